"""Act on one open tab as a person would, through its accessibility tree.

The page itself must switch accessibility on: the tests never do. Python owns all state,
so every action is followed by waiting until the tree is quiet.
"""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import Locator, Page, Request, expect

START_S = 60.0
QUIET_MS = 150
CALM_MS = 400  # after opening: theme and language rebuild the tree once more

WAIT_QUIET = """([ms, cap]) => new Promise(done => {
  const host = document.querySelector('flt-semantics-host');
  let timer = setTimeout(end, ms);
  const last = setTimeout(end, cap);
  const watch = new MutationObserver(() => {
    clearTimeout(timer); timer = setTimeout(end, ms); });
  watch.observe(host, {subtree: true, childList: true, attributes: true,
    characterData: true});
  function end() { watch.disconnect(); clearTimeout(timer); clearTimeout(last);
    done(true); }
})"""
WATCH_SPOKEN = """() => {
  window.spoken = [];
  const watch = new MutationObserver(all => all.forEach(
    one => one.addedNodes.forEach(node => window.spoken.push(node.textContent))));
  document.querySelectorAll('flt-announcement-polite,flt-announcement-assertive')
    .forEach(node => watch.observe(node, {childList: true, subtree: true}));
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  const role = e.getAttribute('role') || e.tagName.toLowerCase();
  return [role, (e.getAttribute('aria-label') || e.textContent || '').trim()];
}"""


class Tab:
    """Find by role and name, press, write, and hear what is announced."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.outside: list[str] = []
        page.on("request", self._note)
        page.on("requestfailed", self._forget)
        self.host = page.locator("flt-semantics-host")

    def _note(self, request: Request) -> None:
        here = "/".join(self.url.split("/")[:3])
        if not request.url.startswith((here, "data:", "blob:")):
            self.outside.append(request.url)

    def _forget(self, request: Request) -> None:
        """Strike out what the page's policy refused: it was never sent."""
        if "csp" in (request.failure or "").lower() and request.url in self.outside:
            self.outside.remove(request.url)

    def open(self) -> Self:
        """Open the app and wait until it is accessible by itself."""
        self.page.goto(self.url)
        self.page.wait_for_selector(
            "flt-semantics-host flt-semantics", state="attached", timeout=START_S * 1000
        )
        expect(self.page.get_by_role("heading").first).to_be_attached()
        self.settle(CALM_MS)
        self.page.evaluate(WATCH_SPOKEN)
        return self

    def settle(self, quiet_ms: int = QUIET_MS) -> None:
        """Wait until the tree has not changed for a moment."""
        self.page.evaluate(WAIT_QUIET, [quiet_ms, 5000])

    def find(self, role: Any, name: str) -> Locator:
        """Return the one control of a role and name."""
        found = self.page.get_by_role(role, name=name, exact=True)
        expect(found).to_have_count(1)
        return found

    def field(self, label: str) -> Locator:
        """Return the field whose name begins with *label*; its problem may follow."""
        begins = re.compile(rf"^{re.escape(label)}(\s|$)")
        found = self.page.get_by_role("textbox", name=begins)
        expect(found).to_have_count(1)
        return found

    def press(self, name: str, role: str = "button") -> None:
        """Press as a screen reader does; another node may lie on top."""
        self.find(role, name).dispatch_event("click")
        self.settle()

    def tap(self, name: str, role: str = "button") -> None:
        """Press with the pointer near the corner, so the whole target must work."""
        box = self.find(role, name).bounding_box()
        assert box, f"{name} is not on screen"
        self.page.mouse.click(box["x"] + box["width"] - 8, box["y"] + 8)
        self.settle()

    def key(self, key: str) -> None:
        """Press a key; a second one before the round trip would act on old state."""
        self.page.keyboard.press(key)
        self.settle()

    def fill(self, label: str, words: str) -> None:
        """Write into a field; the engine listens only a moment after the focus."""
        box = self.field(label)
        box.focus()
        self.settle()
        box.fill(words)
        expect(box).to_have_value(words)
        self.settle()

    def sees(self, words: str) -> None:
        """Expect words on screen."""
        expect(self.host).to_contain_text(words)

    def not_sees(self, words: str) -> None:
        """Expect words to be gone."""
        expect(self.host).not_to_contain_text(words)

    def focused(self) -> tuple[str, str]:
        """Return role and name of what has the focus."""
        role, name = self.page.evaluate(FOCUSED)
        return role, name

    def spoken(self) -> list[str]:
        """Return what was announced since the last call, without its padding."""
        heard = self.page.evaluate("() => window.spoken.splice(0)")
        return [words.strip("\u200b\u00a0 ") for words in heard]

    def still(self) -> bytes:
        """Return a picture taken once the canvas, which lags behind the tree, is still."""
        last, same_since = b"", time.monotonic()
        end = same_since + 8
        while time.monotonic() < end and time.monotonic() - same_since < 0.4:
            shot = self.page.screenshot()
            if shot != last:
                last, same_since = shot, time.monotonic()
            self.page.wait_for_timeout(100)
        return last

    def screenshot(self, path: Path) -> None:
        """Save a picture of the still page."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.still())
