"""The questions of getting ready for a meeting, and how each is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _, isolate
from app.records.agenda_item import AgendaKind
from app.records.meeting import Meeting
from app.records.person import Person
from app.rules.flow import Kind, Question
from app.services import left_open, meetings
from app.services.agenda import AgendaLine
from app.views.choose_questions import ChooseQuestions
from app.views.choose_wishes import ChooseWishes
from app.views.desk import Desk
from app.views.flow import flow_page
from app.views.guided import Flow, Keep
from app.views.kit.choices import Option
from app.views.long_words import beginning
from app.views.meeting_words import invited, kind_options, lines_of
from app.views.order_agenda import OrderAgenda
from app.views.person_chooser import PersonChooser
from app.views.safety import component
from app.views.things_to_bring import ThingsToBring
from app.views.whose import visibility_options

HERE, FAR = "here", "remote"
FIELDS = {  # where a question's answer is kept, when not under its own name
    "clock": "clock_time",
    "people": "invited",
    "support": "support_person",
    "bring": "things_to_bring",
}
QUESTIONS = (
    Question(
        key="kind",
        title=N_("What kind of meeting is it?"),
        kind=Kind.ONE,
        help=N_("The invitation often tells this. Choose the nearest one."),
        settled=True,
    ),
    Question(key="day", title=N_("When is the meeting?"), kind=Kind.DAY, label=N_("The day")),
    Question(
        key="clock", title=N_("What time is the meeting?"), kind=Kind.CLOCK, label=N_("The time")
    ),
    Question(key="remote", title=N_("How do you meet?"), kind=Kind.ONE, settled=True),
    Question(
        key="place",
        title=N_("Where do you meet?"),
        kind=Kind.LINE,
        label=N_("Place, address or phone number"),
    ),
    Question(
        key="people",
        title=N_("Who comes to the meeting?"),
        kind=Kind.OWN,
        help=N_("You can ask beforehand who comes and why."),
    ),
    Question(
        key="not_wanted",
        title=N_("Is there someone you do not want there?"),
        kind=Kind.WORDS,
        label=N_("Whom I do not want there"),
        help=N_("You can say this to your worker beforehand. It is your meeting."),
        lines=2,
    ),
    Question(
        key="support",
        title=N_("Who supports you at the meeting?"),
        kind=Kind.LINE,
        label=N_("My support person"),
        help=N_("You can take someone with you. You can also ask for an interpreter."),
    ),
    Question(
        key="interpreter",
        title=N_("Do you need an interpreter?"),
        kind=Kind.LINE,
        label=N_("Interpreter, and which language"),
    ),
    Question(
        key="wishes",
        title=N_("What do you want to say?"),
        kind=Kind.OWN,
        help=N_("Three things are often enough for one meeting."),
    ),
    Question(
        key="questions",
        title=N_("What do you want to ask?"),
        kind=Kind.OWN,
        help=N_("Choose ready questions, or write your own."),
    ),
    Question(
        key="order",
        title=N_("What do you say first?"),
        kind=Kind.OWN,
        help=N_("The most important thing first. Time may run out."),
        settled=True,
    ),
    Question(key="bring", title=N_("What do you take with you?"), kind=Kind.OWN),
    Question(
        key="needs",
        title=N_("What do you need at the meeting?"),
        kind=Kind.WORDS,
        label=N_("What I need at the meeting"),
        help=N_("For example: a break, a quiet room, time to think, plain words."),
    ),
    Question(
        key="opening_words",
        title=N_("How do you want to begin?"),
        kind=Kind.WORDS,
        label=N_("My first words"),
        help=N_("The first words are easier when they are ready. You can read them aloud."),
        lines=5,
    ),
    Question(
        key="seen",
        title=N_("Who may see this meeting?"),
        kind=Kind.ONE,
        help=N_("This also holds for the questions you wrote for this meeting."),
        settled=True,
    ),
)
STEPS = tuple(question.key for question in QUESTIONS)


@component
def PrepareStep(desk: Desk, meeting: Meeting, *steps: str, changing: bool = False) -> ft.Control:
    """Show one question, or all answers; *changing* opens a single one from the overview."""
    return flow_page(desk, prepare_flow(desk, meeting), *steps, changing=changing)


def prepare_flow(desk: Desk, meeting: Meeting) -> Flow:
    """Return the questions of getting ready, and what is prepared so far."""
    return Flow(
        of=meeting.id,
        base=f"/prepare/{meeting.id}",
        change=f"/prepare/{meeting.id}/change",
        done=f"/prepare/{meeting.id}",
        place="meetings",
        help=_(
            "You get ready one question at a time. Everything is kept at once. "
            "You can stop whenever you like and go on later."
        ),
        check=_("What you prepared"),
        questions=QUESTIONS,
        values=_values(desk, meeting),
        keep=lambda name, value: _keep(desk, meeting, name, value),
        notes=left_open.notes(desk.ctx, meeting.id),
        options={
            "kind": lambda: kind_options(desk),
            "remote": _ways_to_meet,
            "seen": visibility_options,
        },
        drawn={
            "people": lambda keep: [_people(desk, meeting, keep)],
            "wishes": lambda _keep: [ChooseWishes(desk, meeting)],
            "questions": lambda _keep: [ChooseQuestions(desk, meeting)],
            "order": lambda _keep: [OrderAgenda(desk, meeting)],
            "bring": lambda _keep: [ThingsToBring(desk, meeting)],
        },
        whose=meeting.whose_words,
        language=meeting.language,
    )


def _values(desk: Desk, meeting: Meeting) -> dict[str, Any]:
    """Return the answers; what is chosen elsewhere is told by its first words."""
    lines = lines_of(desk, meeting.id)
    asked = [line for line in lines if line.item.kind == AgendaKind.QUESTION]
    own = {key: getattr(meeting, FIELDS.get(key, key), "") for key in STEPS}
    return {
        **own,
        "remote": FAR if meeting.remote else HERE,
        "people": desk.words.and_list([_name(person) for person in invited(desk, meeting)]),
        "wishes": _told(line for line in lines if line not in asked),
        "questions": _told(asked),
        "order": _told(lines[:1]),
        "seen": meeting.visibility,
    }


def _name(person: Person) -> str:
    name = person.first_name.strip()
    return isolate(name) if name else _("No name yet")


def _told(lines: Iterable[AgendaLine]) -> str:
    return "\n".join(beginning(line.shown, 60, lines=1) for line in lines)


def _keep(desk: Desk, meeting: Meeting, name: str, value: Any) -> object:
    if name == "seen":
        return meetings.let_see(desk.ctx, meeting.id, value)
    kept = value == FAR if name == "remote" else value
    return meetings.change(desk.ctx, meeting.id, **{FIELDS.get(name, name): kept})


def _ways_to_meet() -> list[Option]:
    return [
        Option(value=HERE, label=_("We meet in the same room")),
        Option(value=FAR, label=_("We meet by phone or video")),
    ]


def _people(desk: Desk, meeting: Meeting, keep: Keep) -> ft.Control:
    def on_choose(ids: list[str]) -> None:
        desk.do(lambda: keep(list(ids)), said=_("Saved"))

    title = _("Who comes to the meeting?")
    return PersonChooser(desk, title, meeting.invited, on_choose, many=True)
