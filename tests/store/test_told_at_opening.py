"""What opening tells is true: no alarm over saves that were refused and told already."""

from __future__ import annotations

import gc
import weakref

import pytest

from app.errors.folder import NotSaved, OutOfMemory, PlaceReadOnly, ReadOnly
from app.records.wish import Wish
from app.store import recovering
from app.store.notice import Found, Level
from tests.store.alarms import a_fork, a_life, an_old_copy, days_go_by
from tests.store.disks import again, all_words, say


def worth_telling(folder) -> set[Found]:
    return {n.code for n in folder.notices if n.level != Level.INFO}


@pytest.mark.parametrize(
    ("work", "before"),
    [("create", 0), ("write", 0), ("write", 1), ("flush", 0), ("flush", 1)],
)
@pytest.mark.parametrize("after", [0, 1])
def test_refused_saves_give_no_notice_of_a_missing_change(made, place, disk, work, before, after):
    folder, card = made
    for _ in range(before):
        say(folder, "yksi")
    disk.fails = lambda done: done == work
    for _ in range(4):
        with pytest.raises(NotSaved):
            say(folder, "ei mahdu")
    disk.heal()
    for _ in range(after):
        say(folder, "kaksi")
    folder.lock()
    opened = again(place, card)
    assert worth_telling(opened) == set()
    assert not opened.read_only
    if work != "flush":  # what reached the cache may be read
        assert all_words(opened) == ["yksi"] * before + ["kaksi"] * after
    opened.lock()


def _spoil_the_last_save(place) -> None:
    path = max(place.glob("private/j*"))
    data = bytearray(path.read_bytes())
    data[-3] ^= 1
    path.write_bytes(data)


def test_a_last_save_that_cannot_be_read_is_told_once(made, place, disk):
    folder, card = made
    say(folder, "yksi")
    disk.fails = lambda done: done == "flush"
    with pytest.raises(NotSaved):
        say(folder, "ehkä")
    disk.heal()
    folder.lock()
    _spoil_the_last_save(place)
    opened = again(place, card)
    assert worth_telling(opened) == {Found.HALF_WRITTEN}
    assert all_words(opened) == ["yksi"]
    opened.lock()
    opened = again(place, card)
    assert worth_telling(opened) == set()
    opened.lock()


def test_a_bad_end_behind_a_refused_save_is_not_told(made, place, disk):
    folder, card = made
    say(folder, "yksi")
    disk.fails = lambda done: done == "flush"
    with pytest.raises(NotSaved):
        say(folder, "hukassa")
    disk.heal()
    _spoil_the_last_save(place)
    say(folder, "kaksi")
    folder.lock()
    opened = again(place, card)
    assert (worth_telling(opened), all_words(opened)) == (set(), ["yksi", "kaksi"])
    opened.lock()


def test_a_place_that_can_only_be_read_says_so_and_an_alarm_says_something_else(
    made, place, disk, tmp_path
):
    folder, card = made
    a_life(folder, place, card, ("yksi",))
    disk.can_write = False
    opened = again(place, card, disk)
    with opened.unit() as unit, pytest.raises(PlaceReadOnly):
        unit.keep(Wish(words="x"))
    opened.lock()
    disk.can_write = True
    an_old_copy(place, card, tmp_path)
    opened = again(place, card, disk)
    with opened.unit() as unit, pytest.raises(ReadOnly) as refused:
        unit.keep(Wish(words="x"))
    assert refused.type is ReadOnly
    opened.lock()


def test_after_locking_no_key_image_or_open_file_is_left(made, place, disk):
    folder, _card = made
    say(folder, "salaisuus")
    ring, content = folder._ring, folder._content
    compartments = list(content.compartments.values())
    databases = [weakref.ref(database) for database in content.databases.values()]
    handles = [c._open[0] for c in compartments if c._open]
    closed: list[int] = []
    disk.close = lambda handle, close=disk.close: (closed.append(handle), close(handle))
    folder.lock()
    assert not any(ring.owner)
    assert not any(any(root) for roots in ring.roots.values() for root in roots)
    assert set(handles) <= set(closed)
    assert not content.databases
    assert not content.compartments
    assert folder._content is folder._ring is None
    gone = [weakref.ref(compartment) for compartment in compartments]
    del content, compartments
    gc.collect()
    assert [one() for one in (*databases, *gone)] == [None] * (len(databases) + len(gone))


def test_an_opening_that_ends_half_way_changes_no_file_of_two_histories(
    made, place, tmp_path, monkeypatch
):
    folder, card = made
    folder.lock()
    a_fork(place, card, tmp_path)
    days_go_by()
    before = sorted(place.glob("*/*"))

    def full(*_):
        raise MemoryError

    with monkeypatch.context() as short:
        short.setattr("app.store.opening.Database", full)
        with pytest.raises(OutOfMemory):
            again(place, card)
    assert sorted(place.glob("*/*")) == before
    opened = again(place, card)
    assert opened.read_only
    recovering.look_at(opened, recovering.choices(opened)[1])
    opened.lock()
    assert opened.looking_at is None
