"""Contain errors so that one mistake never freezes or replaces the whole screen.

Flet 1.0.5 needs this. An error while a component renders ends the task that sends
updates, silently: nothing on screen changes again. An error in an event handler
replaces the screen with a page that shows the error text, which may hold a person's
words. Errors in async effects vanish. Logs here carry a code made from where the error
arose, never the error's own text.
"""

from __future__ import annotations

import asyncio
import functools
import logging
import re
import traceback
from collections.abc import Awaitable, Callable, Generator, Iterable
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

import flet as ft

log = logging.getLogger(__name__)
_CARD, _REPORT = "problem card", "problem report"
_FRAME = re.compile(r'File "[^"]*?([^"/\\]+)", line \d+, in (\S+)')

Report = Callable[[str], None]
Card = Callable[[str], ft.Control]


def component(fn: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a component whose failure shows a small card instead of freezing the app."""

    @functools.wraps(fn)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return fn(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - the last net below a component
            code = code_of(error)
            log.error("render failed in %s, code %s", fn.__name__, code)  # noqa: TRY400
            return problem_card(code)

    return ft.component(guarded)


def guard(fn: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """Wrap an async effect, whose errors Flet would lose, so that they are logged."""

    @functools.wraps(fn)
    async def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            await fn(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - the last net below an effect
            log.error("effect %s failed, code %s", fn.__name__, code_of(error))  # noqa: TRY400

    return guarded


def problem_card(code: str) -> ft.Control:
    """Return the card the app has chosen, or a bare code in a live region."""
    card: Card | None = ft.context.page.session.store.get(_CARD)
    return card(code) if card else ft.Semantics(live_region=True, content=ft.Text(code))


def code_of(error: BaseException) -> str:
    """Return a short code made from where the error arose, never from its text."""
    frames = traceback.extract_tb(error.__traceback__)
    return _code((f.filename.replace("\\", "/"), f.name) for f in frames)


def _code_of_text(message: str) -> str:
    return _code(_FRAME.findall(message))


def _code(places: Iterable[tuple[str, str]]) -> str:
    trail = "|".join(f"{path.rpartition('/')[2]}:{name}" for path, name in places)
    return sha256(trail.encode()).hexdigest()[:8].upper()


def install(page: ft.Page, card: Card | None = None) -> None:
    """Contain errors of this session; call it before ``page.render``.

    *card* draws what stands in for a component that failed.
    """
    session = page.session
    session.store.set(_CARD, card)
    _quieten("flet")

    def contained(message: str) -> None:
        _tell(page, _code_of_text(message))

    session.error = contained  # Flet would send SESSION_CRASHED with the text
    _revive_before(session, "schedule_update")
    _revive_before(session, "dispatch_event")


def tell_faults_to(page: ft.Page, report: Report) -> None:
    """Let *report* receive the code of each error in an event handler of this session."""
    page.session.store.set(_REPORT, report)


@contextmanager
def telling_faults(page: ft.Page) -> Generator[None]:
    """Tell the person of a fault in work that runs beside the events of the page."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - the last net below long work
        _tell(page, code_of(error))


def _tell(page: ft.Page, code: str) -> None:
    log.error("unhandled error, code %s", code)
    report: Report | None = page.session.store.get(_REPORT)
    if report:
        report(code)


def _revive_before(session: Any, name: str) -> None:
    """Restart the update task, if an error ended it, before the named call."""
    original = getattr(session, name)

    @functools.wraps(original)
    def revived(*args: Any, **kwargs: Any) -> Any:
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return original(*args, **kwargs)  # a worker thread: nothing to restart
        session.start_updates_scheduler()  # does nothing while the task is alive
        return original(*args, **kwargs)

    setattr(session, name, revived)


class _WithoutText(logging.Filter):
    """Drop tracebacks from Flet's own log records: they quote what a person wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the record, without the exception."""
        record.exc_info = record.exc_text = None
        return True


def _quieten(name: str) -> None:
    logger = logging.getLogger(name)
    if not any(isinstance(f, _WithoutText) for f in logger.filters):
        logger.addFilter(_WithoutText())
