"""One meeting: when and where, who comes, what to say, how ready one is, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.i18n import _, isolate
from app.records.agreement import Agreement
from app.records.base import Visibility
from app.records.meeting import Meeting
from app.services import agreements, meetings, records
from app.services.agenda import AgendaLine
from app.views.agreement_words import states, what_was_agreed
from app.views.begin_agreement import write_here
from app.views.bring_invitation import said_by_others
from app.views.calendar_out import calendar_way
from app.views.carry_over import carry_over
from app.views.desk import Desk
from app.views.hearing import heard_card
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, even, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, small
from app.views.meeting_sheet import sheet_way
from app.views.meeting_words import (
    called_off,
    fact,
    invited,
    item_kind,
    item_state,
    kind_in_words,
    lines_of,
    ready_mark,
    still_to_say,
    time_in_words,
    unsaid,
)
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.papers import papers_of_meeting
from app.views.safety import component
from app.views.symbol_tile import line_in_short
from app.views.whose import seen_by


@component
def MeetingPage(desk: Desk, meeting: Meeting, beside: Sequence[ft.Control]) -> ft.Control:
    """Show one meeting; what to do next depends on whether it is ahead, now or behind."""
    lines = lines_of(desk, meeting.id)
    controls = (
        [*_came_of_it(desk, meeting), *_agenda(desk, lines, meeting), *_facts(desk, meeting)]
        if meeting.held
        else [
            *_off(meeting),
            *_facts(desk, meeting),
            *_readiness(desk, meeting),
            *_agenda(desk, lines, meeting),
        ]
    )
    page = Page(
        title=_title(desk, meeting),
        step=kind_in_words(desk, meeting),
        key=f"meeting-{meeting.id}",
        help=_(
            "This page holds everything about one meeting. Get ready before it, open it "
            "during the meeting, and see here afterwards what was answered and agreed."
        ),
        main=_main(desk, meeting),
        up="/meetings",
        place="meetings",
        beside=beside,
    )
    return PageFrame(desk, page, [*controls, *_more(desk, meeting)])


def _title(desk: Desk, meeting: Meeting) -> str:
    if meeting.day is None:
        return _("Meeting")
    return _("Meeting {day}").format(day=desk.words.date(meeting.day))


def _main(desk: Desk, meeting: Meeting) -> Action:
    if meeting.held:
        return _give(desk, meeting)
    if meeting.day is not None and meeting.day <= desk.ctx.today:
        return _start(desk, meeting)
    return _get_ready(desk, meeting)


def _give(desk: Desk, meeting: Meeting) -> Action:
    return Action(
        label=_("Give a summary"),
        press=lambda: desk.go(f"/give/meeting/{meeting.id}"),
        key="give",
        icon=ft.Icons.DESCRIPTION_OUTLINED,
    )


def _start(desk: Desk, meeting: Meeting) -> Action:
    return Action(
        label=_("Start the meeting"),
        press=lambda: desk.go(f"/in-meeting/{meeting.id}"),
        key="start",
        icon=ft.Icons.PLAY_ARROW,
    )


def _get_ready(desk: Desk, meeting: Meeting) -> Action:
    return Action(
        label=_("Get ready"),
        press=lambda: desk.go(f"/prepare/{meeting.id}"),
        key="get-ready",
        icon=ft.Icons.EDIT_OUTLINED,
    )


def _off(meeting: Meeting) -> list[ft.Control]:
    """Return that the meeting was called off, and that nothing prepared for it is lost."""
    kept = _("What you have prepared is here. You can still use it another time.")
    return [called_off(), quiet(kept)] if meeting.cancelled else []


def _facts(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return when, where and who, as far as they are known."""
    names = [isolate(person.first_name) for person in invited(desk, meeting)]
    who = [small(_("Who comes")), own_words(desk.words.and_list(names))] if names else []
    remote = [body(_("You meet by phone or video."))] if meeting.remote else []
    return [
        card(
            [
                mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
                *remote,
                *fact(_("Place"), meeting.place, meeting.language),
                *([stack(who, spacing=4)] if who else []),
                *fact(_("Whom I do not want there"), meeting.not_wanted, meeting.language),
                *fact(_("My support person"), meeting.support_person, meeting.language),
                *fact(_("Interpreter"), meeting.interpreter, meeting.language),
                *fact(_("What I need at the meeting"), meeting.needs, meeting.language),
                *fact(_("I take with me"), meeting.things_to_bring, meeting.language),
                *fact(_("How I begin"), meeting.opening_words, meeting.language),
                *said_by_others(_("What the invitation says"), meeting.notes),
                seen_by(meeting.visibility),
            ]
        )
    ]


def _readiness(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    return [
        heading(_("Getting ready"), level=2),
        ready_mark(meetings.readiness(desk.ctx, meeting.id)),
    ]


def _agenda(desk: Desk, lines: list[AgendaLine], meeting: Meeting) -> list[ft.Control]:
    """Return what one wants to say, in order, with what became of it."""
    title = heading(_("What was on my list") if meeting.held else _("What I say there"), level=2)
    if not lines:
        return [title, quiet(_("Nothing is chosen yet. Your wishes and questions will be here."))]
    left = [] if meeting.held and not unsaid(lines) else [quiet(still_to_say(unsaid(lines)))]
    return [title, *left, Paged(lines, partial(agenda_row, desk), where="agenda")]


def agenda_row(desk: Desk, number: int, line: AgendaLine) -> ft.Control:
    """Return one thing to say: its number and kind, the words, what became of it."""
    kind = _("{n}. {kind}").format(n=number, kind=item_kind(line.item))
    item = line.item
    private = [seen_by(item.visibility)] if item.visibility == Visibility.ONLY_ME else []
    return card(
        [
            small(kind),
            line_in_short(desk, line),
            item_state(item),
            *fact(_("The reason, in their words"), item.reason, item.language),
            *private,
        ],
        key=f"agenda-{item.id}",
    )


def _came_of_it(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return what was agreed at the meeting, each with the way to it."""
    made = agreements.of_meeting(desk.ctx, meeting.id)
    title = heading(_("What was agreed"), level=2)
    over = mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("This meeting is over"), Paint.KEPT)
    heard = [over, heard_card(desk, meeting), *carry_over(desk, meeting)]
    if not made:
        return [*heard, title, quiet(_("No agreements were written down at this meeting."))]

    def drawn(number: int, agreement: Agreement) -> ft.Control:
        opening = Action(
            label=_("Open agreement {n}").format(n=number),
            press=lambda: desk.go(f"/agreements/{agreement.id}"),
            key=f"open-agreement-{agreement.id}",
            icon=ft.Icons.ARROW_FORWARD,
        )
        return card(
            [what_was_agreed(agreement, whole=False), *states(desk, agreement), button(opening)]
        )

    return [*heard, title, Paged(made, drawn, where="agreed")]


def _more(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return the other things one can do, those that fit the time first."""
    main = _main(desk, meeting).key
    usual = [_get_ready(desk, meeting), _start(desk, meeting)]
    ways = [way for way in usual if way.key != main and not meeting.held]
    return [
        heading(_("You can also"), level=2),
        even([button(way) for way in [*ways, *_others(desk, meeting)]]),
    ]


def _others(desk: Desk, meeting: Meeting) -> list[Action]:
    write = Action(
        label=_("Write an agreement"),
        press=lambda: write_here(desk, meeting),  # where it was agreed is known
        key="write-agreement",
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/meetings/{meeting.id}/earlier"),
        key="earlier",
        icon=ft.Icons.HISTORY,
    )
    remove = Action(
        label=_("Remove this meeting"),
        press=lambda: _remove(desk, meeting),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    out = [calendar_way(desk, meeting)] if meeting.day is not None else []
    last = [_over_or_on(desk, meeting), *_off_or_on(desk, meeting), earlier, remove]
    came = papers_of_meeting(desk, meeting)
    return [sheet_way(desk, meeting), *out, write, *came, *last]


def _off_or_on(desk: Desk, meeting: Meeting) -> list[Action]:
    if meeting.held:
        return []
    if meeting.cancelled:
        on = Action(
            label=_("The meeting is held after all"),
            press=lambda: desk.do(lambda: meetings.call_on(desk.ctx, meeting.id)),
            key="call-on",
            icon=ft.Icons.EVENT_AVAILABLE,
        )
        return [on]
    off = Action(
        label=_("This meeting is called off"),
        press=lambda: desk.do(lambda: meetings.call_off(desk.ctx, meeting.id)),
        key="call-off",
        icon=ft.Icons.EVENT_BUSY,
    )
    return [off]


def _over_or_on(desk: Desk, meeting: Meeting) -> Action:
    if meeting.held:
        return Action(
            label=_("Go on with this meeting"),
            press=lambda: desk.do(lambda: meetings.reopen(desk.ctx, meeting.id)),
            key="reopen",
            icon=ft.Icons.REPLAY,
        )
    return Action(
        label=_("This meeting is over"),
        press=lambda: desk.do(lambda: meetings.close(desk.ctx, meeting.id)),
        key="close",
        icon=ft.Icons.CHECK,
    )


def _remove(desk: Desk, meeting: Meeting) -> None:
    desk.do(lambda: records.remove(desk.ctx, Meeting, meeting.id), said=_("Removed"))
