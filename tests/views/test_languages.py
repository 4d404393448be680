"""A person chooses the language of the screens, what helps it out, and that of their words."""

from dataclasses import replace
from datetime import date

import flet as ft
import polib
import pytest

from app import i18n
from app.content.plan_headings import plan_headings
from app.languages import chain, languages
from app.services import people, wishes
from app.views.kit import edges
from app.views.kit.words import own_words
from tests.harness.pseudo_screen import offered
from tests.harness.someone import an_open_home, at
from tests.tools import catalogues
from tests.tools.catalogue_files import House

SCREEN, HELPING_OUT, OWN_WORDS = "Language", "In which language is the rest", "your own words"


async def choose(app, question, words):
    """Press the card with these words below the question."""
    (group,) = [
        one
        for one in app.all(ft.Semantics)
        if question in str(one.label or "") and isinstance(one.content, ft.RadioGroup)
    ]
    inside = set(map(id, app.walk(group)))
    cards = [c for c in app.all(ft.Container, text=words) if c.on_click and id(c) in inside]
    await app.click(cards[0])


async def test_the_screen_speaks_the_chosen_language_at_once(home):
    async with at(home, "/settings") as app:
        await choose(app, SCREEN, "Svenska")
        assert home.settings().language == "sv"
        assert app.shows("Inställningar")


async def test_every_language_is_offered_by_its_own_name(home):
    async with at(home, "/settings") as app:
        for language in languages().values():
            assert app.shows(language.name)


async def test_arabic_is_read_from_the_right_and_the_rest_is_said_in_a_chosen_language(home):
    async with at(home, "/settings") as app:
        await choose(app, SCREEN, "العربية")
        assert app.page.rtl
        await choose(app, "العربية", "Svenska")
        assert home.settings().second_language == "sv"
    assert i18n.screen().chain == ("ar", "sv")
    heading = next(iter(plan_headings().values()))  # papers are not given in Arabic
    assert heading.name.spoken("ar") == heading.name.sv


async def test_a_whole_language_asks_for_no_second(home):
    async with at(home, "/settings") as app:
        assert not app.shows(HELPING_OUT)


async def test_own_words_are_kept_in_their_own_language(home):
    async with at(home, "/settings") as app:
        await choose(app, OWN_WORDS, "العربية")
        assert home.settings().words_language == "ar"
        assert home.settings().language == "en"
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write("أريد بيتا هادئا")
        await app.press("continue")
    (wish,) = wishes.all_wishes(home.context)
    assert wish.language == "ar"


@pytest.mark.parametrize(
    ("code", "second", "found"),
    [
        ("ar", "", ("ar", "fi")),
        ("ar", "fi@selko", ("ar", "fi@selko", "fi")),
        ("se", "sv", ("se", "sv")),
        ("sv", "en", ("sv",)),
        ("ar", "no such", ("ar", "fi")),
        ("ar", "ar", ("ar", "fi")),
    ],
)
def test_what_a_language_lacks_is_said_in_the_second(code, second, found):
    assert chain(code, second) == found


def test_plurals_that_are_missing_are_said_in_the_second_language():
    words = i18n.speaking("se", "sv")
    swedish = i18n.speaking("sv")
    for n in (1, 2, 5):
        said = words.ngettext("{n} person", "{n} people", n)
        assert said == swedish.ngettext("{n} person", "{n} people", n)


@pytest.mark.parametrize(("screen", "paper"), [("sv", "sv"), ("ar", "fi"), ("en", "fi")])
async def test_papers_begin_in_the_language_of_the_caseworker(home, screen, paper):
    home.change_settings(replace(home.settings(), language=screen))
    people.add(home.context, first_name="Marja", role="own_worker")
    async with at(home, "/give") as app:
        await app.press("continue")
        (found,) = [g.value for g in app.all(ft.RadioGroup) if g.value in ("fi", "sv", "en")]
        assert found == paper


def test_own_words_have_their_line_where_reading_begins():
    left = own_words("Koti")
    edges.read_from(right=True)
    right = own_words("بيت")
    edges.read_from(right=False)
    assert (left.border.left.width, left.border.right.width) == (3, 0)
    assert (right.border.left.width, right.border.right.width) == (0, 3)
    assert (right.padding.left, right.padding.right) == (0, 14)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", ("الثلاثاء، 24 نوفمبر 2026", "24.11.2026", "أ وب")),
        ("se", ("disdat 24 skábmamánnu 2026", "24.11.2026", "أ ja ب")),
    ],
)
def test_days_and_lists_are_said_in_the_language(language, said):
    words, day = i18n.speaking(language), date(2026, 11, 24)
    assert (words.on_date(day), words.date(day), words.and_list(["أ", "ب"])) == said


async def test_a_language_can_be_added_without_code(tmp_path, monkeypatch):
    facts = '[et]\nname = "Eesti"\nstatus = "begun"\nfallback = "en"\n'
    facts += 'dates = "et"\nclock = "H.mm"\nflutter = "et"\n'
    with offered(tmp_path / "copy", monkeypatch.setattr, facts) as locales:
        house = House(locales=locales)
        catalogues.update(house)
        made = polib.pofile(str(house.po("et")))
        made.find("Settings").msgstr = "Seaded"
        made.save()
        home = an_open_home(tmp_path / "home")
        home.change_settings(replace(home.settings(), language="et"))
        async with at(home, "/settings") as app:
            assert app.shows("Seaded")
            assert app.shows("Each choice applies at once.")
            assert app.shows("Eesti")
        home.lock()
        assert catalogues.check(house) == []


def test_own_words_that_run_the_other_way_keep_their_full_stop():
    assert edges.in_own_direction("Haluan kuoroon.") == "Haluan kuoroon."
    assert edges.in_own_direction("أريد.\nKoti.") == "\u2068أريد.\u2069\nKoti."
    edges.read_from(right=True)
    try:
        assert edges.in_own_direction("Koti.\n\nأريد.") == "\u2068Koti.\u2069\n\nأريد."
        assert edges.in_own_direction("2026") == "2026"
    finally:
        edges.read_from(right=False)
