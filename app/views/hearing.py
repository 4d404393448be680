"""Was I heard? Three questions after a meeting, and how it has been in each service."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.hearing_check import Heard, HearingCheck
from app.records.meeting import Meeting
from app.rules.flow import Kind, Question
from app.rules.hearing import QUESTIONS as ASKED
from app.rules.hearing import ServiceTrend, Trend
from app.services import hearings, left_open
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import Flow
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option
from app.views.kit.layout import card, side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, strong
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.symbol_tile import shown_picture
from app.views.whose import visibility_options

QUESTIONS = (
    Question(
        key="could_say",
        title=N_("Could you say what mattered to you?"),
        kind=Kind.ONE,
        scale=3,
    ),
    Question(key="listened", title=N_("Did they listen to you?"), kind=Kind.ONE, scale=3),
    Question(
        key="answered",
        title=N_("Did you get answers you understood?"),
        kind=Kind.ONE,
        scale=3,
    ),
    Question(
        key="words",
        title=N_("What else do you want to remember?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("For example what went well, or what you want to be otherwise next time."),
    ),
    Question(
        key="service",
        title=N_("Whose meeting was it?"),
        kind=Kind.LINE,
        label=N_("The service or the office"),
        help=N_("With this you can see later how you have been heard there."),
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)
NAMES = {
    "could_say": N_("I could say what mattered: {answer}"),
    "listened": N_("They listened to me: {answer}"),
    "answered": N_("I got answers I understood: {answer}"),
}
ANSWERS = {Heard.YES: N_("Yes"), Heard.PARTLY: N_("Partly"), Heard.NO: N_("No")}
_MARKS = {
    Heard.YES: (ft.Icons.CHECK_CIRCLE_OUTLINE, Paint.KEPT),
    Heard.PARTLY: (ft.Icons.TIMELAPSE, Paint.OPEN),
    Heard.NO: (ft.Icons.CANCEL_OUTLINED, Paint.DIFFER),
}
_PICTURES = {Heard.YES: "good", Heard.PARTLY: "between", Heard.NO: "not_good"}
TRENDS = {
    Trend.BETTER: (
        ft.Icons.TRENDING_UP,
        N_("You were heard better than the time before."),
        Paint.KEPT,
    ),
    Trend.SAME: (ft.Icons.TRENDING_FLAT, N_("You were heard as the time before."), Paint.OPEN),
    Trend.WORSE: (
        ft.Icons.TRENDING_DOWN,
        N_("You were heard less well than the time before."),
        Paint.DIFFER,
    ),
}


@component
def HearingScreen(desk: Desk, meeting_id: str = "", *steps: str) -> ft.Control:
    """Show how it has been in each service, or ask about one meeting."""
    if not meeting_id:
        return HowHeard(desk)
    meeting = found(desk, Meeting, meeting_id)
    if meeting is None:
        return RemovedPage(desk, Meeting, meeting_id, place="meetings", up="/meetings")
    return flow_page(desk, hearing_flow(desk, meeting), *(steps or (QUESTIONS[0].key,)))


def hearing_flow(desk: Desk, meeting: Meeting) -> Flow:
    """Return the questions about one meeting, and what is answered so far."""
    check = hearings.of_meeting(desk.ctx, meeting.id)
    shown = check or HearingCheck(service=hearings.service_of(desk.ctx, meeting))
    return Flow(
        of=meeting.id,  # its notes go with the meeting; no question of getting ready is named so
        base=f"/heard/{meeting.id}",
        change=f"/heard/{meeting.id}",
        done=f"/meetings/{meeting.id}",
        place="meetings",
        help=_("These questions are about the meeting, not about you. You can leave any of them."),
        check=_("How you were heard"),
        questions=QUESTIONS,
        values={one.key: getattr(shown, one.key) for one in QUESTIONS},
        keep=lambda name, value: hearings.keep(desk.ctx, meeting.id, name, value),
        notes=left_open.notes(desk.ctx, meeting.id),
        options={
            **{name: partial(_options, desk) for name in ASKED},
            "visibility": visibility_options,
        },
        whose=check.whose_words if check else "",
    )


def _options(desk: Desk) -> list[Option]:
    return [
        Option(value=one, label=_(name), picture=shown_picture(desk, _PICTURES[one]))
        for one, name in ANSWERS.items()
    ]


def heard_card(desk: Desk, meeting: Meeting) -> ft.Control:
    """Return how one was heard at a meeting that is over, or the way to say it."""
    check = hearings.of_meeting(desk.ctx, meeting.id)
    resume = hearing_flow(desk, meeting).resume
    if check is None or resume:
        first = Action(
            label=_("Tell how you were heard"),
            press=lambda: desk.go(f"/heard/{meeting.id}/{resume or QUESTIONS[0].key}"),
            key="heard",
            icon=ft.Icons.HEARING,
        )
        asked = [strong(_("Were you heard?")), body(_("Three short questions about the meeting."))]
        return card([*asked, *answers_of(check), side_by_side([button(first)])], tinted=True)
    change = Action(
        label=_("Change how you were heard"),
        press=lambda: desk.go(f"/heard/{meeting.id}/check"),
        key="heard",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    every = Action(
        label=_("How I have been heard"),
        press=lambda: desk.go("/heard"),
        key="all-heard",
        icon=ft.Icons.HEARING,
    )
    ways = side_by_side([button(change, calm=True), button(every, calm=True)])
    return card([strong(_("How you were heard")), *answers_of(check), ways])


def answers_of(check: HearingCheck | None) -> list[ft.Control]:
    """Return the answers as marks with words, and what was written."""
    if check is None:
        return []
    told = [(name, Heard(at)) for name in ASKED if (at := getattr(check, name)) in set(Heard)]
    marks = [
        mark(_MARKS[at][0], _(NAMES[name]).format(answer=_(ANSWERS[at])), _MARKS[at][1])
        for name, at in told
    ]
    return [*marks, *([first_words(check.words, check)] if check.words.strip() else [])]


@component
def HowHeard(desk: Desk) -> ft.Control:
    """Show each service with its meetings, the latest first."""
    services = hearings.services(desk.ctx)
    page = Page(
        title=_("How I have been heard"),
        key="how-heard",
        place="more",
        help=_(
            "Here you see how you have been heard in each service, meeting by meeting. "
            "It tells about the services, never about you."
        ),
        up="/more",
    )
    empty = [
        body(_("After a meeting you can tell how you were heard. It will be here.")),
        quiet(_("Open a meeting that is over to begin.")),
    ]
    return PageFrame(desk, page, [c for one in services for c in _service(desk, one)] or empty)


def _service(desk: Desk, one: ServiceTrend) -> list[ft.Control]:
    name = own_words(one.service) if one.service else body(_("Meetings without a service"))
    told = [mark(icon, _(words), colour) for icon, words, colour in _trend(one)]
    latest = list(reversed(one.checks))

    def drawn(_number: int, check: HearingCheck) -> ft.Control:
        day = desk.day(check.day) or _("The day is not known yet")
        return card([strong(day), *answers_of(check)])

    title = heading(_("A service"), level=2)
    return [title, name, *told, Paged(latest, drawn, where=f"heard-{one.service}")]


def _trend(one: ServiceTrend) -> list[tuple[ft.IconData, str, ft.Colors]]:
    return [TRENDS[one.trend]] if one.trend in TRENDS else []
