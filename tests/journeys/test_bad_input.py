"""What goes wrong in a person's life: odd texts, half a folder, a newer one. Nothing is lost."""

import hashlib
import shutil

import pytest

from app.errors.folder import Damaged, TooNew
from app.services import everything_given, wishes
from app.services.keeping import Home
from app.services.sharing import Form
from tests.builders import PASSPHRASE, SHARED, ATime

ODD_TEXTS = {
    "empty": "",
    "only_spaces": " \n\t ",
    "hundred_thousand_letters": "Haluan kotiin. " * 6_667,
    "one_word_without_end": "x" * 100_000,
    "emoji": "👩🏽‍🦼 🎉 🏳️‍🌈",
    "right_to_left": "أريد أن أبقى في بيتي",
    "control_characters": "a\x00b\x07c\x1b[31md\x7f",
    "turned_direction": "\u202ekotiin\u202c \u2066x\u2069",
    "markup": "<script>alert(1)</script> #set page(x) $1+1$ {{ x }}",
}


@pytest.fixture
def home(tmp_path):
    home = Home(data=tmp_path / "data", clock=ATime())
    home.create(PASSPHRASE)
    yield home
    home.lock()


@pytest.fixture
def written(home):
    """A closed folder with one wish in each compartment."""
    wishes.say(home.context, words="Haluan kuoroon")
    wishes.say(home.context, words="Haluan saunaan", visibility=SHARED)
    home.lock()
    return home


def said(home):
    return [wish.words for wish in wishes.all_wishes(home.context)]


def fingerprint(home):
    """Return what lies in the folder, file by file."""
    files = [path for path in home.place.rglob("*") if path.is_file()]
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("words", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_any_text_is_there_again_and_can_be_given(home, words):
    wishes.say(home.context, words=words, visibility=SHARED)
    home.lock()
    home.unlock(PASSPHRASE)
    assert said(home) == [words]
    for form in Form:
        given = everything_given.give_all(home.context, form=form, language="fi")
        assert given.data
        assert b"<script>" not in given.data


def test_a_folder_copied_without_its_keys_opens_with_all_its_words(written):
    shutil.rmtree(written.place / "keys")
    written.unlock(PASSPHRASE)
    assert said(written) == ["Haluan kuoroon", "Haluan saunaan"]


@pytest.mark.parametrize(
    ("gone", "left"), [("main", "Haluan kuoroon"), ("private", "Haluan saunaan")]
)
def test_half_a_folder_shows_what_is_there_and_is_changed_by_nobody(written, gone, left):
    shutil.rmtree(written.place / gone)
    before = fingerprint(written)
    written.unlock(PASSPHRASE)
    assert written.context.folder.read_only
    assert said(written) == [left]
    written.lock()
    assert fingerprint(written) == before


def test_a_folder_without_any_words_in_it_is_told_and_left_as_it_is(written):
    for part in ("main", "private"):
        shutil.rmtree(written.place / part)
    before = fingerprint(written)
    with pytest.raises(Damaged):
        written.unlock(PASSPHRASE)
    assert fingerprint(written) == before


def test_a_folder_of_a_newer_kuulluksi_is_told_and_left_as_it_is(written):
    for path in written.place.glob("keys/*"):
        path.write_bytes(path.read_bytes().replace(b"keys-1", b"keys-2"))
    before = fingerprint(written)
    with pytest.raises(TooNew):
        written.unlock(PASSPHRASE)
    assert fingerprint(written) == before
