"""Help on every page: two or three sentences, in every language that is whole."""

import re
from pathlib import Path

import pytest

from app.i18n import speaking
from tests.harness.help_texts import help_texts

VIEWS = Path(__file__).parents[2] / "app" / "views"
SENTENCE_ENDS = re.compile(r"[.!?](?=\s|$)")


def sentences(words):
    return len(SENTENCE_ENDS.findall(words))


def test_the_help_of_every_page_is_found_in_the_source():
    found = list(help_texts(VIEWS))
    assert len({said.where for said in found}) > 70
    assert [said.where for said in found if not said.message] == []


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv", "en"])
def test_the_help_of_every_page_is_two_or_three_sentences(language):
    words = speaking(language)
    said = {(one.where, words._(one.message)) for one in help_texts(VIEWS)}
    assert [(where, text) for where, text in said if sentences(text) not in {2, 3}] == []
