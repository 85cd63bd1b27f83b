"""Editions of geodata/: a changed file is seen when a page begins, never in the midst of one."""

import os
from pathlib import Path

import pytest

from parley.catalog import content_digest
from parley.ui import library as shelf

DAY_NS = 86_400 * 10**9


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("actors.csv", "disputes/korea/timeline.csv", "disputes/korea/dispute.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return tmp_path


def longer(root: Path) -> None:
    (root / "disputes/korea/timeline.csv").write_text("something longer than before")


def as_long_but_later(root: Path) -> None:
    file = root / "disputes/korea/dispute.md"
    os.utime(file, ns=(0, file.stat().st_mtime_ns + DAY_NS))


def added(root: Path) -> None:
    (root / "disputes/korea/names.csv").write_text("")


def removed(root: Path) -> None:
    (root / "actors.csv").unlink()


def moved(root: Path) -> None:
    (root / "disputes/korea").rename(root / "disputes/kashmir")


@pytest.mark.parametrize("change", [longer, as_long_but_later, added, removed, moved])
def test_every_change_of_a_file_gives_another_digest(root, change):
    before = content_digest(root)
    assert content_digest(root) == before
    change(root)
    assert content_digest(root) != before


def test_a_link_that_leads_nowhere_is_no_file(root):
    before = content_digest(root)
    (root / "lost.csv").symlink_to(root / "nowhere.csv")
    assert content_digest(root) == before


def test_files_are_looked_at_when_a_page_begins_and_not_for_a_click(monkeypatch):
    now, digests, looks = [0.0], ["first"], []
    monkeypatch.setattr(shelf, "_seen", shelf._Seen())
    monkeypatch.setattr(shelf.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(shelf, "content_digest", lambda _: looks.append(now[0]) or digests[-1])
    monkeypatch.setattr(shelf, "_library", lambda digest: shelf.Library(digest, *[None] * 6))
    assert shelf.renewed().digest == "first"
    digests.append("second")
    now[0] = shelf.LOOK_EVERY_S - 1
    assert shelf.renewed().digest == "first", "looked a moment ago"
    now[0] = shelf.LOOK_EVERY_S + 1
    assert shelf.library().digest == "first", "a click goes on with what its page began with"
    assert looks == [0.0]
    assert shelf.renewed().digest == "second"
    assert shelf.library().digest == "second"
