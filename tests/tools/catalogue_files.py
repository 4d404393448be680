"""Read and write the catalogues below locales/; one sentence has one entry in each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.plurals import get_plural

from app import i18n
from app.languages import languages
from tests.tools.extracting import Key, key_of

ROOT = Path(__file__).parents[2]
DUAL = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"  # Northern, Inari and Skolt Sámi
WIDTH = 100
ENGLISH, EASY = "en", "fi@selko"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Say where the source and the catalogues lie."""

    source: Path = ROOT / "app"
    locales: Path = ROOT / "locales"

    @property
    def pot(self) -> Path:
        """Return the path of the template."""
        return self.locales / f"{i18n.DOMAIN}.pot"

    def po(self, code: str) -> Path:
        """Return the path of the catalogue of a language."""
        return self.locales / code / "LC_MESSAGES" / f"{i18n.DOMAIN}.po"

    def codes(self) -> list[str]:
        """Return the codes of all languages that are offered."""
        return list(languages())


def is_overlay(code: str) -> bool:
    """Return whether a catalogue holds only what differs from its language."""
    return "@" in code


def plural_rule(code: str) -> str:
    """Return the Plural-Forms header of a language."""
    plain = code.partition("@")[0]
    return DUAL if plain in {"se", "smn", "sms"} else get_plural(plain).plural_forms


def plural_forms(code: str) -> int:
    """Return how many plural forms a language has."""
    return int(re.sub(r"nplurals=(\d+).*", r"\1", plural_rule(code)))


def known_in(path: Path) -> dict[Key, polib.POEntry]:
    """Return the live messages of a catalogue file."""
    if not path.is_file():
        return {}
    return {key_of(e): e for e in polib.pofile(str(path)) if not e.obsolete}


def renewed(fresh: polib.POFile, code: str, known: dict[Key, polib.POEntry]) -> polib.POFile:
    """Return the catalogue of a language with exactly the messages of the template."""
    result = polib.POFile(wrapwidth=WIDTH)
    result.metadata = {**fresh.metadata, "Language": code, "Plural-Forms": plural_rule(code)}
    for message in fresh:
        entry = entry_for(message, code, known.get(key_of(message)))
        if not is_overlay(code) or has_words(entry):
            result.append(entry)
    return result


def entry_for(message: polib.POEntry, code: str, known: polib.POEntry | None) -> polib.POEntry:
    """Return one message in a language, with what is known of it."""
    made = polib.POEntry(
        msgid=message.msgid,
        msgid_plural=message.msgid_plural,
        msgctxt=message.msgctxt,
        comment=message.comment,
    )
    if code == ENGLISH:
        write_forms(made, [message.msgid, message.msgid_plural])
    elif known and bool(known.msgid_plural) == bool(message.msgid_plural):
        made.msgstr, made.msgstr_plural = known.msgstr, dict(known.msgstr_plural)
    elif message.msgid_plural:
        made.msgstr_plural = dict.fromkeys(range(plural_forms(code)), "")
    return made


def write_forms(entry: polib.POEntry, forms: list[str]) -> None:
    """Put the words, one for each plural form, into an entry."""
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(forms))
    else:
        entry.msgstr = forms[0]


def has_words(entry: polib.POEntry) -> bool:
    """Return whether any form of an entry is translated."""
    return bool(entry.msgstr or any(entry.msgstr_plural.values()))


def save(catalogue: polib.POFile, path: Path) -> None:
    """Write a catalogue; the same messages always give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(catalogue).rstrip("\n") + "\n", "utf-8")
