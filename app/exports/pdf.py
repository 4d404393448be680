"""A summary as a PDF that screen readers and archives accept (PDF/UA-1, PDF/A-2a)."""

from __future__ import annotations

import json
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

from app.errors.giving import NoPdfHere
from app.exports.letters import REPLACED, breakable, drawable, each_text
from app.exports.summary import Summary, content, hash_of, pictures, printed_hash
from app.i18n import speaking
from app.languages import shipped

_TEMPLATE = Path(__file__).with_name("summary.typ")


def available() -> bool:
    """Say whether this device can make a PDF; there is no typst for phones."""
    return find_spec("typst") is not None


def render(summary: Summary, *, when: datetime) -> bytes:
    """Return the PDF; the same summary and *when* give the same bytes.

    Control characters are left out, a letter that no bundled font has is printed as
    U+FFFD, and the paper says so. Raises NoPdfHere where there is no typst.
    """
    if not available():
        raise NoPdfHere
    import typst  # noqa: PLC0415 - there is no wheel for phones

    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=cast("list[Any]", [shipped("assets") / "fonts"]),  # typst takes one type for all
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_payload(summary))},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=int(when.timestamp()),
    )


def _payload(summary: Summary) -> dict[str, Any]:
    words = speaking(summary.language)
    plain = content(summary)
    code = printed_hash(hash_of(plain))
    drawn = each_text(plain, drawable)
    return {
        "content": each_text(drawn, breakable),
        "code": words._("Content code {code}").format(code=code),
        # the names in the content were made breakable, too
        "pictures": {breakable(name): list(jpeg) for name, jpeg in pictures(summary).items()},
        "replaced": words._("Some letters could not be printed here.") if _lost(drawn) else "",
    }


def _lost(drawn: dict[str, Any]) -> bool:
    return REPLACED in json.dumps(drawn, ensure_ascii=False)
