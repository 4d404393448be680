"""Every main screen as assistive technology and narrow windows meet it."""

from dataclasses import replace

import pytest

from tests.browser import probe
from tests.browser.lived_in import furnish, go, opened

pytestmark = pytest.mark.browser

TALL, NARROW = 2400, 320
WINDOWS = (*probe.WINDOWS, replace(probe.WINDOWS[0], label="dark"))
FEW = {"today", "wish", "in-meeting", "agreement", "give-seen", "settings", "save-copy"}
RESIZED_MS = 600


@pytest.fixture
def lived_in(start_app, open_tab, tmp_path):
    """Open a folder with an invented person's things in a tall window."""
    routes = furnish(tmp_path / "data")
    return opened(open_tab(start_app().url, width=412, height=TALL)), routes


def test_the_main_screens_have_no_findings(lived_in):
    tab, routes = lived_in
    found = [finding for window in WINDOWS for finding in looked(tab, routes, window)]
    assert found == []
    assert tab.outside == []


def looked(tab, routes, window):
    every = window.label not in {"narrow", "dark"}
    shown = {name: route for name, route in routes.items() if every or name in FEW}
    prepare(tab, window)
    for name, route in shown.items():
        go(tab, route)
        seen = probe.look(
            tab.page, probe.Limits(), window.width, scale=1, colours=window.width > NARROW
        )
        for finding in seen:
            yield f"{name} [{window.label}] {finding}"


def prepare(tab, window):
    tab.page.emulate_media(color_scheme="dark" if window.label == "dark" else "light")
    tab.page.set_viewport_size({"width": window.width, "height": window.height})
    tab.page.evaluate(f"document.documentElement.style.fontSize = '{window.font}px'")
    tab.settle(RESIZED_MS)


def test_the_way_back_in_has_no_findings(start_app, open_tab, tmp_path):
    furnish(tmp_path / "data")
    tab = open_tab(start_app().url, width=412, height=TALL)
    assert list(probe.look(tab.page, probe.Limits(), 412, scale=1)) == []
