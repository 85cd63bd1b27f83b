"""The tables of geodata/README.md, made from the records and terms they describe.

A marked block of the page (`<!-- columns:timeline.csv -->` to `<!-- end -->`) is replaced as
a whole, so the page can not say anything of a column or term that the reader does not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from parley import vocabulary
from parley.catalog.coordinates import GEOMETRIES
from parley.catalog.shapes import MAX_KM, MAX_NAME, PROPERTIES
from parley.catalog.tables import columns_of
from parley.model import (
    ROW_TYPES,
    Actor,
    AreaGroup,
    DateColumns,
    Exclusion,
    Hint,
    Identity,
    LoadedWord,
    Origin,
    Record,
    SpanColumns,
)
from parley.model.meanings import MEANINGS
from parley.model.register import REGISTER_TYPES
from parley.vocabulary import AreaKind, LineKind, Precision, SiteKind, Term

BLOCK = re.compile(r"<!-- (columns|terms):([\w./-]+) -->\n.*?<!-- end -->", re.DOTALL)
_RECORDS: tuple[type[Record], ...] = (
    *ROW_TYPES,
    Actor,
    AreaGroup,
    Exclusion,
    LoadedWord,
    Origin,
    *REGISTER_TYPES,
)
TABLES = {record.file: record for record in _RECORDS}  # type: ignore[attr-defined]
TERMS: dict[str, type[Term]] = {
    name: term for name in vocabulary.__all__ if (term := getattr(vocabulary, name)) is not Term
}
_PARTS = {
    "year": ("whole number", "1962"),
    "month": ("whole number", "1 to 12"),
    "day": ("whole number", "1 to 31"),
}
_SHAPE = {
    "id": ("text", "an id of lower-case letters, digits and hyphens"),
    "name": ("text", f"at most {MAX_NAME} characters"),
    "sources": ("list", '["un-186"]; one or more ids of sources.csv'),
    "from": ("date or null", '"1974-08-16", "1974-08", "1974" or null'),
    "to": ("date or null", '"1974-08-16", "1974-08", "1974" or null'),
    "note": ("text", "plain text"),
    "holder": ("text or null", "an id of actors.csv"),
    "km": ("number or null", f"kilometres, 0 to {MAX_KM}"),
}
_SHAPE_HAS = ("id", "name", "kind", "precision", "sources")


class UnknownTableError(ValueError):
    """A marker of the page names no file or no vocabulary."""


def with_tables(page: str) -> str:
    """The page with every marked block made new. Raises UnknownTableError."""

    def made_new(match: re.Match[str]) -> str:
        what, name = match.groups()
        table = columns_table(name) if what == "columns" else terms_table(name)
        return f"<!-- {what}:{name} -->\n{table}\n<!-- end -->"

    return BLOCK.sub(made_new, page)


def columns_table(name: str) -> str:
    """Every column of a file: its type, whether it may be blank, its meaning, what to write."""
    if name not in MEANINGS:
        msg = f"columns:{name} is no file of geodata/; write one of {', '.join(MEANINGS)}"
        raise UnknownTableError(msg)
    rows = {"map.geojson": _shape_rows, "dispute.md": _key_rows}.get(name, lambda: _rows(name))()
    head = ("property" if name == "map.geojson" else "key" if name == "dispute.md" else "column",)
    return _table((*head, "type", "blank", "what it tells", "what to write"), rows)


def terms_table(name: str) -> str:
    """Every term of a vocabulary with its label, definition and authority."""
    if name not in TERMS:
        msg = f"terms:{name} is no vocabulary; write one of {', '.join(TERMS)}"
        raise UnknownTableError(msg)
    rows = ((f"`{m.value}`", m.label, m.definition, m.authority) for m in TERMS[name])
    return _table(("in files", "label", "definition", "authority"), rows)


def refused_when_blank(record: type[Record]) -> set[str]:
    """The columns without which a row is left out, as the reader itself says."""
    blank = {
        field.alias or name: ""
        for name, field in record.model_fields.items()
        if _dates(field) is None
    }
    try:
        record.model_validate(blank)
    except ValidationError as error:
        return {str(item["loc"][0]) for item in error.errors()}
    return set()


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    record = TABLES[name]
    refused = refused_when_blank(record)
    fields = {field.alias or key: field for key, field in record.model_fields.items()}
    refused |= {
        mark.columns[0]
        for key, field in fields.items()
        if key in refused and isinstance(mark := _dates(field), DateColumns)
    }
    for column in columns_of(record):
        field = fields.get(column)
        kind, write = _PARTS[column.rpartition("_")[2]] if field is None else _form(field)
        expected = field is not None and field.is_required()
        blank = _blank(column in refused, expected=expected)
        yield f"`{column}`", kind, blank, MEANINGS[name].get(column, ""), write


def _key_rows() -> Iterator[tuple[str, ...]]:
    for key, field in Identity.model_fields.items():
        kind, write = _form(field)
        write = write.replace("separated by semicolons", "in brackets, separated by commas")
        meaning = MEANINGS["dispute.md"].get(key, "")
        yield f"`{key}`", kind, _blank(field.is_required()), meaning, write


def _shape_rows() -> Iterator[tuple[str, ...]]:
    kinds = "; ".join(
        f"[{term.__name__}](#{term.__name__.lower()}): {' or '.join(geometries)}"
        for term, geometries in GEOMETRIES.items()
    )
    both = " or ".join(_link(term) for term in (LineKind, AreaKind, SiteKind))
    shape = _SHAPE | {
        "kind": (f"term: {both}", kinds),
        "precision": (f"term: {_link(Precision)}", ", ".join(Precision.values())),
    }
    for name in ("id", *PROPERTIES):
        kind, write = shape[name]
        meaning = MEANINGS["map.geojson"].get(name, "")
        yield f"`{name}`", kind, _blank(name in _SHAPE_HAS), meaning, write


def _blank(refused: bool, *, expected: bool = False) -> str:  # noqa: FBT001
    return "refused" if refused else "not wanted" if expected else "may be"


def _dates(field: FieldInfo) -> DateColumns | SpanColumns | None:
    return next((m for m in field.metadata if isinstance(m, DateColumns | SpanColumns)), None)


def _form(field: FieldInfo) -> tuple[str, str]:
    """The type of a cell, and what to write in it."""
    parts = [*_inside(field.annotation), *field.metadata]
    several = tuple in {getattr(part, "__origin__", None) for part in parts}
    term = next((p for p in parts if isinstance(p, type) and issubclass(p, Term)), None)
    if term is not None:
        kind = "list of terms" if several else "term"
        return f"{kind}: {_link(term)}", ", ".join(term.values())
    hints = [part.write for part in parts if isinstance(part, Hint)]
    limits = [part.max_length for part in parts if getattr(part, "max_length", None)]
    kind = "list" if several else "whole number" if int in parts else "text"
    if limits and not several:
        kind += f", at most {limits[-1]:,}"
    return kind, hints[-1] if hints else ""


def _inside(annotation: Any) -> Iterator[Any]:
    """An annotation and everything that it is made of."""
    yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def _link(term: type[Term]) -> str:
    return f"[{term.__name__}](#{term.__name__.lower()})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines
    )
