"""What to take along: ready suggestions that are added to the person's own list."""

from __future__ import annotations

import flet as ft

from app.content.meeting_types import When, meeting_types
from app.content.wording import Wording
from app.i18n import _
from app.records.meeting import Meeting
from app.services import meetings
from app.views.asking import Asked, ask
from app.views.desk import Desk
from app.views.kit.choices import MultiChoice, Option
from app.views.kit.layout import stack
from app.views.kit.words import heading
from app.views.safety import component


@component
def ThingsToBring(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show the person's list, and suggestions: a press puts one on the list or off it."""
    turn, set_turn = ft.use_state(0)
    spoken = desk.words.code
    texts = _suggestions(meeting)
    now = meetings.one(desk.ctx, meeting.id).things_to_bring  # as it is after a press, too
    listed = set(now.splitlines())
    ticked = frozenset(code for code, text in texts.items() if text.spellings & listed)

    def on_choose(chosen: frozenset[str]) -> None:
        desk.drafts.flush_all()
        if desk.do(lambda: _put(desk, meeting.id, texts, chosen), said=_("Saved")):
            set_turn(lambda old: old + 1)

    asked = Asked(
        place=f"{meeting.id}-bring",
        label=_("I take with me"),
        value=now,
        keep=lambda words: meetings.change(desk.ctx, meeting.id, things_to_bring=words),
        lines=4,
        turn=turn,
        language=meeting.language if now else desk.writes_in,
    )
    options = [Option(value=code, label=text.spoken(spoken)) for code, text in texts.items()]
    title = _("Ready suggestions")
    cards = [heading(title, level=2), MultiChoice(title, options, ticked, on_choose)]
    return stack([ask(desk, asked), *(cards if options else [])], spacing=16)


def _suggestions(meeting: Meeting) -> dict[str, Wording]:
    kind = meeting_types().get(meeting.kind)
    return {p.code: p.text for p in kind.prompts_for(When.BRING)} if kind else {}


def _put(desk: Desk, meeting_id: str, texts: dict[str, Wording], chosen: frozenset[str]) -> None:
    """Add and take away whole lines; the person's own lines stay as they are.

    A suggestion is on the list in whichever language it was put there.
    """
    now = meetings.one(desk.ctx, meeting_id).things_to_bring.splitlines()
    off = {words for code, text in texts.items() if code not in chosen for words in text.spellings}
    kept = [line for line in now if line not in off]
    wanted = [text for code, text in texts.items() if code in chosen]
    new = [text.spoken(desk.words.code) for text in wanted if not text.spellings & set(kept)]
    meetings.change(desk.ctx, meeting_id, things_to_bring="\n".join([*kept, *new]))
