"""One guided part: its questions, what is answered so far, and where its pages lead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.rules import flow as rule
from app.rules.flow import Kind, LeftOpen, Question
from app.services.left_open import Notes
from app.views.kit.choices import Option

CHECK = "check"  # the step where all answers are looked through
_LEFT = {
    LeftOpen.UNKNOWN: N_("I do not know"),
    LeftOpen.DECLINED: N_("I do not want to answer"),
}

Keep = Callable[[Any], object]
Drawn = Callable[[Keep], Sequence[ft.Control]]  # given what keeps the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Describe one guided part and what is answered so far.

    *of* is the id of what is asked about, *base* the route the step is added to, *change*
    the same for one answer opened from the thing's own page. *values* holds answers and
    facts by key, *keep* saves one answer, *done* is where Ready leads. *options* are the
    cards of a choice, *drawn* what a question of its own kind shows, *above* and *extra* what
    stands above and below an answer. *whose* says whose words the texts are, *about* repeats
    them above. *stands* holds what stands for an answer that was not written. *language* is
    that of the texts so far, *languages* those of single answers.
    """

    of: str
    base: str
    change: str
    done: str
    place: str
    help: str
    check: str  # the title of the page where the answers are looked through
    questions: Sequence[Question]
    values: Mapping[str, Any]
    keep: Callable[[str, Any], object]
    notes: Notes
    begin: Callable[[], object] = bool  # makes what is asked about, where it is not yet
    options: Mapping[str, Callable[[], Sequence[Option]]] = field(default_factory=dict)
    drawn: Mapping[str, Drawn] = field(default_factory=dict)
    above: Mapping[str, Callable[[], Sequence[ft.Control]]] = field(default_factory=dict)
    extra: Mapping[str, Callable[[], Sequence[ft.Control]]] = field(default_factory=dict)
    whose: str = ""
    about: str = ""
    stands: Mapping[str, str] = field(default_factory=dict[str, str])
    language: str = ""
    languages: Mapping[str, str] = field(default_factory=dict[str, str])

    def said_in(self, key: str) -> str:
        """Return the language an answer was written in."""
        return self.languages.get(key, self.language)

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers as texts; what is empty is no answer."""
        told = {key: "" if not value else str(value).strip() for key, value in self.values.items()}
        return {key: words or self.stands.get(key, "") for key, words in told.items()}

    def state(self, key: str) -> tuple[str, str]:
        """Return how a question stands: its answer, and why it was left open."""
        return self.answers.get(key, ""), self.notes.left.get(key, "")

    @property
    def resume(self) -> str | None:
        """Return the question where one goes on."""
        return rule.resume_at(self.questions, self.answers, self.notes.left)


def left_in_words(how: str, kind: Kind | None = None) -> str:
    """Return why a question of a kind was left open; a day is seldom known to the day."""
    if how == LeftOpen.UNKNOWN and kind in {Kind.DAY, Kind.CLOCK}:
        return _("I do not know exactly")
    return _(_LEFT[LeftOpen(how)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Say where the page of one question leads, and which number it shows."""

    onward: str
    up: str
    step: str = ""
    ends: bool = False


def way_of(flow: Flow, key: str, *, changing: bool, checking: bool, changed: bool) -> Way:
    """Return the way from a question.

    *changing* means it was opened from the thing's own page, *checking* from the answers,
    *changed* that it was answered otherwise since: then what that newly asks comes first.
    """
    if not (changing or checking):
        n, total = rule.place_of(flow.questions, flow.answers, key)
        following = rule.after(flow.questions, flow.answers, key) or CHECK
        earlier = rule.before(flow.questions, flow.answers, key)
        return Way(
            onward=f"{flow.base}/{following}",
            up=f"{flow.base}/{earlier}" if earlier else flow.done,
            step=_("Question {n} / {total}").format(n=n, total=total),
        )
    back = f"{flow.base}/{CHECK}" if checking else flow.done
    next_one = rule.follow_up(flow.questions, flow.answers, flow.notes.left, key)
    if next_one is None or not changed:
        return Way(onward=back, up=back, ends=True)
    page = f"{flow.base}/{next_one}/{CHECK}" if checking else f"{flow.change}/{next_one}"
    return Way(onward=page, up=back)
