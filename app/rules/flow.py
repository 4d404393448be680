"""Guided questions as data: which are asked, in what order, and what is still open.

Knows nothing of screens or records. Answers are texts by the key of their question; an
empty text is no answer. Words of questions are message ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Answers = Mapping[str, str]


class Kind(StrEnum):
    """Say how a question is answered."""

    WORDS = "words"  # a text of any length
    LINE = "line"  # one line
    DAY = "day"
    CLOCK = "clock"
    ONE = "one"  # one of a few cards
    OWN = "own"  # in a way of its own, on its page


class LeftOpen(StrEnum):
    """Say why a question has no answer; this is kept as the person's answer."""

    UNKNOWN = "unknown"  # I do not know
    DECLINED = "declined"  # I do not want to answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Unless:
    """Tie a follow-up to an earlier question or a fact: asked unless that is *answer*."""

    key: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Describe one question; *key* names its answer and its page.

    A *settled* question has an answer from the beginning, which can be changed but not
    left open. *label* stands above the field, *lines* is how high the field is. *page*
    names an earlier question on whose page this one stands as well, where time is short.
    The first *scale* answers are the steps of a scale, the others stand apart from them.
    """

    key: str
    title: str
    kind: Kind
    label: str = ""
    help: str = ""
    advice: str = ""
    lines: int = 4
    settled: bool = False
    unless: Unless | None = None
    page: str = ""
    scale: int = 0


def may_come(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Return the questions that may come, whatever is answered on the way.

    Facts stand among the answers under keys that no question has; only they leave a
    question out here. So the total shown to a person never changes while one answers.
    """
    asked_for = {question.key for question in questions}
    return [q for q in questions if _hangs_on(q, asked_for) or _comes(q, answers)]


def asked(questions: Sequence[Question], answers: Answers) -> list[Question]:
    """Return the questions that are asked after the answers so far, in order."""
    return [question for question in questions if _comes(question, answers)]


def place_of(questions: Sequence[Question], answers: Answers, key: str) -> tuple[int, int]:
    """Return the number of a question and the total, both the same after any answer.

    Where a follow-up is not asked the number jumps over it: the end comes sooner than
    was said, never later.
    """
    page = next(q.page or q.key for q in questions if q.key == key)
    keys = [question.key for question in may_come(questions, answers) if not question.page]
    return keys.index(page) + 1, len(keys)


def on_page(questions: Sequence[Question], answers: Answers, key: str) -> list[Question]:
    """Return the questions on the page of one: itself and those asked together with it."""
    return [q for q in asked(questions, answers) if key in (q.key, q.page)]


def after(questions: Sequence[Question], answers: Answers, key: str) -> str | None:
    """Return the page that comes after the one of this question, or nothing at the end."""
    later = _later(questions, key)
    return next((q.key for q in later if _comes(q, answers) and not q.page), None)


def before(questions: Sequence[Question], answers: Answers, key: str) -> str | None:
    """Return the page that came before this one, or nothing at the beginning."""
    return after(list(reversed(questions)), answers, key)


def still_open(
    questions: Sequence[Question], answers: Answers, left: Mapping[str, str]
) -> list[str]:
    """Return the asked questions without an answer, and not left open on purpose."""
    return [
        question.key
        for question in asked(questions, answers)
        if not (question.settled or answers.get(question.key) or is_left(left, question.key))
    ]


def resume_at(
    questions: Sequence[Question], answers: Answers, left: Mapping[str, str]
) -> str | None:
    """Return where one goes on: the first question that is still open."""
    return next(iter(still_open(questions, answers, left)), None)


def follow_up(
    questions: Sequence[Question], answers: Answers, left: Mapping[str, str], key: str
) -> str | None:
    """Return what a changed answer newly asks, so that it is asked at once."""
    hanging = {q.key for q in questions if q.unless and q.unless.key == key}
    beside = {q.unless.key for q in questions if q.unless and q.key == key}
    hanging |= {q.key for q in _later(questions, key) if q.unless and q.unless.key in beside}
    found = still_open(questions, answers, left)
    return next((one for one in found if one in hanging), None)


def is_left(left: Mapping[str, str], key: str) -> bool:
    """Say whether a question was left open on purpose."""
    return left.get(key, "") in set(LeftOpen)


def _comes(question: Question, answers: Answers) -> bool:
    one = question.unless
    return one is None or answers.get(one.key, "") != one.answer


def _hangs_on(question: Question, keys: set[str]) -> bool:
    return question.unless is not None and question.unless.key in keys


def _later(questions: Sequence[Question], key: str) -> Sequence[Question]:
    keys = [question.key for question in questions]
    return questions[keys.index(key) + 1 :]
