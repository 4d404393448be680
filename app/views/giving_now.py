"""Hold what is being given in one window, from the first choice to the receipt.

Nothing of it is written: it lives in the window's session and is dropped at lock.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.i18n import _
from app.records.paper import Paper
from app.services import comment_letter, people, sharing
from app.services.givable import ReadySet, suggested
from app.services.sharing import Form, Given
from app.views.desk import Desk

_PLACE = "giving"
STEPS = 6
ELLIPSIS = "…"


@dataclass(kw_only=True, repr=False)
class Giving:
    """Hold the choices so far; *given* is what was handed out last."""

    to_person: str = ""  # id of a person, or empty when the name is written
    to_name: str = ""
    purpose: str = ""
    language: str = "fi"
    meeting_id: str = ""
    paper_id: str = ""  # of the paper a comment letter is about
    ids: frozenset[str] = field(default_factory=frozenset[str])
    allowed: str = ""  # id of the thing that was opened for giving last
    form: str = Form.PDF
    given: Given | None = None
    on_disk: bool = False  # the file was handed to the browser or written


def giving_of(desk: Desk) -> Giving:
    """Return what is being given in this window; it begins with the own worker."""
    kept: Giving | None = desk.page.session.store.get(_PLACE)
    return kept or begin(desk)


def begin(desk: Desk) -> Giving:
    """Begin anew, and forget everything when the folder locks."""
    worker = people.own_worker(desk.ctx)
    giving = Giving(
        to_person=worker.id if worker else "",
        language="sv" if desk.words.code == "sv" else "fi",  # of the caseworker, not of the screen
    )
    store = desk.page.session.store
    store.set(_PLACE, giving)

    def forget() -> None:
        if store.get(_PLACE) is giving:
            store.remove(_PLACE)
        end()

    end = desk.home.on_locked(forget)
    return giving


def begin_for_meeting(desk: Desk, meeting_id: str) -> Giving:
    """Return what is being given for one meeting, begun from that meeting's set."""
    giving = giving_of(desk)
    if giving.meeting_id != meeting_id or giving.given:
        giving = begin(desk)
        giving.meeting_id = meeting_id
        giving.ids = frozenset(suggested(desk.ctx, ReadySet.THIS_MEETING, meeting_id=meeting_id))
    return giving


def begin_for_paper(desk: Desk, paper: Paper) -> Giving:
    """Return what is being given as a comment letter about one paper, to whom it came from."""
    giving = giving_of(desk)
    if giving.paper_id != paper.id:
        giving = begin(desk)
        giving.paper_id, giving.to_name, giving.to_person = paper.id, paper.from_whom, ""
    return giving


def receiver(desk: Desk, giving: Giving) -> str:
    """Return the name of the receiver as it is printed."""
    if not giving.to_person:
        return giving.to_name
    found = (p for p in people.all_people(desk.ctx) if p.id == giving.to_person)
    return next((person.first_name for person in found), giving.to_name)


def looked_at(desk: Desk, giving: Giving) -> sharing.Preview:
    """Return exactly what would leave with the choices so far."""
    if giving.paper_id:
        return comment_letter.look(
            desk.ctx, giving.paper_id, to_name=giving.to_name, language=giving.language
        )
    return sharing.preview(
        desk.ctx,
        ids=sorted(giving.ids),
        to_name=receiver(desk, giving),
        to_person=giving.to_person,
        purpose=giving.purpose,
        language=giving.language,
    )


def shortened(words: str, letters: int) -> str:
    """Return the beginning of a person's words for the name of a card."""
    line = " ".join(words[: letters * 4].split())
    if len(line) <= letters:
        return line
    cut = line[: letters - 1]
    if " " in cut[letters // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,.;:") + ELLIPSIS


def numbered(n: int) -> str:
    """Return the line above the heading that says how far we are."""
    return _("Step {n} / {total}").format(n=n, total=STEPS)
