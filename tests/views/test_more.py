"""More leads on, and says what this app is."""

from tests.harness.someone import at


async def test_more_leads_to_settings_and_back(home):
    async with at(home, "/more") as app:
        await app.press("more-settings")
        assert app.shows("Each choice applies at once.")
        await app.press("back")
        assert app.shows("What I have given")


async def test_about_says_where_the_words_lie_and_whose_work_is_in_it(home):
    async with at(home, "/more") as app:
        await app.press("more-more-about")
        assert app.shows(str(home.data))
        for credit in ("OpenMoji", "CC BY-SA 4.0", "Noto Sans", "SIL Open Font License"):
            assert app.shows(credit)


async def test_nobody_can_leave_an_example_that_was_started_as_one(home):
    async with at(home, "/more") as app:
        assert not app.buttons("leave-example")
