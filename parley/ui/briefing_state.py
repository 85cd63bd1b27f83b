"""The address of a briefing: which script, which step, which room; and what is asked beside it.

A script that a reader has made travels in the address too where it is short, so that a link
gives a colleague the same steps.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import yaml

from parley.briefing import Edition, gathered, script_of
from parley.briefing.scripts import of_mediator, of_region, since
from parley.catalog.briefings import LIMIT_BYTES, BriefingReader
from parley.catalog.problems import Problem
from parley.dates import PartialDate, day_in_words, today
from parley.language import say
from parley.model import Briefing, Step
from parley.ui.briefing_room import is_code
from parley.vocabulary import Region

QUARTER_DAYS = 92
MAX_ADDRESS = 1_800
SAME = "="
SOURCES = ("dispute", "region", "mediator", "since", "quarter")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for; `source` is the part of it that names the script.

    `default` is the script without what a reader has changed in it; `step` counts from 0.
    `question` is what stands on the wall beside the script: a day, a view, a selection.
    `sentences` say what could not be used.
    """

    source: tuple[tuple[str, str], ...] = ()
    briefing: Briefing | None = None
    default: Briefing | None = None
    step: int = 0
    editing: bool = False
    room: str = ""
    presenter: str = ""
    question: dict[str, str] = field(default_factory=dict)
    sentences: tuple[str, ...] = ()


def read(params: Mapping[str, str], edition: Edition) -> Asked:
    """Read an address; a wrong value falls back and says so."""
    notes: list[str] = []
    source, briefing = _chosen(params, edition, notes)
    default = briefing
    if params.get("script"):
        own = unpacked(params["script"], edition, default, notes)
        if own is not None:
            briefing, source = own, source or (("script", ""),)
    return Asked(
        source=source,
        briefing=briefing,
        default=default,
        step=_step(params.get("step", ""), briefing, notes),
        editing=params.get("edit") == "1",
        room=_code(params.get("room", ""), notes),
        presenter=_code(params.get("presenter", ""), notes),
        question={name: params[name] for name in ("on", "view", "sel", "at") if params.get(name)},
        sentences=tuple(notes),
    )


def _chosen(
    params: Mapping[str, str], edition: Edition, notes: list[str]
) -> tuple[tuple[tuple[str, str], ...], Briefing | None]:
    catalog = edition.catalog
    name = next((name for name in SOURCES if params.get(name)), "")
    value = params.get(name, "") if name else ""
    told = value[:60]
    if name == "dispute":
        dispute = catalog.disputes.get(value)
        if dispute is not None:
            return ((name, value),), script_of(dispute, edition)
        notes.append(say("There is no dispute “{slug}”.", slug=told))
    elif name == "region":
        if value in Region.values():
            region = Region.of(value)
            return _several(name, value, region.label, of_region(region, edition), edition)
        notes.append(say("There is no region “{region}”.", region=told))
    elif name == "mediator":
        slugs = of_mediator(value, edition) if value in catalog.known.actors else []
        if slugs:
            title = say("{actor} as a third party", actor=catalog.actor_name(value))
            return _several(name, value, title, slugs, edition)
        notes.append(say("“{actor}” is no third party of any dispute here.", actor=told))
    elif name in {"since", "quarter"}:
        quarter = newest_event(edition) - timedelta(days=QUARTER_DAYS)
        day = quarter if name == "quarter" else _day(value)
        slugs = since(day, edition) if day else []
        if day and slugs:
            title = say("What has happened since {day}", day=day_in_words(day))
            return _several(name, value, title, slugs, edition)
        notes.append(
            say("Nothing is recorded since {day}.", day=day_in_words(day))
            if day
            else say("“{text}” is not a date like 2020-12-10.", text=told)
        )
    return (), None


def _several(
    name: str, value: str, title: str, slugs: list[str], edition: Edition
) -> tuple[tuple[tuple[str, str], ...], Briefing]:
    return ((name, value),), gathered(title[:1].upper() + title[1:], slugs, edition)


def newest_event(edition: Edition) -> date:
    """The day of the newest event of the record: a quarter before today may hold none."""
    days = [e.when.earliest for d in edition.catalog.disputes.values() for e in d.timeline]
    return min(max(days, default=today()), today())


def _day(text: str) -> date | None:
    try:
        return PartialDate.parse(text).earliest
    except ValueError:
        return None


def _step(text: str, briefing: Briefing | None, notes: list[str]) -> int:
    if not text or briefing is None:
        return 0
    count = len(briefing.shown)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0
    if 1 <= number <= count:
        return number - 1
    notes.append(say("“{text}” is not a step from 1 to {count}.", text=text[:60], count=count))
    return min(max(number - 1, 0), max(count - 1, 0))


def _code(text: str, notes: list[str]) -> str:
    if not text or is_code(text):
        return text
    notes.append(say("The code of the room in the address is not whole; open the window again."))
    return ""


def packed(briefing: Briefing, default: Briefing | None) -> str:
    """A script as a part of an address; empty where it is the default, or too long for one.

    A step that the default script has too is named by its place there, with what is changed.
    """
    if briefing == default:
        return ""
    known = default.steps if default else ()
    steps = [_changed(step, known) for step in briefing.steps]
    text = json.dumps([briefing.title, steps], ensure_ascii=False, separators=(",", ":"))
    pressed = base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")
    return pressed if len(pressed) <= MAX_ADDRESS else ""


def _changed(step: Step, known: tuple[Step, ...]) -> dict[str, Any]:
    plain = step.model_dump(mode="json")
    choices = [plain | {SAME: -1}]
    for place, other in enumerate(known):
        there = other.model_dump(mode="json")
        choices.append({n: v for n, v in plain.items() if v != there[n]} | {SAME: place})
    return min(choices, key=lambda choice: len(str(choice)))


def unpacked(
    text: str, edition: Edition, default: Briefing | None, notes: list[str]
) -> Briefing | None:
    """The script that an address carries; nothing of it is trusted, only read."""
    problems: list[Problem] = []
    known = [step.model_dump(mode="json") for step in default.steps] if default else []
    try:
        pressed = base64.urlsafe_b64decode(text[: 2 * MAX_ADDRESS] + "=" * (-len(text) % 4))
        raw = zlib.decompressobj().decompress(pressed, LIMIT_BYTES)
        title, steps = json.loads(raw)
        whole = [_whole(dict(step), known) for step in steps]
        written = yaml.safe_dump({"title": str(title), "briefing": whole}, allow_unicode=True)
    except (ValueError, TypeError, IndexError, RecursionError, yaml.YAMLError, zlib.error):
        notes.append(say("The script in the address is not whole; the default script is shown."))
        return None
    found = opened(written.encode(), say("the script in the address"), edition, problems)
    notes.extend(str(problem) for problem in problems[:8])
    return found


def _whole(step: dict[str, Any], known: list[dict[str, Any]]) -> dict[str, Any]:
    place = int(step.pop(SAME, -1))
    made = (known[place] if place >= 0 else {}) | step
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else value
        for name, value in made.items()
        if value not in (None, "", [])
    }


def opened(raw: bytes, place: str, edition: Edition, problems: list[Problem]) -> Briefing | None:
    """A script from outside, read as strictly as one in a folder."""
    catalog = edition.catalog
    return BriefingReader(place, catalog.disputes, catalog.known, problems).read(raw)
