"""Put translations from JSON files into the catalogues.

A file holds ``{"English": {"fi": "...", "sv": "...", "selko": "..."}}``; a plural message
is written ``"one|many"`` with a list of forms.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import polib

from tests.tools.catalogue_files import (
    EASY,
    ENGLISH,
    House,
    entry_for,
    known_in,
    renewed,
    save,
    write_forms,
)
from tests.tools.extracting import key_of, template

Given = dict[str, dict[str, list[str]]]  # English message -> language -> forms


def merge(house: House, parts: Path) -> list[str]:
    """Put translations from JSON files into the catalogues; return what does not fit."""
    found = template(house.source)
    known = {_written(e): e for e in found}
    given: Given = {}
    remarks: list[str] = []
    for path in sorted(parts.glob("*.json")):
        for message, words in json.loads(path.read_text("utf-8")).items():
            remarks += _note(given, message, words, path.name)
            if message not in known:
                remarks.append(f"{path.name}: not said by the app: {message[:60]!r}")
    for code in house.codes():
        if code != ENGLISH:
            _merge_into(house.po(code), found, code, given)
    return remarks


def _written(entry: polib.POEntry) -> str:
    return f"{entry.msgid}|{entry.msgid_plural}" if entry.msgid_plural else entry.msgid


def _note(given: Given, message: str, words: dict[str, object], part: str) -> Iterator[str]:
    for code, said in words.items():
        forms = said if isinstance(said, list) else [str(said)]
        before = given.setdefault(message, {}).setdefault(code, forms)
        if before != forms:
            yield f"{part}: {message[:50]!r} in {code} is {forms} here, {before} elsewhere"


def _merge_into(path: Path, found: polib.POFile, code: str, given: Given) -> None:
    short = "selko" if code == EASY else code
    known = known_in(path)
    for message in found:
        words = given.get(_written(message), {})
        forms = words.get(short)
        if forms and not (code == EASY and forms == words.get("fi")):
            entry = entry_for(message, code, None)
            write_forms(entry, forms)
            known[key_of(message)] = entry
    save(renewed(found, code, known), path)
