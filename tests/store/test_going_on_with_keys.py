"""After an alarm about older keys a person goes on with them: the later ones are gone for good."""

from __future__ import annotations

import contextlib
import shutil

import pytest

from app.errors.base import AppError
from app.errors.folder import NotGoneOn, WrongSecret
from app.store import recovering, rekeying
from app.store.folder import Folder
from app.store.format import MAX_NUMBER, cj
from app.store.notice import Found, Level
from app.store.secret import Passphrase, RecoveryKey
from tests.store.disks import PASSPHRASE, FailingDisk, Time, all_words, say

OLD, NEW = Passphrase(PASSPHRASE), Passphrase("uusi lause meri kuu")
CARD = RecoveryKey.new()


def opens(place, secret, disk=None):
    return Folder.open(place, secret, clock=Time(), **({"disk": disk} if disk else {}))


def alarms(folder):
    return {n.code for n in folder.notices if n.level == Level.ALARM}


def go_on(folder):
    recovering.go_on(folder, recovering.choices(folder)[0])


@pytest.fixture
def both(made, place, disk):
    """Begin anew with a cut after the new key file: both documents lie in the folder."""
    folder, _card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    disk.fails = lambda work: work == "flush_folder"
    with pytest.raises(AppError):
        rekeying.begin_anew(folder, NEW.text, CARD)
    disk.heal()
    folder.lock()
    return place


def is_in_order(place, secret, *others):
    """Tell that a secret opens all words, can write, and that others open nothing."""
    folder = opens(place, secret)
    say(folder, "sen jälkeen")
    assert not folder.read_only
    assert not folder.notices
    assert {"oma", "jaettu", "sen jälkeen"} <= set(all_words(folder))
    folder.lock()
    for other in others:
        with pytest.raises(WrongSecret):
            opens(place, other)


def test_going_on_with_the_earlier_keys_makes_the_folder_writable_for_good(both):
    folder = opens(both, OLD)
    assert alarms(folder) == {Found.OLD_KEYS}
    go_on(folder)
    assert not folder.read_only
    assert not folder._ring.outdated
    say(folder, "heti")
    folder.lock()
    is_in_order(both, OLD, NEW, CARD)


def test_later_key_files_that_are_gone_and_return_do_not_take_over_again(both, tmp_path):
    shutil.copytree(both / "keys", tmp_path / "later")
    folder = opens(both, OLD)
    go_on(folder)
    folder.lock()
    shutil.copytree(tmp_path / "later", both / "keys", dirs_exist_ok=True)
    folder = opens(both, OLD)
    assert (folder.read_only, alarms(folder)) == (False, set())
    folder.lock()
    is_in_order(both, OLD, NEW, CARD)


def test_old_key_files_put_over_new_ones_are_replaced_at_the_next_opening(made, place, tmp_path):
    folder, card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    shutil.copytree(place / "keys", tmp_path / "old")
    assert rekeying.begin_anew(folder, NEW.text, CARD)
    folder.lock()
    shutil.rmtree(place / "keys")
    shutil.copytree(tmp_path / "old", place / "keys")
    folder = opens(place, NEW)
    assert (folder.read_only, alarms(folder)) == (False, set())
    folder.lock()
    is_in_order(place, NEW, OLD, RecoveryKey(card))


def test_old_key_files_put_over_a_half_done_exchange_are_the_newest_after_going_on(
    made, place, disk, tmp_path
):
    folder, _card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    shutil.copytree(place / "keys", tmp_path / "old")
    disk.fails = lambda work: work == "remove"  # old saves stay beside the new ones
    assert not rekeying.begin_anew(folder, NEW.text, CARD)
    disk.heal()
    folder.lock()
    shutil.rmtree(place / "keys")
    shutil.copytree(tmp_path / "old", place / "keys")
    folder = opens(place, OLD)
    assert Found.OLD_KEYS in alarms(folder)
    go_on(folder)
    assert not folder.read_only
    folder.lock()
    is_in_order(place, OLD, NEW, CARD)
    assert list(place.glob("aside/*/*")), "what the new keys wrote is kept aside"


def test_a_forged_document_with_the_highest_number_shuts_nobody_out(made, place):
    folder, card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    doc = {**folder._ring.doc, "gen": MAX_NUMBER, "mac": "00" * 32}
    folder.lock()
    for copy in "ab":
        (place / "keys" / f"k{MAX_NUMBER}{copy}.keys").write_bytes(cj(doc))
    folder = opens(place, RecoveryKey(card))
    assert alarms(folder) == {Found.OLD_KEYS}
    go_on(folder)
    assert not folder.read_only
    assert folder._ring.gen < 10
    assert rekeying.change_passphrase(folder, NEW.text)
    folder.lock()
    is_in_order(place, NEW, OLD)


def test_a_key_file_that_is_refused_leaves_the_alarm_and_can_be_chosen_again(both):
    disk = FailingDisk()
    folder = opens(both, OLD, disk)
    states = recovering.choices(folder)
    disk.seen.clear()  # first come the new snapshots, two in each compartment
    disk.fails = lambda work: work == "rename" and disk.seen.count("rename") > 4
    with pytest.raises(NotGoneOn):
        recovering.go_on(folder, states[0])
    assert alarms(folder) == {Found.OLD_KEYS}
    disk.heal()
    go_on(folder)
    folder.lock()
    is_in_order(both, OLD, NEW, CARD)


@pytest.mark.parametrize("number", range(0, 64, 7))
def test_a_cut_at_any_operation_leaves_an_alarm_or_a_folder_in_order(both, number):
    disk = FailingDisk()
    folder = opens(both, OLD, disk)
    states = recovering.choices(folder)
    disk.fail_at(number, also_next=5000)
    with contextlib.suppress(AppError):
        recovering.go_on(folder, states[0])
    with contextlib.suppress(AppError):
        folder.lock()
    folder = opens(both, OLD)
    assert {"oma", "jaettu"} <= set(all_words(folder))
    if folder.read_only:
        assert alarms(folder) <= {Found.OLD_KEYS}
        go_on(folder)
    folder.lock()
    is_in_order(both, OLD, NEW, CARD)
