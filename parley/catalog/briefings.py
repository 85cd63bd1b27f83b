"""A briefing's script as a file: read with every problem named, checked, and written again.

The same form stands in a dispute's folder (`briefing.yaml`) and in a file that a reader keeps
or opens. A step that can not be shown is left out, the others stand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from parley.catalog.files import relative
from parley.catalog.known import Known
from parley.catalog.mapping import MappingReader
from parley.catalog.problems import Problem, did_you_mean, shown
from parley.catalog.spans import first_day, last_day, selectable, views_of
from parley.catalog.tables import explain
from parley.dates import PartialDate
from parley.model import MAX_STEPS, Briefing, Dispute, Step
from parley.model.fields import CONTROL
from parley.mosaic.views import DE_FACTO, NEUTRAL

LIMIT_BYTES = 300_000
KEYS = ("title", "briefing")
Tell = Callable[[str, str, str], None]


class BriefingReader:
    """Reads a script; what is wrong goes to `problems` with its line.

    `home` is the dispute in whose folder the file stands: its steps need not name it.
    """

    def __init__(
        self,
        place: str,
        disputes: Mapping[str, Dispute],
        known: Known,
        problems: list[Problem],
        home: str = "",
    ) -> None:
        self.place, self.problems, self.home = place, problems, home
        self.disputes, self.known = disputes, known
        self.lines: dict[str, int] = {}

    def read(self, raw: bytes) -> Briefing | None:
        """The script with its sound steps; None when nothing of it can be shown."""
        if len(raw) > LIMIT_BYTES:
            self._problem("is larger than 300 kB", "Keep a script to its steps and notes", "")
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._problem("is not UTF-8 text", "Save it as UTF-8", "")
            return None
        if CONTROL.search(text):
            self._problem("holds a control character", "Write plain text", "")
            return None
        reader = MappingReader(self.place, self.problems, "the script")
        found = reader.read(text)
        self.lines = reader.lines
        if found is None:
            return None
        for name in found.keys() - set(KEYS):
            rule = did_you_mean(name, KEYS, "Remove it")
            self._problem(f"key {shown(name)} is unknown", rule, name)
        listed = found.get("briefing")
        if not isinstance(listed, list) or not listed:
            self._problem("has no list of steps", "Write briefing: and a list of steps", "briefing")
            return None
        if len(listed) > MAX_STEPS:
            self._problem(
                f"has {len(listed)} steps", f"Keep to {MAX_STEPS}; the rest is left out", "briefing"
            )
        steps = [self._step(raw, n) for n, raw in enumerate(listed[:MAX_STEPS])]
        kept = tuple(step for step in steps if step is not None)
        title = found.get("title")
        if not isinstance(title, str) or not 3 <= len(title.strip()) <= 140:
            self._problem("has no title of 3 to 140 characters", "Write title: …", "title")
            title = "Briefing"
        return Briefing(title=title.strip(), steps=kept) if kept else None

    def _problem(self, found: str, write: str, key: str) -> None:
        column = key.rpartition("/")[2] or None
        self.problems.append(Problem(self.place, found, write, self.lines.get(key), column))

    def _step(self, raw: Any, number: int) -> Step | None:
        path = f"briefing/{number}"

        def tell(column: str, found: str, write: str) -> None:
            key = f"{path}/{column}"
            line = self.lines.get(key, self.lines.get(path))
            step = f"step {number + 1} {column}".strip()
            self.problems.append(Problem(self.place, found, write, line, step))

        if not isinstance(raw, dict):
            tell("", "is no step", "Write - title: … and what the step shows")
            return None
        try:
            step = Step.model_validate(raw)
        except ValidationError as error:
            for item in error.errors(include_url=False):
                name = str(item["loc"][0]) if item["loc"] else ""
                if item["type"] == "extra_forbidden":
                    tell(
                        name,
                        f"key {shown(name)} is unknown",
                        did_you_mean(name, Step.model_fields, "Remove it"),
                    )
                    continue
                cell = raw.get(name, "")
                what, write = explain(item, Step.model_fields.get(name), str(cell) if cell else "")
                tell(name, "is missing" if item["type"] == "missing" else what, write)
            return None
        if step.dispute is None and self.home:
            step = step.model_copy(update={"dispute": self.home})
        return step if self._leads_somewhere(step, tell) else None

    def _leads_somewhere(self, step: Step, tell: Tell) -> bool:
        """Whether dispute, views, days and selection are there; each that is not is told."""
        if step.dispute is None:
            return self._views(step, None, tell)
        dispute = self.disputes.get(step.dispute)
        if dispute is None:
            rule = did_you_mean(step.dispute, self.disputes, "Use a slug that `list` shows")
            tell("dispute", f"there is no dispute {shown(step.dispute)}", rule)
            return False
        good = self._views(step, views_of(dispute), tell)
        first, last = first_day(dispute), last_day(dispute)
        for column, day in (("on", step.on), ("against_on", step.against_on)):
            if day and not first <= PartialDate.parse(day).earliest <= last:
                tell(
                    column, f"{day} lies outside the record", f"Write a day from {first} to {last}"
                )
                good = False
        if step.select and not selectable(step.select, dispute, self.known.areas):
            tell(
                "select", f"{shown(step.select)} is not in {dispute.slug}", "Use the address’s sel"
            )
            good = False
        return good

    def _views(self, step: Step, known: list[str] | None, tell: Tell) -> bool:
        good = True
        for column, view in (("view", step.view), ("against", step.against)):
            there = (
                view in known if known else view in {NEUTRAL, DE_FACTO} or view in self.known.actors
            )
            if view and not there:
                rule = did_you_mean(view, known or (), "Write neutral, de_facto or a party’s id")
                tell(column, f"{shown(view)} is not a view here", rule)
                good = False
        return good


def own_script(
    folder: Path, root: Path, known: Known, dispute: Dispute, problems: list[Problem]
) -> Briefing | None:
    """The dispute's own script, where its folder has one."""
    path = folder / Briefing.file
    if not (path.exists() or path.is_symlink()):
        return None
    place = relative(path, root)
    reader = BriefingReader(place, {dispute.slug: dispute}, known, problems, dispute.slug)
    try:
        return reader.read(path.read_bytes())
    except OSError as error:
        problems.append(Problem(place, f"can not be read ({error.strerror})", "Mend the file"))
        return None


def as_yaml(briefing: Briefing) -> str:
    """A script in the form that `BriefingReader` reads; what stands at its default is left out."""
    steps = [
        {name: _plain(value) for name, value in step.model_dump(exclude_defaults=True).items()}
        for step in briefing.steps
    ]
    return yaml.safe_dump(
        {"title": briefing.title, "briefing": steps},
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=10_000,
    )


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str) else value
