"""Let files through the loopback page: each by an address of its own that works once.

A browser gives no path and takes none. What comes in is handed on part by part, what goes
out is written as it is asked for; neither is ever whole in memory. Opens no socket: the
guard of the page asks here first.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import secrets
import string
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

from app.errors.base import AppError
from app.errors.passing import NotBroughtIn, NotHandedOut, TooBigToBringIn
from app.views.dressing import BASIC, Message, Receive, Send

PART = 256 * 1024  # bytes handed on at a time
PARTS = 4  # written ahead of the browser
_END = b""  # after the last part
_PLAIN = frozenset(string.ascii_letters + string.digits + "-._")  # in a name of a file
LOOK_S = 0.25  # how soon a stop is noticed while the browser takes nothing

Alive = Callable[[], bool]


class WayIn:
    """Take one file that the browser sends."""

    def __init__(self, take: Callable[[bytes], None], most: int, alive: Alive) -> None:
        """Hand each part to *take*, in a thread; *most* bytes at all."""
        self._take, self._most, self._alive = take, most, alive
        self.received = 0
        self.whole: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def serve(self, scope: Message, receive: Receive, send: Send) -> None:
        """Receive the file and answer; how it went is in ``whole``."""
        try:
            if scope["method"] not in {"PUT", "POST"}:
                raise NotBroughtIn
            await self._receive(receive)
        except AppError as problem:
            self._end(problem)
            await answer(send, 409)
        else:
            self._end(None)
            await answer(send, 200)

    def _end(self, problem: AppError | None) -> None:
        if self.whole.done():
            return  # nobody waits any more
        if problem is None:
            self.whole.set_result(None)
        else:
            self.whole.set_exception(problem)

    async def _receive(self, receive: Receive) -> None:
        waiting, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect" or not self._alive() or self.whole.done():
                raise NotBroughtIn
            waiting += message.get("body", b"")
            more = message.get("more_body", False)
            if self.received + len(waiting) > self._most:
                raise TooBigToBringIn
            if len(waiting) >= PART or not more:
                await asyncio.to_thread(self._take, bytes(waiting))
                self.received += len(waiting)
                waiting.clear()


class WayOut(io.RawIOBase):
    """Give the browser one file while a thread writes it; not seekable.

    Writing waits while the browser takes nothing, and *look* may end that wait by raising.
    """

    def __init__(self, name: str, alive: Alive, look: Callable[[], None]) -> None:
        """Begin; ``asked`` is set once the browser asks for the file."""
        super().__init__()
        self._name, self._alive, self._look = name, alive, look
        self._loop = asyncio.get_running_loop()
        self._parts: asyncio.Queue[bytes] = asyncio.Queue(PARTS)
        self._waiting = bytearray()
        self._gone = False
        self.asked = asyncio.Event()
        self.given: asyncio.Future[bool] = self._loop.create_future()  # whether all of it was

    # ---- in the thread that writes

    def writable(self) -> bool:
        """Tell that it can be written."""
        return True

    def write(self, data: Any, /) -> int:
        """Take all of *data*; NotHandedOut when the browser has gone."""
        view = memoryview(data).cast("B")
        self._waiting += view
        if len(self._waiting) >= PART:
            self._hand_on(bytes(self._waiting))
            self._waiting.clear()
        return len(view)

    def finish(self) -> None:
        """Note that all was written."""
        if self._waiting:
            self._hand_on(bytes(self._waiting))
        self._hand_on(_END)

    def _hand_on(self, part: bytes) -> None:
        self._go_on()
        put = asyncio.run_coroutine_threadsafe(self._parts.put(part), self._loop)
        try:
            while not put.done():
                with contextlib.suppress(TimeoutError):
                    return put.result(LOOK_S)
                self._go_on()
        finally:
            put.cancel()

    def _go_on(self) -> None:
        self._look()
        if self._gone:
            raise NotHandedOut

    # ---- beside the browser

    def break_off(self) -> None:
        """End it: what the browser has is not whole, and it is told so."""
        self._gone = True
        if not self.given.done():
            self.given.set_result(False)

    async def serve(self, scope: Message, receive: Receive, send: Send) -> None:
        """Send the file; how it went is in ``given``."""
        if scope["method"] != "GET" or not self._alive():
            await answer(send, 204)
            return self.break_off()
        self.asked.set()
        left = asyncio.ensure_future(_left(receive))
        try:
            whole = await self._send(left, send)
        finally:
            left.cancel()
            self._gone = True
        if not self.given.done():
            self.given.set_result(whole)
        return None

    async def _send(self, left: asyncio.Future[None], send: Send) -> bool:
        """Send part after part; return whether all were sent.

        An end without its last part makes the browser call the file broken.
        """
        begun = False
        while (part := await self._next(left)) is not None and self._alive():
            if not begun:
                await send(_start(self._name))
                begun = True
            await send({"type": "http.response.body", "body": part, "more_body": part != _END})
            if part == _END:
                return True
        if not begun:
            await answer(send, 204)  # the page stays where it is
        return False

    async def _next(self, left: asyncio.Future[None]) -> bytes | None:
        """Return the next part, or nothing when one side has ended it."""
        taking = asyncio.ensure_future(self._parts.get())
        try:
            ways: list[asyncio.Future[Any]] = [taking, left, self.given]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            return None if left.done() or self.given.done() else taking.result()
        finally:
            taking.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _start(name: str) -> Message:
    letters = "".join(chr(b) if chr(b) in _PLAIN else f"%{b:02X}" for b in name.encode())
    shown = f"attachment; filename*=UTF-8''{letters}"
    return {
        "type": "http.response.start",
        "status": 200,
        "headers": [
            *BASIC,
            (b"content-type", b"application/octet-stream"),
            (b"content-disposition", shown.encode()),
            (b"cache-control", b"no-store"),
        ],
    }


async def answer(send: Send, status: int) -> None:
    """Answer with a bare status."""
    headers = [*BASIC, (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


class Passage:
    """Hold the addresses that are open now; each serves one request and is gone."""

    def __init__(self) -> None:
        """Start with none, and served nowhere."""
        self.at = ""  # address of the page, with its secret path and no slash at the end
        self._ways: dict[str, WayIn | WayOut] = {}

    @contextmanager
    def opened(self, way: WayIn | WayOut) -> Generator[str]:
        """Give the address of one way while it is wanted."""
        kind = "in" if isinstance(way, WayIn) else "out"
        path = f"/{kind}/{secrets.token_urlsafe(16)}"
        self._ways[path] = way
        try:
            yield self.at + path
        finally:
            self._ways.pop(path, None)

    def knows(self, path: str) -> bool:
        """Return whether an address belongs here, also one that is used up or was never."""
        root = "/" + self.at.partition("://")[2].partition("/")[2]
        return bool(self.at) and path.startswith((f"{root}/in/", f"{root}/out/"))

    async def serve(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request; an address that is not open answers nothing."""
        path = "/" + "/".join(scope["path"].rsplit("/", 2)[1:])
        way = self._ways.pop(path, None) if _from_here(scope) else None
        if way is None:
            await answer(send, 204)
        else:
            await way.serve(scope, receive, send)


def _from_here(scope: Message) -> bool:
    """Return whether the request comes from the page itself, as far as browsers tell."""
    sites = [value for name, value in scope["headers"] if name.lower() == b"sec-fetch-site"]
    named = any(name.lower() == b"origin" for name, _value in scope["headers"])
    if scope["method"] not in {"GET", "HEAD"} and not named:
        return False  # a browser always names it when something is sent
    return all(value == b"same-origin" for value in sites)


PASSAGE = Passage()  # of this process, as there is one page
