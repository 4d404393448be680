"""Tell what went wrong on a page: beside its fields when it is about them, else in a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.problems import ErrorSummary, Problem
from app.views.kit.words import problem_box


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Hold what a page knows of its own problems.

    *entry* is the ``ref`` of the one field of a page; *problems* what the page found by
    itself, anew at each *attempt* to go on.
    """

    entry: Any = None
    problems: Sequence[Problem] = ()
    attempt: int = 0


NOTHING = Telling()


def told_at_field(desk: Desk) -> str | None:
    """Return the words of a problem with what was written in a page's one field."""
    about = desk.problem is not None and desk.problem.told_on_continue
    return desk.explain(desk.problem) if desk.problem and about else None


Controls = list[ft.Control]


def told(desk: Desk, telling: Telling) -> tuple[Controls, Controls]:
    """Return what is told above the page's content, and below it.

    Above: the summary of problems with fields; below: another problem, near what was pressed.
    """
    if problems := [*telling.problems, *_kept_by_fields(desk), *_of_the_entry(desk, telling)]:
        attempt = desk.problem or telling.attempt
        return [ErrorSummary(_("Look at this once more"), problems, attempt)], []
    if desk.problem is None or desk.drafts.mended(desk.problem):
        return [], []
    return [], [problem_box(*desk.words.error(desk.problem))]


def _of_the_entry(desk: Desk, telling: Telling) -> list[Problem]:
    if telling.entry is None or not desk.problem or not told_at_field(desk):
        return []
    return [Problem(words=desk.words.error(desk.problem)[0], control=telling.entry)]


def _kept_by_fields(desk: Desk) -> list[Problem]:
    return [
        Problem(
            words=_("{label}: {problem}").format(
                label=one.label, problem=desk.words.error(one.error)[0]
            ),
            control=one.control,
        )
        for one in desk.drafts.told(desk.problem)
    ]
