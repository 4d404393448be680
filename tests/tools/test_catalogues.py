"""The catalogues hold every sentence of the app, and each rule about them bites."""

import json

import polib
import pytest

from app import i18n
from tests.tools import catalogues, everyday, po_checks
from tests.tools.catalogue_files import House, plural_rule
from tests.tools.extracting import template

SOURCE = """
_("Back")
words._("Name: {name}")
message = N_("Not saved.")
ngettext("{n} wish", "{n} wishes", n)
_(variable)
# TRANSLATORS: what one says, not a place
_("To say"
  " it")
"""
FINNISH = {
    "Back": {"fi": "Takaisin", "sv": "Tillbaka", "selko": "Takaisin"},
    "Name: {name}": {"fi": "Nimi: {name}", "sv": "Namn: {name}"},
    "Not saved.": {"fi": "Ei tallennettu.", "sv": "Inte sparat.", "selko": "Ei tallessa."},
    "{n} wish|{n} wishes": {"fi": ["{n} toive", "{n} toivetta"], "sv": ["{n} önskan"] * 2},
    "To say it": {"fi": "Sanoa se", "sv": "Att säga det"},
}


@pytest.fixture
def house(tmp_path):
    """A small app with whole catalogues."""
    made = House(source=tmp_path / "app", locales=tmp_path / "locales")
    made.source.mkdir()
    (made.source / "view.py").write_text(SOURCE, "utf-8")
    assert merged(made, FINNISH) == []
    catalogues.update(made)
    assert catalogues.check(made) == []
    return made


def merged(house, words, name="view.json"):
    parts = house.locales.parent / "parts"
    parts.mkdir(exist_ok=True)
    (parts / name).write_text(json.dumps(words), "utf-8")
    return catalogues.merge(house, parts)


def entries(house, code):
    return {e.msgid: e for e in polib.pofile(str(house.po(code)))}


def test_every_way_to_say_a_sentence_is_found(house):
    found = {e.msgid: e for e in template(house.source)}
    assert set(found) == {"Back", "Name: {name}", "Not saved.", "{n} wish", "To say it"}
    assert found["{n} wish"].msgid_plural == "{n} wishes"
    assert found["To say it"].comment == "TRANSLATORS: what one says, not a place"


def test_translations_land_in_their_catalogues(house):
    assert entries(house, "fi")["Back"].msgstr == "Takaisin"
    assert entries(house, "sv")["{n} wish"].msgstr_plural[0] == "{n} önskan"
    assert entries(house, "en")["{n} wish"].msgstr_plural[1] == "{n} wishes"


def test_the_overlay_holds_only_what_differs(house):
    assert set(entries(house, "fi@selko")) == {"Not saved."}


def test_an_update_keeps_translations_and_drops_what_is_no_longer_said(house):
    (house.source / "view.py").write_text('_("Back")\n_("Next")\n', "utf-8")
    catalogues.update(house)
    assert set(entries(house, "fi")) == {"Back", "Next"}
    assert entries(house, "fi")["Back"].msgstr == "Takaisin"
    assert entries(house, "fi@selko") == {}


def test_a_second_update_changes_no_byte(house):
    before = [house.po(code).read_bytes() for code in house.codes()]
    catalogues.update(house)
    assert [house.po(code).read_bytes() for code in house.codes()] == before


def test_two_translations_of_one_sentence_are_told(house):
    remarks = merged(house, {"Back": {"fi": "Palaa"}}, "zz.json")
    assert len(remarks) == 1
    assert "Back" in remarks[0]


def test_a_translation_of_what_the_app_does_not_say_is_told(house):
    remarks = merged(house, {"Gone": {"fi": "Poissa"}}, "zz.json")
    assert remarks == ["zz.json: not said by the app: 'Gone'"]


@pytest.mark.parametrize(
    ("code", "old", "new", "finding"),
    [
        ("fi", 'msgstr "Nimi: {name}"', 'msgstr "Nimi: {nimi}"', "placeholders"),
        ("fi", 'msgstr "Takaisin"', 'msgstr ""', "untranslated"),
        ("sv", 'msgstr "Tillbaka"', 'msgstr ""', "untranslated"),
        ("fi", 'msgstr "Takaisin"', 'msgstr "Takaisin "', "space"),
        ("fi", 'msgstr "Ei tallennettu."', 'msgstr "Ei tallennettu"', "end punctuation"),
        ("fi", 'msgid "Back"', 'msgid "Gone"', "out of date"),
        ("fi@selko", 'msgid "Not saved."', 'msgid "Gone"', "out of date"),
        ("fi", "plural=(n != 1)", "plural=n", "msgfmt"),
        ("fi", "nplurals=2;", "", "Plural-Forms"),
        ("fi", 'msgstr "Takaisin"', 'msgstr "\u202eTakaisin"', "override"),
        ("fi", 'msgstr "Takaisin"', 'msgstr "Mikäli palaat"', "avoid"),
        ("fi@selko", "Ei tallessa.", "Elinympäristövaikutuslista.", "long word"),
    ],
)
def test_the_check_finds(house, code, old, new, finding):
    path = house.po(code)
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new), "utf-8")
    assert any(finding in found for found in catalogues.check(house))


def test_the_check_finds_a_new_sentence(house):
    (house.source / "new.py").write_text('_("Not yet anywhere")\n', "utf-8")
    assert any("Not yet anywhere" in found for found in catalogues.check(house))


def test_an_explained_word_may_be_long(house):
    merged(house, {**FINNISH, "Back": {"fi": "Asiakassuunnitelma", "sv": "Plan"}})
    assert any("long word" in found for found in catalogues.check(house))
    (house.locales / "explained_words.txt").write_text("# why\nasiakassuunnitelma\n", "utf-8")
    assert catalogues.check(house) == []


def test_sami_needs_a_dual(house):
    assert "nplurals=3" in plural_rule("se")
    folder = house.locales / "se/LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kuulluksi.po").write_text(house.po("en").read_text("utf-8"), "utf-8")
    assert "se: nplurals=2, CLDR needs 3" in po_checks.check(house.locales)


def test_a_missing_plural_of_the_overlay_falls_back_to_finnish():
    assert i18n.speaking("fi@selko").chain == ("fi@selko", "fi")


def test_the_catalogues_of_the_app_are_whole_sound_and_easy():
    found = catalogues.check(House())
    assert not found, "\n".join(found[:40])


def test_a_partial_language_that_says_too_little_is_told(house, monkeypatch):
    monkeypatch.setattr(everyday, "PAGES", ("view.py",))
    assert any("ar: says 0% of the pages of every day" in f for f in catalogues.check(house))


def test_every_page_of_every_day_is_a_page_of_the_app():
    assert everyday.missing_pages(House().source) == []
    assert len(everyday.everyday(House())) > 450


def test_one_thing_has_one_word(house):
    merged(house, {**FINNISH, "Back": {"fi": "Taakse", "sv": "Tillbaka"}})
    (house.locales / "fixed_terms.csv").write_text("en,fi,sv\nback,takaisin,till\n", "utf-8")
    assert "fi: 'Taakse': say 'takaisin'" in catalogues.check(house)


def test_a_new_catalogue_has_every_plural_form_of_its_language(house):
    forms = entries(house, "ar")["{n} wish"].msgstr_plural
    assert len(forms) == 6
    merged(house, {"{n} wish|{n} wishes": {"ar": ["رغبة"] * 5}})
    assert any("untranslated or fuzzy" in f or "msgfmt" in f for f in catalogues.check(house))
