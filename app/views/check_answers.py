"""Look through all answers of a guided part; each can be changed and comes back here."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.rules import flow as rule
from app.rules.flow import Kind, Question
from app.views.desk import Desk
from app.views.guided import CHECK, Flow, left_in_words
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side, stack
from app.views.kit.words import body, own_words, quiet, small
from app.views.long_words import beginning
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import whose_note

LETTERS = 120  # of a long answer; the whole stands behind its button
_CHOSEN = {Kind.ONE, Kind.DAY, Kind.CLOCK}


@component
def CheckAnswers(desk: Desk, flow: Flow) -> ft.Control:
    """Show every asked question with its answer; Ready comes first of the deeds."""
    questions = rule.asked(flow.questions, flow.answers)
    resume = flow.resume
    ready = Action(
        label=_("Ready"), press=lambda: desk.go(flow.done), key="ready", icon=ft.Icons.CHECK
    )
    go_on = Action(
        label=_("Continue where you left"),
        press=lambda: desk.go(f"{flow.base}/{resume}"),
        key="resume",
        icon=ft.Icons.ARROW_FORWARD,
    )
    page = Page(
        title=flow.check,
        key=f"{flow.base}-{CHECK}",
        help=_("Here are all your answers. You can change any of them and come back here."),
        main=ready,
        then=[go_on] if resume else [],
        up=flow.done,
        place=flow.place,
    )
    told = _("You can leave open what you like, and tell it later.")
    rows = [_row(desk, flow, question) for question in questions]
    lined = [one for row in rows for one in (row, ft.Divider(height=1))][:-1]
    return PageFrame(desk, page, [*([body(told)] if resume else []), card(lined)])


def _row(desk: Desk, flow: Flow, question: Question) -> ft.Control:
    title = _(question.title)
    key = question.key
    is_told = flow.answers.get(key) or rule.is_left(flow.notes.left, key) or question.settled
    pattern = _("Change: {what}") if is_told else _("Tell: {what}")
    change = Action(
        label=pattern.format(what=title),
        press=lambda: desk.go(f"{flow.base}/{key}/{CHECK}"),
        key=f"change-{key}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return stack(
        [small(title), *_told(desk, flow, question), side_by_side([button(change, calm=True)])],
        spacing=4,
    )


def _told(desk: Desk, flow: Flow, question: Question) -> Sequence[ft.Control]:
    """Return the answer, why there is none, or that it was not told yet."""
    key = question.key
    if not flow.answers.get(key):
        left = flow.notes.left.get(key, "")
        return [body(left_in_words(left, question.kind)) if left else quiet(_("Not told yet"))]
    answer = flow.answers[key]
    note = whose_note(_whose(flow, question))
    if _is_chosen(flow, question):
        return [body(_in_words(desk, flow, question)), *([small(note)] if note else [])]
    first = beginning(answer, LETTERS)
    shown = first if first == answer else f"{first} …"
    return [own_words(shown, note=note, language=flow.said_in(key))]


def _is_chosen(flow: Flow, question: Question) -> bool:
    """Say whether the answer is told in the app's words, not in somebody's own."""
    return question.kind in _CHOSEN or question.key in flow.options


def _whose(flow: Flow, question: Question) -> str:
    """Return whose answer this is.

    Answers of others carry a note of their own; earlier words only what their thing says.
    """
    noted = flow.notes.whose.get(question.key, "")
    if noted or _is_chosen(flow, question) or flow.whose in flow.notes.whose.values():
        return noted
    return flow.whose


def _in_words(desk: Desk, flow: Flow, question: Question) -> str:
    """Return a choice, a day or a time; a choice of a newer version stays unsaid."""
    value = flow.values[question.key]
    if question.kind is Kind.DAY:
        return desk.words.long_date(value)
    if question.kind is Kind.CLOCK:
        return desk.words.clock(value)
    options = flow.options[question.key]()
    return next((option.label for option in options if option.value == value), "…")
