"""Do with one tab what a person does with keys alone: Tab, arrows, Space, Enter, letters."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.newcomer import SLOW_MS, Newcomer

STOPS = 90  # more than any page has
QUIET_MS = 60
BUTTON, FIELD = ("button",), ("input", "textarea", "textbox")
CARD = ("radio", "checkbox")
ON_HEADING = "() => document.activeElement.closest('h1') !== null"
NAMED = """() => {
  const e = document.activeElement;
  const at = e.closest('flt-semantics') || e;
  const role = e.getAttribute('role') || at.getAttribute('role') || e.tagName.toLowerCase();
  const name = e.getAttribute('aria-label') || at.getAttribute('aria-label') || e.textContent;
  return [role, (name || '').trim(), e.id + '/' + at.id];
}"""


class ByKeys(Newcomer):
    """Go through the app without a pointer and without a reader's own press."""

    def press(self, *names: str) -> None:
        """Reach each button by Tab and press it."""
        for name in names:
            self._reach(BUTTON, name)
            self._key("Enter")
            self.tab.settle()

    def choose(self, label: str) -> None:
        """Reach the cards by Tab; in a group the arrows move and choose."""
        role = self._reach(CARD, label)
        if role == "checkbox" or not self._is_on(label):
            self._key("Space")
        self.tab.settle()

    def write(self, label: str, words: str) -> None:
        """Reach the field by Tab, empty it and type."""
        self._reach(FIELD, label)
        self._key("ControlOrMeta+a")
        self.tab.page.keyboard.type(words)
        expect(self.tab.field(label)).to_have_value(words)
        self.tab.settle()

    def goes(self, *names: str) -> None:
        """Press buttons one after another; each leads to another page whose heading has focus."""
        for name in names:
            super().goes(name)
            self.tab.page.wait_for_function(ON_HEADING, timeout=SLOW_MS)

    # ---- with keys

    def _key(self, key: str) -> None:
        self.tab.page.keyboard.press(key)
        self.tab.settle(QUIET_MS)

    def _stop(self) -> tuple[str, str, str]:
        role, name, place = self.tab.page.evaluate(NAMED)
        return role, name, place

    def _reach(self, roles: tuple[str, ...], label: str) -> str:
        """Go on until a control of these roles has the focus, and return its role.

        Tab goes from one stop to the next; among the cards of a group the arrow does.
        """
        begins = re.compile(rf"^{re.escape(label)}(\s|$)")
        passed: list[str] = []
        for _ in range(STOPS):
            role, name, place = self._stop()
            if role in roles and begins.match(name):
                return role
            passed.append(f"{role} {name[:40]!r}")
            in_group = role == "radio" and role in roles
            self._key("ArrowDown" if in_group else "Tab")
            if in_group and self._stop()[2] == place:
                self._key("Tab")
        raise AssertionError(f"no key came to {label!r}; they came to {passed}")

    def _is_on(self, label: str) -> bool:
        begins = re.compile(rf"^{re.escape(label)}(\s|$)")
        card = self.tab.page.get_by_role("radio", name=begins).first
        return card.get_attribute("aria-checked") == "true"
