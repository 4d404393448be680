"""Snapshots of days, weeks and months come by themselves and stay within their room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.store import folder as folder_module
from app.store import retention
from app.store.folder import Folder
from app.store.retention import Kept, staying
from app.store.snapshot import Snapshot
from tests.store.disks import PASSPHRASE, again, all_words, say

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
BUDGET = 200 * 1024 * 1024


class Calendar:
    """Tell the day that a test has turned to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):
        self.now += timedelta(milliseconds=1)
        return self.now

    def turn(self, days: float) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def small(place, calendar):
    folder, _card = Folder.create(place, PASSPHRASE, clock=calendar)
    yield folder
    folder.lock()


def snapshots(place, part="private") -> list[str]:
    return sorted(path.name[:9] for path in place.glob(f"{part}/*.snap"))


def test_a_small_folder_gets_a_snapshot_on_each_day_something_was_said(small, place, calendar):
    first = snapshots(place)
    for day in range(4):
        calendar.turn(1)
        say(small, f"päivä {day}")
        small.tidy()
        small.tidy()
    assert len(set(snapshots(place)) - set(first)) == 4
    assert snapshots(place, "main") == snapshots(place, "main")[:2]


def test_a_day_without_a_change_writes_nothing(small, place, calendar):
    say(small, "yksi")
    small.tidy()
    before = snapshots(place)
    calendar.turn(1)
    small.tidy()
    after = snapshots(place)
    assert len(set(after) - set(before)) == 1, "what was said yesterday"
    calendar.turn(3)
    small.tidy()
    assert snapshots(place) == after


def test_a_change_later_on_the_same_day_waits_for_the_next_one(small, place, calendar):
    calendar.turn(1)
    say(small, "aamu")
    small.tidy()
    before = snapshots(place)
    say(small, "ilta")
    small.tidy()
    assert snapshots(place) == before


def test_days_turn_at_midnight_in_utc_whatever_the_place(small, place, calendar):
    calendar.now = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
    say(small, "myöhään")
    small.tidy()
    before = snapshots(place)
    calendar.turn(2 / 24)
    say(small, "yön jälkeen")
    small.tidy()
    assert len(set(snapshots(place)) - set(before)) == 1


def test_locking_writes_the_day_of_a_small_folder_and_never_waits_for_a_big_one(
    small, place, calendar, monkeypatch
):
    calendar.turn(1)
    say(small, "sana")
    before = snapshots(place)
    monkeypatch.setattr(folder_module, "_AT_LOCK", 1)
    small.lock()
    assert snapshots(place) == before
    monkeypatch.undo()


def test_locking_writes_the_snapshot_of_the_day(small, place, calendar):
    calendar.turn(1)
    say(small, "sana")
    before = snapshots(place)
    small.lock()
    assert len(set(snapshots(place)) - set(before)) == 1


def sixty_days(small, calendar, place) -> dict[str, int]:
    """Say something on each of 60 days; return the day of each snapshot and its size."""
    for day in range(60):
        say(small, f"päivä {day}")
        small.tidy()
        calendar.turn(1)
    found = {}
    for path in place.glob("private/*.snap"):
        data = path.read_bytes()
        found[Snapshot.read(data).header.at[:10]] = len(data)
    return found


@pytest.fixture
def autumn(place):
    calendar = Calendar()
    calendar.now = datetime(2026, 9, 26, 8, tzinfo=UTC)
    folder, _card = Folder.create(place, PASSPHRASE, clock=calendar)
    yield folder, calendar
    folder.lock()


def test_after_sixty_days_there_are_a_week_of_days_four_weeks_and_the_months(autumn, place):
    days = ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]
    days += ["2026-11-23", "2026-11-24"]
    sundays = ["2026-11-08", "2026-11-15"]  # with 22 and 24 the newest of four weeks
    ends_of_months = ["2026-09-30", "2026-10-31"]
    assert sorted(sixty_days(*autumn, place)) == [*ends_of_months, *sundays, *days]


def test_the_room_for_generations_ends_with_the_oldest_of_them(autumn, place, monkeypatch):
    monkeypatch.setattr(retention, "_BUDGET", 60_000)
    found = sixty_days(*autumn, place)
    days = sorted(found)
    assert sum(found.values()) <= 60_000
    assert sum(found.values()) + max(found.values()) > 60_000, "the room is used"
    assert days == [f"2026-11-{24 - back}" for back in reversed(range(len(days)))]
    assert 2 < len(days) < 7


def test_a_refused_snapshot_of_the_day_costs_nothing(made, place, disk):
    folder, card = made
    say(folder, "yksi")
    (compartment,) = [c for c in folder._content.compartments.values() if c.comp == "private"]
    compartment._newest = ("2001-01-01T00:00:00Z", 0)
    disk.fails = lambda work: work in {"write", "create"}
    folder.tidy()
    disk.heal()
    say(folder, "kaksi")
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) == ["yksi", "kaksi"]
    opened.lock()


@st.composite
def kept(draw):
    least = draw(st.sampled_from([0, 30]))
    ages = draw(st.lists(st.integers(0, 500 * 24), min_size=least, max_size=60))
    found = []
    for number, age in enumerate(sorted(ages, reverse=True), start=1):
        at = NOW - timedelta(hours=age)
        found.append(
            Kept(
                gen=number,
                at=f"{at:%Y-%m-%dT%H:%M:%SZ}",
                size=draw(st.sampled_from([1_000, BUDGET // 20, BUDGET // 3])),
                pin=draw(st.sampled_from(["", "", "", "v1"])),
                name=f"s{number:08d}",
            )
        )
    return found


@settings(max_examples=300, deadline=None)
@given(kept())
def test_two_newest_and_young_pins_stay_and_the_rest_keeps_to_its_room(snapshots):
    names = staying(snapshots, now=NOW)
    newest = {s.name for s in snapshots[-2:]}
    young = NOW - timedelta(days=90)
    pins = {s.name for s in snapshots if s.pin and retention.moment(s.at) > young}
    assert newest | pins <= names <= {s.name for s in snapshots}
    others = [s for s in snapshots if s.name in names - newest - pins]
    assert sum(s.size for s in others) <= BUDGET
    assert len(others) <= 7 + 4 + 12
    assert not [s for s in others if s.pin and s not in retention._generations(snapshots[::-1])]


@settings(max_examples=100, deadline=None)
@given(kept())
def test_a_snapshot_that_went_never_counts_again(snapshots):
    names = staying(snapshots, now=NOW)
    left = [s for s in snapshots if s.name in names]
    assert staying(left, now=NOW) == names
