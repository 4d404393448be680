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
    """Say whether the receipts form one whole chain from the first."""
    previous = FIRST
    for number, share in enumerate(sorted(shares, key=lambda s: s.number), start=1):
        if share.number != number or share.previous != previous:
            return False
        previous = receipt_hash(share)
    return True
