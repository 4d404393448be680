"""Read a Kuulluksi folder, or a copy of it, without Kuulluksi (docs/vault-format.md).

    python docs/read_vault.py PLACE [TO]

PLACE is a folder with keys/, main/ and private/, or a zip file that holds one; it is not changed.
The passphrase, the key of the recovery card or a helper's words are asked for. All tables are
printed as JSON, attachments are written to the folder TO. What does not fit together is told, and
the exit status is 1; what is printed then may be older than the last save. Needs Python 3.11 and
cryptography 44.
"""

import getpass
import hashlib
import hmac
import json
import re
import sqlite3
import struct
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE, CHUNK, TAG, MOST_IMAGE, MOST_HEADER = 4096, 65536, 16, 2**28, 65536
MAGICS = {b"KUSNAP1\n": "snap", b"KUJRNL1\n": "jrnl", b"KUBLOB1\n": "blob"}
PARTS = {"snap": "at comp done fid gen head keys kgen n pin root seg v vault"}
PARTS |= {"jrnl": "comp fid kgen n0 parent root seg v vault void", "blob": "blob v vault"}
FORMAT, DIGITS = "kuulluksi-keys-1", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
UNSOUND = (InvalidTag, ValueError, LookupError, TypeError, zlib.error, struct.error, RecursionError)


def need(good, why="it is not as it was written"):
    if not good:
        raise ValueError(why)


def digest(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def little(data):
    return int.from_bytes(data, "little")


def cj(value, *, without=""):
    kept = {name: part for name, part in value.items() if name != without}
    return json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()


def hkdf(key, salt, info, size=32):
    return HKDF(SHA256(), size, salt, info.encode()).derive(key)


def unseal(key, sealed, aad, i=0, *, last=False):
    return AESGCM(key).decrypt(i.to_bytes(11, "big") + bytes([last]), sealed, aad)


def stream(key, body, hh):
    size, end = CHUNK + TAG, max(0, -(-len(body) // (CHUNK + TAG)) - 1)
    found = [unseal(key, body[i * size :][:size], hh, i, last=i == end) for i in range(end + 1)]
    need(not end or found[-1])
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


def held(doc, slot, secret):
    """Return what a slot holds when the secret is its own, else nothing."""
    kdf, salt = slot["kdf"], bytes.fromhex(slot["kdf"]["salt"])
    if slot["kind"] != "recovery":
        m, t, p = kdf["m"], kdf["t"], kdf["p"]
        need(19456 <= m <= 262144 and 2 <= t <= 16 and 1 <= p <= 16, "a key slot is damaged")
        secret = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m).derive(secret)
    okm = hkdf(secret, salt, "kuulluksi/1/slot", 64)
    if digest(b"kuulluksi/1/commit", okm[32:]).hex() != slot["commit"]:
        return {}
    aad = f"kuulluksi/1/slot/{doc['vault']}/".encode() + cj(slot, without="wrap")
    return json.loads(unseal(okm[:32], bytes.fromhex(slot["wrap"]), aad))


def made_by(owner, doc):
    key = hkdf(owner, b"", "kuulluksi/1/keysmac")
    return hmac.digest(key, cj(doc, without="mac"), "sha256").hex() == doc["mac"]


def unlock(docs, typed):
    """Return the key document a secret opens, and the roots of the compartments."""
    card, docs = card_key(typed), sorted(docs, key=lambda doc: doc["gen"], reverse=True)
    secret = card or " ".join(unicodedata.normalize("NFKC", typed).split()).encode()
    for i, doc in enumerate(docs):
        kinds = ["recovery"] if card else ["passphrase"] if i else ["passphrase", "helper"]
        for slot in (slot for slot in doc["slots"] if slot["kind"] in kinds):
            found = held(doc, slot, secret)
            if found and slot["kind"] == "helper":
                return doc, found | {"retired": {}}
            if found and made_by(owner := bytes.fromhex(found["owner"][0]), doc):
                need(not any(made_by(owner, one) for one in docs[:i]), "that secret was replaced")
                key = hkdf(owner, bytes.fromhex(doc["roots"]["salt"]), "kuulluksi/1/roots")
                aad = f"kuulluksi/1/roots/{doc['vault']}".encode()
                return doc, json.loads(unseal(key, bytes.fromhex(doc["roots"]["wrap"]), aad))
    raise ValueError("that passphrase or key opens nothing here")


def files_of(place):
    """Return the bytes of each finished file, by its path inside the folder."""
    if place.is_dir():
        paths = (path for path in sorted(place.rglob("*.*")) if path.suffix != ".tmp")
        return {path.relative_to(place).as_posix(): path.read_bytes() for path in paths}
    with zipfile.ZipFile(place) as archive:
        need(all(info.compress_type == zipfile.ZIP_STORED for info in archive.infolist()))
        return {n.removeprefix("vault/"): archive.read(n) for n in sorted(archive.namelist())}


class File:
    """A snapshot, a segment or an attachment: an open header and a body that is still sealed."""

    def __init__(self, data):
        start, self.use = 12 + little(data[8:12]), MAGICS[data[:8]]
        need(12 < start <= min(len(data), 12 + MOST_HEADER))
        self.head, self.hh = json.loads(data[12:start]), digest(data[:start])
        self.body = data[start:]
        need(self.head["v"] == 1 and " ".join(sorted(self.head)) == PARTS[self.use])

    def unlocked(self, comp, vault, roots):
        head, ids = self.head, {digest(b"kuulluksi/1/root", r)[:8].hex(): r for r in roots[comp]}
        need(head["comp"] == comp and head["vault"] == vault)
        need(head["kgen"] < roots["retired"].get(head["root"], 2**53))
        info = f"kuulluksi/1/{self.use}/{vault}/{comp}"
        self.key = hkdf(ids[head["root"]], bytes.fromhex(head["fid"]), info)
        self.frames, self.end = self.opened_frames() if self.use == "jrnl" else ([], "")
        return self

    def image(self):
        plain = stream(self.key, self.body, self.hh)
        image = bytearray(inflate(plain[24:], min(little(plain[:8]), MOST_IMAGE)))
        need(page_sum(image) == plain[8:24])
        return image

    def end_of(self, at, i):
        """Return where the whole frame at a place ends, 0 when there is none."""
        size, end = self.body[at : at + 4], at + 8 + little(self.body[at : at + 4])
        whole = self.body[at + 4 : at + 8] == digest(size, self.hh, struct.pack("<I", i))[:4]
        return end if whole and end <= len(self.body) else 0

    def opened_frames(self):
        """Return plaintext and chain values of each frame, and what is behind the last one."""
        found, at, chain = [], 0, bytes.fromhex(self.head["parent"])
        while end := self.end_of(at, len(found)):
            sealed, before = self.body[at + 8 : end], chain
            try:
                plain = unseal(self.key, sealed, self.hh + before, len(found))
            except InvalidTag:
                break
            chain, at = digest(before, sealed[-TAG:]), end
            found.append((before.hex(), plain, chain.hex()))
        i, rest = len(found) + bool(end), self.body[end or at :]
        known = rest[4:8] == digest(rest[:4], self.hh, struct.pack("<I", i))[:4]
        broken = not known and any(rest[:8]) and any(rest[8:])
        broken = broken or (end and self.end_of(end, i))  # two whole ones that do not open
        return found, "broken" if broken else "unfinished" if rest or end else ""


def page_sum(image):
    pages = (image[at : at + PAGE] for at in range(0, len(image), PAGE))
    parts = (digest(struct.pack("<I", i), page)[:16] for i, page in enumerate(pages))
    return (sum(map(little, parts)) % 2**128).to_bytes(16, "little")


def change(image, plain):
    """Change an image as a frame says."""
    old, new, count = struct.unpack("<QQI", zlib.decompressobj().decompress(plain[16:], 20))
    need(old == len(image) and 0 < new <= MOST_IMAGE and new % PAGE == 0 and count <= new // PAGE)
    body = inflate(plain[16:], 20 + (4 + PAGE) * count)
    numbers, fresh = struct.unpack_from(f"<{count}I", body, 20), range(old // PAGE, new // PAGE)
    need(sorted({*numbers}) == [*numbers] and {*fresh} <= {*numbers} <= {*range(new // PAGE)})
    del image[new:]
    image.extend(bytes(new - len(image)))  # XOR with zeros leaves a new page as it is
    for i, at in zip(numbers, range(20 + 4 * count, len(body), PAGE), strict=True):
        here = slice(i * PAGE, (i + 1) * PAGE)
        image[here] = (little(body[at : at + PAGE]) ^ little(image[here])).to_bytes(PAGE, "little")


def newest(snapshots, say):
    """Return header and image of the newest snapshot that is whole."""
    for file in sorted(snapshots, key=lambda f: (f.head["gen"], f.head["n"], f.head["fid"]))[::-1]:
        try:
            return file.head, file.image()
        except UNSOUND:
            say("a snapshot is damaged")
    raise ValueError("no snapshot can be read")


def path_of(segments, base, say):
    """Return the plaintexts of the frames from the snapshot to the last save."""
    steps, path, chain = {}, [], base["head"]
    void = {fid: file.head["n0"] for file in segments if file.frames for fid in file.head["void"]}
    for file in segments:
        kept = void.get(file.head["fid"], 2**53) - file.head["n0"]  # the others were given up
        for before, plain, after in file.frames[:kept]:
            if steps.setdefault(before, (plain, after)) != (plain, after):
                say("two histories go on from one save")
        if file.end:
            say(f"the end of a file is {file.end}")
    while chain in steps:
        plain, chain = steps.pop(chain)
        path.append(plain)
    if steps:
        say("saves are missing")
    return path


def files_in(comp, files, vault, roots, say):
    """Return the snapshots and segments of one compartment, the segments in their order."""
    found = {}
    for name in (name for name in files if name.startswith(f"{comp}/")):
        try:
            file = File(files[name]).unlocked(comp, vault, roots)
        except UNSOUND:
            say(f"{name} is not used")
            continue
        known = found.setdefault(name if file.use == "snap" else file.head["fid"], file)
        if len(known.frames) < len(file.frames):
            found[file.head["fid"]] = file
    segments = [file for file in found.values() if file.use == "jrnl"]
    segments.sort(key=lambda file: (file.head["seg"], file.head["fid"]))
    return [file for file in found.values() if file.use == "snap"], segments


def saved(comp, files, doc, roots, say):
    """Return the image of one compartment at its last save."""
    snapshots, segments = files_in(comp, files, doc["vault"], roots, say)
    base, image = newest(snapshots, say)
    past = [file for file in segments if file.head["seg"] <= base["seg"] and file.frames]
    own = {*base["done"], base["fid"][:16]}
    if any(file.head["fid"][:16] not in own for file in [*snapshots, *past]):
        say("there is another history")
    path = path_of([file for file in segments if file.head["seg"] > base["seg"]], base, say)
    for plain in path:
        change(image, plain)
    need(not path or page_sum(image) == path[-1][:16], "the changes do not fit")
    if max([base["kgen"], *(file.head["kgen"] for file in segments if file.frames)]) > doc["gen"]:
        say("the key files are older than the saves")
    return bytes(image)


def opened(place, typed, say):
    """Return the files of a folder and the open databases of its compartments."""
    files, docs, databases = files_of(place), [], {}
    for name in (name for name in files if re.fullmatch(r"keys/.*|(main|private)/.*\.snap", name)):
        try:
            key_file, data = name.startswith("keys/"), files[name]
            found = json.loads(data) if key_file else File(data).head["keys"]
            docs += [found] if found["format"] == FORMAT and found not in docs else []
        except UNSOUND:
            say(f"{name} cannot be read")
    doc, roots = unlock(docs, typed)
    roots |= {comp: [*map(bytes.fromhex, roots[comp])] for comp in roots if comp != "retired"}
    if any(one["gen"] > doc["gen"] for one in docs):
        say("there are newer keys, made with another secret")
    for comp in sorted(roots.keys() - {"retired"}):
        try:
            image = saved(comp, files, doc, roots, lambda words, of=comp: say(f"{of}: {words}"))
        except UNSOUND as error:
            say(f"{comp}: {error}")
            continue
        databases[comp] = sqlite3.connect(":memory:")
        databases[comp].deserialize(image)
        databases[comp].row_factory = sqlite3.Row
    return files, databases


def tables(databases):
    """Return all rows; a record in both compartments is private, the other one is a leftover."""
    found = {}
    for comp, con in databases.items():
        names = con.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY 1")
        rows = {name: con.execute(f'SELECT * FROM "{name}"') for (name,) in names.fetchall()}
        found[comp] = {name: [*map(dict, some)] for name, some in rows.items()}
    return found


def attachment(row, files):
    file = File(files[f"blobs/{row['id']}.blob"])
    plain = stream(row["key"], file.body, file.hh)
    need(hashlib.sha256(plain).hexdigest() == row["sha256"])
    return plain


def main():
    place, *to = map(Path, sys.argv[1:])
    ask, told = getpass.getpass if sys.stdin.isatty() else lambda _words: sys.stdin.readline(), []
    try:
        files, databases = opened(place, ask("Passphrase or recovery key: "), told.append)
        found = tables(databases)
    except (*UNSOUND, OSError, zipfile.BadZipFile, sqlite3.DatabaseError) as error:
        sys.exit(f"Not opened: {error}")
    for row in [row for comp in found.values() for row in comp["blob"] if to]:
        to[0].mkdir(parents=True, exist_ok=True)
        try:
            (to[0] / row["id"]).write_bytes(attachment(row, files))
        except UNSOUND:
            told.append(f"attachment {row['id']} cannot be read")
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1, default=bytes.hex)
    sys.exit("\n".join(told) or 0)


if __name__ == "__main__":
    main()
