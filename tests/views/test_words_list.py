"""The words list explains each word, in the order of the alphabet, and finds it as one writes."""

from dataclasses import replace

import pytest

from app.content.glossary import glossary
from app.content.meanings import MEANINGS
from app.i18n import sort_key, speaking
from app.views.term_words import in_order, said
from tests.harness.someone import at


async def test_the_words_list_is_reached_from_more_and_leads_back(home):
    async with at(home, "/more") as app:
        await app.press("more-more-words")
        assert app.shows("Find a word")
        await app.press("back")
        assert app.shows("About this app")


async def test_each_word_stands_with_what_it_means(home):
    async with at(home, "/more/words") as app:
        assert app.shows("appeal")
        assert app.shows(MEANINGS["appeal"])
        await app.press("more-words-all", "more-words-all")
        assert all(app.shows(term.word.en) for term in glossary().values())
        assert all(app.shows(meaning) for meaning in MEANINGS.values())


async def test_a_word_is_found_by_its_finnish_name_in_another_language(home):
    async with at(home, "/more/words") as app:
        await app.write("asiakassuunn")
        assert app.shows("1 word was found.")
        assert app.shows("client plan")
        assert app.shows("In Finnish: asiakassuunnitelma")
        assert not app.shows("participatory budgeting")


async def test_no_finnish_word_stands_twice_in_finnish(home):
    home.change_settings(replace(home.settings(), language="fi"))
    async with at(home, "/more/words") as app:
        await app.write("asiakassuunn")
        assert app.texts().count("asiakassuunnitelma") == 1


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en"])
def test_the_words_stand_in_the_order_of_the_alphabet(language):
    words = [said(term, language) for term in in_order(glossary().values(), language)]
    assert words == sorted(words, key=sort_key)
    assert len(words) == len(set(words)) == len(glossary())


def test_swedish_words_with_rings_and_dots_come_last():
    words = [said(term, "sv") for term in in_order(glossary().values(), "sv")]
    assert words.index("återställningskort") > words.index("vårdplan")
    assert words[-1].startswith(("ä", "ö"))


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_meaning_is_left_in_english(language):
    words = speaking(language)
    assert [meaning for meaning in MEANINGS.values() if words._(meaning) == meaning] == []
