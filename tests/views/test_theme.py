"""The palette and the text styles hold what is promised of them."""

import dataclasses

import flet as ft
import pytest

from app.languages import shipped
from app.views.kit.theme import (
    FALLBACK,
    FAMILY,
    FONTS,
    PALETTES,
    TEXT_SCALES,
    Palette,
    contrast,
    make_theme,
    text_theme,
)

GROUNDS = ("paper", "card", "soft", "tint")
WORDS = ("ink", "main", "kept", "open", "late", "differ")


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
@pytest.mark.parametrize("words", WORDS)
def test_words_are_readable_on_every_ground(palette: Palette, words: str) -> None:
    for ground in GROUNDS:
        assert contrast(getattr(palette, words), getattr(palette, ground)) >= 7, ground


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_second_words_and_edges_are_seen(palette: Palette) -> None:
    for ground in GROUNDS:
        assert contrast(palette.quiet, getattr(palette, ground)) >= 7, ground
        assert contrast(palette.line, getattr(palette, ground)) >= 3, ground
    assert contrast(palette.on_main, palette.main) >= 7


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_every_text_style_is_complete_and_large_enough(scale: float) -> None:
    theme = text_theme(scale)
    for name in ft.TextTheme.__dataclass_fields__:
        style = getattr(theme, name)
        assert style.size >= 16 * scale, name
        assert style.color, name
        assert style.font_family in FONTS, name
        assert style.font_family_fallback == list(FALLBACK), name


def test_no_role_of_the_colours_is_left_to_a_seed() -> None:
    scheme = make_theme(PALETTES["light"]).color_scheme
    assert scheme is not None
    unset = {f.name for f in dataclasses.fields(scheme) if getattr(scheme, f.name) is None}
    assert all(
        name.endswith(("_fixed", "_fixed_dim", "_fixed_variant")) or name in {"shadow", "scrim"}
        for name in unset
    ), unset


def test_every_font_named_is_shipped() -> None:
    assert FAMILY in FONTS
    for path in FONTS.values():
        assert (shipped("assets") / path).is_file(), path
