"""Papers: keep one that came, look for what was agreed in it, and say how one sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.paper import Paper
from app.records.paper_point import PaperPoint, PointKind
from app.rules import paper_check as rule
from app.services import records
from app.services.context import Context
from app.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Line:
    """Hold one agreement that is looked for, and what was found of it, if anything."""

    agreement: Agreement
    point: PaperPoint | None

    @property
    def found(self) -> str:
        """Return how it stands in the paper; empty while it was not looked at."""
        return self.point.found if self.point else ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Check:
    """Hold a paper with what is looked for in it and its own points."""

    paper: Paper
    lines: tuple[Line, ...]
    points: tuple[PaperPoint, ...]  # what it grants, refuses and says otherwise

    @property
    def everything(self) -> list[PaperPoint]:
        """Return the points of the agreements, then the paper's own."""
        return [*(line.point for line in self.lines if line.point), *self.points]

    @property
    def next_unseen(self) -> Agreement | None:
        """Return the first agreement that was not looked for yet."""
        return rule.next_unseen([line.agreement for line in self.lines], self.everything)


def begin(ctx: Context, *, meeting_id: str = "") -> Paper:
    """Return a new paper, or the one that was begun and of which nothing was told."""
    with ctx.folder.unit() as unit:
        empty = [p for p in unit.find(Paper) if not _told(unit, p)]
        if empty:
            return records.change_in(ctx, unit, Paper, empty[-1].id, meeting_id=meeting_id)
        return records.add_in(ctx, unit, Paper, kind="", meeting_id=meeting_id)


def tell(ctx: Context, paper_id: str, **answers: Any) -> Paper:
    """Keep an answer about a paper; the first one makes the paper."""
    with ctx.folder.unit() as unit:
        return records.tell_in(ctx, unit, Paper, paper_id, {"kind": ""}, **answers)


def one(ctx: Context, paper_id: str) -> Paper:
    """Return one paper."""
    return records.get(ctx, Paper, paper_id)


def all_papers(ctx: Context) -> list[Paper]:
    """Return the papers, the latest first; one of which nothing was told is not shown."""
    with ctx.folder.reading() as unit:
        found = [paper for paper in unit.find(Paper) if _told(unit, paper)]
    return sorted(found, key=_when, reverse=True)


def of_meeting(ctx: Context, meeting_id: str) -> list[Paper]:
    """Return the papers that came of a meeting, the latest first."""
    return [paper for paper in all_papers(ctx) if paper.meeting_id == meeting_id]


def check(ctx: Context, paper_id: str) -> Check:
    """Return what is looked for in a paper, what was found, and its own points."""
    with ctx.folder.reading() as unit:
        paper = unit.get(Paper, paper_id)
        points = _points(unit, paper_id)
        looked_for = rule.to_look_for(paper, unit.find(Agreement), points)
    by_agreement = {p.agreement_id: p for p in points if p.kind == PointKind.AGREEMENT}
    return Check(
        paper=paper,
        lines=tuple(Line(agreement=a, point=by_agreement.get(a.id)) for a in looked_for),
        points=tuple(p for p in points if p.kind != PointKind.AGREEMENT),
    )


def look_for(ctx: Context, paper_id: str, agreement_id: str, **seen: Any) -> PaperPoint:
    """Keep how an agreement stands in a paper: *found*, the paper's *words*, *my_view*."""
    with ctx.folder.unit() as unit:
        there = [p for p in _points(unit, paper_id) if p.agreement_id == agreement_id]
        if there:
            return records.change_in(ctx, unit, PaperPoint, there[0].id, **seen)
        return records.add_in(
            ctx,
            unit,
            PaperPoint,
            paper_id=paper_id,
            agreement_id=agreement_id,
            kind=PointKind.AGREEMENT,
            **seen,
        )


def tell_point(ctx: Context, paper_id: str, point_id: str, **answers: Any) -> PaperPoint:
    """Keep an answer about a point of a paper; the first one makes the point, at the end."""
    with ctx.folder.unit() as unit:
        last = max((p.own_order for p in _points(unit, paper_id)), default=0)
        begins = {"paper_id": paper_id, "kind": PointKind.POINT, "own_order": last + 1}
        return records.tell_in(ctx, unit, PaperPoint, point_id, begins, **answers)


def _points(unit: Unit, paper_id: str) -> list[PaperPoint]:
    found = unit.find(PaperPoint, PaperPoint.paper_id == paper_id)
    return sorted(found, key=lambda point: point.own_order)


def _told(unit: Unit, paper: Paper) -> bool:
    """Say whether anything was told of a paper, or belongs to it."""
    return rule.says_something(paper) or bool(
        unit.count(Attachment, Attachment.of_id == paper.id)
        or unit.count(PaperPoint, PaperPoint.paper_id == paper.id)
    )


def _when(paper: Paper) -> tuple[date, str]:
    day = paper.received or paper.sent or paper.dated
    made = paper.created_at.date() if paper.created_at else date.min
    return (day or made, str(paper.created_at))
