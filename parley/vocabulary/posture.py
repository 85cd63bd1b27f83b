"""Words of the security posture: what a party or guarantor does with its forces."""

from __future__ import annotations

from parley.vocabulary.term import Term


class Direction(Term):
    """Which way an act of posture pushes."""

    RAISES = ("raises", "raises pressure", "Adds force, reach or commitment against another side.")
    LOWERS = ("lowers", "lowers pressure", "Removes or restrains force.")
    NEUTRAL = ("neutral", "neither by itself", "Reported for completeness or restraint both ways.")


class PostureTheme(Term):
    """The five heads under which posture is read."""

    READINESS = ("readiness", "Readiness", "Ability to act at short notice.")
    DEPLOYMENTS = ("deployments", "Deployments", "Forces and posts in place.")
    INTELLIGENCE = ("intelligence", "Intelligence", "Watching, warning and sharing of it.")
    ALLIANCES = ("alliances", "Alliances and supply", "Outside commitments and arms.")
    NARRATIVES = ("narratives", "Narratives", "What a side tells at home and abroad.")


class PostureKind(Term):
    """What kind of act or state it is."""

    READINESS = ("readiness", "readiness", "Force levels, mobilisation, conscription, spending.")
    EXERCISE = ("exercise", "exercise", "A military exercise, alone or with others.")
    FORTIFICATION = ("fortification", "fortification", "Works, roads, airfields, mines, barriers.")
    PATROL = ("patrol", "patrol", "Regular movement along or across a line.")
    DEPLOYMENT = ("deployment", "deployment", "Forces placed in or near the area.")
    BASING = ("basing", "basing", "A standing base, also abroad.")
    WITHDRAWAL = ("withdrawal", "withdrawal", "Forces leave the area or the country.")
    DISENGAGEMENT = ("disengagement", "disengagement", "Both sides step back from contact.")
    INTELLIGENCE = ("intelligence", "intelligence", "Collection, surveillance, sharing.")
    ALLIANCE = ("alliance_commitment", "alliance commitment", "A treaty, guarantee or pact.")
    ARMS_SUPPLY = ("arms_supply", "arms supply", "Weapons or training given, sold or barred.")
    NARRATIVE = ("narrative", "narrative", "A stated doctrine, threat or reading of history.")

    @property
    def theme(self) -> PostureTheme:
        """The head under which the panel shows rows of this kind."""
        return _THEME[self]


_THEME = {
    PostureKind.READINESS: PostureTheme.READINESS,
    PostureKind.EXERCISE: PostureTheme.READINESS,
    PostureKind.FORTIFICATION: PostureTheme.READINESS,
    PostureKind.PATROL: PostureTheme.DEPLOYMENTS,
    PostureKind.DEPLOYMENT: PostureTheme.DEPLOYMENTS,
    PostureKind.BASING: PostureTheme.DEPLOYMENTS,
    PostureKind.WITHDRAWAL: PostureTheme.DEPLOYMENTS,
    PostureKind.DISENGAGEMENT: PostureTheme.DEPLOYMENTS,
    PostureKind.INTELLIGENCE: PostureTheme.INTELLIGENCE,
    PostureKind.ALLIANCE: PostureTheme.ALLIANCES,
    PostureKind.ARMS_SUPPLY: PostureTheme.ALLIANCES,
    PostureKind.NARRATIVE: PostureTheme.NARRATIVES,
}
