"""Folders kept beside: they are found, deleted whole, and settled after a cut."""

from __future__ import annotations

import errno
import shutil

import pytest

from app.errors.folder import CannotWrite
from app.store import beside
from app.store.files import Disk
from tests.store.disks import again, all_words, say


class Blind(Disk):
    """Refuse single kinds of work with names that *hides* fits."""

    def __init__(self, work: str, hides: str) -> None:
        self.work, self.hides = work, hides

    def _look(self, work, path):
        if work == self.work and self.hides in str(path):
            raise OSError(errno.EIO, "the disk refuses")

    def names(self, folder):
        self._look("names", folder)
        return super().names(folder)

    def size(self, path):
        self._look("size", path)
        return super().size(path)

    def read(self, path, *, most=-1):
        self._look("read", path)
        return super().read(path, most=most)

    def rename(self, old, new):
        self._look("rename", new)
        super().rename(old, new)

    def remove(self, path):
        self._look("remove", path)
        super().remove(path)

    def remove_tree(self, folder):
        self._look("remove_tree", folder)
        super().remove_tree(folder)

    def flush_folder(self, folder):
        self._look("flush_folder", folder)
        super().flush_folder(folder)


@pytest.fixture
def data(made, place):
    """Give a device with a folder in use and one kept beside."""
    folder, _card = made
    say(folder, "sana")
    folder.lock()
    shutil.copytree(place, place.parent / "vault-old-1")
    return place.parent


def names(data):
    return sorted(path.name for path in data.iterdir() if not path.name.startswith("anchor"))


@pytest.mark.parametrize(
    ("work", "hides"), [("size", ".snap"), ("names", "blobs"), ("names", "private")]
)
def test_a_folder_beside_that_can_only_be_seen_in_part_is_still_offered(data, work, hides):
    (whole,) = beside.others(Disk(), data)
    (found,) = beside.others(Blind(work, hides), data)
    assert (found.number, found.at[:2]) == (1, "20")
    assert found.size < whole.size or hides == "blobs"


def test_a_folder_beside_whose_snapshots_cannot_be_read_has_no_day(data):
    (found,) = beside.others(Blind("read", ".snap"), data)
    assert (found.at, found.size > 0) == ("", True)
    for path in data.glob("vault-old-1/*/*.snap"):
        path.write_bytes(b"muuta")
    (found,) = beside.others(Disk(), data)
    assert found.at == ""


def test_what_is_no_folder_of_ours_is_not_offered(data):
    shutil.rmtree(data / "vault-old-1")
    (data / "vault-old-2").mkdir()
    (data / "vault-old-x").mkdir()
    assert beside.others(Disk(), data) == []
    assert beside.others(Blind("names", data.name), data) == []


@pytest.mark.parametrize(
    ("work", "left"), [("rename", "vault-old-1"), ("flush_folder", "vault-old-1")]
)
def test_a_folder_beside_that_cannot_be_deleted_is_offered_whole(data, work, left):
    (found,) = beside.others(Disk(), data)
    with pytest.raises(CannotWrite):
        beside.remove(Blind(work, ".tmp" if work == "rename" else data.name), data, found)
    assert left in names(data)
    assert beside.others(Disk(), data) == [found]


def test_a_folder_beside_that_is_half_deleted_is_gone_at_the_next_start(data):
    (found,) = beside.others(Disk(), data)
    with pytest.raises(CannotWrite):
        beside.remove(Blind("remove_tree", "vault-old"), data, found)
    assert names(data) == ["vault", "vault-old-1.tmp"]
    assert beside.others(Disk(), data) == []
    beside.settle(Disk(), data)
    assert names(data) == ["vault"]


def test_an_unfinished_copy_and_one_never_handed_over_go_at_the_start(data):
    (data / "vault-new.tmp").mkdir()
    (data / f"copy-{'0' * 16}.zip.tmp").write_bytes(b"x")
    (data / "copy-mine.zip").write_bytes(b"x")
    beside.settle(Blind("remove", "copy-"), data)
    assert names(data) == [f"copy-{'0' * 16}.zip.tmp", "copy-mine.zip", "vault", "vault-old-1"]
    beside.settle(Disk(), data)
    assert names(data) == ["copy-mine.zip", "vault", "vault-old-1"]


def test_a_ready_folder_that_was_not_taken_into_use_is_kept_beside(data):
    shutil.copytree(data / "vault", data / "vault-new")
    beside.settle(Disk(), data)
    assert names(data) == ["vault", "vault-old-1", "vault-old-2"]


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("ready", [False, True])
def test_where_the_present_folder_is_missing_the_best_one_is_brought_here(data, card, ready, begun):
    (data / "vault").rename(data / ("vault-new" if ready else "vault-old-7"))
    if begun:  # a place that a creation or a restore made and never filled
        (data / "vault" / "keys").mkdir(parents=True)
    beside.settle(Disk(), data)
    left = ["vault-new.tmp"] if begun else []
    assert names(data) == ["vault", *left, "vault-old-1"]
    opened = again(data / "vault", card)
    assert all_words(opened) == ["sana"]
    opened.lock()


def test_a_start_without_any_folder_or_on_a_refusing_disk_changes_nothing(data, tmp_path):
    (tmp_path / "empty").mkdir()
    beside.settle(Disk(), tmp_path / "empty")
    assert names(tmp_path / "empty") == []
    before = names(data)
    beside.settle(Blind("names", data.name), data)
    assert names(data) == before


def test_a_switch_whose_names_were_not_flushed_is_done_all_the_same(data, card):
    (found,) = beside.others(Disk(), data)
    beside.switch_to(Blind("flush_folder", data.name), data, found)
    assert names(data) == ["vault", "vault-old-1"]
    opened = again(data / "vault", card)
    assert all_words(opened) == ["sana"]
    opened.lock()
