"""A guided part in a real browser: killed and gone on with, looked through, in large letters."""

import re
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.lived_in import furnish, go, opened
from tests.browser.newcomer import Newcomer, fi

pytestmark = pytest.mark.browser
WISH, HELPS = "Haluan kuoroon.", "Kyyti kotiin."


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data"


def asks(person, title, n):
    """Expect the question with this number."""
    step = re.escape(fi("Question {n} / {total}").format(n=n, total=7))
    heading = person.tab.page.get_by_role("heading", level=1)
    expect(heading).to_have_accessible_name(re.compile(rf"{step}\s*{re.escape(title)}"))


def test_after_a_kill_the_words_are_there_and_one_goes_on_at_the_same_question(
    start_app, open_tab, folder
):
    furnish(folder)
    running = start_app(folder)
    person = Newcomer(opened(open_tab(running.url, width=390, height=844)))
    person.goes(fi("Wishes"), fi("Tell a new wish"))
    person.write(fi("In your own words"), WISH)
    person.on()
    person.choose(fi("I want"))
    person.on()
    person.choose(fi("I do not want to answer"))
    person.on()
    asks(person, fi("How is it now?"), 4)
    running.stop(signal.SIGKILL)

    running = start_app(folder)
    person = Newcomer(opened(open_tab(running.url, width=390, height=844)))
    person.tab.sees(WISH)
    person.goes(fi("Tell more about this"))
    asks(person, fi("How is it now?"), 4)


def test_the_answers_are_looked_through_and_one_is_changed(start_app, open_tab, folder):
    routes = furnish(folder)
    tab = opened(open_tab(start_app(folder).url, width=390, height=844))
    person = Newcomer(tab)
    go(tab, f"{routes['wish']}/tell/check")
    helps = fi("What helps you with this?")
    person.goes(fi("Change: {what}").format(what=helps))
    person.arrives(helps)
    person.write(fi("In your own words"), HELPS)
    person.goes(fi("Ready"))
    person.arrives(fi("What you told"))
    tab.sees(HELPS)
    person.goes(fi("Ready"))
    tab.sees(HELPS)


def test_words_that_were_said_to_be_saved_are_there_after_a_kill(start_app, open_tab, folder):
    routes = furnish(folder)
    running = start_app(folder)
    tab = opened(open_tab(running.url))
    go(tab, f"{routes['wish']}/tell/strengths")
    Newcomer(tab).write(fi("In your own words"), HELPS)
    tab.sees(fi("Saved"))
    running.stop(signal.SIGKILL)
    tab = opened(open_tab(start_app(folder).url))
    go(tab, routes["wish"])
    tab.sees(HELPS)


def test_in_large_letters_on_a_phone_the_answers_are_in_sight_at_once(start_app, open_tab, folder):
    routes = furnish(folder, text_size=2.0)
    tab = opened(open_tab(start_app(folder).url, width=390, height=844))
    for key in ("kind", "life_area", "how_now", "importance", "visibility"):
        go(tab, f"{routes['wish']}/tell/{key}")
        first, second = tab.page.get_by_role("radio").all()[:2]
        box, next_box = first.bounding_box(), second.bounding_box()
        assert box is not None, key
        assert next_box is not None, key
        assert box["y"] + box["height"] <= 844, key
        assert next_box["y"] < 844, key
