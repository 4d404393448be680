"""Whatever happens to the files: an error a person can read, or an older true state."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from app.errors.base import AppError
from app.store import opening, pages, recovering, recovery, rekeying, shelf
from app.store.database import connect
from app.store.files import Disk
from app.store.folder import Folder
from app.store.keys import Ring
from app.store.secret import RecoveryKey
from tests.store.disks import PASSPHRASE, Time, again, all_words, say

SAID = ["yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi"]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Make a folder with snapshots and two segments in each compartment."""
    place = tmp_path_factory.mktemp("original") / "vault"
    folder, card = Folder.create(place, PASSPHRASE, clock=Time())
    for number, words in enumerate(SAID):
        say(folder, words, shared=number % 2 == 0)
        if number == 3:
            folder.lock()
            folder = again(place, card)
    folder.lock()
    return place, card


@pytest.fixture
def copy(original, tmp_path):
    """Copy the folder with its anchor."""
    shutil.copytree(original[0].parent, tmp_path / "copy")
    return tmp_path / "copy" / "vault"


def _outcome(place: Path, card: str) -> None:
    """Open, and accept only what the format promises."""
    try:
        folder = again(place, card)
    except AppError:
        return
    words = all_words(folder)
    # an older true state of each compartment: the first ones said, in order
    for side in (0, 1):
        whole = SAID[side::2]
        found = [w for w in words if w in whole]
        assert found == whole[: len(found)]
    assert set(words) <= set(SAID)
    if words != SAID:
        assert folder.read_only
    folder.lock()


def _files(place: Path, pattern: str) -> list[Path]:
    return sorted(p for p in place.glob(pattern) if p.stat().st_size)


@pytest.mark.parametrize("comp", ["main", "private"])
def test_a_journal_cut_at_any_length_is_read_up_to_the_cut(original, copy, comp):
    ring, _ = opening.unlock(Disk(), copy, RecoveryKey(original[1]))
    path = _files(copy, f"{comp}/j*")[-1]
    whole, counted = path.read_bytes(), []
    full = _recovered(copy / comp, ring).trail.chains
    for size in range(0, len(whole) + 1, 11):
        path.write_bytes(whole[:size])
        found = _recovered(copy / comp, ring)
        counted.append(len(found.trail.chains))
        assert found.trail.chains == full[: counted[-1]]
        assert pages.page_sum(found.image) == found.total
        assert not [n for n in found.shelf.notices if n.level == "alarm"]
    assert counted == sorted(counted)


def _recovered(folder: Path, ring: Ring) -> recovery.Recovered:
    return recovery.recover(Disk(), shelf.read(Disk(), folder, comp=folder.name, ring=ring))


KINDS = ["keys/*a.keys", "main/s00000002*", "private/j*", "main/j*", "../anchor-*"]


@pytest.mark.parametrize("pattern", KINDS)
def test_a_shortened_file_never_gives_wrong_words(original, copy, pattern):
    for path in _files(copy, pattern):
        whole = path.read_bytes()
        step = max(1, len(whole) // 5)
        for size in {*range(0, len(whole), step), 8, len(whole) - 1}:
            path.write_bytes(whole[:size])
            _outcome_of_copy(copy, original[1])
        path.write_bytes(whole)


@pytest.mark.parametrize("pattern", KINDS)
def test_a_flipped_bit_never_gives_wrong_words(original, copy, pattern):
    chance = random.Random(pattern)
    for path in _files(copy, pattern):
        whole = path.read_bytes()
        for place in chance.sample(range(len(whole)), 6):
            changed = bytearray(whole)
            changed[place] ^= 1 << chance.randrange(8)
            path.write_bytes(changed)
            _outcome_of_copy(copy, original[1])
        path.write_bytes(whole)


def _outcome_of_copy(copy: Path, card: str) -> None:
    # each opening may write a snapshot, so it works on a copy of its own
    trial = copy.parent.parent / "trial"
    shutil.copytree(copy.parent, trial)
    try:
        _outcome(trial / "vault", card)
    finally:
        shutil.rmtree(trial)


def test_a_deleted_file_never_gives_wrong_words(original, copy):
    for path in _files(copy, "*/*"):
        whole = path.read_bytes()
        path.unlink()
        _outcome_of_copy(copy, original[1])
        path.write_bytes(whole)


def test_files_of_the_other_compartment_are_not_used(original, copy):
    for path in _files(copy, "private/*"):
        shutil.copy(path, copy / "main" / path.name)
    folder = again(copy, original[1])
    assert all_words(folder) == SAID
    assert not folder.read_only
    folder.lock()


def test_a_conflicted_copy_is_the_same_file(original, copy):
    for path in _files(copy, "*/j*"):
        shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy).jrn"))
    folder = again(copy, original[1])
    assert (all_words(folder), folder.read_only) == (SAID, False)
    folder.lock()


def test_a_half_copied_folder_never_gives_wrong_words(original, copy):
    for keep in range(0, 12, 2):
        trial = copy.parent.parent / "half"
        shutil.copytree(copy.parent, trial)
        for path in _files(trial / "vault", "*/*")[keep:]:
            path.unlink()
        _outcome(trial / "vault", original[1])
        shutil.rmtree(trial)


@pytest.mark.parametrize("rest", [1, 7, 8, 9, 40])
def test_a_save_cut_by_a_power_cut_is_an_unfinished_save(original, copy, rest):
    path = _files(copy, "private/j*")[-1]
    path.write_bytes(path.read_bytes() + bytes(rest))
    folder = again(copy, original[1])
    assert [n.code for n in folder.notices] == ["unfinished_save"]
    assert (all_words(folder), folder.read_only) == (SAID, False)
    folder.lock()


def test_a_segment_that_never_got_its_first_block_is_an_unfinished_save(original, copy):
    (copy / "main" / "j00000099-00000000.jrn").write_bytes(bytes(700))
    folder = again(copy, original[1])
    assert [n.code for n in folder.notices] == ["unfinished_save"]
    say(folder, "jatkuu", shared=True)
    folder.lock()
    folder = again(copy, original[1])
    assert all_words(folder) == [*SAID, "jatkuu"]
    folder.lock()


@pytest.mark.parametrize(
    "name",
    [
        "private/s9999999999999999-00000000.snap",
        "private/j9999999999999999-00000000.jrn",
        "keys/k9999999999999999a.keys",
    ],
)
def test_a_file_name_with_an_endless_number_makes_no_later_file_unreadable(made, place, name):
    folder, card = made
    say(folder, "ennen")
    folder.lock()
    (place / name).write_bytes(b"")
    opened = again(place, card)
    assert rekeying.change_passphrase(opened, "uusi lause meri kuu")
    for words in ("yksi", "kaksi"):
        say(opened, words)
        for compartment in opened._content.compartments.values():
            compartment.compact()
    opened.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (["ennen", "yksi", "kaksi"], False)
    opened.lock()


def _without_tables(image):
    con = connect(image)
    con.execute("DROP TABLE share")
    con.execute("DROP TABLE wish")
    con.commit()
    return con.serialize()


@pytest.mark.parametrize(
    "spoil", [lambda image: b"x" * len(image), lambda image: image[:4096] * 30, _without_tables]
)
def test_content_that_is_no_database_in_main_keeps_nobody_from_what_is_private(made, place, spoil):
    folder, card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    for compartment in folder._content.compartments.values():
        compartment.compact()
    main = folder._content.compartments["main"]
    main.save(spoil(main.image))
    folder.lock()
    opened = again(place, card)
    assert opened.read_only
    assert "oma" in all_words(opened)
    found = recovering.choices(opened)
    recovering.go_on(opened, found[0])
    assert (sorted(all_words(opened)), opened.read_only) == (["jaettu", "oma"], False)
    opened.lock()
