"""Write the polite message that asks where a promise stands, in the language of the service.

The words of what was agreed stand in it as they were said, on a line of their own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.content.ready_messages import ready_messages
from app.i18n import isolate, speaking
from app.records.agreement import Agreement
from app.rules.due import DueState, owed_day, state
from app.rules.promise import missing


class Asks(StrEnum):
    """Name what a message asks besides what the promise leaves open."""

    DAY_PASSED = "day_passed"
    DID_IT_COME = "did_it_come"
    NOT_COME = "not_come"
    WHERE_IT_STANDS = "where_it_stands"


_BY_STATE = {DueState.DAY_PASSED: Asks.DAY_PASSED, DueState.DID_IT_COME: Asks.DID_IT_COME}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyMessage:
    """Hold a message: its *before* and *after* in its language, the agreed words between."""

    language: str
    before: tuple[str, ...]
    what: str  # in the person's own words
    after: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the whole message; own words keep their direction."""
        what = [isolate(self.what)] if self.what.strip() else []
        return "\n\n".join((*self.before, *what, *self.after))

    def __repr__(self) -> str:
        """Show the language alone, never the words."""
        return f"ReadyMessage({self.language})"


def asks(
    agreement: Agreement,
    *,
    today: date,
    left: Collection[str] = (),
    not_come: date | None = None,
) -> tuple[str, ...]:
    """Return what there is to ask: about its day, and what it leaves open.

    *not_come* is the day the person has marked as one on which it did not come.
    """
    day = owed_day(agreement, today=today)
    found = _BY_STATE.get(state(agreement, today=today))
    if not_come is not None and not_come == day:
        found = Asks.NOT_COME
    named = (*([found] if found else []), *missing(agreement, left))
    return named or (Asks.WHERE_IT_STANDS,)


def ready_message(
    agreement: Agreement, asked: Collection[str], *, language: str, today: date
) -> ReadyMessage:
    """Return the message that asks all this, in a language of the service."""
    said = ready_messages()
    day = owed_day(agreement, today=today)
    written = speaking(language).date(day) if day else ""
    questions = [said.asks[name].spoken(language).format(day=written) for name in asked]
    beginning = (said.opening, *([said.agreed] if agreement.what.strip() else []))
    return ReadyMessage(
        language=language,
        before=tuple(one.spoken(language) for one in beginning),
        what=agreement.what,
        after=(*questions, said.closing.spoken(language)),
    )
