"""Words for what a dossier rests on: where a source speaks from, how full a panel is."""

from __future__ import annotations

from parley.vocabulary.term import Term


class SourceOrigin(Term):
    """Where a source speaks from."""

    STATE = ("state", "a state", "Its publisher has its seat in one state.")
    ORGANISATION = (
        "organisation",
        "international organisation",
        "An organisation of states, or a mission of one, speaks.",
    )
    COURT = ("court", "court or tribunal", "A court or tribunal between states speaks.")
    WORLDWIDE = (
        "worldwide",
        "no one place",
        "Written from anywhere, or a copy whose speaker the table does not know.",
    )


class Coverage(Term):
    """How much of a panel a dossier fills."""

    FULL = ("full", "full", "As many rows as the panel asks for, and some for every party.")
    THIN = ("thin", "thin", "Fewer rows than the panel asks for.")
    BLIND = ("blind", "blind", "Rows, but none for at least one of the parties.")
    EMPTY = ("empty", "empty", "No row at all.")
