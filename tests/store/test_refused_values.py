"""One wrong value in a header or a key document, and the whole of it is not believed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from app.errors.folder import Damaged, OutOfMemory
from app.store import crypto, journal, keys, looking, slots, snapshot
from app.store import format as form
from app.store.database import Database, connect, template
from app.store.format import Newer, Unsound, cj
from app.store.journal import Segment
from app.store.secret import Passphrase
from app.store.snapshot import Snapshot
from app.store.told import told

VAULT = Path(__file__).parents[1] / "golden" / "v1" / "vault"
WRONG = {
    "number": [-1, 2**53, "1", [], {}, "00"],
    "hex": ["", "0", "0g" * 16, "AB" * 16, 1, [], "00" * 31],
    "text": [1, [], {}],
    "list": [{}, "x", [1], ["zz"]],
}
IN_A_DOC = {
    ("gen",): "number",
    ("mac",): "hex",
    ("vault",): "hex",
    ("format",): "text",
    ("roots", "salt"): "hex",
    ("roots", "wrap"): "text",
    ("slots", 0, "commit"): "hex",
    ("slots", 0, "id"): "hex",
    ("slots", 0, "kind"): "text",
    ("slots", 0, "opens"): "list",
    ("slots", 0, "wrap"): "text",
    ("slots", 0, "kdf", "alg"): "text",
    ("slots", 0, "kdf", "salt"): "hex",
    ("slots",): "list",
    ("roots",): "list",
    ("slots", 0): "text",
}
IN_A_SNAPSHOT = {
    ("at",): "text",
    ("comp",): "text",
    ("done",): "list",
    ("fid",): "hex",
    ("gen",): "number",
    ("head",): "hex",
    ("kgen",): "number",
    ("n",): "number",
    ("pin",): "text",
    ("root",): "hex",
    ("seg",): "number",
    ("vault",): "hex",
    ("keys", "gen"): "number",
}
IN_A_SEGMENT = {
    ("comp",): "text",
    ("fid",): "hex",
    ("kgen",): "number",
    ("n0",): "number",
    ("parent",): "hex",
    ("root",): "hex",
    ("seg",): "number",
    ("vault",): "hex",
    ("void",): "list",
}


def put(doc, path, value):
    *way, last = path
    for step in way:
        doc = doc[step]
    doc[last] = value


def each(places):
    return [(path, wrong) for path, kind in places.items() for wrong in WRONG[kind]]


def a_doc():
    return json.loads(min(VAULT.glob("keys/*")).read_bytes())


def a_file(pattern):
    """Return the header of a file, and what makes a file of a changed one."""
    data = min(VAULT.glob(pattern)).read_bytes()
    header, start = form.split_envelope(data, data[:8])
    return header, lambda changed: form.envelope(data[:8], changed) + data[start:]


@pytest.mark.parametrize(("path", "wrong"), each(IN_A_DOC))
def test_a_key_document_with_one_wrong_value_is_refused(path, wrong):
    doc = a_doc()
    assert keys.check(doc) is doc
    put(doc, path, wrong)
    with pytest.raises(Unsound):
        keys.check(doc)


@pytest.mark.parametrize(("path", "wrong"), each(IN_A_SNAPSHOT))
def test_a_snapshot_with_one_wrong_value_is_refused(path, wrong):
    header, made = a_file("main/*.snap")
    Snapshot.read(made(header))
    put(header, path, wrong)
    with pytest.raises(Unsound):
        Snapshot.read(made(header))


@pytest.mark.parametrize(("path", "wrong"), each(IN_A_SEGMENT))
def test_a_segment_with_one_wrong_value_is_refused(path, wrong):
    header, made = a_file("*/*.jrn")
    Segment.read(made(header))
    put(header, path, wrong)
    with pytest.raises(Unsound):
        Segment.read(made(header))


@pytest.mark.parametrize("pattern", ["main/*.snap", "*/*.jrn"])
def test_a_missing_an_unknown_and_a_later_value_are_refused(pattern):
    header, made = a_file(pattern)
    for name in header:
        less = {k: v for k, v in header.items() if k != name}
        with pytest.raises(Unsound):
            (Snapshot if "snap" in pattern else Segment).read(made(less))
    with pytest.raises(Unsound):
        (Snapshot if "snap" in pattern else Segment).read(made(header | {"new": 1}))
    with pytest.raises(Newer):
        (Snapshot if "snap" in pattern else Segment).read(made(header | {"v": 2}))


def test_a_key_document_needs_one_slot_of_each_of_the_owners_secrets():
    for kind in ("passphrase", "recovery"):
        doc = a_doc()
        own = [slot for slot in doc["slots"] if slot["kind"] == kind]
        for changed in ([s for s in doc["slots"] if s not in own], [*doc["slots"], *own]):
            with pytest.raises(Unsound):
                keys.check(doc | {"slots": changed})
    with pytest.raises(Newer):
        keys.check(a_doc() | {"format": "kuulluksi-keys-2"})
    with pytest.raises(Unsound):
        keys.check(a_doc() | {"slots": a_doc()["slots"] * 9})


def test_keys_behind_another_owner_are_refused():
    ring = keys.new_ring((Passphrase("koivu"), keys_card()))
    with pytest.raises(Unsound):
        keys.opened(ring.doc, keys.new_key())
    empty = keys.Ring(ring.vault, ring.doc, ring.owner, {"main": [], "private": []}, {})
    with pytest.raises(Unsound):
        keys.opened(keys.sealed(empty, gen=2, found=ring.doc["slots"]).doc, ring.owner)


def keys_card():
    return slots.RecoveryKey.new()


def test_a_slot_whose_wrap_holds_another_bundle_is_refused():
    card = keys_card()
    slot = slots.make(card, vault="33" * 16, key=bytes(32))
    okm = slots.derive(card.secret(), slot["kdf"])
    assert slots.opened(slot, okm, vault="33" * 16) == bytes(32)
    for bundle in (
        {"owner": []},
        {"main": ["00" * 32]},
        {"owner": ["00"]},
        {"owner": ["00" * 32] * 2},
    ):
        bare = {name: value for name, value in slot.items() if name != "wrap"}
        wrap = crypto.seal(okm[:32], cj(bundle), slots._aad("33" * 16, bare)).hex()
        with pytest.raises(Unsound):
            slots.opened(slot | {"wrap": wrap}, okm, vault="33" * 16)


def test_where_memory_runs_out_a_slot_is_made_with_less(monkeypatch):
    argon2id = slots.argon2id

    def little(secret, salt, *, m, t, p):
        if m > slots.SMALL["m"]:
            raise MemoryError
        return argon2id(secret, salt, m=m, t=t, p=p)

    monkeypatch.setattr(slots, "argon2id", little)
    monkeypatch.setattr(slots, "STRONG", {"m": 65_536, "p": 4, "t": 3})
    kdf = slots.make(Passphrase("koivu"), vault="33" * 16, key=bytes(32))["kdf"]
    assert {name: kdf[name] for name in ("m", "p", "t")} == slots.SMALL


NO_JSON = ['{"a":1.5}', '{"a":NaN}', '{"a":null}', '{"a":true}', '{"a":1,"a":1}', "[]", "1"]
NO_JSON += ["\xff", '{"a":-1}', '{"a":9007199254740992}', '{"a":' + "9" * 400 + "}", "[" * 100_000]


@pytest.mark.parametrize("text", NO_JSON, ids=range(len(NO_JSON)))
def test_json_that_format_1_does_not_know_is_refused(text):
    with pytest.raises(Unsound):
        form.parse(text.encode("latin-1"))


def test_a_header_that_is_too_long_is_neither_written_nor_read():
    with pytest.raises(Unsound):
        form.envelope(b"KUSNAP1\n", {"at": "x" * 70_000})
    for data in (b"", b"KUSNAP1\n", b"KUSNAP1\n" + form.u32(70_000) + bytes(70_000)):
        with pytest.raises(Unsound):
            form.split_envelope(data, b"KUSNAP1\n")


def test_an_image_that_is_no_folder_of_ours_is_not_looked_at():
    for image in (b"SQLite format 3\0" + bytes(4080), template()[:-4096]):
        with pytest.raises(Unsound):
            looking.database(image)
    con = connect(template())
    con.execute("CREATE VIEW w AS SELECT * FROM wish")
    with pytest.raises(Unsound):
        looking.database(con.serialize())
    con.execute("DROP VIEW w")
    con.execute("PRAGMA user_version=9999")
    with pytest.raises(Unsound):
        looking.database(con.serialize())
    con.close()


def test_a_setting_that_does_not_hold_is_no_database(monkeypatch):
    monkeypatch.setattr("app.store.database._SETTINGS", {"cell_size_check": (2, "ON")})
    with pytest.raises(sqlite3.NotSupportedError):
        Database()


def test_troubles_are_told_as_problems_of_a_person():
    for error, problem in (
        (OSError, Damaged),
        (sqlite3.DatabaseError, Damaged),
        (MemoryError, OutOfMemory),
    ):
        with pytest.raises(problem), told():
            raise error


def test_a_stream_that_ends_in_an_empty_chunk_is_refused():
    key = crypto.random_bytes(32)
    stream = crypto.Stream(key, b"x")
    sealed = stream.seal(0, bytes(form.CHUNK), last=False) + stream.seal(1, b"", last=True)
    with pytest.raises(Unsound):
        crypto.stream_open(key, memoryview(sealed), b"x")
    assert not crypto.any_chunk_opens(bytes(32), memoryview(sealed), b"x")
    assert snapshot.MOST_DONE > journal.MOST_VOID
