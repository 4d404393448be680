"""The app says itself how well it can be used by everyone, without a network."""

from dataclasses import replace

import pytest

from tests.harness.someone import at


async def test_the_statement_says_what_works_what_does_not_and_when_it_was_written(home):
    async with at(home, "/more") as app:
        await app.press("more-more-accessibility")
        assert app.shows("accessibility statement")
        assert app.shows("WCAG 2.2")
        assert app.shows("24 November 2026")
        assert app.shows("What works")
        assert app.shows("Screen readers, switches, phones, Windows and macOS have not been tried.")


async def test_the_statement_promises_no_answer_nobody_has_promised(home):
    async with at(home, "/more/accessibility") as app:
        assert app.shows("306/2019")
        assert app.shows("14 days")
        assert app.shows("no office has promised to answer")
        assert app.shows("you cannot send feedback from here")
        assert app.shows("The text of the act was not read for this page.")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "saavutettavuusseloste"),
        ("fi@selko", "kuinka hyvin kaikki voivat"),
        ("sv", "tillgänglighetsutlåtande"),
    ],
)
async def test_the_statement_speaks_the_language_of_the_screen(home, language, words):
    home.change_settings(replace(home.settings(), language=language))
    async with at(home, "/more/accessibility") as app:
        assert app.shows(words)
