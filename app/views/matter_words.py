"""The app's words about matters that wait, and what has happened in them."""

from __future__ import annotations

from app.errors.base import N_
from app.i18n import _
from app.records.matter import Matter, MatterKind
from app.records.matter_event import EventKind, MatterEvent
from app.views.follow_ups import CHANNELS
from app.views.kit.choices import Option

KINDS: dict[str, str] = {
    MatterKind.CONTACT: N_("I asked for help"),
    MatterKind.APPLICATION: N_("I applied for something"),
    MatterKind.REVIEW: N_("I asked to have a decision changed"),
    MatterKind.COMPLAINT: N_("I complained about something"),
    MatterKind.OTHER: N_("Something else"),
}
EVENTS: dict[str, str] = {
    EventKind.I_ASKED: N_("I asked how it goes"),
    EventKind.THEY_ASKED: N_("They asked me for more"),
    EventKind.I_GAVE: N_("I gave them something"),
    EventKind.THEY_ANSWERED: N_("They answered"),
    EventKind.DECISION: N_("A decision came"),
    EventKind.OTHER: N_("Something else happened"),
}


def kind_in_words(matter: Matter) -> str:
    """Return how a matter began, as one says it oneself."""
    return _(KINDS[matter.kind]) if matter.kind in KINDS else _("A matter that waits")


def event_in_words(event: MatterEvent) -> str:
    """Return what happened."""
    return _(EVENTS.get(event.kind, EVENTS[EventKind.OTHER]))


def channel_in_words(channel: str) -> str:
    """Return how words went; empty when that was not told."""
    return _(CHANNELS[channel]) if channel in CHANNELS else ""


def options(words: dict[str, str]) -> list[Option]:
    """Return the cards of a choice."""
    return [Option(value=value, label=_(label)) for value, label in words.items()]
