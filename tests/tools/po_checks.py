"""Check catalogues: gaps, placeholders, plurals, punctuation; ``msgfmt -c`` where it is."""

from __future__ import annotations

import re
import shutil
import string
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

# Languages where the table behind ``pybabel init`` disagrees with CLDR, and others we
# offer: Northern, Inari and Skolt Sámi have a dual.
NPLURALS = {"se": 3, "smn": 3, "sms": 3, "ar": 6, "ru": 3, "uk": 3, "pl": 3}
ENDS = ".?!:"
ENDS_ANYWHERE = ENDS + "؟。।"
_OVERRIDE = re.compile("[\u202a-\u202e]")
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d+)")


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold what the catalogues are checked against."""

    template: polib.POFile
    source: dict[tuple[str | None, str], polib.POEntry]
    complete: frozenset[str]


def check(locales: Path, complete: frozenset[str] = frozenset(), source: str = "en") -> list[str]:
    """Return every finding; *source* is the language whose words are the original."""
    template = polib.pofile(str(next(locales.glob("*.pot"))))
    original = next(iter(locales.glob(f"{source}/LC_MESSAGES/*.po")), None)
    entries = polib.pofile(str(original)) if original else template
    rules = Rules(template, {_id(e): e for e in entries}, complete)
    return [
        f"{path.parts[-3]}: {finding}"
        for path in sorted(locales.glob("*/LC_MESSAGES/*.po"))
        for finding in _check_catalogue(path, rules)
    ]


def _id(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _check_catalogue(path: Path, rules: Rules) -> Iterator[str]:
    language = path.parts[-3]
    catalogue = polib.pofile(str(path))
    live = [e for e in catalogue if not e.obsolete]
    yield from _check_plural_rule(language, catalogue)
    here, wanted = {_id(e) for e in live}, {_id(e) for e in rules.template}
    if not here <= wanted or (here != wanted and "@" not in language):
        yield "out of date, run update"  # an overlay, as fi@selko, holds only what differs
    for entry in live:
        for finding in _check_entry(entry, language, rules):
            yield f"{entry.msgid[:45]!r}: {finding}"
    yield from _msgfmt(path)


def _check_plural_rule(language: str, catalogue: polib.POFile) -> Iterator[str]:
    found = _NPLURALS.search(catalogue.metadata.get("Plural-Forms", ""))
    wanted = NPLURALS.get(language.partition("@")[0])
    if found is None:
        yield "no Plural-Forms header"
    elif wanted is not None and int(found[1]) != wanted:
        yield f"nplurals={found[1]}, CLDR needs {wanted}"


def _check_entry(entry: polib.POEntry, language: str, rules: Rules) -> Iterator[str]:
    plural = bool(entry.msgid_plural)
    words = list(entry.msgstr_plural.values()) if plural else [entry.msgstr]
    if language in rules.complete and (entry.fuzzy or not all(words)):
        yield "untranslated or fuzzy"
    original = _originals(rules.source.get(_id(entry), entry))
    for text in filter(None, words):
        yield from _check_text(text, original, plural=plural)


def _originals(entry: polib.POEntry) -> list[str]:
    """Return the original words, whether ids are words or symbolic keys."""
    if entry.msgid_plural:
        written = [text for text in entry.msgstr_plural.values() if text]
        return written or [entry.msgid, entry.msgid_plural]
    return [entry.msgstr or entry.msgid]


def _check_text(text: str, original: list[str], *, plural: bool) -> Iterator[str]:
    wanted = {name for words in original for name in fields(words)}
    found = set(fields(text))
    # A plural form may leave the number out ("one goal"), never invent a placeholder.
    if not found <= wanted or (not plural and found != wanted):
        yield f"placeholders {sorted(found)} != {sorted(wanted)}"
    if text != text.strip() and original[0] == original[0].strip():
        yield "space at the start or the end"
    if original[0].rstrip()[-1:] in ENDS and text.rstrip()[-1:] not in ENDS_ANYWHERE:
        yield "end punctuation differs"
    if _OVERRIDE.search(text):
        yield "direction override character; use U+2068 and U+2069"


def fields(text: str) -> list[str]:
    """Return the names of the placeholders in *text*."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return ["<malformed>"]
    return sorted({name for _, name, _, _ in parts if name is not None})


def _msgfmt(path: Path) -> Iterator[str]:
    tool = shutil.which("msgfmt")
    if tool is None:
        return
    done = subprocess.run(
        [tool, "-c", "-o", "/dev/null", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        yield f"msgfmt -c: {done.stderr.strip()[:200]}"
