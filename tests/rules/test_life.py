"""My life now: what became better, worse, stayed or is new, without any score."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.life_now import LifeNow
from app.records.wish import HowNow
from app.rules.life import Compared, Since, compared, in_groups, sorted_as, time_before

ORDER = ("home", "money", "safety")
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
steps = st.sampled_from([*HowNow, "", "of a newer version"])
pictures = st.dictionaries(st.sampled_from(ORDER), steps)


@pytest.mark.parametrize(
    ("was", "now", "since"),
    [
        ("not_good", "between", Since.BETTER),
        ("not_good", "good", Since.BETTER),
        ("between", "good", Since.BETTER),
        ("good", "between", Since.WORSE),
        ("good", "not_good", Since.WORSE),
        ("between", "not_good", Since.WORSE),
        ("good", "good", Since.SAME),
        ("between", "between", Since.SAME),
        ("not_good", "not_good", Since.SAME),
        ("", "good", Since.NEW),
        ("unknown", "not_good", Since.NEW),
        ("of a newer version", "between", Since.NEW),
    ],
)
def test_an_area_is_told_beside_the_time_before(was, now, since):
    (one,) = compared({"home": now}, {"home": was}, ORDER)
    assert (one.area, one.since, one.now) == ("home", since, now)
    assert one.was == ("" if since is Since.NEW else was)


@pytest.mark.parametrize("now", ["", "unknown", "of a newer version"])
def test_nothing_is_said_about_what_the_person_did_not_say(now):
    assert compared({"home": now}, {"home": "good"}, ORDER) == []


def test_at_the_first_time_every_area_is_new():
    told = compared({"money": "good", "home": "not_good"}, {}, ORDER)
    assert [(one.area, one.since) for one in told] == [("home", Since.NEW), ("money", Since.NEW)]


@given(pictures, pictures)
def test_looking_from_the_other_side_turns_better_into_worse(now, before):
    turned = {Since.BETTER: Since.WORSE, Since.WORSE: Since.BETTER, Since.SAME: Since.SAME}
    there = {one.area: one.since for one in compared(now, before, ORDER)}
    back = {one.area: one.since for one in compared(before, now, ORDER)}
    for area in there.keys() & back.keys():
        assert back[area] == turned[there[area]]


@given(pictures)
def test_every_area_stands_in_one_group_and_in_its_order(areas):
    groups = in_groups(areas, ORDER)
    assert sorted(area for group in groups.values() for area in group) == sorted(ORDER)
    assert all(group == [area for area in ORDER if area in group] for group in groups.values())


@given(pictures, st.sampled_from(ORDER), steps)
def test_sorting_one_area_leaves_the_others_where_they_were(areas, area, step):
    after = sorted_as(areas, area, step)
    assert after.get(area, "") == step
    assert {k: v for k, v in after.items() if k != area} == {
        k: v for k, v in areas.items() if k != area
    }


def test_an_area_of_a_newer_version_is_kept_when_another_is_sorted():
    assert sorted_as({"new area": "good"}, "home", "between") == {
        "new area": "good",
        "home": "between",
    }


def test_a_picture_is_compared_with_the_last_ready_one_before_it():
    first, second, begun, now = (
        LifeNow(done=done, created_at=NOON + timedelta(days=day))
        for day, done in ((0, True), (90, True), (100, False), (180, True))
    )
    rounds = [now, begun, second, first]
    assert time_before(rounds, now) is second
    assert time_before(rounds, second) is first
    assert time_before(rounds, first) is None


def test_there_is_no_score():
    assert set(Compared.__dataclass_fields__) == {"area", "since", "now", "was"}
