"""Write down something agreed, quickly enough for a meeting that is going on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.agreement import Accord, Agreement
from app.records.meeting import Meeting
from app.services import agreements
from app.views.agreement_words import accord_options
from app.views.asking import Asked, ask, ask_day
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action
from app.views.kit.choices import SingleChoice
from app.views.kit.words import body, quiet
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import WhoAnswers, visibility_options

TITLES = {
    "what": N_("What was agreed?"),
    "accord": N_("Do you both agree?"),
    "mine": N_("How do you see it?"),
    "theirs": N_("How do they see it?"),
    "more": N_("Something more about it"),
    "seen": N_("Who may see this?"),
}
ADVICE = {
    "mine": N_("Write it as you would say it."),
    "theirs": N_("Write it in their words. You can ask them to say it again."),
    "more": N_("Fill in only what you know."),
}
FIELDS = {
    "mine": (("my_view", N_("My view")), ("my_reason", N_("My reason"))),
    "theirs": (("their_view", N_("Their view")), ("their_reason", N_("Their reason"))),
}


def _asked(step: str) -> str:
    return _(TITLES[step])


@component
def WriteAgreement(desk: Desk, agreement: Agreement, step: str) -> ft.Control:
    """Show one page of writing; the pages that are not needed are left out."""
    meeting = _meeting(desk, agreement)
    steps = steps_of(agreement, meeting)
    at = steps.index(step) if step in steps else 0
    shown, last = steps[at], at == len(steps) - 1
    ready = _ready_route(agreement, meeting)
    onward = ready if last else f"/agreements/{agreement.id}/write/{steps[at + 1]}"
    page = Page(
        title=_asked(shown),
        key=f"write-{agreement.id}-{shown}",
        help=_(
            "Write down what was agreed, in the words you agreed on. Everything is kept "
            "at once. You can leave empty what you do not know."
        ),
        main=Action(
            label=_("Ready") if last else _("Continue"),
            press=lambda: desk.go(onward),
            key="continue",
            icon=ft.Icons.CHECK if last else ft.Icons.ARROW_FORWARD,
        ),
        up=ready,
        place="" if is_going_on(meeting) else "agreements",
        step=_("Question {n} / {total}").format(n=at + 1, total=len(steps)),
    )
    return PageFrame(desk, page, [*_above(desk, shown), *PAGES[shown](desk, agreement, shown)])


def _above(desk: Desk, shown: str) -> list[ft.Control]:
    who = [WhoAnswers(desk)] if shown in {"what", "mine"} else []
    return [*who, *([quiet(_(ADVICE[shown]))] if shown in ADVICE else [])]


def _meeting(desk: Desk, agreement: Agreement) -> Meeting | None:
    return found(desk, Meeting, agreement.meeting_id) if agreement.meeting_id else None


def is_going_on(meeting: Meeting | None) -> bool:
    """Say whether the agreement is written at its meeting; then only little is asked."""
    return meeting is not None and not meeting.held


def steps_of(agreement: Agreement, meeting: Meeting | None) -> list[str]:
    """Return the pages to ask, in order."""
    views = [] if agreement.accord == Accord.AGREED else ["mine", "theirs"]
    more = [] if is_going_on(meeting) else ["more"]
    return ["what", "accord", *views, *more, "seen"]


def _ready_route(agreement: Agreement, meeting: Meeting | None) -> str:
    """Return where writing leads: back to the meeting while it goes on."""
    if meeting is None or meeting.held:
        return f"/agreements/{agreement.id}"
    if not agreement.agenda_item_id:
        return f"/in-meeting/{meeting.id}/together"
    return f"/in-meeting/{meeting.id}/{agreement.agenda_item_id}/answer"


def _keeping(desk: Desk, agreement: Agreement, field: str) -> Callable[[str | date | None], object]:
    return lambda value: agreements.change(desk.ctx, agreement.id, **{field: value})


def _line(
    desk: Desk, agreement: Agreement, field: str, label: str, *, lines: int = 1
) -> ft.Control:
    return ask(
        desk,
        Asked(
            place=f"{agreement.id}-{field}",
            label=label,
            value=getattr(agreement, field),
            keep=_keeping(desk, agreement, field),
            lines=lines,
        ),
    )


def _day(desk: Desk, agreement: Agreement, field: str, label: str) -> ft.Control:
    return ask_day(
        desk,
        place=f"{agreement.id}-{field}",
        label=label,
        day=getattr(agreement, field),
        keep=_keeping(desk, agreement, field),
    )


def _what(desk: Desk, agreement: Agreement, _step: str) -> list[ft.Control]:
    return [
        _line(desk, agreement, "what", _("What is done"), lines=3),
        _line(desk, agreement, "who", _("Who does it")),
        _day(desk, agreement, "by_when", _("By when")),
    ]


def _accord(desk: Desk, agreement: Agreement, _step: str) -> list[ft.Control]:
    def on_choose(accord: str) -> None:
        desk.do(lambda: _keeping(desk, agreement, "accord")(accord), said=_("Saved"))

    return [SingleChoice(_asked("accord"), accord_options(), agreement.accord, on_choose)]


def _views(desk: Desk, agreement: Agreement, step: str) -> list[ft.Control]:
    return [_line(desk, agreement, field, _(label), lines=3) for field, label in FIELDS[step]]


def _more(desk: Desk, agreement: Agreement, _step: str) -> list[ft.Control]:
    return [
        _line(desk, agreement, "how_much", _("How much")),
        _line(desk, agreement, "how_often", _("How often")),
        _day(desk, agreement, "from_when", _("From when")),
        body(_("You can also leave this empty and continue.")),
    ]


def _seen(desk: Desk, agreement: Agreement, _step: str) -> list[ft.Control]:
    def on_choose(visibility: str) -> None:
        desk.do(lambda: _keeping(desk, agreement, "visibility")(visibility), said=_("Saved"))

    return [SingleChoice(_asked("seen"), visibility_options(), agreement.visibility, on_choose)]


PAGES: dict[str, Callable[[Desk, Agreement, str], list[ft.Control]]] = {
    "what": _what,
    "accord": _accord,
    "mine": _views,
    "theirs": _views,
    "more": _more,
    "seen": _seen,
}
