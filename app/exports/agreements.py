"""How agreements stand in a summary: a table of who does what by when, and both views."""

from __future__ import annotations

from app.exports.blocks import PROFESSIONAL, Differing, Said, Table
from app.exports.own_words import every_in_words, kept_in_words, said, said_or_none
from app.i18n import Words
from app.records.agreement import Accord, Agreement

_Column = tuple[str, list[str | Said]]


def who_does_what(agreements: list[Agreement], words: Words) -> Table:
    """Return what was agreed, who does it and by when; a column without data is left out."""
    columns: list[_Column] = [
        (words._("What was agreed"), [said(a.what, a) for a in agreements]),
        (words._("Who does it"), [a.who for a in agreements]),
        (words._("By when"), [words.date(a.by_when) if a.by_when else "" for a in agreements]),
        (words._("How it is now"), _states(agreements, words)),
    ]
    return _table(words._("Who does what by when"), columns)


def how_much(agreements: list[Agreement], words: Words) -> Table:
    """Return what was agreed, how much, how often, from when, and what became of it."""
    columns: list[_Column] = [
        (words._("What was agreed"), [said(a.what, a) for a in agreements]),
        (words._("How much"), [a.how_much for a in agreements]),
        (words._("How often"), [_how_often(a, words) for a in agreements]),
        (
            words._("From when"),
            [words.date(a.from_when) if a.from_when else "" for a in agreements],
        ),
        (words._("How it is now"), _states(agreements, words)),
    ]
    return _table(words._("Agreed services and measures"), columns)


def _how_often(agreement: Agreement, words: Words) -> str:
    """Return the person's own words; where there are none, the app's for how often it comes."""
    own = agreement.how_often
    return own if own.strip() else every_in_words(agreement.every, words)


def responsibilities(agreements: list[Agreement], words: Words) -> Table:
    """Return who is responsible for what."""
    columns: list[_Column] = [
        (words._("Who does it"), [a.who for a in agreements]),
        (words._("What was agreed"), [said(a.what, a) for a in agreements]),
    ]
    return _table(words._("Who is responsible for what"), columns)


def days_to_check(agreements: list[Agreement], words: Words) -> Table:
    """Return the days by which something should be done."""
    columns: list[_Column] = [
        (words._("By when"), [words.date(a.by_when) if a.by_when else "" for a in agreements]),
        (words._("What was agreed"), [said(a.what, a) for a in agreements]),
        (words._("How it is now"), _states(agreements, words)),
    ]
    return _table(words._("Days to check"), columns)


def both_views(agreement: Agreement) -> Differing:
    """Return both views with both reasons; the other side's as the person wrote them down."""
    return Differing(
        what=said(agreement.what, agreement),
        mine=said_or_none(agreement.my_view, agreement),
        my_reason=said_or_none(agreement.my_reason, agreement),
        theirs=said_or_none(agreement.their_view, agreement, whose=PROFESSIONAL),
        their_reason=said_or_none(agreement.their_reason, agreement, whose=PROFESSIONAL),
        accord=agreement.accord,
    )


def _states(agreements: list[Agreement], words: Words) -> list[str | Said]:
    """Return how each stands now; nothing at all while every one is simply open."""
    states = [_state(agreement, words) for agreement in agreements]
    named = words._("Still open") if any(states) else ""
    return [state or named for state in states]


def _state(agreement: Agreement, words: Words) -> str:
    partly = words._("We agree partly") if agreement.accord == Accord.PARTLY else ""
    return ". ".join(part for part in (partly, kept_in_words(agreement, words)) if part)


def _table(caption: str, columns: list[_Column]) -> Table:
    filled = [(head, cells) for head, cells in columns if any(cells)]
    return Table(
        caption=caption,
        head=tuple(head for head, _ in filled),
        rows=tuple(zip(*(cells for _, cells in filled), strict=True)),
    )
