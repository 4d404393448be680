"""The agenda of a meeting: choose what to raise, order it, mark it said, write the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlmodel import col

from app.i18n import Words, speaking
from app.records.agenda_item import AgendaItem, AgendaKind, Said
from app.records.agreement import Agreement
from app.records.base import Visibility
from app.records.wish import Wish
from app.rules import agenda as rule
from app.rules.symbol import stands_for
from app.rules.visibility import seen_as
from app.services import records, wishes
from app.services.context import Context
from app.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """Hold one item with the words to show and the wish they come from."""

    item: AgendaItem
    shown: str = field(repr=False)
    wish: Wish | None


def agenda(ctx: Context, meeting_id: str) -> list[AgendaLine]:
    """Return the agenda in order; what was removed and never said is not on it."""
    with ctx.folder.reading() as unit:
        items = _items(unit, meeting_id)
        behind = _behind(unit, items)
    return [line for item in items if (line := _line(item, behind, speaking(ctx.language)))]


def worth_raising(ctx: Context) -> list[Wish]:
    """Return the wishes without an answer so far, in the person's order."""
    with ctx.folder.reading() as unit:
        answered = unit.find(AgendaItem, AgendaItem.answer != "")
    return rule.worth_raising(wishes.all_wishes(ctx), answered)


def choose_wishes(ctx: Context, meeting_id: str, wish_ids: Sequence[str]) -> list[AgendaLine]:
    """Put these wishes on the agenda; those there already keep their place.

    A wish no longer chosen leaves the agenda, unless it was already said there.
    """
    with ctx.folder.unit() as unit:
        there = {item.wish_id: item for item in _items(unit, meeting_id) if item.wish_id}
        let_go(unit, [item.id for id_, item in there.items() if id_ not in set(wish_ids)])
        for wish_id in dict.fromkeys(wish_ids):
            if wish_id not in there:
                _raise_wish(ctx, unit, meeting_id, unit.get(Wish, wish_id))
    return agenda(ctx, meeting_id)


def add_question(
    ctx: Context, meeting_id: str, words: str, *, visibility: str = Visibility.ONLY_ME
) -> AgendaItem:
    """Add a question to ask at the meeting."""
    return _add(ctx, meeting_id, AgendaKind.QUESTION, words=words, visibility=visibility)


def add_own_text(
    ctx: Context, meeting_id: str, words: str, *, visibility: str = Visibility.ONLY_ME
) -> AgendaItem:
    """Add something of one's own to say at the meeting."""
    return _add(ctx, meeting_id, AgendaKind.OWN_TEXT, words=words, visibility=visibility)


def move_up(ctx: Context, item_id: str) -> list[AgendaLine]:
    """Move an item one place earlier."""
    return _move(ctx, item_id, by=-1)


def move_down(ctx: Context, item_id: str) -> list[AgendaLine]:
    """Move an item one place later."""
    return _move(ctx, item_id, by=1)


def mark_said(ctx: Context, item_id: str) -> AgendaItem:
    """Mark that this has been said."""
    return records.change(ctx, AgendaItem, item_id, said=Said.SAID)


def mark_not_yet(ctx: Context, item_id: str) -> AgendaItem:
    """Mark that this is still to be said."""
    return records.change(ctx, AgendaItem, item_id, said=Said.NOT_YET)


def leave_out(ctx: Context, item_id: str) -> AgendaItem:
    """Leave this out at this meeting; it stays in the folder."""
    return records.change(ctx, AgendaItem, item_id, said=Said.LEFT_OUT)


def write_answer(ctx: Context, item_id: str, *, answer: str, reason: str = "") -> AgendaItem:
    """Write down what was answered, and why, in the professional's words."""
    said = {"said": Said.SAID} if answer or reason.strip() else {}
    return records.change(ctx, AgendaItem, item_id, answer=answer, reason=reason, **said)


def unsaid(ctx: Context, meeting_id: str) -> int:
    """Return how many items are still to be said."""
    return len(rule.unsaid(line.item for line in agenda(ctx, meeting_id)))


def _items(unit: Unit, meeting_id: str) -> list[AgendaItem]:
    return rule.in_order(unit.find(AgendaItem, AgendaItem.meeting_id == meeting_id))


def _behind(unit: Unit, items: Iterable[AgendaItem]) -> dict[str, Wish | Agreement]:
    """Return the wishes and agreements the items bring up, removed ones too, by id."""
    wish_ids = {item.wish_id for item in items if item.wish_id}
    agreement_ids = {item.agreement_id for item in items if item.agreement_id}
    found: list[Wish | Agreement] = []
    found += unit.find(Wish, col(Wish.id).in_(wish_ids), removed=True) if wish_ids else []
    if agreement_ids:
        found += unit.find(Agreement, col(Agreement.id).in_(agreement_ids), removed=True)
    return {record.id: record for record in found}


def _line(item: AgendaItem, behind: dict[str, Wish | Agreement], words: Words) -> AgendaLine | None:
    source = behind.get(item.wish_id or item.agreement_id)
    if source is not None and source.removed_at is not None and item.said == Said.NOT_YET:
        return None
    wish = source if isinstance(source, Wish) else None
    return AgendaLine(item=item, shown=item.words or _words_of(source, words), wish=wish)


def _words_of(source: Wish | Agreement | None, words: Words) -> str:
    if isinstance(source, Wish):
        return stands_for(source, words)
    return source.what if source is not None else ""


def let_go(unit: Unit, ids: Iterable[str]) -> None:
    """Take items off an agenda, unless they were said already."""
    for one in ids:
        if unit.get(AgendaItem, one).said != Said.SAID:
            unit.remove(AgendaItem, one)


def _raise_wish(ctx: Context, unit: Unit, meeting_id: str, wish: Wish) -> None:
    """Put a wish last on the agenda; one that was there before comes back as it was."""
    earlier = unit.find(
        AgendaItem,
        AgendaItem.meeting_id == meeting_id,
        AgendaItem.wish_id == wish.id,
        removed=True,
    )
    if not earlier:
        add_in(ctx, unit, meeting_id, AgendaKind.WISH, wish_id=wish.id)
        return
    item = unit.bring_back(AgendaItem, earlier[-1].id)
    item.own_order, item.visibility = _next_place(unit, meeting_id), seen_as([wish])
    unit.keep(item)


def _add(ctx: Context, meeting_id: str, kind: AgendaKind, **fields: str) -> AgendaItem:
    with ctx.folder.unit() as unit:
        return add_in(ctx, unit, meeting_id, kind, **fields)


def add_in(
    ctx: Context, unit: Unit, meeting_id: str, kind: AgendaKind, **fields: str
) -> AgendaItem:
    """Put something last on an agenda, inside a unit of work that is already open."""
    place = _next_place(unit, meeting_id)
    return records.add_in(
        ctx, unit, AgendaItem, meeting_id=meeting_id, kind=kind, own_order=place, **fields
    )


def _next_place(unit: Unit, meeting_id: str) -> int:
    return 1 + max((item.own_order for item in _items(unit, meeting_id)), default=0)


def _move(ctx: Context, item_id: str, *, by: int) -> list[AgendaLine]:
    with ctx.folder.unit() as unit:
        meeting_id = unit.get(AgendaItem, item_id).meeting_id
        items = {item.id: item for item in _items(unit, meeting_id)}
        for place, one in enumerate(rule.moved(list(items), item_id, by=by), start=1):
            if items[one].own_order != place:
                items[one].own_order = place
                unit.keep(items[one])
    return agenda(ctx, meeting_id)
