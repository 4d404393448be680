"""The way back, and noticing that the person has left."""

import pytest

from app.services.settings import Settings
from app.views import leaving
from app.views.leaving import Watch
from app.views.way import Trail


class Hands:
    """Stand in for the clock that never jumps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr(leaving.time, "monotonic", hands.monotonic)
    return hands


def test_back_goes_where_the_person_came_from() -> None:
    trail = Trail("/today")
    trail.to("/meetings/a")
    trail.to("/wishes/b")
    assert trail.before("/wishes") == "/meetings/a"


def test_back_from_the_start_goes_to_the_screen_above() -> None:
    assert Trail("/wishes/b").before("/wishes") == "/wishes"


def test_going_back_does_not_lengthen_the_way() -> None:
    trail = Trail("/today")
    trail.to("/wishes")
    trail.to("/wishes/a")
    trail.to(trail.before("/wishes"))
    assert trail.before("/x") == "/today"


def test_drawing_the_same_screen_again_does_not_lengthen_the_way() -> None:
    trail = Trail("/today")
    trail.to("/wishes")
    trail.to("/wishes")
    assert trail.before("/x") == "/today"


def test_the_folder_locks_after_idle_time(clock: Hands) -> None:
    watch, settings = Watch(), Settings(lock_after_minutes=5)
    clock.now += 299
    assert not watch.left_alone(settings)
    clock.now += 2
    assert watch.left_alone(settings)


def test_anything_the_person_does_starts_the_idle_time_anew(clock: Hands) -> None:
    watch, settings = Watch(), Settings(lock_after_minutes=5)
    clock.now += 299
    watch.seen()
    clock.now += 299
    assert not watch.left_alone(settings)


def test_leaving_for_another_program_locks_after_a_minute(clock: Hands) -> None:
    watch, settings = Watch(), Settings()
    watch.away(now=True)
    clock.now += 59
    assert not watch.left_alone(settings)
    clock.now += 2
    assert watch.left_alone(settings)


def test_coming_back_in_time_keeps_it_open(clock: Hands) -> None:
    watch, settings = Watch(), Settings()
    watch.away(now=True)
    clock.now += 30
    watch.away(now=False)
    clock.now += 60
    assert not watch.left_alone(settings)


def test_who_chose_so_stays_open_when_away(clock: Hands) -> None:
    watch, settings = Watch(), Settings(lock_when_away=False)
    watch.away(now=True)
    clock.now += 120
    assert not watch.left_alone(settings)
