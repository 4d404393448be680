"""What one save costs, counted by the disk: one write, one flush, few bytes."""

from __future__ import annotations

import statistics

import pytest

from app.records.wish import Wish
from app.store.folder import Folder
from tests.bench.bench_store import fill, wishes
from tests.store.disks import PASSPHRASE, FailingDisk, Time, say

MOST = 15_000  # bytes of one save in a folder of 10 MB


class Weighing(FailingDisk):
    """Remember how many bytes each write had."""

    def __init__(self):
        super().__init__()
        self.sizes: list[int] = []

    def write(self, handle, data):
        self.sizes.append(len(data))
        super().write(handle, data)

    def forget(self):
        self.seen.clear()
        self.sizes.clear()


@pytest.fixture
def disk():
    return Weighing()


@pytest.fixture
def large(place, disk):
    """Give a folder of 10 MB and the wishes in it."""
    folder, _card = Folder.create(place, PASSPHRASE, clock=Time(), disk=disk)
    kept = wishes(10_000_000)
    fill(folder, kept)
    say(folder, "alkaa uuden tiedoston")
    yield folder, kept
    folder.lock()


def change(folder, wish_id, words):
    with folder.unit() as unit:
        wish = unit.get(Wish, wish_id)
        wish.words += words
        unit.keep(wish)


def remove(folder, wish_id, _words):
    with folder.unit() as unit:
        unit.remove(Wish, wish_id)


def add(folder, _wish_id, words):
    say(folder, words)


@pytest.mark.parametrize("deed", [change, remove, add])
def test_in_a_folder_of_10_mb_a_save_is_one_small_write_and_one_flush(large, disk, deed):
    folder, kept = large
    with folder.exclusive() as content:
        assert len(content.databases["private"].image()) > 9_000_000
    weights = []
    for number in range(40):
        disk.forget()
        deed(folder, kept[number * 97].id, " Ja kahvia.")
        # behind the flush comes the small anchor, for which nobody waits
        assert disk.seen == ["write", "flush", "remove", "create", "write", "rename"]
        weights.append(disk.sizes[0])
    assert statistics.median(weights) <= MOST


def test_a_change_of_many_records_is_one_write_and_one_flush_too(large, disk):
    folder, kept = large
    disk.forget()
    with folder.unit() as unit:
        for wish in kept[:50]:
            unit.keep(wish.model_copy(update={"words": "Toisin sanoin."}))
    assert (disk.seen[:2], disk.seen.count("flush")) == (["write", "flush"], 1)


def test_what_touches_both_compartments_is_flushed_once_in_each(large, disk):
    folder, kept = large
    say(folder, "jaettu", shared=True)
    disk.forget()
    with folder.unit() as unit:
        wish = unit.get(Wish, kept[0].id)
        wish.visibility = "may_be_shared"
        unit.keep(wish)
    assert disk.seen.count("flush") == 2
