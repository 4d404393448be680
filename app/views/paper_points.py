"""A point of a paper: what it grants or refuses, and how one sees it."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.base import new_id
from app.records.paper import Paper
from app.records.paper_point import PaperPoint, Sight
from app.rules.flow import Kind, Question, Unless
from app.services import left_open, papers, records
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import CHECK, Flow
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import heading, own_words, quiet, strong
from app.views.meeting_words import fact
from app.views.paper_words import point_in_words, point_options, sight_mark, sight_options
from app.views.safety import component
from app.views.whose import whose_note

QUESTIONS = (
    Question(key="kind", title=N_("What does the paper say?"), kind=Kind.ONE),
    Question(
        key="words",
        title=N_("How does the paper say it?"),
        kind=Kind.WORDS,
        label=N_("As it stands in the paper"),
        help=N_("Write the words of the paper. A part of them is enough."),
    ),
    Question(key="sight", title=N_("How do you see it?"), kind=Kind.ONE),
    Question(
        key="my_view",
        title=N_("What do you think of it?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("Write it as you would say it. It goes into the comment letter."),
        unless=Unless(key="sight", answer=Sight.AGREE),
    ),
)


@component
def TellPoint(
    desk: Desk, paper: Paper, point_id: str, *steps: str, changing: bool = False
) -> ft.Control:
    """Ask about one point; the first answer makes it."""
    return flow_page(desk, point_flow(desk, paper, point_id), *steps, changing=changing)


def point_flow(desk: Desk, paper: Paper, point_id: str) -> Flow:
    """Return the questions about a point, and what is told of it so far."""
    point = found(desk, PaperPoint, point_id)
    here = f"/papers/{paper.id}"

    def keep(name: str, value: Any) -> None:
        if value or point:
            papers.tell_point(desk.ctx, paper.id, point_id, **{name: value})

    return Flow(
        of=point_id,
        base=f"{here}/points/{point_id}/tell",
        change=f"{here}/points/{point_id}/change",
        done=here,
        place="more",
        help=_(
            "Tell one point of the paper at a time. Every answer is kept at once. "
            "You can leave empty what you do not know."
        ),
        check=_("A point of the paper"),
        questions=QUESTIONS,
        values={one.key: getattr(point, one.key) for one in QUESTIONS} if point else {},
        keep=keep,
        begin=lambda: point or papers.tell_point(desk.ctx, paper.id, point_id),
        notes=left_open.notes(desk.ctx, point_id),
        options={"kind": point_options, "sight": sight_options},
        whose=point.whose_words if point else "",
        about=point.words if point else "",
    )


def points_shown(desk: Desk, paper: Paper, points: tuple[PaperPoint, ...]) -> list[ft.Control]:
    """Return the points of a paper, and the way to tell one."""
    new = Action(
        label=_("Tell a point of the paper"),
        press=lambda: desk.go(f"/papers/{paper.id}/points/{new_id()}/tell/kind"),
        key="new-point",
        icon=ft.Icons.ADD,
    )
    hint = quiet(_("Tell here what the paper grants or refuses, and how you see it."))
    cards = [_card(desk, paper, n, point) for n, point in enumerate(points, start=1)]
    title = heading(_("What the paper says"), level=2)
    return [title, *(cards or [hint]), side_by_side([button(new)])]


def _card(desk: Desk, paper: Paper, number: int, point: PaperPoint) -> ft.Control:
    change = Action(
        label=_("Change point {n}").format(n=number),
        press=lambda: desk.go(f"/papers/{paper.id}/points/{point.id}/tell/{CHECK}"),
        key=f"change-point-{number}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    remove = Action(
        label=_("Remove point {n}").format(n=number),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, PaperPoint, point.id), said=_("Removed")
        ),
        key=f"remove-point-{number}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    said = own_words(point.words, language=point.language, note=whose_note(point.whose_words))
    return card(
        [
            strong(_("{n}. {kind}").format(n=number, kind=point_in_words(point.kind))),
            *([said] if point.words.strip() else []),
            *sight_mark(point.sight),
            *fact(_("My view"), point.my_view, point.language),
            side_by_side([button(change, calm=True), button(remove, calm=True)]),
        ],
        key=f"point-{point.id}",
    )
