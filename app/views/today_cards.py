"""The cards of Today: the next meeting, promises with their day, where one was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

import flet as ft

from app.errors.base import N_
from app.i18n import _, ngettext
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement, Kept
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.rules.agenda import Readiness, Step
from app.rules.due import DueState
from app.rules.recurring import comes_again
from app.rules.today import TodayKind, TodayLine
from app.services import agenda, agreements, follow_ups
from app.services.later import put_off
from app.services.today import Today
from app.views.agreement_words import DUE
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, crowded, side_by_side, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, quiet, small, strong
from app.views.long_words import first_words
from app.views.meeting_words import kind_in_words, ready_mark, time_in_words
from app.views.safety import component
from app.views.symbol_tile import wish_in_short
from app.views.tell_wish import wish_flow
from app.views.wish_words import kind_in_words as wish_begins

STEPS = {
    Step.DAY: N_("Write down the day"),
    Step.WISHES: N_("Choose what I want to say"),
    Step.QUESTIONS: N_("Write what I want to ask"),
    Step.PEOPLE: N_("Say who comes"),
    Step.NEEDS: N_("Say what I need there"),
    Step.OPENING_WORDS: N_("Write how I begin"),
}
AT_FIRST = 3  # on a phone, so that the beginnings below are soon in sight
CROWDED_AT_FIRST = 2  # where the words are so large that two cards fill the window


@component
def NextThings(desk: Desk, now: Today, *, all_at_once: bool) -> ft.Control:
    """Show at most seven things, the most important first; on a phone a few at first."""
    opened, set_opened = ft.use_state(False)
    lines = [line for line in now.lines if not _twice(line, now)]
    if not lines:
        return stack([body(_("Nothing is waiting for you today."))])
    shown = lines if all_at_once or opened else _first(lines)
    numbers = {line.record.id: n for n, line in enumerate(_numbered(lines), start=1)}
    cards = [_card(desk, line, now, numbers.get(line.record.id, 0)) for line in shown]
    left = len(lines) - len(shown)
    rest = _unfold(left, lambda: set_opened(True)) if left else _more(desk, now.later)
    return stack([*cards, *rest], spacing=12)


def _first(lines: Sequence[TodayLine]) -> list[TodayLine]:
    """Return the first few: always the next meeting, and the way back to where one was.

    Where the words are very large that way waits behind the button below.
    """
    most = CROWDED_AT_FIRST if crowded() else AT_FIRST
    kept = [line for line in lines if line.kind == TodayKind.MEETING][:1]
    kept += [line for line in lines if line.kind in _BACK][:1] if most == AT_FIRST else []
    others = [line for line in lines if line not in kept][: most - len(kept)]
    return [line for line in lines if line in kept or line in others]


_BACK = {TodayKind.CONTINUE_MEETING, TodayKind.CONTINUE_WISH}


def _numbered(lines: Sequence[TodayLine]) -> list[TodayLine]:
    return [line for line in lines if line.kind in {TodayKind.PROMISE, TodayKind.ANSWER}]


def _unfold(left: int, press: Callable[[], None]) -> list[ft.Control]:
    label = ngettext("Show {n} more thing", "Show {n} more things", left)
    more = Action(label=label, press=press, key="more-today", icon=ft.Icons.EXPAND_MORE)
    return [side_by_side([button(more, calm=True)])]


def _twice(line: TodayLine, now: Today) -> bool:
    """Return whether the next meeting's own card shows this already."""
    coming = now.next_meeting
    again = line.kind == TodayKind.CONTINUE_MEETING
    return again and coming is not None and line.record.id == coming.id


def _card(desk: Desk, line: TodayLine, now: Today, n: int) -> ft.Control:
    """Return the card of one line; *n* is the number of a promise on this page."""
    record = line.record
    if isinstance(record, Meeting):
        if line.kind == TodayKind.MEETING and now.readiness:
            return meeting_card(desk, record, now.readiness)
        return continue_meeting(desk, record)
    if isinstance(record, Wish):
        return continue_wish(desk, record)
    if isinstance(record, AgendaItem):
        return answer_card(desk, line, record, n)
    return promise_card(desk, line, cast("Agreement", record), n)


def meeting_card(desk: Desk, meeting: Meeting, readiness: Readiness) -> ft.Control:
    """Return the next meeting: when it is, how ready one is, and the next step."""
    is_today = meeting.day == desk.ctx.today
    opened = Action(
        label=_("Open the meeting"),
        press=lambda: desk.go(f"/meetings/{meeting.id}"),
        key="open-meeting",
        icon=ft.Icons.ARROW_FORWARD,
    )
    deeds = [_begin(desk, meeting)] if is_today else _next_step(desk, meeting, readiness)
    return card(
        [
            small(_("Next meeting")),
            heading(kind_in_words(desk, meeting), level=2),
            mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
            ready_mark(readiness),
            *(button(deed, main=True) for deed in deeds),
            button(opened),
        ],
        tinted=True,
    )


def _begin(desk: Desk, meeting: Meeting) -> Action:
    return Action(
        label=_("Begin the meeting"),
        press=lambda: desk.go(f"/in-meeting/{meeting.id}"),
        key="begin-meeting",
        icon=ft.Icons.GROUPS_OUTLINED,
    )


def _next_step(desk: Desk, meeting: Meeting, readiness: Readiness) -> Sequence[Action]:
    """Return the deed that is missing next, as a button; nothing when one is ready."""
    step = readiness.next_step
    if step is None:
        return []
    deed = Action(
        label=_(STEPS[step]),
        press=lambda: desk.go(f"/prepare/{meeting.id}/{step}"),
        key="next-step",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return [deed]


def continue_meeting(desk: Desk, meeting: Meeting) -> ft.Control:
    """Return the way back into a meeting whose day has come and that was not closed."""
    go_on = Action(
        label=_("Continue the meeting"),
        press=lambda: desk.go(f"/in-meeting/{meeting.id}"),
        key="continue-meeting",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card(
        [
            small(_("Continue where you were")),
            strong(kind_in_words(desk, meeting)),
            mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
            button(go_on),
        ]
    )


def continue_wish(desk: Desk, wish: Wish) -> ft.Control:
    """Return the way back to a wish whose questions are still open: to the first of them."""
    resume = wish_flow(desk, wish.id).resume
    go_on = Action(
        label=_("Tell more about this"),
        press=lambda: desk.go(f"/wishes/{wish.id}/tell/{resume}"),
        key="continue-wish",
        icon=ft.Icons.ARROW_FORWARD,
    )
    top = " · ".join(part for part in (_("Continue where you were"), wish_begins(wish)) if part)
    return card([small(top), wish_in_short(desk, wish), button(go_on)])


def promise_card(desk: Desk, line: TodayLine, agreement: Agreement, n: int) -> ft.Control:
    """Return what was promised, by when, and how it stands."""
    icon, words, colour = DUE.get(line.due or DueState.OPEN, DUE[DueState.OPEN])
    day = desk.day(line.day)
    opened = Action(
        label=_("Open agreement {n}").format(n=n),
        press=lambda: desk.go(f"/agreements/{agreement.id}"),
        key=f"open-{agreement.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card(
        [
            *([small(_("You promised this"))] if line.mine else []),
            first_words(agreement.what, agreement),
            mark(icon, _(words), colour),
            *([quiet(_("By: {day}").format(day=day))] if day else []),
            *_ask(desk, line, agreement, n),
            button(opened),
            side_by_side([button(_done(desk, agreement, n), calm=True), later(desk, line, n)]),
        ]
    )


def _done(desk: Desk, agreement: Agreement, n: int) -> Action:
    """Return the deed that says that a promise was kept; each time, of what comes again."""

    def deed() -> object:
        if comes_again(agreement):
            return follow_ups.came(desk.ctx, agreement.id)
        return agreements.mark(desk.ctx, agreement.id, Kept.KEPT)

    def press() -> None:
        desk.do(deed, said=_("It is marked as done."))

    return Action(
        label=_("Done: {n}").format(n=n),
        press=press,
        key=f"done-{agreement.id}",
        icon=ft.Icons.CHECK,
    )


def later(desk: Desk, line: TodayLine, n: int) -> ft.Control:
    """Return the button that lets a thing wait; it comes back by itself."""

    def press() -> None:
        back: list[date] = []
        if desk.do(lambda: back.append(put_off(desk.ctx, line))):
            desk.say(_("It comes back here: {day}").format(day=desk.day(back[0])))

    action = Action(
        label=_("Later: {n}").format(n=n),
        press=press,
        key=f"later-{line.record.id}",
        icon=ft.Icons.SCHEDULE,
    )
    return button(action, calm=True)


def answer_card(desk: Desk, line: TodayLine, item: AgendaItem, n: int) -> ft.Control:
    """Return what one is to get an answer to, and the way to the meeting where it was said."""
    opened = Action(
        label=_("Open the meeting of number {n}").format(n=n),
        press=lambda: desk.go(f"/meetings/{item.meeting_id}"),
        key=f"open-{item.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    shown = next(
        (a.shown for a in agenda.agenda(desk.ctx, item.meeting_id) if a.item.id == item.id), ""
    )
    return card(
        [
            small(_("You wait for an answer")),
            first_words(shown, item),
            mark(ft.Icons.SCHEDULE, _("The answer comes later"), Paint.OPEN),
            *([quiet(desk.day(line.day))] if line.day else []),
            button(opened),
            side_by_side([later(desk, line, n)]),
        ]
    )


def _ask(desk: Desk, line: TodayLine, agreement: Agreement, n: int) -> list[ft.Control]:
    """Return the way to the message that asks, where the day of a promise is past."""
    if line.mine or line.due not in {DueState.DAY_PASSED, DueState.DID_IT_COME}:
        return []
    ask = Action(
        label=_("Ask about agreement {n}").format(n=n),
        press=lambda: desk.go(f"/agreements/{agreement.id}/message"),
        key=f"ask-{agreement.id}",
        icon=ft.Icons.FORWARD_TO_INBOX,
    )
    return [button(ask)]


def _more(desk: Desk, later: int) -> list[ft.Control]:
    if not later:
        return []
    every = Action(
        label=_("Show all agreements"),
        press=lambda: desk.go("/agreements"),
        key="all-agreements",
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )
    words = ngettext("{n} more thing is waiting.", "{n} more things are waiting.", later)
    return [quiet(words), side_by_side([button(every, calm=True)])]
