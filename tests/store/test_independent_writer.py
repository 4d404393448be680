"""A writer made from docs/vault-format.md and docs/read_vault.py: the app takes it as its own."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.errors.folder import WrongSecret
from app.store.folder import Folder
from app.store.secret import Passphrase
from tests.store.disks import PASSPHRASE, Time, again, all_words, say
from tests.store.test_independent_reader import reader

UPDATE = "UPDATE wish SET words = 'Toisen ohjelman sanat'"


class State:
    """One compartment as it was read: image, chain value and number of saves."""

    def __init__(self, place, secret, comp):
        self.files, docs = reader.files_of(place), []
        docs = [json.loads(data) for name, data in self.files.items() if name.startswith("keys/")]
        self.doc, found = reader.unlock(docs, secret)
        self.roots = {c: [bytes.fromhex(r) for r in found[c]] for c in ("main", "private")}
        roots, vault = {**self.roots, "retired": {}}, self.doc["vault"]
        snapshots, segments = reader.files_in(comp, self.files, vault, roots, _refuse)
        self.base, self.image = reader.newest(snapshots, _refuse)
        later = [file for file in segments if file.head["seg"] > self.base["seg"]]
        for plain in (path := reader.path_of(later, self.base, _refuse)):
            reader.change(self.image, plain)
        self.chain = [self.base["head"], *(a for file in later for _b, _p, a in file.frames)][-1]
        self.n, self.comp, self.vault = self.base["n"] + len(path), comp, vault
        self.present = [file.head["fid"][:16] for file in [*snapshots, *segments]]
        self.seg = max([self.base["seg"], *(file.head["seg"] for file in later)])
        self.gen = max(file.head["gen"] for file in snapshots)

    def header(self, **more):
        root = reader.digest(b"kuulluksi/1/root", self.roots[self.comp][0])[:8].hex()
        common = {"comp": self.comp, "fid": os.urandom(32).hex(), "kgen": self.doc["gen"], "v": 1}
        return {**common, "root": root, "vault": self.vault, **more}

    def key(self, head, use):
        info = f"kuulluksi/1/{use}/{self.vault}/{self.comp}"
        return reader.hkdf(self.roots[self.comp][0], bytes.fromhex(head["fid"]), info)


def _refuse(words):
    raise AssertionError(words)


def _changed(image, statement):
    con = sqlite3.connect(":memory:")
    con.deserialize(bytes(image))
    con.execute(statement)
    con.commit()
    return con.serialize()


def _front(magic, head):
    written = reader.cj(head)
    return magic + struct.pack("<I", len(written)) + written


def _append(place, state, statement):
    """Write a segment with one frame (section 5)."""
    old, new = bytes(state.image), _changed(state.image, statement)
    pages = {at // 4096: new[at : at + 4096] for at in range(0, len(new), 4096)}
    other = {i: p for i, p in pages.items() if p != old[i * 4096 :][:4096]}
    told = struct.pack("<QQI", len(old), len(new), len(other)) + struct.pack(
        f"<{len(other)}I", *other
    )
    for i, page in other.items():
        was = old[i * 4096 :][:4096].ljust(4096, b"\0")
        told += bytes(a ^ b for a, b in zip(page, was, strict=True))
    head = state.header(n0=state.n, parent=state.chain, seg=state.seg + 1, void=[])
    front = _front(b"KUJRNL1\n", head)
    hh, plain = reader.digest(front), reader.page_sum(new) + zlib.compress(told)
    aad = hh + bytes.fromhex(state.chain)
    sealed = AESGCM(state.key(head, "jrnl")).encrypt(bytes(12), plain, aad)
    size = struct.pack("<I", len(sealed))
    data = front + size + reader.digest(size, hh, bytes(4))[:4] + sealed
    name = f"j{head['seg']:08d}-{head['fid'][:8]}.jrn"
    (place / state.comp / name).write_bytes(data)


def _snapshot(place, state, statement):
    """Write a snapshot (section 4); its image is one save further on a chain of its own."""
    new = _changed(state.image, statement)
    more = {"at": "2026-11-24T09:00:00Z", "pin": "", "head": os.urandom(32).hex(), "seg": state.seg}
    more |= {"done": [*state.base["done"], *state.present], "keys": state.doc}
    head = state.header(gen=state.gen + 1, n=state.n + 1, **more)
    front = _front(b"KUSNAP1\n", head)
    plain = struct.pack("<Q", len(new)) + reader.page_sum(new) + zlib.compress(new)
    chunks = [plain[at : at + 65536] for at in range(0, len(plain), 65536)]
    cipher, hh = AESGCM(state.key(head, "snap")), reader.digest(front)
    nonces = [i.to_bytes(11, "big") + bytes([i == len(chunks) - 1]) for i in range(len(chunks))]
    body = b"".join(cipher.encrypt(n, c, hh) for n, c in zip(nonces, chunks, strict=True))
    (place / state.comp / f"s{head['gen']:08d}-{head['fid'][:8]}.snap").write_bytes(front + body)


def _slot(doc, owner, words):
    """Make the slot of another passphrase (section 3)."""
    salt, kdf = os.urandom(16), {"alg": "argon2id", "m": 19456, "p": 1, "t": 2}
    ikm = Argon2id(salt=salt, length=32, iterations=2, lanes=1, memory_cost=19456).derive(words)
    okm = reader.hkdf(ikm, salt, "kuulluksi/1/slot", 64)
    commit = reader.digest(b"kuulluksi/1/commit", okm[32:]).hex()
    slot = {"commit": commit, "id": os.urandom(8).hex(), "kdf": {**kdf, "salt": salt.hex()}}
    slot |= {"kind": "passphrase", "opens": ["owner"]}
    aad = f"kuulluksi/1/slot/{doc['vault']}/".encode() + reader.cj(slot)
    bundle = reader.cj({"owner": [owner.hex()]})
    return {**slot, "wrap": AESGCM(okm[:32]).encrypt(bytes(12), bundle, aad).hex()}


def _put_passphrase(place, card, words):
    state = State(place, card, "main")
    doc = state.doc
    (recovery,) = [slot for slot in doc["slots"] if slot["kind"] == "recovery"]
    owner = bytes.fromhex(reader.held(doc, recovery, reader.card_key(card))["owner"][0])
    new = {**doc, "gen": doc["gen"] + 1, "slots": [_slot(doc, owner, words), recovery]}
    key = reader.hkdf(owner, b"", "kuulluksi/1/keysmac")
    new["mac"] = reader.hmac.digest(key, reader.cj(new, without="mac"), "sha256").hex()
    for copy in "ab":
        (place / "keys" / f"k{new['gen']:08d}{copy}.keys").write_bytes(reader.cj(new))
    for name in (name for name in state.files if name.startswith("keys/")):
        (place / name).unlink()


@pytest.fixture
def left(made, place):
    """A folder with two saves in a segment, as a power cut leaves it."""
    folder, card = made
    say(folder, "Ensin näin.")
    say(folder, "Ja näin.")
    folder._content.close()
    folder.lock()
    return card


@pytest.mark.parametrize("write", [_append, _snapshot])
def test_what_another_program_saved_is_read_without_a_warning(left, place, write):
    if write is _snapshot:  # its chain is new: the anchor of this device knows another one
        next(place.parent.glob("anchor-*")).unlink()
    write(place, State(place, left, "private"), UPDATE)
    folder = again(place, left)
    assert folder.notices == ()
    assert set(all_words(folder)) == {"Toisen ohjelman sanat"}
    say(folder, "Jatkuu.")
    folder.lock()
    folder = again(place, left)
    assert folder.notices == ()
    assert "Jatkuu." in all_words(folder)
    folder.lock()


def test_a_save_that_does_not_follow_the_last_one_is_an_alarm(left, place):
    state = State(place, left, "private")
    state.chain = os.urandom(32).hex()
    _append(place, state, UPDATE)
    folder = again(place, left)
    assert folder.read_only
    assert "Ensin näin." in all_words(folder)
    folder.lock()


def test_a_passphrase_another_program_put_opens_the_folder_and_the_old_one_does_not(left, place):
    _put_passphrase(place, left, b"uusi salalause")
    with pytest.raises(WrongSecret):
        Folder.open(place, Passphrase(PASSPHRASE), clock=Time())
    folder = Folder.open(place, Passphrase("uusi salalause"), clock=Time())
    assert not folder.read_only
    assert "Ensin näin." in all_words(folder)
    folder.lock()
