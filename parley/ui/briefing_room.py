"""Rooms: where the wall and the presenter's window of one briefing meet.

A room is known by an unguessable code that stands in the address of both windows. It lives in
this process, holds the script and the step, and is forgotten when it is old or when newer rooms
need its place; a window that comes back with its code then makes it anew.
"""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from parley.model import Briefing

MOST_ROOMS = 300
MOST_AGE_S = 14 * 3600
REMEMBERED = 24
_CODE = re.compile(r"[A-Za-z0-9_-]{22}")


def new_code() -> str:
    """A code that nobody can guess: 128 random bits."""
    return secrets.token_urlsafe(16)


def is_code(text: str) -> bool:
    """Whether a text from an address has the form of a code."""
    return _CODE.fullmatch(text) is not None


@dataclass(slots=True)
class Room:
    """One briefing on show: `step` counts from 0; `press` names the last change of it.

    Every press of a key has a number that the browser gives; `recent` are the newest of them,
    so that a window knows when its own press has arrived.
    """

    code: str
    briefing: Briefing
    opened: float
    used: float
    step: int = 0
    press: int = 0
    blank: bool = False
    recent: list[int] = field(default_factory=list)

    def go(self, step: int, press: int, *, blank: bool = False) -> None:
        """Show another step; one that the script does not have is the nearest it has."""
        if press in self.recent:
            return
        last = max(0, len(self.briefing.shown) - 1)
        self.step, self.press, self.blank = min(max(0, step), last), press, blank
        self.recent = [*self.recent[1 - REMEMBERED :], press]

    def show(self, briefing: Briefing) -> None:
        """Take another script, as when its editor is left; the step stays where it can."""
        if briefing != self.briefing:
            self.briefing = briefing
            self.step = min(self.step, max(0, len(briefing.shown) - 1))


class Rooms:
    """The rooms of this process, bounded in number and age; safe to use from many sessions."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST_ROOMS) -> None:
        self._clock, self._most = clock, most
        self._rooms: dict[str, Room] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rooms)

    def find(self, code: str) -> Room | None:
        """The room of a code, if it is still kept."""
        with self._lock:
            self._sweep()
            room = self._rooms.pop(code, None)
            if room is not None:
                room.used = self._clock()
                self._rooms[code] = room
            return room

    def enter(self, code: str, briefing: Briefing, step: int = 0) -> Room:
        """The room of a code; made with this script at this step where there is none.

        Raises:
            ValueError: the code has not the form of one.

        """
        if not is_code(code):
            msg = f"{code[:30]!r} is not the code of a room"
            raise ValueError(msg)
        found = self.find(code)
        if found is not None:
            return found
        now = self._clock()
        room = Room(code, briefing, now, now)
        room.step = min(max(0, step), max(0, len(briefing.shown) - 1))
        with self._lock:
            self._rooms[code] = room
            self._sweep()
        return room

    def elapsed(self, room: Room) -> float:
        """Seconds since the room was opened."""
        return self._clock() - room.opened

    def _sweep(self) -> None:
        """Forget rooms that nobody has used for long, and the longest unused beyond the limit."""
        oldest = self._clock() - MOST_AGE_S
        for code in [code for code, room in self._rooms.items() if room.used < oldest]:
            del self._rooms[code]
        while len(self._rooms) > self._most:
            del self._rooms[next(iter(self._rooms))]
