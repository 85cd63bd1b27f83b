"""A script being edited: the steps, the one in hand, and every earlier state to go back to.

Each change gives a new draft and keeps the one before, so that nothing done in the editor is
final. Steps have a number of their own that stays when they move.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from parley.language import say
from parley.model import MAX_STEPS, Briefing, Step

MOST_UNDONE = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """The steps in their order with their numbers, the place of the one in hand, and the past.

    `turn` changes whenever a value changes by another way than its own widget, so that widgets
    are built anew with it; `camera` when the map shall be moved.
    """

    title: str
    steps: tuple[Step, ...]
    numbers: tuple[int, ...]
    at: int = 0
    turn: int = 0
    camera: int = 0
    past: tuple[Draft, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, briefing: Briefing) -> Draft:
        """A draft of a script, with nothing to undo yet."""
        return cls(briefing.title, briefing.steps, tuple(range(len(briefing.steps))))

    @property
    def briefing(self) -> Briefing:
        """The script as it stands."""
        return Briefing(title=self.title, steps=self.steps)

    @property
    def step(self) -> Step | None:
        """The step in hand."""
        return self.steps[self.at] if self.steps else None

    @property
    def number(self) -> int:
        """The number of the step in hand."""
        return self.numbers[self.at] if self.steps else -1

    def choose(self, at: int) -> Draft:
        """Take another step in hand; that is no change to undo."""
        return replace(self, at=self._within(at), camera=self.camera + 1)

    def named(self, title: str) -> Draft:
        """The script under another title."""
        return self._after(title=Briefing(title=title).title)

    def changed(self, *, widgets: bool = False, moves_map: bool = False, **values: object) -> Draft:
        """The step in hand with other values.

        Raises:
            ValidationError: a value is none that a step can have.

        """
        if self.step is None:
            return self
        made = Step.model_validate(self.step.model_dump() | values)
        if made == self.step:
            return self
        steps = (*self.steps[: self.at], made, *self.steps[self.at + 1 :])
        return self._after(steps=steps, turn=self.turn + widgets, camera=self.camera + moves_map)

    def moved(self, by: int) -> Draft:
        """The step in hand earlier (negative) or later in the order."""
        to = self._within(self.at + by)
        if to == self.at:
            return self
        steps, numbers = list(self.steps), list(self.numbers)
        steps.insert(to, steps.pop(self.at))
        numbers.insert(to, numbers.pop(self.at))
        return self._after(steps=tuple(steps), numbers=tuple(numbers), at=to)

    def hidden(self) -> Draft:
        """The step in hand hidden, or shown again."""
        return self.changed(hidden=not self.step.hidden) if self.step else self

    def with_steps(self, *added: Step) -> Draft:
        """Further steps after the one in hand; the first of them is taken in hand."""
        room = max(0, MAX_STEPS - len(self.steps))
        kept = added[:room]
        if not kept:
            return self
        at = self.at + 1 if self.steps else 0
        first = max(self.numbers, default=-1) + 1
        return self._after(
            steps=(*self.steps[:at], *kept, *self.steps[at:]),
            numbers=(*self.numbers[:at], *range(first, first + len(kept)), *self.numbers[at:]),
            at=at,
            camera=self.camera + 1,
        )

    def doubled(self) -> Draft:
        """The step in hand a second time, behind itself."""
        return self.with_steps(self.step) if self.step else self

    def without(self) -> Draft:
        """The draft without the step in hand."""
        if not self.steps:
            return self
        steps = (*self.steps[: self.at], *self.steps[self.at + 1 :])
        numbers = (*self.numbers[: self.at], *self.numbers[self.at + 1 :])
        at = min(self.at, max(0, len(steps) - 1))
        return self._after(steps=steps, numbers=numbers, at=at, camera=self.camera + 1)

    def replaced(self, briefing: Briefing) -> Draft:
        """Another script in place of this one; the old one can be brought back."""
        first = max(self.numbers, default=-1) + 1
        numbers = tuple(range(first, first + len(briefing.steps)))
        return self._after(
            title=briefing.title,
            steps=briefing.steps,
            numbers=numbers,
            at=0,
            turn=self.turn + 1,
            camera=self.camera + 1,
        )

    def undone(self) -> Draft:
        """The draft before the last change."""
        if not self.past:
            return self
        before = self.past[-1]
        return replace(before, past=self.past[:-1], turn=self.turn + 1, camera=self.camera + 1)

    def _after(self, **values: object) -> Draft:
        before = replace(self, past=())
        return replace(self, past=(*self.past, before)[-MOST_UNDONE:], **values)  # type: ignore[arg-type]

    def _within(self, at: int) -> int:
        return min(max(0, at), max(0, len(self.steps) - 1))


def sentences(error: ValidationError) -> Iterable[str]:
    """What a refused value was, as sentences for whoever typed it."""
    for item in error.errors(include_url=False, include_context=False):
        name = str(item["loc"][0]) if item["loc"] else say("step")
        if name == "title":
            yield say("A title has 3 to 140 characters; the one before was kept.")
        elif name == "notes":
            yield say("Notes have at most 2,000 characters of plain text; those before were kept.")
        else:
            yield say("“{name}” could not be taken: {reason}.", name=name, reason=item["msg"])
