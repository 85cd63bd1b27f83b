"""Words of military diplomacy: instruments, guarantees, barriers and drivers, lessons."""

from __future__ import annotations

from parley.vocabulary.term import Term


class Instrument(Term):
    """What states do with their forces to talk, to calm and to bind."""

    EXCHANGE = ("military_exchange", "military exchange", "Visits and postings between forces.")
    EXERCISE = ("joint_exercise", "joint exercise", "Forces of several states train one task.")
    TRAINING = ("joint_training", "joint training", "One force teaches or equips another.")
    HUMANITARIAN = (
        "humanitarian_mission",
        "humanitarian mission",
        "Forces clear mines, search for the missing or bring relief.",
    )
    MINISTERIAL = ("defence_ministerial", "defence ministerial", "Defence ministers meet.")
    COMMUNICATION = (
        "communication",
        "military-to-military communication",
        "Hotlines, flag meetings, rules for encounters at sea and in the air.",
    )
    PEACEKEEPING = ("peacekeeping", "peacekeeping", "Troops with a mandate stand between sides.")
    OBSERVATION = ("observation", "observation", "Unarmed or lightly armed observers report.")
    GUARANTEE = ("security_guarantee", "security guarantee", "A power binds itself to help.")
    PRESENCE = ("forward_presence", "forward presence", "Forces stand abroad as a sign.")
    ALLIANCE = ("alliance", "alliance", "States bind themselves to one another.")
    PARTNERSHIP = (
        "partnership_programme",
        "partnership programme",
        "Cooperation with states outside an alliance.",
    )
    FORUM = ("multilateral_forum", "multilateral forum", "Officials and officers of many states.")
    CRISIS = ("crisis_management", "crisis management", "Forces used to contain an open crisis.")


class Obligation(Term):
    """What a text of guarantee binds to."""

    MUTUAL = ("mutual_defence", "mutual defence", "Each side is to help the other if attacked.")
    ONE_WAY = ("one_way", "one-way", "One side is to help the other.")
    CONSULT = ("consultation", "consultation", "The sides are to consult.")
    NEUTRALITY = ("neutrality", "neutrality", "A side is not to help an attacker.")


class Factor(Term):
    """What hinders or moves diplomacy in a dispute: barriers, power dynamics, drivers."""

    INTERESTS = ("interests", "national interests", "What each side says it can not give up.")
    SOVEREIGNTY = (
        "sovereignty_reading",
        "readings of sovereignty",
        "Sovereignty and intervention are understood differently.",
    )
    CULTURE = ("culture_language", "culture and language", "Identity, faith, language, kin.")
    GRIEVANCE = ("grievance", "grievances", "What is remembered of past wrongs.")
    ECONOMIC = ("economic_interest", "economic interest", "Resources, routes, trade.")
    SHIFT = ("capability_shift", "shift of capability", "One side grows stronger than it was.")
    INTERDEPENDENCE = ("interdependence", "interdependence", "Each side needs the other.")
    TECHNOLOGY = ("technology", "technology", "Drones, sensors, cables, cyberspace.")
    CLIMATE = ("climate", "climate", "Ice, drought, flood, a moving river.")
    RESOURCES = ("resources", "scarce resources", "Water, fish, pasture, oil, gas, minerals.")


class Lesson(Term):
    """What the record is said to teach; each has cases for and against."""

    TRUST = ("trust", "trust comes before terms", "Small steps that are kept carry larger ones.")
    LOCAL = ("local_context", "local context decides", "What works in one place fails in another.")
    MULTILATERAL = (
        "multilateral_engagement",
        "several states do better than one",
        "Third parties together bear more than one alone.",
    )
    ADAPT = ("adaptability", "arrangements must adapt", "A measure that can change lasts longer.")


class Bearing(Term):
    """Which way a case bears on a lesson."""

    SUPPORTS = ("supports", "supports it", "The case speaks for the lesson.")
    CONTRADICTS = ("contradicts", "speaks against it", "The case speaks against the lesson.")
