"""What keys reach is seen: whole also in a low window, with a ring, and never astray."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from PIL import Image

from tests.browser import gallery
from tests.browser.lived_in import furnish, go, opened
from tests.browser.newcomer import fi
from tests.browser.tab import Tab
from tests.browser.test_gallery import RATIO, RING, ROUND, ratios
from tests.harness.running import start

pytestmark = pytest.mark.browser
LOW = {"width": 640, "height": 256}
TALL = {"width": 920, "height": 1800}  # nothing scrolls, so a place is the same in two pictures
A_LOT = 60
WITHIN_S = 8
MARGIN = 8

# What has the focus, how much of it is seen, and between which edges it is shown.
STOP = """() => {
  const e = document.activeElement, host = document.querySelector('flt-semantics-host');
  if (!host.contains(e)) return null;
  let box = e.parentElement;
  while (box && !/scroll|auto/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  const at = e.getBoundingClientRect();
  const room = box ? box.getBoundingClientRect() : {top: -9, bottom: innerHeight + 9};
  return {id: e.id + '/' + (e.closest('flt-semantics')?.id || ''),
    name: (e.getAttribute('aria-label') || e.textContent || '').trim(),
    whole: at.top >= room.top + 1 && at.bottom <= room.bottom - 1,
    box: [at.x, at.y, at.right, at.bottom].map(Math.round)};
}"""
ACTING = """() => [...document.querySelectorAll(
    'flt-semantics-host [role=button],flt-semantics-host [role=checkbox],'
    + 'flt-semantics-host input,flt-semantics-host textarea,flt-semantics-host [role=radiogroup]'
  )].filter(e => e.getAttribute('aria-disabled') !== 'true').length"""


@pytest.fixture(scope="module")
def there(chromium, tmp_path_factory):
    """Return one tab for all tests, with the folder open, and the routes."""
    data = tmp_path_factory.mktemp("seen")
    routes = furnish(data)
    running = start(data)
    page = chromium.new_page(viewport=LOW)
    yield opened(Tab(page, running.url).open()), {**routes, "order": "/wishes/order"}
    page.close()
    running.stop()
    running.close()


def shown_at(there, screen, size):
    """Return the tab with a screen in a window of a size."""
    tab, routes = there
    tab.page.set_viewport_size(size)
    tab.settle()
    go(tab, "/more")  # never the page that is shown already
    go(tab, routes[screen])
    return tab


def at(tab, wanted=lambda stop: True):
    """Return what has the focus, once it is as wanted or has had its time."""
    end = time.monotonic() + WITHIN_S
    while True:
        stop = tab.page.evaluate(STOP)
        if (stop and wanted(stop)) or time.monotonic() > end:
            return stop
        tab.page.wait_for_timeout(30)


def stops(tab, wanted=lambda stop: True):
    """Press Tab through the page; yield each stop once."""
    seen = []
    while len(seen) < A_LOT:
        tab.page.keyboard.press("Tab")
        stop = at(tab, wanted)
        if stop["id"] in seen:
            return
        seen.append(stop["id"])
        yield stop


@pytest.mark.parametrize("screen", ["today", "wish", "in-meeting", "safe"])
def test_in_a_low_window_each_control_is_reached_and_seen_whole(there, screen):
    tab = shown_at(there, screen, LOW)
    acting = tab.page.evaluate(ACTING)
    met = list(stops(tab, lambda stop: stop["whole"]))
    assert [stop["name"] for stop in met if not stop["whole"]] == []
    assert len(met) == acting > 10


def test_in_a_low_window_what_moves_in_a_list_stays_seen_whole(there):
    tab = shown_at(there, "order", LOW)
    tab.key("Tab")
    for number in (2, 3, 4):
        name = fi("Move wish {n} down").format(n=number)
        tab.key("Enter")
        moved = at(tab, lambda stop, name=name: stop["whole"] and stop["name"] == name)
        assert (moved["name"], moved["whole"]) == (name, True)


def test_in_a_low_window_a_problem_is_seen_whole(there):
    tab = shown_at(there, "passphrase", LOW)
    tab.key("F2")
    at(tab, lambda stop: stop["name"] == fi("Continue"))
    tab.key("Enter")
    told = at(tab, lambda stop: stop["whole"] and stop["name"] != fi("Continue"))
    assert told["whole"], told
    assert told["name"] == fi("That did not open the folder. Check each word.")


def shares_of_rings(tab):
    """Return for each control how much of a ring of two pixels appeared round it."""
    tab.page.wait_for_timeout(300)
    before = gallery.opened(tab.still())
    return {stop["name"][:40]: _share(tab, before, stop["box"]) for stop in stops(tab)}


def _share(tab, before, box):
    """Look until the ring is drawn: the canvas lags behind the tree."""
    x, y, right, bottom = box
    cut = (max(x - MARGIN, 0), max(y - MARGIN, 0), right + MARGIN, bottom + MARGIN)
    clip = {"x": cut[0], "y": cut[1], "width": cut[2] - cut[0], "height": cut[3] - cut[1]}
    old = np.asarray(before.crop(cut))
    end, share = time.monotonic() + WITHIN_S, 0.0
    while share < ROUND and time.monotonic() < end:
        shot = Image.open(io.BytesIO(tab.page.screenshot(clip=clip))).convert("RGB")
        high, wide = min(old.shape[0], shot.height), min(old.shape[1], shot.width)
        now = np.asarray(shot)[:high, :wide]
        strong = ratios(old[:high, :wide], now) >= RATIO
        share = strong.sum() / (2 * RING * (right - x + bottom - y))
    return share


@pytest.mark.parametrize("screen", ["today", "answer", "passphrase"])
def test_each_control_of_a_page_shows_a_ring(there, screen):
    shares = shares_of_rings(shown_at(there, screen, TALL))
    assert len(shares) > 10
    assert {name: share for name, share in shares.items() if share < ROUND} == {}


def test_the_key_of_the_one_deed_leads_there_past_all_else(there):
    tab = shown_at(there, "tell", LOW)
    tab.key("F2")
    assert at(tab, lambda stop: stop["name"] == fi("Continue"))["name"] == fi("Continue")


def test_when_what_was_pressed_is_gone_the_focus_never_falls_on_hide(there):
    tab = shown_at(there, "removed", LOW)
    tab.key("Shift+Tab")
    assert at(tab)["name"] == fi("Hide")
    tab.key("Tab")
    assert at(tab)["name"].startswith(fi("Bring back number {n}").format(n=1))
    tab.key("Enter")
    tab.page.wait_for_timeout(1000)
    assert at(tab)["name"] == fi("Today")


def test_a_page_that_follows_in_place_is_met_at_its_heading_also_after_hide_had_the_focus(there):
    tab = shown_at(there, "erase-all", LOW)
    tab.key("Shift+Tab")
    assert at(tab)["name"] == fi("Hide")
    tab.key("F2")
    at(tab, lambda stop: stop["name"] == fi("Continue"))
    tab.key("Enter")
    tab.sees(fi("Do not erase"))
    tab.page.wait_for_timeout(1000)
    assert tab.focused()[0] == "h1"
