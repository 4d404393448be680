"""A client's own summary in the official order of a client plan.

It is the client's paper: it never says that a plan is a decision.
"""

from __future__ import annotations

from datetime import date

from app.exports.agreements import both_views
from app.exports.blocks import Block
from app.exports.chosen import (
    Chosen,
    answers,
    helpers,
    in_own_order,
    next_meeting,
    not_helpers,
    part_words,
    through_the_gate,
)
from app.exports.most_important import most_important
from app.exports.official_order import official_order
from app.exports.own_words import part_label, reason_said, said, wish_said
from app.exports.summary import Section, Summary
from app.i18n import Words
from app.records.agreement import Accord
from app.records.profile import ProfilePart


def in_official_order(
    chosen: Chosen,
    *,
    words: Words,
    today: date,
    to: str = "",
    purpose: str = "",
    until: date | None = None,
) -> Summary:
    """Return the summary of what was picked, most important first.

    Raises NotShared when any record is only for the person. A helper's own view stands
    apart at the end. Headings without content are left out.
    """
    through_the_gate(chosen)
    own = not_helpers(chosen)
    return Summary(
        language=words.code,
        title=words._("My wishes and what we agreed"),
        name=_name(own),
        to=to,
        purpose=purpose,
        date=today,
        until=until,
        note=words._("This is the client's own paper. It is not an official document."),
        sections=tuple(s for s in _sections(chosen, own, words, today) if s.blocks),
    )


def _sections(chosen: Chosen, own: Chosen, words: Words, today: date) -> tuple[Section, ...]:
    following = next_meeting(own, today=today)
    return (
        *most_important(own, following=following, words=words),
        *official_order(own, following=following, words=words),
        _helpers_view(helpers(chosen), words),
    )


def _name(chosen: Chosen) -> str:
    return next((told.words for told in part_words(chosen, ProfilePart.NAME)), "")


def _helpers_view(chosen: Chosen, words: Words) -> Section:
    blocks: list[Block] = [
        *(wish_said(w, words) for w in in_own_order(chosen.wishes) if w.words.strip()),
        *(said(w.strengths, w, about=words._("What helps"))
          for w in chosen.wishes if w.strengths.strip()),
        *(said(told.words, told, about=part_label(told.part, words))
          for told in chosen.profile if told.words.strip()),
        *(said(p.helps_with, p, about=p.first_name)
          for p in chosen.persons if p.helps_with.strip()),
        *(said(m.needs, m, about=words._("What is needed at the meeting"))
          for m in chosen.meetings if m.needs.strip()),
        *_helpers_agreements(chosen),
        *(reason_said(item, words, about=words._("Answer"))
          for item, _ in answers(chosen) if item.reason.strip()),
    ]  # fmt: skip
    return Section("helper", words._("A helper's own view"), blocks=tuple(blocks))


def _helpers_agreements(chosen: Chosen) -> list[Block]:
    return [
        said(a.what, a, about=a.who) if a.accord == Accord.AGREED else both_views(a)
        for a in chosen.agreements
        if a.what.strip()
    ]
