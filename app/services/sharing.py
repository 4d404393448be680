"""Give information away: exactly what leaves, and the receipt of it.

Only what the person allowed ever reaches a preview, and the receipt is kept before any
byte is handed out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.errors.folder import Gone
from app.errors.giving import NotShared
from app.exports import html, pdf
from app.exports.chosen import Chosen
from app.exports.file_name import file_name
from app.exports.plan import in_official_order
from app.exports.summary import Summary, content, content_hash, printed_hash
from app.i18n import speaking
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Record
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.share import Share
from app.records.wish import Wish
from app.rules.receipt import FIRST, receipt_hash, unbroken
from app.services import records
from app.services.context import Context
from app.services.givable import Thing, everything, of_papers


class Form(StrEnum):
    """Name the forms a summary can be given in."""

    PDF = "pdf"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Preview:
    """Hold exactly what would leave, and what stays out though it could be given."""

    summary: Summary
    ids: tuple[str, ...]
    to_name: str
    to_person: str
    purpose: str
    left_out: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Given:
    """Hold the file for the receiver and the receipt of it."""

    data: bytes
    file_name: str
    share: Share


def preview(  # noqa: PLR0913 - what is given, to whom and why are asked at once
    ctx: Context,
    *,
    ids: Sequence[str],
    to_name: str,
    to_person: str = "",
    purpose: str = "",
    language: str = "fi",
    until: date | None = None,
) -> Preview:
    """Return what the receiver would see; NotShared when a picked thing may not leave."""
    things = {thing.record.id: thing for thing in everything(ctx)}
    picked = [_allowed(things.get(one)) for one in dict.fromkeys(ids)]
    taken = {record.id for record in picked}
    summary = in_official_order(
        _chosen(picked),
        words=speaking(language),
        today=ctx.today,
        to=to_name,
        purpose=purpose,
        until=until,
    )
    return Preview(
        summary=summary,
        ids=tuple(record.id for record in picked),
        to_name=to_name,
        to_person=to_person,
        purpose=purpose,
        left_out=tuple(t for one, t in things.items() if t.may_be_given and one not in taken),
    )


def give(ctx: Context, seen: Preview, form: str) -> Given:
    """Make the file of what was seen, keep the receipt, then hand the file out."""
    _still_allowed(ctx, seen)
    data = _file(ctx, seen.summary, Form(form))
    receipt = _keep_receipt(ctx, seen, form, data)
    name = file_name(form, seen.summary.date, seen.summary.language)
    return Given(data=data, file_name=name, share=receipt)


def receipts(ctx: Context) -> list[Share]:
    """Return what has been given, the latest first."""
    with ctx.folder.reading() as unit:
        return sorted(unit.find(Share), key=lambda share: share.number, reverse=True)


def content_of(share: Share) -> dict[str, Any]:
    """Return what was given, as it was printed (exports.md, section 2)."""
    return json.loads(share.content)


def content_seen(seen: Preview) -> dict[str, Any]:
    """Return what would be given, as it will be printed and kept on the receipt."""
    return content(seen.summary)


def check_code(share: Share) -> str:
    """Return the short form of the content's hash, as it stands on the paper."""
    return printed_hash(share.content_hash)


def chain_holds(ctx: Context) -> bool:
    """Say whether no receipt was changed or lost since it was written."""
    with ctx.folder.reading() as unit:
        return unbroken(unit.find(Share, removed=True))


def _allowed(thing: Thing | None) -> Record:
    if thing is None:
        raise Gone
    if not thing.may_be_given:
        raise NotShared
    return thing.record


def _still_allowed(ctx: Context, seen: Preview) -> None:
    """Look again: the person may have changed who may see a thing since the preview."""
    things = {thing.record.id: thing for thing in [*everything(ctx), *of_papers(ctx)]}
    for one in seen.ids:
        _allowed(things.get(one))


def _chosen(picked: Iterable[Record]) -> Chosen:
    every = list(picked)
    return Chosen(
        wishes=tuple(r for r in every if isinstance(r, Wish)),
        agreements=tuple(r for r in every if isinstance(r, Agreement)),
        meetings=tuple(r for r in every if isinstance(r, Meeting)),
        agenda=tuple(r for r in every if isinstance(r, AgendaItem)),
        profile=tuple(r for r in every if isinstance(r, Profile)),
        persons=tuple(r for r in every if isinstance(r, Person)),
    )


def _file(ctx: Context, summary: Summary, form: Form) -> bytes:
    if form is Form.PDF:
        return pdf.render(summary, when=ctx.clock())
    return html.render(summary)


def _keep_receipt(ctx: Context, seen: Preview, form: str, data: bytes) -> Share:
    with ctx.folder.unit() as unit:
        earlier = unit.find(Share, removed=True)
        last = max(earlier, key=lambda share: share.number, default=None)
        return records.add_in(
            ctx,
            unit,
            Share,
            number=last.number + 1 if last else 1,
            previous=receipt_hash(last) if last else FIRST,
            to_person=seen.to_person,
            to_name=seen.to_name,
            purpose=seen.purpose,
            form=form,
            screen_language=seen.summary.language,
            until=seen.summary.until,
            chosen=list(seen.ids),
            content_hash=content_hash(seen.summary),
            file_hash=hashlib.sha256(data).hexdigest(),
            content=json.dumps(content(seen.summary), sort_keys=True, ensure_ascii=False),
        )
