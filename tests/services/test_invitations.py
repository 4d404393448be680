"""An invitation becomes a meeting, moves it, or calls it off; what was prepared stays."""

import io
from datetime import date, time

import pytest

from app.records.agreement import Accord, Every, Kept
from app.records.base import Visibility
from app.records.meeting import Meeting
from app.rules.agenda import Readiness
from app.services import agreements, calendar, invitations, meetings, records, today, wishes
from app.services.agenda import choose_wishes
from app.services.invitations import Change
from tests.builders import TODAY
from tests.exports.invitations import an_invitation

TEN, ELEVEN = "DTSTART:20261201T080000Z", "DTSTART:20261203T090000Z"


def looked(ctx, data):
    return invitations.look(ctx, io.BytesIO(data))


def brought(ctx, *lines, **more):
    found = looked(ctx, an_invitation(*lines, **more))
    return found.change, invitations.keep(ctx, found.says)


def test_looking_at_an_invitation_keeps_nothing(ctx):
    found = looked(ctx, an_invitation(TEN))
    assert (found.change, found.meeting) == (Change.NEW, None)
    assert meetings.all_meetings(ctx) == []


def test_a_new_invitation_becomes_the_next_meeting(ctx):
    change, meeting = brought(ctx, TEN, "DTEND:20261201T090000Z", "DESCRIPTION:Tervetuloa")
    assert change == Change.NEW
    assert (meeting.day, meeting.clock_time, meeting.ends_at) == (
        date(2026, 12, 1),
        time(10),
        time(11),
    )
    assert meeting.place == "Perhekeskus, huone 3"
    assert meeting.notes == "Asiakassuunnitelma\nMarja\nTervetuloa"
    assert meetings.next_meeting(ctx).id == meeting.id


def test_the_same_invitation_again_changes_nothing(ctx):
    brought(ctx, TEN)
    change, meeting = brought(ctx, TEN)
    assert change == Change.SAME
    assert len(meetings.all_meetings(ctx)) == 1
    assert records.history(ctx, meeting.id) == []


def test_a_moved_meeting_is_the_same_one_and_keeps_what_was_prepared(ctx):
    _new, meeting = brought(ctx, TEN, "SEQUENCE:0")
    meetings.change(ctx, meeting.id, needs="Rauhallinen huone.", kind="care_meeting")
    wish = wishes.say(ctx, words="Haluan kuoroon.")
    choose_wishes(ctx, meeting.id, [wish.id])
    change, moved = brought(ctx, ELEVEN, "SEQUENCE:1", "LOCATION:Talo 2")
    assert (change, moved.id) == (Change.CHANGED, meeting.id)
    assert (moved.day, moved.clock_time, moved.place) == (date(2026, 12, 3), time(11), "Talo 2")
    assert (moved.needs, moved.kind) == ("Rauhallinen huone.", "care_meeting")
    assert isinstance(meetings.readiness(ctx, meeting.id), Readiness)
    earlier = records.history(ctx, meeting.id)[-1].fields
    assert (earlier["day"], earlier["place"]) == ("2026-12-01", "Perhekeskus, huone 3")


def test_an_older_invitation_changes_nothing(ctx):
    brought(ctx, ELEVEN, "SEQUENCE:2")
    change, meeting = brought(ctx, TEN, "SEQUENCE:1")
    assert (change, meeting.day) == (Change.OLDER, date(2026, 12, 3))
    assert brought(ctx, TEN, "SEQUENCE:1", method="CANCEL")[1].cancelled is False


def test_what_an_invitation_leaves_out_replaces_nothing(ctx):
    _new, meeting = brought(ctx, TEN)
    assert brought(ctx, ELEVEN, "LOCATION:", "SUMMARY:", "ORGANIZER:")[1].place == meeting.place


def test_a_meeting_called_off_stays_and_is_not_the_next_one(ctx):
    _new, meeting = brought(ctx, TEN)
    change, off = brought(ctx, TEN, "SEQUENCE:1", method="CANCEL")
    assert (change, off.id, off.cancelled, off.day) == (
        Change.CALLED_OFF,
        meeting.id,
        True,
        meeting.day,
    )
    assert meetings.next_meeting(ctx) is None
    assert [one.id for one in meetings.all_meetings(ctx)] == [meeting.id]
    assert (today.look(ctx).next_meeting, today.look(ctx).lines) == (None, ())


def test_the_first_invitation_does_not_bring_back_a_meeting_called_off(ctx):
    brought(ctx, TEN)
    brought(ctx, TEN, method="CANCEL")
    assert brought(ctx, TEN) == (Change.OLDER, meetings.all_meetings(ctx)[0])
    assert brought(ctx, TEN, method="CANCEL")[0] == Change.SAME
    change, again = brought(ctx, ELEVEN, "SEQUENCE:1")
    assert (change, again.cancelled) == (Change.CHANGED, False)


def test_calling_off_what_is_not_here_keeps_nothing(ctx):
    assert brought(ctx, TEN, method="CANCEL") == (Change.NOT_HERE, None)
    assert meetings.all_meetings(ctx) == []


def test_calling_off_one_day_leaves_the_other_days(ctx):
    _new, first = brought(ctx, TEN, "RRULE:FREQ=WEEKLY")
    other = ("DTSTART:20261208T080000Z", "RECURRENCE-ID:20261208T080000Z", "SEQUENCE:1")
    assert brought(ctx, *other, method="CANCEL") == (Change.NOT_HERE, None)
    assert not meetings.one(ctx, first.id).cancelled
    this = (TEN, "RECURRENCE-ID:20261201T080000Z", "SEQUENCE:1")
    assert brought(ctx, *this, method="CANCEL")[1].cancelled


def test_invitations_without_a_name_are_meetings_of_their_own(ctx):
    brought(ctx, TEN, "UID:")
    brought(ctx, ELEVEN, "UID:")
    assert len(meetings.all_meetings(ctx)) == 2


def test_a_meeting_moved_into_the_past_is_kept_and_not_the_next_one(ctx):
    brought(ctx, TEN)
    change, moved = brought(ctx, "DTSTART:20200101T080000Z", "SEQUENCE:1")
    assert (change, moved.day) == (Change.CHANGED, date(2020, 1, 1))
    assert meetings.next_meeting(ctx) is None


def test_the_person_marks_a_meeting_called_off_and_held_after_all(ctx):
    meeting = meetings.arrange(ctx, day=TODAY)
    off = meetings.call_off(ctx, meeting.id)
    assert meetings.next_meeting(ctx) is None
    assert not meetings.is_coming(off, TODAY)
    meetings.call_on(ctx, meeting.id)
    assert meetings.next_meeting(ctx).id == meeting.id


def test_a_meeting_called_off_yesterday_is_not_where_one_was(ctx):
    meeting = meetings.arrange(ctx, day=TODAY.replace(day=TODAY.day - 1))
    assert len(today.look(ctx).lines) == 1
    meetings.call_off(ctx, meeting.id)
    assert today.look(ctx).lines == ()


def test_our_own_file_brought_back_changes_nothing(ctx):
    meeting = meetings.arrange(ctx, day=TODAY, clock_time=time(9))
    data = calendar.of_meeting(ctx, meeting.id, title="Tapaaminen", own_words=None)
    meetings.change(ctx, meeting.id, clock_time=time(15))
    found = looked(ctx, data)
    assert (found.change, found.meeting.id) == (Change.OURS, meeting.id)
    assert invitations.keep(ctx, found.says).clock_time == time(15)


@pytest.mark.parametrize("chosen", [None, "Kotihoidon tapaaminen"])
@pytest.mark.parametrize("visibility", list(Visibility))
def test_the_words_of_a_meeting_go_out_only_when_chosen_and_never_what_is_private(
    ctx, chosen, visibility
):
    meeting = meetings.arrange(
        ctx, day=TODAY, place="Kotona", needs="Tauko.", visibility=visibility
    )
    data = calendar.of_meeting(ctx, meeting.id, title="Tapaaminen", own_words=chosen).decode()
    told = chosen is not None and visibility == Visibility.MAY_BE_SHARED
    assert ("Kotona" in data, "Kotihoidon" in data, "Tauko" in data) == (told, told, False)
    assert ("SUMMARY:Tapaaminen" in data) == (not told)


def test_only_the_days_of_open_promises_go_out(ctx):
    day = date(2026, 12, 5)
    agreements.note_down(ctx, what="Marja soittaa.", by_when=day)
    agreements.note_down(ctx, what="Ilman päivää.")
    agreements.note_down(ctx, what="Ei sovittu.", by_when=day, accord=Accord.NOT_AGREED)
    kept = agreements.note_down(ctx, what="Valmis.", by_when=day)
    agreements.mark(ctx, kept.id, Kept.KEPT)
    data = calendar.of_days(ctx, title="Muistettava", own_words=False).decode()
    assert (data.count("BEGIN:VEVENT"), data.count("SUMMARY:Muistettava")) == (1, 1)
    assert "DTSTART;VALUE=DATE:20261205" in data
    assert "Marja" not in data


def test_of_what_comes_again_the_next_day_goes_out_as_an_entry_of_its_own(ctx):
    weekly = agreements.note_down(ctx, what="Käynti.", every=Every.WEEK, from_when=TODAY)
    agreements.note_down(ctx, what="Aamut.", every=Every.DAY, from_when=TODAY)
    data = calendar.of_days(ctx, title="Muistettava", own_words=False).decode()
    assert data.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261201" in data
    assert f"UID:{weekly.id}-2026-12-01@" in data.replace("\r\n ", "")


def test_what_was_agreed_goes_out_by_choice_and_never_what_is_private(ctx):
    shared = {"visibility": Visibility.MAY_BE_SHARED, "by_when": date(2026, 12, 5)}
    agreements.note_down(ctx, what="soittaa.", who="Marja", **shared)
    agreements.note_down(ctx, what="Salaista.", by_when=date(2026, 12, 6))
    data = calendar.of_days(ctx, title="Muistettava", own_words=True).decode()
    assert "SUMMARY:soittaa." in data
    assert "DESCRIPTION:Marja" in data
    assert "Salaista" not in data
    assert data.count("SUMMARY:Muistettava") == 1


def test_a_meeting_without_a_day_gives_an_empty_calendar(ctx):
    meeting = meetings.arrange(ctx)
    data = calendar.of_meeting(ctx, meeting.id, title="Tapaaminen", own_words=None)
    assert b"VEVENT" not in data
    assert calendar.meeting_name(ctx, Meeting(day=None), "fi") == "tapaaminen-2026-11-24.ics"
    assert calendar.days_name(ctx, "fi") == "paivat-2026-11-24.ics"
