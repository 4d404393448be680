"""Make pictures of the main screens: ``python -m tests.browser.pictures [FOLDER]``.

An invented person's folder is shown on a phone and on a wide window, and a few screens
also dark and with words at 200 %. Colours are reduced so that each file stays small.
"""

from __future__ import annotations

import argparse
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.lived_in import furnish, go, opened
from tests.browser.tab import Tab
from tests.harness import needs
from tests.harness.running import ROOT, start

COLOURS = 96
FOLDER = ROOT / "docs" / "screens"
MAIN = (
    "today",
    "wishes",
    "wish",
    "thread",
    "meeting",
    "prepare",
    "in-meeting",
    "answer",
    "agreements",
)
CHAIN = ("hearing", "heard", "paper", "letter", "matter", "life")
GIVING = ("together", "give-whom", "give-things", "give-seen", "give-form")
KEEPING = ("safe", "save-copy", "restore-copy", "new-device", "passphrase", "anew")
GOING = ("earlier", "join", "take-out", "removed", "erase-one", "erase-all", "save-file")
SAFE = (*KEEPING, *GOING)
ALL = (*MAIN, *CHAIN, *GIVING, "settings", *SAFE)
FEW = ("today", "in-meeting", "agreements", "give-whom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Describe one kind of picture: its name, window, look, size of the words."""

    name: str
    width: int
    height: int
    screens: tuple[str, ...] = FEW
    look: str = "light"
    text_size: float = 1.0


KINDS = (
    Kind(name="phone", width=390, height=844, screens=ALL),
    Kind(name="wide", width=1280, height=800, screens=ALL),
    Kind(name="phone-dark", width=390, height=844, look="dark"),
    Kind(name="phone-200", width=390, height=844, text_size=2.0),
)


def main(arguments: list[str] | None = None) -> int:
    """Make all pictures, or those of one kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--kind", choices=[kind.name for kind in KINDS])
    chosen = parser.parse_args(arguments)
    with chromium() as browser:
        for kind in KINDS:
            if chosen.kind in {None, kind.name}:
                for path in _pictures(browser, kind, chosen.folder):
                    sys.stdout.write(f"{path} {path.stat().st_size // 1024} kB\n")
    return 0


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser for a while."""
    path = next(filter(None, map(shutil.which, needs.browsers())), None)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


def _pictures(browser: Browser, kind: Kind, folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as data:
        routes = furnish(Path(data), look=kind.look, text_size=kind.text_size)
        running = start(Path(data))
        size = {"width": kind.width, "height": kind.height}
        page = browser.new_page(viewport=size)  # pyright: ignore[reportArgumentType]
        try:
            tab = opened(Tab(page, running.url).open())
            ordered = [name for name in routes if name in kind.screens or name == "give-whom"]
            for name in ordered:
                go(tab, routes[name])
                if name in kind.screens:
                    yield _saved(tab, folder / f"{name}-{kind.name}.png")
        finally:
            page.close()
            running.stop()
            running.close()


def _saved(tab: Tab, path: Path) -> Path:
    tab.screenshot(path)
    seen = Image.open(io.BytesIO(path.read_bytes())).convert("RGB")
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
