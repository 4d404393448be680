"""Follow what was promised: ask about it, write down the answer, mark whether it came."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.errors.folder import Gone
from app.records.agreement import Agreement
from app.records.follow_up import NOT_COME, FollowUp
from app.records.revision import Revision
from app.rules.due import owed_day
from app.rules.ready_message import ReadyMessage, asks, ready_message
from app.rules.recurring import comes_again
from app.services import left_open, records
from app.services.context import Context
from app.store import version
from app.store.unit import Unit


def ask_about(ctx: Context, agreement_id: str, **facts: Any) -> FollowUp:
    """Write down that one has asked, today unless told otherwise.

    What was begun today and not told further is taken up again.
    """
    with ctx.folder.unit() as unit:
        unit.get(Agreement, agreement_id)
        asked = {"asked_on": ctx.today, **facts}
        begun = [one for one in _of(unit, agreement_id) if _only_begun(one, ctx.today)]
        if begun:
            return records.change_in(ctx, unit, FollowUp, begun[-1].id, **asked)
        return records.add_in(ctx, unit, FollowUp, agreement_id=agreement_id, **asked)


def one(ctx: Context, follow_up_id: str) -> FollowUp:
    """Return one asking."""
    return records.get(ctx, FollowUp, follow_up_id)


def change(ctx: Context, follow_up_id: str, **fields: Any) -> FollowUp:
    """Change what was written down; an answer came today, a new day becomes the promise's."""
    with ctx.folder.unit() as unit:
        before = unit.get(FollowUp, follow_up_id)
        if fields.get("answer") and before.answered_on is None:
            fields = {"answered_on": ctx.today, **fields}
        if "new_day" in fields and fields["new_day"] != before.new_day:
            _promise_anew(ctx, unit, before, fields["new_day"])
        return records.change_in(ctx, unit, FollowUp, follow_up_id, **fields)


def answered(ctx: Context, follow_up_id: str, *, answer: str, new_day: date | None) -> FollowUp:
    """Write down the answer, and the day that was promised now, both at once."""
    return change(ctx, follow_up_id, answer=answer, new_day=new_day)


def came(ctx: Context, agreement_id: str) -> Agreement:
    """Mark that what comes again and again came as promised, on the day that counts now."""
    with ctx.folder.unit() as unit:
        agreement = unit.get(Agreement, agreement_id)
        day = _day_of_one(ctx, agreement)
        return records.change_in(ctx, unit, Agreement, agreement_id, went_well_until=day)


def did_not_come(ctx: Context, agreement_id: str) -> FollowUp:
    """Write down that it did not come on the day that counts now; once for each day."""
    with ctx.folder.unit() as unit:
        day = _day_of_one(ctx, unit.get(Agreement, agreement_id))
        known = [f for f in _of(unit, agreement_id) if (f.channel, f.asked_on) == (NOT_COME, day)]
        if known:
            return known[-1]
        fields = {"agreement_id": agreement_id, "channel": NOT_COME, "asked_on": day}
        return records.add_in(ctx, unit, FollowUp, **fields)


def of_agreement(ctx: Context, agreement_id: str) -> list[FollowUp]:
    """Return what was asked about an agreement, the latest first."""
    with ctx.folder.reading() as unit:
        found = _of(unit, agreement_id)
    return sorted(found, key=lambda f: (f.asked_on or date.min, str(f.created_at)), reverse=True)


def not_come(ctx: Context, agreement_id: str) -> date | None:
    """Return the last day that is marked as one on which it did not come."""
    with ctx.folder.reading() as unit:
        return _last_days(_of(unit, agreement_id)).get(agreement_id)


def not_come_in(unit: Unit) -> dict[str, date]:
    """Return the last such day of each agreement that has one."""
    return _last_days(unit.find(FollowUp, FollowUp.channel == NOT_COME))


def _last_days(found: list[FollowUp]) -> dict[str, date]:
    missed = [one for one in found if one.channel == NOT_COME and one.asked_on]
    days = sorted((one.asked_on or date.min, one.agreement_id) for one in missed)
    return {agreement_id: day for day, agreement_id in days}


def message(ctx: Context, agreement: Agreement, language: str) -> ReadyMessage:
    """Return the message that asks about an agreement now, in a language of the service."""
    left = left_open.notes(ctx, agreement.id).left
    missed = not_come(ctx, agreement.id)
    asked = asks(agreement, today=ctx.today, left=left, not_come=missed)
    return ready_message(agreement, asked, language=language, today=ctx.today)


def _of(unit: Unit, agreement_id: str) -> list[FollowUp]:
    return unit.find(FollowUp, FollowUp.agreement_id == agreement_id)


def _only_begun(follow_up: FollowUp, today: date) -> bool:
    told = (follow_up.channel, follow_up.words, follow_up.answer, follow_up.new_day)
    return follow_up.asked_on == today and not any(told)


def _day_of_one(ctx: Context, agreement: Agreement) -> date:
    """Return the day one marks: the one that counts now, never one that is still to come."""
    day = owed_day(agreement, today=ctx.today)
    return min(day, ctx.today) if day else ctx.today


def _promise_anew(ctx: Context, unit: Unit, follow_up: FollowUp, day: date | None) -> None:
    """Give the agreement its new day: the one it is done by, or begins again from.

    Without a day it has the one again that it had when one asked.
    """
    try:
        agreement = unit.get(Agreement, follow_up.agreement_id)
    except Gone:
        return
    name = "from_when" if comes_again(agreement) else "by_when"
    if day is None:
        if getattr(agreement, name) != follow_up.new_day:
            return  # changed by the person meanwhile
        day = _day_when_asked(unit, follow_up, name)
    records.change_in(ctx, unit, Agreement, agreement.id, **{name: day})


def _day_when_asked(unit: Unit, follow_up: FollowUp, name: str) -> date | None:
    """Return the day the agreement had when one asked; where none was replaced, it had none."""
    since = [r for r in unit.history(follow_up.agreement_id) if _replaced_later(r, follow_up)]
    if not since:
        return None
    return version.values(version.record_from(Agreement, since[0].body)).get(name)


def _replaced_later(revision: Revision, follow_up: FollowUp) -> bool:
    replaced, made = revision.replaced_at, follow_up.created_at
    return replaced is not None and made is not None and replaced > made
