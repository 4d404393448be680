"""The app's words about papers: what they are, how they came, and what was found in them."""

from __future__ import annotations

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.paper import CameHow, Paper, PaperKind
from app.records.paper_point import Found, PointKind, Sight
from app.rules.paper_check import Doubt, doubt
from app.views.desk import Desk
from app.views.kit.choices import Option
from app.views.kit.theme import Paint
from app.views.kit.words import mark, quiet

State = tuple[ft.IconData, str, ft.Colors]
KINDS = {
    PaperKind.DRAFT: (N_("A draft of a plan"), N_("A plan that is not ready yet.")),
    PaperKind.PLAN: (N_("A plan"), N_("It tells what help you need, and who does what.")),
    PaperKind.DECISION: (N_("A decision"), N_("It tells what was granted or refused.")),
    PaperKind.LETTER: (N_("A letter"), N_("Any other paper about your matters.")),
}
CAME = {
    CameHow.POST: N_("By post"),
    CameHow.POST_WITH_RECEIPT: N_("By post, and I signed for it"),
    CameHow.ELECTRONIC: N_("As a message or in an online service"),
    CameHow.HANDED_OVER: N_("It was handed to me"),
}
FOUND: dict[str, State] = {
    Found.IS_THERE: (ft.Icons.CHECK_CIRCLE_OUTLINE, N_("It is there"), Paint.KEPT),
    Found.CHANGED: (ft.Icons.SYNC, N_("It is changed"), Paint.DIFFER),
    Found.MISSING: (ft.Icons.REMOVE_CIRCLE_OUTLINE, N_("It is missing"), Paint.LATE),
}
FOUND_HELP = {
    Found.IS_THERE: N_("The paper says what you agreed on."),
    Found.CHANGED: N_("The paper says it in another way than you agreed."),
    Found.MISSING: N_("You do not find it in the paper."),
}
NOT_LOOKED: State = (ft.Icons.RADIO_BUTTON_UNCHECKED, N_("Not looked for yet"), Paint.OPEN)
POINTS = {
    PointKind.GRANTED: (N_("Something is granted"), N_("You get what you asked for.")),
    PointKind.REFUSED: (N_("Something is refused"), N_("You do not get what you asked for.")),
    PointKind.POINT: (N_("Something else"), N_("Anything the paper says about you.")),
}
SIGHTS: dict[str, State] = {
    Sight.AGREE: (ft.Icons.HANDSHAKE_OUTLINED, N_("I agree"), Paint.KEPT),
    Sight.DIFFERENTLY: (ft.Icons.COMPARE_ARROWS, N_("I see it differently"), Paint.DIFFER),
}
DOUBTS = {
    Doubt.SENT_BEFORE_DATED: N_("The paper was sent before its own day. Is that right?"),
    Doubt.RECEIVED_BEFORE_DATED: N_("You got the paper before its own day. Is that right?"),
    Doubt.RECEIVED_BEFORE_SENT: N_("You got the paper before it was sent. Is that right?"),
    Doubt.RECEIVED_AHEAD: N_("The day you got it is still to come. Is that right?"),
}


def kind_in_words(paper: Paper) -> str:
    """Return what the paper is; what was not told or is not known is a paper."""
    return _(KINDS[PaperKind(paper.kind)][0]) if paper.kind in set(PaperKind) else _("A paper")


def came_in_words(paper: Paper) -> str:
    """Return how it came, or nothing."""
    return _(CAME[CameHow(paper.came_how)]) if paper.came_how in set(CameHow) else ""


def kind_options() -> list[Option]:
    """Return the answers to what paper it is."""
    return [Option(value=k, label=_(name), help=_(told)) for k, (name, told) in KINDS.items()]


def came_options() -> list[Option]:
    """Return the answers to how it came."""
    return [Option(value=how, label=_(words)) for how, words in CAME.items()]


def found_options() -> list[Option]:
    """Return the answers to whether an agreement is in the paper."""
    return [Option(value=f, label=_(FOUND[f][1]), help=_(FOUND_HELP[f])) for f in Found]


def point_options() -> list[Option]:
    """Return the answers to what a point is."""
    return [Option(value=k, label=_(name), help=_(told)) for k, (name, told) in POINTS.items()]


def sight_options() -> list[Option]:
    """Return the answers to how one sees a point."""
    return [Option(value=sight, label=_(words)) for sight, (_icon, words, _c) in SIGHTS.items()]


def found_mark(found: str) -> ft.Control:
    """Return how an agreement stands in the paper."""
    return _marked(FOUND.get(found, NOT_LOOKED))


def sight_mark(sight: str) -> list[ft.Control]:
    """Return how a point is seen, once that was said."""
    return [_marked(SIGHTS[sight])] if sight in SIGHTS else []


def point_in_words(kind: str) -> str:
    """Return what a point is; a kind of a newer version is a point."""
    return _(POINTS.get(PointKind(kind), POINTS[PointKind.POINT])[0]) if kind in POINTS else ""


def about_days(desk: Desk, paper: Paper) -> list[ft.Control]:
    """Return what is said beside the days of a paper: a gentle question, and where to check."""
    asked = doubt(paper, today=desk.ctx.today)
    question = [
        mark(ft.Icons.HELP_OUTLINE, _(DOUBTS[asked]), Paint.OPEN),
        quiet(_("You can change a day, or leave it as it is.")),
    ] if asked else []  # fmt: skip
    return [*question, *instruction(paper)]


def instruction(paper: Paper) -> list[ft.Control]:
    """Return what stands beside every date of a decision."""
    if paper.kind != PaperKind.DECISION:
        return []
    words = _("Check the instruction attached to your decision.")
    return [mark(ft.Icons.INFO_OUTLINE, words, Paint.OPEN)]


def _marked(state: State) -> ft.Control:
    icon, words, colour = state
    return mark(icon, _(words), colour)
