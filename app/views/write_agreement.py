"""Write down something agreed, quickly enough for a meeting that is going on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.agreement import Accord, Agreement
from app.records.meeting import Meeting
from app.rules.flow import Kind, Question, Unless
from app.services import agreements, left_open
from app.views.agreement_words import accord_options, every_options
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import Flow
from app.views.safety import component
from app.views.who_does_it import WhoDoesIt
from app.views.whose import visibility_options

AT_MEETING, YES = "at_meeting", "yes"  # a fact: at its meeting only little is asked
_DIFFERING = Unless(key="accord", answer=Accord.AGREED)
_LATER = Unless(key=AT_MEETING, answer=YES)
_MINE = N_("Write it as you would say it.")
_THEIRS = N_("Write it in their words. You can ask them to say it again.")

QUESTIONS = (
    Question(
        key="what",
        title=N_("What was agreed?"),
        kind=Kind.WORDS,
        label=N_("What is done"),
        lines=3,
    ),
    Question(key="who", title=N_("Who does it?"), kind=Kind.OWN, label=N_("Who does it")),
    Question(key="by_when", title=N_("By when?"), kind=Kind.DAY, label=N_("By when")),
    Question(key="accord", title=N_("Do you both agree?"), kind=Kind.ONE, settled=True),
    Question(
        key="my_view",
        title=N_("How do you see it?"),
        kind=Kind.WORDS,
        label=N_("My view"),
        help=_MINE,
        lines=3,
        unless=_DIFFERING,
    ),
    Question(
        key="my_reason",
        title=N_("Why do you see it that way?"),
        kind=Kind.WORDS,
        label=N_("My reason"),
        help=_MINE,
        lines=3,
        unless=_DIFFERING,
    ),
    Question(
        key="their_view",
        title=N_("How do they see it?"),
        kind=Kind.WORDS,
        label=N_("Their view"),
        help=_THEIRS,
        lines=3,
        unless=_DIFFERING,
    ),
    Question(
        key="their_reason",
        title=N_("Why do they see it that way?"),
        kind=Kind.WORDS,
        label=N_("Their reason"),
        help=_THEIRS,
        lines=3,
        unless=_DIFFERING,
    ),
    Question(
        key="how_much", title=N_("How much?"), kind=Kind.LINE, label=N_("How much"), unless=_LATER
    ),
    Question(key="every", title=N_("How often?"), kind=Kind.ONE, unless=_LATER),
    Question(
        key="how_often",
        title=N_("How often, in your own words?"),
        kind=Kind.LINE,
        label=N_("In your own words, for example the days"),
        settled=True,
        unless=_LATER,
        page="every",
    ),
    Question(
        key="from_when",
        title=N_("From when?"),
        kind=Kind.DAY,
        label=N_("From when"),
        unless=_LATER,
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)

# At its meeting these stand on the page of another question, so that writing is quick.
_QUICK = {"who": "what", "by_when": "what", "my_reason": "my_view", "their_reason": "their_view"}


def questions_at(*, meeting_goes_on: bool) -> list[Question]:
    """Return the questions about an agreement; at its meeting they stand on fewer pages."""
    together = _QUICK if meeting_goes_on else {}
    return [replace(one, page=together.get(one.key, one.page)) for one in QUESTIONS]


@component
def WriteAgreement(
    desk: Desk, agreement: Agreement, *steps: str, changing: bool = False
) -> ft.Control:
    """Show one page of writing; *changing* opens a single question from its page."""
    return flow_page(desk, agreement_flow(desk, agreement), *steps, changing=changing)


def agreement_flow(desk: Desk, agreement: Agreement) -> Flow:
    """Return the questions about an agreement; those that are not needed are left out."""
    meeting = found(desk, Meeting, agreement.meeting_id) if agreement.meeting_id else None
    now = meeting is not None and not meeting.held
    values = {one.key: getattr(agreement, one.key) for one in QUESTIONS}

    def keep(name: str, value: Any) -> object:
        return agreements.change(desk.ctx, agreement.id, **{name: value})

    return Flow(
        of=agreement.id,
        base=f"/agreements/{agreement.id}/write",
        change=f"/agreements/{agreement.id}/change",
        done=_ready_route(agreement, meeting),
        place="" if now else "agreements",
        help=_(
            "Write down what was agreed, in the words you agreed on. Everything is kept "
            "at once. You can leave empty what you do not know."
        ),
        check=_("What you wrote down"),
        questions=questions_at(meeting_goes_on=now),
        values={**values, AT_MEETING: YES if now else ""},
        keep=keep,
        notes=left_open.notes(desk.ctx, agreement.id),
        options={
            "accord": accord_options,
            "every": every_options,
            "visibility": visibility_options,
        },
        drawn={"who": lambda keeping: [WhoDoesIt(desk, agreement, meeting, keeping)]},
        whose=agreement.whose_words,
        language=agreement.language,
        about=agreement.what,
    )


def _ready_route(agreement: Agreement, meeting: Meeting | None) -> str:
    """Return where writing leads: back to the meeting while it goes on."""
    if meeting is None or meeting.held:
        return f"/agreements/{agreement.id}"
    if not agreement.agenda_item_id:
        return f"/in-meeting/{meeting.id}/together"
    return f"/in-meeting/{meeting.id}/{agreement.agenda_item_id}/answer"
