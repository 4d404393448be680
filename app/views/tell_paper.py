"""Tell of a paper that came: one question a page; the first answer makes the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _, isolate, ngettext
from app.records.paper import Paper, PaperKind
from app.records.person import Person, Role
from app.rules.flow import Kind, Question
from app.services import attachments, left_open, papers, people
from app.views.asking import Asked, ask
from app.views.begin_agreement import meeting_option, meetings_offered
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import Flow
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import stack
from app.views.kit.words import heading, quiet
from app.views.paper_words import about_days, came_options, kind_in_words, kind_options
from app.views.person_words import role_in_words
from app.views.pictures import Pictures
from app.views.safety import component
from app.views.whose import visibility_options

DAYS = ("dated", "sent", "received")
PICTURE = "picture"
_THEY = {Role.OWN_WORKER, Role.PROFESSIONAL, ""}  # who may have sent a paper

QUESTIONS = (
    Question(key="kind", title=N_("What paper is it?"), kind=Kind.ONE),
    Question(
        key="from_whom",
        title=N_("From whom did it come?"),
        kind=Kind.OWN,
        label=N_("From whom it came"),
    ),
    Question(
        key="words",
        title=N_("What is the paper about?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        lines=3,
    ),
    Question(
        key="meeting_id",
        title=N_("Which meeting is it about?"),
        kind=Kind.ONE,
        help=N_("If it is not about a meeting, you can continue."),
    ),
    Question(
        key="dated",
        title=N_("What day stands on the paper?"),
        kind=Kind.DAY,
        label=N_("The day on the paper"),
    ),
    Question(
        key="sent", title=N_("When was it sent?"), kind=Kind.DAY, label=N_("The day it was sent")
    ),
    Question(
        key="received",
        title=N_("When did you get it?"),
        kind=Kind.DAY,
        label=N_("The day you got it"),
    ),
    Question(key="came_how", title=N_("How did it come?"), kind=Kind.ONE),
    Question(
        key=PICTURE,
        title=N_("Do you want to add the paper itself?"),
        kind=Kind.OWN,
        help=N_("You can take a photo of it with your phone or camera first."),
        settled=True,
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)
SAY = (
    Question(
        key="their_reason",
        title=N_("Why does the decision differ from the plan?"),
        kind=Kind.WORDS,
        label=N_("The reason, as the paper gives it"),
        help=N_("Write it as it stands in the paper. If it gives no reason, leave this empty."),
    ),
    Question(
        key="my_view",
        title=N_("What do you want to say about the whole paper?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("This goes into the comment letter, in your own words."),
    ),
)


@component
def TellPaper(desk: Desk, paper_id: str, *steps: str, changing: bool = False) -> ft.Control:
    """Ask about a paper; *changing* opens a single question from its page."""
    return flow_page(desk, paper_flow(desk, paper_id), *steps, changing=changing)


@component
def SayOfPaper(desk: Desk, paper: Paper, key: str = "my_view") -> ft.Control:
    """Ask for the reason the paper gives, or for what one wants to say of all of it."""
    here = f"/papers/{paper.id}"
    flow = Flow(
        of=paper.id,
        base=f"{here}/say",
        change=f"{here}/say",
        done=here,
        place="more",
        help=_("Write as much as you like. Your words are kept at once."),
        check=_("What you said about the paper"),
        questions=SAY,
        values={one.key: getattr(paper, one.key) for one in SAY},
        keep=lambda name, value: papers.tell(desk.ctx, paper.id, **{name: value}),
        notes=left_open.notes(desk.ctx, paper.id),
        whose=paper.whose_words,
    )
    return flow_page(desk, flow, key, changing=True)


def paper_flow(desk: Desk, paper_id: str) -> Flow:
    """Return the questions about a paper, and what is told of it so far."""
    paper = found(desk, Paper, paper_id)
    here = f"/papers/{paper_id}"
    known = paper or Paper(id=paper_id, kind="")
    offered = meetings_offered(desk, known.meeting_id)
    files = len(attachments.all_of(desk.ctx, paper_id)) if paper else 0
    days = partial(about_days, desk, known)
    return Flow(
        of=paper_id,
        base=f"{here}/tell",
        change=f"{here}/change",
        done=here if paper else "/papers",
        place="more",
        help=_("Tell one thing on each page. Every answer is kept at once."),
        check=_("What you told about the paper"),
        questions=[q for q in QUESTIONS if offered or q.key != "meeting_id"],
        values={**_values(known), PICTURE: PICTURE if files else ""},
        keep=lambda name, value: _keep(desk, paper_id, name, value),
        begin=lambda: paper or papers.tell(desk.ctx, paper_id),
        notes=left_open.notes(desk.ctx, paper_id),
        options={
            "kind": kind_options,
            "meeting_id": lambda: [meeting_option(desk, meeting) for meeting in offered],
            "came_how": came_options,
            "visibility": visibility_options,
            PICTURE: lambda: [Option(value=PICTURE, label=_files(files))],
        },
        drawn={
            "from_whom": lambda keep: [FromWhom(desk, known, keep)],
            PICTURE: lambda _keep: [_the_paper(desk, paper)],
        },
        extra=dict.fromkeys(DAYS, days),
        whose=known.whose_words,
        about=known.words or (kind_in_words(known) if paper else ""),
    )


def _keep(desk: Desk, paper_id: str, name: str, value: Any) -> None:
    """Keep an answer; an empty one makes no paper, a written sender is nobody's card."""
    if value or found(desk, Paper, paper_id):
        beside = {"person_id": ""} if name == "from_whom" else {}
        papers.tell(desk.ctx, paper_id, **beside, **{name: value})


def _values(paper: Paper) -> dict[str, Any]:
    return {one.key: getattr(paper, one.key) for one in QUESTIONS if one.key != PICTURE}


def _files(count: int) -> str:
    return ngettext("{n} picture or file is added", "{n} pictures or files are added", count)


def _the_paper(desk: Desk, paper: Paper | None) -> ft.Control:
    if paper is None:
        return quiet(_("You can add it as soon as you have told one thing about the paper."))
    return Pictures(desk, paper, here=f"/papers/{paper.id}/tell/{PICTURE}")


@component
def FromWhom(desk: Desk, paper: Paper, keep: Callable[[str], object]) -> ft.Control:
    """Show the field, and below it the professionals who are known."""
    turn, set_turn = ft.use_state(0)
    place = f"{paper.id}-from_whom"
    known = [p for p in people.all_people(desk.ctx) if p.role in _THEY and p.first_name.strip()]
    latest = found(desk, Paper, paper.id) or paper  # as it is after a press, too

    def on_choose(person_id: str) -> None:
        desk.drafts.flush(place)
        person = next(p for p in known if p.id == person_id)
        if desk.do(lambda: _from(desk, paper.id, person, keep), said=_("Saved")):
            set_turn(lambda old: old + 1)

    label = _("From whom it came")
    asked = Asked(
        place=place,
        label=label,
        value=latest.from_whom,
        keep=keep,
        advice=_("A name, an office or both."),
        turn=turn,
    )
    title = _("Those you know")
    options = [_known(person) for person in known]
    cards = [heading(title, level=2), SingleChoice(title, options, latest.person_id, on_choose)]
    return stack([ask(desk, asked), *(cards if options else [])], spacing=16)


def _from(desk: Desk, paper_id: str, person: Person, keep: Callable[[str], object]) -> None:
    keep(person.first_name.strip())
    papers.tell(desk.ctx, paper_id, person_id=person.id)


def _known(person: Person) -> Option:
    office = person.organisation.strip()
    facts = (role_in_words(person.role), isolate(office) if office else "")
    told = " · ".join(fact for fact in facts if fact)
    return Option(value=person.id, label=person.first_name.strip(), help=told)


def is_decision(paper: Paper) -> bool:
    """Say whether the paper decides something, so that it may give reasons."""
    return paper.kind == PaperKind.DECISION
