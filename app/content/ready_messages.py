"""The sentences of a ready message, in the languages of the service."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from app.content.wording import Wording, read


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMessages:
    """Hold what every message says, and what it asks, by the name of the question."""

    opening: Wording
    agreed: Wording
    closing: Wording
    asks: dict[str, Wording]


@functools.cache
def ready_messages() -> ReadyMessages:
    """Return the sentences."""
    facts = read("ready_messages")
    return ReadyMessages(
        opening=Wording(**facts["opening"]),
        agreed=Wording(**facts["agreed"]),
        closing=Wording(**facts["closing"]),
        asks={name: Wording(**said) for name, said in facts["asks"].items()},
    )
