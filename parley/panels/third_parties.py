"""Third parties as blocks: all of them in one table and in one picture."""

from __future__ import annotations

from collections.abc import Iterable

from parley.analysis.third_parties import Choice, ThirdParty, tallied
from parley.blocks import Block, Notice, Symbol, Table
from parley.catalog import Catalog
from parley.dates import day_in_words
from parley.language import listed, say, say_many
from parley.model import Dispute
from parley.vocabulary import ActorKind, Role

MOST = 24
"""More columns than this can not be told apart in the picture."""
SHORT = 12
TOLD = 2
BODIES = (ActorKind.ORGANISATION, ActorKind.COURT, ActorKind.MISSION, ActorKind.CONTACT_GROUP)
LETTERS: dict[Role, tuple[str, str]] = {
    Role.MEDIATOR: ("M", "talks"),
    Role.CO_MEDIATOR: ("C", "talks"),
    Role.FACILITATOR: ("F", "talks"),
    Role.HOST: ("H", "talks"),
    Role.CONTACT_GROUP: ("K", "talks"),
    Role.FRIENDS: ("R", "talks"),
    Role.COURT: ("A", "law"),
    Role.GUARANTOR: ("G", "field"),
    Role.WITNESS: ("W", "field"),
    Role.OBSERVER: ("O", "field"),
    Role.MONITOR: ("N", "field"),
    Role.PEACEKEEPER: ("P", "field"),
}
"""The letter of each role in the picture, and whether it is one of talks, law or the field."""
NAMED_ONLY = "·"


def short_name(catalog: Catalog, actor: str) -> str:
    """A name for the head of a narrow column: a body by its initials, anybody else in full."""
    known = catalog.known.actors[actor]
    initials = actor.replace("_", " ")
    return initials if known.kind in BODIES and len(initials) <= SHORT else known.name


def roster(catalog: Catalog, shown: Iterable[ThirdParty], choice: Choice) -> Table:
    """Every third party a row: kind, disputes, engagements, what is active, roles, means."""
    listed = sorted(shown, key=lambda each: (-len(each.disputes), catalog.actor_name(each.id)))
    return Table(
        columns=(
            say("Third party"),
            say("Kind"),
            say("Disputes"),
            say("Engaged"),
            say("Active"),
            say("Roles"),
            say("Means"),
            say("Regions"),
        ),
        rows=tuple(
            (
                catalog.actor_name(each.id),
                each.kind.label,
                str(len(each.disputes)),
                str(len(each.engagements)),
                str(each.active(choice.day)),
                _most(part.row.role.label for part in each.engagements),
                _most(part.row.means.label for part in each.engagements),
                _most(dispute.identity.region.label for dispute in each.disputes),
            )
            for each in listed
        ),
        keys=tuple(f"actor:{each.id}" for each in listed),
        numeric=(2, 3, 4),
        caption=say_many(
            "{count} third party; active on {day}, or on a dossier’s newest confirmed day",
            "{count} third parties; active on {day}, or on a dossier’s newest confirmed day",
            len(listed),
            day=day_in_words(choice.day),
        ),
    )


def _most(values: Iterable[str]) -> str:
    """The commonest words with their numbers, and how many more kinds there are."""
    told = tallied(values)
    more = len(told) - TOLD
    words = listed(told[:TOLD])
    return say("{words}, {count} more", words=words, count=more) if more > 0 else words


def matrix(catalog: Catalog, shown: Iterable[ThirdParty]) -> list[Block]:
    """Who mediates where: disputes down, third parties across, the roles as letters."""
    everybody = sorted(shown, key=lambda each: (-len(each.disputes), catalog.actor_name(each.id)))
    drawn = sorted(everybody[:MOST], key=lambda each: short_name(catalog, each.id).casefold())
    cells: dict[str, dict[str, set[str]]] = {}
    disputes: dict[str, Dispute] = {}
    for each in drawn:
        for dispute in each.disputes:
            disputes[dispute.slug] = dispute
            cells.setdefault(dispute.slug, {}).setdefault(each.id, set())
        for part in each.engagements:
            cells[part.dispute.slug][each.id].add(LETTERS[part.row.role][0])
    if not drawn:
        return [Notice(say("No third party passes the filters. Remove one to see more."))]
    order = sorted(disputes, key=lambda slug: disputes[slug].identity.short)
    used = {letter for row in cells.values() for roles in row.values() for letter in roles}
    symbols = tuple(
        Symbol(letter, role.label, family)
        for role, (letter, family) in LETTERS.items()
        if letter in used
    )
    rows = tuple(
        (
            disputes[slug].identity.short,
            *(_letters(cells[slug].get(each.id)) for each in drawn),
        )
        for slug in order
    )
    if any(NAMED_ONLY in row for row in rows):
        symbols += (Symbol(NAMED_ONLY, say("named, no engagement recorded")),)
    caption = say_many("{count} third party", "{count} third parties", len(everybody))
    if len(everybody) > MOST:
        caption = say(
            "The {shown} in most disputes, of {count}; the filters bring others into the picture",
            shown=MOST,
            count=len(everybody),
        )
    return [
        Table(
            columns=(say("Dispute"), *(short_name(catalog, each.id) for each in drawn)),
            rows=rows,
            keys=tuple(order),
            caption=caption,
            heads=tuple(f"actor:{each.id}" for each in drawn),
            symbols=symbols,
        )
    ]


def _letters(roles: set[str] | None) -> str:
    if roles is None:
        return ""
    return "".join(letter for letter, _ in LETTERS.values() if letter in roles) or NAMED_ONLY
