"""The only door to geodata/: every folder into disputes, everything wrong into problems."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from parley.catalog.briefings import own_script
from parley.catalog.checking import Checker
from parley.catalog.files import relative
from parley.catalog.heap import uncollected
from parley.catalog.known import Known
from parley.catalog.problems import Problem, Severity, did_you_mean, shown
from parley.catalog.prose import ProseReader
from parley.catalog.register import Register, read_register
from parley.catalog.reviewed import Origins, read_exclusions, read_loaded_words, read_origins
from parley.catalog.second_look import astray
from parley.catalog.shapes import ShapeReader
from parley.catalog.states import States, read_states
from parley.catalog.tables import TableReader
from parley.language import listed
from parley.model import (
    Actor,
    AreaGroup,
    Check,
    Count,
    Dispute,
    Engagement,
    Event,
    Exclusion,
    LedgerEntry,
    Line,
    Measure,
    PlaceName,
    PostureRow,
    Source,
)
from parley.model.fields import SLUG
from parley.mosaic.areas import Area, read_areas
from parley.mosaic.lengths import read_lengths

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
TABLES: tuple[tuple[str, type[Any]], ...] = (
    ("sources", Source),
    ("positions", LedgerEntry),
    ("lines", Line),
    ("timeline", Event),
    ("posture", PostureRow),
    ("mediation", Engagement),
    ("measures", Measure),
    ("names", PlaceName),
    ("counts", Count),
    ("checks", Check),
)
OPTIONAL = (PlaceName, Count, Check)
"""Files that a folder may do without: one name for all, nothing counted, no second look yet."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every dispute that could be read, the shared tables, and every problem found."""

    root: Path
    disputes: dict[str, Dispute]
    known: Known
    areas: dict[str, Area]
    problems: tuple[Problem, ...]
    exclusions: tuple[Exclusion, ...] = ()
    lengths: dict[tuple[str, str], float] = field(default_factory=dict)
    states: States = field(default_factory=States)
    register: Register = field(default_factory=Register)
    origins: Origins = field(default_factory=Origins)

    @classmethod
    @uncollected
    def load(cls, root: Path = GEODATA, only: Iterable[str] | None = None) -> Catalog:
        """Read geodata/; `only` limits it to some slugs. Never raises for contributed files."""
        problems: list[Problem] = []
        areas = read_areas(root / "mosaic" / "areas.csv")
        actors = TableReader(Actor, root / "actors.csv", root, problems).read()
        groups = TableReader(AreaGroup, root / "groups.csv", root, problems).read()
        known = Known(
            actors={actor.id: actor for actor in actors},
            groups=_sound_groups(groups, frozenset(areas), root, problems),
            areas=frozenset(areas),
            words=read_loaded_words(root, problems),
        )
        wanted = None if only is None else set(only)
        disputes: dict[str, Dispute] = {}
        folders = _folders(root, problems)
        for folder in folders:
            if wanted is None or folder.name in wanted:
                dispute = read_dispute(folder, root, known, problems)
                if dispute is not None:
                    disputes[folder.name] = dispute
        slugs = [folder.name for folder in folders]
        exclusions = read_exclusions(root, slugs, problems) if wanted is None else ()
        lengths = read_lengths(root / "mosaic")
        states = read_states(root / "states", root, problems)
        origins = read_origins(root, known.actors, problems)
        whole = wanted is None
        register = read_register(root, known.actors, disputes, problems) if whole else Register()
        return cls(
            root,
            disputes,
            known,
            areas,
            tuple(problems),
            exclusions,
            lengths,
            states,
            register,
            origins,
        )

    def actor_name(self, actor_id: str) -> str:
        """The actor's English name; its id where the table does not have it."""
        actor = self.known.actors.get(actor_id)
        return actor.name if actor else actor_id

    def actor_names(self, ids: Iterable[str]) -> str:
        """Names of several actors in alphabetical order, as one text."""
        return listed(sorted(self.actor_name(item) for item in ids))

    def area_name(self, area_id: str) -> str:
        """The name of an area or group; its id where neither table has it."""
        if area_id in self.known.groups:
            return self.known.groups[area_id].name
        return self.areas[area_id].name if area_id in self.areas else area_id

    def areas_of(self, slug: str) -> frozenset[str]:
        """The mosaic areas a dispute is about."""
        found = (self.known.expand(area) for area in self.disputes[slug].identity.areas)
        return frozenset().union(*found)

    def problems_of(self, slug: str, severity: Severity = Severity.ERROR) -> list[Problem]:
        """What was left out of a dispute, or what should be mended in it."""
        folder = f"{self.root.name}/disputes/{slug}/"
        return [p for p in self.problems if p.file.startswith(folder) and p.severity is severity]


def content_digest(root: Path = GEODATA) -> str:
    """A digest of names, sizes and times under geodata/: a changed file gives another one.

    Readers wait for it again and again, so it goes through the folders without making paths of
    their files, which takes five times as long.
    """
    return hashlib.sha256("\n".join(sorted(_stamps(root, ""))).encode()).hexdigest()[:16]


def _stamps(folder: Path | str, inside: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            name = f"{inside}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, name)
                continue
            with contextlib.suppress(FileNotFoundError):
                stat = entry.stat()
                yield f"{name}|{stat.st_size}|{stat.st_mtime_ns}"


def read_dispute(folder: Path, root: Path, known: Known, problems: list[Problem]) -> Dispute | None:
    """One folder into a dispute; None when its front matter can not be read."""
    text = ProseReader(folder / "dispute.md", root, problems).read()
    lines: dict[str, dict[str, int]] = {"dispute.md": text.lines}
    ids: dict[str, set[str] | None] = {}
    rows: dict[str, Any] = {}
    for name, record in TABLES:
        path = folder / record.file
        reader = TableReader(record, path, root, problems)
        rows[name] = () if record in OPTIONAL and _is_absent(path) else reader.read()
        lines[record.file], ids[record.file] = reader.lines, reader.ids
    extent = text.identity.extent if text.identity else None
    shapes = ShapeReader(folder / "map.geojson", root, problems)
    features = shapes.read(extent)
    ids["map.geojson"] = shapes.ids
    place = f"{relative(folder, root)}/{Check.file}"
    problems += astray(rows["checks"], ids, place, lines[Check.file])
    if text.identity is None:
        return None
    rows["timeline"] = tuple(sorted(rows["timeline"], key=lambda event: event.when))
    dispute = Dispute(folder.name, text.identity, text.sections, features=features, **rows)
    checked = Checker(relative(folder, root), known, lines, problems).check(dispute)
    return replace(checked, briefing=own_script(folder, root, known, checked, problems))


def _is_absent(path: Path) -> bool:
    try:
        path.lstat()
    except OSError as error:
        return isinstance(error, FileNotFoundError)
    return False


def _folders(root: Path, problems: list[Problem]) -> list[Path]:
    found: list[Path] = []
    base = root / "disputes"
    for folder in sorted(base.iterdir()) if base.is_dir() else []:
        if not folder.is_dir() or folder.name.startswith("."):
            continue
        if not SLUG.fullmatch(folder.name):
            problems.append(
                Problem(
                    relative(folder, root),
                    f"{shown(folder.name)} is not a slug",
                    "Rename the folder with lower-case letters and hyphens",
                )
            )
            continue
        found.append(folder)
    return found


def _sound_groups(
    groups: tuple[AreaGroup, ...], areas: frozenset[str], root: Path, problems: list[Problem]
) -> dict[str, AreaGroup]:
    kept: dict[str, AreaGroup] = {}
    for group in groups:
        unknown = [a for a in group.areas if a not in areas and a not in kept]
        for area in unknown:
            rule = did_you_mean(area, [*areas, *kept], "Name areas, or groups that stand above it")
            problems.append(
                Problem(
                    f"{root.name}/groups.csv",
                    f"{group.id}: {shown(area)} is unknown",
                    rule,
                    column="areas",
                )
            )
        if group.id in areas:
            problems.append(
                Problem(
                    f"{root.name}/groups.csv",
                    f"{shown(group.id)} is an area already",
                    "Give the group a name of its own",
                    column="id",
                )
            )
        elif not unknown:
            kept[group.id] = group
    return kept
