"""Make tests/golden/v3/: a folder of schema 3 with one of each kind that came with it.

``python -m tests.golden.make_v3`` refuses to replace a folder that is already there. All random
bytes come from one seed.
"""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

from app.records.agreement import Agreement
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.goal import Goal
from app.records.hearing_check import HearingCheck
from app.records.life_now import LifeNow
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.wish import Wish
from app.store import version
from app.store.folder import Folder
from app.store.schema import table_of
from tests.golden.make_v1 import counts
from tests.golden.make_v2 import _Clock, from_seed
from tests.store.disks import FailingDisk

HERE = Path(__file__).parent / "v3"
PASSPHRASE = "marja metsä hiekka vene kello"
DAY = date(2026, 11, 24)


def _chain() -> list[Record]:
    """Return a chain from a wish to its result, some of it only for the person."""
    seen = {"visibility": "may_be_shared"}
    wish = Wish(words="Haluan käydä kuorossa.", **seen)
    meeting = Meeting(day=DAY, ends_at=time(15, 30), calendar_uid="k1@kutsu.invalid", **seen)
    agreement = Agreement(
        what="Kyyti kuoroon", every="week", from_when=DAY, wish_id=wish.id, **seen
    )
    matter = Matter(what="Kuljetuspalvelu", wish_id=wish.id, started_on=DAY)
    paper = Paper(kind="draft", words="Suunnitelman luonnos", received=DAY, **seen)
    return [
        *(wish, meeting, agreement, matter, paper),
        Goal(words="Pääsen kuoroon joka viikko.", wishes=[wish.id], my_view="on_the_way", **seen),
        FollowUp(agreement_id=agreement.id, asked_on=DAY, channel="phone", answer="Ensi viikolla"),
        MatterEvent(matter_id=matter.id, day=DAY, kind="i_gave", words="Vein lomakkeen."),
        PaperPoint(paper_id=paper.id, agreement_id=agreement.id, found="missing", **seen),
        HearingCheck(meeting_id=meeting.id, listened="partly", words="Kiire oli."),
        LifeNow(day=DAY, areas={"home": "good", "health": "between"}, done=True),
    ]


def make(here: Path) -> None:
    """Write the folder, and what is in it."""
    folder, card = Folder.create(here / "vault", PASSPHRASE, clock=_Clock(), disk=FailingDisk())
    with folder.unit() as unit:
        kept = [unit.keep(record) for record in _chain()]
    told = {
        f"{table_of(type(one)).name} {one.id}": json.loads(version.body(version.values(one)))
        for one in kept
    }
    expected = {
        "counts": counts(folder),
        "records": told,
        "secrets": {"card": card, "passphrase": PASSPHRASE},
    }
    folder._content.close()  # as if the power went: nothing is tidied
    folder.lock()
    text = json.dumps(expected, indent=2, ensure_ascii=False, sort_keys=True)
    (here / "expected.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    HERE.mkdir(parents=True)
    with from_seed("v3"):
        make(HERE)


if __name__ == "__main__":
    main()
