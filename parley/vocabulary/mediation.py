"""Words of the mediation record: who acts between the parties, how, and with what result."""

from __future__ import annotations

from parley.vocabulary.term import Term

GUIDANCE = "UN Guidance for Effective Mediation, 2012"
CHARTER = "UN Charter art. 33(1)"
PAX = "PA-X Peace Agreements Database codebook"


class ActorKind(Term):
    """What a third party is."""

    STATE = ("state", "state", "A state acting through its government.")
    ORGANISATION = ("organisation", "organisation", "An international or regional organisation.")
    PERSON = ("person", "person", "A person acting in an own name or as envoy.")
    COURT = ("court", "court or tribunal", "A court, tribunal or commission of law.")
    CONTACT_GROUP = ("contact_group", "contact group", "Several states or bodies acting jointly.")
    MISSION = ("mission", "mission", "A mission in the field with a mandate of its own.")
    ENTITY = (
        "de_facto_entity",
        "de facto entity",
        "Governs in fact; few or no states recognise it.",
    )


class Role(Term):
    """What a third party does between the parties."""

    MEDIATOR = ("mediator", "mediator", "Helps parties, with their consent, to agree.", GUIDANCE)
    CO_MEDIATOR = ("co_mediator", "co-mediator", "Mediates jointly with others.", GUIDANCE)
    FACILITATOR = ("facilitator", "facilitator", "Carries messages, convenes, proposes little.")
    HOST = ("host", "host", "Offers place and protection for talks.")
    GUARANTOR = ("guarantor", "guarantor", "Undertakes to uphold an agreement or status.")
    WITNESS = ("witness", "witness", "Signs or attends to attest to a text.")
    OBSERVER = ("observer", "observer", "Attends talks without a part in them.")
    MONITOR = ("monitor", "monitor", "Watches and reports whether a text is kept.")
    PEACEKEEPER = ("peacekeeper", "peacekeeper", "Keeps forces apart under a mandate.")
    CONTACT_GROUP = ("contact_group", "contact group", "A standing group of states.", GUIDANCE)
    FRIENDS = ("friends", "group of friends", "States that support a mediator.", GUIDANCE)
    COURT = ("adjudicator", "adjudicator", "Decides by law, with binding force on the parties.")


class Means(Term):
    """Means of peaceful settlement."""

    NEGOTIATION = ("negotiation", "negotiation", "The parties deal directly.", CHARTER)
    ENQUIRY = ("enquiry", "enquiry", "A third party establishes facts.", CHARTER)
    GOOD_OFFICES = (
        "good_offices",
        "good offices",
        "Brings the parties together and proposes nothing; not named in article 33.",
        "Hague Convention I 1907; Manila Declaration 1982",
    )
    MEDIATION = ("mediation", "mediation", "Takes part and proposes terms.", CHARTER)
    CONCILIATION = ("conciliation", "conciliation", "A commission proposes a settlement.", CHARTER)
    ARBITRATION = ("arbitration", "arbitration", "A tribunal decides; binding.", CHARTER)
    JUDICIAL = ("judicial_settlement", "judicial settlement", "A court decides; binding.", CHARTER)
    REGIONAL = ("regional_arrangement", "regional arrangement", "A regional body acts.", CHARTER)
    OTHER = ("other", "other peaceful means", "Monitoring, peacekeeping, guarantee.", CHARTER)

    @property
    def binding(self) -> bool:
        """Only arbitration and judicial settlement bind the parties by themselves."""
        return self in (Means.ARBITRATION, Means.JUDICIAL)


class AgreementStage(Term):
    """Which stage of a peace process a text belongs to."""

    NONE = ("none", "no text", "No agreed text resulted.")
    CEASEFIRE = ("ceasefire", "ceasefire", "Ends or suspends fighting.", PAX)
    PRE_NEGOTIATION = ("pre_negotiation", "pre-negotiation", "Agrees to talk, or how.", PAX)
    PARTIAL = ("substantive_partial", "substantive, partial", "Settles some issues.", PAX)
    COMPREHENSIVE = ("substantive_comprehensive", "comprehensive", "Meant to settle all.", PAX)
    IMPLEMENTATION = ("implementation", "implementation", "Carries out an earlier text.", PAX)
    RENEWAL = ("renewal", "renewal", "Recommits to an earlier text.", PAX)


class EngagementState(Term):
    """Whether an engagement still runs, on the date last seen."""

    ONGOING = ("ongoing", "ongoing when last seen", "Acts on the date last confirmed.")
    IDLE = ("idle", "idle", "Exists on paper; no activity seen.")
    SUSPENDED = ("suspended", "suspended", "Stopped by decision, may resume.")
    ENDED = ("ended", "ended", "Came to an end; the reason is given.")
    UNKNOWN = ("unknown", "not confirmed", "Its mandate ran out, or no news was found.")
