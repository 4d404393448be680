"""Run a Flet app inside a test: no browser, no Flutter client, no sockets.

The real session, page, diff and scheduler work against a connection that only encodes
and records messages. Encoding matters: it takes the snapshots later diffs rely on.
A few private names of Flet are used, so pin Flet exactly.
"""

from __future__ import annotations

import asyncio
import dataclasses
import inspect
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

import flet as ft
import msgpack
from flet.components.component import Component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

_encode = configure_encode_object_for_msgpack(BaseControl)
_WORDS = ("value", "content", "label", "title", "subtitle", "text", "error", "helper")
_SKIPPED = {"key", "data", "ref"}


class FakeConnection(Connection):
    """Stand in for the client: encode, record, and answer method calls."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.loop = loop
        self.executor = ThreadPoolExecutor(1)
        self.pubsubhub = PubSubHub(loop=loop, executor=self.executor)
        self.page_url = "http://test"
        self.session: Session
        self.crashes: list[str] = []
        self.calls: list[tuple[int, str, Any]] = []
        self.replies: dict[str, Any] = {}  # method name -> value or callable(args)

    def send_message(self, message: Message) -> None:
        """Encode the message as for a real client and note what matters to tests."""
        msgpack.packb([message.action, message.body], default=_encode)
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        elif message.action == MessageAction.INVOKE_METHOD:
            self._answer(message.body)

    def _answer(self, call: Any) -> None:
        self.calls.append((call.control_id, call.name, call.args))
        reply = self.replies.get(call.name)
        result = reply(call.args) if callable(reply) else reply
        self.loop.call_soon(
            self.session.handle_invoke_method_results,
            call.control_id,
            call.call_id,
            result,
            None,
        )
        if call.name == "push_route":
            task = self._route(call.args["route"])
            self.loop.call_soon(lambda: asyncio.ensure_future(task))

    async def _route(self, route: str) -> None:
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(1, "route_change", {"route": route})


class FletHarness:
    """Open an app with ``async with FletHarness(main) as app`` and act on it."""

    def __init__(
        self,
        main: Callable[[ft.Page], Any],
        *,
        width: int = 1000,
        height: int = 700,
        platform: str = "linux",
        route: str = "/",
    ) -> None:
        self._main = main
        self._first = {
            "width": width,
            "height": height,
            "platform": ft.PagePlatform(platform),
            "route": route,
            "web": False,
        }
        self.errors: list[str] = []

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._note_error)
        self.conn = FakeConnection(loop)
        self.session = Session(self.conn)
        self.conn.session = self.session
        self.page = self.session.page
        self._token = _context_page.set(self.page)  # pyright: ignore[reportArgumentType]
        context.reset_auto_update()
        self.session.apply_page_patch(self._first)
        msgpack.packb(self.session.get_page_patch(), default=_encode)
        started = self._main(self.page)
        if inspect.isawaitable(started):
            await started
        await self.session.after_event(self.page)
        await self.settle()
        return self

    def _note_error(self, _loop: object, facts: dict[str, Any]) -> None:
        self.errors.append(repr(facts.get("exception") or facts["message"]))

    async def __aexit__(self, kind: object, *_: object) -> None:
        dead = self.dead_scheduler
        self.session.close()
        await asyncio.sleep(0)
        _context_page.reset(self._token)
        self.conn.executor.shutdown(wait=False)
        if kind is None:
            assert not self.conn.crashes, f"the app crashed: {self.conn.crashes}"
            assert not self.errors, f"errors in tasks: {self.errors}"
            assert not dead, f"an error ended the UI updates: {dead!r}"

    @property
    def dead_scheduler(self) -> BaseException | None:
        """Return the error that ended the update task, if one did."""
        task = vars(self.session)["_Session__updates_task"]
        ended = task and task.done() and not task.cancelled()
        return task.exception() if ended else None

    async def settle(self, rounds: int = 20) -> None:
        """Let pending renders and effects run."""
        for _ in range(rounds):
            await asyncio.sleep(0)

    # ---- looking ----------------------------------------------------------------

    def walk(self, node: Any = None) -> Iterator[BaseControl]:
        """Yield what is visible, depth first: the views, then the dialogs."""
        if node is None:
            views = self.page.views
            roots = views if isinstance(views, list) else [views]
            for root in [*roots, *self.page._dialogs.controls]:
                yield from self.walk(root)
        elif isinstance(node, Component):
            for child in _listed(node._b):
                if child is not None:
                    yield from self.walk(child)
        elif isinstance(node, BaseControl) and _visible(node):
            yield node
            for child in _children(node):
                yield from self.walk(child)

    def all(
        self,
        kind: type = BaseControl,
        *,
        key: str | None = None,
        text: str | None = None,
    ) -> list[Any]:
        """Return the visible controls of a kind, narrowed by key or by words."""
        return [
            c
            for c in self.walk()
            if isinstance(c, kind)
            and (key is None or c.key == key)
            and (text is None or text in self.texts(c))
        ]

    def one(self, kind: type = BaseControl, **narrowed: str) -> Any:
        """Return the only match; say what is on screen when there is not one."""
        found = self.all(kind, **narrowed)
        assert len(found) == 1, (
            f"{len(found)} matches for {kind.__name__} {narrowed}; on screen: {self.texts()}"
        )
        return found[0]

    def texts(self, node: Any = None) -> list[str]:
        """Return all words shown below *node*, or on the whole screen."""
        return [words for c in self.walk(node) for words in _words(c)]

    # ---- acting: the same path a client message takes --------------------------

    async def fire(self, control: BaseControl, event: str, data: object = None) -> None:
        """Send an event of a control."""
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def click(self, control: BaseControl) -> None:
        """Press a control, which must not be disabled."""
        assert not getattr(control, "disabled", False), "the control is disabled"
        await self.fire(control, "click")

    async def type(self, field: BaseControl, words: str) -> None:
        """Replace the words of a field."""
        await self.set_value(field, words)

    async def set_value(self, control: BaseControl, value: object) -> None:
        """Change a control's value as the client would."""
        self.session.apply_patch(control._i, {"value": value})
        await self.fire(control, "change", value)

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the window."""
        self.session.apply_page_patch({"width": width, "height": height})
        await self.page_event("resize", {"width": width, "height": height})

    async def page_event(self, name: str, data: object = None) -> None:
        """Send an event of the page: a key, a lifecycle change, a route."""
        await self.session.dispatch_event(1, name, data)
        await self.settle()

    def focused(self) -> int | None:
        """Return the id of the control that last received ``focus()``."""
        calls = [control for control, name, _ in self.conn.calls if name == "focus"]
        return calls[-1] if calls else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _visible(node: BaseControl) -> bool:
    shown = getattr(node, "visible", True) is not False
    return shown and getattr(node, "open", None) is not False


def _children(node: BaseControl) -> Iterator[BaseControl]:
    for field in dataclasses.fields(node):
        private = field.name.startswith("_") or field.name in _SKIPPED
        if private or field.metadata.get("skip"):
            continue
        for value in _listed(getattr(node, field.name, None)):
            if isinstance(value, BaseControl):
                yield value


def _words(control: BaseControl) -> list[str]:
    found = [getattr(control, name, None) for name in _WORDS]
    return [words for words in found if isinstance(words, str) and words]
