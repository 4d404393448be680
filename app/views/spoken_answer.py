"""Say an answer aloud and keep the voice: begin, see the time, stop, listen, say it again.

However a recording ends, by a press, at its limit, by leaving or by Hide, it is kept.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft
from flet.controls.context import _context_page

from app.errors.base import AppError
from app.errors.folder import Locked
from app.i18n import _
from app.records.attachment import Attachment
from app.records.base import Record
from app.services import records, sound
from app.services.sound import Recording
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area, stack
from app.views.kit.spoken import never_read
from app.views.kit.theme import SPACE, Paint
from app.views.kit.words import heading, mark, quiet, strong
from app.views.safety import component, guard
from app.views.voice_card import VoiceCard, clock

TICK_S = 0.25
MINUTES = sound.LIMIT_S // 60

Before = Callable[[], Record]  # returns the record the voice belongs to, made if need be


@dataclass(slots=True, eq=False)
class _Take:
    """Hold one recording on its way into the folder, and what it stands in for."""

    desk: Desk
    of: Before
    again: str  # id of the earlier recording it takes the place of; empty: of none
    recording: Recording | None = None

    @property
    def place(self) -> str:
        return f"voice-{id(self)}"

    def keep(self, _words: str = "") -> None:
        """End it and keep it; raises an AppError and can be tried again."""
        recording = self.recording
        if recording is None:
            return
        recording.stop()
        if not recording.empty:
            sound.keep(self.desk.ctx, self.of(), recording)
            if self.again:
                records.remove(self.desk.ctx, Attachment, self.again)


@component
def SpokenAnswer(desk: Desk, record_id: str, of: Before, *, here: str) -> ft.Control:
    """Let the person say it aloud; *here* is the route of the page of the record."""
    take, put = ft.use_state(None)

    def over(problem: AppError | None, one: _Take) -> None:
        desk.report(problem)
        if problem is None:
            _finish(desk, one)
        put(lambda now: None if now is one else now)

    def begin(again: str) -> None:
        one = _Take(desk, of, again)
        try:
            one.recording = sound.record(
                partial(_hear, asyncio.get_running_loop(), desk, one, over)
            )
        except AppError as problem:
            desk.report(problem)
            return
        desk.report(None)
        desk.drafts.put(one.place, "", one.keep)
        put(lambda _before: one)

    def leave() -> None:
        sound.hush()

    ft.use_effect(lambda: None, [], leave)
    ft.use_effect(lambda: desk.home.on_locked(take.recording.stop) if take else None, [take])
    kept = sound.recorded(desk.ctx, record_id)
    voices = [VoiceCard(desk, n, one, begin, here, key=one.id) for n, one in enumerate(kept, 1)]
    now = Running(desk, take, key=take.place) if take else _starting(desk, begin, bool(kept))
    return stack([heading(_("Say it aloud"), level=2), *voices, now], SPACE)


def _hear(
    loop: asyncio.AbstractEventLoop,
    desk: Desk,
    take: _Take,
    over: Callable[[AppError | None, _Take], None],
    problem: AppError | None,
) -> None:
    """Hear in the thread of the recorder that it has ended by itself or was ended."""

    def told() -> None:
        _context_page.set(desk.page)  # pyright: ignore[reportArgumentType] - Flet leaves it untyped
        over(problem, take)

    if not loop.is_closed():
        loop.call_soon_threadsafe(told)


def _finish(desk: Desk, take: _Take) -> None:
    """Keep what was said, if it is not kept yet."""
    had = take.recording is not None and not take.recording.empty
    try:
        desk.drafts.flush(take.place)
    except Locked:
        return  # it waits in the drafts until the folder is open again
    except AppError as problem:
        desk.report(problem)
        return
    if had:
        desk.say(_("Your voice is kept in your folder."))
        desk.changed()


def _starting(desk: Desk, begin: Callable[[str], None], more: bool) -> ft.Control:  # noqa: FBT001 - one of two words
    """Return the way to begin, or why there is none."""
    problem = sound.cannot_record()
    if problem is not None:
        return quiet(desk.explain(problem))
    start = Action(
        label=_("Record more") if more else _("Record my voice"),
        press=lambda: begin(""),
        key="record",
        icon=ft.Icons.MIC_NONE,
    )
    words = _("You can speak for {n} minutes at a time. It stays in your folder.")
    return stack([quiet(words.format(n=MINUTES)), side_by_side([button(start)])])


@component
def Running(desk: Desk, take: _Take) -> ft.Control:
    """Show that it records, for how long, and the way to stop."""
    seconds, set_seconds = ft.use_state(0)
    recording = take.recording

    @guard
    async def follow() -> None:
        while recording is not None and recording.going:
            now = recording.seconds
            set_seconds(lambda _before, now=now: now)
            await asyncio.sleep(TICK_S)

    ft.use_effect(follow, [])
    stop = Action(
        label=_("Stop recording"),
        press=lambda: _finish(desk, take),
        key="stop-recording",
        icon=ft.Icons.STOP_CIRCLE_OUTLINED,
    )
    time = _("{now} of {most}").format(now=clock(seconds), most=clock(sound.LIMIT_S))
    started = ft.Semantics(live_region=True, content=strong(_("Speak now. It is being recorded.")))
    area = [mark(ft.Icons.MIC, time, Paint.LATE), started, side_by_side([button(stop)])]
    return never_read(soft_area(area, key="recording"))
