"""Settings apply at once and are kept."""

import flet as ft
import pytest

from tests.harness.someone import at


@pytest.mark.parametrize(
    ("card", "field", "kept"),
    [
        ("This is large", "text_size", 1.5),
        ("Black, white and yellow", "look", "contrast"),
        ("30 minutes", "lock_after_minutes", 30),
        ("Lock also when I go to another program", "lock_when_away", True),
    ],
)
async def test_each_choice_is_kept_at_once(home, card, field, kept):
    async with at(home, "/settings") as app:
        await app.choose(card)
        assert getattr(home.settings(), field) == kept


async def test_the_screen_changes_as_one_chooses(home):
    async with at(home, "/settings") as app:
        await app.choose("Light words on a dark page")
        assert app.page.theme_mode == ft.ThemeMode.DARK


async def test_a_choice_holds_also_when_it_cannot_be_kept(home):
    (home.data / "settings.tmp").mkdir()
    async with at(home, "/settings") as app:
        await app.choose("Light words on a dark page")
        assert app.page.theme_mode == ft.ThemeMode.DARK
        assert app.shows("Kuulluksi cannot write to this place.")


async def test_lock_now_locks(home):
    async with at(home, "/settings") as app:
        await app.press("lock-now")
        assert home.context is None
