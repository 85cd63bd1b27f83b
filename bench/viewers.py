"""Many readers at once: websocket clients that speak Streamlit's protocol and draw nothing."""

from __future__ import annotations

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from itertools import cycle, islice

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.serving import Server

MAP_COMPONENT = "streamlit_folium.st_folium"
PATIENCE_SECONDS = 120


@dataclass
class Visit:
    """One reader's connection to a dossier."""

    dispute: str
    areas: list[str]
    answers_ms: list[float] = field(default_factory=list)
    errors: int = 0
    fragment: str = ""
    widget: str = ""

    async def run(self, server: Server, think: float, ready: Gate, until: Gate) -> None:
        """Open the dossier, then select one area after another until told to stop."""
        async with websockets.connect(
            f"ws://127.0.0.1:{server.port}/_stcore/stream",
            subprotocols=[websockets.Subprotocol("streamlit")],
            max_size=None,
            ping_interval=None,
        ) as connection:
            opening = BackMsg()
            opening.rerun_script.query_string = f"dispute={self.dispute}"
            opening.rerun_script.page_name = "dispute"
            await connection.send(opening.SerializeToString())
            await self._finished(connection)
            await ready.pass_one()
            await until.opened.wait()
            await asyncio.sleep(random.random() * think)
            for area in cycle(self.areas):
                if until.closed:
                    return
                began = time.perf_counter()
                await connection.send(self._selection(area))
                answer = await self._finished(connection)
                self.answers_ms.append((time.perf_counter() - began) * 1000)
                self.errors += f'"sel":"{area}"'.encode() not in answer
                await asyncio.sleep(think * (0.5 + random.random()))

    def _selection(self, area: str) -> bytes:
        click = BackMsg()
        click.rerun_script.query_string = f"dispute={self.dispute}"
        click.rerun_script.page_name = "dispute"
        click.rerun_script.fragment_id = self.fragment
        state = click.rerun_script.widget_states.widgets.add()
        state.id = self.widget
        state.json_value = json.dumps({"sel": area, "n": time.time_ns() // 1_000_000})
        return click.SerializeToString()

    async def _finished(self, connection: websockets.ClientConnection) -> bytes:
        """Read to the end of a run; return what it said, without escapes."""
        received = bytearray()
        while True:
            async with asyncio.timeout(PATIENCE_SECONDS):
                payload = await connection.recv(decode=False)
            message = ForwardMsg()
            message.ParseFromString(payload)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                return bytes(received).replace(b"\\", b"")
            if kind == "delta":
                received += payload
                self._remember(message)

    def _remember(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        self.errors += kind == "exception"
        if kind == "component_instance":
            component = element.component_instance
            if component.component_name == MAP_COMPONENT:
                self.widget = component.id
                self.fragment = message.delta.fragment_id


class Gate:
    """Opens when enough readers have come, and closes for all at once."""

    def __init__(self, expected: int = 0) -> None:
        """Expect so many readers."""
        self.missing = expected
        self.opened = asyncio.Event()
        self.closed = False

    async def pass_one(self) -> None:
        """Count one reader in."""
        self.missing -= 1
        if self.missing <= 0:
            self.opened.set()


@dataclass(frozen=True)
class Readers:
    """So many readers of one dossier, who pause `think` seconds between two clicks."""

    number: int
    dispute: str
    areas: list[str]
    think: float


@dataclass(frozen=True)
class Crowd:
    """What a crowd of readers met, and what it cost."""

    answers_ms: list[float]
    errors: int
    seconds: float
    cpu_ms: float
    memory_mb: float
    samples: list[tuple[float, float, int]]

    @property
    def per_second(self) -> float:
        """Selections answered in a second."""
        return len(self.answers_ms) / self.seconds


async def crowd(server: Server, readers: Readers, seconds: float) -> Crowd:
    """Let readers select areas for so many seconds."""
    ready, until = Gate(readers.number), Gate()
    visits = [
        Visit(
            readers.dispute, list(islice(cycle(readers.areas), first, first + len(readers.areas)))
        )
        for first in range(readers.number)
    ]
    before = server.memory_mb()
    tasks = [
        asyncio.create_task(visit.run(server, readers.think, ready, until)) for visit in visits
    ]
    opening = asyncio.gather(*tasks)
    await asyncio.wait(
        [opening, asyncio.ensure_future(ready.opened.wait())], return_when="FIRST_COMPLETED"
    )
    held, used, began = server.memory_mb() - before, server.cpu_ms(), time.monotonic()
    until.opened.set()
    samples: list[tuple[float, float, int]] = []
    while (passed := time.monotonic() - began) < seconds:
        samples.append((passed, server.memory_mb(), server.process.num_fds()))
        await asyncio.sleep(min(10.0, seconds - passed))
    until.closed = True
    spent = server.cpu_ms() - used
    await opening
    return Crowd(
        [answer for visit in visits for answer in visit.answers_ms],
        sum(visit.errors for visit in visits),
        seconds,
        spent,
        held / readers.number,
        samples,
    )
