"""Bringing an invitation in, and putting meetings and days into one's own calendar."""

import io
from datetime import date, time, timedelta

import pytest

from app.records.base import Visibility
from app.services import agreements, meetings, records
from app.views import bring_invitation, calendar_out
from app.views.picking import Picked
from tests.builders import TODAY
from tests.exports.invitations import an_invitation
from tests.harness.someone import at, until

BEGINS = "DTSTART:20261201T080000Z"


@pytest.fixture
def ctx(home):
    return home.context


@pytest.fixture
def chosen(monkeypatch):
    """Choose the file a test puts here, and count what was forgotten again."""
    files, forgotten = [], []

    async def pick(_desk, _picker, endings, _progress):
        assert endings == ["ics"]
        if not files:
            return None
        data = files[-1]
        return Picked(
            name="salainen.ics",
            size=len(data),
            opener=lambda: io.BytesIO(data),
            forget=lambda: forgotten.append(len(data)),
        )

    monkeypatch.setattr(bring_invitation, "pick", pick)
    return files, forgotten


@pytest.fixture
def saved(monkeypatch):
    """Remember what was saved, by its name."""
    files = {}

    async def save_out(_desk, _picker, *, name, write, progress):
        out = io.BytesIO()
        write(out, progress)
        files[name] = out.getvalue().decode()
        return True

    monkeypatch.setattr(calendar_out, "save_out", save_out)
    return files


async def show(app, files, data):
    files.append(data)
    await app.press("choose-invitation")
    await until(app, "What the invitation says")


async def test_the_page_of_meetings_leads_to_bringing_an_invitation_in(home):
    async with at(home, "/meetings") as app:
        await app.press("bring-invitation")
        assert app.shows("The name of the file ends in .ics.")


async def test_an_invitation_is_shown_before_it_is_kept(home, ctx, chosen):
    files, forgotten = chosen
    async with at(home, "/meetings/invitation") as app:
        await show(app, files, an_invitation(BEGINS, "DTEND:20261201T093000Z"))
        for words in ("Asiakassuunnitelma", "Perhekeskus, huone 3", "Marja", "10:00", "11:30"):
            assert app.shows(words), words
        assert app.shows("This meeting is not in your folder yet.")
        assert meetings.all_meetings(ctx) == []
        await app.press("keep-invitation")
        (kept,) = meetings.all_meetings(ctx)
        assert app.page.route == f"/meetings/{kept.id}"
        assert app.shows("What the invitation says")
        assert app.shows("The invitation is kept.")
    assert (kept.day, kept.clock_time) == (date(2026, 12, 1), time(10))
    assert forgotten == [len(files[0])]


async def test_a_moved_meeting_shows_how_it_was_and_how_it_becomes(home, ctx, chosen):
    meetings.arrange(
        ctx, day=date(2026, 12, 1), place="Kotona", calendar_uid="kokous-1@kunta.invalid"
    )
    async with at(home, "/meetings/invitation") as app:
        await show(app, chosen[0], an_invitation("DTSTART:20261203T080000Z", "SEQUENCE:1"))
        for words in ("The invitation changes it.", "3.12.2026", "1.12.2026", "Kotona"):
            assert app.shows(words), words
        await app.press("keep-invitation")
    assert meetings.all_meetings(ctx)[0].day == date(2026, 12, 3)


async def test_a_cancelled_invitation_calls_the_meeting_off(home, ctx, chosen):
    meetings.arrange(ctx, day=date(2026, 12, 1), calendar_uid="kokous-1@kunta.invalid")
    async with at(home, "/meetings/invitation") as app:
        await show(app, chosen[0], an_invitation(BEGINS, method="CANCEL"))
        await app.press("keep-invitation")
        assert app.shows("The meeting is called off")
        await app.press("back")
    async with at(home, "/meetings") as app:
        assert app.shows("Called off")
        assert not app.shows("Coming")


async def test_what_changes_nothing_offers_no_keeping(home, ctx, chosen):
    async with at(home, "/meetings/invitation") as app:
        await show(app, chosen[0], an_invitation(BEGINS, method="CANCEL"))
        assert app.buttons("keep-invitation") == []
        await app.press("another-invitation")
        assert app.shows("Nothing changes yet.")
    assert meetings.all_meetings(ctx) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (an_invitation("DTSTART;TZID=Kuu/Meri:20261201T100000"), "Nobody knows the time zone"),
        (an_invitation(BEGINS, "RRULE:FREQ=SECONDLY"), "Only this one day is kept."),
        (an_invitation("DTSTART:20200101T080000Z"), "This day is already past."),
        (an_invitation(BEGINS, "DESCRIPTION:" + "a" * 20_000), "Only its beginning is kept."),
    ],
)
async def test_what_one_should_know_of_an_invitation_is_told_before(home, chosen, data, words):
    async with at(home, "/meetings/invitation") as app:
        await show(app, chosen[0], data)
        assert app.shows(words)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "This file is not an invitation that Kuulluksi can read."),
        (b"BEGIN:VCALENDAR" + b"x" * 5_000_000, "This file is too large for one invitation."),
        (an_invitation("DTSTART:huomenna"), "The day in this invitation cannot be read."),
        (an_invitation(BEGINS, method="REPLY"), "This file is an answer to an invitation"),
    ],
)
async def test_what_is_no_invitation_is_told_and_forgotten(home, ctx, chosen, data, words):
    files, forgotten = chosen
    async with at(home, "/meetings/invitation") as app:
        files.append(data)
        await app.press("choose-invitation")
        await until(app, words)
        assert app.buttons("choose-invitation")
    assert (forgotten, meetings.all_meetings(ctx)) == ([len(data)], [])


async def test_the_person_marks_a_meeting_called_off_and_held_after_all(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY + timedelta(days=3))
    async with at(home, f"/meetings/{meeting.id}") as app:
        await app.press("call-off")
        assert app.shows("What you have prepared is here.")
        await app.press("call-on")
        assert not app.shows("What you have prepared is here.")
    assert not meetings.one(ctx, meeting.id).cancelled


async def test_a_meeting_goes_into_the_calendar_without_words_unless_chosen(home, ctx, saved):
    day = TODAY + timedelta(days=7)
    shared = Visibility.MAY_BE_SHARED
    meeting = meetings.arrange(ctx, day=day, place="Kotona", visibility=shared)
    async with at(home, f"/meetings/{meeting.id}") as app:
        for words in (None, "Also what kind of meeting it is, and the place"):
            await app.press("calendar")
            if words:
                await app.choose(words)
            await app.press("save-calendar")
            await until(app, "The file is saved.")
            assert app.page.route == f"/meetings/{meeting.id}"
            (told,) = saved.values()
            assert ("Kotona" in told) == bool(words)
    assert list(saved) == ["meeting-2026-12-01.ics"]


async def test_a_private_meeting_offers_no_words(home, ctx):
    meeting = meetings.arrange(ctx, day=TODAY, place="Kotona")
    async with at(home, f"/meetings/{meeting.id}/calendar") as app:
        assert app.shows("So no words of yours go into the file.")
        assert not app.shows("Also what kind")


async def test_a_meeting_without_a_day_cannot_go_into_a_calendar(home, ctx):
    meeting = meetings.arrange(ctx)
    async with at(home, f"/meetings/{meeting.id}") as app:
        assert app.buttons("calendar") == []
    async with at(home, f"/meetings/{meeting.id}/calendar") as app:
        assert app.buttons("save-calendar") == []


async def test_the_days_of_promises_go_into_the_calendar(home, ctx, saved):
    async with at(home, "/agreements") as app:
        assert app.buttons("calendar") == []
    agreed = agreements.note_down(ctx, what="Marja soittaa.", by_when=date(2026, 12, 5))
    async with at(home, "/agreements") as app:
        await app.press("calendar")
        assert app.shows("1 day goes into the file.")
        await app.press("save-calendar")
        await until(app, "The file is saved.")
    assert "Marja" not in saved["days-2026-11-24.ics"]
    records.change(ctx, type(agreed), agreed.id, visibility=Visibility.MAY_BE_SHARED)
    async with at(home, "/agreements/calendar") as app:
        await app.choose("Also what was agreed")
        await app.press("save-calendar")
        await until(app, "The file is saved.")
    assert "Marja soittaa." in saved["days-2026-11-24.ics"]
