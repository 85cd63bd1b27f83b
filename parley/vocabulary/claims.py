"""Words of the position ledger: claim, control, recognition and the lines that follow."""

from __future__ import annotations

from parley.vocabulary.term import Term

ICOW = "Issue Correlates of War, territorial claims codebook"


class Position(Term):
    """What a party says or does about an area."""

    CLAIMS = (
        "claims",
        "claims",
        "Official representatives make explicit statements that the area is theirs.",
        ICOW,
    )
    CONTROLS = (
        "controls",
        "controls",
        "Exercises de facto control on the ground; says nothing about title.",
    )
    RECOGNISES = (
        "recognises",
        "recognises",
        "Accepts another party's title to the area; the column `of` names that party.",
    )
    REJECTS = (
        "rejects",
        "rejects",
        "Refuses another party's claim or line without claiming the area; gives it to nobody.",
    )
    RENOUNCES = ("renounces", "renounces", "Gives up a claim or title to the area.")
    DENIES = (
        "denies_dispute",
        "denies that a dispute exists",
        "States officially that there is nothing to negotiate over the area.",
    )


class PositionKind(Term):
    """How a claim is held or how control is exercised."""

    ACTIVE = ("active", "active", "A claim pressed by officials; counts in the neutral view.")
    DORMANT = (
        "dormant",
        "dormant",
        "A claim kept in law or principle but not pressed; counts only in the party's own view.",
    )
    CONDOMINIUM = ("condominium", "condominium", "Sovereignty exercised jointly by agreement.")
    SOLE = ("sole", "sole", "Control by one party alone.")
    JOINT = ("joint", "joint", "Control exercised together with another party.")
    CONTESTED = (
        "contested",
        "contested",
        "Several parties hold parts of the area or fight for it on the date shown.",
    )
    PEACEKEEPING = (
        "peacekeeping",
        "peacekeeping",
        "Held by a peacekeeping or armistice force; never a claim.",
    )


class DisputeKind(Term):
    """What kind of claim the dispute is about."""

    TERRITORIAL = ("territorial", "territorial", "Title to land.", ICOW)
    BOUNDARY = ("boundary", "boundary", "Where a line runs, not who exists on either side of it.")
    SECESSION = (
        "secession",
        "secession-backed",
        "An entity declared its separation and is, or was, held up by an outside state.",
    )
    ANNEXATION = ("annexation", "annexation", "A state declared part of another to be its own.")
    ARMISTICE = (
        "armistice",
        "armistice line",
        "An armistice line stands for a border.",
    )
    ISLAND = ("island", "island", "Title to islands, rocks or reefs.")
    MARITIME = ("maritime", "maritime", "Delimitation or rights at sea.", ICOW)
    RIVER = ("river", "river", "A boundary or use of a river or lake.", ICOW)


class Stage(Term):
    """Where a dispute stands on the date its status was last confirmed."""

    WAR = ("war", "war", "Sustained fighting between organised forces over the area.")
    ACTIVE = ("active", "active", "Incidents, threats or coercive acts continue.")
    EASING = ("easing", "easing", "Talks or agreed steps are reducing tension; no settlement.")
    FROZEN = ("frozen", "frozen", "Lines hold without settlement and without serious talks.")
    DORMANT = ("dormant", "dormant", "A claim stands but is not pressed.")
    SETTLED = ("settled", "settled", "The parties agreed, or a binding decision was carried out.")


class LineKind(Term):
    """What a line on the ground or on paper is."""

    BOUNDARY = ("boundary", "international boundary", "A boundary that both sides accept.")
    CLAIM_LINE = ("claim_line", "claim line", "The limit of what a party claims.")
    LINE_OF_CONTROL = ("line_of_control", "line of control", "Separates the forces in fact.")
    CEASEFIRE_LINE = ("ceasefire_line", "ceasefire line", "Where forces stood at a ceasefire.")
    ARMISTICE_LINE = ("armistice_line", "armistice line", "Fixed by an armistice agreement.")
    FRONT_LINE = ("front_line", "front line", "Moving line of fighting; always dated, schematic.")
    DISPUTED = (
        "disputed_boundary",
        "disputed boundary",
        "A boundary that one side rejects or places elsewhere; drawn dashed.",
    )
    MEDIAN_LINE = ("median_line", "median line", "Equidistant from both coasts.", "UNCLOS art. 15")
    NOTIONAL = (
        "notional_line",
        "notional line",
        "Named in texts but not agreed on the ground; drawn as a wide band, never crisp.",
    )


class AreaKind(Term):
    """What an area drawn in a dispute's own map file is."""

    CLAIMED = (
        "claimed_area",
        "claimed area",
        "Land or water that several parties claim, where the mosaic has no cut.",
    )
    BUFFER_ZONE = ("buffer_zone", "buffer zone", "Kept free of the parties' forces.")
    DEMILITARIZED = ("demilitarized_zone", "demilitarized zone", "Military activity is barred.")
    NO_PATROL = ("no_patrol_zone", "no-patrol zone", "Neither side patrols, by arrangement.")
    MISSION_AREA = ("mission_area", "mission area", "Where a mission is mandated to act.")
    RESTRICTED = ("restricted_area", "restricted area", "Entry is limited by a force or a state.")
    MARITIME_ZONE = ("maritime_zone", "maritime zone", "A zone claimed or applied at sea.")


class SiteKind(Term):
    """What a point on the map is."""

    INCIDENT = ("incident_site", "incident site", "Where a dated event happened.")
    CROSSING = ("crossing", "crossing point", "Where people or goods may cross a line.")
    MEETING = ("meeting_point", "meeting point", "Where the sides meet, on or near the line.")
    BASE = ("base", "base or post", "A military base, post or mission headquarters.")
    SETTLEMENT = ("settlement", "town or village", "A place that the dispute names.")
    ISLET = ("islet", "islet or reef", "A feature at sea too small to be drawn as an area.")
    INFRASTRUCTURE = ("infrastructure", "infrastructure", "Dam, plant, bridge, road or line.")
    LANDMARK = ("landmark", "landmark", "A pass, peak, lake or other natural feature.")


class Precision(Term):
    """How well the position of a shape is known."""

    SURVEYED = ("surveyed", "surveyed", "From an agreed or official survey.")
    MAPPED = ("mapped", "mapped", "From a published map at 1:10 million or better.")
    SCHEMATIC = ("schematic", "schematic", "Drawn by Parley to show where, not exactly where.")
