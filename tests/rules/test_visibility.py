from app.records.base import Visibility
from app.rules.visibility import WhyNot, may_be_shared, narrowed, seen_as, why_not
from tests.builders import SHARED, ATime, a_wish, an_agenda_item


def test_a_new_wish_stays_with_the_person():
    assert not may_be_shared(a_wish())
    assert why_not(a_wish()) is WhyNot.ONLY_ME


def test_a_wish_the_person_allows_may_be_given():
    assert why_not(a_wish(visibility=SHARED)) is None


def test_a_state_from_a_newer_version_means_no():
    assert not may_be_shared(a_wish(visibility="everyone_in_2030"))


def test_a_removed_wish_is_not_given():
    assert why_not(a_wish(visibility=SHARED, removed_at=ATime()())) is WhyNot.REMOVED


def test_an_agenda_item_of_a_private_wish_says_that_the_wish_is_private():
    item = an_agenda_item(visibility=SHARED)
    assert why_not(item, behind=a_wish()) is WhyNot.WISH_ONLY_ME
    assert why_not(item, behind=a_wish(visibility=SHARED)) is None


def test_an_agenda_item_follows_its_wish():
    assert seen_as([a_wish()]) == Visibility.ONLY_ME
    assert seen_as([a_wish(visibility=SHARED)]) == SHARED


def test_an_agenda_item_is_never_wider_than_its_wish():
    item = an_agenda_item(visibility=SHARED)
    assert narrowed(item, [a_wish()]) == Visibility.ONLY_ME
    assert narrowed(item, [a_wish(visibility=SHARED)]) == SHARED
    assert narrowed(item, []) == SHARED


def test_what_belongs_to_two_things_is_seen_by_the_fewest():
    assert seen_as([a_wish(visibility=SHARED), a_wish()]) == Visibility.ONLY_ME
    assert narrowed(an_agenda_item(visibility=SHARED), [a_wish()]) == Visibility.ONLY_ME
