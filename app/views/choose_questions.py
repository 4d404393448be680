"""Choose ready questions for a meeting, and write one's own."""

from __future__ import annotations

import flet as ft

from app.content.meeting_types import Prompt, When, meeting_types
from app.i18n import _
from app.records.agenda_item import AgendaItem, AgendaKind, Said
from app.records.meeting import Meeting
from app.services import agenda, records
from app.views.desk import Desk
from app.views.kit.choices import MultiChoice, Option
from app.views.kit.layout import stack
from app.views.kit.words import heading
from app.views.own_items import OwnItems, OwnThings
from app.views.safety import component


@component
def ChooseQuestions(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show the questions that suit this kind of meeting, then the person's own."""
    prompts = _prompts(meeting)
    asked = _asked(desk, meeting, prompts)
    own = OwnThings(
        meeting=meeting,
        kind=AgendaKind.QUESTION,
        label=_("A question of my own"),
        another=_("Add one more question"),
        removing=_("Remove question {n}"),
        add=agenda.add_question,
        skipped=frozenset(item.id for item in asked.values()),
    )
    return stack(
        [
            heading(_("My own questions"), level=2),
            OwnItems(desk, own),
            heading(_("Ready questions"), level=2),
            _ready(desk, meeting, prompts, asked),
        ],
        spacing=16,
    )


def _prompts(meeting: Meeting) -> dict[str, Prompt]:
    kind = meeting_types().get(meeting.kind)
    return {p.code: p for p in kind.prompts_for(When.QUESTION)} if kind else {}


def _asked(desk: Desk, meeting: Meeting, prompts: dict[str, Prompt]) -> dict[str, AgendaItem]:
    """Return the ready questions that are on the agenda, in whichever language."""
    on_it = {line.item.words: line.item for line in agenda.agenda(desk.ctx, meeting.id)}
    found = {
        code: next((on_it[words] for words in p.text.spellings if words in on_it), None)
        for code, p in prompts.items()
    }
    return {code: item for code, item in found.items() if item is not None}


def _ready(
    desk: Desk, meeting: Meeting, prompts: dict[str, Prompt], asked: dict[str, AgendaItem]
) -> ft.Control:
    spoken = desk.words.code
    options = [Option(value=c, label=p.text.spoken(spoken)) for c, p in prompts.items()]

    def add(code: str) -> None:
        words = prompts[code].text.spoken(spoken)
        agenda.add_question(desk.ctx, meeting.id, words, visibility=meeting.visibility)

    def on_choose(chosen: frozenset[str]) -> None:
        desk.do(lambda: [add(code) for code in options_order(chosen)], said=_("Saved"))
        desk.do(lambda: _left(desk, [asked[code] for code in asked.keys() - chosen]))

    def options_order(chosen: frozenset[str]) -> list[str]:
        return [code for code in prompts if code in chosen and code not in asked]

    return MultiChoice(_("Ready questions"), options, frozenset(asked), on_choose)


def _left(desk: Desk, items: list[AgendaItem]) -> None:
    """Take questions off the agenda; what was already said stays."""
    for item in items:
        if item.said != Said.SAID:
            records.remove(desk.ctx, AgendaItem, item.id)
