"""Find every sentence the app says, in the source of app/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import polib
from babel.messages.extract import extract_from_dir

KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
NOTES = ("TRANSLATORS:",)
METHOD = [("**.py", "python")]
Key = tuple[str | None, str]


def key_of(entry: polib.POEntry) -> Key:
    """Return what tells one message from another: its context and its English words."""
    return entry.msgctxt, entry.msgid


def template(source: Path) -> polib.POFile:
    """Return the template of all messages below *source*, sorted by their words."""
    found: dict[Key, polib.POEntry] = {}
    for entry in _entries(source):
        kept = found.setdefault(key_of(entry), entry)
        kept.msgid_plural = kept.msgid_plural or entry.msgid_plural
        kept.comment = kept.comment or entry.comment
    result = polib.POFile(wrapwidth=100)
    result.metadata = {
        "Project-Id-Version": "kuulluksi",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    result.extend(sorted(found.values(), key=lambda e: (e.msgid, e.msgctxt or "")))
    return result


def _entries(source: Path) -> Iterator[polib.POEntry]:
    options = extract_from_dir(
        str(source), method_map=METHOD, keywords=KEYWORDS, comment_tags=NOTES
    )
    for _name, _line, message, notes, context in options:
        one, many = message if isinstance(message, tuple) else (message, "")
        yield polib.POEntry(msgid=one, msgid_plural=many, msgctxt=context, comment="\n".join(notes))
