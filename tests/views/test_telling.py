"""What is to be corrected is told together, takes the focus, and leads to its field."""

import flet as ft
import pytest

from app.services import meetings, wishes
from app.views import safety
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import stack
from app.views.kit.problems import ErrorSummary, Problem
from app.views.kit.words import QUIET_MARK
from tests.harness.flet_harness import FletHarness
from tests.harness.someone import at, until

TITLE = "Look at this once more"


@ft.component
def TwoFields():
    first, second = ft.use_ref(None), ft.use_ref(None)
    attempt, again = ft.use_state(0)
    onward = Action(label="Continue", press=lambda: again(lambda n: n + 1), key="continue")
    problems = [
        Problem(words="No day", control=first),
        Problem(words="No time", control=second),
    ]
    fields = {"day": first, "time": second}
    return stack(
        [
            *([ErrorSummary(TITLE, problems, attempt)] if attempt else []),
            *(
                text_field(Field(label=name, value="", on_change=print, control=control, key=name))
                for name, control in fields.items()
            ),
            button(onward),
        ]
    )


def open_page(page):
    safety.install(page)
    page.render(TwoFields)


def title_of(app):
    (told,) = [one for one in app.all(ft.Semantics) if one.header and one.live_region]
    return told.content.value


async def test_the_first_problem_takes_the_focus_at_every_attempt():
    async with FletHarness(open_page) as app:
        await app.click(app.one(ft.OutlinedButton, key="continue"))
        assert app.focused() == app.one(ft.OutlinedButton, key="problem-0")._i
        await app.click(app.one(ft.OutlinedButton, key="problem-1"))
        await app.click(app.one(ft.OutlinedButton, key="continue"))
        assert app.focused() == app.one(ft.OutlinedButton, key="problem-0")._i


async def test_the_same_title_is_announced_anew():
    async with FletHarness(open_page) as app:
        await app.click(app.one(ft.OutlinedButton, key="continue"))
        first = title_of(app)
        await app.click(app.one(ft.OutlinedButton, key="continue"))
        assert title_of(app) != first
        assert title_of(app).strip(QUIET_MARK) == first.strip(QUIET_MARK) == TITLE


@pytest.mark.parametrize(("problem", "field"), [("problem-0", "day"), ("problem-1", "time")])
async def test_a_problem_leads_to_its_own_field(problem, field):
    async with FletHarness(open_page) as app:
        await app.click(app.one(ft.OutlinedButton, key="continue"))
        await app.click(app.one(ft.OutlinedButton, key=problem))
        assert app.focused() == app.one(ft.TextField, key=field)._i


async def test_a_day_that_cannot_be_read_is_summed_up_and_gone_when_it_is_mended(home):
    meeting = meetings.arrange(home.context)
    field = f"{meeting.id}-day"
    async with at(home, f"/prepare/{meeting.id}/day") as app:
        await app.write("kun ehdin", field)
        assert not app.shows(TITLE)
        await app.press("continue")
        assert app.shows(TITLE)
        link = app.one(ft.OutlinedButton, key="problem-0")
        assert app.texts(link)[-1].endswith("Kuulluksi cannot read this day.")
        assert app.focused() == link._i
        await app.press("problem-0")
        assert app.focused() == app.one(ft.TextField, key=field)._i
        await app.write("5.3.2027", field)
        await until(app, lambda: not app.shows("cannot read this day"))
        assert not app.shows(TITLE)


async def test_a_wrong_passphrase_is_told_at_its_field_and_summed_up(home):
    home.lock()
    home.demo = False  # one's own folder, which asks what opens it
    async with at(home, "/today") as app:
        await app.write("vene kuusi", "phrase")
        await app.press("open")
        await until(app, TITLE)
        words = "That did not open the folder. Check each word."
        told = [text for text in app.texts() if words in text]
        assert len(told) == 2  # in the summary, and above the field
        await app.press("problem-0")
        assert app.focused() == app.one(ft.TextField, key="phrase")._i


async def test_the_scale_of_how_it_is_stands_across_where_there_is_room(home):
    for width, rows in ((390, 1), (320, 0)):
        wish = wishes.say(home.context, words="Haluan kuoroon.")
        async with at(home, f"/wishes/{wish.id}/tell/how_now", width=width, height=844) as app:
            across = [row for row in app.all(ft.Row) if row.intrinsic_height]
            assert len(across) == rows, app.page.route
            await app.choose("In between")
            assert app.one(ft.RadioGroup).value == "between"
