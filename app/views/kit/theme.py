"""Decide colours and sizes; knows Flet and nothing of the app's words.

Three facts of Flet 1.0.5 shape this file. A ``TextTheme`` entry replaces the whole
Material style, so colour and font are repeated in all fifteen entries. A fallback font
works in every control only when it stands in those entries. There is no text scaler on
the page, so the size chosen in the app is a factor used here; the size chosen in the
browser or the operating system is applied by Flet on top of it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import flet as ft

from app.services.settings import Look
from app.views.kit.edges import read_from
from app.views.kit.letters import USUAL, Letters, Weight

BODY = 18
SMALLEST = 16
TARGET = 48
MAIN_TARGET = 56
GAP = 8
SPACE = 16
REST = 32
EDGE = 2
RING = 4
CORNER = 14
FIELD_CORNER = 10
LINE_WIDTH = 720
LIST_WIDTH = 400
SIDE_WIDTH = 264
WIDE = 900
SCROLLBAR = 12
BESIDE_SCROLLBAR = SCROLLBAR + 2  # the scrollbar lies on top of the content
BUTTON_ICON = 22
ICON, ICON_GROWS = 24, 1.5
HEADING_GROWS = 1.35  # less than the text, so that long words still fit a phone
TEXT_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class Style:
    """Name what each text style is for; sizes are those at 100 %."""

    HEADING = ft.TextThemeStyle.HEADLINE_MEDIUM  # 30/38 bold
    SECTION = ft.TextThemeStyle.TITLE_LARGE  # 22/30 semibold
    STRONG = ft.TextThemeStyle.TITLE_SMALL  # 18/28 semibold
    HUGE = ft.TextThemeStyle.DISPLAY_LARGE  # 44/60 bold, a card held up to others
    OWN = ft.TextThemeStyle.TITLE_MEDIUM  # 20/32, a person's own words
    ALOUD = ft.TextThemeStyle.DISPLAY_MEDIUM  # 30/44, to be read across a table
    BODY = ft.TextThemeStyle.BODY_LARGE  # 18/28
    SMALL = ft.TextThemeStyle.BODY_SMALL  # 16/24, never less


# size, line, weight
_SHAPES: dict[str, tuple[int, int, Weight]] = {
    "display": (30, 44, "regular"),
    "display_large": (44, 60, "bold"),
    "headline": (30, 38, "bold"),
    "title_large": (22, 30, "semibold"),
    "title_medium": (20, 32, "regular"),
    "title_small": (BODY, 28, "semibold"),
    "body_small": (SMALLEST, 24, "regular"),
    "body": (BODY, 28, "regular"),
    "label_small": (SMALLEST, 24, "regular"),
    "label": (BODY, 26, "regular"),
}


class Paint:
    """Name the roles of the palette by the Material role that carries each."""

    PAPER = ft.Colors.SURFACE
    CARD = ft.Colors.SURFACE_CONTAINER_LOWEST
    SOFT = ft.Colors.SURFACE_CONTAINER_HIGH
    SOFT_EDGE = ft.Colors.OUTLINE_VARIANT  # seen only where fills are not
    TINT = ft.Colors.PRIMARY_CONTAINER
    INK = ft.Colors.ON_SURFACE
    QUIET = ft.Colors.ON_SURFACE_VARIANT
    LINE = ft.Colors.OUTLINE
    MAIN = ft.Colors.PRIMARY
    ON_MAIN = ft.Colors.ON_PRIMARY
    KEPT = ft.Colors.TERTIARY
    OPEN = ft.Colors.SECONDARY
    LATE = ft.Colors.ERROR
    DIFFER = ft.Colors.INVERSE_PRIMARY
    TILE = ft.Colors.WHITE  # under a symbol, whose outlines are black in every look


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Hold the colours every control is painted with."""

    paper: str
    card: str
    soft: str
    soft_edge: str
    tint: str
    ink: str
    quiet: str
    line: str
    main: str
    on_main: str
    kept: str
    open: str
    late: str
    differ: str


LIGHT = Palette(
    paper="#FAF6EE",
    card="#FFFFFF",
    soft="#EFE8DA",
    soft_edge="#EFE8DA",
    tint="#DCEBE7",
    ink="#1F1B16",
    quiet="#4A443B",
    line="#857B6B",
    main="#0B4A46",
    on_main="#FFFFFF",
    kept="#1B5230",
    open="#123F74",
    late="#7A2A08",
    differ="#552A66",
)
DARK = Palette(
    paper="#15181A",
    card="#1E2326",
    soft="#2A3034",
    soft_edge="#2A3034",
    tint="#1F3B38",
    ink="#F4EFE6",
    quiet="#CFC8BB",
    line="#8C857A",
    main="#8ED8CB",
    on_main="#062421",
    kept="#9ADBAE",
    open="#A9CBFA",
    late="#FFB896",
    differ="#DFB8EE",
)
CONTRAST = Palette(
    paper="#000000",
    card="#000000",
    soft="#000000",
    soft_edge="#FFFFFF",
    tint="#000000",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    line="#FFFFFF",
    main="#FFFF00",
    on_main="#000000",
    kept="#FFFFFF",
    open="#FFFFFF",
    late="#FFFF00",
    differ="#FFFFFF",
)
PALETTES = {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}


def luminance(colour: str) -> float:
    """Return the WCAG relative luminance of ``#RRGGBB``."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    light = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # sRGB curve
        for c in parts
    ]
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two ``#RRGGBB`` colours."""
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def text_theme(scale: float, letters: Letters = USUAL, ink: str = LIGHT.ink) -> ft.TextTheme:
    """Return all fifteen text styles; any left out would drop font and colour.

    *ink* is a colour itself: the name of a role would be looked up in Material's own scheme,
    whose words are grey in the strong colours.
    """
    styles = {f.name: _style(f.name, scale, letters, ink) for f in fields(ft.TextTheme)}
    return ft.TextTheme(**styles)


def _style(name: str, scale: float, letters: Letters, ink: str) -> ft.TextStyle:
    size, line, weight = _SHAPES.get(name) or _SHAPES[name.partition("_")[0]]
    family, *otherwise = getattr(letters, weight)
    return ft.TextStyle(
        size=size * (min(scale, HEADING_GROWS) if name.startswith("headline") else scale),
        height=line / size,
        letter_spacing=0,  # Material's own spacing is wide for long words
        weight=ft.FontWeight.W_400,  # the family itself carries the weight
        font_family=family,
        font_family_fallback=otherwise,
        color=ink,
    )


def color_scheme(palette: Palette) -> ft.ColorScheme:
    """Spread the palette over Material's roles, so nothing is left to a seed."""
    p = palette
    surfaces = {f.name: p.paper for f in fields(ft.ColorScheme) if _is_surface(f.name)}
    return ft.ColorScheme(
        **{
            **surfaces,
            "surface": p.paper,
            "surface_container_lowest": p.card,
            "surface_container_high": p.soft,
            "surface_container_highest": p.soft,
        },
        primary=p.main,
        on_primary=p.on_main,
        secondary=p.open,
        on_secondary=p.card,
        tertiary=p.kept,
        on_tertiary=p.card,
        primary_container=p.tint,
        on_primary_container=p.ink,
        secondary_container=p.tint,
        on_secondary_container=p.ink,
        tertiary_container=p.tint,
        on_tertiary_container=p.ink,
        on_surface=p.ink,
        on_surface_variant=p.quiet,
        outline=p.line,
        outline_variant=p.soft_edge,
        error=p.late,
        on_error=p.card,
        error_container=p.card,
        on_error_container=p.late,
        inverse_surface=p.ink,
        on_inverse_surface=p.paper,
        inverse_primary=p.differ,
        surface_tint=p.paper,
    )


def _is_surface(role: str) -> bool:
    return role.startswith("surface_") and role != "surface_tint"


def make_theme(palette: Palette, *, scale: float = 1.0, letters: Letters = USUAL) -> ft.Theme:
    """Return one complete theme without motion between pages."""
    still = {f.name: ft.PageTransitionTheme.NONE for f in fields(ft.PageTransitionsTheme)}
    return ft.Theme(
        color_scheme=color_scheme(palette),
        scaffold_bgcolor=palette.paper,
        font_family=letters.regular[0],
        text_theme=text_theme(scale, letters, palette.ink),
        visual_density=ft.VisualDensity.STANDARD,
        outlined_button_theme=ft.OutlinedButtonTheme(
            style=ft.ButtonStyle(icon_size=BUTTON_ICON * min(scale, HEADING_GROWS))
        ),
        icon_theme=ft.IconTheme(size=ICON * min(scale, ICON_GROWS)),
        page_transitions=ft.PageTransitionsTheme(**still),
        scrollbar_theme=ft.ScrollbarTheme(thumb_visibility=True, thickness=SCROLLBAR),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Hold what a person has chosen about how the app looks and reads."""

    look: str = Look.SYSTEM
    scale: float = 1.0
    language: str = "fi"
    country: str | None = "FI"
    rtl: bool = False
    letters: Letters = USUAL


_MODES: dict[str, ft.ThemeMode] = {
    Look.LIGHT: ft.ThemeMode.LIGHT,
    Look.DARK: ft.ThemeMode.DARK,
    Look.CONTRAST: ft.ThemeMode.DARK,
}


def apply_appearance(page: ft.Page, appearance: Appearance) -> None:
    """Put the chosen appearance on the page; the caller updates the page."""
    dark = CONTRAST if appearance.look == Look.CONTRAST else DARK
    how = {"scale": appearance.scale, "letters": appearance.letters}
    page.fonts = dict(appearance.letters.files)
    page.theme = make_theme(LIGHT, **how)
    page.dark_theme = make_theme(dark, **how)
    page.theme_mode = _MODES.get(appearance.look, ft.ThemeMode.SYSTEM)
    locale = ft.Locale(appearance.language, appearance.country)
    page.locale_configuration = ft.LocaleConfiguration(
        supported_locales=[locale], current_locale=locale
    )
    page.rtl = appearance.rtl  # the locale alone does not mirror the page
    read_from(right=appearance.rtl)
