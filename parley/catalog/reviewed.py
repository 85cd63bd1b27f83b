"""Read the reviewed lists: loaded words, where publishers speak from, entries of other lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from parley.catalog.problems import Problem, did_you_mean, shown
from parley.catalog.tables import TableReader
from parley.model import Exclusion, LoadedWord, Origin, Source


def read_loaded_words(root: Path, problems: list[Problem]) -> tuple[LoadedWord, ...]:
    """The words that take a side; a folder without the list has none."""
    path = root / LoadedWord.file
    return TableReader(LoadedWord, path, root, problems).read() if path.is_file() else ()


class Origins:
    """Answers where a source speaks from: by its producer first, then by its address.

    The longest entry that fits decides, so that `bbc.com` goes before `com`. What no entry
    fits is not known, and is counted as such.
    """

    def __init__(self, rows: Iterable[Origin] = ()) -> None:
        listed = list(rows)
        self._addresses = {row.id: row for row in listed if not row.producer}
        self._producers = sorted(
            (row for row in listed if row.producer), key=lambda row: -len(row.producer)
        )
        self._known: dict[str, Origin | None] = {}

    def of(self, source: Source) -> Origin | None:
        """The entry that fits a source, or None where its origin is not known."""
        key = f"{source.producer}|{source.url}"
        if key not in self._known:
            self._known[key] = self._by_producer(source.producer) or self._by_address(source.url)
        return self._known[key]

    def _by_producer(self, producer: str) -> Origin | None:
        return next(
            (
                row
                for row in self._producers
                if producer == row.producer
                or producer.startswith((f"{row.producer} ", f"{row.producer},"))
            ),
            None,
        )

    def _by_address(self, url: str) -> Origin | None:
        parts = (urlsplit(url).hostname or "").rstrip(".").split(".")
        ends = (".".join(parts[start:]) for start in range(len(parts)))
        return next((self._addresses[end] for end in ends if end in self._addresses), None)


def read_origins(root: Path, actors: Collection[str], problems: list[Problem]) -> Origins:
    """The table of origins; a row whose actor is unknown is left out and named."""
    path = root / Origin.file
    if not path.is_file():
        return Origins()
    reader = TableReader(Origin, path, root, problems)
    kept = []
    for row in reader.read():
        if row.actor and row.actor not in actors:
            rule = did_you_mean(row.actor, actors, "Add it to actors.csv, or leave the cell blank")
            found = f"{shown(row.actor)} is not in actors.csv"
            problems.append(Problem(reader.place, found, rule, reader.lines[row.id], "actor"))
        else:
            kept.append(row)
    return Origins(kept)


def read_exclusions(
    root: Path, disputes: list[str], problems: list[Problem]
) -> tuple[Exclusion, ...]:
    """Entries of outside lists; each names a dispute that is there, or a reason."""
    path = root / Exclusion.file
    if not path.is_file():
        return ()
    reader = TableReader(Exclusion, path, root, problems)
    kept = []
    for row in reader.read():
        unknown = [slug for slug in row.disputes if slug not in disputes]
        for slug in unknown:
            rule = did_you_mean(slug, disputes, "Name a folder of disputes/")
            problems.append(
                Problem(
                    reader.place,
                    f"{shown(slug)} is no dispute",
                    rule,
                    reader.lines[row.id],
                    "disputes",
                )
            )
        if not row.disputes and not row.reason:
            problems.append(
                Problem(
                    reader.place,
                    f"{shown(row.entry)} is neither covered nor explained",
                    "Name the disputes that cover it, or give the reason",
                    reader.lines[row.id],
                    "reason",
                )
            )
        elif not unknown:
            kept.append(row)
    return tuple(kept)
