"""My people: the list, one person, and the short page where a person is told about."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _, ngettext
from app.records.base import new_id
from app.records.person import Person, Role
from app.services import people, records
from app.views.desk import Desk
from app.views.finding import found
from app.views.history import Earlier, HistoryPage
from app.views.kit.buttons import Action, button
from app.views.kit.choices import SingleChoice
from app.views.kit.layout import card, side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet
from app.views.meeting_words import fact
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.person_page import EditPerson
from app.views.person_words import role_in_words
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.whose import visibility_options


@component
def PeopleScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, one person, or the page that tells about one."""
    beginning = ft.use_memo(new_id, [])  # an address opened by hand, not by a button
    match parts:
        case ():
            return PeopleList(desk)
        case ("new",):
            return EditPerson(desk, beginning)
        case (person_id, "edit"):
            return EditPerson(desk, person_id, key=person_id)
        case (person_id, "history"):
            return PersonHistory(desk, person_id, key=person_id)
        case _:
            beside = _listed(desk, people.all_people(desk.ctx), parts[0]) if desk.wide else []
            return PersonPage(desk, parts[0], beside, key=parts[0])


@component
def PeopleList(desk: Desk) -> ft.Control:
    """Show everyone, the own worker first."""
    everyone = people.all_people(desk.ctx)
    page = Page(
        title=_("My people"),
        key="people",
        place="more",
        help=_(
            "Here are the people who help you and those close to you. "
            "You can choose them when you plan a meeting or give your information."
        ),
        main=Action(
            label=_("Add a person"),
            press=lambda: desk.go("/people/new"),
            key="new-person",
            icon=ft.Icons.PERSON_ADD_ALT,
        ),
        main_first=True,
        up="/more",
    )
    return PageFrame(desk, page, _listed(desk, everyone) if everyone else _empty())


def _empty() -> list[ft.Control]:
    return [
        body(_("The people who help you will be here: your worker, your family, your friends.")),
        quiet(_("A first name is enough to begin with.")),
    ]


def _listed(desk: Desk, everyone: Sequence[Person], current: str = "") -> list[ft.Control]:
    count = ngettext("{n} person", "{n} people", len(everyone))
    cards = Paged(
        everyone,
        lambda n, person: PersonCard(desk, n, person, here=person.id == current, key=person.id),
        where="people",
    )
    return [quiet(count), cards]


@component
def PersonCard(desk: Desk, n: int, person: Person, *, here: bool = False) -> ft.Control:
    """Show one person in the list."""
    opened = Action(
        label=_("Open person {n}").format(n=n),
        press=lambda: desk.go(f"/people/{person.id}"),
        key=f"open-{person.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card(
        [
            name_of(person),
            *role_line(person),
            *_phone(person),
            quiet(_("This one is open beside.")) if here else button(opened),
        ],
        tinted=here,
    )


def name_of(person: Person, *, aloud: bool = False) -> ft.Control:
    """Return the first name as it was written."""
    name = person.first_name.strip()
    shown = own_words(name, aloud=aloud, language=person.language)
    return shown if name else quiet(_("No name yet"))


def role_line(person: Person) -> list[ft.Control]:
    """Return what the person is to the client, or nothing when it was not told."""
    words = role_in_words(person.role)
    icon = ft.Icons.STAR if person.role == Role.OWN_WORKER else ft.Icons.PERSON_OUTLINE
    return [mark(icon, words, Paint.OPEN)] if words else []


def _phone(person: Person) -> list[ft.Control]:
    return fact(_("Phone"), person.phone, person.language)


@component
def PersonPage(desk: Desk, person_id: str, beside: Sequence[ft.Control]) -> ft.Control:
    """Show one person."""
    person = found(desk, Person, person_id)
    if person is None:
        return RemovedPage(desk, Person, person_id, place="more", up="/people")
    page = Page(
        title=_("One of my people"),
        key=f"person-{person_id}",
        place="more",
        help=_("Here is what you have told about this person. You can change it at any time."),
        main=Action(
            label=_("Change or add to this"),
            press=lambda: desk.go(f"/people/{person_id}/edit"),
            key="edit",
            icon=ft.Icons.EDIT_OUTLINED,
        ),
        up="/people",
        beside=beside,
    )
    return PageFrame(desk, page, [_told(person), *_who_sees(desk, person), _last(desk, person)])


def _told(person: Person) -> ft.Control:
    facts = [
        *fact(_("Where the person works"), person.organisation, person.language),
        *_phone(person),
        *fact(_("What the person helps with"), person.helps_with, person.language),
    ]
    return card([name_of(person, aloud=True), *role_line(person), *facts])


def _who_sees(desk: Desk, person: Person) -> list[ft.Control]:
    def on_choose(chosen: str) -> None:
        desk.do(lambda: people.change(desk.ctx, person.id, visibility=chosen), said=_("Saved"))

    question = _("Who may see what you told about this person?")
    choice = SingleChoice(question, visibility_options(), person.visibility, on_choose)
    return [heading(question, level=2), choice]


def _last(desk: Desk, person: Person) -> ft.Control:
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/people/{person.id}/history"),
        key="history",
        icon=ft.Icons.HISTORY,
    )
    remove = Action(
        label=_("Remove this person"),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, Person, person.id), said=_("Removed")
        ),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    return side_by_side([button(earlier, calm=True), button(remove, calm=True)])


@component
def PersonHistory(desk: Desk, person_id: str) -> ft.Control:
    """Show the earlier versions of what was told about a person."""
    return HistoryPage(
        desk,
        Earlier(
            kind=Person,
            record_id=person_id,
            words={
                "first_name": "",
                "organisation": _("Where the person works"),
                "phone": _("Phone"),
                "helps_with": _("What the person helps with"),
            },
            facts=lambda fields: [role_in_words(str(fields.get("role") or ""))],
            place="more",
            up=f"/people/{person_id}",
        ),
    )
