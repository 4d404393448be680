"""My people: a first name is enough, and anyone can be added in passing."""

import flet as ft
import pytest

from app.services import people
from app.views.kit.buttons import Action, button
from app.views.person_chooser import PersonChooser
from app.views.routes import SCREENS
from app.views.safety import component
from app.views.shell import main_of
from tests.harness.someone import Someone, at


def everyone(home):
    return people.all_people(home.context)


async def test_an_empty_list_tells_who_will_be_there(home):
    async with at(home, "/people") as app:
        assert app.shows("The people who help you will be here")


async def test_a_first_name_makes_the_person_and_assumes_nothing(home):
    async with at(home, "/people") as app:
        await app.press("new-person")
        field = app.all(ft.TextField)[0]
        await app.type(field, "Marja")
        await app.press("ready")
        (person,) = everyone(home)
        assert (person.first_name, person.role) == ("Marja", "")
        assert app.shows("Marja")


async def test_all_that_is_told_of_a_person_is_kept_and_shown(home):
    marja = people.add(home.context, first_name="Marja")
    async with at(home, f"/people/{marja.id}/edit") as app:
        await app.choose("My own worker")
        for name, words in (("organisation", "Keskusta"), ("phone", "040"), ("helps_with", "Arki")):
            await app.write(words, key=f"/people/{marja.id}-{name}")
        await app.press("ready")
        assert all(app.shows(words) for words in ("My own worker", "Keskusta", "040", "Arki"))
    assert [person.phone for person in everyone(home)] == ["040"]


async def test_the_own_worker_is_first(home):
    people.add(home.context, first_name="Aatu")
    marja = people.add(home.context, first_name="Marja", role="own_worker")
    async with at(home, "/people") as app:
        assert app.buttons("open-")[0] == f"open-{marja.id}"


async def test_who_may_see_a_person_is_chosen_on_the_persons_page(home):
    marja = people.add(home.context, first_name="Marja")
    async with at(home, f"/people/{marja.id}") as app:
        await app.choose("May be shared")
    assert everyone(home)[0].visibility == "may_be_shared"


async def test_a_removed_person_can_be_brought_back(home):
    marja = people.add(home.context, first_name="Marja")
    async with at(home, f"/people/{marja.id}") as app:
        await app.press("remove")
        assert everyone(home) == []
        await app.press("bring-back")
    assert everyone(home)[0].id == marja.id


async def test_an_earlier_phone_number_can_be_taken_back(home):
    marja = people.add(home.context, first_name="Marja", phone="040 1")
    people.change(home.context, marja.id, phone="050 2")
    async with at(home, f"/people/{marja.id}/history") as app:
        assert app.shows("040 1")
        await app.press("take-1")
    assert everyone(home)[0].phone == "040 1"


@pytest.fixture
def asking(monkeypatch):
    """Show a question about people on the screen of people."""
    chosen = []

    def show(*, many):
        @component
        def Asking(desk, *_parts):
            ids, set_ids = ft.use_state(())

            def on_choose(new):
                chosen.append(new)
                set_ids(tuple(new))

            away = Action(label="Today", press=lambda: desk.go("/today"), key="away")
            chooser = PersonChooser(desk, "Who comes?", ids, on_choose, many=many)
            return ft.Column([chooser, button(away)])

        monkeypatch.setitem(SCREENS, "people", Asking)
        return chosen

    return show


async def test_someone_added_in_passing_is_chosen_and_the_question_stays(home, asking):
    chosen = asking(many=False)
    async with Someone(main_of(home), route="/people") as app:
        assert app.shows("There is nobody on your list yet.")
        await app.press("add-person")
        await app.write("Eila")
        await app.press("keep-person")
        assert app.one(ft.RadioGroup).value == everyone(home)[0].id
    assert [person.first_name for person in everyone(home)] == ["Eila"]
    assert chosen == [[everyone(home)[0].id]]


async def test_many_people_can_be_chosen_and_one_added_to_them(home, asking):
    chosen = asking(many=True)
    aatu = people.add(home.context, first_name="Aatu")
    async with Someone(main_of(home), route="/people") as app:
        await app.press("add-person")
        await app.write("Eila")
        await app.choose("Aatu")
        await app.press("keep-person")
        assert [box.value for box in app.all(ft.Checkbox)] == [True, True]
    assert chosen[-1] == [aatu.id, everyone(home)[1].id]


async def test_a_name_left_half_way_is_not_lost(home, asking):
    asking(many=True)
    async with Someone(main_of(home), route="/people") as app:
        await app.press("add-person")
        await app.write("Eila")
        await app.press("away")
    assert [person.first_name for person in everyone(home)] == ["Eila"]


async def test_an_empty_name_adds_nobody(home, asking):
    asking(many=True)
    async with Someone(main_of(home), route="/people") as app:
        await app.press("add-person", "keep-person", "add-person")
    assert everyone(home) == []
