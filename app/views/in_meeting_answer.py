"""What was answered to a thing, why, and what was agreed about it."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaItem
from app.records.meeting import Meeting
from app.services import agenda, agreements, records
from app.services.agenda import AgendaLine
from app.views.agreement_words import states, what_was_agreed
from app.views.asking import Asked, ask
from app.views.begin_agreement import write_here
from app.views.desk import Desk
from app.views.in_meeting_item import next_route
from app.views.in_meeting_ways import ways
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import side_by_side, stack
from app.views.kit.words import heading
from app.views.meeting_words import answer_options, item_kind
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.symbol_tile import line_in_large


@component
def AnswerPage(desk: Desk, meeting: Meeting, lines: list[AgendaLine], at: int) -> ft.Control:
    """Ask what was answered and why; an agreement can be written from here."""
    item = lines[at].item
    onward = next_route(meeting, lines, at)
    together = onward.endswith("/together")
    page = Page(
        title=_("What did they answer?"),
        key=f"answer-{item.id}",
        help=_(
            "Write down the answer while you remember it. The reason is written in the "
            "words of the professional. You can also leave these empty."
        ),
        main=Action(
            label=_("Read together what was agreed") if together else _("To the next thing"),
            press=lambda: desk.go(onward),
            key="onward",
            icon=ft.Icons.ARROW_FORWARD,
        ),
        up=f"/in-meeting/{meeting.id}/{item.id}",
        step=_("{n}. {kind}").format(n=at + 1, kind=item_kind(item)),
    )
    write = Action(
        label=_("Write an agreement"),
        press=lambda: write_here(desk, meeting, item.id),
        key="write-agreement",
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )
    return PageFrame(
        desk,
        page,
        [
            line_in_large(desk, lines[at], aloud=False),
            _choice(desk, item),
            _reason(desk, item),
            start_button(write, _("What is done, who does it, and by when")),
            *_agreed(desk, meeting, item),
            _ways_back(desk, item),
            ways(desk, meeting),
        ],
    )


def _now(desk: Desk, item: AgendaItem) -> AgendaItem:
    return records.get(desk.ctx, AgendaItem, item.id)


def _choice(desk: Desk, item: AgendaItem) -> ft.Control:
    def keep(answer: str) -> object:
        return agenda.write_answer(desk.ctx, item.id, answer=answer, reason=_now(desk, item).reason)

    def on_choose(answer: str) -> None:
        desk.do(lambda: keep(answer), said=_("Saved"))

    return SingleChoice(
        _("What did they answer?"), answer_options(), item.answer or None, on_choose
    )


def _reason(desk: Desk, item: AgendaItem) -> ft.Control:
    def keep(words: str) -> object:
        return agenda.write_answer(desk.ctx, item.id, answer=_now(desk, item).answer, reason=words)

    asked = Asked(
        place=f"{item.id}-reason",
        label=_("Why? Write it in their words"),
        value=item.reason,
        language=item.language if item.reason else desk.writes_in,
        keep=keep,
        advice=_("You can ask them to say it again slowly."),
        lines=3,
    )
    return ask(desk, asked)


def _agreed(desk: Desk, meeting: Meeting, item: AgendaItem) -> list[ft.Control]:
    """Return what was agreed about this thing at this meeting."""
    made = agreements.of_meeting(desk.ctx, meeting.id)
    here = [agreement for agreement in made if agreement.agenda_item_id == item.id]
    if not here:
        return []
    rows = [
        stack([what_was_agreed(agreement, whole=False), *states(desk, agreement)])
        for agreement in here
    ]
    return [heading(_("Agreed about this"), level=2), *rows]


def _ways_back(desk: Desk, item: AgendaItem) -> ft.Control:
    ways = (_again(desk, item), _earlier(desk, item))
    return side_by_side([button(way, calm=True) for way in ways])


def _again(desk: Desk, item: AgendaItem) -> Action:
    """Return the way to say that this was not said after all."""
    return Action(
        label=_("This was not said yet"),
        press=lambda: desk.do(lambda: agenda.mark_not_yet(desk.ctx, item.id), said=_("Saved")),
        key="not-said",
        icon=ft.Icons.UNDO,
    )


def _earlier(desk: Desk, item: AgendaItem) -> Action:
    """Return the way to what was answered and written before."""
    return Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/in-meeting/{item.meeting_id}/{item.id}/history"),
        key="history",
        icon=ft.Icons.HISTORY,
    )
