"""Put a meeting, or the days of what was agreed, into a file for one's own calendar."""

from __future__ import annotations

from datetime import date

from app.exports.calendar import About, Entry, calendar, file_name
from app.records.agreement import Accord, Agreement, Every, Kept
from app.records.meeting import Meeting
from app.rules.recurring import comes_again, next_day
from app.rules.visibility import may_be_shared
from app.services import agreements, meetings
from app.services.context import Context


def of_meeting(ctx: Context, meeting_id: str, *, title: str, own_words: str | None) -> bytes:
    """Return the file of one meeting that has a day.

    *title* is neutral. With *own_words*, the kind of meeting, it also tells that and the
    place, but never of a meeting that is only for the person.
    """
    meeting = meetings.one(ctx, meeting_id)
    if meeting.day is None:
        return calendar([], now=ctx.clock())
    told = own_words is not None and may_be_shared(meeting)
    entry = Entry(
        record_id=meeting.id,
        day=meeting.day,
        title=own_words if told and own_words else title,
        changed_at=meeting.changed_at or ctx.clock(),
        clock_time=meeting.clock_time,
        ends_at=meeting.ends_at,
        cancelled=meeting.cancelled,
        place=meeting.place if told else "",
    )
    return calendar([entry], now=ctx.clock())


def with_days(ctx: Context) -> list[tuple[date, Agreement]]:
    """Return the days of open promises with the promises, the nearest day first.

    Of what comes again that is its next day; what comes every day is left out.
    """
    found = [
        (_day(agreement, ctx.today), agreement)
        for agreement in agreements.all_agreements(ctx)
        if agreement.kept == Kept.OPEN and agreement.accord != Accord.NOT_AGREED
    ]
    known = [(day, agreement) for day, agreement in found if day is not None]
    return sorted(known, key=lambda one: one[0])


def _day(agreement: Agreement, today: date) -> date | None:
    if not comes_again(agreement):
        return agreement.by_when
    return None if agreement.every == Every.DAY else next_day(agreement, after=today)


def of_days(ctx: Context, *, title: str, own_words: bool) -> bytes:
    """Return the file of the days of open promises, each a whole day of its own.

    *title* is neutral. With *own_words* each one that may be shared says what was agreed.
    """
    entries = [
        Entry(
            record_id=f"{agreement.id}-{day}" if comes_again(agreement) else agreement.id,
            day=day,
            title=(own_words and may_be_shared(agreement) and agreement.what.strip()) or title,
            words=agreement.who.strip() if own_words and may_be_shared(agreement) else "",
            changed_at=agreement.changed_at or ctx.clock(),
        )
        for day, agreement in with_days(ctx)
    ]
    return calendar(entries, now=ctx.clock())


def meeting_name(ctx: Context, meeting: Meeting, language: str) -> str:
    """Return a neutral name for the file of a meeting, with its day alone."""
    return file_name(About.MEETING, meeting.day or ctx.today, language)


def days_name(ctx: Context, language: str) -> str:
    """Return a neutral name for the file of the days."""
    return file_name(About.DAYS, ctx.today, language)
