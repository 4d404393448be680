"""Make pictures of the gallery of controls: ``python -m tests.browser.gallery [FOLDER]``.

Every sheet is seen in each look, at 100 and 200 %, in both directions of writing. The
browser test compares fresh ones with those kept in ``gallery_pictures/``.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from app.views.gallery import Seen
from app.views.gallery_sheets import SHEETS
from tests.browser.pictures import chromium
from tests.browser.tab import Tab
from tests.harness.running import Running, start

FOLDER = Path(__file__).parent / "gallery_pictures"
LOOKS = ("light", "dark", "contrast")
DIRECTIONS = ("ltr", "rtl")
WIDTH = 480
COLOURS = 256
HEIGHTS = {  # as high as the sheet, so that a picture holds all of it
    "buttons": {"1.0": 840, "2.0": 1310},
    "choices": {"1.0": 970, "2.0": 1400},
    "fields": {"1.0": 970, "2.0": 1680},
    "words": {"1.0": 1880, "2.0": 4060},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Describe one picture: what is seen, and the height of the window."""

    seen: Seen
    height: int

    @property
    def name(self) -> str:
        """Return the name of its file."""
        seen = self.seen
        size = f"{float(seen.size):.0%}".rstrip("%")
        return f"{seen.sheet}-{seen.look}-{size}-{seen.direction}.png"


PICTURES = tuple(
    Picture(
        seen=Seen(look=look, size=size, direction=direction, sheet=sheet),
        height=HEIGHTS[sheet][size],
    )
    for sheet in SHEETS
    for size in HEIGHTS[sheet]
    for look in LOOKS
    for direction in DIRECTIONS
)


@contextmanager
def shown() -> Iterator[Running]:
    """Start the gallery as a developer does."""
    with tempfile.TemporaryDirectory() as folder:
        running = start(Path(folder) / "data", more=["--gallery"])
        try:
            yield running
        finally:
            running.stop()
            running.close()


def taken(browser: Browser, url: str, picture: Picture) -> Image.Image:
    """Return a fresh picture of one sheet."""
    page = browser.new_page(viewport={"width": WIDTH, "height": picture.height})
    try:
        tab = Tab(page, url.rstrip("/") + picture.seen.route()).open()
        return opened(tab.still())
    finally:
        page.close()


def opened(data: bytes) -> Image.Image:
    """Return a screenshot as a picture."""
    return Image.open(io.BytesIO(data)).convert("RGB")


def save(image: Image.Image, path: Path) -> None:
    """Keep a picture with so many colours that no point of it looks different."""
    path.parent.mkdir(parents=True, exist_ok=True)
    few = image.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


def main(arguments: list[str] | None = None) -> int:
    """Make all pictures, or those whose name begins as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--only", default="", help="beginning of the names to make")
    chosen = parser.parse_args(arguments)
    with shown() as running, chromium() as browser:
        for picture in PICTURES:
            if picture.name.startswith(chosen.only):
                path = chosen.folder / picture.name
                save(taken(browser, running.url, picture), path)
                sys.stdout.write(f"{path} {path.stat().st_size // 1024} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
