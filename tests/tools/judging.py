"""Say what is missing, broken or too hard in the catalogues."""

from __future__ import annotations

from collections.abc import Iterator

import polib

from app.languages import Status, languages
from tests.tools import everyday, fixed_terms, po_checks, selko
from tests.tools.catalogue_files import EASY, House, has_words, is_overlay, known_in
from tests.tools.everyday import WANTED
from tests.tools.extracting import Key, key_of, template

EXPLAINED = "explained_words.txt"


def check(house: House) -> list[str]:
    """Return everything that is missing, broken or too hard."""
    whole = (one.code for one in languages().values() if one.is_whole)
    complete = frozenset(code for code in whole if not is_overlay(code))
    found = list(_stale(house))
    found += po_checks.check(house.locales, complete)
    found += [*_too_little(house), *fixed_terms.check(house)]
    known = explained(house)
    found += [f"fi: {words}" for words in _hard(texts_of(house, "fi"), "fi", known)]
    easy = texts_of(house, "fi", EASY)
    found += [f"{EASY}: {words}" for words in _hard(easy, "selko", known)]
    return found


def _too_little(house: House) -> Iterator[str]:
    """Tell of languages called partial that lack too much of the pages of every day."""
    for one in languages().values():
        if one.status == Status.PARTIAL and (said := everyday.share(house, one.code)) < WANTED:
            yield f"{one.code}: says {said:.0%} of the pages of every day, needs {WANTED:.0%}"


def _stale(house: House) -> Iterator[str]:
    said = {key_of(e) for e in template(house.source)}
    kept = set(known_in(house.pot))
    for _context, message in sorted(said - kept, key=str):
        yield f"not in the template, run update: {message[:60]!r}"
    for _context, message in sorted(kept - said, key=str):
        yield f"no longer said, run update: {message[:60]!r}"


def texts_of(house: House, *chain: str) -> list[str]:
    """Return the words a person reads, a later catalogue of *chain* over an earlier one."""
    seen: dict[Key, polib.POEntry] = {}
    for code in chain:
        seen |= {key: e for key, e in known_in(house.po(code)).items() if has_words(e)}
    forms = ([*e.msgstr_plural.values()] or [e.msgstr] for e in seen.values())
    return [words for texts in forms for words in texts if words]


def _hard(found: list[str], level: str, known: frozenset[str]) -> Iterator[str]:
    for words in found:
        for finding in selko.check(words, level, known):
            yield f"{words[:60]!r}: {finding}"
    yield from selko.check_together(found, level)


def explained(house: House) -> frozenset[str]:
    """Return the words that may be long, by their beginnings: the app explains them."""
    path = house.locales / EXPLAINED
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return frozenset(w.strip().lower() for w in lines if w.strip() and not w.startswith("#"))
