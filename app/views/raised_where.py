"""Where a wish has been raised: meetings, answers with their reasons, agreements."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.wish import Wish
from app.services import agreements, raised
from app.services.raised import Raised
from app.views.agreement_words import states
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.words import heading, own_words, quiet, small, strong
from app.views.long_words import first_words
from app.views.meeting_words import item_state, kind_in_words, time_in_words


def raised_where(desk: Desk, wish: Wish) -> list[ft.Control]:
    """Return the section that tells where a wish has been raised and what came of it."""
    at_meetings = raised.at_meetings(desk.ctx, wish.id)
    agreed = agreements.of_wish(desk.ctx, wish.id)
    if not at_meetings and not agreed:
        shown: list[ft.Control] = [quiet(_("Not taken to any meeting yet."))]
    else:
        shown = [*_meetings(desk, at_meetings), *_agreed(desk, agreed)]
    return [heading(_("Where this has been raised"), level=2), *shown]


def _meetings(desk: Desk, at_meetings: Sequence[Raised]) -> list[ft.Control]:
    return [_meeting(desk, n, one) for n, one in enumerate(at_meetings, start=1)]


def _meeting(desk: Desk, n: int, one: Raised) -> ft.Control:
    opened = Action(
        label=_("Open meeting {n}").format(n=n),
        press=lambda: desk.go(f"/meetings/{one.meeting.id}"),
        key=f"meeting-{one.item.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    note = _("The professional's words, as they were written down")
    said = own_words(one.item.reason, note=note, language=one.item.language)
    reason = [said] if one.item.reason.strip() else []
    return card(
        [
            strong(kind_in_words(desk, one.meeting)),
            quiet(time_in_words(desk, one.meeting)),
            item_state(one.item),
            *reason,
            button(opened),
        ]
    )


def _agreed(desk: Desk, agreed: Sequence[Agreement]) -> list[ft.Control]:
    return [_agreement(desk, n, one) for n, one in enumerate(agreed, start=1)]


def _agreement(desk: Desk, n: int, agreement: Agreement) -> ft.Control:
    opened = Action(
        label=_("Open agreement {n}").format(n=n),
        press=lambda: desk.go(f"/agreements/{agreement.id}"),
        key=f"agreement-{agreement.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    day = desk.day(agreement.by_when)
    by_when = [quiet(_("By: {day}").format(day=day))] if day else []
    return card(
        [
            small(_("What was agreed")),
            first_words(agreement.what, agreement),
            *states(desk, agreement),
            *by_when,
            button(opened),
        ]
    )
