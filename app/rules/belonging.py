"""Which kinds of things there are, and which of them belong to another.

What belongs to a thing is seen as the thing is, and goes with it when that is erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.goal import Goal
from app.records.hearing_check import HearingCheck
from app.records.life_now import LifeNow
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.person import Person
from app.records.profile import Profile
from app.records.share import Share
from app.records.wish import Wish

Owners = tuple[tuple[str, type[Record]], ...]  # the field that names it, and what kind it is

STANDING: tuple[type[Record], ...] = (
    *(Wish, Goal, Agreement, Meeting, Matter, Paper),
    *(Person, Profile, LifeNow, HearingCheck),
)
SEEN_AS: dict[type[Record], Owners] = {
    AgendaItem: (("wish_id", Wish), ("agreement_id", Agreement)),
    FollowUp: (("agreement_id", Agreement), ("matter_id", Matter)),
    MatterEvent: (("matter_id", Matter),),
    PaperPoint: (("paper_id", Paper), ("agreement_id", Agreement)),
}
GOES_WITH: dict[type[Record], Owners] = {
    **SEEN_AS,
    AgendaItem: (*SEEN_AS[AgendaItem], ("meeting_id", Meeting)),
    HearingCheck: (("meeting_id", Meeting),),
}
REMOVABLE = (*STANDING, *SEEN_AS, Attachment)  # owners before what belongs to them
KINDS = (*REMOVABLE, Share)


def name_of(kind: Any) -> str:
    """Return the name of a kind of record, as its table and the open form call it."""
    return str(kind.__tablename__)


NAMED: dict[str, type[Record]] = {name_of(kind): kind for kind in sorted(KINDS, key=name_of)}


def owners_of(kind: type[Record], fields: Mapping[str, Any]) -> list[tuple[type[Record], str]]:
    """Return the kinds and ids of what a thing with these fields is seen as."""
    return [(owner, fields[name]) for name, owner in SEEN_AS.get(kind, ()) if fields.get(name)]
