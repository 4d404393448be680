"""Papers that came: the list, and the way to each page about one of them."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _, ngettext
from app.records.base import new_id
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.services import papers
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, quiet, strong
from app.views.long_words import beginning
from app.views.meeting_words import fact, told
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.paper_history import PaperHistory
from app.views.paper_letter import PaperLetter
from app.views.paper_looking import LookFor
from app.views.paper_page import PaperPage
from app.views.paper_points import TellPoint
from app.views.paper_words import kind_in_words
from app.views.picture_history import PictureHistory
from app.views.picture_out import PictureOutPage
from app.views.pictures import PicturePage
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.tell_paper import PICTURE, SayOfPaper, TellPaper

_OF_PICTURE = {"out": PictureOutPage, "history": PictureHistory}
_OF_PAPER = {"letter": PaperLetter, "say": SayOfPaper}
MEETINGS_PAPERS = 3  # so many of a meeting are named on its page


@component
def PapersScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, a paper, a question about it, or what belongs to it."""
    beginning_id = ft.use_memo(new_id, [])  # an address opened by hand, not by a button
    match parts:
        case ("new",):
            return TellPaper(desk, beginning_id, "kind")
        case (paper_id, "tell", "picture", "picture", file_id, *rest):
            return _file(desk, f"/papers/{paper_id}/tell/{PICTURE}", file_id, rest)
        case (paper_id, "picture", file_id, *rest):
            return _file(desk, f"/papers/{paper_id}", file_id, rest)
        case (paper_id, ("tell" | "change") as way, *steps):
            return TellPaper(desk, paper_id, *steps, changing=way == "change", key=paper_id)
        case (paper_id, *rest):
            return _of_paper(desk, paper_id, rest)
    return PaperList(desk)


def _of_paper(desk: Desk, paper_id: str, rest: Sequence[str]) -> ft.Control:
    paper = found(desk, Paper, paper_id)
    if paper is None:
        return RemovedPage(desk, Paper, paper_id, place="more", up="/papers")
    match rest:
        case ("check", agreement_id):
            return LookFor(desk, paper, agreement_id, key=f"{paper_id}-{agreement_id}")
        case ("points", point_id, way, *steps):
            return TellPoint(desk, paper, point_id, *steps, changing=way == "change", key=point_id)
        case ("letter" | "say" as way, *step):
            shown = "/".join([way, *step[:1]])
            return _OF_PAPER[way](desk, paper, *step[:1], key=f"{paper_id}-{shown}")
        case ("earlier",):
            return PaperHistory(desk, paper)
        case _:
            beside = paper_cards(desk, paper_id) if desk.wide else []
            return PaperPage(desk, paper, beside, key=paper_id)


def _file(desk: Desk, up: str, file_id: str, rest: Sequence[str]) -> ft.Control:
    shown = _OF_PICTURE.get("/".join(rest), PicturePage)
    return shown(desk, file_id, place="more", up=up, key=file_id)


@component
def PaperList(desk: Desk) -> ft.Control:
    """Show the papers, the latest first."""
    new = Action(
        label=_("I got a letter or a decision"),
        press=lambda: desk.go("/papers/new"),
        key="new-paper",
        icon=ft.Icons.ADD,
    )
    page = Page(
        title=_("My papers"),
        key="papers",
        help=_(
            "Here are the plans, decisions and letters you have got. Open one to check "
            "whether it says what was agreed, and to answer it."
        ),
        main=new,
        place="more",
        up="/more",
    )
    empty = body(
        _(
            "The plans, decisions and letters you get will be here. You can check each one "
            "against what was agreed, and make a comment letter of it."
        )
    )
    return PageFrame(desk, page, paper_cards(desk) or [empty])


def paper_cards(desk: Desk, current: str = "") -> list[ft.Control]:
    """Return the papers as cards, the latest first."""
    every = papers.all_papers(desk.ctx)
    if not every:
        return []

    def drawn(number: int, paper: Paper) -> ft.Control:
        return _card(desk, paper, number, here=paper.id == current)

    return [Paged(every, drawn, where="papers")]


def _card(desk: Desk, paper: Paper, number: int, *, here: bool) -> ft.Control:
    opening = Action(
        label=_("Open paper {n}").format(n=number),
        press=lambda: desk.go(f"/papers/{paper.id}"),
        key=f"open-{paper.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    check = papers.check(desk.ctx, paper.id)
    left = sum(not line.found for line in check.lines)
    return card(
        [
            strong(kind_in_words(paper)),
            *fact(_("What it is about"), beginning(paper.words), paper.language),
            *fact(_("From whom it came"), beginning(paper.from_whom), paper.language),
            *told(_("The day you got it"), desk.day(paper.received)),
            *([mark(ft.Icons.SEARCH, still_to_look(left), Paint.OPEN)] if left else []),
            quiet(_("This one is open beside.")) if here else button(opening),
        ],
        key=f"card-{paper.id}",
        tinted=here,
    )


def still_to_look(left: int) -> str:
    """Return how many agreements were not looked for yet, as a sentence."""
    return ngettext(
        "{n} agreement is still to be looked for", "{n} agreements are still to be looked for", left
    )


def papers_of_meeting(desk: Desk, meeting: Meeting) -> list[Action]:
    """Return the ways from a meeting to its papers, and to a new one."""
    every = papers.of_meeting(desk.ctx, meeting.id)[:MEETINGS_PAPERS]
    new = Action(
        label=_("I got a paper about this meeting"),
        press=lambda: _begin(desk, meeting.id),
        key="new-paper",
        icon=ft.Icons.MAIL_OUTLINE,
    )
    return [*(_way(desk, n, paper) for n, paper in enumerate(every, start=1)), new]


def _way(desk: Desk, number: int, paper: Paper) -> Action:
    return Action(
        label=_("Open paper {n}: {kind}").format(n=number, kind=kind_in_words(paper)),
        press=lambda: desk.go(f"/papers/{paper.id}"),
        key=f"open-paper-{number}",
        icon=ft.Icons.DESCRIPTION_OUTLINED,
    )


def _begin(desk: Desk, meeting_id: str) -> None:
    begun: list[Paper] = []
    if desk.do(lambda: begun.append(papers.begin(desk.ctx, meeting_id=meeting_id))):
        desk.go(f"/papers/{begun[0].id}/tell/kind")
