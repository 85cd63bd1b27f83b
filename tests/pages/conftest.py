"""A reader without a browser: opens an address, moves the widgets, clicks, and reads the page.

Streamlit's own AppTest runs a page; what it leaves to the browser is done here as the browser
does it: a widget inside a fragment runs only that fragment, the panel's address is carried into
the address bar, and clicks on the map and in a panel arrive as the values of their components.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest, local_script_runner

from parley.ui import panel as panel_module

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
PAGES = {"atlas": None, "dispute": "pages/dispute.py", "sources": "pages/sources.py"}
PAGES |= {"glossary": "pages/glossary.py", "register": "pages/military_diplomacy.py"}
PAGES |= {"compare": "pages/compare.py", "thirds": "pages/third_parties.py"}
PAGES |= {"briefing": "pages/briefing.py"}
STATE = re.compile(r'<script type="application/json" id="lm-state">(.*?)</script>', re.DOTALL)
SECONDS = 60


def nodes(block: Any) -> Iterator[Any]:
    """Every element of a page, in reading order."""
    for child in getattr(block, "children", {}).values():
        yield child
        yield from nodes(child)


def filed(url: str) -> str:
    """What a published file holds, as the browser fetches it."""
    return (ROOT / url.removeprefix("/app/")).read_text(encoding="utf-8")


def texts(value: Any) -> list[str]:
    """Every text inside plain values, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    return [text for part in value for text in texts(part)] if isinstance(value, list) else []


class Reader:
    """One session in one browser tab."""

    def __init__(self, page: str, address: dict[str, str]) -> None:
        panel_module._component.cache_clear()  # a new AppTest has an empty component registry
        self.app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
        self._sent: dict[str, WidgetState] = {}
        if PAGES[page]:
            self.app.switch_page(PAGES[page])
        self.reload(address)

    def reload(self, address: dict[str, str] | None = None) -> Reader:
        """Load the page anew: at another address, or at the one that stands in the bar."""
        if address is not None:
            self.app.query_params = dict(address)
        self._follow(self.app.run())
        return self

    @property
    def address(self) -> dict[str, str]:
        return {key: str(value) for key, value in self.app.query_params.items()}

    def widget(self, key: str) -> Any:
        return next(node for node in nodes(self.app._tree) if getattr(node, "key", None) == key)

    def value(self, key: str) -> Any:
        return self.app.session_state[key]

    def move(self, **values: Any) -> Reader:
        """Set widgets by their keys; the page answers as one fragment."""
        for key, value in values.items():
            self.widget(key).set_value(value)
        return self.turn()

    def press(self, key: str) -> Reader:
        self.widget(key).click()
        return self.turn()

    def pick_row(self, panel: str, row: str | None, *, leaving: bool = False) -> Reader:
        """Click a row (or the selected one again: None) of a panel."""
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{self._panels()[panel].id}__events")
        state.json_trigger_value = json.dumps([{"event": "pick", "value": {"key": row, "n": 1}}])
        return self.turn(state, whole=leaving)

    def tell(self, element: str, *, whole: bool = False, **values: Any) -> Reader:
        """What an element of ours says of itself; the browser repeats it with every later turn."""
        state = WidgetState(id=self._panels()[element].id)
        state.json_value = json.dumps(values)
        self._sent[state.id] = state
        return self.turn(whole=whole)

    def trigger(self, element: str, event: str, value: dict[str, Any]) -> Reader:
        """A button or a key inside an element of ours."""
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{self._panels()[element].id}__events")
        state.json_trigger_value = json.dumps([{"event": event, "value": value}])
        return self.turn(state)

    def pick_on_map(
        self, thing: str | None, number: int, *, leaving: bool = False, which: int = 0
    ) -> Reader:
        """Click a thing on the map, or the open sea; each click has a number of its own."""
        state = WidgetState(id=self._map(which).id)
        state.json_value = json.dumps({"sel": thing, "n": number})
        self._sent[state.id] = state  # the browser repeats it with every later turn
        return self.turn(whole=leaving)

    def turn(self, *clicks: WidgetState, whole: bool = False) -> Reader:
        """Send the widgets as they stand, and the clicks; only the fragment runs.

        A turn that leaves for another page runs the whole script: AppTest forgets the list of
        pages in a fragment.
        """
        states = self.app._tree.get_widget_states()
        states.widgets.extend([*self._sent.values(), *clicks])
        fragments = [] if whole else list(self.app._fragment_storage._fragments)
        plain = local_script_runner.RerunData
        local_script_runner.RerunData = partial(plain, fragment_id_queue=fragments)
        try:
            self._follow(self.app._run(states))
        finally:
            local_script_runner.RerunData = plain
        return self

    def _follow(self, app: AppTest) -> None:
        """Fail on an exception; else carry the panel's address into the bar."""
        assert not app.exception, [error.value for error in app.exception]
        for data in map(self.given, self._panels().values()):
            for key, value in (data.get("address") or {}).items():
                if value is None:
                    app.query_params.pop(key, None)
                else:
                    app.query_params[key] = value

    def _component(self, kind: str) -> Iterator[Any]:
        return (node for node in nodes(self.app._tree) if getattr(node, "type", "") == kind)

    def _panels(self) -> dict[str, Any]:
        return {node.key: node.proto for node in self._component("bidi_component")}

    def _map(self, which: int = 0) -> Any:
        """The first map on the page, or another by its place."""
        return list(self._component("component_instance"))[which].proto

    def nodes(self, kind: str) -> list[Any]:
        """Every element of a kind, in reading order."""
        return list(self._component(kind))

    def components(self) -> list[dict[str, Any]]:
        """What every element of our own was given."""
        return [self.given(proto) for proto in self._panels().values()]

    def panels(self) -> dict[str, dict[str, Any]]:
        """What every panel on the page was given, by the panel's key."""
        given = {key: self.given(proto) for key, proto in self._panels().items()}
        return {key: data for key, data in given.items() if data["part"] == "panel"}

    @staticmethod
    def given(proto: Any) -> dict[str, Any]:
        data = json.loads(proto.json or proto.mixed.json)
        if "url" in data:
            data["text"] = filed(data["url"])
        return data | json.loads(data.get("text", "{}"))

    def panel(self, key: str) -> dict[str, Any]:
        return self.given(self._panels()[key])

    def blocks(self, key: str, kind: str) -> list[dict[str, Any]]:
        return [block for block in self.panel(key)["blocks"] if block["kind"] == kind]

    def words(self, key: str) -> str:
        """All texts of a panel, a line each."""
        return "\n".join(texts(self.panel(key)["blocks"]))

    def rows(self, key: str) -> list[dict[str, Any]]:
        return [row for block in self.blocks(key, "records") for row in block["rows"]]

    def map(self, which: int = 0) -> dict[str, Any]:
        """The state that the map was given; the first one on the page, or another by its place."""
        arguments = json.loads(self._map(which).json_args)
        found = STATE.search(arguments["html"])
        assert found, "the page has no map"
        state = json.loads(found.group(1))
        return state | (json.loads(filed(state["part"])) if "part" in state else {})

    def script(self) -> str:
        """The map's program, which must not change while the map lives."""
        return str(json.loads(self._map().json_args)["script"])


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reader]:
    """Open a page at an address, on a fixed day."""
    monkeypatch.setenv("PARLEY_TODAY", TODAY)

    def visit(page: str = "atlas", **address: str) -> Reader:
        return Reader(page, address)

    return visit
