"""Erased for good: no file that is left can be opened to the words, wherever it is cut."""

from __future__ import annotations

import io
import shutil
import zlib

import pytest
from sqlmodel import select

from app.errors.erasing import NotErasedYet
from app.errors.folder import NotSaved
from app.errors.keys import OnlyTheOwner
from app.records.attachment import Attachment
from app.records.revision import Revision
from app.records.unfinished import Unfinished
from app.records.wish import Wish
from app.store import aside, erasing, erasing_all, pages, rekeying, shelf
from app.store.blobs import mentioned
from app.store.files import Disk
from app.store.folder import Folder
from app.store.format import COMPARTMENTS
from app.store.secret import HelperWords
from tests.store.disks import FailingDisk, Time, again, all_words, say

SECRET, EARLIER, PICTURE = "Salainen sana.", "Vanha salainen sana.", b"salainen kuva" * 100
HELPER = HelperWords("auttaja sana polku")


def _lived_in(folder) -> Wish:
    """Make a wish with history, a picture, a removal and older states of the folder."""
    kept = say(folder, EARLIER, shared=True)
    with folder.unit() as unit:
        kept.words = SECRET
        unit.keep(kept)
    with folder.reading() as unit:
        key = unit.blobs.write(io.BytesIO(PICTURE))
    with folder.unit() as unit:
        of = {"of_kind": "wish", "of_id": kept.id, "visibility": "may_be_shared"}
        unit.attach(Attachment(blob=key.id, words=SECRET, **of), [key])
    with folder.unit() as unit:
        kept.visibility = "only_me"
        unit.keep(kept)
    say(folder, "Toinen toive.")
    with folder.unit() as unit:
        unit.remove(Wish, kept.id)
    return kept


def _plain(folder) -> bytes:
    """Return all that the keys open in every file that is left."""
    found = []
    with folder.exclusive(writing=False) as content:
        blobs = mentioned(content.databases)
        for comp in COMPARTMENTS:
            for where in (content.place / comp, aside.place_of(content.place, comp)):
                seen = shelf.read(content.disk, where, comp=comp, ring=content.ring)
                found += [s.read(content.disk).image(s.root)[0] for s in seen.snapshots]
                for segment in seen.segments.values():
                    found += [zlib.decompress(f.plain[16:]) for f in segment.frames]
                    found += _applied(content, seen, segment)
        if content.blobs.ids() != set(blobs):  # a file whose key may lie in an older state
            found.append(SECRET.encode())
    return b"".join(found)


def _applied(content, seen, segment) -> list[bytes]:
    """Return the pages of a segment as they were after each of its frames."""
    for stored in seen.snapshots:
        image, total = stored.read(content.disk).image(stored.root)
        if stored.header.head == segment.header.parent:
            changed = bytearray(image)
            states = []
            for frame in segment.frames:
                total = pages.apply(changed, frame.plain, was=total)
                states.append(bytes(changed))
            return states
    return []


def _in_files(folder) -> bool:
    plain = _plain(folder)
    return any(words.encode() in plain for words in (SECRET, EARLIER))


def test_before_it_the_words_can_be_found_in_the_files(folder):
    _lived_in(folder)
    with folder.exclusive() as content:
        for compartment in content.compartments.values():
            compartment.compact()
    assert _in_files(folder)


def test_what_was_erased_is_in_no_file_that_is_left(made, place):
    folder, card = made
    wish = _lived_in(folder)
    with folder.exclusive() as content:
        for comp in COMPARTMENTS:
            content.compartments[comp].compact(pin="v1")
            there = aside.make(content.disk, place, comp)
            for path in (place / comp).glob("*.snap"):
                (there / path.name).write_bytes(path.read_bytes())
    assert _in_files(folder)
    erasing.erase(folder, {Wish: [wish.id]})
    assert not _in_files(folder)
    assert not erasing.unfinished(folder)
    assert list(place.glob("blobs/*")) == []
    with folder.reading() as unit:
        assert unit.history(wish.id) == []
        assert unit.find(Attachment, removed=True) == []
    assert all_words(folder) == ["Toinen toive."]
    folder.lock()
    folder = again(place, card)
    assert not _in_files(folder)
    assert (folder.notices, all_words(folder)) == ((), ["Toinen toive."])
    folder.lock()


def test_what_stays_keeps_its_picture_and_its_history(folder):
    wish = _lived_in(folder)
    other = say(folder, "Ensin.")
    with folder.unit() as unit:
        other.words = "Sitten."
        unit.keep(other)
        key = unit.blobs.write(io.BytesIO(b"oma kuva"))
        unit.attach(Attachment(of_kind="wish", of_id=other.id, blob=key.id), [key])
    erasing.erase(folder, {Wish: [wish.id]})
    with folder.reading() as unit:
        (attached,) = unit.find(Attachment)
        with unit.blobs.open(unit.key_of(attached.blob)) as source:
            assert source.read() == b"oma kuva"
        assert len(unit.history(other.id)) == 1


@pytest.mark.parametrize("refused", range(4))
def test_a_refused_erasing_brings_no_older_words_back(made, place, disk, refused):
    folder, card = made
    wish = say(folder, EARLIER, shared=True)
    disk.refuse_flush(1)
    wish.words, wish.visibility = SECRET, "only_me"
    with pytest.raises(NotSaved), folder.unit() as unit:
        unit.keep(wish)  # it is in private now, and what it said before is still in main
    disk.heal()
    disk.refuse_flush(refused)
    with pytest.raises((NotSaved, NotErasedYet)):
        erasing.erase(folder, {Wish: [wish.id]})
    disk.heal()
    assert all_words(folder) in ([SECRET], [])
    folder.lock()
    opened = again(place, card)
    assert all_words(opened) in ([SECRET], [])
    opened.lock()


def test_an_erasing_that_is_cut_anywhere_can_be_brought_to_its_end(begun_place):
    place, card, wish_id = begun_place
    ends = set()
    for number in range(0, 60, 2):
        copy = place.with_name(f"cut{number}") / "vault"
        shutil.copytree(place, copy)
        disk = FailingDisk()
        folder = again(copy, card, disk)
        disk.fail_at(number, also_next=10_000)
        ends.add(_tried(folder, wish_id))
        folder.lock()
        folder = again(copy, card)
        assert not folder.read_only
        with folder.reading() as unit:
            there = bool(unit.find(Wish, Wish.id == wish_id, removed=True))
            begun = erasing.unfinished(folder)
        assert there or begun or not _in_files(folder)
        erasing.erase(folder, {Wish: [wish_id]})
        assert not _in_files(folder)
        assert all_words(folder) == ["Toinen toive."]
        folder.lock()
    assert ends == {"not saved", "not erased yet", "erased"}


@pytest.fixture
def begun_place(made, place):
    folder, card = made
    wish = _lived_in(folder)
    folder.lock()
    return place, card, wish.id


def _tried(folder, wish_id) -> str:
    try:
        erasing.erase(folder, {Wish: [wish_id]})
    except NotErasedYet:
        return "not erased yet"
    except NotSaved:
        return "not saved"
    return "erased"


def test_a_helper_erases_nothing(made, place):
    folder, card = made
    kept = say(folder, SECRET, shared=True)
    rekeying.add_helper(folder, HELPER)
    folder.lock()
    helper = Folder.open(place, HELPER, clock=Time())
    with pytest.raises(OnlyTheOwner):
        erasing.erase(helper, {Wish: [kept.id]})
    assert all_words(helper) == [SECRET]
    helper.lock()
    folder = again(place, card)
    assert (all_words(folder), folder.notices) == ([SECRET], ())
    folder.lock()


def test_the_mark_of_a_begun_erasing_goes_with_its_end(made, place, disk):
    folder, card = made
    wish = _lived_in(folder)
    disk.fails = lambda work: work == "rename"
    with pytest.raises(NotErasedYet):
        erasing.erase(folder, {Wish: [wish.id]})
    disk.heal()
    folder.lock()
    folder = again(place, card)
    assert erasing.unfinished(folder)
    assert _in_files(folder)
    erasing.finish(folder)
    assert not erasing.unfinished(folder)
    assert not _in_files(folder)
    with folder.exclusive() as content, content.databases["private"].session() as session:
        assert session.get(Unfinished, "erasing") is None
        assert session.exec(select(Revision)).all() == []
    folder.lock()


# ---- everything


@pytest.fixture
def data(tmp_path, made, place):
    folder, _card = made
    _lived_in(folder)
    folder.lock()
    (tmp_path / "vault-old-1").mkdir()
    (tmp_path / "vault-old-1" / "old").write_bytes(b"x")
    (tmp_path / "settings.json").write_text("{}")
    (tmp_path / "copy-0123456789abcdef.zip.tmp").write_bytes(b"x")
    (tmp_path / "letter.txt").write_text("not ours")
    (tmp_path / "example").mkdir()
    return tmp_path


def _names(data) -> set[str]:
    return {path.name for path in data.iterdir()}


def test_nothing_of_ours_is_left_and_nothing_else_is_touched(data):
    assert erasing_all.erase_all(Disk(), data, also=("settings.json", "example"))
    assert _names(data) == {"letter.txt"}


class _Order(Disk):
    def __init__(self):
        self.removed = []

    def remove(self, path):
        self.removed.append(path)
        super().remove(path)


def test_what_the_passphrase_opens_goes_first(data):
    disk = _Order()
    erasing_all.erase_all(disk, data)
    kinds = [path.suffix for path in disk.removed if path.suffix in {".keys", ".snap"}]
    assert kinds == sorted(kinds)
    assert kinds.count(".keys") == 2
    assert kinds.count(".snap") >= 4


@pytest.mark.parametrize("number", range(14))
def test_erasing_everything_can_be_cut_anywhere_and_goes_on_at_the_next_start(data, card, number):
    disk = FailingDisk()
    disk.fail_at(number, also_next=10_000)
    disk.remove_tree = lambda _folder: (_ for _ in ()).throw(OSError())
    try:
        done = erasing_all.erase_all(disk, data)
    except OSError:
        folder = again(data / "vault", card)  # not begun: all is as it was
        assert all_words(folder) == ["Toinen toive."]
        folder.lock()
        return
    assert not done
    assert "vault" not in _names(data)
    assert erasing_all.sweep(Disk(), data)
    assert not {name for name in _names(data) if name.startswith(("vault", "erased"))}


def test_a_folder_that_cannot_be_looked_at_is_not_said_to_be_erased(tmp_path):
    assert not erasing_all.sweep(Disk(), tmp_path / "nowhere")


def test_erasing_everything_deletes_nothing_that_a_link_leads_to(folder, place, tmp_path):
    folder.lock()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_text("kirje")
    shutil.rmtree(place / "keys")
    (place / "keys").symlink_to(elsewhere)
    assert erasing_all.erase_all(Disk(), place.parent)
    assert (elsewhere / "letter.txt").read_text() == "kirje"
    assert not place.exists()
