"""What waits for one socket: in order whichever way it is sent, bounded, gone when the socket is closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.server import ServerProtocol

from api.live.messages import Close, Closing
from api.live.outbox import MOST_CHARACTERS, ROOM, Outbox, frame_of


class Pipe:
    """The other side: takes frames and texts while it is open, and nobody else's while it is shut."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.open.set()
        self.came: list[str] = []
        self.closed: int | None = None

    async def send(self, message: Any) -> None:
        await self.open.wait()
        if message["type"] == "websocket.close":
            self.closed = message["code"]
        else:
            self.came.append(message["text"])

    def push(self, frame: bytes) -> bool:
        if self.open.is_set():
            self.came.append(frame[2:].decode())
        return self.open.is_set()


class Owner:
    """Whose texts they are."""

    over = False

    def __init__(self) -> None:
        self.sent: list[object] = []

    def sending(self, mark: object) -> None:
        self.sent.append(mark)


@asynccontextmanager
async def an_outbox(pipe: Pipe, *, pushes: bool = True) -> AsyncIterator[Outbox]:
    outbox = Outbox(pipe.send, pipe.push if pushes else None)
    running = asyncio.create_task(outbox.run())
    await turn()
    yield outbox
    running.cancel()


async def turn() -> None:
    """Everybody who can go on does."""
    for _ in range(5):
        await asyncio.sleep(0)


def tell(outbox: Outbox, text: str) -> None:
    """As a follower does: at once where that goes, else behind what waits."""
    if not outbox.push(frame_of(text)):
        outbox.put(text)


@given(steps=st.lists(st.sampled_from(["tell", "put", "shut", "open", "turn"]), max_size=40))
def test_texts_arrive_in_order_however_they_are_sent(steps: list[str]) -> None:
    async def run() -> None:
        pipe, said = Pipe(), list[str]()
        async with an_outbox(pipe) as outbox:
            for step in steps:
                match step:
                    case "shut":
                        pipe.open.clear()
                    case "open":
                        pipe.open.set()
                    case "turn":
                        await turn()
                    case _:
                        said.append(str(len(said)))
                        (tell if step == "tell" else Outbox.put)(outbox, said[-1])
            pipe.open.set()
            await turn()
        assert pipe.came == said

    asyncio.run(run())


async def test_what_is_told_at_once_wakes_nobody() -> None:
    pipe = Pipe()
    async with an_outbox(pipe) as outbox:
        assert outbox.push(frame_of("now"))
        assert pipe.came == ["now"]


async def test_nothing_is_pushed_where_the_server_offers_it_not() -> None:
    pipe = Pipe()
    async with an_outbox(pipe, pushes=False) as outbox:
        assert not outbox.push(frame_of("now"))
        tell(outbox, "later")
        await turn()
        assert pipe.came == ["later"]


async def test_it_is_full_when_the_other_side_does_not_read() -> None:
    pipe = Pipe()
    pipe.open.clear()
    async with an_outbox(pipe) as outbox:
        full = []
        for _ in range(12):
            outbox.put("x" * (MOST_CHARACTERS // 10))
            await turn()
            full.append(outbox.is_full)
        assert full == [False] * 10 + [True] * 2  # the first is on its way


async def test_there_is_room_again_when_it_has_read() -> None:
    pipe = Pipe()
    pipe.open.clear()
    async with an_outbox(pipe) as outbox:
        for number in range(ROOM + 5):
            outbox.put(str(number))
        waiting = asyncio.create_task(outbox.room())
        await turn()
        assert not waiting.done()
        pipe.open.set()
        await turn()
        assert waiting.done()


async def test_what_is_over_is_not_sent_and_what_is_sent_is_marked() -> None:
    pipe, owner = Pipe(), Owner()
    pipe.open.clear()
    async with an_outbox(pipe) as outbox:
        for mark in range(3):
            outbox.put(str(mark), owner, mark)
        await turn()
        owner.over = True
        pipe.open.set()
        await turn()
        assert (pipe.came, owner.sent) == (["0"], [0])


async def test_closing_sends_nothing_of_what_waits_and_takes_nothing_more() -> None:
    pipe = Pipe()
    pipe.open.clear()
    async with an_outbox(pipe) as outbox:
        outbox.put("on its way")
        await turn()
        outbox.put("too late")
        outbox.close(Closing(Close.FORBIDDEN, "UNAUTHENTICATED"))
        outbox.put("after the end")
        assert not outbox.push(frame_of("after the end"))
        pipe.open.set()
        await turn()
        assert (pipe.came, pipe.closed) == (["on its way"], 4403)


@given(text=st.one_of(st.text(max_size=130), st.integers(120, 70_000).map("x".__mul__)))
def test_a_frame_is_what_the_library_would_make(text: str) -> None:
    theirs = ServerProtocol()
    theirs.state = theirs.state.OPEN
    theirs.send_text(text.encode())

    assert b"".join(theirs.data_to_send()) == frame_of(text)
    assert frame_of(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
