"""Begin to write down something agreed, from the meeting where it was agreed."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.meeting import Meeting
from app.services import agreements, meetings
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.words import quiet
from app.views.meeting_words import kind_in_words, time_in_words
from app.views.page import Page, PageFrame
from app.views.safety import component

AT_MOST = 6
ELSEWHERE = "elsewhere"


@component
def BeginAgreement(desk: Desk, meeting_id: str = "", item_id: str = "") -> ft.Control:
    """Ask where it was agreed; the writing begins at a press."""
    offered = meetings_offered(desk, meeting_id)
    known = {meeting.id for meeting in offered}
    chosen, set_chosen = ft.use_state(meeting_id if meeting_id in known else ELSEWHERE)

    def press() -> None:
        at = "" if chosen == ELSEWHERE else chosen
        _write(desk, at, item_id if at and at == meeting_id else "")

    page = Page(
        title=_("We agreed something"),
        key="begin-agreement",
        help=_("Choose where it was agreed and press Continue. Then you write what was agreed."),
        main=Action(label=_("Continue"), press=press, key="continue", icon=ft.Icons.ARROW_FORWARD),
        up="/agreements",
        place="agreements",
    )
    options = [meeting_option(desk, meeting) for meeting in offered]
    elsewhere = Option(value=ELSEWHERE, label=_("Somewhere else, or on the phone"))
    return PageFrame(
        desk,
        page,
        [
            quiet(_("An agreement can also be a promise, or something you see differently.")),
            SingleChoice(
                _("Where did you agree on it?"), [*options, elsewhere], chosen, set_chosen
            ),
        ],
    )


def write_here(desk: Desk, meeting: Meeting, item_id: str = "") -> None:
    """Begin an agreement of this meeting and go to its first question."""
    _write(desk, meeting.id, item_id)


def _write(desk: Desk, meeting_id: str, item_id: str) -> None:
    begun: list[str] = []
    if desk.do(lambda: begun.append(_begun(desk, meeting_id, item_id))):
        desk.go(f"/agreements/{begun[0]}/write/what")


def _begun(desk: Desk, meeting_id: str, item_id: str) -> str:
    return agreements.begin(desk.ctx, meeting_id=meeting_id, agenda_item_id=item_id).id


def meetings_offered(desk: Desk, meeting_id: str) -> list[Meeting]:
    """Return the meetings it may have been at: the asked one, and the nearest in time."""
    every = meetings.all_meetings(desk.ctx)
    today = desk.ctx.today
    near = sorted(every, key=lambda m: abs((m.day - today).days) if m.day else 10_000)
    asked = [meeting for meeting in every if meeting.id == meeting_id]
    return [*asked, *(m for m in near if m.id != meeting_id)][:AT_MOST]


def meeting_option(desk: Desk, meeting: Meeting) -> Option:
    """Return a meeting as an answer: its kind and when it is."""
    return Option(
        value=meeting.id,
        label=kind_in_words(desk, meeting),
        help=time_in_words(desk, meeting),
    )
