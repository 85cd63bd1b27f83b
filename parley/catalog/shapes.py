"""map.geojson into features: parsed as JSON by our own reader, never handed to GDAL.

GDAL decides by content and follows links: a file named map.geojson can make it read other
files or the network. Here the file is text, then JSON, then checked number by number.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from parley.catalog.coordinates import Box, UnusableError, checked_geometry, is_number
from parley.catalog.files import read_text, relative
from parley.catalog.problems import Problem, Severity, did_you_mean, markup_in, shown
from parley.dates import Interval, PartialDate
from parley.model import Feature
from parley.model.fields import CONTROL, SLUG
from parley.vocabulary import AreaKind, LineKind, Precision, SiteKind

Kind = LineKind | AreaKind | SiteKind
KINDS: dict[str, Kind] = {term.value: term for term in (*LineKind, *AreaKind, *SiteKind)}
PROPERTIES = ("name", "kind", "precision", "sources", "from", "to", "note", "holder", "km")
MAX_NAME = 140
MAX_KM = 1000


class ShapeReader:
    """Reads one map.geojson; what is wrong goes to `problems`. `ids` holds bad features too."""

    def __init__(self, path: Path, root: Path, problems: list[Problem]) -> None:
        self.path, self.root, self.problems = path, root, problems
        self.place = relative(path, root)
        self.text = ""
        self.ids: set[str] | None = None

    def read(self, extent: Box | None) -> tuple[Feature, ...]:
        """All good features; `extent` (west, south, east, north) guards against swapped axes."""
        text = read_text(self.path, self.root, self.problems)
        if text is None:
            return ()
        self.text = text
        found: dict[str, Feature] = {}
        collection = self._collection()
        if collection:
            self.ids = {str(item.get("id")) for item in collection if isinstance(item, dict)}
        for number, item in enumerate(collection, 1):
            feature_id = item.get("id") if isinstance(item, dict) else None
            line = self._line(feature_id)
            named = f" ({feature_id[:60]})" if isinstance(feature_id, str) else ""
            try:
                feature = _feature(item, extent)
            except UnusableError as error:
                self._problem(f"feature {number}{named} {error.found}", error.write, line)
                continue
            if feature.id in found:
                self._problem(
                    f"feature {number} repeats the id {feature.id!r}",
                    "Give every feature an id of its own",
                    line,
                )
                continue
            found[feature.id] = feature
            for text in (feature.name, feature.note):
                if markup_in(text):
                    self._problem(
                        f"feature {number}{named} {shown(text)} carries markup",
                        "Write plain text; it is shown as it stands",
                        line,
                        Severity.WARNING,
                    )
        return tuple(found.values())

    def _collection(self) -> list[Any]:
        try:
            root = json.loads(self.text, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or str(error) or "nested too deeply"
            self._problem(
                f"is not JSON ({reason})",
                "Export it again as GeoJSON (RFC 7946)",
                getattr(error, "lineno", None),
            )
            return []
        if not isinstance(root, dict) or root.get("type") != "FeatureCollection":
            self._problem("is not a FeatureCollection", "Export it as GeoJSON (RFC 7946)", 1)
            return []
        if "crs" in root:
            self._problem(
                "names a `crs`",
                "Export WGS 84 longitude and latitude, without crs",
                None,
                Severity.WARNING,
            )
        features = root.get("features")
        if not isinstance(features, list):
            self._problem("has no list of features", "Write features: [ … ]", 1)
            return []
        return features

    def _problem(
        self, found: str, write: str, line: int | None, severity: Severity = Severity.ERROR
    ) -> None:
        self.problems.append(Problem(self.place, found, write, line, None, severity))

    def _line(self, feature_id: object) -> int | None:
        at = self.text.find(json.dumps(feature_id)) if isinstance(feature_id, str) else -1
        return None if at < 0 else self.text.count("\n", 0, at) + 1


def _feature(item: Any, extent: Box | None) -> Feature:
    """One feature of the collection; UnusableError says what is wrong with it."""
    if not isinstance(item, dict) or not isinstance(item.get("properties"), dict):
        raise UnusableError("has no properties", "Write type, id, properties and geometry")
    feature_id, properties = item.get("id"), item["properties"]
    if not isinstance(feature_id, str) or not SLUG.fullmatch(feature_id):
        msg = f"has the id {shown(feature_id)}"
        raise UnusableError(msg, "Write an id of lower-case letters, digits and hyphens")
    for name in properties:
        if name not in PROPERTIES:
            msg = f"has the unknown property {shown(name)}"
            raise UnusableError(msg, did_you_mean(name, PROPERTIES, "Remove it"))
    kind, precision = _kind(properties), _precision(properties)
    name, note = _texts(properties)
    return Feature(
        id=feature_id,
        kind=kind,
        name=name,
        precision=precision,
        held=_interval(properties),
        sources=_sources(properties),
        geometry=checked_geometry(item.get("geometry"), kind, extent),
        holder=_holder(properties),
        uncertainty_km=_kilometres(properties),
        note=note,
    )


def _kind(properties: dict[str, Any]) -> Kind:
    word = str(properties.get("kind"))
    if word in KINDS:
        return KINDS[word]
    msg = f"kind: {shown(word)} is not in the vocabulary"
    raise UnusableError(msg, did_you_mean(word, KINDS, f"Use one of {', '.join(KINDS)}"))


def _precision(properties: dict[str, Any]) -> Precision:
    word = properties.get("precision")
    if isinstance(word, str) and word in Precision.values():
        return Precision.of(word)
    msg = f"precision: {shown(word)} is not in the vocabulary"
    raise UnusableError(msg, f"Use one of {', '.join(Precision.values())}")


def _texts(properties: dict[str, Any]) -> tuple[str, str]:
    name, note = properties.get("name"), properties.get("note") or ""
    if not isinstance(name, str) or not name.strip() or len(name) > MAX_NAME:
        raise UnusableError("has no name", f"Write a name of at most {MAX_NAME} characters")
    if not isinstance(note, str) or CONTROL.search(name + note):
        raise UnusableError("has a note or name that is not plain text", "Write plain text")
    return name.strip(), note


def _interval(properties: dict[str, Any]) -> Interval:
    ends: list[PartialDate | None] = []
    for key in ("from", "to"):
        value = properties.get(key)
        try:
            ends.append(None if value is None or value == "" else PartialDate.parse(str(value)))
        except ValueError as error:
            msg = f"{key}: {shown(value)} is no date"
            raise UnusableError(msg, 'Write "1974-08-16", "1974" or null') from error
    try:
        return Interval(*ends)
    except ValueError as error:
        raise UnusableError(
            str(error), "Write the first day on which it no longer holds"
        ) from error


def _sources(properties: dict[str, Any]) -> tuple[str, ...]:
    cited = properties.get("sources")
    if isinstance(cited, list) and cited and all(isinstance(item, str) for item in cited):
        return tuple(cited)
    raise UnusableError("cites no source", 'Write "sources": ["un-186"]; no shape without a source')


def _kilometres(properties: dict[str, Any]) -> float | None:
    km = properties.get("km")
    if km is None or (is_number(km) and 0 <= km <= MAX_KM):
        return km
    msg = f"km: {shown(km)} is not a distance"
    raise UnusableError(msg, "Write kilometres as a number, or null")


def _holder(properties: dict[str, Any]) -> str | None:
    holder = properties.get("holder")
    return holder if isinstance(holder, str) and holder else None


def _refuse(name: str) -> float:
    msg = f"{name} is not a number"
    raise ValueError(msg)
