"""The message files: one template of all messages, and a file for each language beside it.

Headers carry no dates, and places no line numbers, so that a file changes only when a message
does and two branches merge.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from parley.language import ENGLISH, LANGUAGES
from parley.language.messages import FOLDER
from tools.messages.extraction import Found

TEMPLATE = "parley.pot"
WIDTH = 100
_ABOUT = """\
# What Parley itself says. English is written in the code; `make messages` keeps this file.
# CONTRIBUTING.md says how to translate."""


class Plain(Catalog):
    """A catalogue whose header says only what a reader of the file needs."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header: language, plural rule and encoding."""
        headers = [("Project-Id-Version", "Parley")]
        if self.locale is not None:
            headers += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return [
            *headers,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @mime_headers.setter
    def mime_headers(self, _: object) -> None:
        """The header of a file that is read adds nothing."""


def template(found: Iterable[Found]) -> Catalog:
    """All messages, each with the files that say it."""
    made = Plain(fuzzy=False, header_comment=_ABOUT)
    for each in found:
        made.add(
            (each.message, each.plural) if each.plural else each.message,
            locations=[(each.place, 0)],
            flags=["python-brace-format"] if "{" in each.message + each.plural else [],
            context=each.context or None,
        )
    return made


def translated(code: str, folder: Path, wanted: Catalog) -> Catalog:
    """The messages of the template with what a language's file says of them today."""
    known: dict[tuple[str | None, str], Catalog] = {}
    made = Plain(locale=code, fuzzy=False, header_comment=_ABOUT)
    path = folder / f"{code}.po"
    if path.is_file():
        with path.open("rb") as file:
            old = read_po(file, locale=code)
        known = {(m.context, _first(m.id)): m for m in old if m.id}
    for message in wanted:
        if not message.id:
            continue
        before = known.get((message.context, _first(message.id)))
        same = before is not None and isinstance(before.id, str) == isinstance(message.id, str)
        many = not isinstance(message.id, str)
        made.add(
            message.id,
            before.string if same else ("",) * made.num_plurals if many else "",
            locations=message.locations,
            flags=message.flags | ({"fuzzy"} if same and before.fuzzy else set()),
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return made


def _first(texts: str | tuple[str, ...]) -> str:
    return texts if isinstance(texts, str) else texts[0]


def written(catalog: Catalog) -> bytes:
    """A file as it is kept."""
    out = io.BytesIO()
    write_po(out, catalog, width=WIDTH, sort_by_file=True, include_lineno=False)
    return out.getvalue()


def wanted_files(found: Iterable[Found], folder: Path = FOLDER) -> dict[Path, bytes]:
    """Every message file as it should be."""
    made = template(found)
    files = {folder / TEMPLATE: written(made)}
    for code in LANGUAGES:
        if code != ENGLISH:
            files[folder / f"{code}.po"] = written(translated(code, folder, made))
    return files
