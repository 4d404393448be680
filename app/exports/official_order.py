"""The headings of a client plan, in the order of the Social Welfare Act (1301/2014, 39 §).

What stands where:

- a wish stands under the need for support; a wish about services and help (*I want*,
  *I do not want*) tells how a service should be carried out, so it is the client's own
  proposal. Each wish stands under one heading only;
- answers and what was agreed stand under services and measures, who does it under
  responsibilities, days under follow-up; private helpers follow responsibilities, as in
  the plan document (703/2023, 43 §);
- strengths, what the person is good at and what matters to them are resources; the day
  and aids tell of life situation and environment; how to support and to communicate and
  what the person does not want are proposals.

Headings that only a professional can fill are never filled here.
"""

from __future__ import annotations

from app.content.plan_headings import PlanHeading, plan_headings
from app.exports.agreements import days_to_check, how_much, responsibilities
from app.exports.blocks import Block, Said
from app.exports.chosen import Chosen, agreed, answers, in_own_order, part_words
from app.exports.most_important import meeting_blocks
from app.exports.own_words import part_label, reason_said, said, wish_label, wish_said
from app.exports.summary import Section
from app.i18n import Words
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.records.person import Person, Role
from app.records.profile import ProfilePart
from app.records.wish import Wish, WishKind
from app.rules.symbol import is_said

_OWN_CIRCLE = (Role.CLOSE_PERSON, Role.SUPPORT_PERSON, Role.LEGAL_REPRESENTATIVE)
_RESOURCES = (ProfilePart.GOOD_AT, ProfilePart.MATTERS)
_SITUATION = (ProfilePart.MY_DAY, ProfilePart.AIDS)
_PROPOSALS = (
    *(ProfilePart.SUPPORT, ProfilePart.COMMUNICATION, ProfilePart.CARD),
    ProfilePart.DO_NOT_WANT,
)


def official_order(chosen: Chosen, *, following: Meeting | None, words: Words) -> list[Section]:
    """Return every heading in its order; those without blocks are left out later."""
    under = {
        "support_need_both_views": _needs(chosen, words),
        "services_needed_both_views": _services(chosen, words),
        "strengths_and_resources": _strengths(chosen, words),
        "partners_and_responsibilities": _partners(chosen, words),
        "private_helpers": _private_helpers(chosen),
        "follow_up": _follow_up(chosen, following, words),
        "life_situation_effect": _told(chosen, _SITUATION, words),
        "client_proposal": _proposals(chosen, words),
    }
    part = words._("In the order of a client plan")
    return [
        Section(
            id=code,
            heading=heading.name.spoken(words.code),
            law=law_in_words(heading, words),
            blocks=tuple(under.get(code, ())),
            part=part,
        )
        for code, heading in plan_headings().items()
    ]


def law_in_words(heading: PlanHeading, words: Words) -> str:
    """Return the section a heading comes from, such as *1301/2014, 39 § 2 mom. 1 kohta*."""
    law = heading.law
    pattern = (
        words._("{act} {number}, section {section}, subsection {subsection}, item {item}")
        if law.subsection
        else words._("{act} {number}, section {section}, item {item}")
    )
    return pattern.format(
        act=law.act.name.spoken(words.code),
        number=law.act.number,
        section=law.section,
        subsection=law.subsection,
        item=law.item,
    )


def _is_proposal(wish: Wish) -> bool:
    how = wish.kind in (WishKind.WANT, WishKind.DO_NOT_WANT)
    return how and wish.life_area == "services_and_help"


def _needs(chosen: Chosen, words: Words) -> list[Said]:
    told = (w for w in in_own_order(chosen.wishes) if is_said(w) and not _is_proposal(w))
    return [wish_said(wish, words) for wish in told]


def _services(chosen: Chosen, words: Words) -> list[Block]:
    blocks: list[Block] = []
    found = agreed(chosen)
    if found:
        blocks.append(how_much(found, words))
    for item, behind in answers(chosen):
        if behind is item:
            blocks.append(said(item.words, item, about=words._("I asked")))
        if item.reason.strip():
            blocks.append(reason_said(item, words, about=_answer_label(behind, words)))
    return blocks


def _answer_label(behind: object, words: Words) -> str:
    if isinstance(behind, Wish):
        return words._("Answer to: {wish}").format(wish=wish_label(behind, words))
    if isinstance(behind, Agreement):
        return words._("Answer about what was agreed")
    return words._("Answer to my question")


def _strengths(chosen: Chosen, words: Words) -> list[Said]:
    helping = (w for w in in_own_order(chosen.wishes) if w.strengths.strip())
    label = words._("What helps")
    told = [said(wish.strengths, wish, about=label) for wish in helping]
    return [*_told(chosen, _RESOURCES, words), *told]


def _told(chosen: Chosen, parts: tuple[ProfilePart, ...], words: Words) -> list[Said]:
    return [
        said(told.words, told, about=part_label(part, words))
        for part in parts
        for told in part_words(chosen, part)
    ]


def _partners(chosen: Chosen, words: Words) -> list[Block]:
    named = [p for p in chosen.persons if not _in_own_circle(p)]
    blocks: list[Block] = [_person_said(person) for person in named if person.helps_with.strip()]
    found = [agreement for agreement in agreed(chosen) if agreement.who.strip()]
    return [responsibilities(found, words), *blocks] if found else blocks


def _private_helpers(chosen: Chosen) -> list[Said]:
    named = (p for p in chosen.persons if _in_own_circle(p) and p.helps_with.strip())
    return [_person_said(person) for person in named]


def _in_own_circle(person: Person) -> bool:
    return person.role in _OWN_CIRCLE and not person.paid


def _person_said(person: Person) -> Said:
    name = ", ".join(part for part in (person.first_name, person.organisation) if part.strip())
    return said(person.helps_with, person, about=name)


def _follow_up(chosen: Chosen, following: Meeting | None, words: Words) -> list[Block]:
    dated = [agreement for agreement in agreed(chosen) if agreement.by_when]
    days: list[Block] = [days_to_check(dated, words)] if dated else []
    return [*days, *meeting_blocks(following, words)]


def _proposals(chosen: Chosen, words: Words) -> list[Said]:
    wishes = (w for w in in_own_order(chosen.wishes) if is_said(w) and _is_proposal(w))
    return [*(wish_said(w, words) for w in wishes), *_told(chosen, _PROPOSALS, words)]
