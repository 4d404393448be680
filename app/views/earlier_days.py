"""Earlier days: how the folder was, what differs now, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.errors.attached import AttachmentLost
from app.i18n import _
from app.records.meeting import Meeting
from app.services import earlier_days
from app.services.earlier_days import Differing
from app.views.desk import Desk
from app.views.erasing import NAMES
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.words import body, heading, quiet, small
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.state_words import facts_of, moment

UP = "/safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Hold one earlier day and what differs from it now."""

    state: Any
    differing: Sequence[Differing]


@component
def EarlierDays(desk: Desk, *_parts: str) -> ft.Control:
    """Lead from the list of days to what differs from one of them."""
    states, set_states = ft.use_state(None)
    day, set_day = ft.use_state(None)
    job = use_job(desk)

    def compared(state: Any) -> Day:
        return Day(state=state, differing=earlier_days.differing(desk.ctx, state))

    def open_day(state: Any) -> None:
        job.start(lambda _progress: compared(state), lambda found: set_day(lambda _old: found))

    def bring(state: Any, found: Sequence[Differing]) -> None:
        def work(_progress: object) -> Day:
            earlier_days.bring_back(desk.ctx, found)
            return compared(state)

        def then(after: Day) -> None:
            set_day(lambda _old: after)
            desk.say(_("It is back."))

        job.start(work, then, stoppable=False)

    if day is not None:
        return DayPage(desk, day, lambda: set_day(lambda _old: None), partial(bring, day.state))
    if states is None:
        return Asking(desk, job, lambda found: set_states(lambda _old: found))
    return DaysPage(desk, states, open_day)


def _page(key: str, title: str, main: Action | None = None, **more: Any) -> Page:
    return Page(
        title=title,
        key=f"earlier-{key}",
        help=_(
            "Kuulluksi keeps how your folder was on earlier days. "
            "You can bring back what is missing. Nothing you have now is lost."
        ),
        main=main,
        up=UP,
        place="more",
        **more,
    )


@component
def Asking(desk: Desk, job: Job, then: Callable[[list[Any]], None]) -> ft.Control:
    """Say what is here, and look for the days when asked."""

    def on() -> None:
        job.start(lambda progress: earlier_days.days(desk.ctx, progress=progress), then)

    main = Action(label=_("Show the days"), press=on, key="days", icon=ft.Icons.ARROW_FORWARD)
    words = [
        body(_("Has something gone missing? Here you can look at an earlier day.")),
        body(_("You see what was there then and is not there now. You can bring it back.")),
    ]
    return PageFrame(desk, _page("ask", _("Earlier days"), main), [*words])


@component
def DaysPage(desk: Desk, states: Sequence[Any], open_day: Callable[[Any], None]) -> ft.Control:
    """List the days, the latest first."""
    if not states:
        none = body(_("There are no earlier days yet. Kuulluksi keeps them as days go by."))
        return PageFrame(desk, _page("none", _("Earlier days")), [none])
    shown = Paged(
        states,
        lambda n, state: DayCard(desk, n, state, open_day, key=f"day-{n}"),
        where="days",
    )
    return PageFrame(desk, _page("days", _("Which day?")), [shown])


@component
def DayCard(desk: Desk, n: int, state: Any, open_day: Callable[[Any], None]) -> ft.Control:
    """Show one day."""
    opened = Action(
        label=_("Open day {n}").format(n=n),
        press=lambda: open_day(state),
        key=f"open-day-{n}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    facts = [quiet(fact) for fact in facts_of(desk, state)]
    return card([heading(moment(desk, state.at), level=2), *facts, button(opened)])


@component
def DayPage(
    desk: Desk,
    day: Day,
    close: Callable[[], None],
    bring: Callable[[Sequence[Differing]], None],
) -> ft.Control:
    """Show what was there that day and is missing or other now."""
    missing = [one for one in day.differing if one.missing]
    main = Action(
        label=_("Bring back all that is missing"),
        press=lambda: bring(missing),
        key="bring-all",
        icon=ft.Icons.UNDO,
    )
    title = _("What was there: {day}").format(day=moment(desk, day.state.at))
    page = _page("day", title, main if len(missing) > 1 else None, on_back=close)
    shown = Paged(
        day.differing,
        lambda n, one: ThingCard(desk, n, one, bring, key=one.record.id),
        where="then",
    )
    same = body(_("All that was there then is here now as it was."))
    return PageFrame(desk, page, [shown if day.differing else same])


@component
def ThingCard(
    desk: Desk, n: int, one: Differing, bring: Callable[[Sequence[Differing]], None]
) -> ft.Control:
    """Show one thing as it was, and the button that brings it back."""
    state = _("Not here now") if one.missing else _("It says something else now")
    pattern = _("Bring back number {n}") if one.missing else _("Use these words again: {n}")
    action = Action(
        label=pattern.format(n=n), press=lambda: bring([one]), key=f"bring-{n}", icon=ft.Icons.UNDO
    )
    kind = _(NAMES[type(one.record)])
    return card(
        [
            small(f"{n}. {kind} · {state}"),
            *_told(desk, one),
            button(action),
        ]
    )


def _told(desk: Desk, one: Differing) -> list[ft.Control]:
    """Return what it is: the day of a meeting, and the person's words."""
    words = _words_of(one)
    day = desk.day(one.record.day) if isinstance(one.record, Meeting) else ""
    return [
        *([body(day)] if day else []),
        *([first_words(words, one.record)] if words or not day else []),
        *([body(desk.explain(AttachmentLost()))] if one.lost else []),
    ]


def _words_of(one: Differing) -> str:
    names = (
        "words",
        "what",
        "first_name",
        "opening_words",
        "needs",
        "place",
        "reason",
        "file_name",
    )
    found = (str(getattr(one.record, name, "") or "") for name in names)
    return next((words for words in found if words.strip()), "")
