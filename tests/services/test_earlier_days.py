"""Earlier days and an alarm, at the level of what a person can do."""

import io
import shutil
from datetime import timedelta

import pytest

from app.errors.attached import AttachmentLost
from app.errors.folder import Damaged
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.services import attachments, earlier_days, records, recovering
from app.services.context import Context
from app.store import backup
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.builders import PASSPHRASE


def words(ctx):
    with ctx.folder.reading() as unit:
        return sorted(wish.words for wish in unit.find(Wish))


def a_day_goes_by(ctx, clock):
    with ctx.folder.exclusive() as content:
        for compartment in content.compartments.values():
            compartment.compact()
    clock.now += timedelta(days=1)


@pytest.fixture
def card(tmp_path, clock):
    """The card of a folder that was made on the first day of the clock."""
    folder, card = Folder.create(tmp_path / "own" / "vault", PASSPHRASE, clock=clock)
    folder.lock()
    return card


@pytest.fixture
def ctx(card, tmp_path, clock):
    folder = Folder.open(tmp_path / "own" / "vault", RecoveryKey(card), clock=clock)
    yield Context(folder=folder, clock=clock)
    folder.lock()


@pytest.fixture
def lived(ctx, clock):
    """Two wishes on the first day; on the next one is removed, one erased, one spoilt."""
    walk, sauna, tea = (records.add(ctx, Wish, words=w) for w in ("kävely", "sauna", "tee"))
    a_day_goes_by(ctx, clock)
    records.remove(ctx, Wish, walk.id)
    records.change(ctx, Wish, sauna.id, words="xx")
    with ctx.folder.unit() as unit:
        unit.erase(Wish, [tea.id])
    records.add(ctx, Wish, words="uusi")
    a_day_goes_by(ctx, clock)
    return ctx


def test_an_earlier_day_is_one_state_and_what_differs_is_told(lived):
    (first,) = earlier_days.days(lived)  # what is shown now is no earlier day
    assert f"{first.at:%Y-%m-%d}" == "2026-11-24"
    found = {one.record.words: one.missing for one in earlier_days.differing(lived, first)}
    assert found == {"kävely": True, "sauna": False, "tee": True}


@pytest.mark.parametrize("shared", [False, True])
def test_a_copy_made_today_leaves_every_earlier_day_its_own(ctx, clock, card, shared):
    if shared:
        records.add(ctx, Wish, words="jaettu", visibility="may_be_shared")
    for number in range(4):
        records.add(ctx, Wish, words=f"sanottu {number}")
        ctx.folder.tidy()
        clock.pass_days(1)
    before = [day.at for day in earlier_days.days(ctx)]
    assert [f"{at:%d}" for at in before] == ["26", "25", "24"]
    backup.make_copy(ctx.folder, RecoveryKey(card)).remove()
    days = earlier_days.days(ctx)
    assert [day.at for day in days] == before
    assert [day.counts["wish"] for day in days] == [3 + shared, 2 + shared, 0]


def test_what_did_not_change_since_then_belongs_to_an_earlier_day_too(ctx, clock):
    records.add(ctx, Wish, words="jaettu", visibility="may_be_shared")
    a_day_goes_by(ctx, clock)
    for number in range(3):
        records.add(ctx, Wish, words=f"oma {number}")
        a_day_goes_by(ctx, clock)
    days = earlier_days.days(ctx)
    assert [day.counts["wish"] for day in days] == [3, 2, 1]


def test_what_is_brought_back_is_as_it_was_and_nothing_of_today_is_lost(lived):
    (first,) = earlier_days.days(lived)
    earlier_days.bring_back(lived, earlier_days.differing(lived, first))
    assert words(lived) == ["kävely", "sauna", "tee", "uusi"]
    assert earlier_days.differing(lived, first) == []
    with lived.folder.reading() as unit:
        (sauna,) = unit.find(Wish, Wish.words == "sauna")
    assert "xx" in [version.fields["words"] for version in records.history(lived, sauna.id)]


def test_a_day_whose_file_broke_meanwhile_is_told(lived):
    (first,) = earlier_days.days(lived)
    for path in lived.folder._place.glob("private/*.snap"):
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged):
        earlier_days.differing(lived, first)


def test_after_an_alarm_one_looks_at_the_states_and_goes_on_with_one(card, lived, clock):
    folder = lived.folder
    place = folder._place
    assert not recovering.is_needed(lived)
    shutil.copytree(place, place.parent / "copy")
    records.add(lived, Wish, words="kadonnut")
    folder.lock()
    shutil.rmtree(place)
    (place.parent / "copy").rename(place)
    ctx = Context(folder=Folder.open(place, RecoveryKey(card), clock=clock), clock=clock)
    assert recovering.is_needed(ctx)
    shown, *others = recovering.choices(ctx)
    recovering.look_at(ctx, others[-1])
    assert "uusi" not in words(ctx)
    recovering.go_on(ctx, shown)
    assert (ctx.folder.read_only, words(ctx)) == (False, ["uusi", "xx"])
    assert not recovering.is_needed(ctx)
    ctx.folder.lock()


PDF = b"%PDF-1.7 paperi"


@pytest.fixture
def paper(ctx):
    """A shared wish with a paper."""
    wish = records.add(ctx, Wish, words="kävely", visibility="may_be_shared")
    return attachments.attach(ctx, wish, io.BytesIO(PDF), words="lippu")


def the_day(ctx, clock):
    """Return the day before; what is done now is another day's."""
    a_day_goes_by(ctx, clock)
    return earlier_days.days(ctx)[0]


def papers(ctx):
    return [
        (one.words, one.visibility, attachments.read(ctx, one).read())
        for wish in records_of(ctx, Wish)
        for one in attachments.all_of(ctx, wish.id)
    ]


def records_of(ctx, kind):
    with ctx.folder.reading() as unit:
        return unit.find(kind)


def test_a_removed_paper_comes_back_as_it_was_with_its_file(ctx, clock, paper):
    a_day_goes_by(ctx, clock)
    attachments.describe(ctx, paper.id, "xx")
    records.remove(ctx, Attachment, paper.id)
    day = the_day(ctx, clock)
    (one,) = earlier_days.differing(ctx, day)
    assert (one.missing, one.lost) == (True, False)
    earlier_days.bring_back(ctx, [one])
    assert papers(ctx) == [("lippu", "may_be_shared", PDF)]
    assert earlier_days.differing(ctx, day) == []


def test_a_paper_that_became_private_is_the_same_paper(ctx, clock, paper):
    a_day_goes_by(ctx, clock)
    records.change(ctx, Wish, paper.of_id, visibility="only_me")
    day = the_day(ctx, clock)
    assert earlier_days.differing(ctx, day) == []
    attachments.describe(ctx, paper.id, "xx")
    earlier_days.bring_back(ctx, earlier_days.differing(ctx, day))
    assert papers(ctx) == [("lippu", "only_me", PDF)]


def test_a_paper_that_is_out_of_the_folder_comes_back_with_its_file_and_its_wish(ctx, clock, paper):
    a_day_goes_by(ctx, clock)
    with ctx.folder.unit() as unit:
        unit.erase(Wish, [paper.of_id])
    day = the_day(ctx, clock)
    (_wish, one) = earlier_days.differing(ctx, day)
    earlier_days.bring_back(ctx, [one])
    assert words(ctx) == ["kävely"]
    assert papers(ctx) == [("lippu", "may_be_shared", PDF)]
    assert earlier_days.differing(ctx, day) == []
    ctx.folder.tidy()
    assert papers(ctx) == [("lippu", "may_be_shared", PDF)]


def test_a_paper_that_comes_back_is_seen_only_by_whoever_sees_its_wish_now(ctx, clock, paper):
    a_day_goes_by(ctx, clock)
    records.change(ctx, Wish, paper.of_id, visibility="only_me")
    with ctx.folder.unit() as unit:
        unit.erase(Attachment, [paper.id])
    day = the_day(ctx, clock)
    earlier_days.bring_back(ctx, earlier_days.differing(ctx, day))
    assert papers(ctx) == [("lippu", "only_me", PDF)]
    (now,) = records_of(ctx, Attachment)
    with ctx.folder.reading() as unit:
        assert unit.only_private(now.blob)


@pytest.mark.parametrize("erased", [False, True])
def test_where_the_file_is_lost_that_is_told_and_the_words_come_back(ctx, clock, paper, erased):
    a_day_goes_by(ctx, clock)
    with ctx.folder.unit() as unit:
        unit.erase(Attachment, [paper.id]) if erased else unit.remove(Attachment, paper.id)
    for path in ctx.folder._place.glob("blobs/*.blob"):
        path.unlink()
    (one,) = earlier_days.differing(ctx, the_day(ctx, clock))
    assert one.lost
    earlier_days.bring_back(ctx, [one])
    (now,) = records_of(ctx, Attachment)
    assert now.words == "lippu"
    with pytest.raises(AttachmentLost):
        attachments.read(ctx, now)
