"""Other ways to keep the same records on the disk, to measure the store against."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

from app.records.wish import Wish
from app.store import version
from app.store.blobs import Blobs
from app.store.database import connect
from app.store.files import Disk
from app.store.unit import Unit

KEY = "\"x'" + "11" * 32 + "'\""  # a key as it is, nothing is derived


def _now() -> datetime:
    return datetime.now(UTC)


def sqlcipher() -> ModuleType | None:
    """Return SQLCipher, None where it is not installed."""
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - not everywhere
    except ImportError:
        return None
    return dbapi2


def update(con, wish: Wish) -> None:
    """Change all columns of one record by plain SQL, inside a transaction."""
    columns = version.values(wish)
    texts = {n: v if isinstance(v, int | None) else str(v) for n, v in columns.items()}
    marks = ", ".join(f"{name}=:{name}" for name in texts)
    con.execute(f"UPDATE wish SET {marks} WHERE id=:id", texts)  # noqa: S608


class Files:
    """Keep both compartments as database files with a write-ahead log."""

    def __init__(self, name: str, folder: Path, images: dict[str, bytes], module) -> None:
        """Write the images as files of this kind of database."""
        self.name, self._stack = name, ExitStack()
        self._cons = {c: self._opened(module, folder / c, im) for c, im in images.items()}
        self._blobs = Blobs(folder, disk=Disk(), vault="")
        self._sessions = {c: self._session(con) for c, con in self._cons.items()}

    def _opened(self, module, path: Path, image: bytes):
        plain = path.with_name(path.name + "-plain")
        plain.write_bytes(image)
        con = module.connect(plain, check_same_thread=False, isolation_level="")
        if module is not sqlite3:
            con.execute(f"ATTACH DATABASE '{path}' AS sealed KEY {KEY}")
            con.execute("SELECT sqlcipher_export('sealed')")
            con.close()
            con = module.connect(str(path), check_same_thread=False, isolation_level="")
            con.execute(f"PRAGMA key={KEY}")
            plain.unlink()
        for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            con.execute(f"PRAGMA {setting}")
        return con

    def _session(self, con) -> Session:
        engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: con)
        return self._stack.enter_context(Session(engine, expire_on_commit=False))

    def keep(self, wish: Wish) -> None:
        """Keep one record as the app does, and flush it."""

        def save() -> None:
            for comp in unit.order:
                self._sessions[comp].commit()

        unit = Unit(self._sessions, clock=_now, hidden=set(), save=save, blobs=self._blobs)
        unit.keep(wish)
        unit.save()
        for session in self._sessions.values():
            session.close()

    def write(self, wish: Wish) -> None:
        """Change one record by plain SQL, and flush it."""
        con = self._cons["private"]
        update(con, wish)
        con.commit()

    def close(self) -> None:
        """Close the files."""
        self._stack.close()
        for con in self._cons.values():
            con.close()


class WholeImage:
    """Encrypt and replace one whole file at every save."""

    name = "whole image rewritten"

    def __init__(self, folder: Path, images: dict[str, bytes]) -> None:
        """Take the image in memory."""
        self._con, self._path = connect(images["private"]), folder / "whole"
        self._cipher = AESGCM(bytes(32))

    def write(self, wish: Wish) -> None:
        """Change one record by plain SQL, then write everything."""
        update(self._con, wish)
        self._con.commit()
        nonce = os.urandom(12)
        data = nonce + self._cipher.encrypt(nonce, self._con.serialize(), b"")
        unfinished = self._path.with_name("whole.tmp")
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)
        handle = os.open(self._path.parent, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    def close(self) -> None:
        """Drop the image."""
        self._con.close()
