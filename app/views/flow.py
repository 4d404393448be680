"""Ask one question a page, from a list of questions; used by every guided part.

Each answer is kept as it is given. Continue goes on, also without an answer; Back goes
to the question before. The step is part of the route, so it survives a lock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.fields import Kept, KeptField
from app.views.kit.words import body, quiet
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import WhoAnswers


class Kind(StrEnum):
    """Say how a question is answered."""

    WORDS = "words"  # a text of any length
    LINE = "line"  # one line, also days and times
    ONE = "one"  # one of a few cards


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Describe one question; *key* is the answer's field."""

    key: str
    title: str
    kind: Kind
    label: str = ""
    help: str = ""
    advice: str | None = None
    options: Sequence[Option] = ()
    extra: Sequence[ft.Control] = ()  # shown above the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Describe one guided part.

    *base* is the route the step is added to, *values* what is answered so far as text,
    *keep* saves one answer, *done* is where the last question leads.
    """

    base: str
    place: str
    help: str
    questions: Sequence[Question]
    values: Mapping[str, str]
    keep: Callable[[str, str], object]
    done: str
    asks_who: bool = True
    last_label: str = ""


@component
def FlowPage(desk: Desk, flow: Flow, step: str, *, changing: bool = False) -> ft.Control:
    """Show one question; *changing* means it was opened from the answers."""
    keys = [q.key for q in flow.questions]
    at = keys.index(step) if step in keys else 0
    question = flow.questions[at]
    last = changing or at == len(keys) - 1
    onward = flow.done if last else f"{flow.base}/{keys[at + 1]}"
    label = _("Ready") if changing else (flow.last_label or _("Continue"))
    main = Action(
        label=label if last else _("Continue"),
        press=lambda: desk.go(onward),
        key="continue",
        icon=ft.Icons.CHECK if last else ft.Icons.ARROW_FORWARD,
    )
    place = f"{flow.base}-{question.key}"
    return PageFrame(
        desk,
        Page(
            title=question.title,
            key=place,
            help=flow.help,
            main=main,
            up=flow.done,
            place=flow.place,
            step="" if changing else _step(at, len(keys)),
        ),
        [
            *([WhoAnswers(desk)] if flow.asks_who else []),
            *([quiet(question.help)] if question.help else []),
            *question.extra,
            _answer(desk, flow, question, place),
            *([] if changing else [body(_("You can also leave this empty and continue."))]),
        ],
    )


def _step(at: int, total: int) -> str:
    return _("Question {n} / {total}").format(n=at + 1, total=total)


def _answer(desk: Desk, flow: Flow, question: Question, place: str) -> ft.Control:
    value = flow.values.get(question.key, "")
    if question.kind is Kind.ONE:
        return SingleChoice(
            question.title,
            question.options,
            value or None,
            lambda chosen: desk.do(lambda: flow.keep(question.key, chosen), said=_("Saved")),
            key=place,
        )
    return KeptField(
        Kept(
            place=place,
            label=question.label or question.title,
            value=value,
            keep=lambda words: flow.keep(question.key, words),
            drafts=desk.drafts,
            explain=desk.explain,
            saved=lambda: desk.say(_("Saved")),
            advice=question.advice,
            lines=4 if question.kind is Kind.WORDS else 1,
        ),
        key=place,
    )
