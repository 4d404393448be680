"""What to take along: ready suggestions that are added to the person's own list."""

from __future__ import annotations

import flet as ft

from app.content.meeting_types import When, meeting_types
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
    kind = meeting_types().get(meeting.kind)
    prompts = kind.prompts_for(When.BRING) if kind else ()
    texts = {prompt.code: prompt.text.spoken(desk.words.code) for prompt in prompts}
    listed = meeting.things_to_bring.splitlines()
    ticked = frozenset(code for code, words in texts.items() if words in listed)

    def on_choose(chosen: frozenset[str]) -> None:
        desk.drafts.flush_all()
        if desk.do(lambda: _put(desk, meeting.id, texts, chosen), said=_("Saved")):
            set_turn(lambda old: old + 1)

    asked = Asked(
        place=f"{meeting.id}-bring-{turn}",
        label=_("I take with me"),
        value=meeting.things_to_bring,
        keep=lambda words: meetings.change(desk.ctx, meeting.id, things_to_bring=words),
        lines=4,
    )
    options = [Option(value=code, label=words) for code, words in texts.items()]
    title = _("Ready suggestions")
    cards = [heading(title, level=2), MultiChoice(title, options, ticked, on_choose)]
    return stack([ask(desk, asked), *(cards if options else [])], spacing=16)


def _put(desk: Desk, meeting_id: str, texts: dict[str, str], chosen: frozenset[str]) -> None:
    """Add and take away whole lines; the person's own lines stay as they are."""
    now = meetings.one(desk.ctx, meeting_id).things_to_bring
    off = {words for code, words in texts.items() if code not in chosen}
    kept = [line for line in now.splitlines() if line not in off]
    new = [texts[code] for code in texts if code in chosen and texts[code] not in kept]
    meetings.change(desk.ctx, meeting_id, things_to_bring="\n".join([*kept, *new]))
