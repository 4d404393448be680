"""Guided questions: follow-ups, a total that stays, and where one goes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules import flow
from app.rules.flow import Kind, LeftOpen, Question, Unless


def a_question(key, **facts):
    return Question(key=key, title=key, kind=Kind.WORDS, **facts)


AGREED = Unless(key="accord", answer="agreed")
AT_MEETING = Unless(key="at_meeting", answer="yes")
QUESTIONS = (
    a_question("what"),
    a_question("accord", settled=True),
    a_question("mine", unless=AGREED),
    a_question("theirs", unless=AGREED),
    a_question("how", unless=AGREED, page="theirs"),
    a_question("more", unless=AT_MEETING),
    a_question("seen", settled=True),
)
KEYS = [question.key for question in QUESTIONS]
words = st.sampled_from(["", "agreed", "partly", "yes", "Tauko"])
answers = st.dictionaries(st.sampled_from(KEYS), words)
facts = st.sampled_from([{}, {"at_meeting": "yes"}, {"at_meeting": "no"}])
lefts = st.dictionaries(st.sampled_from(KEYS), st.sampled_from([*LeftOpen, "given", "newer"]))


def keys(questions):
    return [question.key for question in questions]


def walked(given_answers):
    """Return the questions one meets by pressing Continue from the first one on."""
    met, at = [], KEYS[0]
    while at is not None:
        met.append(at)
        at = flow.after(QUESTIONS, given_answers, at)
    return met


def test_a_follow_up_is_asked_after_the_answer_it_hangs_on():
    assert "mine" not in keys(flow.asked(QUESTIONS, {"accord": "agreed"}))
    assert keys(flow.asked(QUESTIONS, {"accord": "partly"})) == KEYS


def test_an_answer_of_a_newer_version_asks_the_follow_ups():
    assert flow.after(QUESTIONS, {"accord": "newer"}, "accord") == "mine"


def test_the_number_jumps_over_what_is_not_asked_and_the_total_stays():
    agreed = {"accord": "agreed"}
    assert flow.after(QUESTIONS, agreed, "accord") == "more"
    assert flow.place_of(QUESTIONS, agreed, "accord") == (2, 6)
    assert flow.place_of(QUESTIONS, agreed, "how") == (4, 6)
    assert flow.place_of(QUESTIONS, agreed, "more") == (5, 6)


def test_a_fact_known_from_the_beginning_shortens_the_total():
    assert flow.place_of(QUESTIONS, {"at_meeting": "yes"}, "seen") == (5, 5)


def test_what_stands_on_the_page_of_another_has_no_page_in_the_row():
    differing = {"accord": "partly"}
    assert keys(flow.on_page(QUESTIONS, differing, "theirs")) == ["theirs", "how"]
    assert keys(flow.on_page(QUESTIONS, differing, "how")) == ["how"]
    assert flow.after(QUESTIONS, differing, "theirs") == "more"
    assert flow.after(QUESTIONS, differing, "how") == "more"


def test_one_goes_on_at_the_first_question_that_is_open():
    assert flow.resume_at(QUESTIONS, {"accord": "agreed"}, {}) == "what"
    told = {"accord": "partly", "what": "Kahva", "mine": "Kyllä", "how": "Puen itse"}
    assert flow.resume_at(QUESTIONS, told, {}) == "theirs"
    assert flow.resume_at(QUESTIONS, told, {"theirs": "unknown", "more": "declined"}) is None


@pytest.mark.parametrize("how", ["", "given", "newer"])
def test_only_what_was_left_on_purpose_counts_as_left(how):
    assert not flow.is_left({"what": how}, "what")
    assert flow.resume_at(QUESTIONS, {}, {"what": how}) == "what"


def test_a_changed_answer_asks_what_it_newly_opens_one_after_the_other():
    told = {"accord": "partly", "what": "Kahva", "more": "usein"}
    assert flow.follow_up(QUESTIONS, told, {}, "accord") == "mine"
    assert flow.follow_up(QUESTIONS, told | {"mine": "Kyllä"}, {}, "mine") == "theirs"
    assert flow.follow_up(QUESTIONS, told, {}, "mine") == "theirs"
    assert flow.follow_up(QUESTIONS, told, {}, "theirs") == "how"
    assert flow.follow_up(QUESTIONS, told, {}, "how") is None
    assert flow.follow_up(QUESTIONS, told, {}, "what") is None


@given(facts, answers, answers)
def test_the_total_and_each_number_are_the_same_after_any_answer(known, some, others):
    for key in keys(flow.may_come(QUESTIONS, known)):
        some_place = flow.place_of(QUESTIONS, some | known, key)
        assert some_place == flow.place_of(QUESTIONS, others | known, key)


@given(facts, answers)
def test_continue_meets_every_asked_question_once_with_rising_numbers(known, told):
    met = walked(told | known)
    assert met == [q.key for q in flow.asked(QUESTIONS, told | known) if not q.page]
    places = [flow.place_of(QUESTIONS, told | known, key) for key in met]
    numbers = [n for n, _total in places]
    assert numbers == sorted(set(numbers))
    assert all(1 <= n <= total for n, total in places)


@given(facts, answers)
def test_back_leads_the_same_way_the_other_way_round(known, told):
    met = walked(told | known)
    earlier = [flow.before(QUESTIONS, told | known, key) for key in met]
    assert earlier == [None, *met[:-1]]


@given(facts, answers, lefts)
def test_going_on_leads_to_an_asked_question_that_has_neither_answer_nor_note(known, told, left):
    resume = flow.resume_at(QUESTIONS, told | known, left)
    open_ones = flow.still_open(QUESTIONS, told | known, left)
    assert resume == (open_ones[0] if open_ones else None)
    for key in open_ones:
        assert key in keys(flow.asked(QUESTIONS, told | known))
        assert not told.get(key)
        assert left.get(key) not in set(LeftOpen)
