"""Walk all pages in many looks: ``python -m tests.browser.walk_all [--every] [--part K/N]``.

Without ``--every``: the few looks in which any two choices of window, size of words,
colours and language meet. The findings are printed; it ends with 1 when there are any.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

from tests.browser import looks, probe
from tests.browser.lived_in import furnish, go, unlocked
from tests.browser.looks import Look
from tests.browser.pictures import chromium
from tests.browser.tab import Tab
from tests.harness.running import start
from tests.tools.pseudo import LONGER

Deal = Callable[[Mapping[str, str]], Mapping[str, str]]
WITH_PSEUDO = [sys.executable, "-m", "tests.harness.pseudo_app"]


def settings(look: Look) -> dict[str, object]:
    """Return the settings under which the app shows itself in a look."""
    return {"language": look.language, "look": look.colours, "text_size": look.text}


def findings(tab: Tab, look: Look, routes: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong on each page, as it is met in the tab's look."""
    missing: list[str] = []
    tab.page.on("response", lambda answer: _note_missing(answer, missing))
    for name, route in routes.items():
        go(tab, route)
        for finding in _of_page(tab.page, look):
            yield f"{name} [{look}] {finding}"
        yield from (f"{name} [{look}] a letter without a glyph: {one}" for one in missing)
        missing.clear()
    yield from (f"[{look}] asked the outside: {address}" for address in tab.outside)


def _of_page(page: Page, look: Look) -> Iterator[str]:
    width, _height = look.size
    longer = 1 + LONGER if look.language == "en@pseudo" else 1
    limits = probe.Limits(name=round(probe.NAME_LIMIT * longer))
    yield from probe.look(page, limits, width, scale=1, colours=width > looks.COLOURS_FROM)
    spoken = page.evaluate("document.documentElement.lang")
    if spoken.partition("-")[0] != look.language.partition("@")[0]:
        yield f"the page says its language is {spoken!r}"


def _note_missing(answer: Response, missing: list[str]) -> None:
    """Note a font the page asks for because no bundled one has a letter."""
    if answer.status == 404 and "noto" in answer.url.lower():
        missing.append(answer.url.rpartition("/")[2])


def walked(browser: Browser, look: Look, dealt: Deal) -> list[str]:
    """Return the findings of one look on the pages that are dealt, on an app of its own."""
    with tempfile.TemporaryDirectory() as data:
        routes = furnish(Path(data), **settings(look))
        running = start(Path(data), command=WITH_PSEUDO)
        width, height = look.size
        page = browser.new_page(viewport={"width": width, "height": height})
        try:
            tab = unlocked(Tab(page, running.url).open())
            return list(findings(tab, look, dealt(routes)))
        finally:
            page.close()
            running.stop()
            running.close()


def main(arguments: list[str] | None = None) -> int:
    """Walk and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", action="store_true", help="all 108 looks, not the pairs")
    parser.add_argument("--part", default="1/1", help="K/N: the Kth of N equal parts")
    chosen = parser.parse_args(arguments)
    part, parts = map(int, chosen.part.split("/"))
    some = (looks.every() if chosen.every else looks.pairwise())[part - 1 :: parts]
    count = 0
    with chromium() as browser:
        for look in some:
            began = time.monotonic()
            found = walked(browser, look, dict)
            count += len(found)
            took = f"{look}: {len(found)} findings in {time.monotonic() - began:.0f} s"
            sys.stdout.write("\n".join([*found, took, ""]))
            sys.stdout.flush()
    sys.stdout.write(f"{len(some)} looks, {count} findings\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
