"""What was removed is listed, and goes for good only when the person says so."""

from __future__ import annotations

import io

import pytest

from app.errors.erasing import NotAllErased
from app.errors.folder import Gone, Locked
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.services import (
    agenda,
    agreements,
    attachments,
    erasing,
    erasing_all,
    meetings,
    plain_copies,
    records,
    sharing,
    wishes,
)
from app.services.keeping import Home
from app.store import erasing as store_erasing
from app.store.files import Disk
from tests.builders import PASSPHRASE, ATime

PDF = b"%PDF-1.7 paperi"


@pytest.fixture
def wish(ctx):
    return wishes.say(ctx, words="Haluan kissan.", visibility="may_be_shared")


def test_what_was_removed_is_listed_with_the_latest_first(ctx, wish):
    other = wishes.say(ctx, words="Toinen.")
    paper = attachments.attach(ctx, other, io.BytesIO(PDF))
    for kind, record_id in ((Wish, wish.id), (Attachment, paper.id), (Wish, other.id)):
        records.remove(ctx, kind, record_id)
    assert [one.id for one in erasing.removed(ctx)] == [other.id, paper.id, wish.id]


def test_a_wish_let_go_from_an_agenda_is_no_removed_thing_of_its_own(ctx, wish):
    meeting = meetings.arrange(ctx)
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    agenda.choose_wishes(ctx, meeting.id, [])
    question = agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    records.remove(ctx, AgendaItem, question.id)
    assert [one.id for one in erasing.removed(ctx)] == [question.id]


def test_a_wish_takes_with_it_where_it_was_raised_and_what_was_attached(ctx, wish):
    meeting = meetings.arrange(ctx)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    agenda.write_answer(ctx, line.item.id, answer="no", reason="Ei sovi.")
    agreement = agreements.note_down(ctx, what="Käydään katsomassa.", wish_id=wish.id)
    paper = attachments.attach(ctx, wish, io.BytesIO(PDF))
    records.remove(ctx, Wish, wish.id)
    erasing.erase(ctx, Wish, wish.id)
    for kind, record_id in (
        (Wish, wish.id),
        (AgendaItem, line.item.id),
        (Attachment, paper.id),
    ):
        with ctx.folder.reading() as unit, pytest.raises(Gone):
            unit.get(kind, record_id, removed=True)
    assert agenda.agenda(ctx, meeting.id) == []
    assert agreements.one(ctx, agreement.id).what == "Käydään katsomassa."
    assert not erasing.is_unfinished(ctx)


def test_a_meeting_takes_its_agenda_and_leaves_what_was_agreed(ctx):
    meeting = meetings.arrange(ctx)
    agenda.add_question(ctx, meeting.id, "Kuka tulee?")
    agreement = agreements.note_down(ctx, what="Marja tulee.", meeting_id=meeting.id)
    records.remove(ctx, Meeting, meeting.id)
    erasing.erase_all_removed(ctx)
    assert erasing.removed(ctx) == []
    with ctx.folder.reading() as unit:
        assert unit.find(AgendaItem, removed=True) == []
    assert records.get(ctx, Agreement, agreement.id).what == "Marja tulee."


def test_a_receipt_keeps_what_was_given_and_is_named(ctx, wish):
    seen = sharing.preview(ctx, ids=[wish.id], to_name="Marja")
    sharing.give(ctx, seen, "html")
    records.remove(ctx, Wish, wish.id)
    (receipt,) = erasing.receipts_with(ctx, wish.id)
    erasing.erase(ctx, Wish, wish.id)
    (kept,) = sharing.receipts(ctx)
    assert kept.id == receipt.id
    assert "Haluan kissan." in kept.content
    assert sharing.chain_holds(ctx)


def test_only_what_can_be_removed_has_a_name_here():
    assert erasing.kind_named("wish") is Wish
    assert erasing.kind_named("share") is None
    assert erasing.kind_named("../x") is None


@pytest.fixture
def home(tmp_path):
    home = Home(data=tmp_path / "data", clock=ATime())
    home.create(PASSPHRASE)
    yield home
    home.lock()


def test_an_erasing_that_was_cut_is_finished_as_the_folder_opens(home, monkeypatch):
    ctx = home.context
    wish = wishes.say(ctx, words="Haluan kissan.")
    with monkeypatch.context() as cut:
        cut.setattr(store_erasing, "finish", _cut)
        with pytest.raises(KeyboardInterrupt):
            erasing.erase(ctx, Wish, wish.id)
    assert erasing.is_unfinished(ctx)
    home.lock()
    ctx = home.unlock(PASSPHRASE)
    assert not erasing.is_unfinished(ctx)
    assert len(list(home.place.glob("private/*"))) <= 3


def _cut(_folder):
    raise KeyboardInterrupt


def test_an_erasing_that_cannot_be_finished_does_not_keep_the_folder_closed(home, monkeypatch):
    with home.context.folder.unit() as unit:
        unit.begin("erasing")
    home.lock()
    with monkeypatch.context() as full:
        full.setattr(Disk, "rename", _refused)
        ctx = home.unlock(PASSPHRASE)
        assert erasing.is_unfinished(ctx)
    erasing.go_on(ctx)
    assert not erasing.is_unfinished(ctx)


def _refused(*_args):
    raise OSError


def test_everything_goes_and_the_app_stands_at_its_first_start(home):
    wishes.say(home.context, words="Haluan kissan.")
    (home.data / "vault-old-1").mkdir()
    home.change_settings(home.settings())
    told = []
    home.on_locked(lambda: told.append(True))
    erasing_all.erase_everything(home)
    assert told == [True]
    assert not home.exists()
    assert list(home.data.iterdir()) == []
    home.create(PASSPHRASE)
    assert wishes.all_wishes(home.context) == []


def test_what_could_not_be_deleted_is_said_and_goes_at_the_next_start(home, monkeypatch):
    with monkeypatch.context() as held:
        held.setattr(Disk, "remove_tree", _refused)
        with pytest.raises(NotAllErased):
            erasing_all.erase_everything(home)
    assert not home.exists()
    assert list(home.data.glob("erased-*"))
    assert not list(home.data.glob("erased-*/keys/*"))
    home.settle()
    assert list(home.data.iterdir()) == []


def test_a_folder_whose_name_stays_opens_as_before(home, monkeypatch):
    with monkeypatch.context() as held:
        held.setattr(Disk, "rename", _refused)
        with pytest.raises(NotAllErased):
            erasing_all.erase_everything(home)
    assert home.unlock(PASSPHRASE)


def test_a_folder_that_another_one_has_open_is_not_erased(home):
    home.lock()
    handle = Disk().lock(home.place / "lock")
    with pytest.raises(Locked):
        erasing_all.erase_everything(home)
    Disk().close(handle)
    assert home.exists()


def test_plain_copies_of_picked_files_are_swept_from_the_apps_own_cache_alone(tmp_path):
    cache, other = tmp_path / "cache", tmp_path / "photos"
    for path in (
        cache / "file_picker" / "1732" / "kuva.jpg",
        cache / "file_picker" / "paperi.pdf",
        cache / "other" / "kept",
        other / "own.jpg",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (cache / "file_picker" / "link").symlink_to(other)
    plain_copies.sweep({"FLET_APP_STORAGE_TEMP": str(cache)})
    assert sorted(path.name for path in cache.iterdir()) == ["other"]
    assert (other / "own.jpg").exists()
    assert (cache / "other" / "kept").exists()


def test_without_a_phones_cache_nothing_is_swept(tmp_path):
    (tmp_path / "file_picker").mkdir()
    plain_copies.sweep({})
    assert (tmp_path / "file_picker").exists()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "own.jpg").write_bytes(b"x")
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "file_picker").symlink_to(elsewhere)
    plain_copies.sweep({"FLET_APP_STORAGE_TEMP": str(cache)})
    assert (elsewhere / "own.jpg").exists()
