import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.agenda_item import AgendaKind, Answer, Said
from app.rules.agenda import Step, in_order, moved, readiness, unsaid, worth_raising
from tests.builders import a_meeting, a_wish, an_agenda_item

ids = st.lists(st.text(min_size=1, max_size=3), unique=True, min_size=1, max_size=8)


def test_items_stand_in_the_persons_order():
    second, first = an_agenda_item(own_order=2), an_agenda_item(own_order=1)
    assert in_order([second, first]) == [first, second]


@pytest.mark.parametrize(("by", "then"), [(-1, "bac"), (1, "acb"), (-9, "bac"), (0, "abc")])
def test_an_item_moves_one_place_and_stops_at_the_ends(by, then):
    assert moved(list("abc"), "b", by=by) == list(then)


def test_moving_what_is_not_there_changes_nothing():
    assert moved(["a", "b"], "x", by=1) == ["a", "b"]


@given(ids, st.integers(-10, 10), st.data())
def test_moving_never_loses_or_doubles_a_thing(order, by, data):
    one = data.draw(st.sampled_from(order))
    after = moved(order, one, by=by)
    assert sorted(after) == sorted(order)
    assert [i for i in after if i != one] == [i for i in order if i != one]


def test_what_is_said_or_left_out_is_no_longer_unsaid():
    waiting = an_agenda_item(own_order=3)
    items = [an_agenda_item(said=Said.SAID), waiting, an_agenda_item(said=Said.LEFT_OUT)]
    assert unsaid(items) == [waiting]


@pytest.mark.parametrize("answer", [Answer.YES, Answer.PARTLY, Answer.NO])
def test_an_answered_wish_stays_off_the_agenda(answer):
    wish = a_wish()
    assert worth_raising([wish], [an_agenda_item(wish_id=wish.id, answer=answer)]) == []


@pytest.mark.parametrize("answer", ["", Answer.LATER])
def test_a_wish_without_a_real_answer_is_worth_raising_again(answer):
    wish = a_wish()
    assert worth_raising([wish], [an_agenda_item(wish_id=wish.id, answer=answer)]) == [wish]


def test_an_empty_meeting_begins_with_its_day():
    ready = readiness(a_meeting(None), [])
    assert (ready.there, ready.next_step) == ((), Step.DAY)


def test_a_prepared_meeting_has_no_next_step():
    meeting = a_meeting(support_person="Eila", needs="Rauhaa", opening_words="Hei")
    items = [an_agenda_item(kind=AgendaKind.WISH), an_agenda_item(kind=AgendaKind.QUESTION)]
    ready = readiness(meeting, items)
    assert (ready.missing, ready.next_step) == ((), None)


def test_an_invited_person_counts_as_people():
    assert Step.PEOPLE in readiness(a_meeting(invited=["id"]), []).there


def test_white_space_is_not_opening_words():
    assert Step.OPENING_WORDS in readiness(a_meeting(opening_words="  \n"), []).missing
