"""One question of a guided part: its answer, and the ways to leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import flet as ft

from app.i18n import _
from app.rules import flow as rule
from app.rules.flow import Kind, LeftOpen, Question
from app.services import left_open
from app.views.asking import Asked, ask, ask_clock, ask_day
from app.views.desk import Desk
from app.views.guided import Flow, Keep, left_in_words, way_of
from app.views.kit.buttons import Action
from app.views.kit.choices import (
    MultiChoice,
    Option,
    PictureScale,
    Scale,
    SingleChoice,
    Unsure,
)
from app.views.kit.words import own_words, quiet
from app.views.long_words import beginning
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import WhoAnswers, not_the_helpers

ABOUT_LETTERS, ABOUT_LARGE = 60, 30  # of one's own words above a question; in large letters
ACROSS = 350  # the steps of a scale have room beside each other from this width, at 100 %
LEAVING = "left:"  # before the value of a card that leaves a question open


@component
def QuestionPage(
    desk: Desk, flow: Flow, key: str, *, changing: bool = False, checking: bool = False
) -> ft.Control:
    """Show one question, answered or open; the way on is the same either way."""
    by_key = {one.key: one for one in rule.may_come(flow.questions, flow.answers)}
    question = by_key.get(key) or flow.questions[0]
    together = rule.on_page(flow.questions, flow.answers, question.key) or [question]
    opened = ft.use_ref(flow.state(question.key))
    led = partial(way_of, flow, question.key, changing=changing, checking=checking)
    way = led(changed=opened.current != flow.state(question.key))

    def press() -> None:
        writing = any(desk.drafts.words(_place(flow, q), "") for q in together)
        _go_on(desk, flow, together, (led(changed=True) if writing else way).onward)

    main = Action(
        label=_("Ready") if way.ends else _("Continue"),
        press=press,
        key="continue",
        icon=ft.Icons.CHECK if way.ends else ft.Icons.ARROW_FORWARD,
    )
    page = Page(
        title=_(question.title),
        key=f"{flow.base}-{question.key}",
        help=flow.help,
        main=main,
        up=way.up,
        place=flow.place,
        step=way.step,
    )
    return PageFrame(desk, page, _parts(desk, flow, question, together))


def _parts(
    desk: Desk, flow: Flow, question: Question, together: Sequence[Question]
) -> list[ft.Control]:
    """Return what stands on the page; in large letters the answers come before who answers."""
    who: list[ft.Control] = [WhoAnswers(desk)]
    alone = len(together) == 1
    return [
        *(who if desk.roomy else []),
        *_about(flow, question, ABOUT_LETTERS if desk.roomy else ABOUT_LARGE),
        *([quiet(_(question.help))] if question.help else []),
        *_of_another(desk, flow, together),
        *(flow.above[question.key]() if question.key in flow.above else []),
        *(part for one in together for part in _answer(desk, flow, one, alone=alone)),
        *(flow.extra[question.key]() if question.key in flow.extra else []),
        *_leaving(desk, flow, together),
        *([] if desk.roomy else who),
    ]


def _of_another(desk: Desk, flow: Flow, together: Sequence[Question]) -> list[ft.Control]:
    """Return a word to a helper where the words of the person stand, or are asked about."""
    for asked in together:
        there = flow.about.strip() or flow.answers.get(asked.key)
        if there and asked.kind in {Kind.WORDS, Kind.LINE}:
            return not_the_helpers(desk, flow.notes.whose.get(asked.key) or flow.whose)
    return []


def _place(flow: Flow, question: Question) -> str:
    return f"{flow.of}-{question.key}"


def _go_on(desk: Desk, flow: Flow, together: Sequence[Question], onward: str) -> None:
    """Go on; what was chosen on a page of its own kind is not left open any more."""
    chosen = [q.key for q in together if q.kind is Kind.OWN and flow.answers.get(q.key)]
    for key in flow.notes.left.keys() & set(chosen):
        desk.do(partial(left_open.take_up, desk.ctx, flow.of, key))
    desk.go(onward)


def _about(flow: Flow, question: Question, letters: int) -> list[ft.Control]:
    """Return the beginning of what is asked about, short enough to leave the answers in sight."""
    if not flow.about.strip() or question.key == flow.questions[0].key:
        return []
    first = beginning(flow.about, letters, lines=1)
    shown = first if first == flow.about.strip() else f"{first} …"
    return [own_words(shown, language=flow.language)]


def _answer(desk: Desk, flow: Flow, question: Question, *, alone: bool) -> Sequence[ft.Control]:
    value = flow.values.get(question.key)
    label = _(question.label or question.title)
    place = _place(flow, question)
    keep = _keeping(desk, flow, question)
    match question.kind:
        case Kind.ONE:
            return [_cards(desk, flow, question)]
        case Kind.OWN:
            return flow.drawn[question.key](keep)
        case Kind.DAY:
            unsure = _unsure(desk, flow, question) if alone else None
            return [ask_day(desk, place=place, label=label, day=value, keep=keep, unsure=unsure)]
        case Kind.CLOCK:
            return [ask_clock(desk, place=place, label=label, at=value, keep=keep)]
        case _:
            asked = Asked(
                place=place,
                label=label,
                value=str(value or ""),
                keep=keep,
                advice=_(question.advice) if question.advice else None,
                lines=question.lines if question.kind is Kind.WORDS else 1,
                language=flow.said_in(question.key) if value else desk.writes_in,
            )
            return [ask(desk, asked)]


def _unsure(desk: Desk, flow: Flow, question: Question) -> Unsure | None:
    """Return not knowing the day as an answer beside the field, while no day is written."""
    if question.settled or flow.answers.get(question.key):
        return None
    how = LeftOpen.UNKNOWN
    return Unsure(
        label=left_in_words(how, question.kind),
        chosen=flow.notes.left.get(question.key) == how,
        turn=lambda on: desk.do(
            lambda: _turn(desk, flow, question, how if on else ""), said=_("Saved")
        ),
        key=f"unsure-{question.key}",
    )


def _keeping(desk: Desk, flow: Flow, question: Question) -> Keep:
    def keep(value: Any) -> None:
        flow.keep(question.key, value)
        if value:
            left_open.answered(desk.ctx, flow.of, question.key)

    return keep


def _cards(desk: Desk, flow: Flow, question: Question) -> ft.Control:
    """Return the answers of a choice; leaving it open is one of them."""
    own = list(flow.options[question.key]())
    known = {option.value for option in own}
    ways = [] if question.settled else _ways_to_leave(question, known)
    left = flow.notes.left.get(question.key, "")
    answer = str(flow.values.get(question.key) or "")
    keep = _keeping(desk, flow, question)

    def on_choose(chosen: str) -> None:
        if chosen.startswith(LEAVING):
            how = LeftOpen(chosen.removeprefix(LEAVING))
            desk.do(lambda: _leave(desk, flow, question, how), said=_("Saved"))
        else:
            desk.do(lambda: keep(chosen), said=_("Saved"))

    chosen = answer or (f"{LEAVING}{left}" if left else "") or None
    if not question.scale:
        return SingleChoice(_(question.title), [*own, *ways], chosen, on_choose)
    scale = Scale(
        steps=own[: question.scale],
        others=[*own[question.scale :], *ways],
        across=desk.width >= ACROSS * desk.settings.text_size,
    )
    return PictureScale(_(question.title), scale, chosen, on_choose)


def _ways_to_leave(question: Question, known: set[str]) -> list[Option]:
    return [
        Option(value=f"{LEAVING}{how}", label=left_in_words(how, question.kind))
        for how in LeftOpen
        if how not in known
    ]


def _leave(desk: Desk, flow: Flow, question: Question, how: LeftOpen) -> None:
    """Leave a question open; what was answered before is an answer no more."""
    flow.begin()
    left_open.leave(desk.ctx, flow.of, question.key, how)
    if flow.values.get(question.key):
        flow.keep(question.key, "")


def _leaving(desk: Desk, flow: Flow, together: Sequence[Question]) -> list[ft.Control]:
    """Return the ways to leave open what is asked on this page, while it is not written."""
    empty = [q for q in together if not (q.settled or flow.answers.get(q.key))]
    if not empty or empty[0].kind is Kind.ONE:
        return []
    left = frozenset.intersection(*(_left_how(flow, question) for question in empty))
    alone_day = len(together) == 1 and empty[0].kind is Kind.DAY  # its own card is beside it
    options = [
        Option(value=how, label=left_in_words(how, empty[0].kind))
        for how in LeftOpen
        if not (alone_day and how is LeftOpen.UNKNOWN)
    ]

    def on_choose(chosen: frozenset[str]) -> None:
        how = next(iter(chosen - left), "")
        deed = lambda: [_turn(desk, flow, question, how) for question in empty]  # noqa: E731
        desk.do(deed, said=_("Saved"))

    return [
        MultiChoice(_("If you leave this open"), options, left, on_choose),
        quiet(_("You can also leave this empty and continue.")),
    ]


def _left_how(flow: Flow, question: Question) -> frozenset[str]:
    return frozenset({flow.notes.left.get(question.key, "")} - {""})


def _turn(desk: Desk, flow: Flow, question: Question, how: str) -> None:
    """Leave a question open, or take that back; words being written count more."""
    place = _place(flow, question)
    writing = desk.drafts.words(place, "").strip()
    desk.drafts.flush(place)
    if writing:
        return
    if how:
        _leave(desk, flow, question, LeftOpen(how))
    else:
        left_open.take_up(desk.ctx, flow.of, question.key)
