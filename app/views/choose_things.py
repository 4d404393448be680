"""Choose what to give, thing by thing; what is only for the person says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import flet as ft

from app.content.meeting_types import meeting_types
from app.content.names import PARTS as PART_NAMES
from app.errors.base import N_
from app.i18n import _, ngettext
from app.records.agenda_item import AgendaItem, Answer
from app.records.agreement import Agreement
from app.records.base import Record, Visibility
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile, ProfilePart
from app.records.wish import Wish
from app.rules.visibility import WhyNot
from app.services import records
from app.services.givable import Group, GroupKind, Thing, givable
from app.views.desk import Desk
from app.views.giving_now import Giving, numbered, shortened
from app.views.kit.buttons import Action, button
from app.views.kit.choices import MultiChoice, Option, SingleChoice
from app.views.kit.layout import card, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, small
from app.views.page import Page, PageFrame
from app.views.person_words import role_in_words
from app.views.safety import component
from app.views.whose import visibility_options
from app.views.wish_words import area_in_words

AT_ONCE = 30  # things of one group on a page
LETTERS, NOTE_LETTERS, FULL_LETTERS = 46, 32, 200
GROUPS = {
    GroupKind.PROFILE: N_("About me"),
    GroupKind.WISHES: N_("My wishes"),
    GroupKind.MEETINGS: N_("Meetings"),
    GroupKind.ANSWERS: N_("What you bring up, and the answers"),
    GroupKind.AGREEMENTS: N_("What was agreed"),
    GroupKind.PEOPLE: N_("People"),
}
PARTS = {ProfilePart.NAME: N_("My name"), **PART_NAMES}
ANSWERS = {
    Answer.YES: N_("Answer: yes"),
    Answer.PARTLY: N_("Answer: partly"),
    Answer.NO: N_("Answer: no"),
    Answer.LATER: N_("Answer: later"),
}
WHY_NOT = {
    WhyNot.ONLY_ME: N_("This is only for you, so it stays here."),
    WhyNot.WISH_ONLY_ME: N_("What is behind this is only for you, so this stays here."),
    WhyNot.REMOVED: N_("You have removed this, so it stays here."),
}


@component
def ChooseThings(desk: Desk, giving: Giving) -> ft.Control:
    """Show everything by group: first where most was chosen by coming here."""
    at_first = ft.use_memo(lambda: frozenset(giving.ids), [])
    groups = sorted(givable(desk.ctx), key=lambda group: -_held(group, at_first))
    giving.ids &= {t.record.id for group in groups for t in group.things if t.may_be_given}
    stay = [t.record.id for group in groups for t in group.things if not t.may_be_given]
    numbers = {record_id: number for number, record_id in enumerate(stay, start=1)}
    chosen = len(giving.ids)
    count = ngettext("You have chosen {n} thing.", "You have chosen {n} things.", chosen)
    main = Action(
        label=_("See exactly what they will see"),
        press=lambda: desk.go("/give/seen"),
        key="continue",
        icon=ft.Icons.ARROW_FORWARD,
    )
    empty = body(_("There is nothing to give yet. First tell a wish, or write about yourself."))
    return PageFrame(
        desk,
        Page(
            title=_("Choose what goes along"),
            key="give-things",
            help=_(
                "Press a thing to take it along or to leave it out. What is only yours stays here."
            ),
            main=main if chosen else None,
            up="/give/set",
            place="today",
            step=numbered(4),
        ),
        [
            *([body(count)] if groups else [empty]),
            *(
                GroupOfThings(desk, giving, group, at_first, numbers, key=f"group-{group.kind}")
                for group in groups
            ),
        ],
    )


def _held(group: Group, chosen: frozenset[str]) -> int:
    return sum(thing.record.id in chosen for thing in group.things)


@component
def GroupOfThings(
    desk: Desk,
    giving: Giving,
    group: Group,
    at_first: frozenset[str],
    numbers: Mapping[str, int],
) -> ft.Control:
    """Show the things of one kind: those that may go, the chosen first, then those that stay."""
    shown, set_shown = ft.use_state(AT_ONCE)
    title = _(GROUPS[group.kind])
    may_go = [thing for thing in group.things if thing.may_be_given]
    may_go.sort(key=lambda thing: thing.record.id not in at_first)
    stay = [thing for thing in group.things if not thing.may_be_given]
    more = Action(
        label=_("Show more: {what}").format(what=title),
        press=lambda: set_shown(lambda old: old + AT_ONCE),
        key=f"more-{group.kind}",
    )
    hidden = max(len(may_go), len(stay)) > shown
    return stack(
        [
            heading(title, level=2),
            *([_cards(desk, giving, title, may_go, may_go[:shown])] if may_go else []),
            *_opened(desk, giving, may_go),
            *(
                StayingThing(
                    desk, giving, thing, numbers[thing.record.id], key=f"stays-{thing.record.id}"
                )
                for thing in stay[:shown]
            ),
            *([button(more, calm=True)] if hidden else []),
        ],
        spacing=12,
    )


def _cards(
    desk: Desk, giving: Giving, title: str, every: Sequence[Thing], shown: Sequence[Thing]
) -> ft.Control:
    here = frozenset(thing.record.id for thing in every)

    def choose(chosen: frozenset[str]) -> None:
        giving.ids = (giving.ids - here) | chosen
        desk.changed()

    options = [
        Option(
            value=thing.record.id,
            label=label(desk, thing),
            own=True,
            help=shortened(about(desk, thing.record), NOTE_LETTERS),
        )
        for thing in shown
    ]
    return MultiChoice(title, options, giving.ids & here, choose)


@component
def StayingThing(desk: Desk, giving: Giving, thing: Thing, number: int) -> ft.Control:
    """Show a thing that cannot be taken along, why, and the way to change that."""
    choosing, set_choosing = ft.use_state(False)
    change = Action(
        label=_("Change who may see this ({n})").format(n=number),
        press=lambda: set_choosing(lambda old: not old),
        key=f"change-{thing.record.id}",
        icon=ft.Icons.VISIBILITY_OUTLINED,
    )
    question = _("Who may see this?")
    choice = SingleChoice(
        question, visibility_options(), Visibility.ONLY_ME, _allow(desk, giving, thing)
    )
    return card(
        [
            _named(desk, thing),
            *([small(told)] if (told := about(desk, thing.record)) else []),
            mark(ft.Icons.LOCK_OUTLINE, _("Only for me"), Paint.OPEN),
            quiet(_(WHY_NOT[thing.why_not or WhyNot.ONLY_ME])),
            button(change),
            *([choice] if choosing else []),
        ]
    )


def _named(desk: Desk, thing: Thing) -> ft.Control:
    words = label(desk, thing, FULL_LETTERS)
    if isinstance(thing.record, Meeting) or not thing.shown:
        return body(words)
    return own_words(words, language=thing.record.language)


def _allow(desk: Desk, giving: Giving, thing: Thing) -> Callable[[str], None]:
    """Return what lets a thing be given; what is behind it decides for it."""
    kind, record_id = _decider(thing)

    def choose(visibility: str) -> None:
        if visibility == Visibility.ONLY_ME:
            return
        giving.allowed = record_id
        desk.do(
            lambda: records.change(desk.ctx, kind, record_id, visibility=visibility),
            said=_("This may now be shared. You can take it along."),
        )

    return choose


def _opened(desk: Desk, giving: Giving, may_go: Sequence[Thing]) -> list[ft.Control]:
    """Return the way back for the thing that was opened for giving last."""
    thing = next((t for t in may_go if t.record.id == giving.allowed), None)
    if thing is None:
        return []
    kind, record_id = _decider(thing)

    def take_back() -> None:
        giving.allowed = ""
        giving.ids -= {record_id}
        desk.do(
            lambda: records.change(desk.ctx, kind, record_id, visibility=Visibility.ONLY_ME),
            said=_("This is only for you again."),
        )

    undo = Action(
        label=_("Undo: keep it only for me"), press=take_back, key="undo", icon=ft.Icons.UNDO
    )
    return [
        card(
            [quiet(_("This may now be shared. You can take it along.")), button(undo)], tinted=True
        )
    ]


def _decider(thing: Thing) -> tuple[type[Record], str]:
    """Return the record whose visibility decides about a thing."""
    record = thing.record
    if isinstance(record, AgendaItem) and record.wish_id:
        return Wish, record.wish_id
    if isinstance(record, AgendaItem) and record.agreement_id:
        return Agreement, record.agreement_id
    return type(record), record.id


def label(desk: Desk, thing: Thing, letters: int = LETTERS) -> str:
    """Return the name of a thing: the beginning of its words, or the kind of a meeting."""
    if isinstance(thing.record, Meeting):
        return _kind_of(desk, thing.record)
    return shortened(thing.shown, letters) or _("No words yet")


def about(desk: Desk, record: Record) -> str:
    """Return a short line about a thing, in the app's words."""
    match record:
        case Profile():
            return _(PARTS[record.part]) if record.part in PARTS else ""
        case Wish():
            return area_in_words(record)
        case Meeting():
            return desk.words.date(record.day) if record.day else record.place
        case AgendaItem():
            return (
                _(ANSWERS[Answer(record.answer)])
                if record.answer in ANSWERS
                else _("No answer yet")
            )
        case Agreement():
            return desk.words.date(record.by_when) if record.by_when else record.who
    return role_in_words(record.role) if isinstance(record, Person) else ""


def _kind_of(desk: Desk, meeting: Meeting) -> str:
    kind = meeting_types().get(meeting.kind)
    return kind.name.spoken(desk.words.code) if kind else _("Meeting")
