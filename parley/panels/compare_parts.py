"""What stands side by side below the axes: timelines, two tracks, ledgers and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from parley.analysis.tracks import RULE, Quarter, quarters
from parley.blocks import (
    Block,
    Chart,
    Heading,
    Notice,
    Prose,
    Records,
    Row,
    Series,
    Table,
    Timeline,
)
from parley.catalog.answers import Answers
from parley.language import say, say_many
from parley.model import Dispute
from parley.panels.claims import claims
from parley.panels.compare import beside, identical, same_axes, sides
from parley.panels.difference import changes
from parley.panels.scope import Scope
from parley.panels.timeline import event_row, newest_first, picture

SINCE = 2010
NEWEST = 6


def timelines(one: Scope, other: Scope) -> list[Block]:
    """Two pictures on one time axis, then the newest events of both up to their days."""
    names = sides(one, other)
    drawn = [_picture(scope) for scope in (one, other)]
    known = [each for each in drawn if each is not None]
    if not known:
        return [Notice(say("No dated event is recorded on either side."))]
    start, end = min(each.start for each in known), max(each.end for each in known)
    blocks: list[Block] = identical(one, other)
    for name, each in zip(names, drawn, strict=True):
        blocks.append(Heading(name))
        if each is None:
            blocks.append(Notice(say("No dated event is recorded.")))
        else:
            blocks.append(replace(each, start=start, end=end))
    for number, (name, scope) in enumerate(zip(names, (one, other), strict=True)):
        if number:
            beside(one, other)
        past = [event for event in scope.dispute.timeline if event.when.earliest <= scope.day]
        rows = [event_row(event, scope) for event in newest_first(past)[:NEWEST]]
        blocks.append(Heading(say("Newest events: {side}", side=name)))
        blocks.append(_elsewhere(Records(tuple(rows), say("Nothing is dated so early.")), scope))
    blocks.append(other.cited())
    return blocks


def _picture(scope: Scope) -> Timeline | None:
    """The two-track picture of a side, its marks named with the dispute that they belong to."""
    if not scope.dispute.timeline:
        return None
    drawn = picture(scope, list(scope.dispute.timeline))
    marks = tuple(replace(m, key=f"{scope.dispute.slug}|{m.key}") for m in drawn.marks)
    return replace(drawn, marks=marks)


def tracks(one: Scope, other: Scope) -> list[Block]:
    """Pressure and dialogue of both sides by year, with their sums and the rule of the score."""
    if one.dispute.slug == other.dispute.slug:
        return [
            Notice(
                say(
                    "Both sides show one dispute, so there is one score. Choose another dispute "
                    "to set two side by side."
                )
            ),
            *_scores([one.dispute], [one.dispute.identity.short]),
        ]
    return _scores([one.dispute, other.dispute], list(sides(one, other)))


def yearly(dispute: Dispute) -> tuple[dict[int, tuple[int, int]], int]:
    """Pressure and dialogue by year since 2010, and how many events had no month."""
    found, undated = quarters([dispute], SINCE)
    by_year: dict[int, list[Quarter]] = defaultdict(list)
    for quarter in found:
        by_year[quarter.year].append(quarter)
    return {
        year: (sum(q.pressure for q in held), sum(q.dialogue for q in held))
        for year, held in by_year.items()
    }, undated


def _scores(disputes: list[Dispute], names: list[str]) -> list[Block]:
    scored = [yearly(dispute) for dispute in disputes]
    years = sorted({year for by_year, _ in scored for year in by_year}, reverse=True)
    if not years:
        return [Notice(say("No event with a month is recorded since {year}.", year=SINCE))]
    heads = [(say("{side}: pressure", side=n), say("{side}: dialogue", side=n)) for n in names]
    columns = [column for pair in heads for column in pair]
    rows = [
        (str(year), *(str(score) for by_year, _ in scored for score in by_year.get(year, (0, 0))))
        for year in years
    ]
    sums = [str(sum(held[i] for held in by_year.values())) for by_year, _ in scored for i in (0, 1)]
    undated = sum(count for _, count in scored)
    left_out = say_many(
        "{count} event is left out for that.", "{count} events are left out for that.", undated
    )
    return [
        Prose(f"{say(RULE)} {left_out}" if undated else say(RULE)),
        *(
            _chart(name, by_year, range(years[-1], years[0] + 1))
            for name, (by_year, _) in zip(names, scored, strict=True)
        ),
        Table(
            (say("Year"), *columns),
            ((say("Since {year}", year=SINCE), *sums), *rows),
            numeric=tuple(range(1, len(columns) + 1)),
            caption=say("Pressure and dialogue by year"),
        ),
    ]


def _chart(name: str, by_year: dict[int, tuple[int, int]], years: range) -> Chart:
    """Both scores of a side over the years of both sides."""
    held = [by_year.get(year, (0, 0)) for year in years]
    return Chart(
        "line",
        name,
        say("score"),
        tuple(str(year) for year in years),
        (
            Series(say("pressure"), tuple(float(pressure) for pressure, _ in held)),
            Series(say("dialogue"), tuple(float(dialogue) for _, dialogue in held)),
        ),
    )


def ledger(scope: Scope) -> list[Block]:
    """Claims and control of one side; a row leads to its dossier."""
    return [_elsewhere(block, scope) for block in claims(scope)]


def ledgers(one: Scope, other: Scope) -> list[Block]:
    """Both ledgers, one after the other, with one list of sources."""
    left, right = sides(one, other)
    mine = ledger(one)[:-1]
    beside(one, other)
    return [*identical(one, other), Heading(left), *mine, Heading(right), *ledger(other)]


def changed(one: Scope, other: Scope) -> list[Block]:
    """What the second view or day of one dispute answers differently."""
    if one.dispute.slug != other.dispute.slug:
        return [
            Notice(
                say(
                    "Two disputes have no areas to compare one by one. Choose one dispute on both "
                    "sides, with two dates or two views, to see what changed."
                )
            )
        ]
    answers = Answers(one.catalog, one.views, one.names)
    same = identical(one, other)
    return same or changes(answers, (one.view, one.day), (other.view, other.day), one.dispute)


COMPARISONS: dict[str, Callable[[Scope, Scope], list[Block]]] = {
    "axes": same_axes,
    "timelines": timelines,
    "tracks": tracks,
    "ledgers": ledgers,
    "changed": changed,
}
"""Every part of a comparison by its key in the address, in reading order, for any medium."""


def _elsewhere(block: Block, scope: Scope) -> Block:
    """Rows whose key names the dispute too; two maps stand above them, so no place is rung."""
    if not isinstance(block, Records):
        return block
    return replace(block, rows=tuple(_row(row, scope) for row in block.rows))


def _row(row: Row, scope: Scope) -> Row:
    return replace(row, key=f"{scope.dispute.slug}|{row.key}", place="")
