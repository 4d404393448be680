"""Old secrets stop working, new ones work, helpers open main alone, cuts lock nobody out."""

from __future__ import annotations

import contextlib
import json
import shutil

import pytest

from app.errors.base import AppError, Cancelled
from app.errors.folder import Damaged, WrongRecoveryKey, WrongSecret
from app.errors.keys import (
    KeysNotChanged,
    KeysUncertain,
    OnlyShared,
    OnlyTheOwner,
    TooManyHelpers,
)
from app.store import aside, key_files, opening, rekeying, rewriting, unlocking
from app.store.files import Disk
from app.store.folder import Folder
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, FailingDisk, Time, all_words, say

NEW, OLD = Passphrase("uusi lause meri kuu"), Passphrase(PASSPHRASE)
HELPER = HelperWords("auttaja sana polku")


def opens(place, secret):
    return Folder.open(place, secret, clock=Time())


def words_of(place, secret):
    folder = opens(place, secret)
    found = sorted(all_words(folder)), folder.read_only
    folder.lock()
    return found


def filled(folder):
    say(folder, "oma")
    say(folder, "jaettu", shared=True)


def test_an_old_passphrase_no_longer_opens_after_a_change(made, place):
    folder, card = made
    filled(folder)
    assert rekeying.change_passphrase(folder, NEW.text)
    folder.lock()
    with pytest.raises(WrongSecret):
        opens(place, OLD)
    assert words_of(place, NEW) == words_of(place, RecoveryKey(card)) == (["jaettu", "oma"], False)


def test_without_key_files_the_old_passphrase_does_not_open_either(made, place):
    folder, _card = made
    rekeying.change_passphrase(folder, NEW.text)
    folder.lock()
    shutil.rmtree(place / "keys")
    with pytest.raises(WrongSecret):
        opens(place, OLD)


def test_an_old_card_no_longer_opens_after_a_new_one(made, place):
    folder, card = made
    filled(folder)
    new = RecoveryKey.new()
    rekeying.replace_card(folder, new)
    folder.lock()
    with pytest.raises(WrongSecret):
        opens(place, RecoveryKey(card))
    assert words_of(place, new) == words_of(place, OLD) == (["jaettu", "oma"], False)


def test_a_practice_run_tells_the_right_card_from_others(made, disk):
    folder, card = made
    disk.seen.clear()
    rekeying.prove(folder, RecoveryKey(card))
    with pytest.raises(WrongRecoveryKey):
        rekeying.prove(folder, RecoveryKey(card[:-1]))
    with pytest.raises(WrongSecret):
        rekeying.prove(folder, RecoveryKey.new())
    assert disk.seen == []


def test_beginning_anew_shuts_out_old_secrets_also_with_old_key_files(made, place, tmp_path):
    folder, card = made
    filled(folder)
    shutil.copytree(place / "keys", tmp_path / "old")
    new = RecoveryKey.new()
    rekeying.add_helper(folder, HELPER)
    assert rekeying.begin_anew(folder, NEW.text, new)
    say(folder, "uusi")
    folder.lock()
    for secret in (OLD, RecoveryKey(card), HELPER):
        with pytest.raises(WrongSecret):
            opens(place, secret)
    assert words_of(place, NEW) == words_of(place, new) == (["jaettu", "oma", "uusi"], False)
    shutil.rmtree(place / "keys")
    shutil.copytree(tmp_path / "old", place / "keys")
    with pytest.raises(Damaged):  # the old keys open, but nothing that is there now
        opens(place, OLD)


def set_aside(folder, place):
    """Put the newest saves aside, as after an alarm, and return the old passphrase as it lies."""
    with folder.exclusive() as content:
        for comp in content.compartments:
            there = aside.make(content.disk, place, comp)
            for path in place.glob(f"{comp}/*"):
                aside.copy(content.disk, path, there)
        (slot,) = [s for s in content.ring.doc["slots"] if s["kind"] == "passphrase"]
    return slot["wrap"].encode()


def holding(place, words):
    """Return the files of the folder that hold these words as they lie on the disk."""
    return [path for path in place.rglob("*") if path.is_file() and words in path.read_bytes()]


def is_shut_out(place, tmp_path, old):
    """Tell that the old passphrase finds its slot nowhere, and that old key files do not help."""
    assert not holding(place, old)
    assert not list(place.glob("aside/*/*"))
    shutil.rmtree(place / "keys")
    shutil.copytree(tmp_path / "old", place / "keys")
    with pytest.raises(Damaged):
        opens(place, OLD)


def test_beginning_anew_leaves_nothing_set_aside_that_the_old_passphrase_opens(
    made, place, tmp_path
):
    folder, _card = made
    filled(folder)
    shutil.copytree(place / "keys", tmp_path / "old")
    old = set_aside(folder, place)
    assert [path for path in holding(place, old) if "aside" in path.parts]
    assert rekeying.begin_anew(folder, NEW.text, CARD)
    folder.lock()
    is_shut_out(place, tmp_path, old)


def test_what_was_set_aside_goes_at_the_next_opening_when_the_disk_refused(
    made, place, disk, tmp_path
):
    folder, _card = made
    filled(folder)
    shutil.copytree(place / "keys", tmp_path / "old")
    old = set_aside(folder, place)
    disk.fails = lambda work: work == "remove"
    assert not rekeying.begin_anew(folder, NEW.text, CARD)
    disk.heal()
    folder.lock()
    assert list(place.glob("aside/*/*"))
    assert words_of(place, NEW) == (["jaettu", "oma"], False)
    is_shut_out(place, tmp_path, old)


@pytest.mark.parametrize("name", ["passphrase", "card", "helpers"])
def test_any_other_change_leaves_what_was_set_aside(made, place, name):
    folder, _card = made
    rekeying.add_helper(folder, HELPER)
    set_aside(folder, place)
    before = sorted(place.glob("aside/*/*"))
    assert DEEDS[name][0](folder)
    assert sorted(place.glob("aside/*/*")) == before != []


@pytest.mark.parametrize("turn", [1, 2])
def test_beginning_anew_cannot_be_stopped_once_the_new_keys_hold(made, place, turn):
    folder, card = made
    filled(folder)
    told = []

    def stop(done, total):
        told.append((done, total))
        if len(told) > turn:
            raise Cancelled

    assert rekeying.begin_anew(folder, NEW.text, CARD, progress=stop)
    assert len(told) > turn
    folder.lock()
    for secret in (OLD, RecoveryKey(card)):
        with pytest.raises(WrongSecret):
            opens(place, secret)
    assert words_of(place, NEW) == (["jaettu", "oma"], False)


def test_a_helper_opens_only_what_may_be_shared(made, place):
    folder, _card = made
    filled(folder)
    rekeying.add_helper(folder, HELPER)
    folder.lock()
    helper = opens(place, HELPER)
    assert (all_words(helper), set(helper._ring.roots)) == (["jaettu"], {"main"})
    with pytest.raises(OnlyShared):
        say(helper, "salaa")
    for deed in (
        lambda: rekeying.change_passphrase(helper, "x"),
        lambda: rekeying.add_helper(helper, HELPER),
    ):
        with pytest.raises(OnlyTheOwner):
            deed()
    say(helper, "auttajan", shared=True)
    helper.lock()
    owner = opens(place, OLD)
    assert owner.notices == ()
    assert sorted(all_words(owner)) == ["auttajan", "jaettu", "oma"]
    owner.lock()


def test_a_removed_helper_opens_nothing_also_with_old_key_files(made, place, tmp_path):
    folder, _card = made
    filled(folder)
    rekeying.add_helper(folder, HELPER)
    shutil.copytree(place / "keys", tmp_path / "old")
    assert rekeying.remove_helpers(folder)
    folder.lock()
    with pytest.raises(WrongSecret):
        opens(place, HELPER)
    assert words_of(place, OLD) == (["jaettu", "oma"], False)
    ring = unlocking.unlock(key_files.read(Disk(), tmp_path / "old").docs, HELPER)
    with pytest.raises(Damaged):  # the root the helper knew opens nothing that is there now
        opening.recovered(Disk(), place, ring)


def test_a_refused_change_leaves_both_key_files_as_they_were(made, place, disk):
    folder, _card = made
    before = {path.name: path.read_bytes() for path in place.glob("keys/*")}
    disk.fails = lambda work: work == "flush"
    with pytest.raises(KeysNotChanged):
        rekeying.change_passphrase(folder, NEW.text)
    left = {path.name: path.read_bytes() for path in place.glob("keys/*.keys")}
    assert left == before
    disk.heal()
    assert rekeying.change_passphrase(folder, NEW.text)


def test_a_refusal_after_the_new_key_file_is_told_as_uncertain(made, place, disk):
    folder, _card = made
    filled(folder)
    disk.fails = lambda work: work == "flush_folder"
    with pytest.raises(KeysUncertain):
        rekeying.change_passphrase(folder, NEW.text)
    disk.heal()
    say(folder, "danach")
    assert rekeying.change_passphrase(folder, NEW.text)  # the second attempt has its own number
    folder.lock()
    assert words_of(place, NEW) == (["danach", "jaettu", "oma"], False)


def test_with_old_words_a_cut_beginning_anew_can_only_be_looked_at(made, place, disk):
    folder, _card = made
    filled(folder)
    disk.fails = lambda work: work == "flush_folder"
    with pytest.raises(KeysUncertain):
        rekeying.begin_anew(folder, NEW.text, CARD)
    disk.heal()
    folder.lock()
    assert words_of(place, OLD) == (["jaettu", "oma"], True)
    assert words_of(place, NEW) == (["jaettu", "oma"], False)


def test_the_private_mark_in_the_anchor_outlives_a_helpers_visit(made, place):
    folder, _card = made
    filled(folder)
    rekeying.add_helper(folder, HELPER)
    folder.lock()
    (anchor,) = place.parent.glob("anchor-*.json")
    before = json.loads(anchor.read_text())["comps"]["private"]
    helper = opens(place, HELPER)
    say(helper, "auttajan", shared=True)
    helper.lock()
    assert json.loads(anchor.read_text())["comps"]["private"] == before


def test_no_more_helpers_than_the_key_file_has_room_for(made):
    folder, _card = made
    for n in range(14):
        rekeying.add_helper(folder, HelperWords(f"sana {n}"))
    with pytest.raises(TooManyHelpers):
        rekeying.add_helper(folder, HELPER)


CARD = RecoveryKey.new()
DEEDS = {
    "passphrase": (lambda f: rekeying.change_passphrase(f, NEW.text), OLD, NEW),
    "card": (lambda f: rekeying.replace_card(f, CARD), None, CARD),
    "anew": (lambda f: rekeying.begin_anew(f, NEW.text, CARD), OLD, NEW),
    "helpers": (rekeying.remove_helpers, OLD, OLD),
}


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("number", range(0, 64, 3))
def test_a_cut_at_any_operation_locks_nobody_out(place, name, number):
    disk, (deed, old, new) = FailingDisk(), DEEDS[name]
    folder, card = Folder.create(place, PASSPHRASE, clock=Time(), disk=disk)
    filled(folder)
    rekeying.add_helper(folder, HELPER)
    disk.fail_at(number, also_next=5000)
    with contextlib.suppress(AppError):
        deed(folder)
    folder.lock()
    found = []
    for secret in (new, old or RecoveryKey(card)):
        with contextlib.suppress(WrongSecret):
            found.append(words_of(place, secret))
    assert (["jaettu", "oma"], False) in found
    assert all(words == ["jaettu", "oma"] for words, _read_only in found)


def test_what_was_cut_is_finished_at_the_next_opening(made, place, disk):
    folder, card = made
    filled(folder)
    disk.fails = lambda work: work == "remove"
    assert not rekeying.begin_anew(folder, NEW.text, CARD)
    disk.heal()
    folder.lock()
    again = opens(place, NEW)
    assert (again._ring.unfinished, len(again._ring.roots["main"])) == (False, 1)
    again.lock()
    with pytest.raises(WrongSecret):
        opens(place, RecoveryKey(card))


def test_a_new_helper_does_not_hide_that_an_exchange_waits_to_be_finished(made, place, disk):
    folder, _card = made
    filled(folder)
    disk.fails = lambda work: work == "remove"
    assert not rekeying.change_passphrase(folder, NEW.text)
    rekeying.add_helper(folder, HELPER)
    assert folder._ring.unfinished
    disk.heal()
    assert rekeying.remove_helpers(folder)
    assert not folder._ring.unfinished


def test_a_key_document_beyond_all_numbers_is_never_written(made, place):
    folder, _card = made
    with folder.exclusive() as content:
        before = sorted(path.name for path in place.glob("keys/*"))
        with pytest.raises(KeysNotChanged):
            rewriting.write_again(content, above=2**53 - 1)
    assert sorted(path.name for path in place.glob("keys/*")) == before
