"""Tell a wish: one question a page; the first word makes the wish."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.wish import Wish
from app.rules.flow import Kind, Question
from app.rules.symbol import stands_for
from app.services import left_open, wishes
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import Flow
from app.views.safety import component
from app.views.spoken_answer import SpokenAnswer
from app.views.symbol_tile import shown_picture
from app.views.whose import visibility_options
from app.views.wish_symbol import symbol_below
from app.views.wish_words import area_options, importance_options, kind_options, now_options

QUESTIONS = (
    Question(
        key="words",
        title=N_("What do you want to say?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("Say it as you would say it to a friend. A few words are enough."),
    ),
    Question(key="kind", title=N_("Which of these fits best?"), kind=Kind.ONE),
    Question(key="life_area", title=N_("What part of your life is this about?"), kind=Kind.ONE),
    Question(key="how_now", title=N_("How is it now?"), kind=Kind.ONE, scale=3),
    Question(key="importance", title=N_("How important is this to you?"), kind=Kind.ONE),
    Question(
        key="strengths",
        title=N_("What helps you with this?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("Who or what helps? What can you do yourself?"),
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)


@component
def TellWish(desk: Desk, wish_id: str, *steps: str, changing: bool = False) -> ft.Control:
    """Ask about a wish; *changing* opens a single question from its page."""
    return flow_page(desk, wish_flow(desk, wish_id), *steps, changing=changing)


@component
def TellAbout(desk: Desk, wish_id: str, life_area: str = "") -> ft.Control:
    """Ask for the words of a new wish whose part of life is told already."""
    return flow_page(desk, wish_flow(desk, wish_id, life_area), "words")


def wish_flow(desk: Desk, wish_id: str, life_area: str = "") -> Flow:
    """Return the questions about a wish, and what is told of it so far.

    A new wish gets the *life_area* it was begun from.
    """
    wish = found(desk, Wish, wish_id)
    here = f"/wishes/{wish_id}"
    return Flow(
        of=wish_id,
        base=f"{here}/tell",
        change=f"{here}/change",
        done=here if wish else "/wishes",
        place="wishes",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        check=_("What you told"),
        questions=QUESTIONS,
        values={one.key: getattr(wish, one.key) for one in QUESTIONS} if wish else {},
        keep=lambda name, value: _keep(desk, wish_id, life_area, name, value),
        begin=lambda: None if found(desk, Wish, wish_id) else _begin(desk, wish_id, life_area),
        notes=left_open.notes(desk.ctx, wish_id),
        options={
            "kind": kind_options,
            "life_area": partial(area_options, partial(shown_picture, desk)),
            "how_now": partial(now_options, partial(shown_picture, desk)),
            "importance": importance_options,
            "visibility": visibility_options,
        },
        whose=wish.whose_words if wish else "",
        language=wish.language if wish else "",
        about=stands_for(wish, desk.words) if wish else "",
        stands={"words": stands_for(wish, desk.words)} if wish else {},
        extra={
            "words": lambda: [
                *symbol_below(desk, wish_id, life_area),
                _aloud(desk, wish_id, life_area),
            ]
        },
    )


def _aloud(desk: Desk, wish_id: str, life_area: str) -> ft.Control:
    """Return the way to say the wish aloud; the first recording makes the wish."""

    def wish() -> Wish:
        if found(desk, Wish, wish_id) is None:
            _begin(desk, wish_id, life_area)
        return wishes.one(desk.ctx, wish_id)

    return SpokenAnswer(desk, wish_id, wish, here=f"/wishes/{wish_id}")


def _keep(desk: Desk, wish_id: str, life_area: str, name: str, value: str) -> None:
    if found(desk, Wish, wish_id):
        wishes.change(desk.ctx, wish_id, **{name: value})
    elif value.strip():
        _begin(desk, wish_id, life_area, **{name: value})


def _begin(desk: Desk, wish_id: str, life_area: str, **told: str) -> None:
    # How it begins is not told yet, so nothing is put in the person's mouth.
    answers = {"words": "", "kind": "", "life_area": life_area, **told}
    wishes.say(desk.ctx, id=wish_id, **answers)
