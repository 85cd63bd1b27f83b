"""The overview: status with its age, then what pushes and what pulls, in sourced prose."""

from __future__ import annotations

from parley.blocks import Block, Cite, Fact, Facts, Heading, Notice, Prose
from parley.catalog import CITATION, citations
from parley.dates import PartialDate, age_in_words
from parley.language import listed, say
from parley.model import HEADINGS
from parley.panels.freshness import is_stale
from parley.panels.scope import Scope


def overview(scope: Scope) -> list[Block]:
    """Status, key facts and the prose sections of a dispute."""
    identity = scope.dispute.identity
    as_of = scope.dispute.as_of
    age = age_in_words(as_of, scope.today)
    blocks: list[Block] = [
        Prose(identity.status, scope.cites(identity.status_sources)),
    ]
    if is_stale(scope.dispute, scope.today):
        blocks.append(
            Notice(
                say(
                    "Newest confirmed status: {day}, {age}. What happened since is not known "
                    "here; a quiet dispute is not a settled one.",
                    day=PartialDate.parse(identity.as_of).words,
                    age=age,
                ),
                "stale",
            )
        )
    hostility = scope.dispute.hostility_on(scope.day)
    blocks.append(
        Facts(
            (
                Fact(say("Parties"), scope.actors(identity.parties)),
                Fact(say("Kind"), listed(kind.label for kind in identity.kind)),
                Fact(say("Stage"), identity.stage.label, identity.stage.definition),
                Fact(
                    say("Hostility"),
                    hostility.label,
                    say("highest level of a dated event in the five years before the date shown"),
                ),
                Fact(say("Began"), PartialDate.parse(identity.began).words),
                Fact(
                    say("Third parties"),
                    scope.actors(identity.third_parties) or say("none recorded"),
                ),
            )
        )
    )
    for heading in HEADINGS:
        blocks += section(scope, heading)
    blocks.append(scope.cited())
    return blocks


def section(scope: Scope, heading: str) -> list[Block]:
    """One section of dispute.md under its heading; empty where nothing is written."""
    text = scope.dispute.sections.get(heading, "")
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    if not paragraphs:
        return []
    return [Heading(say(heading)), *(Prose(*_without_marks(part, scope)) for part in paragraphs)]


def _without_marks(paragraph: str, scope: Scope) -> tuple[str, tuple[Cite, ...]]:
    """A paragraph without its bracketed ids, and the sources those ids name."""
    known = [item for item in citations(paragraph) if scope.dispute.source(item)]
    text = paragraph
    for mark in CITATION.findall(paragraph):
        ids = [part.strip() for part in mark.replace(",", ";").split(";")]
        if all(scope.dispute.source(item) for item in ids if item):
            text = text.replace(f" [{mark}]", "").replace(f"[{mark}]", "")
    return " ".join(text.split()), scope.cites(known)
