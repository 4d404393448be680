"""Which words of the glossary the help of a page explains: those its part of the app uses."""

from __future__ import annotations

from collections.abc import Iterable

from app.content.glossary import said_in
from app.content.meeting_types import MeetingType, When, meeting_types
from app.content.wording import Wording
from app.records.meeting import Meeting
from app.services import meetings
from app.views.desk import Desk
from app.views.finding import found

CLOSED = ("folder", "passphrase", "recovery_card")  # the first start, and opening
GUARDIANS = ("legal_representative", "child_guardian", "appointed_guardian")
WORDS_OF: dict[str, tuple[str, ...]] = {
    "about-me": ("profile", "interpreter", "folder"),
    "agreements": ("agreement",),
    "give": ("share", "own_worker", "support_person", "interpreter"),
    "in-meeting": ("agenda_item", "agreement"),
    "meetings": ("meeting", "support_person"),
    "heard": ("hearing_check",),
    "matters": ("matter", "application", "objection", "complaint", "decision"),
    "more": ("application", "life_now", *CLOSED, "easy_language"),
    "papers": ("paper", "paper_point", "decision", "appeal", "agreement", "own_worker"),
    "people": ("own_worker", "support_person", "representative", "interpreter", *GUARDIANS),
    "prepare": ("own_worker", "support_person", "interpreter"),
    "safe": CLOSED,
    "settings": ("easy_language",),
    "today": ("wish", "agreement"),
    "life": ("life_now",),
    "wishes": ("wish", "life_now", "folder"),
}
WITH_MEETINGS = {"agreements", "give", "meetings", "papers", "prepare", "wishes"}
SHOWN_AT = {"questions": When.QUESTION, "bring": When.BRING}


def words_here(desk: Desk) -> list[str]:
    """Return the codes of the words that the page of the current route uses."""
    if not desk.is_open:
        return list(CLOSED)
    screen, *parts = desk.route.strip("/").split("/")
    named = _names(_kinds(desk)) if screen in WITH_MEETINGS else []
    asked = _asked(desk, *parts) if screen == "prepare" else []
    return [*WORDS_OF.get(screen, ()), *said_in([*named, *asked])]


def _kinds(desk: Desk) -> set[str]:
    return {meeting.kind for meeting in meetings.all_meetings(desk.ctx)}


def _names(kinds: Iterable[str]) -> list[Wording]:
    return [kind.name for code, kind in meeting_types().items() if code in kinds]


def _asked(desk: Desk, meeting_id: str = "", step: str = "", *_rest: str) -> list[Wording]:
    """Return what one question of getting ready shows of the app's own content."""
    if step == "kind":
        return _names(meeting_types())
    meeting = found(desk, Meeting, meeting_id) if step in SHOWN_AT else None
    kind: MeetingType | None = meeting_types().get(meeting.kind) if meeting else None
    return [prompt.text for prompt in kind.prompts_for(SHOWN_AT[step])] if kind else []
