"""Every main screen is drawn quickly in Python; large words get the whole line."""

import flet as ft
import pytest

from app.services.settings import Settings
from tests.bench.bench_screens import SIZES, furnished, redraw, routes
from tests.harness.someone import an_open_home, at

WIDE_MARGIN_MS = 300  # the goal is 100; machines of tests are slow and shared


@pytest.mark.usefixtures("as_with_a_person")
async def test_each_main_screen_is_drawn_anew_at_once(tmp_path):
    home = furnished(tmp_path)
    assert home.context
    for route in routes(home.context):
        for width, height in SIZES.values():
            async with at(home, route, width=width, height=height) as app:
                assert min(await redraw(app, width, height, rounds=4)) < WIDE_MARGIN_MS, route
    home.lock()


@pytest.mark.parametrize(
    ("width", "size", "kind"),
    [(320, 2.0, ft.Column), (390, 2.0, ft.Column), (390, 1.0, ft.Row), (1280, 2.0, ft.Row)],
)
async def test_an_icon_stands_above_very_large_words(tmp_path, width, size, kind):
    home = an_open_home(tmp_path)
    home.change_settings(Settings(language="en", text_size=size))
    async with at(home, "/more", width=width, height=844) as app:
        assert isinstance(app.one(ft.OutlinedButton, key="more-settings").content, kind)
    home.lock()
