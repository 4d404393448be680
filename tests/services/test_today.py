from datetime import timedelta

from app.records.agreement import Accord, Kept
from app.rules.agenda import Step
from app.rules.today import TodayKind
from app.services import agreements, meetings, today, wishes
from tests.builders import TODAY


def kinds(seen):
    return [line.kind for line in seen.lines]


def test_an_empty_folder_has_nothing_today(ctx):
    seen = today.look(ctx)
    assert (seen.next_meeting, seen.readiness, seen.lines, seen.later) == (None, None, (), 0)


def test_the_next_meeting_comes_with_its_readiness(ctx):
    meeting = meetings.arrange(ctx, day=TODAY + timedelta(days=6))
    seen = today.look(ctx)
    assert seen.next_meeting.id == meeting.id
    assert seen.readiness.next_step is Step.WISHES


def test_open_promises_are_shown_and_closed_ones_are_not(ctx):
    open_one = agreements.note_down(ctx, what="a", by_when=TODAY)
    agreements.note_down(ctx, what="b", by_when=TODAY, kept=Kept.KEPT)
    agreements.note_down(ctx, what="c", by_when=TODAY, accord=Accord.NOT_AGREED)
    assert [line.record.id for line in today.look(ctx).lines] == [open_one.id]


def test_a_wish_with_open_questions_is_where_one_was(ctx):
    wishes.say(ctx, words="done", life_area="safety")
    wishes.say(ctx, words="first")
    latest = wishes.say(ctx, words="second")
    (line,) = today.look(ctx).lines
    assert (line.kind, line.record.id) == (TodayKind.CONTINUE_WISH, latest.id)


def test_an_open_meeting_comes_before_an_open_wish(ctx):
    wishes.say(ctx, words="a")
    meetings.arrange(ctx, day=TODAY - timedelta(days=9))
    begun = meetings.arrange(ctx, day=TODAY - timedelta(days=1))
    (line,) = today.look(ctx).lines
    assert (line.kind, line.record.id) == (TodayKind.CONTINUE_MEETING, begun.id)


def test_a_closed_meeting_is_nothing_to_go_on_with(ctx):
    meetings.close(ctx, meetings.arrange(ctx, day=TODAY - timedelta(days=1)).id)
    assert today.look(ctx).lines == ()


def test_todays_meeting_is_shown_once(ctx):
    meetings.arrange(ctx, day=TODAY)
    assert kinds(today.look(ctx)) == [TodayKind.MEETING]


def test_no_more_than_seven_and_the_rest_is_counted(ctx):
    for days in range(10):
        agreements.note_down(ctx, what="a", by_when=TODAY - timedelta(days=days))
    seen = today.look(ctx)
    assert (len(seen.lines), seen.later) == (7, 3)


def test_a_wish_whose_words_were_left_open_is_where_one_was(ctx):
    begun = wishes.say(ctx, words="", kind="", life_area="safety")
    (line,) = today.look(ctx).lines
    assert line.record.id == begun.id


def test_an_agreement_begun_and_left_empty_is_not_shown(ctx):
    agreements.begin(ctx)
    assert today.look(ctx).lines == ()
