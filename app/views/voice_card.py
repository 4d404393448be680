"""One recording of the person's voice: listen to it, say it again, remove it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft
from flet.controls.context import _context_page

from app.errors.base import AppError
from app.i18n import _
from app.records.attachment import Attachment
from app.services import records, sound
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import mark, own_words
from app.views.safety import component
from app.views.whose import whose_note


@component
def VoiceCard(
    desk: Desk, n: int, one: Attachment, begin: Callable[[str], None], here: str
) -> ft.Control:
    """Show one recording, and let the person listen to it, say it again or remove it."""
    playing, listen = _use_player(desk, one)
    words = own_words(one.words, note=whose_note(one.whose_words), language=one.language)
    length = _("Recording {n}, {time}").format(n=n, time=clock(sound.length(one)))
    ways = _ways(desk, n, one, begin, here)
    if sound.playable(one):
        ways = [_listening(n, listen, playing=playing), *ways]
    return card(
        [
            mark(ft.Icons.GRAPHIC_EQ, length, Paint.INK),
            *([words] if one.words.strip() else []),
            side_by_side([button(way, calm=True) for way in ways]),
        ],
        key=f"voice-{n}",
    )


def _use_player(desk: Desk, one: Attachment) -> tuple[bool, Callable[[], None]]:
    """Return whether a recording is being played, and what begins and ends that."""
    playing, set_playing = ft.use_state(False)

    def ended(loop: asyncio.AbstractEventLoop, problem: AppError | None) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(over, problem)

    def over(problem: AppError | None) -> None:
        _context_page.set(desk.page)  # pyright: ignore[reportArgumentType] - Flet leaves it untyped
        set_playing(lambda _before: False)
        if problem is not None:
            desk.report(problem)

    def listen() -> None:
        if playing:
            sound.hush()
            return
        if desk.do(lambda: sound.play(desk.ctx, one, partial(ended, asyncio.get_running_loop()))):
            set_playing(lambda _before: True)

    ft.use_effect(lambda: desk.home.on_locked(sound.hush), [])
    return playing, listen


def _listening(n: int, listen: Callable[[], None], *, playing: bool) -> Action:
    pattern = _("Stop listening to recording {n}") if playing else _("Listen to recording {n}")
    return Action(
        label=pattern.format(n=n),
        press=listen,
        key=f"listen-{n}",
        icon=ft.Icons.STOP_CIRCLE_OUTLINED if playing else ft.Icons.PLAY_ARROW_OUTLINED,
    )


def _ways(
    desk: Desk, n: int, one: Attachment, begin: Callable[[str], None], here: str
) -> list[Action]:
    again = Action(
        label=_("Record {n} again").format(n=n),
        press=lambda: begin(one.id),
        key=f"again-{n}",
        icon=ft.Icons.MIC_NONE,
    )
    more = Action(
        label=_("More about recording {n}").format(n=n),
        press=lambda: desk.go(f"{here}/picture/{one.id}"),
        key=f"about-voice-{n}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    away = Action(
        label=_("Remove recording {n}").format(n=n),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, Attachment, one.id), said=_("Removed")
        ),
        key=f"remove-voice-{n}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    return [again, more, away] if sound.cannot_record() is None else [more, away]


def clock(seconds: int) -> str:
    """Return a length as a clock shows it: 0:07."""
    return f"{seconds // 60}:{seconds % 60:02d}"
