"""What a summary holds: plain, ordered content, and the hash of it.

Knows nothing of records and of the forms it is printed in.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.exports.blocks import Block, Picture, picture_name, plain_block
from app.exports.letters import each_text, language_tag, whole
from app.i18n import Words, speaking


@dataclass(frozen=True, slots=True, repr=False)
class Section:
    """Hold one heading and what stands under it; sections of one *part* stand together."""

    id: str
    heading: str
    law: str = ""
    blocks: tuple[Block, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Summary:
    """Hold everything that is given, and nothing else; dates are local days."""

    language: str
    title: str
    date: date
    name: str = ""
    to: str = ""
    purpose: str = ""
    until: date | None = None
    note: str = ""
    sections: tuple[Section, ...] = ()


def content(summary: Summary) -> dict[str, Any]:
    """Return the canonical content (exports.md, section 2): NFC texts, lists, ISO dates."""
    words = speaking(summary.language)
    tag = language_tag(summary.language)
    return each_text(
        {
            "v": 1,
            "lang": tag,
            "dir": "rtl" if words.language.rtl else "ltr",
            "title": summary.title,
            "note": summary.note,
            "date": summary.date.isoformat(),
            "facts": _about(summary, words),
            "sections": [_section(section, words) for section in summary.sections],
        },
        _canonical,
    )


def content_hash(summary: Summary) -> str:
    """Return the SHA-256 of the content, as hex."""
    return hash_of(content(summary))


def hash_of(plain: Mapping[str, Any]) -> str:
    """Return the SHA-256 of canonical content, as hex (exports.md, section 2)."""
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def printed_hash(whole_hash: str) -> str:
    """Return the first 16 hex digits in groups of four, as they are printed."""
    return " ".join(whole_hash[at : at + 4] for at in range(0, 16, 4))


def pictures(summary: Summary) -> dict[str, bytes]:
    """Return the pictures of the summary by the SHA-256 they are named by."""
    found = (b for section in summary.sections for b in section.blocks if isinstance(b, Picture))
    return {picture_name(picture): picture.jpeg for picture in found}


def _canonical(text: str) -> str:
    return unicodedata.normalize("NFC", whole(text))


def _about(summary: Summary, words: Words) -> list[list[str]]:
    rows = (
        (words._("From"), summary.name),
        (words._("For"), summary.to),
        (words._("Why"), summary.purpose),
        (words._("Date"), words.date(summary.date)),
        (words._("May be kept until"), words.date(summary.until) if summary.until else ""),
    )
    return [[label, value] for label, value in rows if value]


def _section(section: Section, words: Words) -> dict[str, Any]:
    return {
        "id": section.id,
        "part": section.part,
        "heading": section.heading,
        "law": section.law,
        "blocks": [plain_block(block, words) for block in section.blocks],
    }
