"""A summary as one web page file: no script, nothing from outside, the same order as the PDF."""

from __future__ import annotations

import base64
import functools
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from app.exports.letters import each_text, printable
from app.exports.summary import Summary, content, hash_of, pictures, printed_hash
from app.i18n import speaking


def render(summary: Summary) -> bytes:
    """Return the page as UTF-8; control characters are left out, all letters stay."""
    words = speaking(summary.language)
    plain = content(summary)
    code = printed_hash(hash_of(plain))
    page = _template().render(
        c=each_text(plain, printable),
        parts=_parts(each_text(plain["sections"], printable)),
        code=words._("Content code {code}").format(code=code),
        pictures={name: _as_uri(jpeg) for name, jpeg in pictures(summary).items()},
    )
    return page.encode("utf-8")


def _parts(sections: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return the sections by their parts; a section without a part stands alone."""
    grouped = groupby(sections, key=lambda section: section["part"] or section["heading"])
    return [(name, list(group)) for name, group in grouped]


def _as_uri(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")


@functools.cache
def _template() -> Template:
    shelf = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return shelf.get_template("summary.html.jinja")
