"""Files for the browser: named by content and never changed."""

from pathlib import Path

import pytest

from parley.ui.static_files import StaticUrls


@pytest.fixture
def static(tmp_path: Path) -> StaticUrls:
    return StaticUrls(tmp_path, "/app/static/", "s.js", "s.css", "p.js", "b.js")


def test_a_published_file_is_named_by_its_content(static: StaticUrls, tmp_path: Path):
    url = static.publish("cyprus", b'{"a": 1}')
    again = static.publish("cyprus", b'{"a": 1}')
    other = static.publish("cyprus", b'{"a": 2}')
    assert url == again != other
    file = tmp_path / url.removeprefix("/app/static/")
    assert file.read_bytes() == b'{"a": 1}'


def test_a_part_holds_classes_and_hints_and_nothing_that_a_click_changes(
    static: StaticUrls, tmp_path: Path
):
    state = {"areas": {}, "edges": {}, "tips": {}, "sel": "x", "stamp": "Neutral view"}
    url = static.publish_part("cyprus-view", state)
    text = (tmp_path / url.removeprefix("/app/static/")).read_text(encoding="utf-8")
    assert '"areas"' in text
    assert "stamp" not in text


@pytest.mark.parametrize("name", ["../x", "Cyprus", "a b", ""])
def test_a_name_can_not_lead_out_of_the_folder(static: StaticUrls, name: str):
    with pytest.raises(ValueError, match="not a name"):
        static.publish(name, b"")
