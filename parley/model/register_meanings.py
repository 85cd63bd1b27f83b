"""What each column of the register of military diplomacy tells."""

from __future__ import annotations

_SOURCES = "what it rests on"
_SPAN = {
    "from_year": "first day on which it holds",
    "from_month": "month of that date",
    "from_day": "day of that month",
    "to_year": "first day on which it no longer holds",
    "to_month": "month of that date",
    "to_day": "day of that month",
}
_OF_DOSSIERS = "what it rests on: sources of the dossiers themselves"

REGISTER_MEANINGS: dict[str, dict[str, str]] = {
    "register/instances.csv": {
        "id": "names the instance",
        "instrument": "which instrument was used",
        "title": "what it is in a few words",
        "actors": "who took part",
        "disputes": "the disputes it bears on",
        "place": "where it sits",
        "lon": "longitude of that place",
        "lat": "latitude of that place",
        **_SPAN,
        "authority": "the treaty, resolution or communiqué it rests on",
        "purpose": "what it was for, as its text or makers say",
        "effect": "what is known of its effect, and what speaks against it",
        "disputed_by": "who disputes that effect, and how",
        "state": "whether it worked when last seen",
        "end_year": "end of the present mandate",
        "end_month": "month of that date",
        "end_day": "day of that month",
        "as_of": "day of the newest page read",
        "sources": _SOURCES,
    },
    "register/strength.csv": {
        "id": "names the count",
        "instance": "the mission or presence that was counted",
        "year": "when it was counted",
        "month": "month of that date",
        "day": "day of that month",
        "low": "lower bound of a range",
        "high": "the figure, or the upper bound",
        "what": "who was counted",
        "kind": "how sure the figure is",
        "sources": _SOURCES,
    },
    "register/guarantees.csv": {
        "id": "names the guarantee",
        "guarantor": "who is bound",
        "protected": "towards whom",
        "text": "the treaty or act",
        "article": "the article that binds",
        "obligation": "what it binds to",
        **_SPAN,
        "detail": "what the article says, in our words",
        "sources": _SOURCES,
    },
    "register/factors.csv": {
        "id": "names the statement",
        "dispute": "the dispute it is about",
        "factor": "which barrier or driver it is",
        "detail": "what hinders or moves diplomacy there",
        "sources": _OF_DOSSIERS,
    },
    "register/lessons.csv": {
        "id": "names the case",
        "lesson": "which lesson it bears on",
        "dispute": "the dispute it comes from",
        "bearing": "whether it supports or contradicts the lesson",
        "detail": "what happened",
        "sources": _OF_DOSSIERS,
    },
    "register/corrections.csv": {
        "id": "names the correction",
        "said": "what is often read",
        "found": "what the sources say instead",
        "sources": _SOURCES,
    },
    "register/checked.csv": {
        "id": "names the check",
        "file": "which table of the register it is about",
        "row": "which row",
        "checked": "day of the second look",
        "verdict": "what it found",
        "note": "what was seen, or what was changed",
    },
}
