"""The controls look as they are kept in pictures, in every look, size and direction."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.browser import gallery
from tests.browser.conftest import Opener
from tests.browser.tab import Tab

pytestmark = pytest.mark.browser

SEEN_STEP = 24  # of 255: what antialiasing may differ by at one point
FEW_POINTS = 12  # so many stronger points may lie anywhere: a letter's corner
MOST_BYTES = 3 * 2**20


def unlike(kept: Image.Image, fresh: Image.Image) -> str:
    """Return in what two pictures differ, so that a person would see it; empty if in nothing."""
    if kept.size != fresh.size:
        return f"size {fresh.size}, kept {kept.size}"
    far = np.asarray(ImageChops.difference(kept.convert("RGB"), fresh)).max(axis=2) > SEEN_STEP
    if far.sum() <= FEW_POINTS:
        return ""
    rows, columns = np.nonzero(far)
    box = (columns.min(), rows.min(), columns.max(), rows.max())
    return f"{far.sum()} points differ within {tuple(map(int, box))}"


@pytest.fixture(scope="module")
def running():
    with gallery.shown() as started:
        yield started


@pytest.mark.parametrize("picture", gallery.PICTURES, ids=lambda picture: picture.name[:-4])
def test_the_controls_look_as_they_are_kept(chromium, running, picture, tmp_path):
    fresh = gallery.taken(chromium, running.url, picture)
    kept = Image.open(gallery.FOLDER / picture.name)
    if found := unlike(kept, fresh):
        fresh.save(tmp_path / picture.name)
        pytest.fail(
            f"{picture.name}: {found}; the fresh one is {tmp_path / picture.name}."
            " If that is as it should be: python -m tests.browser.gallery, and look at them."
        )


def test_the_pictures_are_small_and_none_is_left_over():
    files = list(gallery.FOLDER.iterdir())
    assert {file.name for file in files} == {picture.name for picture in gallery.PICTURES}
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


@pytest.mark.parametrize("picture", gallery.PICTURES, ids=lambda one: one.name)
def test_a_picture_holds_its_whole_sheet(picture):
    """Below the last control there is nothing but the page."""
    kept = np.asarray(Image.open(gallery.FOLDER / picture.name).convert("RGB"))
    last = kept[-8:, 20:-20].reshape(-1, 3)
    assert (last == last[0]).all()


KEPT = gallery.FOLDER / "choices-light-100-ltr.png"


def a_picture():
    return Image.open(KEPT).convert("RGB")


def test_a_breath_of_antialiasing_passes():
    fresh = np.asarray(a_picture()).astype(int)
    noise = np.random.default_rng(1).integers(-8, 9, fresh.shape)
    assert not unlike(a_picture(), Image.fromarray((fresh + noise).clip(0, 255).astype("uint8")))


def changed_colour(image):
    """Paint the tint of the chosen cards a little greener."""
    points = np.array(image)
    tint = np.abs(points.astype(int) - (0xDC, 0xEB, 0xE7)).max(axis=2) < 8
    points[tint] = (0xBC, 0xEB, 0xC7)
    return Image.fromarray(points)


def missing_edge(image):
    """Take away the start edge of one card."""
    ImageDraw.Draw(image).rectangle((18, 260, 20, 316), fill=(0xFF, 0xFF, 0xFF))
    return image


def moved_control(image):
    """Move all that is below the middle by one point."""
    half = image.height // 2
    lower = image.crop((0, half, image.width, image.height - 1))
    image.paste(lower, (0, half + 1))
    return image


def other_word(image):
    """Take one short word away."""
    ImageDraw.Draw(image).rectangle((80, 200, 162, 222), fill=(0xDC, 0xEB, 0xE7))
    return image


@pytest.mark.parametrize("change", [changed_colour, missing_edge, moved_control, other_word])
def test_what_a_person_would_see_is_found(change):
    assert "differ" in unlike(a_picture(), change(a_picture()))


# ---- the focus

RING = 2  # pixels, at least, all round
ROUND = 0.8  # of the straight sides; round corners have fewer points
RATIO = 3


def luminance(points):
    light = points.astype(float) / 255
    light = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    return light @ np.array([0.2126, 0.7152, 0.0722])


def ratios(one, two):
    a, b = luminance(one), luminance(two)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || !e.closest('flt-semantics-host')) return null;
  const r = e.getBoundingClientRect();
  return {name: (e.getAttribute('aria-label') || e.textContent || e.id || '').trim(),
    id: e.id + '/' + (e.closest('flt-semantics')?.id || ''),
    box: [r.x, r.y, r.right, r.bottom]};
}"""


def ring_share(without, focused, box):
    """Return how much of a ring of two pixels round *box* changed by 3:1 or more."""
    x, y, right, bottom = (int(side) for side in box)
    cut = np.s_[max(y - 8, 0) : bottom + 8, max(x - 8, 0) : right + 8]
    strong = ratios(without[cut], focused[cut]) >= RATIO
    return strong.sum() / (2 * RING * (right - x + bottom - y))


@pytest.mark.parametrize("look", gallery.LOOKS)
@pytest.mark.parametrize("sheet", ["buttons", "choices", "fields"])
def test_the_focus_is_seen_on_every_control(running, open_tab: Opener, look: str, sheet: str):
    seen = gallery.Seen(look=look, sheet=sheet)
    height = gallery.HEIGHTS[sheet]["1.0"]
    tab = open_tab(running.url.rstrip("/") + seen.route(), width=gallery.WIDTH, height=height)
    shares = shares_of_rings(tab)
    assert len(shares) >= {"buttons": 8, "choices": 6, "fields": 6}[sheet], shares
    assert {name: share for name, share in shares.items() if share < ROUND} == {}


def shares_of_rings(tab: Tab) -> dict[str, float]:
    """Press Tab through the page; return for each control how much of its ring was seen."""
    stops, pictures = [], [points_of(tab)]
    while True:
        tab.key("Tab")
        stop = tab.page.evaluate(FOCUSED)
        if stop is None or stop["id"] in {one["id"] for one in stops}:
            break
        stops.append(stop)
        pictures.append(points_of(tab))
    # the control looks unfocused in the picture before it
    return {
        f"{n} {stop['name'][:30]}": ring_share(pictures[n], pictures[n + 1], stop["box"])
        for n, stop in enumerate(stops)
    }


def points_of(tab: Tab):
    return np.asarray(gallery.opened(tab.still()))
