"""Words of a briefing: what stands beside the map, and what of the map is shown."""

from __future__ import annotations

from parley.vocabulary.term import Term


class BriefingBlock(Term):
    """What stands beside the map of a step."""

    STATUS = ("status", "status", "The newest confirmed status, its age, and the key facts.")
    SUMMARY = ("summary", "summary", "The dispute in a few sentences.")
    CLAIMS = ("claims", "claims and control", "Who claims, controls, recognises and rejects.")
    PUSHES = ("pushes", "what pushes", "Readiness, intelligence, alliances and narratives.")
    PULLS = ("pulls", "what pulls", "Talks, mediation, confidence-building, military diplomacy.")
    POSTURE = ("posture", "security posture", "What each party and guarantor does with its forces.")
    FIGURES = ("figures", "the states in figures", "Spending and personnel, with year and edition.")
    PICTURE = ("picture", "timeline as a picture", "What raised tension and what eased it.")
    TIMELINE = ("timeline", "timeline in rows", "The newest dated events up to the day shown.")
    MEDIATION = ("mediation", "mediation actors", "Third parties, their role and their mandate.")
    MEASURES = ("measures", "measures", "Hotlines, zones and other measures, with their state.")
    DIFFERENCE = ("difference", "difference", "What a second view or day answers differently.")
    SELECTION = ("selection", "what is selected", "The card of the selected place or row.")
    WORDS = ("words", "the map in words", "What the map shows, as sentences.")
    UNKNOWN = ("unknown", "what is not known", "What could not be confirmed.")
    DISPUTES = ("disputes", "list of disputes", "The disputes of the map, with stage and age.")
    SOURCES = ("sources", "sources", "The sources of the step in full.")


class MapLayer(Term):
    """A layer of the map that a step may leave out; areas and boundaries always show."""

    LINES = ("lines", "lines", "Lines of control, ceasefire lines and claim lines.")
    ZONES = ("zones", "zones", "Buffer zones, no-patrol zones and other zones.")
    SITES = ("sites", "sites", "Crossing points, bases, places of incidents.")
    EVENTS = ("events", "events", "The newest dated event at each place.")
    NAMES = ("names", "names", "Names printed on the map.")
