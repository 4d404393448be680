"""Tab goes in the order of reading, and a new page takes the focus to its heading."""

import pytest

from app.i18n import speaking
from app.views.places import PLACES
from tests.browser.lived_in import furnish, go, opened
from tests.browser.newcomer import fi

pytestmark = pytest.mark.browser
PHONE, WIDE = (390, 844), (1280, 800)
A_LOT = 60
STILL_MS = 1000  # longer than what follows a change of page


@pytest.fixture(params=[PHONE, WIDE], ids=["phone", "wide"])
def there(request, start_app, open_tab, tmp_path):
    """Return a tab with the folder open, and the routes."""
    width, height = request.param
    routes = furnish(tmp_path / "data")
    tab = opened(open_tab(start_app().url, width=width, height=height))
    return tab, routes


def places():
    return [speaking("fi")._(place.label) for place in PLACES]


def round_of_tab(tab):
    """Return the names Tab stops at until it comes round, from the first place."""
    names = []
    while len(names) < A_LOT:
        tab.key("Tab")
        name = tab.focused()[1]
        if names and name == names[0]:
            break
        names.append(name)
    start = names.index(places()[0])
    return names[start:] + names[:start]


def test_tab_reads_each_page_through_once(there):
    tab, routes = there
    for screen in ("wishes", "wish", "meeting", "today"):
        go(tab, routes[screen])
        names = round_of_tab(tab)
        assert len(names) == len(set(names)), f"{screen}: {names}"
        assert names[:5] == places(), screen
        tools = names[5 : names.index(fi("Hide")) + 1]
        back = [fi("Back")] if screen not in {"wishes", "today"} else []
        assert tools[: len(back) + 1] == [*back, fi("Help")], f"{screen}: {tools}"
        assert len(tools) <= len(back) + 3, f"{screen}: {tools}"
        assert screen != "wishes" or names[-1] == fi("Tell a new wish")


def test_the_heading_of_a_new_page_takes_the_focus_and_keeps_it(there):
    tab, _routes = there
    for digit, title in (("2", fi("My wishes")), ("3", fi("Meetings")), ("1", fi("Today"))):
        tab.key(f"Alt+{digit}")
        tab.page.wait_for_function(
            "title => document.querySelector('h1')?.textContent === title", arg=title
        )
        tab.settle(STILL_MS)
        assert tab.focused() == ("h1", title)


def test_tab_after_a_new_page_goes_on_below_its_heading(there):
    tab, _routes = there
    tab.key("Alt+5")
    tab.page.wait_for_function(
        "title => document.querySelector('h1')?.textContent === title", arg=fi("More")
    )
    tab.settle(STILL_MS)
    tab.key("Tab")
    assert tab.focused()[1].startswith(fi("Search everything"))
    tab.key("Shift+Tab")
    assert tab.focused()[1] == fi("Hide")
