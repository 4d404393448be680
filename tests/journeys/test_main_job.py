"""The main job on services: wishes, a meeting, agreements, a summary, and all is there again."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.records.agenda_item import Answer
from app.records.agreement import Accord
from app.services import (
    agenda,
    agreements,
    givable,
    meetings,
    people,
    profile,
    records,
    sharing,
    wishes,
)
from app.services.givable import ReadySet
from app.services.keeping import Home
from tests.builders import PASSPHRASE, SHARED, TODAY, ATime

MARKERS = [f"merkkisana{number}kq" for number in range(10)]
(SAUNA, CHOIR, SECRET, NEED, QUESTION, REASON, RAIL, MINE, THEIRS, WHO) = MARKERS


@pytest.fixture
def home(tmp_path):
    made = Home(data=tmp_path / "data", clock=ATime())
    yield made
    made.lock()


def tell_everything(ctx):
    """Go the whole way to the end of the meeting; return the meeting."""
    marja = people.add(ctx, first_name="Marja", role="own_worker", visibility=SHARED)
    profile.tell(ctx, "name", "Aune", visibility=SHARED)
    sauna = wishes.say(ctx, words=f"Haluan saunaan {SAUNA}.", visibility=SHARED)
    choir = wishes.say(ctx, words=f"Haluan kuoroon {CHOIR}.", visibility=SHARED)
    wishes.say(ctx, words=f"Pelkään {SECRET}.", kind="worry")
    meeting = meetings.arrange(
        ctx, day=TODAY + timedelta(days=1), invited=[marja.id], needs=NEED, visibility=SHARED
    )
    agenda.choose_wishes(ctx, meeting.id, [choir.id, sauna.id])
    agenda.add_question(ctx, meeting.id, f"Mitä se maksaa {QUESTION}?", visibility=SHARED)
    for line in agenda.agenda(ctx, meeting.id):
        agenda.write_answer(ctx, line.item.id, answer=Answer.PARTLY, reason=f"Katsotaan {REASON}.")
    shared = {"meeting_id": meeting.id, "visibility": SHARED}
    agreements.note_down(ctx, what=f"Kahva {RAIL}", who=f"Marja {WHO}", by_when=TODAY, **shared)
    agreements.note_down(
        ctx,
        what="Käynnin pituus",
        accord=Accord.NOT_AGREED,
        my_view="45 minuuttia",
        my_reason=f"Puen itse {MINE}.",
        their_view="25 minuuttia",
        their_reason=f"Se riittää {THEIRS}.",
        **shared,
    )
    return meetings.close(ctx, meeting.id)


def everything_told(ctx):
    meeting = meetings.all_meetings(ctx)[0]
    told = [line.shown + line.item.reason for line in agenda.agenda(ctx, meeting.id)]
    told += [wish.words for wish in wishes.all_wishes(ctx)]
    for one in agreements.all_agreements(ctx):
        told += [one.what, one.who, one.my_reason, one.their_reason]
    return " ".join([*told, meeting.needs])


def give(ctx, meeting, form):
    picked = givable.suggested(ctx, ReadySet.THIS_MEETING, meeting_id=meeting.id)
    seen = sharing.preview(ctx, ids=picked, to_name="Marja", purpose="Suunnitelmaa varten")
    return sharing.give(ctx, seen, form)


def pdf_text(data):

    return "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def files_below(place):
    return [(path.name, path.read_bytes()) for path in place.rglob("*") if path.is_file()]


def test_every_word_is_there_after_closing_and_opening_again(home):
    ctx, card = home.create(PASSPHRASE)
    tell_everything(ctx)
    home.lock()
    told = everything_told(home.unlock(PASSPHRASE))
    assert [marker for marker in MARKERS if marker not in told] == []
    home.lock()
    assert everything_told(home.unlock_with_card(card)) == told


def test_the_summary_holds_what_may_be_shared_and_nothing_else(home):
    ctx, _ = home.create(PASSPHRASE)
    meeting = tell_everything(ctx)
    page = give(ctx, meeting, "html").data.decode()
    sheet = re.sub(r"\s", "", pdf_text(give(ctx, meeting, "pdf").data))
    for marker in (SAUNA, CHOIR, QUESTION, REASON, RAIL, MINE, THEIRS, WHO):
        assert marker in page
        assert marker in sheet
    assert SECRET not in page
    assert SECRET not in sheet
    assert [share.form for share in sharing.receipts(ctx)] == ["pdf", "html"]


def test_nothing_lies_on_the_disk_in_plain_text(home, tmp_path):
    ctx, _ = home.create(PASSPHRASE)
    meeting = tell_everything(ctx)
    give(ctx, meeting, "pdf")
    wish = wishes.all_wishes(ctx)[0]
    wishes.change(ctx, wish.id, words="Muutin mieleni.")
    records.remove(ctx, type(wish), wish.id)
    found = dict(files_below(tmp_path))
    home.lock()
    found |= {f"{name} at the end": data for name, data in files_below(tmp_path)}
    assert len(found) > 5
    codings = ("utf-8", "utf-16-le", "utf-16-be")
    leaks = [
        (name, marker)
        for name, data in found.items()
        for marker in (*MARKERS, *PASSPHRASE.split())
        if any(marker.encode(coding) in data for coding in codings)
    ]
    assert leaks == []
