"""The axes on which two disputes, two days or two views are set side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from parley.analysis.analogues import level_words, outcome_words, size_words
from parley.analysis.traits import Traits, traits
from parley.dates import PartialDate, age_in_words, day_in_words
from parley.language import in_turn, listed, number, say, say_many
from parley.panels.scope import Scope

SAME, PARTLY, DIFFERENT, UNKNOWN = "same", "partly", "different", "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """One axis of both sides: the two cells, how they stand to each other, and that in words."""

    label: str
    one: str
    other: str
    verdict: str
    words: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """As a row of the table; the verdict stands in it as words."""
        return self.label, self.one, self.other, self.words


def compared(one: Scope, other: Scope, names: tuple[str, str]) -> list[Compared]:
    """Every axis of two sides, each side up to its own day; `names` is what they are called."""
    a, b = (traits(s.catalog, s.dispute, s.day) for s in (one, other))
    mine, theirs = one.dispute.identity, other.dispute.identity
    return [
        _sets(say("Parties"), _actors(one, mine.parties), _actors(other, theirs.parties), names),
        _sets(say("Kind"), _labels(a.kinds), _labels(b.kinds), names),
        _value(say("Region"), mine.region.label, theirs.region.label),
        _value(
            say("Stage"), a.stage.label if a.stage else None, b.stage.label if b.stage else None
        ),
        _value(
            say("Hostility, five years before the day"),
            a.recent.label,
            b.recent.label,
        ),
        _militarised(a, b),
        _began(one, other, names),
        _sets(say("What is at stake"), _labels(a.factors), _labels(b.factors), names),
        _size(a, b, names),
        _sets(say("Means tried (UN Charter, art. 33)"), _labels(a.means), _labels(b.means), names),
        _sets(
            say("Third parties"),
            _actors(one, a.third_parties),
            _actors(other, b.third_parties),
            names,
        ),
        _sets(say("Roles of third parties"), _labels(a.roles), _labels(b.roles), names),
        _count(
            say("Measures working"),
            (a.working, _measures(a, one)),
            (b.working, _measures(b, other)),
            names,
        ),
        _sets(say("Kinds of measures agreed"), _labels(a.measures), _labels(b.measures), names),
        _count(say("Texts agreed"), (a.agreed, _texts(a)), (b.agreed, _texts(b)), names),
        _courts(a, b, names),
        _value(say("Outcome"), _outcome(a), _outcome(b)),
        _posture(a, b),
        _as_of(one, other, names),
    ]


def _labels(terms: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(str(getattr(term, "label", term)) for term in terms))


def _actors(scope: Scope, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(scope.actor(item) for item in ids))


def _made(label: str, cells: list[str], verdict: str, words: str) -> Compared:
    one, other = cells
    return Compared(label, one, other, verdict, words)


def _missing(label: str, cells: list[str], *, any_side: bool) -> Compared:
    """What is not recorded can not be compared; it is no difference."""
    words = say("Recorded on one side only") if any_side else say("Recorded on neither side")
    return _made(label, cells, UNKNOWN, words)


def _sets(
    label: str, one: tuple[str, ...], other: tuple[str, ...], names: tuple[str, str]
) -> Compared:
    """Two lists of terms: what stands in both, and what in one alone."""
    cells = [listed(terms) or say("none recorded") for terms in (one, other)]
    both = [term for term in one if term in other]
    if not one and not other:
        return _missing(label, cells, any_side=False)
    if not one or not other:
        return _missing(label, cells, any_side=True)
    if set(one) == set(other):
        return _made(label, cells, SAME, say("The same"))
    if not both:
        return _made(label, cells, DIFFERENT, say("Different: nothing in common"))
    parts = [say("In part. Both: {terms}", terms=listed(both))]
    for name, terms, against in ((names[0], one, other), (names[1], other, one)):
        alone = [term for term in terms if term not in against]
        if alone:
            parts.append(say("only {side}: {terms}", side=name, terms=listed(alone)))
    return _made(label, cells, PARTLY, in_turn(parts))


def _value(label: str, one: str | None, other: str | None, words: str = "") -> Compared:
    """Two single values; `words` says how they differ."""
    cells = [text or say("not recorded for this day") for text in (one, other)]
    if not one or not other:
        return _missing(label, cells, any_side=bool(one or other))
    if one == other:
        return _made(label, cells, SAME, say("The same"))
    return _made(label, cells, DIFFERENT, words or say("Different"))


def _count(
    label: str, one: tuple[int, str], other: tuple[int, str], names: tuple[str, str]
) -> Compared:
    """Two numbers with their wording."""
    more = one[0] - other[0]
    if more == 0:
        return Compared(label, one[1], other[1], SAME, say("The same number"))
    side = names[0] if more > 0 else names[1]
    words = say("Different: {count} more on the side of {side}", count=abs(more), side=side)
    return Compared(label, one[1], other[1], DIFFERENT, words)


def _militarised(a: Traits, b: Traits) -> Compared:
    label = say("Militarised, highest level so far")
    if a.level is None or b.level is None:
        levels = [level_words(found.level) for found in (a, b)]
        return _missing(label, levels, any_side=bool(a.level or b.level))
    cells = [
        say_many("{level}; {count} use of force", "{level}; {count} uses of force", n, level=words)
        for words, n in ((level_words(a.level), a.forces), (level_words(b.level), b.forces))
    ]
    if a.level == b.level:
        return _made(label, cells, SAME, say("The same level"))
    apart = abs(a.level - b.level)
    words = say_many("Different by {count} level of 5", "Different by {count} levels of 5", apart)
    return _made(label, cells, DIFFERENT, words)


def _began(one: Scope, other: Scope, names: tuple[str, str]) -> Compared:
    first, second = (PartialDate.parse(s.dispute.identity.began) for s in (one, other))
    apart = second.year - first.year
    side = names[0] if apart > 0 else names[1]
    words = say_many(
        "Different: {side} {count} year earlier",
        "Different: {side} {count} years earlier",
        abs(apart),
        side=side,
    )
    verdict = DIFFERENT if apart else SAME
    said = words if apart else say("The same year")
    return Compared(say("Began"), first.words, second.words, verdict, said)


def _size(a: Traits, b: Traits, names: tuple[str, str]) -> Compared:
    cells = [
        say("{size} km²", size=number(t.km2)) if t.km2 else say("none drawn as areas")
        for t in (a, b)
    ]
    label = say("Size of the contested areas")
    if not a.km2 or not b.km2:
        return _missing(label, cells, any_side=bool(a.km2 or b.km2))
    if size_words(a.km2) == size_words(b.km2):
        return _made(label, cells, SAME, say("The same, roughly"))
    ratio = max(a.km2, b.km2) / min(a.km2, b.km2)
    side = names[0] if a.km2 > b.km2 else names[1]
    words = say("Different: {side} {ratio} times as large", side=side, ratio=number(ratio, 1))
    return _made(label, cells, DIFFERENT, words)


def _measures(found: Traits, scope: Scope) -> str:
    agreed = sum(scope.begun(row.held) for row in scope.dispute.measures)
    return say("{working} of {agreed} agreed", working=found.working, agreed=agreed)


def _texts(found: Traits) -> str:
    kinds = in_turn(_labels(found.texts))
    return f"{found.agreed}: {kinds}" if kinds else say("none recorded")


def _courts(a: Traits, b: Traits, names: tuple[str, str]) -> Compared:
    """Arbitration and courts, with the judgments and awards in the timeline."""
    cells = []
    for found in (a, b):
        parts = [listed(_labels(found.binding))] if found.binding else []
        if found.judgments:
            parts.append(
                say_many(
                    "{count} judgment or award", "{count} judgments or awards", found.judgments
                )
            )
        cells.append(in_turn(parts) or say("none recorded"))
    label, used = say("Court record"), [bool(t.binding or t.judgments) for t in (a, b)]
    if used == [False, False]:
        return _made(label, cells, SAME, say("No court or tribunal on either side"))
    if used == [True, True]:
        shared = a.binding == b.binding
        words = say("A court or tribunal on both sides")
        return _made(label, cells, SAME if shared else PARTLY, words)
    side = names[0] if used[0] else names[1]
    return _made(label, cells, DIFFERENT, say("Different: only {side}", side=side))


def _outcome(found: Traits) -> str | None:
    if found.settled:
        return say("settled")
    if found.outcome is None:
        return None
    return say("open; furthest text: {stage}", stage=outcome_words(found.outcome))


def _posture(a: Traits, b: Traits) -> Compared:
    """Rows of posture by direction; the numbers differ with the record, so the balance is told."""
    label = say("Posture rows")
    cells = [
        say("{up} raise, {down} lower, {neither} neither", up=up, down=down, neither=neither)
        for up, down, neither in (a.posture, b.posture)
    ]
    if not sum(a.posture) or not sum(b.posture):
        return _missing(label, cells, any_side=bool(sum(a.posture) or sum(b.posture)))
    leans = [(up > down) - (up < down) for up, down, _ in (a.posture, b.posture)]
    if leans[0] != leans[1]:
        return _made(label, cells, DIFFERENT, say("Different: the balance leans two ways"))
    words = {
        1: say("The same balance: more rows raise pressure than lower it, on both sides"),
        0: say("The same balance: as many rows raise pressure as lower it, on both sides"),
        -1: say("The same balance: more rows lower pressure than raise it, on both sides"),
    }
    return _made(label, cells, SAME, words[leans[0]])


def _as_of(one: Scope, other: Scope, names: tuple[str, str]) -> Compared:
    days = [scope.dispute.as_of for scope in (one, other)]
    cells = [
        f"{day_in_words(day)} ({age_in_words(day, scope.today)})"
        for day, scope in zip(days, (one, other), strict=True)
    ]
    older = names[0] if days[0] < days[1] else names[1]
    return _value(
        say("Status as of"), cells[0], cells[1], say("Different: {side} is older", side=older)
    )
