"""About me: what a person tells about themself, each part on its own page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import flet as ft

from app.content.names import PARTS as PART_NAMES
from app.errors.base import N_
from app.i18n import _
from app.records.profile import Profile, ProfilePart
from app.rules.flow import Kind, Question
from app.rules.left_open import ABOUT_ME
from app.services import left_open, profile
from app.views.desk import Desk
from app.views.flow import flow_page
from app.views.guided import Flow, left_in_words
from app.views.history import Earlier, HistoryPage
from app.views.kit.buttons import Action, button
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, heading, quiet, strong
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.whose import seen_by, seen_in_words, visibility_options

# name of the part, what one could write, name of the button before and after writing
PARTS = {
    ProfilePart.NAME: (
        N_("My name on summaries"),
        N_("This name is printed on what you give to others."),
        N_("Write: my name"),
        N_("Change: my name"),
    ),
    ProfilePart.MATTERS: (
        PART_NAMES[ProfilePart.MATTERS],
        N_("People, things and habits that are important to you."),
        N_("Write: what matters"),
        N_("Change: what matters"),
    ),
    ProfilePart.SUPPORT: (
        PART_NAMES[ProfilePart.SUPPORT],
        N_("What others should know and do, so that help is good help."),
        N_("Write: how to support me"),
        N_("Change: how to support me"),
    ),
    ProfilePart.COMMUNICATION: (
        PART_NAMES[ProfilePart.COMMUNICATION],
        N_("How it is easiest to talk with you and to be understood."),
        N_("Write: how I communicate"),
        N_("Change: how I communicate"),
    ),
    ProfilePart.GOOD_AT: (
        PART_NAMES[ProfilePart.GOOD_AT],
        N_("What you can do and like to do yourself."),
        N_("Write: what I am good at"),
        N_("Change: what I am good at"),
    ),
    ProfilePart.DO_NOT_WANT: (
        PART_NAMES[ProfilePart.DO_NOT_WANT],
        N_("What others should leave undone or ask about first."),
        N_("Write: what I do not want"),
        N_("Change: what I do not want"),
    ),
    ProfilePart.MY_DAY: (
        PART_NAMES[ProfilePart.MY_DAY],
        N_("When you get up, eat, rest and go to bed. What you like to do."),
        N_("Write: my day"),
        N_("Change: my day"),
    ),
    ProfilePart.AIDS: (
        PART_NAMES[ProfilePart.AIDS],
        N_("Glasses, a hearing aid, a walker, an interpreter, a step-free way."),
        N_("Write: aids and access"),
        N_("Change: aids and access"),
    ),
    ProfilePart.CARD: (
        PART_NAMES[ProfilePart.CARD],
        N_("What you want to show the others at a meeting, in a few large words."),
        N_("Write: my own card"),
        N_("Change: my own card"),
    ),
}


def questions() -> list[Question]:
    """Return what is asked about the person, one question for each part."""
    return [
        Question(
            key=part,
            title=name,
            help=hint,
            kind=Kind.LINE if part is ProfilePart.NAME else Kind.WORDS,
            label=N_("My name") if part is ProfilePart.NAME else N_("In your own words"),
            lines=5,
        )
        for part, (name, hint, *_buttons) in PARTS.items()
    ]


def about_flow(desk: Desk) -> Flow:
    """Return the questions about the person, and what is told so far."""
    told = {one.part: one for one in profile.parts(desk.ctx)}
    notes = left_open.notes(desk.ctx, ABOUT_ME)
    return Flow(
        of=ABOUT_ME,
        base="/about-me/tell",
        change="/about-me",
        done="/about-me",
        place="more",
        help=_("Write in your own words. They are kept as you write. Press Ready when you like."),
        check=_("What you told about yourself"),
        questions=questions(),
        values={part: told[part].words if part in told else "" for part in PARTS},
        keep=lambda part, words: profile.tell(desk.ctx, part, words),
        languages={part: one.language for part, one in told.items()},
        notes=replace(notes, whose={part: one.whose_words for part, one in told.items()}),
        extra={part: lambda part=part: _after(desk, told.get(part)) for part in PARTS},
    )


@component
def AboutMeScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show all parts, the questions one after another, one part, or its earlier versions."""
    match parts:
        case ("tell", *steps):
            return flow_page(desk, about_flow(desk), *steps)
        case (part,) if part in PARTS:
            return flow_page(desk, about_flow(desk), part, changing=True)
        case (part, "history") if part in PARTS:
            return PartHistory(desk, part, key=part)
        case _:
            return AboutMe(desk)


@component
def AboutMe(desk: Desk) -> ft.Control:
    """Show what has been told, and what could be told."""
    told = {one.part: one for one in profile.parts(desk.ctx)}
    flow = about_flow(desk)
    page = Page(
        title=_("About me"),
        key="about-me",
        place="more",
        help=_(
            "Here you tell who you are and how you want to be met. "
            "Write as much or as little as you like. Each part is kept by itself."
        ),
        main=_going_on(desk, flow),
        up="/more",
    )
    intro = body(_("When others know these things, you need not explain them again."))
    cards = [
        PartCard(desk, part, told.get(part), flow.notes.left.get(part, ""), key=part)
        for part in PARTS
    ]
    return PageFrame(desk, page, [intro, *cards])


def _going_on(desk: Desk, flow: Flow) -> Action | None:
    """Return the way to the first question that is still open."""
    resume = flow.resume
    if resume is None:
        return None
    begun = any(flow.answers.values()) or flow.notes.left
    return Action(
        label=_("Continue where you left") if begun else _("Answer one question at a time"),
        press=lambda: desk.go(f"{flow.base}/{resume}"),
        key="go-on",
        icon=ft.Icons.ARROW_FORWARD,
    )


@component
def PartCard(desk: Desk, part: str, told: Profile | None, left: str) -> ft.Control:
    """Show one part in the person's words, why it was left open, or what it could hold."""
    name, hint, write, change = PARTS[ProfilePart(part)]
    written = told is not None and bool(told.words.strip())
    opened = Action(
        label=_(change if written or left else write),
        press=lambda: desk.go(f"/about-me/{part}"),
        key=f"write-{part}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    shown = [first_words(told.words, told), seen_by(told.visibility)] if told and written else []
    open_words = [body(left_in_words(left)) if left else quiet(_(hint))]
    return card(
        [strong(_(name)), *(shown or open_words), side_by_side([button(opened, calm=True)])]
    )


def part_of(desk: Desk, part: str) -> Profile | None:
    """Return what was told of one part, if anything."""
    return next((one for one in profile.parts(desk.ctx) if one.part == part), None)


def _after(desk: Desk, told: Profile | None) -> list[ft.Control]:
    """Return who may see the words and their earlier versions, once there are words."""
    if told is None:
        return []

    def on_choose(chosen: str) -> None:
        desk.do(
            lambda: profile.tell(desk.ctx, told.part, told.words, visibility=chosen),
            said=_("Saved"),
        )

    question = _("Who may see this?")
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/about-me/{told.part}/history"),
        key="history",
        icon=ft.Icons.HISTORY,
    )
    return [
        heading(question, level=2),
        SingleChoice(question, visibility_options(), told.visibility, on_choose),
        side_by_side([button(earlier, calm=True)]),
    ]


@component
def PartHistory(desk: Desk, part: str) -> ft.Control:
    """Show the earlier versions of one part."""
    told = part_of(desk, part)
    return HistoryPage(
        desk,
        Earlier(
            kind=Profile,
            record_id=told.id if told else "",
            words={"words": ""},
            facts=_facts,
            place="more",
            up=f"/about-me/{part}",
        ),
    )


def _facts(fields: dict[str, Any]) -> list[str]:
    return [seen_in_words(str(fields.get("visibility")))]
