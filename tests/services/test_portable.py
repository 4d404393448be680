from __future__ import annotations

import hashlib
import io
import json
import shutil
import tracemalloc
import zipfile
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from app.errors.base import Cancelled
from app.errors.joining import NotOpenForm, OpenFormTooLarge, OpenFormTooNew
from app.exports import portable as form
from app.exports import portable_reading
from app.records.attachment import Attachment
from app.records.meeting import Meeting
from app.records.profile import Profile
from app.records.revision import Revision
from app.records.share import Share
from app.records.wish import Wish
from app.rules.belonging import NAMED
from app.services import bringing_in, portable, records
from app.services.context import Context
from app.store.folder import Folder
from app.store.schema import KINDS, table_of
from app.store.secret import RecoveryKey
from tests.builders import ATime

ID = "8c5f9d1e-0f3c-4a51-9d6e-0c2f6a1f7b11"
AT = "2026-11-24T08:00:00+00:00"


@pytest.fixture
def empty(begun, tmp_path, clock):
    """Another open, empty folder."""
    data, card = begun
    shutil.copytree(data, tmp_path / "other")
    folder = Folder.open(tmp_path / "other" / "vault", RecoveryKey(card), clock=clock)
    yield Context(folder=folder, clock=clock)
    folder.lock()


class Pipe(io.RawIOBase):
    """A stream that only goes forward."""

    def __init__(self):
        super().__init__()
        self.got = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.got += data
        return len(data)


def out(ctx):
    pipe = Pipe()
    portable.take_out(ctx, pipe)
    return bytes(pipe.got)


def everything(ctx):
    found = {}
    with ctx.folder.reading() as unit:
        for kind in (*KINDS, Revision):
            for comp, row in unit.ask(select(table_of(kind))):
                own = {k: v for k, v in row.items() if k not in {"blob", "thumbnail"}}
                found[kind.__name__, row["id"]] = (comp, own)
    return found


def bytes_of(ctx, attachment_id):
    with ctx.folder.reading() as unit:
        one = unit.get(Attachment, attachment_id, removed=True)
        with unit.blobs.open(unit.key_of(one.blob)) as source:
            return source.read()


def attach(ctx, content, **fields):
    with ctx.folder.unit() as unit:
        key = unit.blobs.write(io.BytesIO(content))
        return unit.attach(Attachment(blob=key.id, size=key.size, **fields), [key])


def zipped(text, **files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            form.JSON_NAME, text if isinstance(text, bytes | str) else json.dumps(text)
        )
        for name, content in files.items():
            archive.writestr(name, content)
    return io.BytesIO(made.getvalue())


def document(records=None, **more):
    return {"format": form.FORMAT, "made_at": AT, "files": [], "records": records or {}, **more}


def a_wish(**fields):
    return {"id": ID, "created_at": AT, "changed_at": AT, "words": "Haluan ulos", **fields}


def filled(ctx):
    """Put one of everything that travels in its own way into a folder."""
    wish = records.add(ctx, Wish, words="Haluan kahvia ☕", visibility="may_be_shared")
    records.change(ctx, Wish, wish.id, words="Haluan teetä", how_now="stormy")
    records.add(
        ctx, Meeting, day=date(2026, 12, 1), clock_time=time(14, 30), invited=["x"], remote=True
    )
    records.add(ctx, Share, number=1, content='{"a": "ä"}', previous="0" * 64, chosen=[wish.id])
    gone = records.add(ctx, Profile, part="matters", words="Koti")
    records.remove(ctx, Profile, gone.id)
    return attach(ctx, b"\xff\xd8kuva" * 90_000, of_id=wish.id, media_type="image/jpeg")


def test_what_was_taken_out_comes_in_equal(ctx, empty):
    photo = filled(ctx)
    found = bringing_in.bring_in(empty, io.BytesIO(out(ctx)))
    assert everything(empty) == everything(ctx)
    assert bytes_of(empty, photo.id) == bytes_of(ctx, photo.id)
    assert (found.unfit, found.unknown, found.fields, found.plan.lost) == (0, 0, 0, 0)


def test_bringing_in_twice_changes_nothing(ctx, empty):
    filled(ctx)
    data = out(ctx)
    assert bringing_in.look(empty, io.BytesIO(data)).plan.new == 5
    bringing_in.bring_in(empty, io.BytesIO(data))
    before = everything(empty)
    assert bringing_in.bring_in(empty, io.BytesIO(data)).plan.nothing
    assert bringing_in.look(ctx, io.BytesIO(data)).plan.nothing
    assert everything(empty) == before


def test_nothing_about_keys_leaves(ctx):
    photo = filled(ctx)
    with ctx.folder.reading() as unit:
        key = unit.key_of(photo.blob).key
    data = out(ctx)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(form.JSON_NAME)
        assert archive.namelist() == [form.JSON_NAME, f"attachments/{photo.blob}.jpg"]
    assert key not in data
    assert key.hex().encode() not in text


def test_taking_out_can_be_stopped(ctx):
    filled(ctx)

    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        portable.take_out(ctx, Pipe(), stop)


def test_a_lost_attachment_is_not_promised_and_its_record_leaves(ctx, empty):
    photo = attach(ctx, b"kuva", words="Kissa")
    with ctx.folder.unit() as unit:
        unit.blobs.remove([photo.blob])
    found = bringing_in.bring_in(empty, io.BytesIO(out(ctx)))
    assert found.plan.lost == 1
    assert records.get(empty, Attachment, photo.id).words == "Kissa"


def test_the_name_of_the_file_tells_only_the_day():
    assert portable.file_name(date(2026, 11, 24)) == "kuulluksi-2026-11-24-open.zip"


def test_the_form_and_the_folder_know_the_same_kinds():
    assert {table_of(kind).name: kind for kind in KINDS} == NAMED
    for name, kind in NAMED.items():
        assert set(kind.model_fields) == set(table_of(kind).c.keys()), name
        assert "history" not in kind.model_fields


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
some = st.fixed_dictionaries(
    {
        "words": words,
        "strengths": words,
        "own_order": st.integers(-5, 5),
        "language": st.sampled_from(["fi", "sv", "xx"]),
        "how_now": words,
        "visibility": st.sampled_from(["only_me", "may_be_shared", "friends"]),
        "whose_words": st.sampled_from(["own", "helper"]),
    }
)


@given(wishes=st.lists(st.tuples(some, st.lists(words, max_size=2), st.booleans()), max_size=4))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_folder_goes_out_and_comes_in_equal(begun, tmp_path_factory, wishes):
    data, card = begun
    place, sides = tmp_path_factory.mktemp("two"), []
    for name in ("one", "two"):
        shutil.copytree(data, place / name)
        clock = ATime()
        folder = Folder.open(place / name / "vault", RecoveryKey(card), clock=clock)
        sides.append(Context(folder=folder, clock=clock))
    ctx, empty = sides
    for fields, later, gone in wishes:
        wish = records.add(ctx, Wish, **fields)
        for text in later:
            records.change(ctx, Wish, wish.id, words=text)
        if gone:
            records.remove(ctx, Wish, wish.id)
    bringing_in.bring_in(empty, io.BytesIO(out(ctx)))
    assert everything(empty) == everything(ctx)
    for side in sides:
        side.folder.lock()


def test_a_part_in_the_history_is_brought_in_too(empty):
    kept = {"id": ID[:-1] + "2", "number": 1, "replaced_at": AT, "whose_words": "own"}
    wish = a_wish(history=[{**kept, "version": {"words": "Kahvia"}}])
    bringing_in.bring_in(empty, zipped(document({"wish": [wish]})))
    assert records.history(empty, ID)[0].fields == {"words": "Kahvia"}


def test_unknown_kinds_and_fields_are_told(empty):
    found = bringing_in.bring_in(
        empty, zipped(document({"wish": [a_wish(mood="hyvä")], "dream": [{}, {}]}, later=1))
    )
    assert (found.plan.new, found.fields, found.unknown) == (1, 1, 3)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "1"},
        {"id": ID.upper()},
        {"id": "../../etc/passwd"},
        {"id": None},
        {"changed_at": None},
        {"changed_at": "2026-11-24T08:00:00"},
        {"changed_at": "2199-01-01T00:00:00+00:00"},
        {"created_at": "0001-01-01T00:00:00+00:00"},
        {"changed_at": 5},
        {"changed_at": "tomorrow"},
        {"words": 1},
        {"words": None},
        {"words": "\ud800"},
        {"words": "a" * 1_000_001},
        {"own_order": True},
        {"own_order": "1"},
        {"own_order": 2**53 + 1},
        {"history": {}},
        {"history": [{}]},
        {"history": [{"id": ID, "number": 1, "replaced_at": AT, "version": []}]},
        {"history": [{"id": ID, "number": 1, "replaced_at": AT, "version": {}}] * 2},
    ],
)
def test_a_record_that_is_not_as_it_should_be_is_left_out_and_counted(empty, fields):
    found = bringing_in.bring_in(empty, zipped(document({"wish": [a_wish(**fields)]})))
    assert (found.unfit, found.plan.new) == (1, 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"day": "2026-02-31"},
        {"day": "9999-12-31"},
        {"clock_time": "25.00"},
        {"clock_time": "10:00:00+02:00"},
        {"invited": "x"},
        {"invited": [1]},
        {"remote": 1},
    ],
)
def test_a_meeting_with_a_wrong_value_is_left_out_and_counted(empty, fields):
    meeting = {"id": ID, "created_at": AT, "changed_at": AT, **fields}
    assert bringing_in.look(empty, zipped(document({"meeting": [meeting]}))).unfit == 1


def test_one_id_is_one_thing(empty):
    records_ = {"wish": [a_wish(), a_wish(words="Toinen")], "meeting": [a_wish()]}
    found = bringing_in.bring_in(empty, zipped(document(records_)))
    assert (found.plan.new, found.unfit) == (1, 2)
    assert records.get(empty, Wish, ID).words == "Haluan ulos"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"records":{},"format":"kuulluksi-open-1"}',
        '{"format":"something"}',
        '{"format":"kuulluksi-open-1","records":[]}',
        '{"format":"kuulluksi-open-1"} x',
        '{"format":"kuulluksi-open-1","records":{"wish":[NaN]}}',
        '{"format":"kuulluksi-open-1","records":{"wish":[1.5]}}',
        '{"format":"kuulluksi-open-1","records":{"wish":[' + "9" * 5000 + "]}}",
        '{"format":"kuulluksi-open-1","records":{"wish":[{"id":"1","id":"2"}]}}',
        '{"format":"kuulluksi-open-1","records":{"wish":[' + "[" * 200_000,
        '{"format":"kuulluksi-open-1","records":{"wish":[{}',
        '{"format":"kuulluksi-open-1","records":{1:[]}}',
        '{"format":"kuulluksi-open-1" "records":{}}',
        b'{"format":"kuulluksi-open-1","made_at":"\xff"}',
    ],
)
def test_a_text_that_is_not_the_open_form_is_refused(empty, text):
    with pytest.raises(NotOpenForm):
        bringing_in.bring_in(empty, zipped(text))


def test_a_later_form_is_told(empty):
    with pytest.raises(OpenFormTooNew):
        bringing_in.look(empty, zipped({"format": "kuulluksi-open-2"}))


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all" * 100])
def test_a_file_that_is_no_zip_is_refused(empty, data):
    with pytest.raises(NotOpenForm):
        bringing_in.look(empty, io.BytesIO(data))


def test_a_zip_without_the_json_is_refused(empty):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("../../kuulluksi.json", "{}")
    with pytest.raises(NotOpenForm):
        bringing_in.look(empty, made)


def bomb(text):
    made = io.BytesIO()
    with (
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(form.JSON_NAME, "w", force_zip64=True) as member,
    ):
        member.write(b'{"format":"kuulluksi-open-1","records":{"wish":[')
        for _each in range(40):
            member.write(text * 1_000_000)
    return made


@pytest.mark.parametrize(
    ("text", "problem"), [(b" ", OpenFormTooLarge), (b"[", NotOpenForm), (b"1,", OpenFormTooLarge)]
)
def test_a_bomb_is_refused_in_little_memory(empty, text, problem, monkeypatch):
    monkeypatch.setattr(portable_reading, "MOST", 30_000_000)
    monkeypatch.setattr(portable_reading, "MOST_OF_ONE", 4_000_000)
    source = bomb(text)
    tracemalloc.start()
    with pytest.raises(problem):
        bringing_in.look(empty, source)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def with_file(empty, name, content, **told):
    """Bring in an attachment whose file is told like this."""
    blob = "ab" * 16
    file = {"id": blob, "file": name, "sha256": hashlib.sha256(content).hexdigest()}
    one = {"id": ID, "created_at": AT, "changed_at": AT, "blob": blob}
    made = document({"attachment": [one]}, files=[{**file, "size": len(content), **told}])
    return bringing_in.bring_in(empty, zipped(made, **{name: content}))


def test_an_attachment_comes_in(empty):
    name = f"attachments/{'ab' * 16}.jpg"
    assert with_file(empty, name, b"kuva").plan.lost == 0
    assert bytes_of(empty, ID) == b"kuva"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (f"attachments/{'ab' * 16}", {"sha256": "0" * 64}),
        (f"attachments/{'ab' * 16}", {"size": 3}),
        (f"attachments/{'ab' * 16}", {"size": 60 * 1024 * 1024}),
        (f"attachments/{'ab' * 16}", {"file": f"attachments/{'cd' * 16}"}),
        ("../../etc/passwd", {}),
        (f"attachments/{'ab' * 16}", {"size": True}),
        (f"attachments/{'ab' * 16}", {"id": "x"}),
    ],
)
def test_a_file_that_is_not_as_it_was_told_is_left_out(empty, name, told):
    assert with_file(empty, name, b"kuva", **told).plan.lost == 1


def test_ten_thousand_records_come_in(empty):
    many = [a_wish(id=f"00000000-0000-4000-8000-{n:012d}") for n in range(10_000)]
    assert bringing_in.bring_in(empty, zipped(document({"wish": many}))).plan.new == 10_000


def test_more_records_than_a_folder_needs_are_refused(empty, monkeypatch):
    monkeypatch.setattr(bringing_in, "MOST_RECORDS", 2)
    with pytest.raises(OpenFormTooLarge):
        bringing_in.look(empty, zipped(document({"wish": [{}, {}, {}, {}]})))
