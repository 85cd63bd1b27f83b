"""dispute.md: front matter read as text only, and prose under fixed headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from parley.catalog.files import read_text, relative
from parley.catalog.mapping import MappingReader
from parley.catalog.problems import Problem, Severity, did_you_mean, markup_in, shown
from parley.catalog.tables import explain
from parley.model import HEADINGS, Identity

_HEADING = re.compile(r"^##\s+(.+?)\s*$")
CITATION = re.compile(r"\[([a-z0-9][a-z0-9.;, -]*)\]")


@dataclass(slots=True)
class DisputeText:
    """What dispute.md holds: identity, sections, and the line on which each key stands."""

    identity: Identity | None = None
    sections: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class ProseReader:
    """Reads one dispute.md; what is wrong goes to `problems`."""

    def __init__(self, path: Path, root: Path, problems: list[Problem]) -> None:
        self.path, self.root, self.problems = path, root, problems
        self.place = relative(path, root)

    def read(self) -> DisputeText:
        """Identity and sections; identity is None when the front matter can not be read."""
        found = DisputeText()
        text = read_text(self.path, self.root, self.problems)
        if text is None:
            return found
        lines = text.replace("\r\n", "\n").split("\n")
        if not lines or lines[0].strip() != "---":
            self._problem("has no front matter", "Start the file with a line of three hyphens", 1)
            return found
        try:
            end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == "---")
        except StopIteration:
            self._problem("front matter never ends", "Close it with a line of three hyphens", 1)
            return found
        reader = MappingReader(self.place, self.problems, "front matter", before=1)
        raw = reader.read("\n".join(lines[1:end]))
        found.lines = reader.lines
        if raw is not None:
            found.identity = self._identity(raw, found.lines)
        found.sections = self._sections(lines, end + 1)
        return found

    def _problem(
        self,
        what: str,
        write: str,
        line: int | None = None,
        column: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        self.problems.append(Problem(self.place, what, write, line, column, severity))

    def _identity(self, raw: dict[str, Any], lines: dict[str, int]) -> Identity | None:
        for name, value in raw.items():
            if isinstance(value, str) and markup_in(value):
                self._problem(
                    f"{shown(value)} carries markup",
                    "Write plain text; it is shown as it stands",
                    lines.get(name),
                    name,
                    Severity.WARNING,
                )
        try:
            return Identity.model_validate(raw)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                name = str(item["loc"][0]) if item["loc"] else ""
                spec = Identity.model_fields.get(name)
                cell = raw.get(name, "")
                if item["type"] == "extra_forbidden":
                    rule = did_you_mean(name, Identity.model_fields, "Remove it")
                    self._problem(f"key {shown(name)} is unknown", rule, lines.get(name, 2), name)
                    continue
                what, write = explain(item, spec, "" if cell in ("", []) else str(cell))
                what = "is missing" if item["type"] == "missing" else what
                self._problem(what, write, lines.get(name, 2), name)
        return None

    def _sections(self, lines: list[str], start: int) -> dict[str, str]:
        out: dict[str, str] = {}
        current: str | None = None
        body: list[str] = []
        for number, line in enumerate([*lines[start:], "## "], start + 1):
            match = _HEADING.match(line)
            if not (match or line == "## "):
                body.append(line)
                if markup_in(line):
                    self._problem(
                        f"{shown(line)} carries markup",
                        "Write plain text; it is shown as it stands",
                        number,
                        severity=Severity.WARNING,
                    )
                continue
            if current is not None:
                out[current] = "\n".join(body).strip()
            body = []
            current = match.group(1) if match else None
            if current is not None and current not in HEADINGS:
                rule = did_you_mean(current, HEADINGS, f"Use {', '.join(HEADINGS)}")
                self._problem(f"heading {shown(current)} is unknown", rule, number)
                current = None
        for heading in HEADINGS:
            if not out.get(heading):
                self._problem(
                    f"section {heading!r} is missing or empty",
                    f"Add a line `## {heading}` and a paragraph",
                    severity=Severity.WARNING,
                )
        return {heading: out[heading] for heading in HEADINGS if out.get(heading)}


def citations(text: str) -> list[str]:
    """The source ids that a paragraph cites in square brackets, in order, each once."""
    found: list[str] = []
    for match in CITATION.finditer(text):
        for part in re.split(r"[;,]", match.group(1)):
            if part.strip() and part.strip() not in found:
                found.append(part.strip())
    return found
