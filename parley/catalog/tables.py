"""CSV files into records: one row a fact, a line number for every message."""

from __future__ import annotations

import csv
import io
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from parley.catalog.files import read_text, relative
from parley.catalog.problems import Problem, Severity, did_you_mean, markup_in, nearest, shown
from parley.dates import Interval, PartialDate
from parley.model import DateColumns, Hint, Record, SpanColumns

R = TypeVar("R", bound=Record)


def columns_of(record: type[Record]) -> list[str]:
    """The header of a record's file, in the order of the model."""
    header: list[str] = []
    for name, field in record.model_fields.items():
        header += _columns(name, field)
    return header


def _columns(name: str, field: FieldInfo) -> tuple[str, ...]:
    for mark in field.metadata:
        if isinstance(mark, DateColumns | SpanColumns):
            return mark.columns
    return (field.alias or name,)


def terms_of(field: FieldInfo) -> tuple[str, ...]:
    """The words a vocabulary cell may hold; empty for any other cell."""
    for candidate in (field.annotation, *get_args(field.annotation)):
        if isinstance(candidate, type) and issubclass(candidate, Enum):
            return tuple(str(member.value) for member in candidate)
    return ()


class TableReader(Generic[R]):
    """Reads one CSV file into records of one type; what is wrong goes to `problems`.

    `lines` holds the line of every good row, `ids` the ids of bad rows too; it is None
    where no row could be told from another.
    """

    def __init__(self, record: type[R], path: Path, root: Path, problems: list[Problem]) -> None:
        self.record, self.path = record, path
        self.place = relative(path, root)
        self.root, self.problems = root, problems
        self.lines: dict[str, int] = {}
        self.ids: set[str] | None = None

    def read(self) -> tuple[R, ...]:
        """All good rows in the order of the file; ids that repeat keep their first row."""
        text = read_text(self.path, self.root, self.problems)
        if text is None:
            return ()
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        found: list[R] = []
        try:
            header = next(rows, [])
            if not self._header_is_good(header):
                return ()
            self.ids = set()
            for cells in rows:
                record = self._row(header, cells, rows.line_num)
                if record is not None:
                    found.append(record)
        except csv.Error as error:
            self._problem(
                f"is not CSV ({error})",
                "Quote cells that hold commas or quotes",
                line=rows.line_num,
            )
        return tuple(found)

    def _problem(self, found: str, write: str, **place: Any) -> None:
        self.problems.append(Problem(self.place, found, write, **place))

    def _header_is_good(self, header: list[str]) -> bool:
        wanted = columns_of(self.record)
        names = [name.strip() for name in header]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._problem(f"column {shown(name)} stands twice", "Keep one of them", line=1)
        for name in names:
            if name not in wanted:
                rule = did_you_mean(name, wanted, f"Use the columns {', '.join(wanted)}")
                self._problem(f"column {shown(name)} is unknown", rule, line=1)
        missing = [name for name in wanted if name not in names]
        for name in missing:
            self._problem(f"column {name!r} is missing", f"Add it: {','.join(wanted)}", line=1)
        return not missing and len(set(names)) == len(names)

    def _row(self, header: list[str], cells: list[str], line: int) -> R | None:
        if not any(cell.strip() for cell in cells):
            return None
        if len(cells) != len(header):
            self._problem(
                f"has {len(cells)} cells, the header has {len(header)}",
                "Quote cells that hold commas; leave unknown cells empty",
                line=line,
            )
            return None
        row = {name.strip(): cell.strip() for name, cell in zip(header, cells, strict=True)}
        if self.ids is not None:
            self.ids.add(row["id"])
        values, good = self._values(row, line)
        if not good:
            return None
        try:
            record = self.record.model_validate(values)
        except ValidationError as error:
            self._explain(error, row, line)
            return None
        if record.id in self.lines:
            self._problem(
                f"{shown(record.id)} stands in line {self.lines[record.id]} too",
                "Give every row an id of its own",
                line=line,
                column="id",
            )
            return None
        self.lines[record.id] = line
        if markup_in("\n".join(cells)):  # one look at the row before one at each cell
            self._marked(row, line)
        return record

    def _marked(self, row: dict[str, str], line: int) -> None:
        what = "Write plain text; it is shown as it stands"
        self.problems.extend(
            Problem(self.place, f"{shown(cell)} carries markup", what, line, name, Severity.WARNING)
            for name, cell in row.items()
            if markup_in(cell)
        )

    def _values(self, row: dict[str, str], line: int) -> tuple[dict[str, Any], bool]:
        values: dict[str, Any] = {}
        good = True
        for name, column, mark, required in _fields(self.record):
            if mark is None:
                values[column] = row[column]
                continue
            if isinstance(mark, DateColumns):
                value, fine = self._date(mark, row, line)
                if fine and value is None and required:
                    self._problem(
                        "is blank", "Write at least the year", line=line, column=mark.columns[0]
                    )
                    fine = False
                values[name] = value
            else:
                values[name], fine = self._span(mark, row, line)
            good = good and fine
        return values, good

    def _date(
        self, mark: DateColumns, row: dict[str, str], line: int
    ) -> tuple[PartialDate | None, bool]:
        parts: list[int | None] = []
        for column in mark.columns:
            cell = row[column]
            if cell and not (cell.isascii() and cell.isdigit() and len(cell) <= 4):
                self._problem(
                    f"{shown(cell)} is not a whole number",
                    "Write digits only, one column each for year, month and day",
                    line=line,
                    column=column,
                )
                return None, False
            parts.append(int(cell) if cell else None)
        year, month, day = parts
        if year is None:
            if month or day:
                self._problem(
                    "is blank beside a month or day",
                    "Write the year",
                    line=line,
                    column=mark.columns[0],
                )
                return None, False
            return None, True
        try:
            return PartialDate(year, month, day), True
        except ValueError as error:
            self._problem(
                f"{'-'.join(row[c] for c in mark.columns)} is no date ({error})",
                "Write a real day, or leave month and day blank",
                line=line,
                column=mark.columns[0],
            )
            return None, False

    def _span(self, mark: SpanColumns, row: dict[str, str], line: int) -> tuple[Interval, bool]:
        start, fine_start = self._date(mark.start, row, line)
        end, fine_end = self._date(mark.end, row, line)
        if not (fine_start and fine_end):
            return Interval(), False
        try:
            return Interval(start, end), True
        except ValueError as error:
            self._problem(
                str(error),
                "Write the first day on which it no longer holds",
                line=line,
                column=mark.end.columns[0],
            )
            return Interval(), False

    def _explain(self, error: ValidationError, row: dict[str, str], line: int) -> None:
        for item in error.errors(include_url=False):
            name = str(item["loc"][0]) if item["loc"] else ""
            field = self.record.model_fields.get(name) or next(
                (f for f in self.record.model_fields.values() if f.alias == name), None
            )
            cell = row.get(name, "")
            found, write = explain(item, field, cell)
            self._problem(found, write, line=line, column=name or None)


@cache
def _fields(
    record: type[Record],
) -> list[tuple[str, str, DateColumns | SpanColumns | None, bool]]:
    """Each field: its name, its column, the columns of its date, and whether it must be there."""
    found = []
    for name, field in record.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, DateColumns | SpanColumns)]
        mark = marks[0] if marks else None
        found.append((name, field.alias or name, mark, field.is_required()))
    return found


def explain(item: Any, field: FieldInfo | None, cell: str) -> tuple[str, str]:
    """What was found in a cell and what to write, from a validation error of its field."""
    terms = terms_of(field) if field is not None else ()
    if terms:
        close = nearest(cell, terms)
        hint = f" Did you mean {close!r}?" if close else ""
        found = f"{shown(cell)} is not in the vocabulary" if cell else "is blank"
        return found, f"Write one of {', '.join(terms)}.{hint}".rstrip(".")
    hints = [m.write for m in (field.metadata if field else ()) if isinstance(m, Hint)]
    if item["type"] == "string_pattern_mismatch":
        write = f"Write {hints[-1]}" if hints else "See geodata/README.md"
        return f"{shown(cell)} is not in the form asked for" if cell else "is blank", write
    reason = str(item["msg"]).removeprefix("Value error, ").lower()
    reason = reason[:1].lower() + reason[1:]
    found = f"{shown(cell)}: {reason}" if cell else "is blank"
    return found, f"Write {hints[-1]}" if hints else "See geodata/README.md"
