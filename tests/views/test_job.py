"""Long work: quiet for a second, then told in words, and it can be stopped at any step."""

import asyncio
import threading
import time

import flet as ft
import pytest

from app import i18n
from app.errors.folder import NotSaved
from app.views import advance
from app.views.advance import how_far
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import stack
from app.views.kit.words import QUIET_MARK
from app.views.page import Page, PageFrame
from app.views.routes import SCREENS
from app.views.safety import component
from tests.harness.someone import at

PATIENCE_S = 10.0


class Labour:
    """A piece of long work that a test leads step by step, in the app's own thread."""

    def __init__(self):
        self.may_go_on = threading.Semaphore(0)
        self.stepped = threading.Event()
        self.results, self.ended, self.drawn, self.runs = [], None, 0, 0
        self.total, self.stoppable, self.presses_last = 8, True, False
        self.does = self.steps

    def __call__(self, progress):
        self.runs += 1
        return self.does(progress)

    def steps(self, progress):
        try:
            for done in range(self.total):
                progress(done, self.total)
                self.stepped.set()
                assert self.may_go_on.acquire(timeout=PATIENCE_S)
            return "result"
        except BaseException as error:
            self.ended = type(error).__name__
            raise

    def go_on(self, steps=1):
        for _each in range(steps):
            self.may_go_on.release()


@pytest.fixture
def labour(monkeypatch):
    """Give the work a page of its own."""
    labour = Labour()

    @component
    def Working(desk, *_parts):
        last = ft.use_ref(None)  # pressed while the page is on its way out
        ft.use_effect(lambda: None, [], lambda: labour.presses_last and last.current())
        work = use_job(desk)
        labour.drawn += 1

        def then(result):
            labour.results.append(result)
            desk.say("It went well.")

        def start():
            work.start(labour, then, stoppable=labour.stoppable)

        last.current = start
        go = Action(label="Go", press=start, key="go")
        state = ft.Text("running" if work.running else "resting")
        main = Action(label="Main", press=lambda: None, key="main")
        page = Page(title="Work", key="work", help="", main=main, place="more", up="/more")
        return PageFrame(desk, page, [stack([state, button(go)])])

    monkeypatch.setitem(SCREENS, "labour", Working)
    yield labour
    labour.go_on(50)


@pytest.fixture
def at_once(monkeypatch):
    """Show the work from the beginning."""
    monkeypatch.setattr(advance, "QUIET_S", 0.0)
    monkeypatch.setattr(advance, "TICK_S", 0.01)


def hold(labour, home):
    """Let the work have the folder to itself, as a copy or a new passphrase does."""

    def holding(progress):
        with home.context.folder.exclusive():
            return labour.steps(progress)

    labour.does = holding


async def until(app, condition):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, app.texts()
        await asyncio.sleep(0.005)
    await app.settle()


async def begun(app, labour):
    await app.press("go")
    await until(app, labour.stepped.is_set)


async def finish(app, labour):
    labour.go_on(50)
    await until(app, lambda: labour.results or labour.ended)
    await until(app, lambda: not app.shows("running"))


async def test_work_that_is_soon_done_shows_nothing_but_its_result(home, labour):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        assert app.shows("running")
        assert "job-cancel" not in app.buttons()
        await finish(app, labour)
        assert labour.results == ["result"]
        assert app.shows("It went well.")


async def test_work_of_over_a_second_says_how_far_it_is(home, labour, at_once):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await until(app, lambda: app.shows("Still working. 0 of 8 are ready."))
        labour.go_on(2)
        await until(app, lambda: app.shows("Still working. 2 of 8 are ready."))
        bar = app.one(ft.ProgressBar)
        assert (bar.value, bar.semantics_value, bar.semantics_label) == (
            0.25,
            25,
            "How much is ready",
        )
        await finish(app, labour)
        assert not app.all(ft.ProgressBar)


def spoken(app):
    """Return the words that stand in the live region of the work."""
    area = app.one(ft.Container, key="job")
    (live,) = [c for c in app.walk(area) if isinstance(c, ft.Semantics) and c.live_region]
    return app.texts(live)


async def test_it_is_read_aloud_at_the_start_and_at_each_quarter_alone(home, labour, at_once):
    heard = []
    async with at(home, "/labour") as app:
        await begun(app, labour)
        for step in range(8):
            await until(app, lambda n=step: app.shows(f"{n} of 8 are ready"))
            heard.extend(words for words in spoken(app) if words not in heard)
            labour.go_on()
        await until(app, lambda: labour.results)
        assert heard == [
            "This takes a moment. You can wait here.",
            "A quarter is ready.",
            "Half is ready.",
            "Three quarters are ready.",
        ]
        await until(app, lambda: not app.shows("running"))
        assert app.shows("It went well.")


async def test_stopping_it_ends_the_work_at_its_next_step_and_says_so(home, labour, at_once):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await until(app, lambda: "job-cancel" in app.buttons())
        await app.press("job-cancel")
        await until(app, lambda: app.shows("It is being stopped."))
        labour.go_on()
        await until(app, lambda: labour.ended == "Cancelled")
        await until(app, lambda: app.shows("It was stopped. Nothing was changed."))
        assert labour.results == []
        assert app.shows("resting")


async def test_a_second_start_while_it_runs_does_nothing(home, labour):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await app.press("go")
        await finish(app, labour)
        assert (labour.runs, labour.results) == (1, ["result"])


async def test_a_problem_of_the_work_is_shown_in_words(home, labour):
    def fails(_progress):
        raise NotSaved

    labour.does = fails
    async with at(home, "/labour") as app:
        await app.press("go")
        await until(app, lambda: app.shows("This was not saved"))
        assert app.shows("resting")


async def test_a_fault_of_the_work_is_told_by_a_code_and_not_by_its_words(home, labour):
    def fault(_progress):
        raise ValueError("Aino Äijälä")

    labour.does = fault
    async with at(home, "/labour") as app:
        await app.press("go")
        await until(app, lambda: app.shows("Something did not work. Your words are safe."))
        assert not app.shows("Aino")
        assert app.shows("resting")


async def test_hiding_covers_at_once_also_while_the_work_has_the_folder(home, labour):
    hold(labour, home)
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await app.press("hide")
        assert not app.shows("running")
        assert app.shows("The example is hidden.")
        labour.go_on()
        await until(app, lambda: labour.ended == "Cancelled")
        await until(app, lambda: home.context is None)
        assert labour.results == []
        assert not app.shows("It was stopped")


async def test_the_page_stands_still_while_the_work_has_the_folder(home, labour, at_once):
    """A page that is drawn reads the folder, and would freeze the window until the end."""

    hold(labour, home)
    async with at(home, "/labour") as app:
        await begun(app, labour)
        drawn = labour.drawn
        await app.resize(400, 800)
        await until(app, lambda: app.shows("0 of 8"))
        labour.go_on()
        await until(app, lambda: app.shows("1 of 8"))
        assert labour.drawn == drawn
        await finish(app, labour)
        assert labour.drawn > drawn


@pytest.mark.parametrize("way", ["back", "place-today"])
async def test_going_to_another_page_ends_it_and_says_so(home, labour, way):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await app.press(way)
        labour.go_on()
        await until(app, lambda: labour.ended == "Cancelled")
        await until(app, lambda: app.shows("It was stopped. Nothing was changed."))
        assert not app.shows("resting")


async def test_a_page_that_goes_before_it_was_drawn_leaves_no_work_behind(home, labour):
    """What was asked for there never begins, and the next work is not kept waiting."""
    async with at(home, "/labour") as app:
        labour.presses_last = True
        await app.press("place-today")
        labour.presses_last = False
        assert labour.runs == 0
        await app.page_event("route_change", {"route": "/labour"})
        await begun(app, labour)
        await finish(app, labour)
        assert labour.results == ["result"]


async def test_the_bar_stands_just_above_the_main_button(home, labour, at_once):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await until(app, lambda: app.shows("0 of 8"))
        order = [str(c.key) for c in app.walk() if c.key in {"job", "main-work"}]
        assert order == ["job", "main-work"]
        scrolled = app.one(ft.Column, key="page-work")
        assert "job" not in [str(c.key) for c in app.walk(scrolled)]
        await finish(app, labour)


async def test_closing_the_window_ends_it(home, labour):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await app.page_event("disconnect")
        labour.go_on()
        await until(app, lambda: labour.ended == "Cancelled")


async def test_a_lock_by_somebody_else_ends_it(home, labour):
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await asyncio.to_thread(home.lock)
        labour.go_on()
        await until(app, lambda: labour.ended == "Cancelled")
        assert labour.results == []


async def test_work_that_locks_the_folder_itself_goes_on_to_its_end(home, labour, at_once):
    """As erasing everything does: halfway there is no way back, so no way to stop it."""

    def locking(progress):
        home.lock()
        return labour.steps(progress)

    labour.does = locking
    async with at(home, "/labour") as app:
        await app.press("go")
        await until(app, labour.stepped.is_set)
        labour.go_on(50)
        await until(app, lambda: labour.results == ["result"])
        assert labour.ended is None


async def test_work_that_cannot_be_stopped_offers_no_stop_and_leaving_claims_none(
    home, labour, at_once
):
    """As erasing for good: it goes on whatever is pressed, so nothing may say otherwise."""
    labour.stoppable = False
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await until(app, lambda: app.shows("0 of 8"))
        assert "job-cancel" not in app.buttons()
        await app.press("place-today")
        assert not app.shows("It is being stopped.")
        labour.go_on(50)
        await until(app, lambda: labour.results == ["result"])
        await app.settle()
        assert not app.shows("It was stopped.")


async def test_hiding_covers_also_work_that_cannot_be_stopped(home, labour):
    labour.stoppable = False
    hold(labour, home)
    async with at(home, "/labour") as app:
        await begun(app, labour)
        await app.press("hide")
        assert app.shows("The example is hidden.")
        labour.go_on(50)
        await until(app, lambda: home.context is None)
        assert labour.results == []


async def test_async_work_is_done_too(home, labour):
    async def waits(progress):
        progress(0, 1)
        await asyncio.sleep(0)
        return "later"

    labour.does = waits
    async with at(home, "/labour") as app:
        await app.press("go")
        await until(app, lambda: labour.results == ["later"])


@pytest.mark.parametrize(
    ("done", "total", "words"),
    [
        (0, 0, "Still working."),
        (3, 12, "Still working. 3 of 12 are ready."),
        (13, 12, "Still working. 12 of 12 are ready."),
        (900_000, 1_000_000, "Still working."),
        (1_200_000, 52_000_001, "Still working. 2 of 53 megabytes are ready."),
    ],
)
def test_how_far_it_is_is_said_in_plain_words(done, total, words):
    i18n.use("en")
    assert how_far(done, total).replace(QUIET_MARK, "") == words
