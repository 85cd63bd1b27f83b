"""The closest analogues of a dispute: likeness of recorded traits, each axis in the open.

The measure is Gower's general coefficient of similarity (J. C. Gower, "A general coefficient
of similarity and some of its properties", Biometrics 27, 1971): the weighted mean of the
likeness on every axis, over those axes alone on which both disputes have a value. On an axis
that holds several terms the likeness is Jaccard's (shared terms among all terms of the two),
on a scale it is one less the distance over the range of the scale.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parley.analysis.traits import SETTLED, TEXTS, Traits
from parley.language import number, say

LEVELS = 4
"""Steps from the lowest level of hostility to the highest."""
SPAN_KM2 = 8
"""Powers of ten of which a size can differ: from 1 km² to a hundred million."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one axis adds to a score.

    `likeness` is from 0 to 1, `contribution` its share of the score; both None where one of
    the two has no value. `shared`, `only` and `other_only` are labels.
    """

    axis: str
    weight: int
    likeness: float | None
    contribution: float | None
    shared: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    other_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analogue:
    """Another dispute with its score from 0 to 1, and the reasons, which add up to it."""

    slug: str
    score: float
    reasons: tuple[Likeness, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis: its weight in the mean, and its values as labels.

    `scale` gives a position from 0 to 1; without it the axis holds a set of terms.
    """

    key: str
    weight: int
    labels: Callable[[Traits], tuple[str, ...]]
    scale: Callable[[Traits], float | None] | None = None


def _named(terms: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(str(getattr(term, "label", term)) for term in terms))


def outcome_words(rank: int | None) -> str:
    """An outcome as one reads it."""
    if rank is None:
        return say("not recorded")
    return say("settled") if rank == SETTLED else TEXTS[rank].label


def level_words(level: int | None) -> str:
    """The highest level of hostility so far, as one reads it."""
    words = {
        1: say("no militarised act"),
        2: say("threat to use force"),
        3: say("display of force"),
        4: say("use of force"),
        5: say("war"),
    }
    return say("not recorded") if level is None else words[level]


def size_words(km2: float | None) -> str:
    """A size of contested areas to one figure: the record is no survey."""
    if km2 is None:
        return say("not recorded")
    step = 10 ** math.floor(math.log10(max(km2, 1)))
    return say("about {size} km²", size=number(round(km2 / step) * step))


def _size(km2: float | None) -> float | None:
    return None if km2 is None else math.log10(max(km2, 1)) / SPAN_KM2


AXES = (
    Axis("kind", 3, lambda t: _named(t.kinds)),
    Axis("stake", 2, lambda t: _named(t.factors)),
    Axis("size", 1, lambda t: (size_words(t.km2),), lambda t: _size(t.km2)),
    Axis(
        "militarised",
        2,
        lambda t: (level_words(t.level),),
        lambda t: None if t.level is None else (t.level - 1) / LEVELS,
    ),
    Axis("means", 2, lambda t: _named(t.means)),
    Axis("third_parties", 2, lambda t: _named(t.roles)),
    Axis("measures", 1, lambda t: _named(t.measures)),
    Axis(
        "outcome",
        1,
        lambda t: (outcome_words(t.outcome),),
        lambda t: None if t.outcome is None else t.outcome / SETTLED,
    ),
)
"""What likeness is measured on. Weights are a published judgement: what the dispute is about
counts most, then what was done by force and by talks, then size, measures and outcome."""


def axis_words(key: str) -> str:
    """The name of an axis for readers."""
    return {
        "kind": say("Kind"),
        "stake": say("What is at stake"),
        "size": say("Size of the contested areas"),
        "militarised": say("Militarised"),
        "means": say("Means tried"),
        "third_parties": say("Roles of third parties"),
        "measures": say("Measures agreed"),
        "outcome": say("Outcome"),
    }[key]


def likeness(one: Traits, other: Traits) -> Analogue:
    """How alike two disputes are by their recorded traits, and what each axis adds.

    A score of 0 without reasons means that no axis has a value on both sides.
    """
    found = [(axis, _on(axis, one, other)) for axis in AXES]
    total = sum(axis.weight for axis, value in found if value is not None)
    reasons = tuple(
        Likeness(
            axis.key,
            axis.weight,
            value,
            None if value is None else axis.weight * value / total,
            *_terms(axis, one, other, value),
        )
        for axis, value in found
    )
    score = sum(reason.contribution or 0.0 for reason in reasons)
    return Analogue(other.slug, score, reasons, other.settled)


def closest(one: Traits, others: Iterable[Traits], *, settled: bool = False) -> list[Analogue]:
    """Other disputes, the most alike first, equal scores by name; `settled` keeps only those."""
    found = [
        likeness(one, other)
        for other in others
        if other.slug != one.slug and (other.settled or not settled)
    ]
    return sorted(found, key=lambda analogue: (-analogue.score, analogue.slug))


def _on(axis: Axis, one: Traits, other: Traits) -> float | None:
    """Likeness on one axis; None where it is not recorded of one of the two."""
    if axis.scale is not None:
        here, there = axis.scale(one), axis.scale(other)
        return None if here is None or there is None else 1 - abs(here - there)
    mine, theirs = set(axis.labels(one)), set(axis.labels(other))
    if not mine or not theirs:
        return None
    return len(mine & theirs) / len(mine | theirs)


def _terms(
    axis: Axis, one: Traits, other: Traits, value: float | None
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Labels that both have, and those of one alone; nothing where one is not recorded."""
    if value is None:
        return (), (), ()
    mine, theirs = axis.labels(one), axis.labels(other)
    return (
        tuple(label for label in mine if label in theirs),
        tuple(label for label in mine if label not in theirs),
        tuple(label for label in theirs if label not in mine),
    )
