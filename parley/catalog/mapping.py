"""`key: value` lines read as text only, with the line on which each key stands.

YAML would turn Norway's `NO` into false and `012` into ten; here every value stays a text
until a model says what it is.
"""

from __future__ import annotations

from typing import Any

import yaml

from parley.catalog.problems import Problem, shown

MAX_DEPTH = 6
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class MappingReader:
    """Reads one mapping; what is wrong goes to `problems`, placed by `place` and line.

    `before` is the number of lines of the file that stand above the text, and `what` is what
    the text is called in a message. `lines` leads from a key to its line; a key inside a list
    is named by its path, `briefing/2/view`, counted from 0.
    """

    def __init__(self, place: str, problems: list[Problem], what: str, before: int = 0) -> None:
        self.place, self.problems, self.what, self.before = place, problems, what, before
        self.lines: dict[str, int] = {}

    def read(self, text: str) -> dict[str, Any] | None:
        """The mapping with texts, lists and mappings in it; None when it can not be read."""
        first = self.before + 1
        try:
            _refuse_traps(text)
            node = yaml.compose(text, Loader=_LOADER)
            if not isinstance(node, yaml.MappingNode):
                self._problem(f"{self.what} is not `key: value` lines", "Write name: …", first)
                return None
            return self._mapping(node, "")
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + first if mark else first
            reason = getattr(error, "problem", None) or "can not be parsed"
            self._problem(
                f"is not YAML here ({reason})", "Write key: value, quote texts with colons", line
            )
        except (RecursionError, ValueError) as error:
            self._problem(
                f"{self.what} can not be read ({error})", "Keep it flat and simple", first
            )
        return None

    def _problem(self, found: str, write: str, line: int, column: str | None = None) -> None:
        self.problems.append(Problem(self.place, found, write, line, column))

    def _mapping(self, node: yaml.MappingNode, path: str) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + self.before + 1
            if name in out:
                self._problem(f"{shown(name)} stands twice", "Keep one of them", line, name)
                continue
            self.lines[f"{path}{name}"] = line
            out[name] = self._value(value, f"{path}{name}/")
        return out

    def _value(self, node: yaml.Node, path: str) -> Any:
        if path.count("/") > MAX_DEPTH:
            msg = f"nested deeper than {MAX_DEPTH} levels"
            raise ValueError(msg)
        if isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                self.lines[f"{path}{number}"] = item.start_mark.line + self.before + 1
            return [self._value(item, f"{path}{n}/") for n, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return node.value


def _refuse_traps(text: str) -> None:
    """Refuse what would exhaust the reader: nesting without end, and parts that stand for others.

    The events of YAML come one after the other, so looking at them needs no recursion; composing
    a text of a hundred thousand brackets would end the whole process.

    Raises:
        ValueError: the text is nested too deeply or refers back to one of its own parts.

    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            msg = "a part stands for another by * and &"
            raise ValueError(msg)  # noqa: TRY004 - a fault of the file, not of a type
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH + 1:
                msg = f"nested deeper than {MAX_DEPTH} levels"
                raise ValueError(msg)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
