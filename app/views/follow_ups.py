"""Follow what was promised: whether it came, what was asked, and what was answered."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.agreement import Accord, Agreement, Kept
from app.records.follow_up import NOT_COME, FollowUp
from app.records.matter import Channel
from app.rules.due import DueState, owed_day
from app.rules.flow import Kind, Question
from app.rules.promise import says_something
from app.rules.recurring import comes_again
from app.services import follow_ups, left_open, records
from app.views.agreement_words import stands
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import CHECK, Flow
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option
from app.views.kit.layout import card, even
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, quiet
from app.views.meeting_words import fact, told
from app.views.removed import RemovedPage
from app.views.safety import component

CHANNELS: dict[str, str] = {
    Channel.PHONE: N_("On the phone"),
    Channel.MESSAGE: N_("With a message"),
    Channel.FACE_TO_FACE: N_("Face to face"),
    Channel.LETTER: N_("With a letter"),
    Channel.FORM: N_("With a form"),
    Channel.OTHER: N_("In another way"),
}
QUESTIONS = (
    Question(key="channel", title=N_("How did you ask?"), kind=Kind.ONE),
    Question(
        key="asked_on",
        title=N_("When did you ask?"),
        kind=Kind.DAY,
        label=N_("The day you asked"),
        settled=True,
    ),
    Question(
        key="answer",
        title=N_("What did they answer?"),
        kind=Kind.WORDS,
        label=N_("Their answer"),
        help=N_("Write it in their words. You can add it later, when they answer."),
        lines=3,
    ),
    Question(
        key="new_day",
        title=N_("Which day did they promise now?"),
        kind=Kind.DAY,
        label=N_("The new day"),
        help=N_("This becomes the day of the agreement. The earlier day stays in its history."),
    ),
)


@component
def FollowUpPages(
    desk: Desk, agreement: Agreement, follow_up_id: str = "", *steps: str
) -> ft.Control:
    """Show one page of writing down that one has asked."""
    asked = found(desk, FollowUp, follow_up_id)
    if asked is None:
        up = f"/agreements/{agreement.id}"
        return RemovedPage(desk, FollowUp, follow_up_id, place="agreements", up=up)
    return flow_page(desk, asked_flow(desk, agreement, asked), *steps)


def asked_flow(desk: Desk, agreement: Agreement, asked: FollowUp) -> Flow:
    """Return the questions about one asking."""
    base = f"/agreements/{agreement.id}/asked/{asked.id}"

    def keep(name: str, value: Any) -> object:
        return follow_ups.change(desk.ctx, asked.id, **{name: value})

    return Flow(
        of=asked.id,
        base=base,
        change=base,
        done=f"/agreements/{agreement.id}",
        place="agreements",
        help=_(
            "Write down when you asked and what was answered. Everything is kept at once. "
            "You can come back and add the answer later."
        ),
        check=_("What you asked and heard"),
        questions=QUESTIONS,
        values={one.key: getattr(asked, one.key) for one in QUESTIONS},
        keep=keep,
        notes=left_open.notes(desk.ctx, asked.id),
        options={"channel": _channels},
        whose=asked.whose_words,
        about=agreement.what,
    )


def _channels() -> list[Option]:
    return [Option(value=channel, label=_(words)) for channel, words in CHANNELS.items()]


def following(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return what one can do while a promise is open, and what was asked so far."""
    history = [_told(desk, agreement, one) for one in _asked(desk, agreement)]
    if agreement.kept != Kept.OPEN or not says_something(agreement):
        return [heading(_("What was asked"), level=2), *history] if history else []
    ways = [
        Action(
            label=_("A ready message to ask with"),
            press=lambda: desk.go(f"/agreements/{agreement.id}/message"),
            key="message",
            icon=ft.Icons.FORWARD_TO_INBOX,
        ),
        i_asked(desk, agreement),
    ]
    return [
        *_did_it_come(desk, agreement),
        heading(_("Ask about this"), level=2),
        even([button(way) for way in ways]),
        *history,
    ]


def i_asked(desk: Desk, agreement: Agreement) -> Action:
    """Return the deed that writes down: I have asked."""

    def press() -> None:
        made: list[str] = []
        if desk.do(lambda: made.append(follow_ups.ask_about(desk.ctx, agreement.id).id)):
            desk.go(f"/agreements/{agreement.id}/asked/{made[0]}/channel")

    return Action(label=_("I asked"), press=press, key="i-asked", icon=ft.Icons.EDIT_NOTE)


def _asked(desk: Desk, agreement: Agreement) -> list[FollowUp]:
    return follow_ups.of_agreement(desk.ctx, agreement.id)


def _did_it_come(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return where one marks that one time came, or did not; only up to today."""
    if not comes_again(agreement) or not _day_has_come(desk, agreement):
        return []

    def on_not_come() -> None:
        if desk.do(lambda: follow_ups.did_not_come(desk.ctx, agreement.id)):
            desk.go(f"/agreements/{agreement.id}/message")

    ways = [
        Action(
            label=_("It came as agreed"),
            press=lambda: desk.do(lambda: follow_ups.came(desk.ctx, agreement.id), said=_("Saved")),
            key="came",
            icon=ft.Icons.CHECK_CIRCLE_OUTLINE,
        ),
        Action(
            label=_("It did not come"),
            press=on_not_come,
            key="did-not-come",
            icon=ft.Icons.REMOVE_CIRCLE_OUTLINE,
        ),
    ]
    return [heading(_("Did it come?"), level=2), even([button(way) for way in ways])]


def _day_has_come(desk: Desk, agreement: Agreement) -> bool:
    """Say whether the day that counts is here, and not marked yet."""
    if agreement.accord == Accord.NOT_AGREED or stands(desk, agreement) is DueState.DAY_PASSED:
        return False
    day = owed_day(agreement, today=desk.ctx.today)
    return day is None or day <= desk.ctx.today


def _told(desk: Desk, agreement: Agreement, asked: FollowUp) -> ft.Control:
    """Return one asking with its answer, or one time that did not come."""
    day = desk.day(asked.asked_on)
    if asked.channel == NOT_COME:
        line = mark(ft.Icons.REMOVE_CIRCLE_OUTLINE, _("It did not come"), Paint.OPEN)
        return card([line, quiet(day), _away(desk, agreement, asked)])
    how = _(CHANNELS[asked.channel]) if asked.channel in CHANNELS else ""
    unanswered = not asked.answer.strip() and asked.new_day is None
    mend = Action(
        label=_("Add the answer") if unanswered else _("Change this"),
        press=lambda: desk.go(
            f"/agreements/{agreement.id}/asked/{asked.id}/{'answer' if unanswered else CHECK}"
        ),
        key=f"mend-{asked.id}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return card(
        [
            mark(ft.Icons.FORWARD_TO_INBOX, _("I asked"), Paint.OPEN),
            body(" · ".join(part for part in (day, how) if part)),
            *fact(_("Their answer"), asked.answer, asked.language),
            *told(_("The new day"), desk.day(asked.new_day)),
            *([quiet(_("No answer is written down yet."))] if unanswered else []),
            even([button(mend, calm=True), _away(desk, agreement, asked)]),
        ]
    )


def _away(desk: Desk, agreement: Agreement, asked: FollowUp) -> ft.Control:
    def press() -> None:
        if desk.do(lambda: records.remove(desk.ctx, FollowUp, asked.id), said=_("Removed")):
            desk.go(f"/agreements/{agreement.id}/asked/{asked.id}")

    remove = Action(
        label=_("Remove this"), press=press, key=f"remove-{asked.id}", icon=ft.Icons.DELETE_OUTLINE
    )
    return button(remove, calm=True)
