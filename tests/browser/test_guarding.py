"""What keeps a folder from others: a wrong passphrase, Hide, a second tab, a folder to look at."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from app.errors.folder import WrongSecret
from app.i18n import speaking
from tests.browser.lived_in import furnish, opened
from tests.browser.newcomer import SLOW_MS, Newcomer, fi

pytestmark = pytest.mark.browser

WISH = "Haluan päästä kuoroon tiistaisin."


@pytest.fixture
def used(tmp_path):
    """Return a folder with an invented person's things."""
    furnish(tmp_path / "data")
    return tmp_path / "data"


def locked(person):
    person.arrives(fi("Open your notes"))
    person.tab.not_sees(WISH)


def test_a_wrong_passphrase_is_told_kindly_and_slowed_and_the_right_one_opens(
    start_app, open_tab, used
):
    person = Newcomer(open_tab(start_app(used).url))
    for _ in range(3):
        person.unlocks("ei tämä ainakaan ole")
        person.tab.sees(speaking("fi").error(WrongSecret())[0])
    waiting = person.tab.page.get_by_text(re.compile(r"\d+ sekun"))
    expect(waiting.first).to_be_attached()
    expect(waiting).to_have_count(0, timeout=SLOW_MS)
    person.unlocks()
    person.arrives(fi("Today"))


def test_hide_covers_and_locks_at_once(start_app, open_tab, used):
    person = Newcomer(opened(open_tab(start_app(used).url)))
    person.goes(fi("Wishes"))
    person.tab.sees(WISH)
    person.press(fi("Hide"))
    locked(person)
    assert person.tab.page.title() == fi("Notes")
    person.unlocks()
    person.arrives(fi("My wishes"))
    person.tab.sees(WISH)


def test_a_second_tab_takes_the_folder_over_and_keeps_it_when_the_first_closes(
    start_app, open_tab, used
):
    url = start_app(used).url
    first = Newcomer(opened(open_tab(url)))
    first.goes(fi("Wishes"))
    second = Newcomer(open_tab(url))
    locked(second)
    second.unlocks()
    second.arrives(fi("Today"))
    locked(first)
    first.tab.page.close()
    second.goes(fi("Wishes"))
    second.tab.sees(WISH)


def test_a_folder_put_back_to_an_older_state_can_be_looked_at_and_says_so(
    start_app, open_tab, used, tmp_path
):
    """As when a copy from last week was put in its place: nothing more is written to it."""
    shutil.copytree(used / "vault", tmp_path / "older")
    running = start_app(used)
    person = Newcomer(opened(open_tab(running.url)))
    person.goes(fi("Wishes"), fi("Tell a new wish"))
    person.tells_a_wish("Haluan saunaan.")
    person.tab.page.close()
    running.stop()
    shutil.rmtree(used / "vault")
    shutil.copytree(tmp_path / "older", used / "vault")

    person = Newcomer(open_tab(start_app(used).url))
    person.unlocks()
    person.arrives(fi("You can look but not write"))
    person.tab.sees(fi("This folder is older than the one you last had on this device."))
    person.goes(fi("Continue looking"))
    person.tab.sees(fi("This folder can only be looked at now."))
    person.goes(fi("Wishes"))
    person.tab.sees(WISH)
