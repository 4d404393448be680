"""The way back, and noticing that the person has left."""

import pytest

from app.services.settings import Settings
from app.views.leaving import Watch
from app.views.way import Trail


class Hands:
    """Stand in for both clocks: the one that never jumps, and the one on the wall."""

    def __init__(self) -> None:
        self.now, self.ahead = 1000.0, 500_000.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.now + self.ahead

    def watch(self) -> Watch:
        return Watch(self.monotonic, self.wall)


@pytest.fixture
def clock() -> Hands:
    return Hands()


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
    watch, settings = clock.watch(), Settings(lock_after_minutes=5)
    clock.now += 299
    assert not watch.left_alone(settings)
    clock.now += 2
    assert watch.left_alone(settings)


def test_anything_the_person_does_starts_the_idle_time_anew(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings(lock_after_minutes=5)
    clock.now += 299
    watch.seen()
    clock.now += 299
    assert not watch.left_alone(settings)


def test_leaving_for_another_program_locks_after_a_minute(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings()
    watch.away(now=True)
    clock.now += 59
    assert not watch.left_alone(settings)
    clock.now += 2
    assert watch.left_alone(settings)


def test_coming_back_in_time_keeps_it_open(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings()
    watch.away(now=True)
    clock.now += 30
    watch.away(now=False)
    clock.now += 60
    assert not watch.left_alone(settings)


def test_who_chose_so_stays_open_when_away(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings(lock_when_away=False)
    watch.away(now=True)
    clock.now += 120
    assert not watch.left_alone(settings)


@pytest.mark.parametrize(
    ("steps", "locked"),
    [
        # seconds that passed while awake, and how far the wall clock moved besides
        ([(0, 301)], True),  # asleep, or set forward
        ([(0, 299)], False),
        ([(150, 0), (0, 160)], True),  # awake and asleep together
        ([(301, -100_000)], True),  # set backwards: the steady clock counts
        ([(10, -100_000), (0, 301)], True),  # set backwards, then asleep
        ([(10, -100_000), (10, 0)], False),
        ([(100, 100), (0, -500), (10, 100)], True),  # each step counts by its longer clock
    ],
)
def test_sleep_and_a_clock_that_was_set_never_keep_it_open(
    clock: Hands, steps: list[tuple[float, float]], *, locked: bool
) -> None:
    watch, settings = clock.watch(), Settings(lock_after_minutes=5)
    found = []
    for awake, moved in steps:
        clock.now += awake
        clock.ahead += moved
        found.append(watch.left_alone(settings))
    assert found[-1] == locked


def test_sleep_in_another_program_locks_after_a_minute(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings()
    watch.away(now=True)
    clock.ahead += 61
    assert watch.left_alone(settings)


def test_what_was_locked_once_does_not_lock_again_at_once(clock: Hands) -> None:
    watch, settings = clock.watch(), Settings()
    watch.away(now=True)
    clock.ahead += 10_000
    assert watch.left_alone(settings)
    watch.begin_again()
    assert not watch.left_alone(settings)
