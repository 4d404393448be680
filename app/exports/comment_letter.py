"""A comment letter about a paper: the person's words, framed in the service's language.

It is the client's letter: it says what was agreed and what the client thinks, claims no
law, and holds only what may be shared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.content.comment_letter import OTHER, Opening, letter_wording
from app.errors.giving import NotShared
from app.exports.blocks import PAPER, Block, Facts, Said, Text, ToFill
from app.exports.own_words import said
from app.exports.summary import Section, Summary
from app.i18n import Words
from app.records.agreement import Agreement
from app.records.base import Record, WhoseWords
from app.records.paper import Paper
from app.records.paper_point import PaperPoint, PointKind
from app.records.profile import Profile
from app.rules.paper_check import Part, letter_parts
from app.rules.visibility import may_be_shared

TO_ANSWER = {Part.MISSING, Part.CHANGED, Part.DIFFERENTLY, Part.WHOLE}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Letter:
    """Hold what a letter is made of; nothing else is ever looked up."""

    paper: Paper
    points: tuple[PaperPoint, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    name: Profile | None = None

    def everything(self) -> list[Record]:
        """Return all records whose words the letter holds."""
        named = [self.name] if self.name else []
        return [self.paper, *self.points, *self.agreements, *named]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Hold a block and whether it is a helper's own view, which stands apart."""

    block: Block
    helpers: bool = False


def comment_letter(letter: Letter, *, words: Words, today: date, to: str = "") -> Summary:
    """Return the letter; raises NotShared when any of it is only for the person."""
    if not all(may_be_shared(record) for record in letter.everything()):
        raise NotShared
    return Summary(
        language=words.code,
        title=_frame("title", words),
        name=letter.name.words if letter.name else "",
        to=to,
        date=today,
        note=words._("This is the client's own paper. It is not an official document."),
        sections=tuple(section for section in _sections(letter, words) if section.blocks),
    )


def _sections(letter: Letter, words: Words) -> list[Section]:
    parts = letter_parts(letter.paper, letter.points)
    spoken = {part: _spoken(part, points, letter, words) for part, points in parts}
    about = _about(letter.paper, words)
    apart = [one.block for told in (about, *spoken.values()) for one in told if one.helpers]
    return [
        Section("about", _frame("about", words), blocks=(*_opening(letter, words), *_own(about))),
        *(_part(part, _own(told), words) for part, told in spoken.items()),
        _asks(letter.paper, spoken.keys(), words),
        Section("helper", words._("A helper's own view"), blocks=tuple(apart)),
        _signature(words),
    ]


def _opening(letter: Letter, words: Words) -> list[Block]:
    kind, paper = _kind(letter.paper), letter.paper
    days = (("dated", paper.dated), ("received", paper.received))
    rows = (
        (_frame("paper", words), kind.name.spoken(words.code)),
        *((_frame(name, words), words.date(day)) for name, day in days if day),
    )
    return [Text(kind.opening.spoken(words.code)), Facts(rows)]


def _about(paper: Paper, words: Words) -> list[_Spoken]:
    return _words_of(paper.words, paper, about=_frame("subject", words))


def _part(part: Part, own: list[Block], words: Words) -> Section:
    frame = letter_wording().parts[part]
    told = frame.told.spoken(words.code)
    lead: list[Block] = [Text(told)] if told and own else []
    return Section(part, frame.name.spoken(words.code), blocks=(*lead, *own))


def _asks(paper: Paper, parts: Iterable[Part], words: Words) -> Section:
    asked: list[Block] = [Text(_kind(paper).asks.spoken(words.code))]
    return Section(
        "asks", _frame("asks", words), blocks=tuple(asked) if TO_ANSWER & set(parts) else ()
    )


def _signature(words: Words) -> Section:
    lines = ToFill((_frame("day", words), _frame("name", words)))
    return Section("signature", _frame("signature", words), blocks=(lines,))


def _spoken(part: Part, points: list[PaperPoint], letter: Letter, words: Words) -> list[_Spoken]:
    paper = letter.paper
    if part is Part.REASON:
        return [_Spoken(_of_paper(paper.their_reason, paper, ""))]
    if part is Part.WHOLE:
        return _words_of(paper.my_view, paper, about="")
    agreements = {agreement.id: agreement for agreement in letter.agreements}
    return [
        one for point in points for one in _point(point, agreements.get(point.agreement_id), words)
    ]


def _point(point: PaperPoint, agreement: Agreement | None, words: Words) -> list[_Spoken]:
    """Return what was agreed, how the paper says it, and what the person says of it."""
    of_agreement = point.kind == PointKind.AGREEMENT
    theirs = _of_paper(point.words, point, _frame("in_paper", words))
    view = _frame("should_read" if of_agreement else "my_view", words)
    return [
        *(_agreed(agreement, words) if agreement else []),
        *([_Spoken(theirs)] if point.words.strip() else []),
        *_words_of(point.my_view, point, about=view),
    ]


def _agreed(agreement: Agreement, words: Words) -> list[_Spoken]:
    facts = {
        words._("Who does it"): agreement.who,
        words._("By when"): words.date(agreement.by_when) if agreement.by_when else "",
    }
    notes = tuple(f"{label}: {value}" for label, value in facts.items() if value.strip())
    about = _frame("agreed", words)
    block = said(agreement.what, agreement, about=about, notes=notes)
    return [_Spoken(block, helpers=_is_helpers(agreement))]


def _words_of(text: str, record: Record, *, about: str) -> list[_Spoken]:
    if not text.strip():
        return []
    return [_Spoken(said(text, record, about=about), helpers=_is_helpers(record))]


def _of_paper(text: str, record: Record, about: str) -> Said:
    return said(text, record, about=about, whose=PAPER)


def _own(told: list[_Spoken]) -> list[Block]:
    return [one.block for one in told if not one.helpers]


def _is_helpers(record: Record) -> bool:
    return record.whose_words == WhoseWords.HELPER


def _kind(paper: Paper) -> Opening:
    kinds = letter_wording().kinds
    return kinds.get(paper.kind, kinds[OTHER])


def _frame(key: str, words: Words) -> str:
    return letter_wording().words[key].spoken(words.code)
