"""Measure what a person waits for: ``python -m tests.bench.bench_app [ROUNDS]``.

Start to the first usable screen in the browser view (cold: app and browser profile are
new; warm: the app runs and the browser has shown it before), unlocking above the key
derivation, one save through the service in a folder of 1 MB, a PDF of three pages.
Prints medians, asserts nothing. Drawing Today with 5,000 records:
``python -m tests.bench.bench_today``.
"""

from __future__ import annotations

import io
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from app.exports import pdf
from app.services import sharing, wishes
from app.services.context import Context
from app.services.keeping import Home
from app.store import slots
from tests.browser.conftest import FLAGS
from tests.harness import needs
from tests.harness.running import Running, start

PHRASE = "vene kuusi talvi lampi"
WORDS = "Haluan, että aamulla käy sama ihminen. Silloin ehdin juoda kahvin rauhassa. "
MEGABYTE = 1_000_000
SAVES = 50


def main(rounds: int) -> None:
    """Print all figures in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        for name, figures in _measured(Path(folder), rounds):
            low, high = min(figures), max(figures)
            sys.stdout.write(
                f"{name:38}{statistics.median(figures):9.1f} ms  ({low:.1f} to {high:.1f})\n"
            )
            sys.stdout.flush()


def _measured(folder: Path, rounds: int) -> Iterator[tuple[str, list[float]]]:
    home = Home(data=folder / "data", clock=lambda: datetime.now(UTC))
    context, _card = home.create(PHRASE)
    ids = _filled(context)
    yield "save one wish, folder of 1 MB", [_saved(context, ids[n]) for n in range(SAVES)]
    yield "PDF of three pages", _pdf(context, ids, rounds)
    home.lock()
    both = [_unlocked(home) for _ in range(rounds)]
    yield "unlock, whole", [whole for whole, _ in both]
    yield "unlock, above the key derivation", [whole - kdf for whole, kdf in both]
    with sync_playwright() as playwright:
        yield "start to first screen, cold", [_cold(playwright, folder) for _ in range(rounds)]
        yield "open again while it runs, warm", _warm(playwright, folder, rounds)


def _filled(context: Context) -> list[str]:
    texts = MEGABYTE // (len(WORDS) * 8)
    made = [
        wishes.say(context, words=f"{n}. {WORDS * 8}", visibility="may_be_shared")
        for n in range(texts)
    ]
    return [wish.id for wish in made]


def _saved(context: Context, wish_id: str) -> float:
    return _timed(lambda: wishes.change(context, wish_id, words=f"Toisin sanoin. {WORDS}"))


def _pdf(context: Context, ids: list[str], rounds: int) -> list[float]:
    seen = sharing.preview(context, ids=ids[-10:], to_name="Marja")
    made = pypdf.PdfReader(io.BytesIO(pdf.render(seen.summary, when=context.clock())))
    sys.stdout.write(f"(the PDF has {len(made.pages)} pages)\n")
    return [_timed(lambda: pdf.render(seen.summary, when=context.clock())) for _ in range(rounds)]


def _unlocked(home: Home) -> tuple[float, float]:
    """Return how long unlocking took, and how much of it was the key derivation."""
    spent: list[float] = []
    derive = slots.argon2id

    def counted(*given: Any, **how: Any) -> bytes:
        begun = time.perf_counter()
        key = derive(*given, **how)
        spent.append((time.perf_counter() - begun) * 1000)
        return key

    slots.argon2id = counted
    try:
        whole = _timed(lambda: home.unlock(PHRASE))
    finally:
        slots.argon2id = derive
    home.lock()
    return whole, sum(spent)


def _cold(playwright: Playwright, folder: Path) -> float:
    """Start the app and a fresh browser profile; wait until the heading can be read."""
    browser = _browser(playwright)
    begun = time.perf_counter()
    running = start(folder / "start")
    _shown(browser.new_page(), running.url)
    took = (time.perf_counter() - begun) * 1000
    browser.close()
    _ended(running)
    return took


def _warm(playwright: Playwright, folder: Path, rounds: int) -> list[float]:
    """Open the page of a running app again in a browser that has shown it before."""
    browser, running = _browser(playwright), start(folder / "start")
    profile = browser.new_context()
    took: list[float] = []
    for _ in range(rounds + 1):
        page = profile.new_page()
        took.append(_timed(lambda page=page: _shown(page, running.url)))
        page.close()
    browser.close()
    _ended(running)
    return took[1:]


def _shown(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("flt-semantics-host h1", state="attached")


def _ended(running: Running) -> None:
    running.stop()
    running.close()


def _browser(playwright: Playwright) -> Browser:
    path = next(filter(None, map(shutil.which, needs.browsers())), None)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def _timed(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
