"""Look for what was agreed in a paper, one agreement at a time."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.paper import Paper
from app.records.paper_point import Found
from app.services import papers
from app.services.papers import Check, Line
from app.views.agreement_words import facts, what_was_agreed
from app.views.asking import Asked, ask
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import card
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.paper_words import found_options
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.whose import WhoAnswers


@component
def LookFor(desk: Desk, paper: Paper, agreement_id: str) -> ft.Control:
    """Ask whether one agreement is in the paper, and how it should read."""
    check = papers.check(desk.ctx, paper.id)
    ids = [line.agreement.id for line in check.lines]
    here = f"/papers/{paper.id}"
    if agreement_id not in ids:
        return RemovedPage(desk, Agreement, agreement_id, place="more", up=here)
    at = ids.index(agreement_id)
    line = check.lines[at]
    question = _("Is this in the paper?")
    page = Page(
        title=question,
        key=f"look-{paper.id}-{agreement_id}",
        help=_(
            "Look for this agreement in the paper and choose what fits. "
            "You can also continue and come back later."
        ),
        main=_onward(desk, check, at),
        up=f"{here}/check/{ids[at - 1]}" if at else here,
        place="more",
        step=_("Agreement {n} / {total}").format(n=at + 1, total=len(ids)),
    )

    def on_choose(found: str) -> None:
        deed = lambda: papers.look_for(desk.ctx, paper.id, agreement_id, found=found)  # noqa: E731
        desk.do(deed, said=_("Saved"))

    return PageFrame(
        desk,
        page,
        [
            card([what_was_agreed(line.agreement), *facts(desk, line.agreement)]),
            SingleChoice(question, found_options(), line.found or None, on_choose),
            *_told(desk, line, paper.id),
        ],
    )


def _onward(desk: Desk, check: Check, at: int) -> Action:
    last = at + 1 == len(check.lines)
    here = f"/papers/{check.paper.id}"
    route = here if last else f"{here}/check/{check.lines[at + 1].agreement.id}"
    return Action(
        label=_("Ready") if last else _("To the next thing"),
        press=lambda: desk.go(route),
        key="onward",
        icon=ft.Icons.CHECK if last else ft.Icons.ARROW_FORWARD,
    )


def _told(desk: Desk, line: Line, paper_id: str) -> list[ft.Control]:
    """Return the fields for what is missing or changed: the paper's words, and one's own."""
    if line.found not in {Found.CHANGED, Found.MISSING}:
        return []
    theirs = _field(
        desk,
        line,
        paper_id,
        "words",
        _("How does the paper say it?"),
        _("Write it as it stands in the paper."),
    )
    mine = _field(
        desk,
        line,
        paper_id,
        "my_view",
        _("How should it read?"),
        _("Write it as you would say it. It goes into the letter."),
    )
    changed = [theirs] if line.found == Found.CHANGED else []
    may = body(_("You can tell more, or continue."))
    return [may, *changed, mine, WhoAnswers(desk)]


def _field(desk: Desk, line: Line, paper_id: str, name: str, label: str, advice: str) -> ft.Control:
    agreement_id = line.agreement.id
    asked = Asked(
        place=f"{paper_id}-{agreement_id}-{name}",
        label=label,
        value=getattr(line.point, name) if line.point else "",
        keep=lambda words: papers.look_for(desk.ctx, paper_id, agreement_id, **{name: words}),
        advice=advice,
        lines=3,
    )
    return ask(desk, asked)
