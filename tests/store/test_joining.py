from __future__ import annotations

import io
import sqlite3

import pytest
from sqlmodel import select

from app.errors.attached import AttachmentLost
from app.errors.base import Cancelled
from app.errors.folder import NotSaved
from app.errors.joining import DoesNotFit
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.profile import Profile
from app.records.revision import Revision
from app.records.wish import Wish
from app.store.comparing import planned
from app.store.database import Database
from app.store.folder import Folder
from app.store.joining import Theirs, join, reading_of
from app.store.schema import KINDS, table_of
from tests.store.disks import PASSPHRASE, Time, all_words, say


@pytest.fixture
def other(tmp_path):
    folder, _card = Folder.create(tmp_path / "other" / "vault", PASSPHRASE, clock=Time())
    yield folder
    folder.lock()


def joined(mine, theirs, **watched):
    with theirs.reading() as unit:
        opener = lambda blob: unit.blobs.open(unit.key_of(blob))  # noqa: E731
        return join(mine, Theirs(reading=unit, open=opener), **watched)


def plan_of(mine, theirs):
    with mine.reading() as one, theirs.reading() as another:
        return planned(one, another)


def everything(folder):
    """Return all records and histories, without the files each folder has of its own."""
    with folder.reading() as unit:
        found = {}
        for kind in KINDS:
            for comp, row in unit.ask(select(table_of(kind))):
                own = {k: v for k, v in row.items() if k not in {"blob", "thumbnail"}}
                found[kind.__name__, row["id"]] = (comp, own)
        history = {
            (r["id"], r["record_id"], r["body"]) for _c, r in unit.ask(select(table_of(Revision)))
        }
    return found, history


def change(folder, wish_id, **fields):
    with folder.unit() as unit:
        wish = unit.get(Wish, wish_id)
        for name, value in fields.items():
            setattr(wish, name, value)
        return unit.keep(wish)


def saves(folder):
    with folder.exclusive() as content:
        return {comp: one.n for comp, one in content.compartments.items()}


@pytest.fixture
def same(folder, other):
    """Give a wish both folders have, in the same version."""
    wish = say(folder, "Haluan kahvia", shared=True)
    joined(other, folder)
    return wish


def test_what_only_the_other_folder_has_comes_here(folder, other):
    say(other, "Haluan teetä")
    say(other, "Haluan ulos", shared=True)
    assert joined(folder, other).new == 2
    assert everything(folder) == everything(other)


def test_joining_twice_writes_nothing(folder, other, same):
    change(other, same.id, words="Haluan teetä", visibility="only_me")
    say(other, "Uusi toive")
    assert not joined(folder, other).nothing
    before = saves(folder)
    assert joined(folder, other).nothing
    assert saves(folder) == before


def test_the_newest_words_stay_and_the_others_go_into_the_history(folder, other, same):
    change(folder, same.id, words="Haluan maitoa")
    change(other, same.id, words="Haluan teetä")
    plan = joined(folder, other)
    assert all_words(folder) == ["Haluan teetä"]
    with folder.reading() as unit:
        history = unit.history(same.id)
    assert [one.number for one in history] == [1, 2]
    assert {"kahvia", "maitoa"} == {w for w in ("kahvia", "maitoa") for h in history if w in h.body}
    assert plan.newer_there == 1


def test_both_devices_come_to_the_same(folder, other, same):
    change(folder, same.id, words="Haluan maitoa")
    change(other, same.id, words="Haluan teetä")
    say(folder, "Täällä")
    say(other, "Siellä", shared=True)
    joined(folder, other)
    joined(other, folder)
    assert everything(folder) == everything(other)
    assert plan_of(folder, other).nothing


def test_what_is_only_for_me_on_one_device_becomes_so_on_the_other(folder, other, same):
    change(other, same.id, visibility="only_me")
    plan = joined(folder, other)
    with folder.reading() as unit:
        assert unit.look_up(Wish, same.id)[0] == "private"
    assert plan.made_private == 1


def test_an_agenda_item_follows_a_wish_that_becomes_private(folder, other, same):
    with folder.unit() as unit:
        item = unit.keep(AgendaItem(wish_id=same.id, visibility="may_be_shared", reason="Ei nyt"))
    change(other, same.id, visibility="only_me")
    joined(folder, other)
    with folder.reading() as unit:
        assert unit.look_up(AgendaItem, item.id)[0] == "private"


def test_a_photo_follows_a_wish_that_the_other_device_made_private(folder, other, same):
    with folder.unit() as unit:
        key = unit.blobs.write(io.BytesIO(b"kuva"))
        photo = Attachment(of_kind="wish", of_id=same.id, blob=key.id, visibility="may_be_shared")
        unit.attach(photo, [key])
    change(other, same.id, visibility="only_me")
    joined(folder, other)
    with folder.reading() as unit:
        assert unit.look_up(Attachment, photo.id)[0] == "private"


def test_a_point_of_a_paper_shows_no_more_than_the_agreement_in_it(folder, other):
    with folder.unit() as unit:
        paper = unit.keep(Paper(visibility="may_be_shared"))
        promise = unit.keep(Agreement(what="Kyyti", visibility="may_be_shared"))
    joined(other, folder)
    with folder.unit() as unit:
        point = PaperPoint(paper_id=paper.id, agreement_id=promise.id, visibility="may_be_shared")
        unit.keep(point)
    with other.unit() as unit:
        unit.keep(unit.get(Agreement, promise.id).model_copy(update={"visibility": "only_me"}))
    joined(folder, other)
    with folder.reading() as unit:
        assert unit.look_up(PaperPoint, point.id)[0] == "private"


def test_a_removal_on_the_other_device_is_counted_and_can_be_undone(folder, other, same):
    with other.unit() as unit:
        unit.remove(Wish, same.id)
    assert joined(folder, other).removed == 1
    assert all_words(folder) == []
    with folder.unit() as unit:
        assert unit.bring_back(Wish, same.id).words == "Haluan kahvia"


def test_a_part_told_on_both_devices_stays_once_with_the_other_words_in_its_history(folder, other):
    with folder.unit() as unit:
        unit.keep(Profile(part="matters", words="Koti", visibility="may_be_shared"))
    with other.unit() as unit:
        told = unit.keep(Profile(part="matters", words="Kissa"))
    joined(folder, other)
    joined(other, folder)
    assert everything(folder) == everything(other)
    with folder.reading() as unit:
        assert [(p.words, p.visibility) for p in unit.find(Profile)] == [("Kissa", "only_me")]
        assert "Koti" in unit.history(told.id)[0].body
    assert plan_of(folder, other).nothing


@pytest.mark.parametrize("newest_is_shared", [True, False])
def test_a_part_told_twice_is_only_for_me_when_one_of_them_was(folder, other, newest_is_shared):
    told = ["only_me", "may_be_shared"]
    for side, seen_by in zip(
        (folder, other), told if newest_is_shared else told[::-1], strict=True
    ):
        with side.unit() as unit:
            unit.keep(Profile(part="matters", words=seen_by, visibility=seen_by))
    joined(folder, other)
    with folder.reading() as unit:
        assert [part.visibility for part in unit.find(Profile)] == ["only_me"]
        assert {comp for comp, _row in unit.ask(select(table_of(Profile)))} == {"private"}


def test_the_history_goes_along_when_a_thing_becomes_private(folder, other, same):
    with folder.unit() as unit:
        item = unit.keep(AgendaItem(wish_id=same.id, visibility="may_be_shared", reason="Ei nyt"))
        item.reason = "Joo"
        unit.keep(item)
    change(other, same.id, visibility="only_me")
    joined(folder, other)
    with folder.reading() as unit:
        assert len(unit.history(item.id)) == 1
        assert "main" not in {comp for comp, _row in unit.ask(select(table_of(Revision)))}


def test_a_version_kept_on_both_devices_is_kept_once(folder, other, same):
    change(folder, same.id, words="Haluan maitoa")
    change(other, same.id, words="Haluan teetä")
    with folder.exclusive() as content:
        before = {comp: Database(one.image()) for comp, one in content.databases.items()}
    joined(folder, other)
    with reading_of(before) as earlier:
        join(other, Theirs(reading=earlier, open=lambda _blob: None))
    assert everything(folder) == everything(other)
    assert joined(folder, other).nothing
    for database in before.values():
        database.close()


def test_attachments_come_over_under_keys_of_this_folder(folder, other):
    with other.unit() as unit:
        key = unit.blobs.write(io.BytesIO(b"kuva" * 50_000))
        photo = unit.attach(Attachment(of_kind="wish", blob=key.id, size=key.size), [key])
    assert joined(folder, other).attachments == 1
    with folder.reading() as unit:
        mine = unit.get(Attachment, photo.id)
        row = unit.key_of(mine.blob)
        with unit.blobs.open(row) as source:
            assert source.read() == b"kuva" * 50_000
    assert (row.id, row.key) != (key.id, key.key)
    assert joined(folder, other).nothing
    assert joined(other, folder).nothing


def test_an_attachment_that_cannot_be_opened_is_counted_and_its_record_comes(folder, other):
    with other.unit() as unit:
        key = unit.blobs.write(io.BytesIO(b"kuva"))
        photo = unit.attach(Attachment(words="Kissa", blob=key.id, size=4), [key])
        unit.blobs.remove([key.id])
    assert joined(folder, other).lost == 1
    with folder.reading() as unit:
        assert unit.get(Attachment, photo.id).words == "Kissa"


def test_a_join_that_is_stopped_leaves_nothing(folder, other):
    with other.unit() as unit:
        key = unit.blobs.write(io.BytesIO(b"kuva"))
        unit.attach(Attachment(words="Kissa", blob=key.id, size=4), [key])
    before, counts = everything(folder), saves(folder)

    def stop(done, _total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        joined(folder, other, progress=stop)
    assert (everything(folder), saves(folder)) == (before, counts)
    with folder.reading() as unit:
        assert unit.blobs.ids() == set()


def test_a_join_that_cannot_be_saved_puts_memory_back(folder, other, disk):
    say(folder, "Täällä")
    say(other, "Siellä")
    disk.fails = lambda work: work == "write"
    with pytest.raises(NotSaved):
        joined(folder, other)
    disk.heal()
    assert all_words(folder) == ["Täällä"]
    assert joined(folder, other).new == 1


def test_a_folder_in_which_an_id_names_another_kind_is_refused(folder, other):
    wish = say(folder, "Haluan kahvia")
    with other.unit() as unit:
        unit.keep(Meeting(id=wish.id))
    with pytest.raises(DoesNotFit):
        joined(folder, other)


def test_joining_never_shows_a_private_file_that_a_shared_attachment_names(folder, other):
    with other.unit() as unit:
        key = unit.blobs.write(io.BytesIO(b"oma kuva"))
        mine = unit.attach(Attachment(of_kind="wish", blob=key.id, size=8), [key])
    with other.unit() as unit:  # as a helper could, who sees the names of all files
        lure = unit.keep(Attachment(of_kind="wish", blob=key.id, visibility="may_be_shared"))
    assert joined(folder, other).lost == 1
    with folder.reading() as unit:
        assert unit.only_private(unit.get(Attachment, mine.id).blob)
        with pytest.raises(AttachmentLost):
            unit.key_of(unit.get(Attachment, lure.id).blob)


def test_a_history_of_thousands_of_versions_is_joined_where_sqlite_takes_few_values(folder, other):
    wish = say(other, "nyt")
    told = [{"id": f"r{n}", "number": n, "body": f'{{"words":"{n}"}}'} for n in range(1, 6001)]
    with other.unit() as unit:
        same = Revision(record_id=wish.id, kind="wish").model_dump()
        unit.put_history("private", wish.id, [{**same, **one} for one in told])
    with folder.exclusive() as content:
        for database in content.databases.values():
            database.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 32_766)
    assert joined(folder, other).new == 1
    with folder.reading() as unit:
        assert len(unit.history(wish.id)) == 6000
