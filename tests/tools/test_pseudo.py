"""The test languages show words that went past the catalogues, and words that are cut."""

import polib

from app import i18n
from app.languages import shipped
from tests.tools import pseudo


def test_the_test_language_is_longer_bracketed_and_keeps_placeholders():
    made = pseudo.pseudo("Hello {name}, you have {n} goals")
    assert made.startswith("[")
    assert made.endswith("]")
    assert "{name}" in made
    assert "{n}" in made
    assert len(made) >= 1.3 * len("Hello {name}, you have {n} goals")


def test_the_test_languages_are_written(tmp_path):
    pseudo.write(shipped("locales") / "kuulluksi.pot", tmp_path, "kuulluksi")
    made = polib.pofile(str(tmp_path / "en@pseudo/LC_MESSAGES/kuulluksi.po"))
    assert len(made) > 10
    assert all(entry.msgstr.startswith("[") for entry in made if not entry.msgid_plural)


def test_a_screen_can_be_shown_in_the_test_language(pseudo_screen):
    assert i18n._("Something did not work. Your words are safe.").startswith("[")
    assert i18n.screen().code == "en@pseudo"
