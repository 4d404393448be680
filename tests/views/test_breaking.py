"""Long words of the app are broken where they are joined, for the eyes alone."""

from dataclasses import replace

import flet as ft
import pytest

from app.i18n import isolate
from app.records.base import Visibility
from app.services import wishes
from app.views.kit.breaking import broken
from app.views.kit.words import QUIET_MARK
from app.views.reading_order import reading_order
from tests.harness.someone import at

SENTENCE = "Paina (tallennuspainiketta), niin se tallentuu."
NARROW = {"width": 320, "height": 2000}


def within(letters):
    return lambda word: len(word) <= letters


@pytest.fixture
def in_large_finnish(home):
    home.change_settings(replace(home.settings(), language="fi", text_size=2.0))
    return home


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        (40, SENTENCE),
        (14, "Paina (tallennus-\npainiketta), niin se tallentuu."),
        (9, "Paina (tallen-\nnus-\npai-\nniketta), niin se tallentuu."),
    ],
)
def test_a_word_is_broken_only_when_no_line_holds_it(letters, shown):
    assert broken(SENTENCE, within(letters)) == shown


def test_the_own_words_in_a_sentence_are_left_as_they_were_written():
    own = isolate("tallennuspainiketta")
    assert broken(f"Sanoit: {own}", within(5)) == f"Sanoit: {own}"


def test_a_word_nobody_knows_and_one_with_its_own_hyphens_stay_whole():
    assert broken("Donaudampfschiff Asiakas-suunnitelma", within(12)) == (
        "Donaudampfschiff Asiakas-suunnitelma"
    )


async def test_a_broken_word_is_seen_with_a_hyphen_and_heard_whole(in_large_finnish):
    async with at(in_large_finnish, "/more/accessibility", **NARROW) as app:
        seen = [t for t in app.all(ft.Text) if "-\n" in str(t.value)]
        (one,) = [t for t in seen if "saavutet-\n" in str(t.value)]
        assert one.semantics_label == "Tämä on Kuulluksin saavutettavuusseloste."
        assert all("\n" not in str(t.semantics_label) for t in seen)
        heard = " ".join(part.words for part in reading_order(app.page, "fi"))
        assert "saavutettavuusseloste" in heard
        assert "-\n" not in heard


async def test_nothing_is_broken_where_there_is_room(in_large_finnish):
    async with at(in_large_finnish, "/more/accessibility", width=1280, height=800) as app:
        assert "-\n" not in "".join(app.texts())


async def test_what_the_person_wrote_is_never_broken(in_large_finnish):
    words = "Tallennuspainiketta"
    wish = wishes.say(in_large_finnish.context, words=words, visibility=Visibility.MAY_BE_SHARED)
    async with at(in_large_finnish, f"/wishes/{wish.id}", **NARROW) as app:
        assert words in [text.replace(QUIET_MARK, "") for text in app.texts()]
    async with at(in_large_finnish, "/give/things", **NARROW) as app:
        assert app.shows(words), app.texts()
