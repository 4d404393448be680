"""The app's words about meetings: their kind, their time, how ready one is."""

from __future__ import annotations

import flet as ft

from app.content.meeting_types import meeting_types
from app.errors.base import N_
from app.i18n import _, ngettext
from app.records.agenda_item import AgendaItem, AgendaKind, Answer, Said
from app.records.meeting import Meeting
from app.records.person import Person
from app.rules.agenda import Readiness, Step
from app.rules.agenda import unsaid as still_unsaid
from app.services import agenda, people
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.kit.choices import Option
from app.views.kit.layout import stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, own_words, small

FIRST_KIND = "client_plan_meeting"  # the meeting this app is made for
NEXT = {
    Step.DAY: N_("Next: write down the day."),
    Step.WISHES: N_("Next: choose what you want to say."),
    Step.QUESTIONS: N_("Next: think about what you want to ask."),
    Step.PEOPLE: N_("Next: who comes there."),
    Step.NEEDS: N_("Next: what you need at the meeting."),
    Step.OPENING_WORDS: N_("Next: how you want to begin."),
}
PARTS = {
    Step.DAY: N_("The day of the meeting"),
    Step.WISHES: N_("What I want to say"),
    Step.QUESTIONS: N_("What I want to ask"),
    Step.PEOPLE: N_("Who comes"),
    Step.NEEDS: N_("What I need at the meeting"),
    Step.OPENING_WORDS: N_("How I begin"),
}
ITEM_KINDS: dict[str, str] = {
    AgendaKind.WISH: N_("My wish"),
    AgendaKind.QUESTION: N_("My question"),
    AgendaKind.AGREEMENT: N_("What was agreed earlier"),
    AgendaKind.OWN_TEXT: N_("I want to say"),
}
ANSWERS = {
    Answer.YES: N_("Yes"),
    Answer.PARTLY: N_("Partly"),
    Answer.NO: N_("No"),
    Answer.LATER: N_("Later"),
}
ANSWER_HELP = {
    Answer.YES: N_("They agree to this."),
    Answer.PARTLY: N_("They agree to a part of this."),
    Answer.NO: N_("They do not agree to this."),
    Answer.LATER: N_("They answer later."),
}
ANSWERED = {
    Answer.YES: (ft.Icons.CHECK_CIRCLE_OUTLINE, N_("The answer was: yes"), Paint.KEPT),
    Answer.PARTLY: (ft.Icons.TIMELAPSE, N_("The answer was: partly"), Paint.OPEN),
    Answer.NO: (ft.Icons.CANCEL_OUTLINED, N_("The answer was: no"), Paint.DIFFER),
    Answer.LATER: (ft.Icons.SCHEDULE, N_("The answer comes later"), Paint.OPEN),
}


def kind_in_words(desk: Desk, meeting: Meeting) -> str:
    """Return the name of the kind of meeting; an unknown kind is a meeting."""
    found = meeting_types().get(meeting.kind)
    return found.name.spoken(desk.words.code) if found else _("A meeting")


def kind_options(desk: Desk) -> list[Option]:
    """Return the kinds of meetings, the client plan meeting first."""
    kinds = sorted(meeting_types().values(), key=lambda kind: kind.code != FIRST_KIND)
    return [Option(value=k.code, label=k.name.spoken(desk.words.code)) for k in kinds]


def time_in_words(desk: Desk, meeting: Meeting) -> str:
    """Return the day and the time in plain speech."""
    if meeting.day is None:
        return _("The day is not known yet")
    day = desk.day(meeting.day)
    if meeting.clock_time is None:
        return day
    begins = desk.words.clock(meeting.clock_time)
    if meeting.ends_at is None:
        return _("{day} at {time}").format(day=day, time=begins)
    ends = desk.words.clock(meeting.ends_at)
    return _("{day} from {time} to {end}").format(day=day, time=begins, end=ends)


def called_off() -> ft.Control:
    """Return the words of a meeting that was called off."""
    return mark(ft.Icons.EVENT_BUSY, _("The meeting is called off"), Paint.LATE)


def ready_mark(readiness: Readiness) -> ft.Control:
    """Return how ready one is, and what one could do next."""
    if readiness.next_step is None:
        return mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("You are ready"), Paint.KEPT)
    return mark(ft.Icons.EDIT_OUTLINED, _(NEXT[readiness.next_step]), Paint.OPEN)


def to_say(count: int) -> str:
    """Return how many things there are to say."""
    if not count:
        return _("Nothing chosen to say yet")
    return ngettext("{n} thing to say", "{n} things to say", count)


def still_to_say(count: int) -> str:
    """Return how many things are not said yet, as a sentence."""
    if not count:
        return _("Everything has been said.")
    return ngettext("{n} thing still to say", "{n} things still to say", count)


def lines_of(desk: Desk, meeting_id: str) -> list[AgendaLine]:
    """Return the agenda in order, without fields that were left empty."""
    return [line for line in agenda.agenda(desk.ctx, meeting_id) if line.shown.strip()]


def unsaid(lines: list[AgendaLine]) -> int:
    """Return how many of these are still to be said."""
    return len(still_unsaid(line.item for line in lines))


def item_kind(item: AgendaItem) -> str:
    """Return what an agenda item is, in a word or two."""
    return _(ITEM_KINDS.get(item.kind, ITEM_KINDS[AgendaKind.OWN_TEXT]))


def item_state(item: AgendaItem) -> ft.Control:
    """Return what became of an agenda item: its answer, or whether it was said."""
    if item.answer in ANSWERED:
        icon, words, colour = ANSWERED[Answer(item.answer)]
        return mark(icon, _(words), colour)
    if item.said == Said.SAID:
        return mark(ft.Icons.CHECK, _("Said"), Paint.KEPT)
    if item.said == Said.LEFT_OUT:
        return mark(ft.Icons.REMOVE_CIRCLE_OUTLINE, _("Left out this time"), Paint.OPEN)
    return mark(ft.Icons.CHAT_BUBBLE_OUTLINE, _("Not said yet"), Paint.OPEN)


def answer_options() -> list[Option]:
    """Return the cards for what was answered."""
    return [Option(value=a, label=_(ANSWERS[a]), help=_(ANSWER_HELP[a])) for a in Answer]


def invited(desk: Desk, meeting: Meeting) -> list[Person]:
    """Return the people who come, as they are known now."""
    wanted = set(meeting.invited)
    return [person for person in people.all_people(desk.ctx) if person.id in wanted]


def fact(label: str, words: str, language: str) -> list[ft.Control]:
    """Return something the person wrote, under a small label; nothing when empty."""
    shown = own_words(words, language=language)
    return [stack([small(label), shown], spacing=4)] if words.strip() else []


def told(label: str, words: str) -> list[ft.Control]:
    """Return something the app knows, under a small label; nothing when empty."""
    return [stack([small(label), body(words)], spacing=0)] if words else []
