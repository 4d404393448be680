"""Hold the catalogues to one word for one thing, as locales/fixed_terms.csv says."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from tests.tools.catalogue_files import House, known_in

TERMS = "fixed_terms.csv"


def check(house: House) -> Iterator[str]:
    """Tell where an English term is not said with the beginning of its fixed word."""
    path = house.locales / TERMS
    rows = list(csv.DictReader(path.read_text("utf-8").splitlines())) if path.is_file() else []
    for code in ("fi", "sv"):
        for entry in known_in(house.po(code)).values():
            said = [words for words in [entry.msgstr, *entry.msgstr_plural.values()] if words]
            for term in rows:
                if re.search(rf"\b{term['en']}\b", entry.msgid, re.IGNORECASE):
                    wrong = [s for s in said if not re.search(term[code], s, re.IGNORECASE)]
                    yield from (f"{code}: {s[:50]!r}: say {term[code]!r}" for s in wrong)
