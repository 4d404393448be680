from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.rules.due import DueState
from app.rules.today import (
    AT_MOST,
    TodayKind,
    TodayLine,
    meeting_line,
    most_important_first,
    promise_line,
    shown,
)
from tests.builders import TODAY, a_meeting, a_wish, an_agreement


def in_days(days):
    return TODAY + timedelta(days=days)


def a_promise(days):
    day = in_days(days) if days is not None else None
    return promise_line(an_agreement(by_when=day), today=TODAY)


def going_on():
    return TodayLine(kind=TodayKind.CONTINUE_WISH, record=a_wish())


def ordered(*lines):
    return most_important_first(lines, today=TODAY)


def test_tomorrows_meeting_comes_before_a_promise_of_today():
    meeting, promise = meeting_line(a_meeting(in_days(1))), a_promise(0)
    assert ordered(promise, meeting) == [meeting, promise]


def test_a_meeting_next_week_comes_after_what_is_owed_now():
    meeting, late, soon = meeting_line(a_meeting(in_days(6))), a_promise(-2), a_promise(3)
    assert ordered(meeting, soon, late) == [late, soon, meeting]


def test_a_meeting_without_a_day_does_not_push_itself_first():
    meeting, late = meeting_line(a_meeting(None)), a_promise(-2)
    assert ordered(meeting, late) == [late, meeting]


def test_an_old_open_meeting_waits_behind_what_is_owed():
    old = TodayLine(kind=TodayKind.CONTINUE_MEETING, record=a_meeting(in_days(-9)), day=in_days(-9))
    late = a_promise(-1)
    assert ordered(old, late) == [late, old]


def test_a_promise_far_away_or_without_a_day_comes_last():
    far, dayless, wish = a_promise(40), a_promise(None), going_on()
    assert ordered(dayless, far, wish) == [wish, far, dayless]


def test_a_line_of_a_promise_says_how_it_stands():
    assert a_promise(-1).due is DueState.DAY_PASSED


def test_today_never_shows_more_than_seven():
    assert len(shown([a_promise(-i) for i in range(1, 20)])) == AT_MOST


def test_the_way_back_to_where_one_was_never_falls_off():
    wish = going_on()
    lines = [*(a_promise(-i) for i in range(1, 20)), wish]
    assert shown(lines)[-1] is wish
    assert len(shown(lines)) == AT_MOST


def test_the_way_back_stays_in_its_place_when_it_fits():
    wish = going_on()
    lines = [wish, *(a_promise(-i) for i in range(1, 20))]
    assert shown(lines)[0] is wish


@given(st.lists(st.one_of(st.none(), st.integers(-60, 60)), max_size=20))
def test_ordering_never_loses_a_thing(days):
    lines = [a_promise(d) for d in days]
    assert {id(line) for line in ordered(*lines)} == {id(line) for line in lines}
