from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.rules.history import loses_something
from app.rules.joining import (
    doubled,
    id_of_kept,
    joined,
    must_be_kept,
    narrowed_by_joining,
    united,
)

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
EARLY, LATE = START, START + timedelta(hours=1)


def version(words="", *, at=EARLY, **fields):
    start = {"id": "1", "changed_at": at, "removed_at": None, "visibility": "only_me"}
    return {**start, "words": words, **fields}


def kept(one, *, at=EARLY, number=1, body=""):
    return {"id": one, "replaced_at": at, "number": number, "body": body or one}


@pytest.mark.parametrize(
    ("one", "another", "stays"),
    [
        (version("Kahvia"), version("Teetä", at=LATE), "Teetä"),
        (version("Kahvia", at=LATE), version("Teetä"), "Kahvia"),
        (version("Kahvia", at=None), version("Teetä"), "Teetä"),
        (version("Kahvia", at=LATE), version("Kahvia", at=LATE), "Kahvia"),
    ],
)
def test_the_newest_version_stays(one, another, stays):
    assert joined(one, another).stays["words"] == stays


def test_a_later_change_wins_over_an_earlier_removal():
    away = version("Kahvia", removed_at=EARLY)
    assert joined(away, version("Teetä", at=LATE)).stays["removed_at"] is None


def test_a_later_removal_wins_and_the_changed_words_go_into_the_history():
    away = version("Kahvia", at=LATE, removed_at=LATE)
    found = joined(away, version("Teetä"))
    assert found.stays == away
    assert must_be_kept(found.other, [found.stays])


@pytest.mark.parametrize("shared_is_newer", [True, False])
def test_what_is_only_for_me_in_one_folder_is_only_for_me_after_joining(shared_is_newer):
    shared = version("Kahvia", visibility="may_be_shared", at=LATE if shared_is_newer else EARLY)
    mine = version("Teetä", at=EARLY if shared_is_newer else LATE)
    assert joined(shared, mine).stays["visibility"] == "only_me"
    assert joined(mine, shared).stays["visibility"] == "only_me"


def test_what_both_share_stays_shared():
    shared = version("Kahvia", visibility="may_be_shared")
    assert joined(shared, {**shared, "words": "Teetä"}).stays["visibility"] == "may_be_shared"


def test_an_unknown_visibility_is_not_widened():
    found = joined(version(visibility="friends"), version(visibility="may_be_shared", at=LATE))
    assert found.stays["visibility"] == "only_me"


def test_a_field_that_only_one_folder_knows_survives():
    found = joined(version("Kahvia", at=LATE), version("Teetä", mood="hyvä"))
    assert found.stays["words"] == "Kahvia"
    assert found.stays["mood"] == "hyvä"


def test_an_unknown_state_survives():
    newest = version(how_now="stormy", at=LATE)
    assert joined(version(how_now="good"), newest).stays["how_now"] == "stormy"


def test_equal_versions_leave_nothing_for_the_history():
    assert joined(version("Kahvia"), version("Kahvia")).other is None


@pytest.mark.parametrize(
    ("other", "among", "must"),
    [
        (version("Teetä"), [version("Kahvia")], True),
        (version("Kah"), [version("Kahvia")], False),
        (version("Teetä"), [version("Kahvia"), version("Teetä ja pullaa")], False),
        (version("Teetä", visibility="may_be_shared"), [version("Teetä")], False),
    ],
)
def test_a_version_is_kept_when_no_other_holds_what_it_says(other, among, must):
    assert must_be_kept(other, among) is must


def test_earlier_versions_are_united_without_doubles_in_the_order_of_time():
    mine = [kept("b", at=LATE, number=1)]
    found = united(mine, [kept("a", number=1), kept("b", at=LATE, number=2)])
    assert [(one["id"], one["number"]) for one in found] == [("a", 1), ("b", 2)]


def test_the_same_version_kept_on_both_devices_is_kept_once():
    found = united([kept("b", body="Kahvia")], [kept("a", body="Kahvia")])
    assert [one["id"] for one in found] == ["a"]


def test_mine_stay_as_they_are_when_the_other_folder_adds_nothing():
    mine = [kept("a", number=4), kept("b", number=2)]
    assert united(mine, [kept("b", number=1)]) == mine


def test_an_earlier_version_of_mine_is_never_replaced_by_one_with_its_id():
    assert united([kept("a", body="Kahvia")], [kept("a", body="Teetä")])[0]["body"] == "Kahvia"


def test_a_version_kept_by_joining_has_the_same_id_on_both_devices():
    assert id_of_kept("1", "Kahvia") == id_of_kept("1", "Kahvia")
    assert id_of_kept("1", "Kahvia") != id_of_kept("2", "Kahvia")


@pytest.mark.parametrize(
    ("owners", "seen_by"),
    [(["w"], "only_me"), (["x", "w"], "only_me"), (["x"], "may_be_shared"), ([], "may_be_shared")],
)
def test_a_thing_shows_no_more_than_any_of_what_it_belongs_to(owners, seen_by):
    shared = {"visibility": "may_be_shared"}
    assert narrowed_by_joining(shared, owners, {"w"})["visibility"] == seen_by


def test_a_part_told_on_both_devices_stays_once_and_the_newest_stays():
    older, newer = version(part="matters"), version(part="matters", id="2", at=LATE)
    other, gone = version(part="my_day"), version(part="matters", id="3", removed_at=LATE)
    assert doubled([newer, other, older, gone]) == [(older, newer)]


words = st.text(alphabet="aä ", max_size=4)
versions = st.builds(
    version,
    words,
    at=st.sampled_from([None, EARLY, LATE]),
    removed_at=st.sampled_from([None, EARLY]),
    visibility=st.sampled_from(["only_me", "may_be_shared", "unknown"]),
    notes=words,
)


@given(versions, versions)
def test_it_does_not_matter_which_is_joined_into_which(one, another):
    assert joined(one, another).stays == joined(another, one).stays


@given(versions, versions)
@example(version("", visibility="unknown"), version("a", visibility="only_me"))
def test_joining_again_changes_nothing(one, another):
    once = joined(one, another)
    for each in (one, another):
        again = joined(once.stays, each)
        assert again.stays == once.stays
        told = [once.stays, *([once.other] if once.other else [])]
        assert again.other is None or not must_be_kept(again.other, told)


@given(versions, versions)
def test_no_words_are_lost(one, another):
    found = joined(one, another)
    told = [found.stays, *([found.other] if found.other else [])]
    for each in (one, another):
        said = {name: each[name] for name in ("words", "notes")}
        assert any(not loses_something(said, kept) for kept in told)


kepts = st.lists(
    st.builds(kept, st.sampled_from("abcd"), at=st.sampled_from([EARLY, LATE])),
    max_size=4,
    unique_by=lambda one: one["id"],
)


@given(kepts, kepts)
def test_uniting_again_changes_nothing(mine, theirs):
    once = united(mine, theirs)
    assert united(once, theirs) == once
    assert {one["id"] for one in once} == {one["id"] for one in (*mine, *theirs)}
