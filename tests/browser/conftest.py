"""Fixtures for a real browser: start the app on a folder, open it in a tab.

``start_app`` starts the app on a data folder, as often as wanted and also twice on the
same one; ``open_tab`` opens an address; ``app`` is one fresh app in one tab. CHROMIUM
names another browser, SHOTS a folder for a picture of how each test ended.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.tab import Tab
from tests.harness import needs
from tests.harness.running import Running, start

FLAGS = [
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Starter = Callable[..., Running]
Opener = Callable[..., Tab]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for all tests."""
    path = next(filter(None, map(shutil.which, needs.browsers())), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Starter]:
    """Start the app on *folder* (a new one if omitted); all are stopped at the end."""
    started: list[Running] = []

    def begin(folder: Path | None = None, **how: object) -> Running:
        started.append(start(folder or tmp_path / "data", **how))  # pyright: ignore[reportArgumentType]
        return started[-1]

    yield begin
    for running in started:
        running.stop()
        running.close()


@pytest.fixture
def open_tab(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Opener]:
    """Open an address in a fresh tab of a profile of its own; keep a picture if wanted."""
    opened: list[Tab] = []

    def begin(url: str, *, width: int = 1100, height: int = 750, dark: bool = False) -> Tab:
        looks = "dark" if dark else "light"
        page = chromium.new_page(
            viewport={"width": width, "height": height}, color_scheme=looks, accept_downloads=True
        )
        opened.append(Tab(page, url).open())
        return opened[-1]

    yield begin
    for number, tab in enumerate(opened):
        if (folder := os.environ.get("SHOTS")) and not tab.page.is_closed():
            tab.screenshot(Path(folder) / f"{request.node.name}-{number}.png")
        tab.page.close()


@pytest.fixture
def app(start_app: Starter, open_tab: Opener, request: pytest.FixtureRequest) -> Tab:
    """Open a fresh app; parametrise indirectly with (width, height) for another size."""
    width, height = getattr(request, "param", (1100, 750))
    return open_tab(start_app().url, width=width, height=height)
