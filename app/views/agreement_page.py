"""One agreement: what, who, when, both views, what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.services import agreements, records
from app.views.agreement_words import (
    MISSING,
    accord_mark,
    both_views,
    facts,
    kept_options,
    states,
    to_ask,
    what_was_agreed,
)
from app.views.desk import Desk
from app.views.finding import found
from app.views.follow_ups import following
from app.views.guided import CHECK
from app.views.kit.buttons import Action, button
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import card, even, stack
from app.views.kit.theme import Paint
from app.views.kit.words import heading, mark, quiet
from app.views.meeting_words import kind_in_words, time_in_words
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import seen_by, visibility_options


@component
def AgreementPage(desk: Desk, agreement: Agreement, beside: Sequence[ft.Control]) -> ft.Control:
    """Show one agreement; its state is marked here as the person sees it."""
    page = Page(
        title=_("What was agreed"),
        key=f"agreement-{agreement.id}",
        help=_(
            "Here is one agreement with both views. Mark here how it went. "
            "What is missing can be asked and added later."
        ),
        main=_main(desk, agreement),
        up="/agreements",
        place="agreements",
        beside=beside,
    )
    return PageFrame(
        desk,
        page,
        [
            card(
                [
                    what_was_agreed(agreement),
                    *states(desk, agreement),
                    *facts(desk, agreement),
                    seen_by(agreement.visibility),
                ]
            ),
            *_to_ask(desk, agreement),
            *following(desk, agreement),
            *_accord(desk, agreement),
            *_became(desk, agreement),
            *_seen(desk, agreement),
            *_came_from(desk, agreement),
            *_more(desk, agreement),
        ],
    )


def _main(desk: Desk, agreement: Agreement) -> Action:
    label = _("Change this agreement")
    return _way(desk, agreement, f"write/{CHECK}", label, ft.Icons.EDIT_OUTLINED)


def _way(desk: Desk, agreement: Agreement, step: str, label: str, icon: ft.IconData) -> Action:
    route = f"/agreements/{agreement.id}/{step}"
    key = step.replace("/", "-")
    return Action(label=label, press=lambda: desk.go(route), key=key, icon=icon)


def _accord(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    views = both_views(desk, agreement)
    label = _("Change whether you agree")
    change = _way(desk, agreement, "change/accord", label, ft.Icons.COMPARE_ARROWS)
    return [
        heading(_("Do you both agree?"), level=2),
        accord_mark(agreement),
        *([card(views)] if views else []),
        ft.Row([button(change, calm=True)], wrap=True),
    ]


def _to_ask(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return what the promise leaves open, and where it can be filled in."""
    asked = to_ask(desk, agreement)
    if not asked:
        return []
    rows = [mark(ft.Icons.HELP_OUTLINE, _(MISSING[one]), Paint.OPEN) for one in asked]
    step = f"change/{asked[0]}"
    add = _way(desk, agreement, step, _("Fill this in"), ft.Icons.EDIT_OUTLINED)
    ways = ft.Row([button(Action(label=add.label, press=add.press, key="fill-in"))], wrap=True)
    return [heading(_("Still to be asked"), level=2), *rows, ways]


def _became(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    question = _("How did it go?")

    def on_choose(kept: str) -> None:
        desk.do(lambda: agreements.mark(desk.ctx, agreement.id, kept), said=_("Saved"))

    return [
        heading(question, level=2),
        SingleChoice(question, kept_options(), agreement.kept, on_choose),
    ]


def _seen(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    question = _("Who may see this?")

    def keep(visibility: str) -> object:
        return agreements.change(desk.ctx, agreement.id, visibility=visibility)

    def on_choose(visibility: str) -> None:
        desk.do(lambda: keep(visibility), said=_("Saved"))

    return [
        heading(question, level=2),
        SingleChoice(question, visibility_options(), agreement.visibility, on_choose),
    ]


def _came_from(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return where it was agreed and which wish it answers."""
    meeting = found(desk, Meeting, agreement.meeting_id) if agreement.meeting_id else None
    wish = found(desk, Wish, agreement.wish_id) if agreement.wish_id else None
    at = Action(
        label=_("Open the meeting"),
        press=lambda: desk.go(f"/meetings/{agreement.meeting_id}"),
        key="to-meeting",
        icon=ft.Icons.GROUPS_OUTLINED,
    )
    why = Action(
        label=_("Open the wish"),
        press=lambda: desk.go(f"/wishes/{agreement.wish_id}"),
        key="to-wish",
        icon=ft.Icons.CHAT_BUBBLE_OUTLINE,
    )
    ways = [*([at] if meeting else []), *([why] if wish else [])]
    if not ways:
        return []
    told = (
        [quiet(kind_in_words(desk, meeting)), quiet(time_in_words(desk, meeting))]
        if meeting
        else []
    )
    title = heading(_("Where this comes from"), level=2)
    return [title, *([stack(told, 0)] if told else []), even([button(way) for way in ways])]


def _more(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    more = _way(desk, agreement, "write/how_much", _("Add how much and how often"), ft.Icons.ADD)
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/agreements/{agreement.id}/earlier"),
        key="earlier",
        icon=ft.Icons.HISTORY,
    )
    remove = Action(
        label=_("Remove this agreement"),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, Agreement, agreement.id), said=_("Removed")
        ),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    return [
        heading(_("You can also"), level=2),
        even([button(more), button(earlier), button(remove)]),
    ]
