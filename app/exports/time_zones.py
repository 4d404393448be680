"""Times of calendars as they are in Finland, where the person's meetings are."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

HOME = ZoneInfo("Europe/Helsinki")
_UTC_NAMES = {"UTC", "GMT", "Z", "ETC/UTC"}


def zone(name: str, told: dict[str, str]) -> tzinfo | None:
    """Return the zone of a name: the world's, Outlook's, or one the file itself tells.

    None when nobody knows it.
    """
    found = _known(name)
    return found or _told(told.get(name, ""))


def _known(name: str) -> tzinfo | None:
    name = name.strip().strip('"')
    if name.upper() in _UTC_NAMES:
        return UTC
    name = WINDOWS_TO_OLSON.get(name, name)
    ways = [name, "/".join(name.rsplit("/", 2)[-2:])]  # /citadel.org/20210210_1/Europe/Helsinki
    every = available_timezones()
    return next((ZoneInfo(way) for way in ways if way in every), None)


def _told(text: str) -> tzinfo | None:
    if not text:
        return None
    try:
        return cast(Any, Timezone.from_ical(text)).to_tz(lookup_tzid=False)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return None  # foreign text: what cannot be made a zone is no zone


def at_home(moment: datetime) -> datetime:
    """Return the local time of a moment; one without a zone is local already."""
    return moment if moment.tzinfo is None else moment.astimezone(HOME).replace(tzinfo=None)


def in_utc(local: datetime) -> datetime:
    """Return the moment of a local time."""
    return local.replace(tzinfo=HOME).astimezone(UTC)
