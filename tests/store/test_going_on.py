"""After an alarm a person looks, chooses, and goes on; no file is lost on the way."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors.base import Cancelled
from app.errors.folder import Damaged, NotGoneOn, NotSaved, ReadOnly
from app.records.wish import Wish
from app.store import branches, recovering
from app.store.files import Disk
from app.store.notice import Found, Level
from app.store.states import Kind
from tests.store.alarms import (
    a_broken_journal,
    a_fork,
    a_life,
    an_old_copy,
    an_unreadable_part,
    days_go_by,
)
from tests.store.disks import FailingDisk, again, all_words, say


def alarms(folder) -> set[Found]:
    return {n.code for n in folder.notices if n.level == Level.ALARM}


def contents(place: Path) -> set[bytes]:
    """Return the contents of all files of saves, where they were or aside."""
    found = (p for comp in ("main", "private") for p in place.glob(f"**/{comp}/*"))
    return {p.read_bytes() for p in found if p.suffix in {".snap", ".jrn"}}


def past(place: Path, state) -> set[bytes]:
    """Return the contents of the files whose words a state holds: they may go by their age."""
    found = state.branches.items()
    return {(place / c / name).read_bytes() for c, b in found for name in branches.used(b)}


def forked(made, place, tmp_path):
    folder, card = made
    a_life(folder, place, card)
    a_fork(place, card, tmp_path)
    return card


def alarmed(kind, made, place, tmp_path):
    """Make a folder with one kind of alarm, and return its card."""
    folder, card = made
    a_life(folder, place, card)
    match kind:
        case "fork":
            a_fork(place, card, tmp_path)
        case "old copy":
            an_old_copy(place, card, tmp_path)
        case "broken":
            a_broken_journal(place, card)
        case "unreadable":
            an_unreadable_part(place)
    return card


KINDS = ["fork", "old copy", "broken", "unreadable"]


def test_a_fork_offers_both_ends_and_the_days_before(made, place, tmp_path):
    opened = again(place, forked(made, place, tmp_path))
    found = recovering.choices(opened)
    kinds = [state.kind for state in found]
    assert kinds[:2] == [Kind.AS_SHOWN, Kind.OTHER_BRANCH]
    assert set(kinds[2:]) == {Kind.EARLIER}
    days = [state.at.date() for state in found[2:]]
    assert days == sorted(set(days), reverse=True)
    assert [state.counts["wish"] for state in found] == [6, 6, 4, 2]
    assert found[0].saves == {"main": 3, "private": 3}
    opened.lock()


def test_each_state_can_be_looked_at_and_nothing_is_written(made, place, tmp_path):
    opened = again(place, forked(made, place, tmp_path))
    before = {p: p.read_bytes() for p in place.parent.rglob("*") if p.is_file()}
    seen = []
    for state in recovering.choices(opened):
        recovering.look_at(opened, state)
        seen.append(set(all_words(opened)))
        with opened.unit() as unit, pytest.raises(ReadOnly):
            unit.keep(Wish(words="x"))
    start = {"eilen", "eilen jaettu", "tänään", "tänään jaettu"}
    assert {frozenset(one - start) for one in seen[:2]} == {
        frozenset({"täällä", "täällä jaettu"}),
        frozenset({"muualla", "muualla jaettu"}),
    }
    assert seen[2:] == [start, {"eilen", "eilen jaettu"}]
    opened.lock()
    assert before == {p: p.read_bytes() for p in place.parent.rglob("*") if p.is_file()}


@pytest.mark.parametrize("kind", KINDS)
def test_going_on_with_any_state_makes_the_folder_writable_and_clean(made, place, tmp_path, kind):
    card = alarmed(kind, made, place, tmp_path)
    original = tmp_path / "original"
    shutil.copytree(place.parent, original, ignore=shutil.ignore_patterns("original"))
    folder = again(place, card)
    count = len(recovering.choices(folder))
    folder.lock()
    for number in range(count):
        trial = tmp_path / f"trial{number}" / "vault"
        shutil.copytree(original, trial.parent)
        _goes_on(trial, card, number)


def _goes_on(place: Path, card: str, number: int) -> None:
    before = contents(place)
    folder = again(place, card)
    assert folder.read_only
    state = recovering.choices(folder)[number]
    before -= past(place, state)
    recovering.look_at(folder, state)
    then = all_words(folder)
    recovering.go_on(folder, state)
    assert (all_words(folder), folder.read_only, folder.notices) == (then, False, ())
    say(folder, "jatkuu")
    folder.lock()
    opened = again(place, card)
    assert opened.notices == ()
    assert all_words(opened) == [*then, "jatkuu"]
    opened.lock()
    aside = {p.read_bytes() for p in place.glob("aside/*/*")}
    assert aside == before


def test_what_was_set_aside_keeps_its_names_and_is_whole(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    before = {p.relative_to(place): p.read_bytes() for p in place.glob("*/j*")}
    opened = again(place, card)
    recovering.go_on(opened, recovering.choices(opened)[0])
    opened.lock()
    aside = {p.relative_to(place / "aside"): p.read_bytes() for p in place.glob("aside/*/j*")}
    assert aside.items() <= before.items()
    newest = {max(p for p in before if p.parent.name == comp) for comp in ("main", "private")}
    assert len(aside) >= 2
    assert {p.name[:9] for p in newest} <= {p.name[:9] for p in aside}
    assert not [p for p in aside if (place / p).exists()]


def test_what_was_set_aside_can_be_put_back_and_chosen_again(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    states = recovering.choices(opened)
    recovering.go_on(opened, states[-1])
    opened.lock()
    for comp in ("main", "private"):
        for path in place.glob(f"{comp}/*"):
            path.unlink()
        for path in place.glob(f"aside/{comp}/*"):
            shutil.copy(path, place / comp)
    for path in tmp_path.glob("anchor-*"):
        path.unlink()
    opened = again(place, card)
    assert [state.counts["wish"] for state in recovering.choices(opened)][:2] == [6, 6]
    opened.lock()


def test_the_other_compartment_stays_at_its_end(made, place, tmp_path):
    card = alarmed("broken", made, place, tmp_path)
    opened = again(place, card)
    assert {n.compartment for n in opened.notices if n.level == Level.ALARM} == {"private"}
    shared = [w for w in all_words(opened) if "jaettu" in w]
    for state in recovering.choices(opened):
        recovering.look_at(opened, state)
        assert [w for w in all_words(opened) if "jaettu" in w] == shared
    opened.lock()


def test_an_unreadable_part_goes_on_empty_and_its_files_stay_aside(made, place, tmp_path):
    card = alarmed("unreadable", made, place, tmp_path)
    files = {p.read_bytes() for p in place.glob("private/*")}
    opened = again(place, card)
    assert alarms(opened) == {Found.UNREADABLE}
    (state,) = recovering.choices(opened)
    recovering.go_on(opened, state)
    assert all_words(opened) == ["eilen jaettu", "tänään jaettu"]
    opened.lock()
    assert {p.read_bytes() for p in place.glob("aside/private/*")} == files


def test_the_history_that_was_left_does_not_come_back_by_itself(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    recovering.go_on(opened, recovering.choices(opened)[1])
    kept = all_words(opened)
    opened.lock()
    for path in place.glob("aside/*/*"):  # a sync program brings the files again
        shutil.copy(path, place / path.parent.name)
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (kept, False)
    opened.lock()


def test_another_device_that_goes_on_with_the_old_history_is_noticed(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    other = tmp_path / "other" / "vault"
    opened = again(place, card)
    recovering.go_on(opened, recovering.choices(opened)[1])
    kept = all_words(opened)
    opened.lock()
    for number in range(9):  # each opening begins a new segment
        there = again(other, card)
        say(there, f"myöhemmin {number}")
        there.lock()
    shutil.copy(max(other.glob("private/j*")), place / "private")
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (kept, True)
    opened.lock()


def test_a_change_made_elsewhere_on_the_chosen_state_does_not_slip_in(made, place, tmp_path):
    folder, card = made
    a_life(folder, place, card)
    other = tmp_path / "other" / "vault"
    shutil.copytree(place, other)
    a_broken_journal(place, card)
    opened = again(place, card)
    (state,) = [s for s in recovering.choices(opened) if s.counts["wish"] == 4]
    recovering.go_on(opened, state)
    kept = all_words(opened)
    opened.lock()
    disk = FailingDisk()
    there = again(other, card, disk)
    disk.fails = lambda work: work == "create"
    for _ in range(9):  # each refused save takes a number
        with pytest.raises(NotSaved):
            say(there, "ei mahdu")
    disk.heal()
    say(there, "muualla")
    there.lock()
    shutil.copy(max(other.glob("private/j*")), place / "private")
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (kept, True)
    opened.lock()


def _first_choices(place: Path, card: str, disk: Disk):
    folder = again(place, card, disk)
    return folder, recovering.choices(folder)


@pytest.mark.parametrize("kind", ["fork"])
def test_a_failing_disk_leaves_the_folder_as_it_was_or_gone_on(made, place, tmp_path, kind):
    card = alarmed(kind, made, place, tmp_path)
    original = tmp_path / "original"
    shutil.copytree(place.parent, original, ignore=shutil.ignore_patterns("original"))
    number, more = 0, True
    while more:
        trial = tmp_path / f"fail{number}" / "vault"
        shutil.copytree(original, trial.parent)
        more = _with_a_failure(trial, card, number)
        shutil.rmtree(trial.parent)
        number += 1
    assert number > 30


def _with_a_failure(place: Path, card: str, number: int) -> bool:
    disk = FailingDisk()
    folder, found = _first_choices(place, card, disk)
    state = found[-1]
    before = contents(place) - past(place, state)
    recovering.look_at(folder, state)
    chosen = all_words(folder)
    disk.seen.clear()
    disk.fail_at(number)
    with contextlib.suppress(NotGoneOn):
        recovering.go_on(folder, state)
    finished = len(disk.seen) <= number
    disk.heal()
    folder.lock()
    _as_it_was_or_gone_on(place, card, chosen, before)
    return not finished


def _as_it_was_or_gone_on(place: Path, card: str, chosen: list[str], before: set[bytes]) -> None:
    opened = again(place, card)
    if opened.read_only:
        offered = recovering.choices(opened)
        recovering.look_at(opened, offered[-1])
        assert all_words(opened) == chosen
        recovering.go_on(opened, offered[-1])
    assert (all_words(opened), opened.read_only) == (chosen, False)
    opened.lock()
    opened = again(place, card)
    assert (all_words(opened), opened.read_only) == (chosen, False)
    opened.lock()
    assert before <= contents(place)


GOING_ON = """
import os, signal, sys
from pathlib import Path
from app.store import recovering
from app.store.files import Disk
from tests.store.disks import FailingDisk, again
disk = FailingDisk()
folder = again(Path(sys.argv[1]), sys.argv[2], disk)
state = recovering.choices(folder)[-1]
left = iter(range(int(sys.argv[3]), -1, -1))
def die(_work):
    if next(left) == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return False
disk.fails = die
recovering.go_on(folder, state)
"""


@pytest.mark.parametrize("number", [0, 3, 9, 14, 20, 26, 33, 38, 40])
def test_a_killed_process_leaves_the_folder_as_it_was_or_gone_on(made, place, tmp_path, number):
    card = alarmed("fork", made, place, tmp_path)
    folder, found = _first_choices(place, card, Disk())
    recovering.look_at(folder, found[-1])
    chosen, before = all_words(folder), contents(place) - past(place, found[-1])
    folder.lock()
    command = [sys.executable, "-c", GOING_ON, str(place), card, str(number)]
    done = subprocess.run(command, check=False, env={**os.environ})
    assert done.returncode == -signal.SIGKILL
    _as_it_was_or_gone_on(place, card, chosen, before)


def test_days_without_a_change_are_one_state(made, place):
    folder, card = made
    a_life(folder, place, card, ("yksi",))
    for _ in range(3):
        opened = again(place, card)
        opened.lock()
        days_go_by()
    a_broken_journal(place, card)
    opened = again(place, card)
    assert [state.counts["wish"] for state in recovering.choices(opened)] == [3, 2]
    opened.lock()


def test_both_ends_of_a_fork_are_joined_and_nothing_is_missing(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    mine, other, *_days = recovering.choices(opened)
    recovering.go_on(opened, mine, other=other)
    start = {"eilen", "eilen jaettu", "tänään", "tänään jaettu"}
    both = {"täällä", "täällä jaettu", "muualla", "muualla jaettu"}
    assert set(all_words(opened)) == start | both
    assert (opened.read_only, opened.notices) == (False, ())
    opened.lock()
    opened = again(place, card)
    assert set(all_words(opened)) == start | both
    assert opened.notices == ()
    opened.lock()


@pytest.mark.parametrize("number", [0, 7, 15, 20, 24, 28, 32])
def test_joining_both_on_a_failing_disk_loses_nothing(made, place, tmp_path, number):
    card = forked(made, place, tmp_path)
    disk = FailingDisk()
    folder, (mine, other, *_days) = _first_choices(place, card, disk)
    disk.fail_at(number)
    with contextlib.suppress(NotGoneOn):
        recovering.go_on(folder, mine, other=other)
    disk.heal()
    folder.lock()
    opened = again(place, card)
    if opened.read_only:
        mine, other, *_days = recovering.choices(opened)
        recovering.go_on(opened, mine, other=other)
    assert {"täällä", "täällä jaettu", "muualla", "muualla jaettu"} <= set(all_words(opened))
    assert not opened.read_only
    opened.lock()


def test_leaving_nothing_older_empties_what_was_set_aside(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    recovering.go_on(opened, recovering.choices(opened)[0])
    assert list(place.glob("aside/*/*"))
    with opened.exclusive() as content:
        content.renew()
    assert not list(place.glob("aside/*/*"))
    opened.lock()


def test_a_person_who_stops_the_work_finds_the_folder_as_it_was(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    state = recovering.choices(opened)[1]

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        recovering.go_on(opened, state, progress=stop)
    assert opened.read_only
    opened.lock()
    opened = again(place, card)
    assert [s.counts["wish"] for s in recovering.choices(opened)] == [6, 6, 4, 2]
    opened.lock()


def test_looking_at_a_folder_without_an_alarm_changes_nothing(made):
    folder, _card = made
    say(folder, "oma")
    (state,) = recovering.choices(folder)
    recovering.look_at(folder, state)
    assert folder.looking_at is None
    say(folder, "jatkuu")
    assert all_words(folder) == ["oma", "jatkuu"]


def test_a_state_whose_file_broke_meanwhile_is_told(made, place, tmp_path):
    card = forked(made, place, tmp_path)
    opened = again(place, card)
    mine, other, *_days = recovering.choices(opened)
    an_unreadable_part(place)
    with pytest.raises(Damaged):
        recovering.look_at(opened, other)
    with pytest.raises(Damaged):
        recovering.go_on(opened, mine, other=other)
