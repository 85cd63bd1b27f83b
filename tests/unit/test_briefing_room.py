"""Rooms of a briefing: the same step in every window, bounded in number and in age."""

import pytest

from parley.model import Briefing, Step
from parley.ui.briefing_room import MOST_AGE_S, Rooms, is_code, new_code

SCRIPT = Briefing(
    title="Two valleys",
    steps=(
        Step(title="First"),
        Step(title="Second", hidden=True),
        Step(title="Third"),
        Step(title="Fourth"),
    ),
)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_code_can_not_be_guessed_and_has_a_form_that_is_checked():
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(is_code(code) for code in codes)
    assert not any(is_code(text) for text in ("", "1", "../../etc/passwd", "x" * 21, "é" * 22))
    with pytest.raises(ValueError, match="not the code"):
        Rooms().enter("short", SCRIPT)


def test_windows_with_one_code_stand_at_one_step_of_those_that_are_shown():
    rooms, code = Rooms(), new_code()
    wall = rooms.enter(code, SCRIPT, step=1)
    desk = rooms.enter(code, SCRIPT)
    assert desk is wall
    desk.go(2, press=1001)
    assert (wall.step, wall.press, wall.blank) == (2, 1001, False)
    wall.go(99, press=1002, blank=True)
    assert (desk.step, desk.blank) == (2, True), "the hidden step is none to go to"
    assert desk.recent == [1001, 1002]


def test_a_press_that_arrives_twice_is_taken_once():
    room = Rooms().enter(new_code(), SCRIPT)
    room.go(1, press=1001)
    room.go(2, press=1002)
    room.go(1, press=1001)
    assert room.step == 2


def test_another_script_keeps_the_step_where_it_has_one():
    room = Rooms().enter(new_code(), SCRIPT, step=2)
    room.show(Briefing(title="Two valleys", steps=SCRIPT.steps[:1]))
    assert room.step == 0


def test_rooms_are_few_and_the_longest_unused_goes_first():
    clock = Clock()
    rooms = Rooms(clock, most=3)
    codes = [new_code() for _ in range(4)]
    for code in codes[:3]:
        clock.now += 1
        rooms.enter(code, SCRIPT)
    clock.now += 1
    assert rooms.find(codes[0]) is not None
    rooms.enter(codes[3], SCRIPT)
    assert len(rooms) == 3
    assert rooms.find(codes[1]) is None
    assert rooms.find(codes[0]) is not None


def test_a_room_that_nobody_uses_is_forgotten_and_made_anew_with_its_code():
    clock = Clock()
    rooms, code = Rooms(clock), new_code()
    rooms.enter(code, SCRIPT).go(2, press=1001)
    clock.now = MOST_AGE_S / 2
    assert rooms.find(code) is not None
    clock.now = MOST_AGE_S / 2 + MOST_AGE_S - 1
    assert rooms.find(code) is not None
    clock.now += MOST_AGE_S + 1
    assert rooms.find(code) is None
    assert rooms.enter(code, SCRIPT, step=1).step == 1


def test_the_clock_of_a_room_runs_from_its_opening():
    clock = Clock()
    rooms = Rooms(clock)
    room = rooms.enter(new_code(), SCRIPT)
    clock.now = 90
    assert rooms.elapsed(room) == 90
