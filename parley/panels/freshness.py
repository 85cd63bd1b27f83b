"""How old a status is, and the word for one that is too old to be taken for today's."""

from __future__ import annotations

from datetime import date

from parley.dates import PartialDate, age_in_words
from parley.language import say
from parley.model import Dispute

STALE_DAYS = 90
"""A status older than this says how things stood, not how they stand."""


def is_stale(dispute: Dispute, today: date) -> bool:
    """Whether the newest confirmed status is older than STALE_DAYS."""
    return (today - dispute.as_of).days > STALE_DAYS


def status_age(dispute: Dispute, today: date) -> str:
    """The day and age of a status, and that it is stale where it is."""
    as_of = PartialDate.parse(dispute.identity.as_of)
    words = {"day": as_of.iso, "age": age_in_words(as_of.earliest, today)}
    if is_stale(dispute, today):
        return say("{day} ({age}, stale)", **words)
    return say("{day} ({age})", **words)


def stale_badge(dispute: Dispute, today: date) -> str:
    """The words of the badge; empty while the status is fresh.

    Quiet is not peace: an old status never reads as a settled one.
    """
    if not is_stale(dispute, today):
        return ""
    return say(
        "stale: {age}; quiet is not settled",
        age=age_in_words(dispute.as_of, today),
    )


def stale_rule() -> str:
    """What the word stale means, with its number of days."""
    return say(
        "A status is stale when the newest day that a source confirms lies more than {days} days "
        "back. What happened since is not known here; a quiet dispute is not a settled one.",
        days=STALE_DAYS,
    )
