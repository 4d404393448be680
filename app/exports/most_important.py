"""The first page: what a caseworker with ten minutes needs in ten seconds."""

from __future__ import annotations

from app.content.meeting_types import meeting_types
from app.exports.agreements import both_views, who_does_what
from app.exports.blocks import Block, Facts, Said
from app.exports.chosen import Chosen, agreed, answers, differing, in_own_order
from app.exports.own_words import answer_in_words, said, wish_said
from app.exports.summary import Section
from app.i18n import Words
from app.records.agreement import Kept
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.rules.symbol import is_said

_ON_THE_FIRST_PAGE = 3
_DONE = {Kept.KEPT, Kept.WITHDRAWN}


def most_important(chosen: Chosen, *, following: Meeting | None, words: Words) -> list[Section]:
    """Return wishes first, then what was agreed, where views differ, and what comes next."""
    part = words._("Most important")
    return [
        Section(
            "heard",
            words._("What I want to be heard about"),
            part=part,
            blocks=tuple(_wishes(chosen, words)),
        ),
        Section("agreed", words._("What we agreed"), part=part, blocks=_agreed(chosen, words)),
        Section(
            "differing",
            words._("Where we see things differently"),
            part=part,
            blocks=tuple(both_views(a) for a in differing(chosen)),
        ),
        Section(
            "next", words._("What comes next"), part=part, blocks=meeting_blocks(following, words)
        ),
    ]


def _wishes(chosen: Chosen, words: Words) -> list[Said]:
    told = [wish for wish in in_own_order(chosen.wishes) if is_said(wish)]
    return [
        wish_said(wish, words, notes=_answers_to(wish, chosen, words))
        for wish in told[:_ON_THE_FIRST_PAGE]
    ]


def _answers_to(wish: Wish, chosen: Chosen, words: Words) -> tuple[str, ...]:
    return tuple(answer_in_words(item, words) for item, behind in answers(chosen) if behind is wish)


def _agreed(chosen: Chosen, words: Words) -> tuple[Block, ...]:
    """Return what is still to be done; what is done stands in the details."""
    found = [agreement for agreement in agreed(chosen) if agreement.kept not in _DONE]
    return (who_does_what(found, words),) if found else ()


def meeting_blocks(meeting: Meeting | None, words: Words) -> tuple[Block, ...]:
    """Return when and where, and what the person needs there, in their words.

    Opening words, notes and who is not wanted belong to the person's own sheet.
    """
    if meeting is None or meeting.day is None:
        return ()
    known = meeting_types().get(meeting.kind)
    rows = (
        (words._("Next meeting"), known.name.spoken(words.code) if known else ""),
        (words._("When"), _when(meeting, words)),
        (words._("Where"), meeting.place or (words._("Remotely") if meeting.remote else "")),
        (words._("Support person"), meeting.support_person),
        (words._("Interpreter"), meeting.interpreter),
    )
    facts = Facts(tuple((label, value) for label, value in rows if value.strip()))
    needs = said(meeting.needs, meeting, about=words._("What I need there"))
    return (facts, needs) if meeting.needs.strip() else (facts,)


def _when(meeting: Meeting, words: Words) -> str:
    day = words.long_date(meeting.day) if meeting.day else ""
    return f"{day}, {words.clock(meeting.clock_time)}" if meeting.clock_time else day
