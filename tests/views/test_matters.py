"""A matter that waits: told question by question, with what happens in it."""

from app.services import matters, wishes
from tests.builders import TODAY
from tests.harness.someone import at


async def test_a_matter_is_told_with_its_day_and_its_wish(home):
    wishes.say(home.context, words="Haluan kuoroon.")
    async with at(home, "/matters") as app:
        assert app.shows("An application or a request you have sent will be here, with its days.")
        await app.press("new-matter")
        await app.choose("I applied for something")
        await app.press("continue")
        await app.write("Kuljetuspalvelu")
        await app.press("continue")
        await app.write("Kotihoito")
        await app.press("continue")
        await app.write("24.11.2026")
        await app.press("continue")
        await app.choose("With a form")
        await app.press("continue")
        await app.choose("Haluan kuoroon.")
        await app.press("continue", "continue")
        assert app.shows("What you told about the matter")
    (matter,) = matters.all_matters(home.context)
    assert (matter.kind, matter.started_on, matter.started_how) == ("application", TODAY, "form")


async def test_what_happens_is_written_on_its_line_and_can_be_removed(home):
    matter = matters.tell(home.context, "11111111-1111-4111-8111-111111111111", what="Kyyti")
    async with at(home, f"/matters/{matter.id}") as app:
        await app.press("new-event")
        await app.choose("I asked how it goes")
        await app.press("continue", "continue", "continue")
        await app.write("Ensi viikolla.")
        await app.press("continue")
    (event,) = matters.events(home.context, matter.id)
    async with at(home, f"/matters/{matter.id}") as app:
        assert app.shows("Ensi viikolla.")
        await app.press(f"remove-{event.id}")
        assert not app.shows("Ensi viikolla.")


async def test_a_matter_comes_to_its_end(home):
    matter = matters.tell(home.context, "11111111-1111-4111-8111-111111111111", what="Kyyti")
    async with at(home, f"/matters/{matter.id}") as app:
        await app.press("end")
        await app.write("24.11.2026")
        await app.press("continue")
        await app.write("Sain kyydin.")
        await app.press("continue")
    async with at(home, f"/matters/{matter.id}") as app:
        assert app.shows("A matter that ended")
        assert app.shows("Sain kyydin.")
