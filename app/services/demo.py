"""Fill a folder with an invented person's things, to try Kuulluksi with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar, cast

from app.content.wording import read
from app.records.agenda_item import AgendaItem, AgendaKind
from app.records.agreement import Agreement
from app.records.base import Record, Visibility
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.wish import Wish
from app.services import givable, records, sharing
from app.services.context import Context
from app.store.unit import Unit

R = TypeVar("R", bound=Record)
Facts = dict[str, Any]

PASSPHRASE = "kokeilen rauhassa"  # noqa: S105 - of the invented person; no secret
_LANGUAGES = ("fi", "sv", "en")
# What a fact of the file names is kept under in the record.
_NAMES = {"meeting": "meeting_id", "wish": "wish_id", "person": "person_id", "at": "clock_time"}
_DAYS = {"in_days": "day", "by_in_days": "by_when", "from_in_days": "from_when"}


def fill(ctx: Context, language: str) -> None:
    """Fill the folder with Aune's things, written in *language* or else in Finnish."""
    spoken = language if language in _LANGUAGES else "fi"
    aune = replace(ctx, language=spoken)
    facts = _in_language(read("demo"), spoken)
    ids = _keep_everything(aune, facts)
    for receipt in facts["receipts"]:
        _give(aune, receipt, ids)


def _keep_everything(ctx: Context, facts: Facts) -> dict[str, str]:
    """Keep all records in one unit of work; return their ids by the keys of the file."""
    ids: dict[str, str] = {}
    with ctx.folder.unit() as unit:
        for told in facts["profile"]:
            _keep(ctx, unit, Profile, told, ids)
        for kind, name in ((Person, "people"), (Wish, "wishes"), (Meeting, "meetings")):
            for place, one in enumerate(facts[name], start=1):
                order = {"own_order": place} if kind is Wish else {}
                _keep(ctx, unit, kind, {**one, **order}, ids)
        for place, item in enumerate(facts["agenda"], start=1):
            _keep(ctx, unit, AgendaItem, _agenda_item(item, place, facts), ids)
        for agreement in facts["agreements"]:
            _keep(ctx, unit, Agreement, agreement, ids)
    return ids


def _agenda_item(item: Facts, place: int, facts: Facts) -> Facts:
    """Return an item with its place; one about a wish is seen as the wish is."""
    if "wish" not in item:
        return {**item, "own_order": place}
    wish = next(wish for wish in facts["wishes"] if wish["key"] == item["wish"])
    seen = {"share": wish.get("share", False)}
    return {**item, **seen, "kind": AgendaKind.WISH, "own_order": place}


def _keep(ctx: Context, unit: Unit, kind: type[R], one: Facts, ids: dict[str, str]) -> None:
    fields = {_NAMES.get(name, name): _value(ctx, name, value, ids) for name, value in one.items()}
    fields = {_DAYS.get(name, name): value for name, value in fields.items()}
    shared = Visibility.MAY_BE_SHARED if fields.pop("share", False) else Visibility.ONLY_ME
    key = fields.pop("key", "")
    kept = records.add_in(ctx, unit, kind, visibility=shared, **fields)
    if key:
        ids[key] = kept.id


def _value(ctx: Context, name: str, value: Any, ids: dict[str, str]) -> Any:
    if name in _DAYS:
        return ctx.today + timedelta(days=value)
    if name in {"meeting", "wish", "person"}:
        return ids[value]
    return [ids[one] for one in value] if name == "invited" else value


def _give(ctx: Context, receipt: Facts, ids: dict[str, str]) -> None:
    meeting_id = ids.get(receipt.get("meeting", ""), "")
    picked = givable.suggested(ctx, receipt["ready"], meeting_id=meeting_id)
    to_person = records.get(ctx, Person, ids[receipt["to"]])
    keep_days = receipt.get("keep_days")
    seen = sharing.preview(
        ctx,
        ids=picked,
        to_name=to_person.first_name,
        to_person=to_person.id,
        purpose=receipt["purpose"],
        language=ctx.language,
        until=ctx.today + timedelta(days=keep_days) if keep_days else None,
    )
    sharing.give(ctx, seen, sharing.Form.HTML)


def _in_language(value: Any, language: str) -> Any:
    """Return the facts with each text in one language."""
    if isinstance(value, list):
        return [_in_language(one, language) for one in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    facts = cast("Facts", value)
    if set(facts) == set(_LANGUAGES):
        return facts[language]
    return {name: _in_language(one, language) for name, one in facts.items()}
