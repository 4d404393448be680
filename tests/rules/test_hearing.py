"""How a person was heard in a service, time after time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.hearing_check import Heard, HearingCheck
from app.rules.hearing import Trend, by_service, says_something, trend
from tests.builders import TODAY


def a_check(*answers, days=0, service="Kotihoito", **fields):
    told = dict(zip(("could_say", "listened", "answered"), answers, strict=False))
    day = TODAY + timedelta(days=days)
    return HearingCheck(day=day, service=service, **told, **fields)


@pytest.mark.parametrize(
    ("before", "last", "found"),
    [
        (("no", "no", "no"), ("yes", "no", "no"), Trend.BETTER),
        (("yes", "yes", "yes"), ("yes", "yes", "partly"), Trend.WORSE),
        (("yes", "no", ""), ("partly", "partly", ""), Trend.SAME),
        (("", "", "no"), ("yes", "yes", "no"), Trend.SAME),  # only what was answered twice
        (("yes", "", ""), ("", "yes", ""), Trend.FIRST),
        (("word of 2030", "", ""), ("yes", "", ""), Trend.FIRST),
    ],
)
def test_the_last_time_is_compared_with_the_time_before(before, last, found):
    assert trend([a_check(*before), a_check(*last)]) is found


def test_the_first_time_is_compared_with_nothing():
    assert trend([a_check("no", "no", "no")]) is Trend.FIRST


def test_a_time_left_open_stands_between_two_that_were_answered():
    checks = [a_check("no"), a_check("", words="En jaksanut vastata."), a_check("yes")]
    assert trend(checks) is Trend.BETTER


def test_each_service_stands_by_itself_and_the_one_met_last_comes_first():
    checks = [
        a_check("yes", days=-9),
        a_check("no", days=-2, service="Sosiaalitoimisto"),
        a_check("partly", days=-5, service=" kotihoito "),
    ]
    found = by_service(checks)
    assert [one.service for one in found] == ["Sosiaalitoimisto", "kotihoito"]
    assert [len(one.checks) for one in found] == [1, 2]
    assert found[1].trend is Trend.WORSE


def test_what_was_left_empty_is_not_told():
    assert not says_something(a_check("", "", "", words="  "))
    assert by_service([a_check()]) == []


answer = st.sampled_from(["", *Heard])


@given(st.lists(st.tuples(answer, answer, answer, st.sampled_from("AaBb ")), max_size=12))
def test_no_time_that_was_told_of_is_lost(told):
    checks = [a_check(*answers, service=service) for *answers, service in told]
    kept = [check.id for one in by_service(checks) for check in one.checks]
    assert sorted(kept) == sorted(check.id for check in checks if says_something(check))
