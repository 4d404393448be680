"""Look at a running page as assistive technology does: ``a11y_probe.py URL``.

Names, roles, Tab stops, target sizes, contrast, overflow, language, outside requests
and focus rings are checked at phone width, at 320 pixels, with text at 200 % and in a
low window. Needs playwright, pillow, numpy and a Chromium (CHROMIUM names another one).
Ends with 1 when there are findings. Only the view the URL opens is seen: call it for
every view, or use ``look`` from a browser test.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Error, Page, Request, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PRESSED = {"button", "checkbox", "radio", "switch", "link", "tab", "menuitem"}
ACTING = PRESSED | {"textbox", "slider", "combobox"}
SCALE = 2
NAME_LIMIT = 80
LAG_MS = 800
MARGIN = 8  # pixels looked at round a focused control

NODES = """() => {
  const kinds = 'h1,h2,h3,flt-semantics,input,textarea,a';
  const host = document.querySelector('flt-semantics-host');
  return [...host.querySelectorAll(kinds)].map(e => {
    const r = e.getBoundingClientRect();
    const tags = {INPUT: 'textbox', TEXTAREA: 'textbox', A: 'link'};
    const leaf = !e.querySelector(kinds);
    return {
      role: e.getAttribute('role') || tags[e.tagName] || e.tagName.toLowerCase(),
      name: (e.getAttribute('aria-label') || (leaf ? e.textContent : '') || '').trim(),
      tab: e.hasAttribute('tabindex') || tags[e.tagName] !== undefined, leaf,
      disabled: e.getAttribute('aria-disabled') === 'true', text: e.value !== '',
      x: r.x, y: r.y, width: r.width, height: r.height};
  });
}"""
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || !e.closest('flt-semantics-host')) return null;
  const r = e.getBoundingClientRect();
  return {name: (e.getAttribute('aria-label') || e.textContent || '').trim(),
    id: e.id + '/' + (e.closest('flt-semantics')?.id || ''),
    x: r.x, y: r.y, width: r.width, height: r.height};
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Describe one way of looking at the page."""

    label: str
    width: int
    height: int
    font: int = 16


WINDOWS = (
    Window(label="phone", width=412, height=6000),
    Window(label="narrow", width=320, height=6000),
    Window(label="narrow, text 200 %", width=320, height=12000, font=32),
)
LOW = Window(label="low window", width=640, height=256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Hold what is demanded."""

    target: float = 48
    ratio: float = 7
    edge_ratio: float = 3
    stops: int = 60
    name: int = NAME_LIMIT


# ---- colours


def _luminance(colours: np.ndarray) -> np.ndarray:
    c = colours.astype(float) / 255
    linear = np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def _ratios(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    a, b = _luminance(first), _luminance(second)
    return (np.maximum(a, b) + 0.05) / (np.minimum(a, b) + 0.05)


def text_contrast(picture: Image.Image) -> float | None:
    """Return the strongest contrast against the most common colour."""
    pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3) // 4 * 4
    colours, counts = np.unique(pixels, axis=0, return_counts=True)
    if len(colours) < 2:
        return None
    common = counts >= max(3, 0.0005 * counts.sum())  # a short word on a wide line
    ground = colours[counts.argmax()][None]
    return float(np.where(common, _ratios(colours, ground), 0).max())


def _picture(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def _cut(picture: Image.Image, box: dict[str, Any], margin: float, scale: int) -> Image.Image:
    """Cut a control out; a positive margin adds what is round it."""
    left, top = box["x"] - margin, box["y"] - margin
    right, low = box["x"] + box["width"] + margin, box["y"] + box["height"] + margin
    left, top = max(0, left), max(0, top)
    return picture.crop((int(left * scale), int(top * scale), int(right * scale), int(low * scale)))


# ---- one window


def look(
    page: Page, limits: Limits, width: int, scale: int = SCALE, *, colours: bool = True
) -> Iterator[str]:
    """Yield the findings of the view that is open in *page*; looking at colours is slow."""
    nodes = page.evaluate(NODES)
    picture = _picture(page) if colours else None
    for node in nodes:
        about = f"{node['role']} {node['name'][:30]!r}"
        for finding in _node(node, limits, width):
            yield f"{about}: {finding}"
        if picture and _has_words(node):
            wanted = limits.ratio if node["text"] else limits.edge_ratio
            if _too_faint(picture, node, wanted, scale):
                page.wait_for_timeout(LAG_MS)  # the canvas lags behind the tree
                picture = _picture(page)
            if contrast := _too_faint(picture, node, wanted, scale):
                yield f"{about}: contrast {contrast:.1f} < {wanted}"
    tops = [n for n in nodes if n["role"] == "h1"]
    if len(tops) != 1:
        yield f"{len(tops)} headings of level 1, not one"
    if not page.evaluate("document.documentElement.lang"):
        yield "no page language"


def _too_faint(
    picture: Image.Image, node: dict[str, Any], wanted: float, scale: int
) -> float | None:
    """Return the contrast of a node's words when it is not enough."""
    contrast = text_contrast(_cut(picture, node, -2, scale))
    return contrast if contrast and contrast < wanted else None


def _has_words(node: dict[str, Any]) -> bool:
    large = node["width"] > MARGIN and node["height"] > MARGIN
    return bool(node["leaf"] and node["name"] and large)


def _node(node: dict[str, Any], limits: Limits, width: int) -> Iterator[str]:
    if node["leaf"] and node["x"] + node["width"] > width + 1:
        yield "runs over the right edge"
    if node["leaf"] and node["x"] < -1:
        yield "runs over the left edge"
    if node["role"] not in ACTING or node["disabled"]:
        return
    lines = node["name"].split("\n")
    size = min(node["width"], node["height"])
    checks = {
        "no name": not node["name"],
        "not reached by Tab": not node["tab"],
        "name repeated": len(lines) != len(set(lines)),
        f"name over {limits.name} characters": len(node["name"]) > limits.name,
        f"target {node['width']:.0f}x{node['height']:.0f} < {limits.target:.0f}": (
            node["role"] in PRESSED and size < limits.target - 0.5
        ),
    }
    yield from (words for words, wrong in checks.items() if wrong)


# ---- focus


def walk(page: Page, limits: Limits, scale: int = SCALE) -> Iterator[str]:
    """Press Tab through the view; yield stops that are unknown, unseen or unmarked."""
    height = page.viewport_size["height"] if page.viewport_size else 0
    seen: list[str] = []
    before: tuple[dict[str, Any], Image.Image] | None = None
    for _ in range(limits.stops):
        page.keyboard.press("Tab")
        page.wait_for_timeout(350)
        stop = page.evaluate(FOCUS)
        picture = _picture(page)
        if before and (finding := _unmarked(before, picture, limits, scale)):
            yield finding
        before = None
        if stop is None:
            continue  # the browser's own controls, or a stop outside the tree
        if seen and stop["id"] == seen[-1]:
            yield f"after {stop['name'][:30]!r}: a stop no reader knows of"
            continue
        if stop["id"] in seen:
            return
        seen.append(stop["id"])
        before = stop, picture
        if stop["y"] + stop["height"] < 1 or stop["y"] > height - 1:
            yield f"{stop['name'][:30]!r}: focused out of sight"


def _unmarked(
    focused: tuple[dict[str, Any], Image.Image],
    now: Image.Image,
    limits: Limits,
    scale: int,
) -> str | None:
    """Say so if a control looked nearly the same with and without the focus."""
    stop, then = focused
    one, two = (np.asarray(_cut(p, stop, MARGIN, scale)) for p in (then, now))
    if one.shape != two.shape or not one.size:
        return None
    strong = _ratios(one.reshape(-1, 3), two.reshape(-1, 3)) >= limits.edge_ratio
    ring = 2 * (stop["width"] + stop["height"]) * 2 * scale**2  # two pixels all round
    share = strong.sum() / ring
    return f"{stop['name'][:30]!r}: focus ring {share:.0%}" if share < 0.5 else None


# ---- all windows


def probe(url: str, limits: Limits, *, rings: bool = True) -> list[str]:
    """Return the findings of a page in every window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        found = [f for w in WINDOWS for f in _in_window(browser, url, w, limits)]
        if rings:
            found += _walked(browser, url, WINDOWS[0], limits)
            found += [f for f in _walked(browser, url, LOW, limits) if f.endswith("out of sight")]
        browser.close()
    return list(dict.fromkeys(found))


def _in_window(browser: Browser, url: str, window: Window, limits: Limits) -> Iterator[str]:
    outside: list[str] = []
    page = _page(browser, window, url, outside)
    if not _open(page, url):
        yield "the page does not switch accessibility on by itself"
    if window.font != 16:
        page.evaluate(f"document.documentElement.style.fontSize='{window.font}px'")
        page.wait_for_timeout(1500)
    yield from (f"[{window.label}] {f}" for f in look(page, limits, window.width))
    yield from (f"outside request: {address[:90]}" for address in outside)
    page.close()


def _walked(browser: Browser, url: str, window: Window, limits: Limits) -> Iterator[str]:
    page = _page(browser, window, url, [])
    _open(page, url)
    yield from (f"[{window.label}] {f}" for f in walk(page, limits))
    page.close()


def _page(browser: Browser, window: Window, url: str, outside: list[str]) -> Page:
    page = browser.new_page(
        viewport={"width": window.width, "height": window.height},
        device_scale_factor=SCALE,
    )
    here = "{0.scheme}://{0.netloc}".format(urlsplit(url))

    def note(request: Request) -> None:
        if not request.url.startswith((here, "data:", "blob:")):
            outside.append(request.url)

    def forget(request: Request) -> None:
        if "csp" in (request.failure or "").lower() and request.url in outside:
            outside.remove(request.url)  # refused by the page's policy, never sent

    page.on("request", note)
    page.on("requestfailed", forget)
    return page


def _open(page: Page, url: str) -> bool:
    """Open the page; return whether its accessibility tree came by itself."""
    page.goto(url)
    page.wait_for_selector(
        "flt-semantics-placeholder, flt-semantics-host flt-semantics",
        state="attached",
        timeout=40000,
    )
    tree = "flt-semantics-host flt-semantics"
    try:
        page.wait_for_selector(tree, state="attached", timeout=8000)
        by_itself = True
    except Error:
        page.evaluate("document.querySelector('flt-semantics-placeholder')?.click()")
        page.wait_for_selector(tree, state="attached")
        by_itself = False
    page.wait_for_timeout(2000)
    return by_itself


def main(arguments: list[str] | None = None) -> int:
    """Probe one page from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--target", type=float, default=48)
    parser.add_argument("--ratio", type=float, default=7)
    parser.add_argument("--no-rings", action="store_true")
    chosen = parser.parse_args(arguments)
    limits = Limits(target=chosen.target, ratio=chosen.ratio)
    found = probe(chosen.url, limits, rings=not chosen.no_rings)
    sys.stdout.write("\n".join([*found, f"{len(found)} findings", ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
