"""One paper: what it is, what was agreed and is looked for in it, its points, one's view."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.services import comment_letter, papers, records
from app.services.papers import Check, Line
from app.views.agreement_words import what_was_agreed
from app.views.desk import Desk
from app.views.finding import found
from app.views.guided import CHECK
from app.views.kit.buttons import Action, button
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import card, even, side_by_side
from app.views.kit.words import heading, own_words, quiet
from app.views.long_words import AllWords
from app.views.meeting_words import fact, told
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.paper_points import points_shown
from app.views.paper_words import about_days, came_in_words, found_mark, kind_in_words
from app.views.pictures import Pictures
from app.views.safety import component
from app.views.tell_paper import is_decision
from app.views.whose import seen_by, visibility_options


@component
def PaperPage(desk: Desk, paper: Paper, beside: Sequence[ft.Control]) -> ft.Control:
    """Show one paper and what one can do with it."""
    check = papers.check(desk.ctx, paper.id)
    page = Page(
        title=kind_in_words(paper),
        key=f"paper-{paper.id}",
        help=_(
            "Here is one paper. Look for what was agreed, and tell what the paper grants or "
            "refuses. From your answers you can make a comment letter."
        ),
        main=_main(desk, check),
        then=_then(desk, check),
        up="/papers",
        place="more",
        beside=beside,
    )
    return PageFrame(
        desk,
        page,
        [
            card(_facts(desk, paper)),
            *_agreed(desk, check),
            *points_shown(desk, paper, check.points),
            *(_said(desk, paper, "their_reason") if is_decision(paper) else []),
            *_said(desk, paper, "my_view"),
            Pictures(desk, paper, here=f"/papers/{paper.id}"),
            *_seen(desk, paper),
            *_more(desk, paper),
        ],
    )


def _main(desk: Desk, check: Check) -> Action:
    """Return what helps most now: looking for what was agreed, the letter, or telling more."""
    paper, unseen = check.paper, check.next_unseen
    if unseen is not None:
        label = _("Look for what was agreed")
        return _way(desk, paper, f"check/{unseen.id}", label, ft.Icons.SEARCH, key="look")
    if comment_letter.says_something(check):
        return _letter(desk, paper)
    label = _("Change what I told")
    return _way(desk, paper, f"tell/{CHECK}", label, ft.Icons.EDIT_OUTLINED, key="change")


def _then(desk: Desk, check: Check) -> list[Action]:
    """Return the letter also while there is still something to look for."""
    early = check.next_unseen is not None and comment_letter.says_something(check)
    return [_letter(desk, check.paper)] if early else []


def _letter(desk: Desk, paper: Paper) -> Action:
    return _way(desk, paper, "letter", _("Make a comment letter"), ft.Icons.EDIT_NOTE)


def _way(
    desk: Desk, paper: Paper, step: str, label: str, icon: ft.IconData, *, key: str = ""
) -> Action:
    route = f"/papers/{paper.id}/{step}"
    key = key or step.replace("/", "-")
    return Action(label=label, press=lambda: desk.go(route), key=key, icon=icon)


def _facts(desk: Desk, paper: Paper) -> list[ft.Control]:
    """Return what was told of the paper; its days with what is said beside them."""
    days = {
        _("The day on the paper"): paper.dated,
        _("The day it was sent"): paper.sent,
        _("The day you got it"): paper.received,
    }
    empty = quiet(_("Nothing more is told of this paper yet."))
    rows = [
        *([own_words(paper.words, language=paper.language)] if paper.words.strip() else []),
        *fact(_("From whom it came"), paper.from_whom, paper.language),
        *(row for label, day in days.items() for row in told(label, desk.day(day))),
        *(about_days(desk, paper) if any(days.values()) or is_decision(paper) else []),
        *told(_("How it came"), came_in_words(paper)),
    ]
    return [*(rows or [empty]), seen_by(paper.visibility)]


def _agreed(desk: Desk, check: Check) -> list[ft.Control]:
    """Return what is looked for in the paper, each with how it stands there."""
    title = heading(_("What was agreed"), level=2)
    if not check.lines:
        words = _("There are no agreements to look for. When you write some down, they come here.")
        return [title, quiet(words)]

    def drawn(number: int, line: Line) -> ft.Control:
        look = _way(
            desk,
            check.paper,
            f"check/{line.agreement.id}",
            _("Look for agreement {n}").format(n=number),
            ft.Icons.SEARCH,
        )
        return card(
            [
                what_was_agreed(line.agreement, whole=False),
                found_mark(line.found),
                *_telling(line),
                side_by_side([button(look, calm=True)]),
            ]
        )

    return [title, Paged(check.lines, drawn, where="looked-for")]


def _telling(line: Line) -> list[ft.Control]:
    point = line.point
    if point is None:
        return []
    return [
        *fact(_("In the paper"), point.words, point.language),
        *fact(_("How it should read"), point.my_view, point.language),
    ]


def _said(desk: Desk, paper: Paper, name: str) -> list[ft.Control]:
    """Return the reason of a decision, or what is said of all of it, and the way to write it."""
    reason = name == "their_reason"
    title = (
        _("Why the decision differs from the plan")
        if reason
        else _("What I say about the whole paper")
    )
    written = str(getattr(paper, name))
    pattern = _("Change: {what}") if written.strip() else _("Tell: {what}")
    what = _("the reason of the decision") if reason else _("what I say")
    write = _way(desk, paper, f"say/{name}", pattern.format(what=what), ft.Icons.EDIT_OUTLINED)
    shown = [AllWords(written, paper, large=False)] if written.strip() else []
    return [heading(title, level=2), *shown, side_by_side([button(write, calm=True)])]


def _seen(desk: Desk, paper: Paper) -> list[ft.Control]:
    question = _("Who may see this?")

    def on_choose(chosen: str) -> None:
        desk.do(lambda: papers.tell(desk.ctx, paper.id, visibility=chosen), said=_("Saved"))

    return [
        heading(question, level=2),
        SingleChoice(question, visibility_options(), paper.visibility, on_choose),
    ]


def _more(desk: Desk, paper: Paper) -> list[ft.Control]:
    change = _way(desk, paper, f"tell/{CHECK}", _("Change what I told"), ft.Icons.EDIT_OUTLINED)
    earlier = _way(desk, paper, "earlier", _("Earlier versions"), ft.Icons.HISTORY)
    meeting = found(desk, Meeting, paper.meeting_id) if paper.meeting_id else None
    at = Action(
        label=_("Open the meeting"),
        press=lambda: desk.go(f"/meetings/{paper.meeting_id}"),
        key="to-meeting",
        icon=ft.Icons.GROUPS_OUTLINED,
    )
    remove = Action(
        label=_("Remove this paper"),
        press=lambda: desk.do(lambda: records.remove(desk.ctx, Paper, paper.id), said=_("Removed")),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    ways = [change, *([at] if meeting else []), earlier, remove]
    return [heading(_("You can also"), level=2), even([button(way) for way in ways])]
