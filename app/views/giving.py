"""Give information: for whom and why, what, exactly what they will see, form, receipt.

Every step is a page; the choices wait in the window until the file is made.
"""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _, ngettext
from app.languages import languages
from app.records.person import Person
from app.services import meetings, people
from app.services.givable import ReadySet, suggested
from app.views.choose_things import ChooseThings
from app.views.desk import Desk
from app.views.giving_now import Giving, begin, begin_for_meeting, giving_of, numbered, shortened
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import side_by_side, stack
from app.views.kit.words import body, heading, quiet
from app.views.page import Page, PageFrame
from app.views.person_words import role_in_words
from app.views.receipts import ReceiptScreen, ReceiptsScreen
from app.views.safety import component
from app.views.seen_by_them import FormPage, SeenByThem

SOMEONE_ELSE = "someone_else"
NAME_LETTERS = 60
MEETINGS_OFFERED = 3


@component
def GivingScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show one step of giving, or the receipts."""
    step, *rest = parts or ("",)
    if step == "receipts":
        return ReceiptsScreen(desk)
    if step == "receipt" and rest:
        return ReceiptScreen(desk, *rest)
    giving = begin_for_meeting(desk, rest[0]) if step == "meeting" and rest else giving_of(desk)
    if giving.paper_id and step != "form":  # a comment letter is over, or left aside
        giving = begin(desk)
    steps = {
        "why": WhyPage,
        "set": SetPage,
        "things": ChooseThings,
        "seen": SeenByThem,
        "form": FormPage,
    }
    return steps.get(step, WhomPage)(desk, giving)


@component
def WhomPage(desk: Desk, giving: Giving) -> ft.Control:
    """Ask for whom the information is."""
    chosen = giving.to_person or SOMEONE_ELSE

    def choose(value: str) -> None:
        giving.to_person = "" if value == SOMEONE_ELSE else value
        desk.changed()

    known = people.all_people(desk.ctx)
    question = _("Whom do you give your information to?")
    cards = [SingleChoice(question, _receivers(known), chosen, choose, key="whom")]
    return PageFrame(
        desk,
        Page(
            title=question,
            key="give-whom",
            help=_(
                "Here you make a paper of what you want to tell. Nothing goes anywhere by itself."
            ),
            main=_onward(desk, "/give/why"),
            up="/today",
            place="today",
            step=numbered(1),
        ),
        [
            body(_("You choose each thing yourself. You see the paper before anyone else.")),
            *(cards if known else []),
            *([] if giving.to_person else [_name_field(desk, giving)]),
            _to_receipts(desk),
        ],
    )


def _receivers(known: list[Person]) -> list[Option]:
    return [
        *(
            Option(
                value=person.id,
                label=shortened(person.first_name, NAME_LETTERS) or _("No name yet"),
                help=role_in_words(person.role),
            )
            for person in known
        ),
        Option(value=SOMEONE_ELSE, label=_("Someone else")),
    ]


def _name_field(desk: Desk, giving: Giving) -> ft.Control:
    def write(words: str) -> None:
        giving.to_name = words

    return text_field(
        Field(
            label=_("Name, or where they work"),
            value=giving.to_name,
            on_change=write,
            key="to-name",
            language=desk.writes_in,
            advice=_("You can also leave this empty."),
        )
    )


def _to_receipts(desk: Desk) -> ft.Control:
    press = Action(
        label=_("See what you have given before"),
        press=lambda: desk.go("/give/receipts"),
        key="receipts",
        icon=ft.Icons.HISTORY,
    )
    return side_by_side([button(press, calm=True)])


@component
def WhyPage(desk: Desk, giving: Giving) -> ft.Control:
    """Ask why, and in which language the paper speaks around the person's words."""

    def write(words: str) -> None:
        giving.purpose = words

    def speak(language: str) -> None:
        giving.language = language
        desk.changed()

    question = _("In which language are the headings of the paper?")
    spoken = [Option(value=it.code, label=it.name) for it in languages().values() if it.export]
    reason = Field(
        label=_("Why do you give this?"),
        value=giving.purpose,
        on_change=write,
        key="purpose",
        language=desk.writes_in,
        advice=_("For example: for the planning meeting. You can also leave this empty."),
    )
    return PageFrame(
        desk,
        Page(
            title=_("What is it for?"),
            key="give-why",
            help=_(
                "The reason is printed at the top of the paper. Your own words stay as they are."
            ),
            main=_onward(desk, "/give/set"),
            up="/give",
            place="today",
            step=numbered(2),
        ),
        [
            text_field(reason),
            heading(question, level=2),
            quiet(_("Your own words stay in your own language.")),
            SingleChoice(question, spoken, giving.language, speak, key="language"),
        ],
    )


@component
def SetPage(desk: Desk, giving: Giving) -> ft.Control:
    """Offer ready sets to begin from."""
    chosen = [
        body(ngettext("You have chosen {n} thing.", "You have chosen {n} things.", len(giving.ids)))
    ]
    return PageFrame(
        desk,
        Page(
            title=_("What do you want to give?"),
            key="give-set",
            help=_(
                "Choose where to begin. On the next page you can add things and leave things out."
            ),
            main=_onward(desk, "/give/things") if giving.ids else None,
            up="/give/why",
            place="today",
            step=numbered(3),
        ),
        [
            body(_("You can still add things and leave things out on the next page.")),
            stack(_sets(desk, giving), spacing=12),
            *(chosen if giving.ids else []),
        ],
    )


def _sets(desk: Desk, giving: Giving) -> list[ft.Control]:
    return [
        *_meeting_sets(desk, giving),
        start_button(
            Action(
                label=_("Everything that was agreed"),
                press=_beginning(desk, giving, ReadySet.EVERYTHING_AGREED),
                key="set-agreed",
                icon=ft.Icons.HANDSHAKE_OUTLINED,
            ),
            _("What you have agreed in all meetings."),
        ),
        start_button(
            Action(
                label=_("I choose one by one"),
                press=_beginning(desk, giving, ReadySet.ONLY_THIS),
                key="set-own",
                icon=ft.Icons.CHECKLIST,
            ),
            _("Nothing is chosen when you begin."),
        ),
    ]


def _meeting_sets(desk: Desk, giving: Giving) -> list[ft.Control]:
    """Offer the meeting we came from, else the nearest ones."""
    every = meetings.all_meetings(desk.ctx)
    offered = [m for m in every if m.id == giving.meeting_id] or every[:MEETINGS_OFFERED]
    return [
        start_button(
            Action(
                label=_("Meeting: {day}").format(day=desk.day(meeting.day))
                if meeting.day
                else _("Meeting without a day"),
                press=_beginning(desk, giving, ReadySet.THIS_MEETING, meeting.id),
                key=f"set-meeting-{meeting.id}",
                icon=ft.Icons.GROUPS_OUTLINED,
            ),
            _("What you bring up there, the answers and what was agreed."),
        )
        for meeting in offered
    ]


def _beginning(
    desk: Desk, giving: Giving, ready: ReadySet, meeting_id: str = ""
) -> Callable[[], None]:
    def start() -> None:
        picked: list[str] = []
        if desk.do(lambda: picked.extend(suggested(desk.ctx, ready, meeting_id=meeting_id))):
            giving.ids = frozenset(picked)
            desk.go("/give/things")

    return start


def _onward(desk: Desk, route: str) -> Action:
    return Action(
        label=_("Continue"),
        press=lambda: desk.go(route),
        key="continue",
        icon=ft.Icons.ARROW_FORWARD,
    )
