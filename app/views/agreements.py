"""What was agreed with professionals: the open ones by their day, then the others."""

from __future__ import annotations

import flet as ft

from app.i18n import _, ngettext
from app.records.agreement import Agreement, Kept
from app.services import agreements, calendar
from app.views.agreement_history import AgreementHistory
from app.views.agreement_page import AgreementPage
from app.views.agreement_words import (
    day_that_counts,
    every_in_words,
    states,
    to_ask,
    what_was_agreed,
)
from app.views.begin_agreement import BeginAgreement
from app.views.calendar_out import DaysOut, days_way
from app.views.desk import Desk
from app.views.finding import found
from app.views.follow_ups import FollowUpPages
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, heading, quiet
from app.views.long_words import beginning
from app.views.meeting_words import fact, told
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.ready_message import MessagePages
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.write_agreement import WriteAgreement

_PAGES = {"new": BeginAgreement, "calendar": DaysOut}


@component
def AgreementsScreen(desk: Desk, first: str = "", *rest: str) -> ft.Control:
    """Show all agreements, or the one the route names, or the writing of one."""
    if not first:
        return AgreementList(desk)
    if first in _PAGES:
        return _PAGES[first](desk, *rest[:2])
    agreement = found(desk, Agreement, first)
    if agreement is None:
        return RemovedPage(desk, Agreement, first, place="agreements", up="/agreements")
    return _of_one(desk, agreement, *rest)


def _of_one(desk: Desk, agreement: Agreement, part: str = "", *steps: str) -> ft.Control:
    """Return the page of an agreement that the route names."""
    this = agreement.id
    match part:
        case "write" | "change":
            return WriteAgreement(desk, agreement, *steps, changing=part == "change", key=this)
        case "earlier":
            return AgreementHistory(desk, agreement)
        case "asked":
            return FollowUpPages(desk, agreement, *steps, key=f"asked-{this}")
        case "message":
            return MessagePages(desk, agreement, *steps[:2], key=f"message-{this}")
        case _:
            beside = agreement_cards(desk, this) if desk.wide else []
            return AgreementPage(desk, agreement, beside, key=f"agreement-{this}")


@component
def AgreementList(desk: Desk) -> ft.Control:
    """Show the open agreements first, then those the person has closed."""
    new = Action(
        label=_("We agreed something"),
        press=lambda: desk.go("/agreements/new"),
        key="new-agreement",
        icon=ft.Icons.ADD,
    )
    page = Page(
        title=_("What was agreed"),
        key="agreements",
        help=_(
            "Here is what you and professionals have agreed, and where you see things "
            "differently. Open one to mark how it went."
        ),
        main=new,
        main_first=True,
        place="agreements",
    )
    empty = body(
        _(
            "What you agree with professionals will be here: who does what, and by when. "
            "You can write down the first one now."
        )
    )
    out = [side_by_side([button(days_way(desk))])] if calendar.with_days(desk.ctx) else []
    return PageFrame(desk, page, [*(agreement_cards(desk) or [empty]), *out])


def agreement_cards(desk: Desk, current: str = "") -> list[ft.Control]:
    """Return the agreements as cards: those that are open, then the others."""
    every = agreements.all_agreements(desk.ctx)
    still = [agreement for agreement in every if agreement.kept == Kept.OPEN]
    closed = [agreement for agreement in every if agreement.kept != Kept.OPEN]
    return [
        *_part(desk, _("Still open"), still, 0, current),
        *_part(desk, _("Done and changed"), closed, len(still), current),
    ]


def _part(
    desk: Desk, title: str, some: list[Agreement], before: int, current: str
) -> list[ft.Control]:
    if not some:
        return []

    def drawn(number: int, agreement: Agreement) -> ft.Control:
        return _card(desk, agreement, before + number, here=agreement.id == current)

    return [heading(title, level=2), Paged(some, drawn, where=f"agreements-{before}")]


def _card(desk: Desk, agreement: Agreement, number: int, *, here: bool) -> ft.Control:
    opening = Action(
        label=_("Open agreement {n}").format(n=number),
        press=lambda: desk.go(f"/agreements/{agreement.id}"),
        key=f"open-{agreement.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    asked = len(to_ask(desk, agreement))
    hint = [
        quiet(ngettext("{n} thing is still to be asked", "{n} things are still to be asked", asked))
    ]
    return card(
        [
            what_was_agreed(agreement, whole=False),
            *states(desk, agreement),
            *fact(_("Who does it"), beginning(agreement.who), agreement.language),
            *told(_("How often"), every_in_words(agreement)),
            *day_that_counts(desk, agreement),
            *(hint if asked else []),
            quiet(_("This one is open beside.")) if here else button(opening),
        ],
        key=f"card-{agreement.id}",
        tinted=here,
    )
