"""An invitation is read as it was meant, whoever's calendar wrote it, and never runs away."""

import re
import time as clock
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from app.errors.base import AppError
from app.errors.invitations import (
    InvitationTooLarge,
    ManyMeetings,
    NoDayInIt,
    NotAnInvitation,
    OnlyAnAnswer,
)
from app.exports.invitation import read
from tests.exports.invitations import HELSINKI, an_invitation

BEGINS = "DTSTART:20261201T080000Z"
WINTER, SUMMER = date(2026, 12, 1), date(2026, 7, 1)
OUTLOOKS = "(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius"


@pytest.mark.parametrize(
    ("begins", "day"),
    [
        ("DTSTART:20261201T080000Z", WINTER),
        ("DTSTART:20260701T070000Z", SUMMER),
        ("DTSTART;TZID=Europe/Helsinki:20261201T100000", WINTER),
        ("DTSTART;TZID=Europe/Helsinki:20260701T100000", SUMMER),
        ("DTSTART;TZID=FLE Standard Time:20261201T100000", WINTER),
        ("DTSTART;TZID=FLE Standard Time:20260701T100000", SUMMER),
        ("DTSTART;TZID=W. Europe Standard Time:20260701T090000", SUMMER),
        ("DTSTART;TZID=GMT Standard Time:20261201T080000", WINTER),
        ("DTSTART;TZID=/citadel.org/20210210_1/Europe/Helsinki:20260701T100000", SUMMER),
        ("DTSTART;TZID=America/New_York:20261201T030000", WINTER),
        ("DTSTART:20261201T100000", WINTER),
    ],
)
def test_a_meeting_at_ten_in_finland_is_at_ten_whatever_zone_it_was_written_in(begins, day):
    says = read(an_invitation(begins))
    assert (says.day, says.clock_time, says.sure) == (day, time(10), True)


@pytest.mark.parametrize(("day", "told"), [(WINTER, "20261201"), (SUMMER, "20260701")])
@pytest.mark.parametrize("name", [OUTLOOKS, "Customized Time Zone"])
def test_a_zone_only_the_file_knows_is_read_from_the_file(name, day, told):
    begins = f'DTSTART;TZID="{name}":{told}T100000'
    says = read(an_invitation(begins, zones=HELSINKI.format(name=name)))
    assert (says.day, says.clock_time, says.sure) == (day, time(10), True)


def test_a_zone_of_a_known_name_is_not_taken_from_the_file():
    wrong = HELSINKI.format(name="Europe/Helsinki").replace("+0300", "+0900")
    says = read(an_invitation("DTSTART;TZID=Europe/Helsinki:20260701T100000", zones=wrong))
    assert says.clock_time == time(10)


def test_a_zone_of_one_file_is_unknown_in_the_next():
    begins = "DTSTART;TZID=Oma:20260701T100000"
    assert read(an_invitation(begins, zones=HELSINKI.format(name="Oma"))).sure
    assert not read(an_invitation(begins)).sure


def test_a_time_in_a_zone_nobody_knows_is_kept_as_written_and_told():
    says = read(an_invitation("DTSTART;TZID=Kuu/Meri:20261201T100000"))
    assert (says.clock_time, says.sure) == (time(10), False)


def test_an_invitation_says_its_name_place_sender_and_end():
    says = read(an_invitation(BEGINS, "DTEND:20261201T093000Z", "DESCRIPTION:Hei\\, tule ovesta."))
    assert (says.title, says.place) == ("Asiakassuunnitelma", "Perhekeskus, huone 3")
    assert (says.sender, says.words) == ("Marja", "Hei, tule ovesta.")
    assert (says.uid, says.ends_at) == ("kokous-1@kunta.invalid", time(11, 30))


def test_how_long_it_lasts_gives_its_end():
    assert read(an_invitation(BEGINS, "DURATION:PT45M")).ends_at == time(10, 45)


@pytest.mark.parametrize("ends", ["20261203T080000Z", "20261130T080000Z", "nonsense"])
def test_an_end_on_another_day_or_before_the_beginning_is_no_time_of_day(ends):
    assert read(an_invitation(BEGINS, f"DTEND:{ends}")).ends_at is None


def test_a_whole_day_has_no_time_of_day():
    says = read(an_invitation("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261202"))
    assert (says.day, says.clock_time, says.ends_at) == (WINTER, None, None)


@pytest.mark.parametrize(
    "data",
    [
        an_invitation(BEGINS, method="CANCEL"),
        an_invitation(BEGINS, "STATUS:CANCELLED"),
        an_invitation(BEGINS, "STATUS:CANCELED", method=""),
    ],
)
def test_a_meeting_called_off_says_so(data):
    assert read(data).cancelled


@pytest.mark.parametrize(("told", "number"), [("3", 3), ("-1", 0), ("x", 0), ("9" * 40, 2**31 - 1)])
def test_the_number_of_an_invitation_orders_its_versions(told, number):
    assert read(an_invitation(BEGINS, f"SEQUENCE:{told}")).number == number


def test_one_day_of_a_meeting_that_comes_again_is_that_day_alone():
    says = read(an_invitation("DTSTART:20261202T080000Z", "RECURRENCE-ID:20261201T080000Z"))
    assert (says.of_day, says.uid) == (WINTER, "kokous-1@kunta.invalid 2026-12-01")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=1000000000",
        "FREQ=YEARLY;BYSECOND=1,2,3",
        "FREQ=YEARLY;INTERVAL=0",
    ],
)
def test_a_billion_repeats_are_never_counted(rule):
    began = clock.monotonic()
    says = read(an_invitation(BEGINS, f"RRULE:{rule}"))
    zones = re.sub(r"RRULE:.*", f"RRULE:{rule}", HELSINKI.format(name="Oma"))
    endless = read(an_invitation("DTSTART;TZID=Oma:20261201T100000", zones=zones))
    assert (says.day, endless.clock_time) == (WINTER, time(10))
    assert says.repeats
    assert not endless.sure
    assert clock.monotonic() - began < 2


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", NotAnInvitation),
        (b"\x00" * 5000, NotAnInvitation),
        (b"PK\x03\x04 a zip", NotAnInvitation),
        (b"\xff\xfe\x00", NotAnInvitation),
        (b"BEGIN:VCALENDAR\r\nnonsense", NotAnInvitation),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", NotAnInvitation),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * 5_000_000, InvitationTooLarge),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 9, InvitationTooLarge),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * 401, InvitationTooLarge),
        (an_invitation(BEGINS, method="REPLY"), OnlyAnAnswer),
        (an_invitation("SUMMARY:Ilman päivää"), NoDayInIt),
        (an_invitation("DTSTART:20261399T080000Z"), NoDayInIt),
        (an_invitation("DTSTART:huomenna"), NoDayInIt),
        (an_invitation("DTSTART:99991231T235959Z"), NoDayInIt),
        (an_invitation("DTSTART;TZID=America/New_York:99991231T235959"), NoDayInIt),
    ],
)
def test_what_is_no_invitation_is_told_as_a_problem_of_its_own(data, problem):
    with pytest.raises(problem):
        read(data)


def test_a_whole_calendar_is_not_one_invitation():
    other = "BEGIN:VEVENT\nUID:toinen\nDTSTART:20261205T080000Z\nEND:VEVENT"
    with pytest.raises(ManyMeetings):
        read(an_invitation(BEGINS, around=other))


def test_a_changed_day_beside_the_whole_does_not_hide_the_whole():
    day = (
        "BEGIN:VEVENT\nUID:kokous-1@kunta.invalid\nRECURRENCE-ID:20261208T080000Z\n"
        "DTSTART:20261209T080000Z\nEND:VEVENT"
    )
    says = read(an_invitation(BEGINS, "RRULE:FREQ=WEEKLY", around=day))
    assert (says.day, says.of_day, says.repeats) == (WINTER, None, True)


def test_words_from_right_to_left_stay_and_signs_that_hide_do_not():
    says = read(an_invitation(BEGINS, "SUMMARY:اجتماع \u202ecipoT\u202c\0\u0007"))
    assert says.title == "اجتماع cipoT"


@pytest.mark.parametrize("letters", ["utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_older_programs_are_read(letters):
    data = an_invitation(BEGINS, "SUMMARY:Päiväkeskus").decode().encode(letters)
    assert read(data).title == "Päiväkeskus"


def test_a_very_long_invitation_is_kept_by_its_beginning_and_says_so():
    says = read(an_invitation(BEGINS, "DESCRIPTION:" + "a" * 50_000, "SUMMARY:" + "b" * 5000))
    assert says.more
    assert len(says.words) < 10_100
    assert len(says.title) < 400


def test_nothing_an_invitation_says_shows_in_its_repr():
    shown = repr(read(an_invitation(BEGINS, "DESCRIPTION:Salaista")))
    assert not any(words in shown for words in ("Salaista", "Marja", "Perhekeskus"))


@settings(max_examples=60, deadline=None)
@given(some.text(max_size=60), some.sampled_from(["DTSTART", "UID", "SEQUENCE", "RRULE", "DTEND"]))
def test_whatever_stands_in_a_line_is_read_or_told_as_a_problem(words, name):
    try:
        says = read(an_invitation(BEGINS, f"{name}:{words}"))
    except AppError:
        return
    assert isinstance(says.day, date)
