"""A briefing as data: a title and steps, each a map view with blocks beside it and notes."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from parley.model.fields import Day, Headline, Hint, Slug, Slugs, Text
from parley.vocabulary import BriefingBlock, MapLayer

MAX_STEPS = 120
Extent = tuple[float, float, float, float]


def _box(value: Extent) -> Extent:
    west, south, east, north = value
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        msg = "is no box on the globe"
        raise ValueError(msg)
    return value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) and value else value or ()


def _blank_to_none(value: Any) -> Any:
    return None if value in ("", []) else value


class Step(BaseModel):
    """One step of a briefing: what the map shows, what stands beside it, what is said.

    A blank `dispute` is the world, or in the folder of a dispute that dispute; a blank day is
    that of its newest confirmed status; a blank extent is the dispute's own. `against` and
    `against_on` are a second view and day to compare with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    title: Headline
    dispute: Annotated[Slug | None, BeforeValidator(_blank_to_none)] = None
    about: Annotated[Slugs, BeforeValidator(_listed), Hint("slugs of disputes")] = ()
    on: Annotated[Day | None, BeforeValidator(_blank_to_none)] = None
    view: Annotated[str, Field(max_length=40), Hint("neutral, de_facto or the id of a party")] = (
        "neutral"
    )
    against: Annotated[str, Field(max_length=40), Hint("a second view, or leave it out")] = ""
    against_on: Annotated[Day | None, BeforeValidator(_blank_to_none)] = None
    extent: Annotated[
        Annotated[Extent, AfterValidator(_box)] | None,
        BeforeValidator(_blank_to_none),
        Hint("[west, south, east, north] in degrees"),
    ] = None
    layers: Annotated[tuple[MapLayer, ...], BeforeValidator(_listed)] = tuple(MapLayer)
    select: Annotated[str, Field(max_length=90), Hint("an id as the address bar has it")] = ""
    blocks: Annotated[tuple[BriefingBlock, ...], BeforeValidator(_listed)] = ()
    notes: Text = ""
    hidden: bool = False


class Briefing(BaseModel):
    """A script: its title, and the steps in the order in which they are shown."""

    file: ClassVar[str] = "briefing.yaml"
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    title: Headline
    steps: tuple[Step, ...] = ()

    @property
    def shown(self) -> tuple[Step, ...]:
        """The steps that are not hidden."""
        return tuple(step for step in self.steps if not step.hidden)
