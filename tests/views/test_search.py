"""Search among everything, as one writes."""

from dataclasses import replace

from app.services import agreements, meetings, people, wishes
from tests.harness.someone import at


async def test_anything_is_found_by_another_form_of_its_word_and_opened(home):
    home.change_settings(replace(home.settings(), words_language="fi"))
    wishes.say(home.context, words="Haluan kuoroon.")
    agreement = agreements.note_down(home.context, what="Kyyti kuoroon torstaisin")
    meetings.arrange(home.context, place="Kotona")
    people.add(home.context, first_name="Äiti")
    async with at(home, "/more") as app:
        await app.press("more-search")
        await app.write("kuorossa")
        assert app.shows("2 things were found.")
        await app.write("aiti")
        assert app.shows("1 thing was found.")
        assert app.shows("A person")
        await app.write("kyyti")
        await app.press(f"open-{agreement.id}")
        assert app.page.route == f"/agreements/{agreement.id}"


async def test_nothing_found_says_what_to_try(home):
    async with at(home, "/search") as app:
        await app.write("kuu")
        assert app.shows("Nothing was found. Try fewer letters.")
