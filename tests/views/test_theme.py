"""The palette and the text styles hold what is promised of them."""

import dataclasses

import flet as ft
import polib
import pytest
from fontTools.ttLib import TTFont

from app.languages import languages, shipped
from app.views.kit.buttons import button_style
from app.views.kit.choices import tile
from app.views.kit.letters import EASY, USUAL, Letters
from app.views.kit.theme import (
    PALETTES,
    TEXT_SCALES,
    Paint,
    Palette,
    color_scheme,
    contrast,
    make_theme,
    text_theme,
)

FIXED = ("_fixed", "_fixed_dim", "_fixed_variant")

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


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_edge_that_tells_something_is_seen(palette: Palette) -> None:
    """A field's edge, the chosen card's, the focus ring, a problem's frame, a mark's icon."""
    for ground in GROUNDS:
        for edge in ("line", "main", "ink", "late"):
            assert contrast(getattr(palette, edge), getattr(palette, ground)) >= 3, (edge, ground)
    # a focused main button turns its colours: the ring stands out from both
    assert contrast(palette.ink, palette.card) >= 3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_what_the_client_pairs_by_itself_is_readable(palette: Palette) -> None:
    """Material paints words of role on_x on ground x wherever it draws a part of its own."""
    scheme = color_scheme(palette)
    pairs = {
        name: name.removeprefix("on_")
        for name in (f.name for f in dataclasses.fields(scheme))
        if name.startswith("on_") and not name.endswith(FIXED)
    }
    assert len(pairs) >= 9
    for words, ground in pairs.items():
        paper = getattr(scheme, ground.replace("surface_variant", "surface"))
        assert contrast(getattr(scheme, words), paper) >= 7, words


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_symbols_lie_on_white_also_on_a_dark_page(palette: Palette) -> None:
    drawn = tile("symbols/home.svg")
    assert isinstance(drawn, ft.Container)
    assert drawn.bgcolor == ft.Colors.WHITE
    # on a dark page the tile itself is seen; on a light one the dark outlines are
    assert max(contrast("#FFFFFF", palette.card), contrast("#000000", palette.card)) >= 7


@pytest.mark.parametrize("letters", [USUAL, EASY])
@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_every_text_style_is_complete_and_large_enough(scale: float, letters: Letters) -> None:
    theme = text_theme(scale, letters)
    for name in ft.TextTheme.__dataclass_fields__:
        style = getattr(theme, name)
        assert style.size >= 16 * min(scale, 1.35 if name.startswith("headline") else scale), name
        assert style.height * style.size >= 1.26 * style.size, name
        assert style.color, name
        families = (style.font_family, *style.font_family_fallback)
        assert families in {letters.regular, letters.semibold, letters.bold}, name


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_running_text_has_the_ink_of_its_own_colours(palette: Palette) -> None:
    """The name of a role would be looked up in Material's scheme: grey in strong colours."""
    theme = make_theme(palette).text_theme
    assert theme
    assert {getattr(theme, name).color for name in ft.TextTheme.__dataclass_fields__} == {
        palette.ink
    }


def test_running_text_is_18_and_grows_to_twice_that() -> None:
    assert text_theme(1.0).body_large.size == 18
    assert text_theme(2.0).body_large.size == 36
    assert (TEXT_SCALES[0], TEXT_SCALES[-1]) == (1.0, 2.0)


def test_nothing_moves_between_pages() -> None:
    transitions = make_theme(PALETTES["light"]).page_transitions
    assert transitions is not None
    kinds = [getattr(transitions, f.name) for f in dataclasses.fields(transitions)]
    assert set(kinds) == {ft.PageTransitionTheme.NONE}


def test_the_focus_ring_is_four_pixels_of_ink() -> None:
    for kind in ({}, {"main": True}, {"calm": True}, {"bare": True}):
        side = button_style(**kind).side
        assert isinstance(side, dict)
        ring = side[ft.ControlState.FOCUSED]
        assert (ring.width, ring.color) == (4, Paint.INK)


def test_no_role_of_the_colours_is_left_to_a_seed() -> None:
    scheme = make_theme(PALETTES["light"]).color_scheme
    assert scheme is not None
    unset = {f.name for f in dataclasses.fields(scheme) if getattr(scheme, f.name) is None}
    assert all(name.endswith(FIXED) or name in {"shadow", "scrim"} for name in unset), unset


@pytest.mark.parametrize("letters", [USUAL, EASY])
def test_every_font_named_is_shipped_with_its_licence(letters: Letters) -> None:
    for path in letters.files.values():
        file = shipped("assets") / path
        assert file.is_file(), path
        assert (file.parent / f"OFL-{file.name.partition('-')[0]}.txt").is_file(), path


SAMPLES = {
    "Northern Sámi": "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž",
    "Inari Sámi": "Ââ Ää Áá Čč Đđ Ŋŋ Šš Žž",
    "Skolt Sámi": "Ǥǥ Ǧǧ Ǩǩ Ŋŋ Õõ Ʒʒ Ǯǯ Åå Ää ʹ ʼ",
    "Russian": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "Ukrainian": "Ґґ Єє Іі Її",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ةىءآأؤإئ ًٌٍَُِّْ ٠١٢٣٤٥٦٧٨٩ ،؛؟",
    "Emoji": "😀❤️👍",
    "Signs": "“”‘’…–—•×÷€§°½²",  # arrows and ticks are icons
}
UNSEEN = set("\u200b\u200e\u200f\u2068\u2069\ufe0f\u00ad\n\t\r")


def cmap(path: str) -> set[int]:
    with TTFont(shipped("assets") / path, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.fixture(scope="module")
def drawn() -> dict[str, set[int]]:
    return {family: cmap(path) for family, path in EASY.files.items()}


def said_in_all_catalogues() -> set[str]:
    letters: set[str] = set()
    for path in shipped("locales").rglob("*.po"):
        for entry in polib.pofile(str(path)):
            letters.update(entry.msgid, entry.msgstr, *entry.msgstr_plural.values())
    return letters | set("".join(language.name for language in languages().values()))


@pytest.mark.parametrize("weight", ["regular", "semibold", "bold"])
@pytest.mark.parametrize("letters", [USUAL, EASY])
def test_no_letter_is_a_box(letters: Letters, weight: str, drawn: dict[str, set[int]]) -> None:
    wanted = said_in_all_catalogues() | set("".join(SAMPLES.values()))
    assert len(wanted) > 200
    known = set().union(*(drawn[family] for family in getattr(letters, weight)))
    missing = sorted(one for one in wanted - UNSEEN if ord(one) not in known)
    assert not missing, missing


def test_the_easier_letters_draw_what_they_have_themselves(drawn: dict[str, set[int]]) -> None:
    for weight in ("regular", "semibold", "bold"):
        first = getattr(EASY, weight)[0]
        assert first.startswith("Atkinson")
        assert {ord(one) for one in "abcåäöÅÄÖčđšž0123456789Il1"} <= drawn[first]
        assert drawn[first] & {ord(one) for one in "ŋŧЖع"} == set()  # taken from Noto
