"""Everything that belongs to one wish, as it is handed to the rules of its thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.follow_up import FollowUp
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Chain:
    """Hold everything that belongs to one wish; *meetings* and *papers* are by id."""

    wish: Wish
    items: Sequence[AgendaItem] = ()
    meetings: Mapping[str, Meeting] = field(default_factory=dict[str, Meeting])
    agreements: Sequence[Agreement] = ()
    asked: Sequence[FollowUp] = ()
    matters: Sequence[Matter] = ()
    events: Sequence[MatterEvent] = ()
    points: Sequence[PaperPoint] = ()
    papers: Mapping[str, Paper] = field(default_factory=dict[str, Paper])
