"""Read the invitation of one meeting from a calendar file; nothing is ever repeated out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from icalendar import Calendar

from app.errors.invitations import ManyMeetings, NoDayInIt, NotAnInvitation, OnlyAnAnswer
from app.exports.calendar_text import ZONE_OF_TIME, clean, parts, text_of
from app.exports.time_zones import at_home, zone

_INVITING = {"", "PUBLISH", "REQUEST", "ADD", "CANCEL"}
_LARGEST_NUMBER = 2**31 - 1
_TITLE, _PLACE, _WORDS, _UID = 300, 500, 10_000, 200  # letters that are kept
_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Hold what an invitation says; day and times are local.

    *of_day* is set where it is about one day of a meeting that comes again; *sure* is false
    where nobody knows the time zone; *more* where its words are longer than what is kept.
    """

    uid: str
    number: int
    day: date
    clock_time: time | None = None
    ends_at: time | None = None
    cancelled: bool = False
    repeats: bool = False
    sure: bool = True
    of_day: date | None = None
    title: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    more: bool = False


def read(data: bytes) -> Invitation:
    """Return what an invitation says; NotAnInvitation and its sisters when it says none."""
    text, zones = parts(text_of(data))
    try:
        found = cast(list[Any], Calendar.from_ical(text.replace("\n", "\r\n"), multiple=True))
        events = [event for part in found for event in part.walk("VEVENT")]
    except _UNREADABLE as error:
        raise NotAnInvitation from error
    method = str(found[0].get("METHOD", "")).strip().upper() if found else ""
    if method not in _INVITING:
        raise OnlyAnAnswer
    event = _the_one(events)
    try:
        return _told(event, method, zones)
    except _UNREADABLE as error:  # a foreign value that cannot be a day or a time
        raise NoDayInIt from error


def _the_one(events: list[Any]) -> Any:
    """Return the meeting; of one that comes again, the whole rather than its changed days."""
    if not events:
        raise NotAnInvitation
    if len({str(event.get("UID", "")) for event in events}) > 1:
        raise ManyMeetings
    whole = [event for event in events if "RECURRENCE-ID" not in event]
    return max(whole or events, key=_number)


def _told(event: Any, method: str, zones: dict[str, str]) -> Invitation:
    begins, sure = _moment(event, "DTSTART", zones)
    of_day, _sure = _moment(event, "RECURRENCE-ID", zones)
    if begins is None:
        raise NoDayInIt
    day, clock_time = _split(begins)
    words = _text(event, "DESCRIPTION")
    of_day_alone = _split(of_day)[0] if of_day is not None else None
    return Invitation(
        uid=_uid(event, of_day_alone),
        number=_number(event),
        day=day,
        clock_time=clock_time,
        ends_at=_end(event, begins, zones),
        cancelled="CANCEL" in {method, _text(event, "STATUS").upper()[:6]},
        repeats="RRULE" in event or "RDATE" in event,
        sure=sure,
        of_day=of_day_alone,
        title=clean(_text(event, "SUMMARY"), _TITLE).replace("\n", " "),
        place=clean(_text(event, "LOCATION"), _PLACE),
        sender=_sender(event),
        words=clean(words, _WORDS),
        more=len(words) > _WORDS,
    )


def _first(event: Any, name: str) -> Any:
    value = event.get(name)
    return cast(list[Any], value)[0] if isinstance(value, list) else value


def _text(event: Any, name: str) -> str:
    value = _first(event, name)
    return str(value).strip() if value is not None else ""


def _number(event: Any) -> int:
    try:
        return min(max(int(_text(event, "SEQUENCE") or 0), 0), _LARGEST_NUMBER)
    except ValueError:
        return 0


def _uid(event: Any, of_day: date | None) -> str:
    uid = _text(event, "UID")
    if not uid:
        return ""
    if len(uid) > _UID or clean(uid, _UID) != uid:
        uid = "sha256:" + hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()
    return f"{uid} {of_day.isoformat()}" if of_day else uid


def _sender(event: Any) -> str:
    value = _first(event, "ORGANIZER")
    return clean(str(value.params.get("CN", "")), _TITLE) if hasattr(value, "params") else ""


def _moment(event: Any, name: str, zones: dict[str, str]) -> tuple[date | None, bool]:
    """Return a local day or time, and whether its zone is known."""
    value = _first(event, name)
    if value is None or any(wrong == name for wrong, _why in event.errors):
        return None, True
    told = value.dt
    if not isinstance(told, datetime):
        return told, True
    called = str(value.params.get(ZONE_OF_TIME, ""))
    if not called:
        return at_home(told), True
    known = zone(called, zones)
    plain = told.replace(tzinfo=None)
    return at_home(plain.replace(tzinfo=known)), known is not None


def _end(event: Any, begins: date, zones: dict[str, str]) -> time | None:
    """Return when it ends, where that is later on the same day."""
    if not isinstance(begins, datetime):
        return None
    ends, _sure = _moment(event, "DTEND", zones)
    if ends is None:
        lasts = getattr(_first(event, "DURATION"), "dt", None)
        ends = begins + lasts if isinstance(lasts, timedelta) else None
    if not isinstance(ends, datetime) or ends.date() != begins.date() or ends <= begins:
        return None
    return _split(ends)[1]


def _split(moment: date) -> tuple[date, time | None]:
    if isinstance(moment, datetime):
        return moment.date(), moment.time().replace(second=0, microsecond=0)
    return moment, None
