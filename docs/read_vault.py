"""Read a Kuulluksi folder, or a copy of it, without Kuulluksi (format 1, docs/vault-format.md).

    python docs/read_vault.py PLACE [--sqlite DIR] [--attachments DIR] [--anyway]

PLACE is a folder with keys/, main/ and private/, or a zip file that holds one. The passphrase or
the key of the recovery card is asked for. All tables are printed as JSON; PLACE is not changed.
Where the folder is not as it was written this says why and prints nothing, unless --anyway asks
for what is left. Needs Python 3.11 and the package cryptography. The anchor is not looked at.
"""

import argparse
import getpass
import hashlib
import hmac
import json
import sqlite3
import struct
import sys
import unicodedata
import zipfile
import zlib
from functools import partial
from pathlib import Path

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE, CHUNK, TAG, MOST_IMAGE, MOST_HEADER = 4096, 65536, 16, 2**28, 65536
MAGICS = {b"KUSNAP1\n": "snap", b"KUJRNL1\n": "jrnl", b"KUBLOB1\n": "blob"}
PARTS = {"snap": "at comp done fid gen head keys kgen n pin root seg v vault"}
PARTS |= {"jrnl": "comp fid kgen n0 parent root seg v vault void", "blob": "blob v vault"}
DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
UNSOUND = (InvalidTag, ValueError, LookupError, TypeError, zlib.error, struct.error, RecursionError)


class Broken(ValueError):  # noqa: N818 - told to a person as it is
    """What was read is not what format 1 says, or no key fits."""


def need(good, why="a part is not as it was written"):
    if not good:
        raise Broken(why)


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def little(data):
    return int.from_bytes(data, "little")


def cj(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def parse(data):
    def once(pairs):
        need(len(dict(pairs)) == len(pairs))
        return dict(pairs)

    return json.loads(
        data.decode("ascii"), object_pairs_hook=once, parse_float=int, parse_constant=int
    )


def hkdf(key, salt, info, size=32):
    return HKDF(SHA256(), size, salt, info.encode()).derive(key)


def unseal(key, sealed, aad, i=0, *, last=False):
    return AESGCM(key).decrypt(i.to_bytes(11, "big") + bytes([last]), sealed, aad)


def stream(key, body, hh):
    size, last = CHUNK + TAG, max(0, -(-len(body) // (CHUNK + TAG)) - 1)
    found = [unseal(key, body[i * size :][:size], hh, i, last=i == last) for i in range(last + 1)]
    need(not last or found[-1])
    return b"".join(found)


def inflate(data, size):
    zipped = zlib.decompressobj()
    found = zipped.decompress(data, size + 1)
    need(len(found) == size and zipped.eof and not zipped.unused_data)
    return found


def card_key(typed):
    """Return the 20 bytes of a recovery key, None when it is none."""
    alike = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None})
    letters = "".join(typed.upper().split()).translate(alike)
    if len(letters) != 36 or not set(letters) <= set(DIGITS):
        return None
    value = sum(DIGITS.index(letter) << 5 * i for i, letter in enumerate(reversed(letters)))
    key = (value >> 20).to_bytes(20, "big")
    check = int.from_bytes(digest(b"kuulluksi/1/recovery", key)[:3], "big") >> 4
    return key if check == value & 0xFFFFF else None


def argon2id(secret, salt, m, t, p):
    need(19456 <= m <= 262144 and 2 <= t <= 16 and 1 <= p <= 16, "a key slot is damaged")
    try:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        return Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(secret)
    except (ImportError, UnsupportedAlgorithm):  # OpenSSL before 3.2
        from argon2.low_level import Type, hash_secret_raw

        return hash_secret_raw(secret, salt, t, m, p, 32, type=Type.ID, version=19)


def held(doc, slot, secret):
    """Return what a slot holds when the secret is its own, else nothing."""
    kdf, salt = slot["kdf"], bytes.fromhex(slot["kdf"]["salt"])
    argon = slot["kind"] in ("passphrase", "helper")
    need(kdf["alg"] == ("argon2id" if argon else "hkdf"), "a key slot is damaged")
    ikm = argon2id(secret, salt, kdf["m"], kdf["t"], kdf["p"]) if argon else secret
    okm = hkdf(ikm, salt, "kuulluksi/1/slot", 64)
    if digest(b"kuulluksi/1/commit", okm[32:]).hex() != slot["commit"]:
        return {}
    bare = {key: value for key, value in slot.items() if key != "wrap"}
    aad = f"kuulluksi/1/slot/{doc['vault']}/".encode() + cj(bare)
    return parse(unseal(okm[:32], bytes.fromhex(slot["wrap"]), aad))


def mac_fits(owner, doc):
    bare = {key: value for key, value in doc.items() if key != "mac"}
    mac = hmac.digest(hkdf(owner, b"", "kuulluksi/1/keysmac"), cj(bare), "sha256")
    return hmac.compare_digest(mac.hex(), doc["mac"])


def roots_of(doc, owner, docs):
    """Return the root keys an owner key opens."""
    later = [d for d in docs if d["gen"] > doc["gen"] and d["vault"] == doc["vault"]]
    need(not any(mac_fits(owner, d) for d in later), "that passphrase or key was replaced")
    need(mac_fits(owner, doc), "the key document was changed")
    key = hkdf(owner, bytes.fromhex(doc["roots"]["salt"]), "kuulluksi/1/roots")
    aad = f"kuulluksi/1/roots/{doc['vault']}".encode()
    return parse(unseal(key, bytes.fromhex(doc["roots"]["wrap"]), aad))


def unlock(docs, typed):
    """Return the key document a secret opens, and the roots of the compartments."""
    card, docs = card_key(typed), sorted(docs, key=lambda doc: doc["gen"], reverse=True)
    secret = card or " ".join(unicodedata.normalize("NFKC", typed).split()).encode()
    fitting = ("recovery",) if card else ("passphrase", "helper")
    for doc in docs:
        for slot in (slot for slot in doc["slots"] if slot["kind"] in fitting):
            found = held(doc, slot, secret)
            if "owner" in found:
                return doc, roots_of(doc, bytes.fromhex(found["owner"][0]), docs)
            if found and doc["gen"] == docs[0]["gen"]:
                return doc, {"main": found["main"], "retired": {}}
    raise Broken("that passphrase or key opens nothing here")


def files_of(place):
    """Return how to read each finished file, by its path inside the folder."""
    if place.is_dir():
        paths = [path for path in place.rglob("*") if path.is_file() and path.suffix != ".tmp"]
        return {path.relative_to(place).as_posix(): path.read_bytes for path in sorted(paths)}
    archive = zipfile.ZipFile(place)
    need(all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist()))
    return {n.removeprefix("vault/"): partial(archive.read, n) for n in sorted(archive.namelist())}


class File:
    """A snapshot, a segment or an attachment: an open header and a body that is still sealed."""

    def __init__(self, data):
        start = 12 + little(data[8:12])
        need(data[:8] in MAGICS and 12 < start <= min(len(data), 12 + MOST_HEADER))
        self.head, self.hh = parse(data[12:start]), digest(data[:start])
        self.body, self.use = memoryview(data)[start:], MAGICS[data[:8]]
        need(self.head["v"] == 1 and " ".join(sorted(self.head)) == PARTS[self.use])

    def own_key(self, comp, vault, roots):
        head, ids = self.head, {digest(b"kuulluksi/1/root", r)[:8].hex(): r for r in roots[comp]}
        need(head["comp"] == comp and head["vault"] == vault and head["root"] in ids)
        need(head["kgen"] < roots["retired"].get(head["root"], 2**53))
        info = f"kuulluksi/1/{self.use}/{vault}/{comp}"
        return hkdf(ids[head["root"]], bytes.fromhex(head["fid"]), info)

    def image(self):
        plain = stream(self.key, self.body, self.hh)
        size = little(plain[:8])
        need(0 < size <= MOST_IMAGE and size % PAGE == 0)
        image = inflate(plain[24:], size)
        need(page_sum(image, range(size // PAGE)) == little(plain[8:24]))
        return image

    def whole(self, at, i):
        size = self.body[at : at + 4]
        check = digest(size, self.hh, i.to_bytes(4, "little"))[:4]
        end = at + 8 + little(size)
        return end if self.body[at + 4 : at + 8] == check and end <= len(self.body) else 0

    def frames(self):
        """Return each frame with the chain value after it, and what is behind the last one."""
        found, at, chain = [], 0, bytes.fromhex(self.head["parent"])
        while end := self.whole(at, len(found)):
            sealed = self.body[at + 8 : end]
            try:
                found.append((unseal(self.key, sealed, self.hh + chain, len(found)), chain))
            except InvalidTag:
                break
            chain, at = digest(chain, sealed[-TAG:]), end
            found[-1] = (found[-1][0], chain)
        i, rest = len(found) + bool(end), bytes(self.body[end or at :])
        known = rest[4:8] == digest(rest[:4], self.hh, i.to_bytes(4, "little"))[:4]
        harmless = len(rest) < 8 or known or not any(rest[8:]) or not any(rest[:8])
        broken = not harmless or (end and self.whole(end, i))
        return found, "broken" if broken else "unfinished" if rest or end else ""


def page_sum(image, numbers):
    parts = (digest(struct.pack("<I", i), image[i * PAGE : (i + 1) * PAGE])[:16] for i in numbers)
    return sum(map(little, parts)) % 2**128


def changed(image, total, plain):
    """Return the image after one frame, and its page sum."""
    old, new, count = struct.unpack("<QQI", zlib.decompressobj().decompress(plain[16:], 20))
    need(old == len(image) and 0 < new <= MOST_IMAGE and new % PAGE == 0 and count <= new // PAGE)
    body = memoryview(inflate(plain[16:], 20 + (4 + PAGE) * count))
    numbers = struct.unpack_from(f"<{count}I", body, 20)
    need(sorted({*numbers}) == [*numbers] and all(i < new // PAGE for i in numbers))
    need(set(range(old // PAGE, new // PAGE)) <= set(numbers))
    total -= page_sum(image, {*numbers, *range(new // PAGE, old // PAGE)} & set(range(old // PAGE)))
    image = image[:new] + bytes(max(0, new - old))
    for i, at in zip(numbers, range(20 + 4 * count, len(body), PAGE), strict=True):
        here = slice(i * PAGE, (i + 1) * PAGE)  # a page that was not there before is all zero
        image[here] = (little(body[at : at + PAGE]) ^ little(image[here])).to_bytes(PAGE, "little")
    total = (total + page_sum(image, numbers)) % 2**128
    need(total == little(plain[:16]))
    return image, total


def own(head, base, number):
    return head["fid"][:16] in base["done"] and head[number] < base[number] + (number == "seg")


def base_of(snapshots, alarm):
    """Return the header and image of the newest snapshot that verifies whole."""
    base = image = None
    for file in sorted(snapshots, key=lambda f: (f.head["gen"], f.head["n"], f.head["fid"]))[::-1]:
        try:
            found = file.image()
        except UNSOUND:
            alarm("a snapshot is damaged", note=True)
            continue
        if base is None:
            base, image = file.head, bytearray(found)
        elif file.head["fid"] != base["fid"] and not own(file.head, base, "gen"):
            alarm("there is a snapshot of another history")
    need(base, "no snapshot can be read")
    return base, image


def path_of(segments, base, alarm):
    """Return the frames that lead from the snapshot to the last save."""
    chains, path = [bytes.fromhex(base["head"])], []
    for file in sorted(segments.values(), key=lambda f: (f.head["seg"], f.head["fid"])):
        head, (frames, tail), at = file.head, file.found, file.head["n0"] - base["n"]
        if head["seg"] <= base["seg"]:
            if frames and not own(head, base, "seg"):
                alarm("there are saves of another history")
            continue
        if frames and (not 0 <= at < len(chains) or chains[at].hex() != head["parent"]):
            alarm("saves are missing")
        elif frames and any(fid not in head["void"] for _plain, fid in path[at:]):
            alarm("two histories go on from one save")
        elif frames:
            path[at:] = [(plain, head["fid"]) for plain, _chain in frames]
            chains[at + 1 :] = [chain for _plain, chain in frames]
        if tail:
            alarm(f"the end of a file is {tail}", note=tail == "unfinished")
    return path


def own_files(comp, files, vault, roots, alarm):
    """Return the snapshots and segments of one compartment, and what has no readable header."""
    snapshots, segments, torn = [], {}, {}
    for name, read in files.items():
        if not name.startswith(f"{comp}/"):
            continue
        data = read()
        try:
            file = File(data)
        except UNSOUND:
            torn[name.split("/")[-1]] = data
            continue
        try:
            file.key = file.own_key(comp, vault, roots)
        except UNSOUND:
            alarm("a file of another folder is not used", note=True)
            continue
        if file.use == "snap":
            snapshots.append(file)
            continue
        file.found, known = file.frames(), segments.get(file.head["fid"])
        if known is None or len(known.found[0]) < len(file.found[0]):
            segments[file.head["fid"]] = file
    return snapshots, segments, torn


def look_at_torn(torn, newest, alarm):
    """Judge segments without a readable header; those before the newest were given up."""
    for name, data in torn.items():
        start = 12 + little(data[8:12])
        frame = little(data[start : start + 4])
        room = any(data[:12]) and frame and start + 8 + frame < len(data)
        alarm("a file cannot be read", note=name[:1] != "j" or name[:9] <= newest or not room)


def saved(comp, files, doc, roots, say):
    """Return the image of one compartment at its last save."""

    def alarm(words, *, note=False):
        say(f"{comp}: {words}", note=note)

    snapshots, segments, torn = own_files(comp, files, doc["vault"], roots, alarm)
    base, image = base_of(snapshots, alarm)
    whole = [file.head for file in segments.values() if file.found[0]]
    look_at_torn(torn, f"j{max([base['seg'], *(head['seg'] for head in whole)]):08d}", alarm)
    total = page_sum(image, range(len(image) // PAGE))
    for plain, _fid in path_of(segments, base, alarm):
        image, total = changed(image, total, plain)
    if max([base["kgen"], *(head["kgen"] for head in whole)]) > doc["gen"]:
        alarm("the key files are older than the saves")
    return bytes(image)


def opened(place, typed, say):
    """Return the files of a folder and the open databases of its compartments."""
    files, docs = files_of(place), []
    for name, read in files.items():
        try:
            if name.startswith("keys/"):
                docs.append(parse(read()))
            elif name.endswith(".snap"):
                docs.append(File(read()).head["keys"])
        except UNSOUND:
            say(f"{name} cannot be read", note=True)
    doc, roots = unlock([d for d in docs if d["format"] == "kuulluksi-keys-1"], typed)
    retired = roots.pop("retired")
    roots = {comp: [bytes.fromhex(root) for root in found] for comp, found in roots.items()}
    databases = {}
    for comp in roots:
        con = databases[comp] = sqlite3.connect(":memory:")
        con.deserialize(saved(comp, files, doc, roots | {"retired": retired}, say))
        con.row_factory = sqlite3.Row
        kinds = {kind for (kind,) in con.execute("SELECT type FROM sqlite_master")}
        need(kinds <= {"table", "index"}, f"{comp}: a table does more than keep")
    return files, databases


def tables(databases):
    """Return all rows; what is in both compartments is private, the other is a leftover."""
    found, seen = {}, set[str]()
    for comp, con in sorted(databases.items(), reverse=True):
        found[comp] = {}
        for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY 1"):
            rows = [dict(row) for row in con.execute(f'SELECT * FROM "{name}"')]
            left = [row for row in rows if not {row.get("id"), row.get("record_id")} & seen]
            found[comp][name] = left
        seen = {row["id"] for rows in found[comp].values() for row in rows if "id" in row}
    return found


def attachment(row, files):
    file = File(files[f"blobs/{row['id']}.blob"]())
    need(file.use == "blob" and file.head["blob"] == row["id"])
    plain = stream(row["key"], file.body, file.hh)
    need(len(plain) == row["size"] and hashlib.sha256(plain).hexdigest() == row["sha256"])
    return plain


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("place", type=Path)
    parser.add_argument("--sqlite", type=Path, help="write main.sqlite and private.sqlite here")
    parser.add_argument("--attachments", type=Path, help="write attachments here, named by id")
    parser.add_argument("--anyway", action="store_true", help="show what can be read")
    asked = parser.parse_args()

    def say(words, *, note=False):
        need(note or asked.anyway, words)
        print("note:" if note else "ALARM:", words, file=sys.stderr)

    ask = getpass.getpass if sys.stdin.isatty() else lambda _words: sys.stdin.readline()
    try:
        files, databases = opened(asked.place, ask("Passphrase or recovery key: "), say)
    except (*UNSOUND, OSError, zipfile.BadZipFile, sqlite3.DatabaseError) as error:
        sys.exit(f"Not opened: {error or 'it is not as it was written'}")
    for comp, con in databases.items() if asked.sqlite else ():
        asked.sqlite.mkdir(parents=True, exist_ok=True)
        (asked.sqlite / f"{comp}.sqlite").write_bytes(con.serialize())
    found = tables(databases)
    for row in [r for comp in found.values() for r in comp.get("blob", ()) if asked.attachments]:
        asked.attachments.mkdir(parents=True, exist_ok=True)
        try:
            (asked.attachments / row["id"]).write_bytes(attachment(row, files))
        except (*UNSOUND, OSError):
            print("ALARM: an attachment cannot be read:", row["id"], file=sys.stderr)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1, default=bytes.hex)


if __name__ == "__main__":
    main()
