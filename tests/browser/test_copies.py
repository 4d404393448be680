"""A copy goes from one device to another through a real browser, and the words are there."""

import time
from pathlib import Path

import pytest

from app.views.kit.words import QUIET_MARK
from tests.browser import probe
from tests.browser.lived_in import furnish, go, opened
from tests.browser.newcomer import PHRASE, SLOW_MS, Newcomer, fi

pytestmark = pytest.mark.browser


@pytest.fixture
def places(tmp_path):
    named = {"HOME": "home", "TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "share"}
    for folder in named.values():
        (tmp_path / folder).mkdir()
    return {name: str(tmp_path / folder) for name, folder in named.items()}


def rest(data):
    """Return what is unfinished or waits in a data folder."""
    return [path.name for path in data.rglob("*.tmp")]


def soon(true, within_s=10.0):
    end = time.monotonic() + within_s
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def saves_a_copy(tab, folder):
    """Go the way of someone who moves to a new device; return the file."""
    person = Newcomer(tab)
    go(tab, "/safe/new-device")
    person.goes(fi("Save a copy"))
    person.write(fi("Your passphrase or the nine groups of your card"), PHRASE)
    person.press(fi("Make the copy"))
    person.arrives(fi("The copy is ready"))
    well(tab)
    with tab.page.expect_download(timeout=SLOW_MS) as coming:
        person.press(fi("Choose where to keep it"))
    kept = folder / coming.value.suggested_filename
    coming.value.save_as(kept)
    person.arrives(fi("The copy is saved"))
    person.goes(fi("Done"))
    return kept


def brings_it(tab, kept):
    """Begin on a device with no folder, with a copy."""
    person = Newcomer(tab)
    person.goes(fi("I have a copy"))
    with tab.page.expect_file_chooser() as choosing:
        tab.find("button", fi("Choose the copy")).dispatch_event("click")
    choosing.value.set_files(kept)
    person.arrives(fi("What opens the copy?"))
    person.write(fi("The passphrase or card of the copy"), PHRASE)
    person.press(fi("Open the copy"))
    person.arrives(fi("This is in the copy"))
    well(tab)
    person.press(fi("Use this copy"))
    person.arrives(fi("Your copy is in use"))
    well(tab)
    person.goes(fi("Go to Today"))


def well(tab):
    """Expect that assistive technology finds the page in order, as wide as it is."""
    width = tab.page.viewport_size["width"]
    found = probe.look(tab.page, probe.Limits(), width, scale=1, colours=False)
    assert list(found) == []


def heard(tab):
    """Return the words of the wishes; the turn of the status line is no word."""
    go(tab, "/wishes")
    return Newcomer(tab).said().replace(QUIET_MARK, "").split("\n")


def test_a_copy_saved_on_one_device_is_brought_back_on_a_new_one(
    start_app, open_tab, places, tmp_path
):
    old, new = tmp_path / "old", tmp_path / "new"
    furnish(old)
    tab = opened(open_tab(start_app(old, extra=places).url))
    words = heard(tab)
    kept = saves_a_copy(tab, tmp_path)
    assert kept.name.startswith("kuulluksi-20")
    assert soon(lambda: rest(old) == [])

    there = open_tab(start_app(new, extra=places, language="fi").url)
    brings_it(there, kept)
    assert [line for line in heard(there) if line] == [line for line in words if line]
    assert soon(lambda: rest(new) == [])
    assert (tab.outside, there.outside) == ([], [])
    assert [path for place in places.values() for path in Path(place).rglob("*.zip")] == []
