"""Check a paper against what was agreed, and order what a comment letter says of it.

Knows nothing of law: days in an unlikely order are a question, never a refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from app.records.agreement import Accord, Agreement, Kept
from app.records.paper import Paper
from app.records.paper_point import Found, PaperPoint, PointKind, Sight

Parts = list[tuple["Part", list[PaperPoint]]]


class Doubt(StrEnum):
    """Say which days of a paper may be written down otherwise than they were."""

    SENT_BEFORE_DATED = "sent_before_dated"
    RECEIVED_BEFORE_DATED = "received_before_dated"
    RECEIVED_BEFORE_SENT = "received_before_sent"
    RECEIVED_AHEAD = "received_ahead"  # the day is still to come


class Part(StrEnum):
    """Name the parts of a comment letter, in their order: what needs an answer first."""

    MISSING = "missing"
    CHANGED = "changed"
    DIFFERENTLY = "differently"
    REASON = "reason"  # why a decision departs from the plan, in the paper's words
    WHOLE = "whole"  # what the person says of the whole paper
    THERE = "there"
    AGREE = "agree"


_BY_FOUND: dict[str, Part] = {
    Found.MISSING: Part.MISSING,
    Found.CHANGED: Part.CHANGED,
    Found.IS_THERE: Part.THERE,
}
_BY_SIGHT: dict[str, Part] = {Sight.DIFFERENTLY: Part.DIFFERENTLY, Sight.AGREE: Part.AGREE}


def says_something(paper: Paper) -> bool:
    """Say whether anything was told of a paper yet; from which meeting it came is not enough."""
    texts = (paper.kind, paper.words, paper.from_whom, paper.their_reason, paper.my_view)
    days = (paper.dated, paper.sent, paper.received)
    return any(days) or any(text.strip() for text in (*texts, paper.came_how))


def to_look_for(
    paper: Paper, agreements: Sequence[Agreement], points: Sequence[PaperPoint]
) -> list[Agreement]:
    """Return what is looked for: what was agreed at its meeting, else what is still open.

    What was looked for once stays, whatever became of it since.
    """
    promised = [a for a in agreements if _promised(a)]
    here = [a for a in promised if paper.meeting_id and a.meeting_id == paper.meeting_id]
    wanted = here or [a for a in promised if a.kept == Kept.OPEN]
    ids = {a.id for a in wanted} | {point.agreement_id for point in points if point.found}
    return [agreement for agreement in agreements if agreement.id in ids]


def next_unseen(looked_for: Sequence[Agreement], points: Sequence[PaperPoint]) -> Agreement | None:
    """Return the first agreement that was not looked at in this paper yet."""
    seen = {point.agreement_id for point in points if point.found}
    return next((agreement for agreement in looked_for if agreement.id not in seen), None)


def findings(points: Sequence[PaperPoint]) -> dict[Part, list[PaperPoint]]:
    """Return the points by what is said of them; those nothing is said of are left out."""
    found: dict[Part, list[PaperPoint]] = {}
    for point in points:
        part = _part_of(point)
        if part is not None:
            found.setdefault(part, []).append(point)
    return found


def letter_parts(paper: Paper, points: Sequence[PaperPoint]) -> Parts:
    """Return what a comment letter says, in its order; parts without content are left out."""
    told = findings(points)
    texts = {Part.REASON: paper.their_reason, Part.WHOLE: paper.my_view}
    return [
        (part, told.get(part, [])) for part in Part if told.get(part) or texts.get(part, "").strip()
    ]


def doubt(paper: Paper, *, today: date) -> Doubt | None:
    """Return which days one could look at again; a paper is dated, sent, then received."""
    dated, sent, received = paper.dated, paper.sent, paper.received
    questions = {
        Doubt.SENT_BEFORE_DATED: _before(sent, dated),
        Doubt.RECEIVED_BEFORE_SENT: _before(received, sent),
        Doubt.RECEIVED_BEFORE_DATED: _before(received, dated),
        Doubt.RECEIVED_AHEAD: _before(today, received),
    }
    return next((one for one, asked in questions.items() if asked), None)


def _promised(agreement: Agreement) -> bool:
    nobody = agreement.accord == Accord.NOT_AGREED or agreement.kept == Kept.WITHDRAWN
    return bool(agreement.what.strip()) and not nobody


def _part_of(point: PaperPoint) -> Part | None:
    if point.kind == PointKind.AGREEMENT:
        return _BY_FOUND.get(point.found)
    return _BY_SIGHT.get(point.sight)


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other
