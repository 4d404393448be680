from app.records.base import Visibility
from app.records.person import Person, Role
from app.records.profile import ProfilePart
from app.services import people, profile, records
from tests.builders import SHARED


def test_the_own_worker_comes_first_and_the_others_by_name(ctx):
    for name, role in (("Åke", Role.CLOSE_PERSON), ("Eila", Role.SUPPORT_PERSON)):
        people.add(ctx, first_name=name, role=role)
    marja = people.add(ctx, first_name="Marja", role=Role.OWN_WORKER)
    assert [person.first_name for person in people.all_people(ctx)] == ["Marja", "Eila", "Åke"]
    assert people.own_worker(ctx).id == marja.id


def test_there_may_be_no_own_worker(ctx):
    people.add(ctx, first_name="Eila")
    assert people.own_worker(ctx) is None


def test_a_person_can_be_changed(ctx):
    eila = people.add(ctx, first_name="Eila")
    assert people.change(ctx, eila.id, phone="050").phone == "050"


def test_each_part_has_one_record_that_changes(ctx):
    first = profile.tell(ctx, ProfilePart.MATTERS, "Oma koti")
    second = profile.tell(ctx, ProfilePart.MATTERS, "Kuoro")
    assert (second.id, second.words) == (first.id, "Kuoro")
    assert [version.fields["words"] for version in records.history(ctx, first.id)] == ["Oma koti"]


def test_a_part_is_only_for_the_person_until_they_say_so(ctx):
    assert profile.tell(ctx, ProfilePart.MY_DAY, "Aamu").visibility == Visibility.ONLY_ME
    assert profile.tell(ctx, ProfilePart.MY_DAY, "Ilta", visibility=SHARED).visibility == SHARED
    assert profile.tell(ctx, ProfilePart.MY_DAY, "Yö").visibility == SHARED


def test_parts_come_in_the_order_of_the_page(ctx):
    for part in (ProfilePart.NAME, ProfilePart.MATTERS, "part_of_2030", ProfilePart.SUPPORT):
        profile.tell(ctx, part, "x")
    told = [one.part for one in profile.parts(ctx)]
    assert told == ["matters", "support", "name", "part_of_2030"]


def test_a_person_removed_is_not_listed(ctx):
    eila = people.add(ctx, first_name="Eila")
    records.remove(ctx, Person, eila.id)
    assert people.all_people(ctx) == []
