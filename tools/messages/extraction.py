"""Every message that Parley says, found where it is written.

Three places hold messages: calls of `say`, `say_as`, `say_many`, `mark` and `mark_many` in
Python; the vocabularies, whose labels, definitions and first lines are said; and calls of
`say('…')` in the scripts of the browser.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parley import vocabulary
from parley.language.scripts import messages_of_scripts
from parley.vocabulary import Term

ROOT = Path(__file__).resolve().parents[2]
LITERALS = {"say": 1, "say_as": 2, "say_many": 2, "mark": 1, "mark_many": 2}
"""How many texts each call begins with."""
TERMS = "parley/vocabulary"


@dataclass(frozen=True, slots=True)
class Found:
    """A message, its context (or none), its plural (or none) and the file that says it."""

    message: str
    place: str
    context: str = ""
    plural: str = ""


class UnfitMessageError(ValueError):
    """A message that can not be found as it is written; the text names file, line and remedy."""


def messages(root: Path = ROOT) -> list[Found]:
    """Every message, by place and then in the order of the text. Raises UnfitMessageError."""
    found = [each for path in _python(root) for each in in_code(path, root)]
    found += terms()
    scripts = messages_of_scripts(root / "parley" / "assets")
    return [*found, *(Found(text, f"parley/assets/{name}") for text, name in scripts)]


def _python(root: Path) -> Iterator[Path]:
    yield from (path for path in (root / "app.py",) if path.is_file())
    yield from sorted((root / "pages").glob("*.py"))
    yield from sorted((root / "parley").rglob("*.py"))


def in_code(path: Path, root: Path) -> Iterator[Found]:
    """Messages of one Python file."""
    place = path.relative_to(root).as_posix()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        if name not in LITERALS or not node.args:
            continue
        texts = _literals(node, LITERALS[name], f"{place}:{node.lineno}")
        if not texts:
            continue
        if name in {"say_many", "mark_many"}:
            yield Found(texts[0], place, plural=texts[1])
        elif name == "say_as":
            yield Found(texts[1], place, context=texts[0])
        else:
            yield Found(texts[0], place, context=texts[1] if len(texts) > 1 else "")


def _literals(call: ast.Call, wanted: int, place: str) -> list[str]:
    """The literal texts that a call begins with; none where a table is said (`say(TABLE[x])`)."""
    texts: list[str] = []
    for argument in call.args[: max(wanted, 2 if _is_mark(call) else wanted)]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            texts.append(argument.value)
        elif isinstance(argument, ast.JoinedStr | ast.BinOp):
            msg = f"{place}: a message is put together. Write one text with {{placeholders}}."
            raise UnfitMessageError(msg)
    if len(texts) < wanted:
        return []
    return texts


def _is_mark(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "mark"


def terms() -> Iterator[Found]:
    """Labels and definitions of every vocabulary, in its context, and what it is about."""
    for name in vocabulary.__all__:
        family = getattr(vocabulary, name)
        if family is Term:
            continue
        first = (family.__doc__ or name).splitlines()[0].rstrip(".")
        yield Found(first, TERMS, context="Vocabulary")
        for term in family:
            yield Found(term.english, TERMS, context=name)
            yield Found(term.defined, TERMS, context=name)
