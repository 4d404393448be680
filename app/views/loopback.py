"""Show the app as a page that only this machine's own browser can open.

Plain ``ft.run`` listens on every network address and accepts a WebSocket from any
origin. Here: loopback only, a random path, Host and Origin checks, a policy that blocks
every outside request, and the accessibility tree on. The server ends when no tab has
been connected for a while. This is the one module of the app that opens a socket.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import flet as ft
import uvicorn

from app.errors.start import PortTaken
from app.views.dressing import Message, Receive, Send, Site, protected
from app.views.passage import PASSAGE, Passage

Main = Callable[[ft.Page], Any]

LOOPBACK = "127.0.0.1"
IDLE_S = 600.0
_BACKLOG = 64


class LocalOnly:
    """Let through only what the person's own browser asks of this very address."""

    def __init__(self, app: Any, authority: str, site: Site, passage: Passage = PASSAGE) -> None:
        self._app = app
        self._passage = passage
        self._authority = authority
        self._site = site
        self._open = 0
        self._quiet_since = time.monotonic()

    def quiet_for(self) -> float:
        """Return the seconds since the last connected tab went away."""
        return 0.0 if self._open else time.monotonic() - self._quiet_since

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif not self._allowed(scope):
            await _refuse(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._counted(scope, receive, send)
        elif self._passage.knows(scope["path"]):
            await self._passage.serve(scope, receive, send)
        else:
            await self._app(scope, receive, protected(send, self._site, self._authority))

    def _allowed(self, scope: Message) -> bool:
        headers = {k.decode().lower(): v.decode("latin1") for k, v in scope["headers"]}
        origin = headers.get("origin")
        if headers.get("host") != self._authority:
            return False
        if origin is None:
            return scope["type"] == "http"  # a browser always names it for a WebSocket
        return urlsplit(origin).netloc == self._authority

    async def _counted(self, scope: Message, receive: Receive, send: Send) -> None:
        """Count the tab until its browser leaves; Flet's side may linger for ever."""
        self._open += 1
        here = True

        def leave() -> None:
            nonlocal here
            if here:
                here = False
                self._open -= 1
                self._quiet_since = time.monotonic()

        async def receiving() -> Message:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                leave()
            return message

        try:
            await self._app(scope, receiving, send)
        finally:
            leave()


async def _refuse(scope: Message, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    await send({"type": "http.response.start", "status": 403, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Say how it is served; port 0 and no token mean random ones."""

    announce: Callable[[str], None]  # is told the address once the page can be opened
    port: int = 0
    token: str | None = None
    idle_s: float = IDLE_S


def serve(main: Main, site: Site, how: Serving) -> None:
    """Serve the app to this machine's browser until it has been idle long enough."""
    token = how.token or secrets.token_urlsafe(16)
    with _listening(how.port) as listening:
        authority = f"{LOOPBACK}:{listening.getsockname()[1]}"
        inner = ft.run(
            main, export_asgi_app=True, name=token, assets_dir=site.assets_dir, no_cdn=True
        )
        guarded = LocalOnly(inner, authority, site)
        PASSAGE.at = f"http://{authority}/{token}"
        asyncio.run(_run(guarded, listening, f"{PASSAGE.at}/", how))


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((LOOPBACK, port), backlog=_BACKLOG)
    except (OSError, OverflowError) as error:
        raise PortTaken(port=port) from error


async def _run(guarded: LocalOnly, listening: socket.socket, url: str, how: Serving) -> None:
    config = uvicorn.Config(
        guarded,
        log_level="critical",  # access logs and traces would hold addresses and words
        timeout_graceful_shutdown=3,  # a half-open tab would keep it alive for ever
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve([listening]))
    while not server.started and not task.done():  # noqa: ASYNC110 - a plain flag
        await asyncio.sleep(0.02)
    if server.started:
        how.announce(url)
    await _until_idle(task, server, guarded, how.idle_s)


async def _until_idle(
    task: asyncio.Task[None], server: uvicorn.Server, guarded: LocalOnly, idle_s: float
) -> None:
    while not task.done():
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(task), 0.5)
        if guarded.quiet_for() > idle_s:
            server.should_exit = True
    await task
