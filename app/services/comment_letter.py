"""The comment letter about a paper: what would be in it, and what stays with the person."""

from __future__ import annotations

from app.errors.giving import NotShared
from app.exports.comment_letter import Letter, comment_letter
from app.i18n import speaking
from app.records.agreement import Agreement
from app.records.paper_point import PaperPoint
from app.records.profile import Profile, ProfilePart
from app.rules.paper_check import letter_parts
from app.rules.visibility import may_be_shared
from app.services import papers, profile
from app.services.context import Context
from app.services.papers import Check
from app.services.sharing import Preview


def look(
    ctx: Context, paper_id: str, *, to_name: str = "", to_person: str = "", language: str = "fi"
) -> Preview:
    """Return the letter exactly as it would leave; NotShared while the paper is only for me.

    What belongs to an agreement that is only for the person stays out.
    """
    check = papers.check(ctx, paper_id)
    if not may_be_shared(check.paper):
        raise NotShared
    points = tuple(point for point in check.everything if may_be_shared(point))
    letter = Letter(
        paper=check.paper,
        points=points,
        agreements=tuple(_behind(check, points)),
        name=_name(ctx),
    )
    summary = comment_letter(letter, words=speaking(language), today=ctx.today, to=to_name)
    return Preview(
        summary=summary,
        ids=tuple(record.id for record in letter.everything()),
        to_name=to_name,
        to_person=to_person,
        purpose="",
        left_out=(),
    )


def says_something(check: Check) -> bool:
    """Say whether there is anything to write a letter of."""
    return bool(letter_parts(check.paper, check.everything))


def stays_out(check: Check) -> list[Agreement]:
    """Return the agreements that were looked for and are only for the person."""
    return [
        line.agreement
        for line in check.lines
        if line.point and line.found and not may_be_shared(line.agreement)
    ]


def _behind(check: Check, points: tuple[PaperPoint, ...]) -> list[Agreement]:
    wanted = {point.agreement_id for point in points}
    return [line.agreement for line in check.lines if line.agreement.id in wanted]


def _name(ctx: Context) -> Profile | None:
    told = profile.part(ctx, ProfilePart.NAME)
    return told if told and may_be_shared(told) else None
