"""Make two test languages from a catalogue.

en@pseudo brackets, accents and lengthens every text by 40 %: a text without brackets on
screen bypassed gettext, a text without its closing bracket is cut. en@bidi wraps every
text in a right-to-left isolate.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import polib

ACCENTS = str.maketrans("aeiouyAEIOUYcnslz", "áéíóúýÁÉÍÓÚÝčñšłž")
KEPT = re.compile(r"(\{[^}]*\}|<[^>]+>|&\w+;)")
PLURALS = "nplurals=2; plural=(n != 1);"
LONGER = 0.4


def pseudo(text: str) -> str:
    """Return *text* accented, lengthened and bracketed; placeholders stay whole."""
    parts = KEPT.split(text)
    accented = "".join(
        part if position % 2 else part.translate(ACCENTS) for position, part in enumerate(parts)
    )
    padding = max(2, int(len(KEPT.sub("", text)) * LONGER))
    return f"[{accented}{'·' * padding}]"


def bidi(text: str) -> str:
    """Return *text* inside a right-to-left isolate."""
    return f"\u2067{text}\u2069"


LANGUAGES: dict[str, Callable[[str], str]] = {"en@pseudo": pseudo, "en@bidi": bidi}


def translated(source: polib.POFile, code: str) -> polib.POFile:
    """Return the catalogue of one test language."""
    change = LANGUAGES[code]
    result = polib.POFile()
    result.metadata = {
        "Content-Type": "text/plain; charset=utf-8",
        "Language": code,
        "Plural-Forms": PLURALS,
    }
    for entry in source:
        if not entry.obsolete:
            result.append(_changed(entry, change))
    return result


def _changed(entry: polib.POEntry, change: Callable[[str], str]) -> polib.POEntry:
    made = polib.POEntry(msgid=entry.msgid, msgctxt=entry.msgctxt, msgid_plural=entry.msgid_plural)
    if entry.msgid_plural:
        one = entry.msgstr_plural.get(0) or entry.msgid
        many = entry.msgstr_plural.get(1) or entry.msgid_plural
        made.msgstr_plural = {0: change(one), 1: change(many)}
    else:
        made.msgstr = change(entry.msgstr or entry.msgid)
    return made


def write(source: Path, target: Path, domain: str) -> None:
    """Write both test languages as catalogues below *target*."""
    for code in LANGUAGES:
        folder = target / code / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        made = translated(polib.pofile(str(source)), code)
        made.save(str(folder / f"{domain}.po"))
