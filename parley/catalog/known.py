"""What rows may name: actors, areas and groups, and the words that no row should use."""

from __future__ import annotations

from dataclasses import dataclass

from parley.model import Actor, AreaGroup, LoadedWord


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that rows may name, and the words that take a side."""

    actors: dict[str, Actor]
    groups: dict[str, AreaGroup]
    areas: frozenset[str]
    words: tuple[LoadedWord, ...] = ()

    def expand(self, area: str) -> frozenset[str]:
        """The mosaic areas behind an area or group id; empty for an unknown one."""
        if area in self.groups:
            return frozenset().union(*(self.expand(member) for member in self.groups[area].areas))
        return frozenset({area}) & self.areas

    def places(self) -> frozenset[str]:
        """Every area and group id."""
        return self.areas | frozenset(self.groups)
