"""Tell a wish: one question a page; the first word makes the wish."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.wish import Wish
from app.services import wishes
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import Flow, FlowPage, Kind, Question
from app.views.kit.choices import Option
from app.views.long_words import first_words
from app.views.safety import component
from app.views.whose import visibility_options
from app.views.wish_words import area_options, importance_options, kind_options, now_options

FIELDS = ("words", "kind", "life_area", "how_now", "importance", "strengths", "visibility")


@component
def TellWish(desk: Desk, wish_id: str, key: str, *, changing: bool = False) -> ft.Control:
    """Ask one question about a wish; *changing* opens a single one from its page."""
    wish = found(desk, Wish, wish_id)
    here = f"/wishes/{wish_id}"
    flow = Flow(
        base=f"{here}/tell",
        place="wishes",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        questions=_questions(wish, of_words=key == "words"),
        values={name: getattr(wish, name) for name in FIELDS} if wish else {},
        keep=lambda name, value: _keep(desk, wish_id, name, value),
        done=here if wish else "/wishes",
        last_label=_("Ready"),
    )
    return FlowPage(desk, flow, key, changing=changing, key=f"{wish_id}-{key}")


def _keep(desk: Desk, wish_id: str, name: str, value: str) -> None:
    if found(desk, Wish, wish_id):
        wishes.change(desk.ctx, wish_id, **{name: value})
    elif value.strip():
        # How it begins is not told yet, so nothing is put in the person's mouth.
        answers = {"words": "", "kind": "", name: value}
        wishes.say(desk.ctx, id=wish_id, **answers)


def _questions(wish: Wish | None, *, of_words: bool) -> list[Question]:
    about = [first_words(wish.words, wish)] if wish and not of_words else []
    return [
        Question(
            key="words",
            title=_("What do you want to say?"),
            kind=Kind.WORDS,
            label=_("In your own words"),
            help=_("Say it as you would say it to a friend. A few words are enough."),
        ),
        _choice("kind", _("Which of these fits best?"), kind_options(), about),
        _choice("life_area", _("What part of your life is this about?"), area_options(), about),
        _choice("how_now", _("How is it now?"), now_options(), about),
        _choice("importance", _("How important is this to you?"), importance_options(), about),
        Question(
            key="strengths",
            title=_("What helps you with this?"),
            kind=Kind.WORDS,
            label=_("In your own words"),
            help=_("Who or what helps? What can you do yourself?"),
            extra=about,
        ),
        _choice("visibility", _("Who may see this?"), visibility_options(), about),
    ]


def _choice(
    key: str, title: str, options: Sequence[Option], about: Sequence[ft.Control]
) -> Question:
    return Question(key=key, title=title, kind=Kind.ONE, options=options, extra=about)
