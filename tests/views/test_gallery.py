"""The gallery shows every control of the kit; nothing of the app leads to it."""

import ast
import inspect
import time
from pathlib import Path

import flet as ft
import pytest

from app.views import gallery, gallery_sheets
from tests.harness.flet_harness import FletHarness

VIEWS = Path(gallery.__file__).parent
BUILDING = {  # not controls themselves
    "button_style", "mark_icon", "problem_line", "stack", "even", "understood_line",
    "luminance", "contrast", "text_theme", "color_scheme", "make_theme", "apply_appearance",
    "ArrivalHeading", "ChoiceCard", "crowded", "with_icon", "said_in", "never_read",
    "start_line", "padding", "read_from", "in_own_direction", "told", "fitted", "broken",
    "window", "air", "beside_icon",
}  # fmt: skip
REDRAW_MS = 100


def made_by_the_kit():
    """Return the functions of the kit that a screen draws with."""
    found = set()
    for path in (VIEWS / "kit").glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                found.add(node.name)
    return found - BUILDING


def test_every_control_of_the_kit_is_in_the_gallery():
    shown = inspect.getsource(gallery_sheets) + inspect.getsource(gallery)
    assert {name for name in made_by_the_kit() if f"{name}(" not in shown} == set()


def test_no_module_of_the_app_leads_to_the_gallery():
    leading = [
        path.name
        for path in VIEWS.rglob("*.py")
        if "gallery" in path.read_text("utf-8") and not path.name.startswith("gallery")
    ]
    assert leading == []


def test_both_directions_have_the_same_words():
    words = [gallery.Seen(direction=direction).words() for direction in ("ltr", "rtl")]
    assert words[0].keys() == words[1].keys()


@pytest.mark.parametrize("sheet", gallery_sheets.SHEETS)
async def test_every_sheet_is_drawn_whole(sheet):
    route = gallery.Seen(sheet=sheet, look="dark", size="2.0", direction="rtl").route()
    async with FletHarness(gallery.main, route=route) as app:
        assert gallery.Seen(direction="rtl").words()[sheet] in app.texts()
        assert app.page.rtl is True
        assert app.page.theme_mode is ft.ThemeMode.DARK


async def test_look_size_direction_letters_and_sheet_are_chosen():
    async with FletHarness(gallery.main) as app:
        for chosen in ("Musta, valkoinen ja keltainen", "Suurin", "Helpommin erottuvat kirjaimet"):
            (card,) = [c for c in app.all(ft.Container, text=chosen) if c.on_click]
            await app.click(card)
        await app.click(app.one(ft.OutlinedButton, key="sheet-choices"))
        assert app.page.route == "/contrast/2.0/ltr/easy/choices"
        assert app.page.theme.font_family == "Atkinson"
        assert app.page.theme.text_theme.body_large.size == 36
        await app.click(app.one(ft.OutlinedButton, key="back"))
        assert "Värit" in app.texts()


@pytest.mark.usefixtures("as_with_a_person")
@pytest.mark.parametrize("sheet", gallery_sheets.SHEETS)
async def test_a_sheet_is_redrawn_within_the_time_a_person_does_not_notice(sheet):
    """The best of three: what else the machine does is not the gallery's time."""
    async with FletHarness(gallery.main, route=gallery.Seen(sheet=sheet).route()) as app:
        took = []
        for size in ("2.0", "1.0", "1.5"):
            to = gallery.Seen(sheet=sheet, size=size).route()
            begun = time.perf_counter()
            await app.page_event("route_change", {"route": to})
            took.append((time.perf_counter() - begun) * 1000)
        assert min(took) <= REDRAW_MS, took
