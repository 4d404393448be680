"""One question of getting ready, and the way from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.meeting import Meeting
from app.services import meetings
from app.views.asking import Asked, ask, ask_clock, ask_day
from app.views.choose_questions import ChooseQuestions
from app.views.choose_wishes import ChooseWishes
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.words import body, quiet
from app.views.meeting_words import kind_options
from app.views.order_agenda import OrderAgenda
from app.views.page import Page, PageFrame
from app.views.person_chooser import PersonChooser
from app.views.safety import component
from app.views.things_to_bring import ThingsToBring
from app.views.whose import WhoAnswers, visibility_options

TITLES = {
    "kind": N_("What kind of meeting is it?"),
    "day": N_("When is the meeting?"),
    "place": N_("Where do you meet?"),
    "people": N_("Who comes to the meeting?"),
    "not_wanted": N_("Is there someone you do not want there?"),
    "support": N_("Who supports you at the meeting?"),
    "wishes": N_("What do you want to say?"),
    "questions": N_("What do you want to ask?"),
    "order": N_("What do you say first?"),
    "bring": N_("What do you take with you?"),
    "needs": N_("What do you need at the meeting?"),
    "opening_words": N_("How do you want to begin?"),
    "seen": N_("Who may see this meeting?"),
}
STEPS = tuple(TITLES)
ADVICE = {
    "kind": N_("The invitation often tells this. Choose the nearest one."),
    "people": N_("You can ask beforehand who comes and why."),
    "not_wanted": N_("You can say this to your worker beforehand. It is your meeting."),
    "support": N_("You can take someone with you. You can also ask for an interpreter."),
    "wishes": N_("Three things are often enough for one meeting."),
    "questions": N_("Choose ready questions, or write your own."),
    "order": N_("The most important thing first. Time may run out."),
    "needs": N_("For example: a break, a quiet room, time to think, plain words."),
    "opening_words": N_("The first words are easier when they are ready. You can read them aloud."),
    "seen": N_("This also holds for the questions you wrote for this meeting."),
}
WITHOUT_EMPTY = {"kind", "order", "seen"}


def _asked(step: str) -> str:
    return _(TITLES[step])


@component
def PrepareStep(desk: Desk, meeting: Meeting, step: str) -> ft.Control:
    """Show one question; Continue goes on, also without an answer."""
    at = STEPS.index(step)
    last = at == len(STEPS) - 1
    onward = f"/prepare/{meeting.id}" if last else f"/prepare/{meeting.id}/{STEPS[at + 1]}"
    main = Action(
        label=_("Ready") if last else _("Continue"),
        press=lambda: desk.go(onward),
        key="continue",
        icon=ft.Icons.CHECK if last else ft.Icons.ARROW_FORWARD,
    )
    page = Page(
        title=_asked(step),
        key=f"prepare-{meeting.id}-{step}",
        help=_(
            "You get ready one question at a time. Everything is kept at once. "
            "You can stop whenever you like and go on later."
        ),
        main=main,
        up=f"/prepare/{meeting.id}",
        place="meetings",
        step=_("Question {n} / {total}").format(n=at + 1, total=len(STEPS)),
    )
    empty = [body(_("You can also leave this empty and continue."))]
    return PageFrame(
        desk,
        page,
        [
            WhoAnswers(desk),
            *([quiet(_(ADVICE[step]))] if step in ADVICE else []),
            *ANSWERS[step](desk, meeting),
            *([] if step in WITHOUT_EMPTY else empty),
        ],
    )


def keeping(desk: Desk, meeting: Meeting, field: str) -> Callable[[Any], object]:
    """Return what keeps one field of a meeting."""
    return lambda value: meetings.change(desk.ctx, meeting.id, **{field: value})


def _words(desk: Desk, meeting: Meeting, field: str, label: str, *, lines: int = 1) -> ft.Control:
    return ask(
        desk,
        Asked(
            place=f"{meeting.id}-{field}",
            label=label,
            value=getattr(meeting, field),
            keep=keeping(desk, meeting, field),
            lines=lines,
        ),
    )


def _kind(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    def on_choose(kind: str) -> None:
        desk.do(lambda: keeping(desk, meeting, "kind")(kind), said=_("Saved"))

    return [SingleChoice(_asked("kind"), kind_options(desk), meeting.kind, on_choose)]


def _day(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [
        ask_day(
            desk,
            place=f"{meeting.id}-day",
            label=_("The day"),
            day=meeting.day,
            keep=keeping(desk, meeting, "day"),
        ),
        ask_clock(
            desk,
            place=f"{meeting.id}-clock",
            label=_("The time"),
            at=meeting.clock_time,
            keep=keeping(desk, meeting, "clock_time"),
        ),
    ]


def _place(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    here, far = "here", "remote"
    options = [
        Option(value=here, label=_("We meet in the same room")),
        Option(value=far, label=_("We meet by phone or video")),
    ]

    def on_choose(how: str) -> None:
        desk.do(lambda: keeping(desk, meeting, "remote")(how == far), said=_("Saved"))

    how = far if meeting.remote else here
    return [
        SingleChoice(_("How do you meet?"), options, how, on_choose),
        _words(desk, meeting, "place", _("Place, address or phone number")),
    ]


def _people(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    def on_choose(ids: list[str]) -> None:
        desk.do(lambda: keeping(desk, meeting, "invited")(list(ids)), said=_("Saved"))

    return [PersonChooser(desk, _asked("people"), meeting.invited, on_choose, many=True)]


def _not_wanted(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [_words(desk, meeting, "not_wanted", _("Whom I do not want there"), lines=2)]


def _support(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [
        _words(desk, meeting, "support_person", _("My support person")),
        _words(desk, meeting, "interpreter", _("Interpreter, and which language")),
    ]


def _wishes(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [ChooseWishes(desk, meeting)]


def _questions(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [ChooseQuestions(desk, meeting)]


def _order(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [OrderAgenda(desk, meeting)]


def _bring(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [ThingsToBring(desk, meeting)]


def _needs(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [_words(desk, meeting, "needs", _("What I need at the meeting"), lines=4)]


def _opening(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [_words(desk, meeting, "opening_words", _("My first words"), lines=5)]


def _seen(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    def on_choose(visibility: str) -> None:
        deed = lambda: meetings.let_see(desk.ctx, meeting.id, visibility)  # noqa: E731
        desk.do(deed, said=_("Saved"))

    return [SingleChoice(_asked("seen"), visibility_options(), meeting.visibility, on_choose)]


ANSWERS: dict[str, Callable[[Desk, Meeting], list[ft.Control]]] = {
    "kind": _kind,
    "day": _day,
    "place": _place,
    "people": _people,
    "not_wanted": _not_wanted,
    "support": _support,
    "wishes": _wishes,
    "questions": _questions,
    "order": _order,
    "bring": _bring,
    "needs": _needs,
    "opening_words": _opening,
    "seen": _seen,
}
