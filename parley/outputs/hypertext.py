"""Blocks as HTML for a file that opens anywhere: one function a block kind.

Every text is escaped; an address becomes a link only when it is one of the web.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from parley.blocks import (
    Block,
    Chart,
    Cite,
    Cites,
    Facts,
    Heading,
    Notice,
    Prose,
    Records,
    Row,
    Table,
    Timeline,
)
from parley.language import say
from parley.outputs import drawings
from parley.outputs.imprint import is_web

WIDE = 4
"""Tables of more columns are set row by row where the page is narrow."""


def heading(block: Heading) -> str:
    """A heading below the title of its step."""
    level = 4 if block.level > 2 else 3
    return f"<h{level}>{escape(block.text)}</h{level}>"


def prose(block: Prose) -> str:
    """A paragraph and its sources."""
    return f'<p class="prose" dir="auto">{escape(block.text)}{marks(block.cites)}</p>'


def facts(block: Facts) -> str:
    """Labelled values."""
    rows = "".join(
        f'<dt>{escape(fact.label)}</dt><dd dir="auto">{escape(fact.value)}{marks(fact.cites)}'
        f"{_small(fact.note)}</dd>"
        for fact in block.items
    )
    return f'<dl class="facts">{rows}</dl>'


def records(block: Records) -> str:
    """Rows of one kind, or the sentence that says there are none."""
    if not block.rows:
        return f'<p class="empty">{escape(block.empty)}</p>'
    return f'<ul class="records">{"".join(map(_record, block.rows))}</ul>'


def _record(row: Row) -> str:
    tone = drawings.toned(row.tone)
    faint = " faint" if row.faint else ""
    body = f'<p dir="auto">{escape(row.detail)}</p>' if row.detail else ""
    if row.differs:
        sign = escape(say("Sources differ."))
        body += f'<p class="differs"><b>{sign}</b> {escape(row.differs)}</p>'
    for label, value in row.facts:
        body += f'<p class="fact"><b>{escape(label)}:</b> {escape(value)}</p>'
    return (
        f'<li class="record {tone}{faint}"><span class="when">{escape(row.when)}</span><div>'
        f'<span class="tag"><i aria-hidden="true">{drawings.TONES[tone]}</i> {escape(row.tag)}'
        f'</span><span class="title" dir="auto">{escape(row.title)}{marks(row.cites)}</span>'
        f"{body}</div></li>"
    )


def timeline(block: Timeline) -> str:
    """The two-track picture."""
    return f'<figure class="timeline">{drawings.timeline(block)}</figure>'


def table(block: Table) -> str:
    """A plain table."""
    numeric = set(block.numeric)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in block.columns)
    body = "".join(f"<tr>{_cells(block.columns, row, numeric)}</tr>" for row in block.rows)
    wide = ' class="wide"' if len(block.columns) > WIDE else ""
    told = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    return (
        f'<div class="tablebox"><table{wide}>{told}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(columns: Sequence[str], row: Iterable[str], numeric: set[int]) -> str:
    """The cells of a row, each with the name of its column for a narrow page."""
    return "".join(
        f'<td {"class=number" if n in numeric else "dir=auto"} data-column="{escape(name)}">'
        f"{escape(cell)}</td>"
        for n, (name, cell) in enumerate(zip(columns, row, strict=False))
    )


def chart(block: Chart) -> str:
    """Figures as a picture, and the same as a table for who can not see it."""
    key = "".join(
        f"<li>{drawings.sample(block.kind, n)}<span>{escape(series.name)}</span></li>"
        for n, series in enumerate(block.series)
    )
    wanted = len(block.series) > 1 or block.kind != "bar"
    twin = Table(
        ("", *(series.name for series in block.series)),
        tuple(
            (name, *(drawings.figure(series.values[i]) for series in block.series))
            for i, name in enumerate(block.categories)
        ),
        caption=f"{block.title}, {block.unit}",
    )
    return (
        f'<figure class="chart"><figcaption><b>{escape(block.title)}</b> {escape(block.unit)}'
        f"</figcaption>{f'<ul class=chartkey>{key}</ul>' if wanted else ''}{drawings.chart(block)}"
        f'<div class="unseen">{table(twin)}</div>'
        f'<p class="chartnote">{escape(block.note)}{marks(block.cites)}</p></figure>'
    )


def notice(block: Notice) -> str:
    """What must be known before the rest."""
    return f'<p class="notice" dir="auto">{escape(block.text)}</p>'


def cites(block: Cites) -> str:
    """Numbered sources in full."""
    return sources(block.items)


RENDER: dict[type[Any], Callable[[Any], str]] = {
    Heading: heading,
    Prose: prose,
    Facts: facts,
    Records: records,
    Timeline: timeline,
    Table: table,
    Chart: chart,
    Notice: notice,
    Cites: cites,
}


def html_of(blocks: Iterable[Block]) -> str:
    """Every block, one after another."""
    return "".join(RENDER[type(block)](block) for block in blocks)


def marks(cited: Iterable[Cite]) -> str:
    """The numbers of sources, each one click from the fact."""
    told = "".join(
        _link(cite.url, str(cite.number), f"{cite.producer}: {cite.title}") for cite in cited
    )
    return f'<span class="cites">{told}</span>' if told else ""


def sources(cited: Iterable[Cite]) -> str:
    """A numbered list of sources as links."""
    rows = "".join(
        f'<li value="{cite.number}">{_link(cite.url, cite.title, "")}'
        f"{_small(' · '.join(part for part in (cite.producer, cite.published, cite.kind) if part))}"
        "</li>"
        for cite in cited
    )
    return f'<ol class="sources">{rows}</ol>' if rows else ""


def _link(url: str, text: str, hint: str) -> str:
    title = f' title="{escape(hint)}"' if hint else ""
    if not is_web(url):
        return f"<span{title}>{escape(text)}</span>"
    return (
        f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer"{title} dir="auto">'
        f"{escape(text)}</a>"
    )


def _small(text: str) -> str:
    return f'<small dir="auto">{escape(text)}</small>' if text else ""
