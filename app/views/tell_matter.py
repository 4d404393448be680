"""Tell of a matter and of what has happened in it, one question a page."""

from __future__ import annotations

from functools import partial
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.rules.flow import Kind, Question
from app.rules.symbol import stands_for
from app.services import left_open, matters, wishes
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.follow_ups import CHANNELS
from app.views.guided import Flow
from app.views.kit.choices import Option
from app.views.long_words import beginning
from app.views.matter_words import EVENTS, KINDS, options
from app.views.safety import component
from app.views.whose import visibility_options

WISHES = 6  # so many can be chosen from
QUESTIONS = (
    Question(key="kind", title=N_("How did it begin?"), kind=Kind.ONE),
    Question(
        key="what",
        title=N_("What is it about?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        lines=3,
    ),
    Question(
        key="with_whom",
        title=N_("Where does it wait?"),
        kind=Kind.LINE,
        label=N_("The office or the person"),
    ),
    Question(
        key="started_on",
        title=N_("When did you start it?"),
        kind=Kind.DAY,
        label=N_("The day you started it"),
    ),
    Question(key="started_how", title=N_("How did you start it?"), kind=Kind.ONE),
    Question(
        key="wish_id",
        title=N_("Which wish is it about?"),
        kind=Kind.ONE,
        help=N_("If it is not about a wish, you can continue."),
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)
ENDING = (
    Question(
        key="ended_on",
        title=N_("When did it come to its end?"),
        kind=Kind.DAY,
        label=N_("The day it ended"),
    ),
    Question(
        key="outcome",
        title=N_("What did it lead to?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        lines=3,
    ),
)
EVENT = (
    Question(key="kind", title=N_("What happened?"), kind=Kind.ONE),
    Question(
        key="day", title=N_("When did it happen?"), kind=Kind.DAY, label=N_("The day it happened")
    ),
    Question(key="channel", title=N_("How did the words go?"), kind=Kind.ONE),
    Question(
        key="words",
        title=N_("What was said or done?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        lines=3,
    ),
)


@component
def TellMatter(desk: Desk, matter_id: str, *steps: str, changing: bool = False) -> ft.Control:
    """Ask about a matter; *changing* opens a single question from its page."""
    return flow_page(desk, matter_flow(desk, matter_id), *steps, changing=changing)


@component
def EndMatter(desk: Desk, matter: Matter, *steps: str) -> ft.Control:
    """Ask when a matter came to its end, and what it led to."""
    flow = Flow(
        of=matter.id,
        base=f"/matters/{matter.id}/end",
        change=f"/matters/{matter.id}/end",
        done=f"/matters/{matter.id}",
        place="more",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        check=_("What it led to"),
        questions=ENDING,
        values={one.key: getattr(matter, one.key) for one in ENDING},
        keep=lambda name, value: matters.tell(desk.ctx, matter.id, **{name: value}),
        notes=left_open.notes(desk.ctx, matter.id),
        whose=matter.whose_words,
        language=matter.language,
        about=matter.what,
    )
    return flow_page(desk, flow, *steps)


@component
def TellEvent(desk: Desk, matter: Matter, event_id: str, *steps: str) -> ft.Control:
    """Ask about one thing that happened in a matter."""
    event = found(desk, MatterEvent, event_id)
    known = event or MatterEvent(id=event_id, kind="")
    base = f"/matters/{matter.id}/events/{event_id}"

    def keep(name: str, value: Any) -> None:
        if value or event:
            matters.tell_event(desk.ctx, matter.id, event_id, **{name: value})

    flow = Flow(
        of=event_id,
        base=base,
        change=base,
        done=f"/matters/{matter.id}",
        place="more",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        check=_("What happened in the matter"),
        questions=EVENT,
        values={one.key: getattr(known, one.key) for one in EVENT},
        keep=keep,
        begin=lambda: event or matters.tell_event(desk.ctx, matter.id, event_id),
        notes=left_open.notes(desk.ctx, event_id),
        options={"kind": partial(options, EVENTS), "channel": partial(options, CHANNELS)},
        whose=known.whose_words,
        language=known.language,
        about=matter.what,
    )
    return flow_page(desk, flow, *steps)


def matter_flow(desk: Desk, matter_id: str) -> Flow:
    """Return the questions about a matter, and what is told of it so far."""
    matter = found(desk, Matter, matter_id)
    known = matter or Matter(id=matter_id, kind="")
    here = f"/matters/{matter_id}"
    offered = _wishes(desk, known)

    def keep(name: str, value: Any) -> None:
        if value or matter:
            matters.tell(desk.ctx, matter_id, **{name: value})

    return Flow(
        of=matter_id,
        base=f"{here}/tell",
        change=f"{here}/change",
        done=here if matter else "/matters",
        place="more",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        check=_("What you told about the matter"),
        questions=[one for one in QUESTIONS if offered or one.key != "wish_id"],
        values={one.key: getattr(known, one.key) for one in QUESTIONS},
        keep=keep,
        begin=lambda: matter or matters.tell(desk.ctx, matter_id),
        notes=left_open.notes(desk.ctx, matter_id),
        options={
            "kind": partial(options, KINDS),
            "started_how": partial(options, CHANNELS),
            "wish_id": lambda: offered,
            "visibility": visibility_options,
        },
        whose=known.whose_words,
        language=known.language,
        about=known.what,
    )


def _wishes(desk: Desk, matter: Matter) -> list[Option]:
    """Return the first wishes, in the person's words; the chosen one is always among them."""
    every = wishes.all_wishes(desk.ctx)
    near = [*(w for w in every if w.id == matter.wish_id), *every][: WISHES + 1]
    once = list({wish.id: wish for wish in near}.values())[:WISHES]
    words = desk.words
    return [
        Option(value=wish.id, label=beginning(stands_for(wish, words), 70, 1), own=True)
        for wish in once
        if stands_for(wish, words)
    ]
