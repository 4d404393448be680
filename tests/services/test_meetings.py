from datetime import time, timedelta

from app.records.meeting import Meeting
from app.rules.agenda import Step
from app.services import agenda, meetings, records
from tests.builders import TODAY


def on(ctx, days, **facts):
    day = TODAY + timedelta(days=days) if days is not None else None
    return meetings.arrange(ctx, day=day, **facts)


def test_coming_meetings_first_then_the_past(ctx):
    old, far, near = on(ctx, -30), on(ctx, 9), on(ctx, 2)
    dayless, recent, done = on(ctx, None), on(ctx, -1), on(ctx, 5, held=True)
    expected = [near, far, dayless, done, recent, old]
    assert [m.id for m in meetings.all_meetings(ctx)] == [m.id for m in expected]


def test_the_next_meeting_is_the_nearest(ctx):
    on(ctx, 9)
    early = on(ctx, 2, clock_time=time(9))
    on(ctx, 2, clock_time=time(14))
    on(ctx, -1)
    assert meetings.next_meeting(ctx).id == early.id


def test_a_meeting_today_is_still_next(ctx):
    today = on(ctx, 0)
    assert meetings.next_meeting(ctx).id == today.id


def test_a_meeting_whose_day_is_open_is_next_when_there_is_no_other(ctx):
    dayless = on(ctx, None)
    assert meetings.next_meeting(ctx).id == dayless.id
    records.remove(ctx, Meeting, dayless.id)
    assert meetings.next_meeting(ctx) is None


def test_a_closed_meeting_can_be_gone_on_with(ctx):
    meeting = on(ctx, 0)
    assert meetings.close(ctx, meeting.id).held
    assert meetings.next_meeting(ctx) is None
    assert not meetings.reopen(ctx, meeting.id).held


def test_readiness_tells_the_next_step(ctx):
    meeting = on(ctx, 3)
    agenda.add_own_text(ctx, meeting.id, "Väsyn iltapäivällä.")
    ready = meetings.readiness(ctx, meeting.id)
    assert ready.there == (Step.DAY, Step.WISHES)
    assert ready.next_step is Step.QUESTIONS


def test_a_meeting_can_be_changed_and_looked_at(ctx):
    meeting = on(ctx, 3)
    meetings.change(ctx, meeting.id, opening_words="Hei kaikki")
    assert meetings.one(ctx, meeting.id).opening_words == "Hei kaikki"


def test_a_meeting_begun_and_left_empty_is_taken_up_again(ctx):
    begun = meetings.begin(ctx)
    assert meetings.begin(ctx).id == begun.id
    agenda.add_question(ctx, begun.id, "Mitä se maksaa?")
    assert meetings.begin(ctx).id != begun.id
