"""A day is said back while it is written, and nothing is a problem before Continue."""

import flet as ft
import pytest

from app.rules.typed_day import read_day
from app.services import meetings
from app.views import asking, safety
from app.views.kit.choices import Unsure, unsure_card
from tests.harness.flet_harness import FletHarness
from tests.harness.someone import at, until

PROBLEM = "Kuulluksi cannot read this day."


@pytest.fixture
def meeting(home):
    return meetings.arrange(home.context)


async def test_the_day_is_said_back_in_full_as_one_writes(home, meeting):
    async with at(home, f"/prepare/{meeting.id}/day") as app:
        await app.write("5.3.2026", f"{meeting.id}-day")
        assert app.shows("Thursday, 5 March 2026")
        await app.write("ensi tiistai", f"{meeting.id}-day")
        assert app.shows("Tuesday, 1 December 2026")
        assert not app.shows("5 March 2026")


async def test_what_is_said_back_is_read_aloud(home, meeting):
    async with at(home, f"/prepare/{meeting.id}/day") as app:
        await app.write("tomorrow", f"{meeting.id}-day")
        (text,) = app.all(ft.Text, text="Wednesday, 25 November 2026")
        assert text in [one.content for one in app.all(ft.Semantics) if one.live_region]


async def test_a_half_written_day_is_no_problem_before_continue(home, meeting, monkeypatch):
    tried = []

    def counted(written, *, today):
        tried.append(written)
        return read_day(written, today=today)

    monkeypatch.setattr(asking, "read_day", counted)
    async with at(home, f"/prepare/{meeting.id}/day") as app:
        for written in ("5", "5."):
            await app.write(written, f"{meeting.id}-day")
            await until(app, lambda written=written: written in tried)
        assert not app.shows(PROBLEM)
        await app.press("continue")
        assert app.shows(PROBLEM)
        assert app.page.route.endswith("/day")


async def test_not_knowing_is_an_answer_beside_the_day():
    turned = []

    def main(page):
        safety.install(page)
        page.render(
            lambda: unsure_card(
                Unsure(label="not sure", chosen=False, turn=turned.append, key="unsure")
            )
        )

    async with FletHarness(main) as app:
        await app.click(app.one(ft.Container, text="not sure"))
        await app.fire(app.one(ft.Checkbox), "change", data=True)
    assert turned == [True, True]
