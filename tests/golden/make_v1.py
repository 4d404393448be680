"""Make tests/golden/v1/: a real folder of format 1. Run once for each released format.

``python -m tests.golden.make_v1`` refuses to replace a folder that is already there.
"""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.share import Share
from app.records.wish import Wish
from app.store.folder import Folder
from app.store.schema import KINDS, TABLES, table_of
from app.store.secret import Passphrase
from tests.store.disks import Time

HERE = Path(__file__).parent / "v1"
PASSPHRASE = "koivu ilta saari lumi kahvi"
TEXTS = {
    "main": "Haluan, että aamulla käy sama ihminen. 🌿",
    "private": "Pelkään, että minut siirretään pois kotoa.",
    "earlier": "Haluan ulos kerran viikossa.",
}


def _fill(folder: Folder) -> None:
    shared = {"visibility": "may_be_shared"}
    with folder.unit() as unit:
        marja = unit.keep(Person(first_name="Marja", role="own_worker", **shared))
        unit.keep(Person(first_name="Eeva", role="close_person"))
        wishes = [unit.keep(Wish(words=f"Toive {n}.", own_order=n, **shared)) for n in range(6)]
        unit.keep(Wish(words=TEXTS["main"], **shared))
        unit.keep(Wish(words=TEXTS["private"], kind="worry"))
        walk = unit.keep(Wish(words=TEXTS["earlier"], **shared))
        for part in ("matters", "support", "my_day"):
            unit.keep(Profile(part=part, words=f"Minulle sopii: {part}.", **shared))
        unit.keep(Profile(part="name", words="Aino"))
    with folder.unit() as unit:
        meeting = unit.keep(
            Meeting(day=date(2026, 11, 30), clock_time=time(9, 30), invited=[marja.id], **shared)
        )
        for wish in wishes[:3]:
            unit.keep(AgendaItem(meeting_id=meeting.id, wish_id=wish.id, kind="wish", **shared))
        unit.keep(Agreement(meeting_id=meeting.id, what="Marja käy aamulla.", **shared))
        unit.keep(Agreement(meeting_id=meeting.id, what="Saunaan perjantaina."))
        unit.keep(Share(number=1, previous="0" * 64, to_name="Marja", content="{}"))
    with folder.unit() as unit:
        walk.words = "Haluan ulos joka päivä."
        unit.keep(walk)


def counts(folder: Folder) -> dict[str, dict[str, int]]:
    found = {}
    for comp, database in folder._content.databases.items():
        tables = [table_of(kind).name for kind in TABLES]
        con = database.connection
        found[comp] = {
            name: con.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in tables
        }
    return found


def since_then(then: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """Return counts of an older folder with the kinds that came later: there are none."""
    later = {table_of(kind).name: 0 for kind in TABLES}
    return {comp: {**later, **found} for comp, found in then.items()}


def main() -> None:
    HERE.mkdir(parents=True)
    folder, card = Folder.create(HERE / "vault", PASSPHRASE, clock=Time())
    _fill(folder)
    folder.lock()
    folder = Folder.open(HERE / "vault", Passphrase(PASSPHRASE), clock=Time())
    with folder.unit() as unit:
        unit.keep(Wish(words="Vielä yksi.", visibility="may_be_shared"))
    expected = {"counts": counts(folder), "texts": TEXTS, "kinds": len(KINDS), "card": card}
    folder.lock()
    (HERE / "passphrase.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    text = json.dumps(expected, indent=2, ensure_ascii=False, sort_keys=True)
    (HERE / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
