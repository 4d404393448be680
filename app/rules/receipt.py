"""The chain of receipts: each holds the hash of the one before (exports.md, section 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from app.records.share import Share

FIRST = "0" * 64


def receipt_hash(share: Share) -> str:
    """Return the SHA-256 (hex) of a receipt in canonical form."""
    facts = {
        "seq": share.number,
        "prev": share.previous,
        "at": share.created_at.isoformat() if share.created_at else "",
        "form": share.form,
        "to": share.to_name,
        "content": share.content_hash,
        "file": share.file_hash,
    }
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def unbroken(shares: Iterable[Share]) -> bool:
    """Say whether every receipt follows one that is there, back to the first.

    Two devices may have gone on from the same receipt before their folders were joined.
    """
    receipts = sorted(shares, key=lambda s: s.number)
    known = {(0, FIRST)} | {(share.number, receipt_hash(share)) for share in receipts}
    return all((share.number - 1, share.previous) in known for share in receipts)
