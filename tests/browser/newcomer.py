"""Do with one tab what a person does, in Finnish, by the names in the accessibility tree.

Names are looked up in the catalogue by their English sentences, so a better Finnish
sentence breaks no test.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Download, expect

from app.i18n import speaking
from tests.browser.tab import Tab

PHRASE = "vene kuusi talvi lampi"
SLOW_MS = 20_000  # making a folder and a file take a moment
LATE_MS, TRIES = 700, 2
fi = speaking("fi")._  # pyright: ignore[reportPrivateUsage]


class Newcomer:
    """Go through the app by pressing, choosing and writing."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    def arrives(self, title: str) -> None:
        """Wait for the page of a title."""
        found = self.tab.page.get_by_role("heading", level=1, name=re.compile(_ends(title)))
        expect(found).to_have_count(1, timeout=SLOW_MS)
        self.tab.settle()

    def press(self, *names: str) -> None:
        """Press buttons one after another; a name may be only its beginning words."""
        for name in names:
            begins = re.compile(rf"^{re.escape(name)}(\s|$)")
            self.tab.page.get_by_role("button", name=begins).first.dispatch_event("click")
            self.tab.settle()

    def choose(self, label: str) -> None:
        """Choose a card by the words it begins with."""
        begins = re.compile(rf"^{re.escape(label)}(\s|$)")
        page = self.tab.page
        card = page.get_by_role("radio", name=begins).or_(page.get_by_role("checkbox", name=begins))
        card.first.dispatch_event("click")
        self.tab.settle()

    def write(self, label: str, words: str) -> None:
        """Write into a field; a heading that arrives late takes the focus once."""
        for _ in range(TRIES):
            try:
                self.tab.fill(label, words)
            except AssertionError:
                self.tab.settle(LATE_MS)
            else:
                return
        self.tab.fill(label, words)

    def goes(self, *names: str) -> None:
        """Press buttons one after another; each leads to another page."""
        heading = self.tab.page.get_by_role("heading", level=1)
        for name in names:
            here = heading.inner_text()
            self.press(name)
            expect(heading).not_to_have_text(here, timeout=SLOW_MS)
            self.tab.settle()

    def on(self, times: int = 1) -> None:
        """Press Continue, also without an answer."""
        self.goes(*[fi("Continue")] * times)

    # ---- the first start and the way back in

    def starts(self, phrase: str = PHRASE) -> list[str]:
        """Make a folder of one's own; return the groups of the recovery card."""
        self.on(5)
        self.write(fi("Your passphrase"), phrase)
        self.press(fi("Make my folder"))
        self.arrives(fi("Your recovery card"))
        groups = self.card()
        self.on()
        self.arrives(fi("Is the card on paper?"))
        self.writes_a_group(groups)
        self.on()
        self.arrives(fi("Your folder is ready"))
        return groups

    def card(self) -> list[str]:
        """Return the groups of the card on the screen."""
        spoken = fi("Group {n}: {letters}")
        begins = re.escape(spoken.partition("{n}")[0])
        found = re.findall(begins + r"\d+: ((?:\w ){3}\w)", self.said())
        return [group.replace(" ", "") for group in found]

    def writes_a_group(self, groups: list[str]) -> None:
        """Write the group of the card that is asked for."""
        number = self._asked_group()
        self.write(fi("Group {n} of your card").format(n=number), groups[number - 1])

    def _asked_group(self) -> int:
        pattern = re.escape(fi("Group {n} of your card")).replace(r"\{n\}", r"(\d+)")
        found = re.search(pattern, self.said())
        assert found, self.said()
        return int(found.group(1))

    def said(self) -> str:
        """Return all names and words of the page, one a line."""
        return self.tab.page.evaluate(
            """() => [...document.querySelectorAll('flt-semantics-host *')].map(
              e => e.getAttribute('aria-label') || (e.children.length ? '' : e.textContent)
            ).filter(Boolean).join('\\n')"""
        )

    def unlocks(self, phrase: str = PHRASE) -> None:
        """Open the folder with the passphrase."""
        self.write(fi("Your passphrase"), phrase)
        self.press(fi("Open"))

    # ---- wishes

    def tells_a_wish(self, words: str) -> None:
        """Tell a wish from the first question on, and let it be shared."""
        self.write(fi("In your own words"), words)
        self.on(6)
        self.choose(fi("May be shared"))
        self.on()
        self.goes(fi("Ready"))

    def tells_more(self, words: str) -> None:
        """Tell another wish from the list."""
        self.goes(fi("Wishes"), fi("Tell a new wish"))
        self.tells_a_wish(words)

    # ---- a meeting

    def prepares(self, *, wishes: int, question: str, opening: str) -> None:
        """Get ready for a new meeting: all wishes, a question, the first words."""
        self.goes(fi("Meetings"), fi("A new meeting"))
        self.on()
        self.write(fi("The day"), fi("tomorrow"))
        self.on(8)
        for number in range(1, wishes + 1):
            self.choose(fi("I raise wish {n}").format(n=number))
        self.on()
        self.write(fi("A question of my own"), question)
        self.on(4)
        self.write(fi("My first words"), opening)
        self.on()
        self.choose(fi("May be shared"))
        self.on()
        self.goes(fi("Ready"))

    def agrees(
        self, what: str, *, differing: Sequence[str] = (), who: str = "", by: str = ""
    ) -> None:
        """Write an agreement at the meeting; *differing* holds both views and reasons."""
        self.goes(fi("Write an agreement"))
        self.write(fi("What is done"), what)
        if who:
            self.write(fi("Who does it"), who)
        if by:
            self.write(fi("By when"), by)
        self.on()
        if differing:
            self.choose(fi("We see it differently"))
        self.on()
        if differing:
            mine, my_reason, theirs, their_reason = differing
            self.write(fi("My view"), mine)
            self.write(fi("My reason"), my_reason)
            self.on()
            self.write(fi("Their view"), theirs)
            self.write(fi("Their reason"), their_reason)
            self.on()
        self.choose(fi("May be shared"))
        self.on()
        self.goes(fi("Ready"))

    def hears(self, answer: str, reason: str) -> None:
        """Say the thing that is shown, and write the answer down."""
        self.goes(fi("Said"))
        self.choose(answer)
        self.write(fi("Why? Write it in their words"), reason)

    # ---- giving

    def saves(self, folder: Path) -> Path:
        """Make the file and save it; return where it is."""
        with self.tab.page.expect_download(timeout=SLOW_MS) as download:
            self.press(fi("Make the file and save it"))
        kept = _kept(download.value, folder)
        self.tab.settle()
        return kept


def _kept(download: Download, folder: Path) -> Path:
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def _ends(title: str) -> str:
    return rf"(^|\s){re.escape(title)}$"
