"""Words of the diplomatic timeline: kind of event, track and level of hostility."""

from __future__ import annotations

from parley.vocabulary.term import Term

MID = "Correlates of War, Militarized Interstate Disputes codebook"


class Track(Term):
    """Which way an event moved the dispute, by its kind, not by its author."""

    RAISES = ("raises", "raised tension", "Force, threat, deployment, annexation, rupture.")
    EASES = ("eases", "eased tension", "Talks, agreement, withdrawal, measure, mission.")
    NEUTRAL = ("neutral", "context", "Neither in itself: a ruling, a vote, a change of regime.")


class EventKind(Term):
    """What happened."""

    WAR = ("war", "war", "Start or end of sustained combat between organised forces.", MID)
    USE_OF_FORCE = ("use_of_force", "use of force", "Clash, raid, shelling, seizure.", MID)
    DISPLAY_OF_FORCE = (
        "display_of_force",
        "display of force",
        "Alert, mobilisation, show of ships or troops, violation of a border.",
        MID,
    )
    THREAT = ("threat", "threat", "A verbal threat or ultimatum by officials.", MID)
    DEPLOYMENT = ("deployment", "deployment", "Forces, posts or works are put in place.")
    ANNEXATION = ("annexation", "annexation", "A state declares the area to be its own.")
    DECLARATION = (
        "declaration",
        "declaration",
        "Independence, a claim, a law, a map or a recognition is declared.",
    )
    RUPTURE = ("rupture", "rupture", "Talks, ties or an agreement are broken off or suspended.")
    SANCTION = ("sanction", "sanction", "Economic or diplomatic penalties, closures, embargoes.")
    TALKS = ("talks", "talks", "A meeting or round of negotiation.")
    CEASEFIRE = ("ceasefire", "ceasefire", "Fighting stops by agreement.", "PA-X")
    AGREEMENT = ("agreement", "agreement", "A text agreed between parties.", "PA-X")
    RESOLUTION = ("resolution", "resolution", "A decision or vote of an international body.")
    JUDGMENT = ("judgment", "judgment", "A court or arbitral decision.", "UN Charter art. 33")
    MISSION = ("mission", "mission", "A peacekeeping, observer or monitoring mission changes.")
    MEDIATION = ("mediation", "mediation", "A third party acts between the parties.")
    MEASURE = (
        "measure",
        "confidence-building measure",
        "A hotline, meeting, zone, exchange or joint project starts or is used.",
        "OSCE Vienna Document",
    )
    WITHDRAWAL = ("withdrawal", "withdrawal", "Forces leave or are thinned out.")
    EXCHANGE = ("exchange", "exchange", "Prisoners, remains or land are exchanged.")
    REFERENDUM = ("referendum", "referendum or vote", "People or a parliament vote on the matter.")
    DISPLACEMENT = ("displacement", "displacement", "People flee or are moved in large numbers.")


class Hostility(Term):
    """The level of hostility of one dated event."""

    NONE = ("1", "1 none", "No militarized action.", MID)
    THREAT = ("2", "2 threat to use force", "A threat of blockade, occupation or force.", MID)
    DISPLAY = ("3", "3 display of force", "Alert, mobilisation, show of force.", MID)
    USE = ("4", "4 use of force", "Blockade, occupation, seizure, attack, clash.", MID)
    WAR = ("5", "5 war", "Sustained combat with at least 1,000 battle deaths.", MID)
