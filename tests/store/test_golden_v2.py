"""A folder of schema 2 with attachments, a helper's slot and a copy opens for ever."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from app.errors.folder import WrongSecret
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.store import restore
from app.store.folder import Folder
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from tests.golden.make_v1 import counts, since_then
from tests.store.disks import Time

V2 = Path(__file__).parents[1] / "golden" / "v2"
EXPECTED = json.loads((V2 / "expected.json").read_text("utf-8"))
SECRETS = EXPECTED["secrets"]
OWN = [Passphrase(SECRETS["passphrase"]), RecoveryKey(SECRETS["card"])]


@pytest.fixture
def data(tmp_path):
    shutil.copytree(V2, tmp_path / "v2")
    return tmp_path / "v2"


def _opened(data, secret):
    return Folder.open(data / "vault", secret, clock=Time())


@pytest.mark.parametrize("secret", OWN)
def test_the_folder_opens_without_a_word_of_warning(data, secret):
    folder = _opened(data, secret)
    assert folder.notices == ()
    assert counts(folder) == since_then(EXPECTED["counts"])
    with folder.reading() as unit:
        words = {wish.words: wish for wish in unit.find(Wish)}
        (paper,) = unit.find(Attachment, Attachment.of_id == words[EXPECTED["only_mine"]].id)
        with unit.blobs.open(unit.key_of(paper.blob)) as source:
            assert hashlib.sha256(source.read()).hexdigest() == EXPECTED["paper"]
    folder.lock()
    assert {EXPECTED["shared"], EXPECTED["last"]} <= words.keys()
    assert "Tämä ei tallentunut." not in words


def test_a_helper_opens_what_may_be_shared_with_its_photo_and_nothing_else(data):
    folder = _opened(data, HelperWords(SECRETS["helper"]))
    assert counts(folder) == since_then({"main": EXPECTED["counts"]["main"]})
    with folder.reading() as unit:
        assert [wish.words for wish in unit.find(Wish)] == [EXPECTED["shared"]]
        (photo,) = unit.find(Attachment)
        with unit.blobs.open(unit.key_of(photo.blob)) as source:
            assert len(source.read()) == photo.size
    folder.lock()


def test_the_first_passphrase_opens_nothing_any_more(data):
    with pytest.raises(WrongSecret):
        _opened(data, Passphrase(SECRETS["first"]))


@pytest.mark.parametrize("secret", OWN)
def test_the_copy_is_brought_back_with_all_that_is_in_it(data, secret):
    found = restore.unpack((data / "copy.zip").open("rb"), data, secret)
    assert (found.attachments, found.lost) == (2, 0)
    restore.take_into_use(data)
    folder = _opened(data, secret)
    assert folder.notices == ()
    assert counts(folder) == since_then(EXPECTED["counts_in_copy"])
    folder.lock()
