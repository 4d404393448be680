"""What a form can hold of a text: letters, directions, languages.

Knows nothing of what the text says.
"""

from __future__ import annotations

import functools
import re
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from babel import Locale, UnknownLocaleError

from app.i18n import Words
from app.languages import shipped

REPLACED = "\ufffd"  # stands where a letter cannot be printed
_BREAK = "\u200b"
_TOO_LONG = 30  # letters without a place to break the line
_STEP = 15
_BYTE_ORDER_MARK = "\ufeff"  # PDF/UA forbids it; it has no shape and no meaning inside a text
_WITHOUT_SHAPE = (
    (0x09, 0x0A),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x180B, 0x180F),
    (0x2000, 0x200F),
    (0x2028, 0x202F),
    (0x205F, 0x206F),
    (0x3000, 0x3000),
    (0xFE00, 0xFE0F),
    (0xE0020, 0xE007F),
)
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_LONG = re.compile(rf"\S{{{_TOO_LONG + 1},}}")


def whole(text: str) -> str:
    """Return *text* without half characters, which no file can hold."""
    return _SURROGATES.sub(REPLACED, text)


def printable(text: str) -> str:
    """Return *text* without control characters, which neither PDF nor HTML can hold.

    Line ends and tabs stay; other control characters are not letters and are left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return "".join(letter for letter in lines if letter in "\n\t" or not _is_control(letter))


def _is_control(letter: str) -> bool:
    noncharacter = (ord(letter) & 0xFFFE) == 0xFFFE or 0xFDD0 <= ord(letter) <= 0xFDEF
    return unicodedata.category(letter) == "Cc" or noncharacter


def drawable(text: str) -> str:
    """Return *text* with U+FFFD for letters that no bundled font has, for the PDF only.

    PDF/UA and PDF/A forbid letters without a shape; the web page keeps them all.
    """
    known = _known_letters()
    return "".join(
        letter if ord(letter) in known or _needs_no_shape(letter) else REPLACED
        for letter in printable(text)
        if letter != _BYTE_ORDER_MARK
    )


def breakable(text: str) -> str:
    """Return *text* with places to break the line inside very long runs, for the PDF only."""
    return _LONG.sub(lambda run: _with_breaks(run.group()), text)


def _with_breaks(run: str) -> str:
    return _BREAK.join(run[at : at + _STEP] for at in range(0, len(run), _STEP))


def _needs_no_shape(letter: str) -> bool:
    """Tell spaces, marks of direction, joiners, variation selectors and tags."""
    return any(first <= ord(letter) <= last for first, last in _WITHOUT_SHAPE)


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return plain content with *change* made to each text in it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        named = cast("dict[str, Any]", value)
        return {key: each_text(inner, change) for key, inner in named.items()}
    if isinstance(value, list):
        return [each_text(inner, change) for inner in cast("list[Any]", value)]
    return value


def direction(text: str) -> str:
    """Return ``rtl`` when the first letter with a direction runs from right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def language_tag(code: str) -> str:
    """Return the plain tag of a language code: ``fi@selko`` is ``fi``, unknown is ``und``."""
    tag = re.split(r"[@_-]", code, maxsplit=1)[0].lower()
    return tag if re.fullmatch(r"[a-z]{2,3}", tag) else "und"


def language_name(code: str, *, words: Words) -> str:
    """Return the name of a language, in the language of *words*."""
    try:
        name = Locale.parse(language_tag(code)).get_language_name(words.language.dates)
    except UnknownLocaleError:
        return language_tag(code)
    return name or language_tag(code)


@functools.cache
def _known_letters() -> frozenset[int]:
    """Return the code points a bundled font has a shape for; PDF/A forbids private ones."""
    fonts = sorted((shipped("assets") / "fonts").glob("*-Regular.ttf"))
    found = {point for font in fonts for point in _letters_of(font)}
    return frozenset(point for point in found if unicodedata.category(chr(point)) != "Co")


def _letters_of(font: Path) -> set[int]:
    """Return the code points of the table *cmap* (OpenType, formats 4 and 12)."""
    data = font.read_bytes()
    start = _table_start(data, b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    found: set[int] = set()
    for number in range(count):
        at = start + struct.unpack_from(">I", data, start + 4 + 8 * number + 4)[0]
        kind = struct.unpack_from(">H", data, at)[0]
        found |= {4: _format_4, 12: _format_12}.get(kind, _no_letters)(data, at)
    return found


def _table_start(data: bytes, tag: bytes) -> int:
    count = struct.unpack_from(">H", data, 4)[0]
    for number in range(count):
        name, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if name == tag:
            return start
    raise LookupError(tag)


def _no_letters(_data: bytes, _at: int) -> set[int]:
    return set()


def _format_4(data: bytes, at: int) -> set[int]:
    size = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{size}H", data, at + 14)
    starts = struct.unpack_from(f">{size}H", data, at + 16 + 2 * size)
    pairs = zip(starts, ends, strict=True)
    return {point for first, last in pairs for point in range(first, last + 1)} - {0xFFFF}


def _format_12(data: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">I", data, at + 12)[0]
    groups = (struct.unpack_from(">II", data, at + 16 + 12 * n) for n in range(count))
    return {point for first, last in groups for point in range(first, last + 1)}
