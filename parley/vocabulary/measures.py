"""Words of confidence building: measures, their state, and the sources and checks of facts."""

from __future__ import annotations

from parley.vocabulary.term import Term


class MeasureKind(Term):
    """What a measure is."""

    HOTLINE = ("hotline", "hotline", "A direct line between commands or capitals.")
    FLAG_MEETING = ("flag_meeting", "flag meeting", "Commanders meet at the line.")
    JOINT_COMMISSION = ("joint_commission", "joint commission", "A standing body of the sides.")
    BUFFER_ZONE = ("buffer_zone", "buffer zone", "A zone kept free of the parties' forces.")
    DEMILITARIZED = ("demilitarized_zone", "demilitarized zone", "A zone barred to the military.")
    NO_PATROL = ("no_patrol_zone", "no-patrol zone", "A zone neither side patrols.")
    NO_FLY = ("no_fly_zone", "no-fly zone", "A zone closed to (military) aircraft.")
    RESTRAINT = ("restraint", "restraint", "A ceiling or ban on forces, weapons or acts.")
    NOTIFICATION = ("exercise_notification", "notification", "Exercises or moves are announced.")
    INSPECTION = ("inspection", "inspection", "The sides or a third party verify.")
    CEASEFIRE_CHECK = ("ceasefire_monitoring", "ceasefire monitoring", "A body watches a truce.")
    PATROL_ARRANGEMENT = ("patrol_arrangement", "patrol arrangement", "Patrols are coordinated.")
    CROSSING = ("crossing_point", "crossing point", "A line is opened to people or goods.")
    HUMANITARIAN = ("humanitarian", "humanitarian", "Prisoners, missing, families, corridors.")
    JOINT_PROJECT = ("joint_project", "joint project", "Economic or technical work together.")
    CULTURAL = ("cultural_exchange", "cultural exchange", "Heritage, sport, education, faith.")


class MeasureState(Term):
    """Whether a measure works, on the date last confirmed."""

    WORKING = ("working", "working when last seen", "In use on the date given.")
    PARTLY = ("partly", "partly working", "Some of it is in use.")
    SUSPENDED = ("suspended", "suspended", "Stopped by a decision of one side or both.")
    LAPSED = ("lapsed", "lapsed", "Ended, expired or overtaken.")
    NEVER_USED = ("never_used", "never used", "Agreed but not carried out.")
    UNKNOWN = ("unknown", "not confirmed", "No source for its present state was found.")


class SourceKind(Term):
    """What kind of page or text a source is."""

    PRIMARY = ("primary_text", "primary text", "Treaty, resolution, law, agreed statement.")
    OFFICIAL = ("official_statement", "official statement", "Said or published by an authority.")
    COURT = ("court", "court", "Judgment, order or pleading.")
    PRESS = ("press", "press", "News agency, newspaper or broadcaster.")
    SCHOLARSHIP = ("scholarship", "scholarship", "Academic or research work, reference work.")
    GEODATA = ("geodata", "geodata", "A published map or data set.")


class CheckVerdict(Term):
    """What a second look at a row and its sources came to."""

    CONFIRMED = ("confirmed", "confirmed", "Its sources were opened again and say what it says.")
    CORRECTED = ("corrected", "corrected", "Changed or added to, to say what its sources say.")
    WEAKENED = ("weakened", "weakened", "Now claims less, or says who alone says so.")
    REMOVED = ("removed", "removed", "Taken out: no source bears it.")
    NOT_FOUND = ("not_found", "not found again", "Looked for; its page was not met again.")


class FigureKind(Term):
    """How sure a figure is."""

    REPORTED = ("reported", "reported", "Stated by an official or primary source.")
    ESTIMATE = ("estimate", "estimate", "Estimated by others.")
    RANGE = ("range", "range", "Sources or the source itself give a range.")


class CountKind(Term):
    """What was counted."""

    RECOGNITION = (
        "recognition",
        "recognition",
        "How many members of a body recognise the actor named.",
    )
    VOTE = ("vote", "vote", "Votes cast on a text, as the body itself recorded them.")


class Region(Term):
    """Region of the world, as the atlas filters it."""

    AFRICA = ("africa", "Africa", "Africa south of the Sahara and the Horn.")
    NORTH_AFRICA = ("north_africa", "North Africa", "Maghreb, Egypt, Western Sahara.")
    MIDDLE_EAST = ("middle_east", "Middle East", "Levant, Gulf, Arabian peninsula.")
    EUROPE = ("europe", "Europe", "Europe without the Caucasus, with the eastern Mediterranean.")
    CAUCASUS = ("caucasus", "Caucasus", "Armenia, Azerbaijan, Georgia.")
    CENTRAL_ASIA = ("central_asia", "Central Asia", "The five states of Central Asia.")
    SOUTH_ASIA = ("south_asia", "South Asia", "Afghanistan to Bangladesh and Sri Lanka.")
    EAST_ASIA = ("east_asia", "East Asia", "China, Japan, Korea, Mongolia, Taiwan.")
    SOUTHEAST_ASIA = ("southeast_asia", "Southeast Asia", "ASEAN states and Timor-Leste.")
    AMERICAS = ("americas", "Americas", "North, Central and South America, Caribbean.")
    POLAR = ("polar", "Polar", "Arctic and Antarctic.")
    OCEAN = ("ocean", "Oceans", "Islands of the Indian, Pacific and South Atlantic oceans.")
