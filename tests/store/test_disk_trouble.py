"""Disks refuse, processes are killed: what was acknowledged stays, memory tells the truth."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors.folder import CannotWrite, NotSaved, OutOfMemory, ReadOnly
from app.records.wish import Wish
from app.store import recovering
from app.store.files import Disk
from app.store.folder import Folder
from app.store.notice import Found, Level
from tests.store.disks import PASSPHRASE, FailingDisk, Time, again, all_words, say

ROUNDS = 3


@pytest.mark.parametrize("work", ["create", "write", "flush", "flush_folder"])
def test_a_refused_first_save_puts_memory_back_and_the_next_one_works(made, place, disk, work):
    folder, card = made
    disk.fails = lambda done: done == work
    with pytest.raises(NotSaved):
        say(folder, "ei mahdu")
    assert all_words(folder) == []
    disk.heal()
    say(folder, "mahtuu")
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (["mahtuu"], False)
    opened.lock()


@pytest.mark.parametrize("work", ["write", "flush"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_refused_later_save_is_never_read_as_saved(made, place, disk, work, times):
    folder, card = made
    say(folder, "yksi")
    disk.fails = lambda done: done == work
    for _ in range(times):
        with pytest.raises(NotSaved):
            say(folder, "hukassa")
    assert all_words(folder) == ["yksi"]
    disk.heal()
    say(folder, "kaksi")
    say(folder, "kolme")
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi", "kolme"], False)
    opened.lock()


def test_a_segment_is_never_used_again_after_a_failed_flush(folder, place, disk):
    say(folder, "yksi")
    (segment,) = place.glob("private/*.jrn")
    disk.fails = lambda done: done == "flush"
    with pytest.raises(NotSaved):
        say(folder, "hukassa")
    size = segment.stat().st_size
    disk.heal()
    say(folder, "kaksi")
    assert segment.stat().st_size == size
    assert len(list(place.glob("private/*.jrn"))) == 2


def test_a_save_readable_from_the_cache_alone_becomes_a_snapshot_at_opening(made, place, disk):
    folder, card = made
    say(folder, "yksi")
    disk.fails = lambda done: done == "flush"
    with pytest.raises(NotSaved):
        say(folder, "vain muistissa")
    disk.heal()
    folder.lock()
    assert not list(place.glob("private/s00000003-*"))
    opened = again(place, card)  # step 7.9
    assert all_words(opened) == ["yksi", "vain muistissa"]
    assert list(place.glob("private/s00000003-*"))
    opened.lock()


def test_after_sixteen_refusals_the_folder_is_read_again_and_works(made, place, disk):
    folder, card = made
    say(folder, "yksi")
    disk.fails = lambda done: done == "write"
    for _ in range(20):
        with pytest.raises(NotSaved):
            say(folder, "hukassa")
    disk.heal()
    say(folder, "kaksi")
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi"], False)
    opened.lock()


def test_a_move_cut_between_its_two_saves_keeps_the_private_version(made, place, disk):
    folder, card = made
    wish = say(folder, "jaettu", shared=True)
    say(folder, "x")
    disk.refuse_flush(1)
    wish.visibility, wish.words = "only_me", "oma"
    with pytest.raises(NotSaved), folder.unit() as unit:
        unit.keep(wish)
    disk.heal()
    assert all_words(folder) == ["oma", "x"]
    say(folder, "y")
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) == ["oma", "x", "y"]
    assert opened._content.hidden == set()
    opened.lock()


def _work(folder: Folder, acknowledged: list[str], names: range) -> None:
    for number in names:
        try:
            say(folder, str(number), shared=number % 3 == 0)
            acknowledged.append(str(number))
            folder._content.compartments["private"].compact() if number % 4 == 3 else None
        except (NotSaved, OSError):
            continue


@pytest.mark.parametrize("also_next", [0, 1])
@pytest.mark.parametrize("number", range(0, 44, 4))
def test_one_or_two_errors_at_any_operation_lose_nothing(place, number, also_next):
    disk, acknowledged = FailingDisk(), []
    folder, card = Folder.create(place, PASSPHRASE, clock=Time(), disk=disk)
    disk.fail_at(number, also_next=also_next)
    _work(folder, acknowledged, range(8))
    disk.heal()
    _work(folder, acknowledged, range(8, 11))
    assert all_words(folder) == acknowledged
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (acknowledged, False)
    opened.lock()


@pytest.mark.parametrize("number", range(0, 21, 4))
def test_making_a_folder_on_a_failing_disk_is_told_and_can_be_tried_again(place, number):
    disk = FailingDisk()
    disk.fail_at(number, also_next=500)
    broken = disk.fails
    disk.fails = lambda done: broken(done) and done != "remove"
    with pytest.raises(CannotWrite):
        Folder.create(place, PASSPHRASE, clock=Time(), disk=disk)
    disk.heal()
    folder, card = Folder.create(place, PASSPHRASE, clock=Time())
    say(folder, "toimii")
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) == ["toimii"]
    opened.lock()


def test_another_program_writing_here_is_noticed_before_a_save(made, place):
    folder, _card = made
    say(folder, "yksi")
    (place / "private" / "j00000009-00000000.jrn").write_bytes(b"KUJRNL1\n")
    with pytest.raises(NotSaved):
        say(folder, "kaksi")
    say(folder, "kolme")  # the folder was read again
    assert all_words(folder) == ["yksi", "kolme"]


WRITER = """
import sys
from pathlib import Path
from tests.store.disks import again, say
folder = again(Path(sys.argv[1]), sys.argv[2])
for number in range(10_000):
    say(folder, f"{sys.argv[3]}-{number}", shared=number % 2 == 0)
    print(f"{sys.argv[3]}-{number}", flush=True)
    if number % 7 == 6:
        folder._content.compartments["private"].compact()
"""


def test_a_killed_process_loses_no_acknowledged_change(made, place):
    folder, card = made
    folder.lock()
    acknowledged: list[str] = []
    for turn in range(ROUNDS):
        acknowledged += _killed(place, card, turn)
        opened = again(place, card)
        words = all_words(opened)
        opened.lock()
        # the change that was being made may be there or not
        assert set(acknowledged) <= set(words)
        assert len(words) <= len(acknowledged) + turn + 1
        assert not opened.read_only


def _killed(place: Path, card: str, turn: int) -> list[str]:
    command = [sys.executable, "-c", WRITER, str(place), card, str(turn)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline() for _ in range(10 + 7 * turn)]
        process.send_signal(signal.SIGKILL)
        return [line.strip() for line in (*lines, *process.stdout) if line.endswith("\n")]


def _say_until_full(folder: Folder, kept: list[str]) -> None:
    for number in range(200):
        words = f"{number}" + os.urandom(4000).hex()
        say(folder, words)
        kept.append(words)


def test_a_full_disk_is_told_and_nothing_is_lost(small_disk):
    place = small_disk / "vault"
    folder, card = Folder.create(place, PASSPHRASE, clock=Time())
    kept: list[str] = []
    with pytest.raises(NotSaved):
        _say_until_full(folder, kept)
    assert all_words(folder) == kept
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) == kept
    opened.lock()


def test_a_disk_without_any_room_gives_no_half_folder(small_disk):
    (small_disk / "big").write_bytes(bytes(290_000))
    with pytest.raises(CannotWrite):
        Folder.create(small_disk / "vault", PASSPHRASE, clock=Time())
    assert not Folder.exists(small_disk / "vault")


def test_nothing_is_written_when_nothing_was_said(folder, disk):
    disk.seen.clear()
    with folder.unit() as unit:
        unit.find(Wish)
    assert disk.seen == []


def test_a_refused_move_is_never_completed_by_half_later(made, place, disk):
    folder, card = made
    wish = say(folder, "siirtyy")
    say(folder, "x", shared=True)
    disk.refuse_flush(1)
    wish.visibility = "may_be_shared"
    with pytest.raises(NotSaved), folder.unit() as unit:
        unit.keep(wish)  # it is in main now, but not deleted in private
    disk.heal()
    say(folder, "y", shared=True)  # the leftover in main goes
    folder.lock()
    opened = again(place, card)
    assert sorted(all_words(opened)) == ["siirtyy", "x", "y"]
    opened.lock()


@pytest.mark.parametrize("before", [[], ["ennen"]])
def test_memory_that_runs_out_in_a_save_spoils_no_later_one(made, place, disk, monkeypatch, before):
    folder, card = made
    for words in before:
        say(folder, words)

    def full(*_):
        raise MemoryError

    with monkeypatch.context() as short:
        short.setattr(disk, "write", full)
        with pytest.raises(OutOfMemory):
            say(folder, "ei mahdu")
    say(folder, "mahtuu")
    folder.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == ([*before, "mahtuu"], False)
    opened.lock()


def test_what_nobody_foresaw_at_opening_leaves_the_folder_unlocked_for_the_next_try(made, place):
    folder, card = made
    folder.lock()
    surprising = FailingDisk()
    surprising.writable = lambda _folder: 1 / 0
    with pytest.raises(ZeroDivisionError):
        again(place, card, surprising)
    again(place, card).lock()


def test_memory_that_runs_out_while_a_refused_save_is_put_back_is_made_good_at_the_next_use(
    folder, disk, monkeypatch
):
    say(folder, "ennen")

    def full(*_):
        raise MemoryError

    with monkeypatch.context() as short:
        short.setattr("app.store.content.Database", full)
        disk.fails = lambda done: done == "write"
        with pytest.raises(OutOfMemory):
            say(folder, "ei mahdu")
    disk.heal()
    assert all_words(folder) == ["ennen"]
    say(folder, "mahtuu")
    assert all_words(folder) == ["ennen", "mahtuu"]


class SulkingDisk(Disk):
    """Refuse to give one file, so many times."""

    def __init__(self, path: Path, times: int) -> None:
        self.path, self.left = path, times

    def read(self, path, *, most=-1):
        if path == self.path and self.left:
            self.left -= 1
            raise OSError(errno.EIO, "the disk refuses")
        return super().read(path, most=most)


@pytest.fixture
def newest(made, place):
    """Give the newest snapshot of a folder with words in it, and lock the folder."""
    folder, _card = made
    for words in ("yksi", "kaksi"):
        say(folder, words)
        folder._content.compartments["private"].compact()
    folder.lock()
    return max(place.glob("private/s*"))


@pytest.mark.parametrize("pattern", ["s*", "j*"])
@pytest.mark.parametrize("times", [1, 2, 3, 4, 5, 6, 7])
def test_a_file_the_disk_gives_only_later_is_never_taken_for_another_history(
    made, place, newest, times, pattern
):
    card = made[1]
    opened = again(place, card)
    say(opened, "kolme")
    opened.lock()
    opened = again(place, card, SulkingDisk(max(place.glob(f"private/{pattern}")), times))
    if opened.read_only:
        assert {n.code for n in opened.notices if n.level == Level.ALARM} == {Found.NOT_GIVEN}
    said = [] if opened.read_only else ["neljä"]
    for words in said:
        say(opened, words)
    opened.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi", "kolme", *said], False)
    opened.lock()


def test_what_the_disk_does_not_give_is_shown_without_it_and_not_written_past(made, place, newest):
    opened = again(place, made[1], SulkingDisk(newest, 10_000))
    before = sorted(place.glob("private/*"))
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi"], True)
    with pytest.raises(ReadOnly):
        say(opened, "ei vielä")
    opened.lock()
    assert sorted(place.glob("private/*")) == before


def test_a_file_the_disk_never_gives_again_can_be_left_aside(made, place, newest):
    opened = again(place, made[1], SulkingDisk(newest, 10_000))
    recovering.go_on(opened, recovering.choices(opened)[0])
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi"], False)
    say(opened, "jatkuu")
    opened.lock()
    assert (place / "aside" / "private" / newest.name).exists()
    assert not newest.exists()
    opened = again(place, made[1])
    assert (all_words(opened), opened.read_only) == (["yksi", "kaksi", "jatkuu"], False)
    opened.lock()


def test_another_history_that_the_disk_does_not_give_still_rings(made, place, newest, tmp_path):
    card = made[1]
    shutil.copytree(place, tmp_path / "other" / "vault")
    for where, words in ((tmp_path / "other" / "vault", "muualla"), (place, "täällä")):
        opened = again(where, card)
        say(opened, words)
        for _ in range(2):
            opened._content.compartments["private"].compact()
        opened.lock()
    theirs = max((tmp_path / "other" / "vault" / "private").glob("s*"))
    stray = place / "private" / f"s00000001-{theirs.name[10:]}"
    shutil.copy(theirs, stray)
    disk = Disk()
    disk.read = lambda path, *, most=-1: _front_alone(path, most, stray)
    opened = again(place, card, disk)
    assert opened.read_only
    opened.lock()


def _front_alone(path: Path, most: int, stray: Path) -> bytes:
    if path == stray and most < 0:
        raise OSError(errno.EIO, "the disk refuses")
    return Disk().read(path, most=most)
