"""Lead through a guided part: one question a page, then all answers; used by all of them.

Each answer is kept as it is given. Continue goes on, also without an answer; Back goes
to the question before. The step is part of the route, so it survives a lock.
"""

from __future__ import annotations

import flet as ft

from app.views.check_answers import CheckAnswers
from app.views.desk import Desk
from app.views.guided import CHECK, Flow
from app.views.question_page import QuestionPage


def flow_page(desk: Desk, flow: Flow, *steps: str, changing: bool = False) -> ft.Control:
    """Return the page the steps of a route name: a question, or all answers.

    ``words`` asks, ``words/check`` asks and comes back to the answers, ``check`` shows them.
    """
    if steps[:1] == (CHECK,):
        return CheckAnswers(desk, flow, key=f"{flow.of}-{CHECK}")
    key, checking = "".join(steps[:1]), steps[1:2] == (CHECK,)
    return QuestionPage(
        desk, flow, key, changing=changing, checking=checking, key=f"{flow.of}-{key}"
    )
