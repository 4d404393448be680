from datetime import date, timedelta

from app.records.agreement import Accord, Kept
from app.rules.agenda import Step
from app.rules.promise import MYSELF
from app.rules.today import TodayKind
from app.services import agenda, agenda_building, agreements, later, meetings, today, wishes
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


# From 24.11. to 23.12.2026, each day what Today shows, the most important first: the promise A
# by Monday 30.11., B by Sunday 6.12. (Independence Day), C without a day, an answer L that was
# to come later, and the meeting M on 10.12., which nobody closes.
DAY_BY_DAY = [
    *["ALMBC"] * 5,  # B is still far away on 24.-28.11.
    *["ABLMC"] * 7,  # from 29.11. B is soon; A is today on 30.11., and past after it
    "BALMC",  # 6.12.: B is today
    "ABLMC",  # 7.12.: the day of B was no working day, and the next one is today
    *["MABLC"] * 3,  # 8.-10.12.: the meeting is near
    *["ABLMC"] * 13,  # the meeting is over and waits to be closed
]


def test_thirty_days_of_today_are_as_one_would_put_them(ctx):
    past = meetings.arrange(ctx, day=TODAY - timedelta(days=4))
    item = agenda.add_question(ctx, past.id, "Saanko kyydin?")
    agenda.write_answer(ctx, item.id, answer="later")
    meetings.close(ctx, past.id)
    names = {
        agreements.note_down(ctx, what="a", by_when=date(2026, 11, 30)).id: "A",
        agreements.note_down(ctx, what="b", by_when=date(2026, 12, 6)).id: "B",
        agreements.note_down(ctx, what="c").id: "C",
        meetings.arrange(ctx, day=date(2026, 12, 10)).id: "M",
        item.id: "L",
    }
    seen = []
    for _day in DAY_BY_DAY:
        seen.append("".join(names[line.record.id] for line in today.look(ctx).lines))
        ctx.clock.pass_days(1)
    assert seen == DAY_BY_DAY
    assert len(seen) == 30


def test_what_is_put_off_comes_back_by_itself(ctx):
    far = agreements.note_down(ctx, what="a", by_when=TODAY + timedelta(days=40))
    soon = agreements.note_down(ctx, what="b", by_when=TODAY + timedelta(days=3))
    for line in today.look(ctx).lines:
        later.put_off(ctx, line)
    assert today.look(ctx).lines == ()
    assert not today.look(ctx).empty
    ctx.clock.pass_days(3)
    assert [line.record.id for line in today.look(ctx).lines] == [soon.id]
    ctx.clock.pass_days(4)
    assert [line.record.id for line in today.look(ctx).lines] == [soon.id, far.id]


def test_a_thing_taken_up_again_is_there_at_once(ctx):
    agreements.note_down(ctx, what="a")
    (line,) = today.look(ctx).lines
    later.put_off(ctx, line)
    later.take_up(ctx, line.record.id)
    assert today.look(ctx).lines == (line,)


def test_the_next_meeting_cannot_be_put_off_when_it_is_near(ctx):
    meetings.arrange(ctx, day=TODAY + timedelta(days=5))
    (line,) = today.look(ctx).lines
    later.put_off(ctx, line)
    assert today.look(ctx).lines == ()
    ctx.clock.pass_days(3)
    assert kinds(today.look(ctx)) == [TodayKind.MEETING]


def test_an_answer_is_waited_for_until_it_is_raised_again_or_agreed(ctx):
    past, following = meetings.arrange(ctx, day=TODAY), meetings.arrange(ctx, day=TODAY)
    items = [agenda.add_question(ctx, past.id, words) for words in ("a", "b")]
    for item in items:
        agenda.write_answer(ctx, item.id, answer="later")
    meetings.close(ctx, past.id)
    assert kinds(today.look(ctx)).count(TodayKind.ANSWER) == 2
    agreements.note_down(ctx, what="c", agenda_item_id=items[0].id)
    assert kinds(today.look(ctx)).count(TodayKind.ANSWER) == 1
    agenda_building.carry_over(ctx, past.id, following.id)
    assert TodayKind.ANSWER not in kinds(today.look(ctx))


def test_what_the_person_promised_says_so(ctx):
    agreements.note_down(ctx, what="a", who="Minä itse", person_id=MYSELF)
    (line,) = today.look(ctx).lines
    assert line.mine
    agreements.change(ctx, line.record.id, who="Marja")
    assert not today.look(ctx).lines[0].mine
