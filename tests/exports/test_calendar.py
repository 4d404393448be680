"""What goes into the person's calendar is read by other programs at the right moment."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from app.exports.calendar import About, Entry, calendar, file_name
from app.exports.invitation import read

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
MOMENTS = [
    (date(2026, 7, 1), time(10), datetime(2026, 7, 1, 7, tzinfo=UTC)),
    (date(2026, 12, 1), time(10), datetime(2026, 12, 1, 8, tzinfo=UTC)),
    (date(2026, 10, 25), time(0, 30), datetime(2026, 10, 24, 21, 30, tzinfo=UTC)),
    (date(2026, 10, 25), time(10), datetime(2026, 10, 25, 8, tzinfo=UTC)),
    (date(2027, 3, 28), time(2, 30), datetime(2027, 3, 28, 0, 30, tzinfo=UTC)),
    (date(2027, 3, 28), time(10), datetime(2027, 3, 28, 7, tzinfo=UTC)),
    (date(2026, 12, 31), time(23, 30), datetime(2026, 12, 31, 21, 30, tzinfo=UTC)),
]


def an_entry(**fields):
    usual = {"record_id": "a1", "day": date(2026, 12, 1), "title": "Tapaaminen", "changed_at": NOW}
    return Entry(**{**usual, **fields})


def by_vobject(data):
    event = vobject.readOne(data.decode()).vevent
    return event.dtstart.value, event.dtend.value


def by_ical(data):
    (event,) = IcsCalendarStream.calendar_from_ics(data.decode()).events
    return event.dtstart, event.dtend


@pytest.mark.parametrize("reader", [by_vobject, by_ical])
@pytest.mark.parametrize(("day", "at", "moment"), MOMENTS)
def test_other_programs_read_a_meeting_at_its_moment_in_winter_and_summer(reader, day, at, moment):
    ends = at.replace(minute=59)
    begins, until = reader(calendar([an_entry(day=day, clock_time=at, ends_at=ends)], now=NOW))
    assert begins == moment
    assert until - begins == timedelta(minutes=59 - at.minute)


@pytest.mark.parametrize("reader", [by_vobject, by_ical])
def test_other_programs_read_a_day_without_a_time_as_a_whole_day(reader):
    data = calendar([an_entry()], now=NOW)
    assert reader(data) == (date(2026, 12, 1), date(2026, 12, 2))


@pytest.mark.parametrize(("day", "at", "_moment"), MOMENTS)
def test_we_read_our_own_file_as_we_wrote_it(day, at, _moment):
    says = read(calendar([an_entry(day=day, clock_time=at)], now=NOW))
    assert (says.day, says.clock_time) == (day, at)


def test_a_file_tells_nothing_but_a_neutral_title_the_time_and_that_it_is_private():
    data = calendar([an_entry(clock_time=time(10))], now=NOW)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "CLASS"}
    assert (event["CLASS"], event["UID"]) == ("PRIVATE", "a1@kuulluksi.invalid")
    assert b"METHOD" not in data


def test_a_later_file_of_the_same_meeting_has_a_higher_number():
    early = Calendar.from_ical(calendar([an_entry()], now=NOW)).events[0]
    changed = an_entry(changed_at=NOW + timedelta(hours=1))
    late = Calendar.from_ical(calendar([changed], now=NOW)).events[0]
    assert early["UID"] == late["UID"]
    assert early["SEQUENCE"] < late["SEQUENCE"]


def test_the_last_day_of_all_is_still_a_day():
    assert b"DTSTART;VALUE=DATE:99991231" in calendar([an_entry(day=date.max)], now=NOW)


@pytest.mark.parametrize(
    ("about", "language", "name"),
    [
        (About.MEETING, "fi@selko", "tapaaminen-2026-12-01.ics"),
        (About.DAYS, "sv", "dagar-2026-12-01.ics"),
        (About.MEETING, "ar", "meeting-2026-12-01.ics"),
    ],
)
def test_the_name_of_a_file_tells_only_the_day(about, language, name):
    assert file_name(about, date(2026, 12, 1), language) == name
