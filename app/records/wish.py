"""A wish: what a person wants, does not want, asks or worries about."""

from __future__ import annotations

from enum import StrEnum

from app.records.base import Record


class WishKind(StrEnum):
    """Say how a wish begins."""

    WANT = "want"
    DO_NOT_WANT = "do_not_want"
    ASK = "ask"
    WORRY = "worry"


class HowNow(StrEnum):
    """Say how things are now, on three steps; not knowing is an answer."""

    GOOD = "good"
    BETWEEN = "between"
    NOT_GOOD = "not_good"
    UNKNOWN = "unknown"


class Importance(StrEnum):
    """Say how important a wish is to the person."""

    MOST = "most"
    IMPORTANT = "important"
    SOME = "some"


class Wish(Record, table=True):
    """Hold one wish in the person's words; empty answers were skipped."""

    words: str = ""
    kind: str = WishKind.WANT
    life_area: str = ""  # id in content/life_areas.toml
    how_now: str = ""
    importance: str = ""
    own_order: int = 0  # smaller comes first
    strengths: str = ""  # what helps, in the person's words
    photo: str = ""  # the symbol it was said with: "symbol:" and its code
    voice: str = ""  # id of an attachment
