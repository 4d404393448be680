"""Make tests/golden/v2/: a folder of schema 2 with attachments and a helper's slot, and a copy.

``python -m tests.golden.make_v2`` refuses to replace a folder that is already there. All random
bytes come from one seed, so that keys, ids and names of files are the same each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from app.errors.folder import NotSaved
from app.records.person import Person
from app.records.wish import Wish
from app.services import attachments
from app.services.context import Context
from app.store import backup, rekeying
from app.store.folder import Folder
from app.store.secret import HelperWords, Passphrase
from tests.golden.make_v1 import counts
from tests.store.disks import FailingDisk

HERE = Path(__file__).parent / "v2"
FIRST, PASSPHRASE, HELPER = "meri tuuli", "koivu ilta saari lumi kahvi", "kissa ovi aurinko"
SHARED, ONLY_MINE = "Haluan pitää kissani. 🐈", "Pelkään yötä."
LAST = "Tämä tallentui."
PAPER = b"%PDF-1.7\n" + bytes(range(256)) * 257  # longer than one chunk of a stream


class _Clock:
    """Tell a moment, a second later at each look."""

    now = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def _seeded(seed: str) -> Callable[[int], bytes]:
    drawn = iter(range(1 << 30))

    def urandom(size: int) -> bytes:
        blocks = range(-(-size // 32))
        return b"".join(
            hashlib.sha256(b"%s/%d" % (seed.encode(), next(drawn))).digest() for _ in blocks
        )[:size]

    return urandom


@contextlib.contextmanager
def from_seed(seed: str) -> Iterator[None]:
    """Let keys, salts and record ids come from a seed; never outside this script."""
    real, os.urandom = os.urandom, _seeded(seed)
    try:
        yield
    finally:
        os.urandom = real


def _photo() -> io.BytesIO:
    drawn = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).save(drawn, "PNG")
    drawn.seek(0)
    return drawn


def _fill(folder: Folder) -> None:
    ctx = Context(folder=folder, clock=folder._clock, language="fi")
    with folder.unit() as unit:
        unit.keep(Person(first_name="Marja", role="own_worker", visibility="may_be_shared"))
        shared = unit.keep(Wish(words=SHARED, visibility="may_be_shared"))
        unit.keep(Wish(words="Muutan pois.", visibility="may_be_shared"))
        mine = unit.keep(Wish(words=ONLY_MINE, kind="worry"))
    attachments.attach(ctx, shared, _photo(), file_name="kissa.png", words="Kissani")
    mine.strengths = "Valo auttaa."
    with folder.unit() as unit:
        unit.keep(mine)


def _go_on(folder: Folder, disk: FailingDisk) -> None:
    """Leave journals: an attachment, a record that becomes private, a save that failed."""
    _attach_paper(folder)
    with contextlib.suppress(NotSaved), folder.unit() as unit:
        disk.fails = lambda work: work == "flush"
        unit.keep(Wish(words="Tämä ei tallentunut."))
    disk.heal()
    with folder.unit() as unit:
        unit.keep(Wish(words=LAST))


def _attach_paper(folder: Folder) -> None:
    ctx = Context(folder=folder, clock=folder._clock, language="fi")
    with folder.reading() as unit:
        (mine,) = unit.find(Wish, Wish.words == ONLY_MINE)
    attachments.attach(ctx, mine, io.BytesIO(PAPER), file_name="päätös.pdf")
    with folder.unit() as unit:
        (moved,) = unit.find(Wish, Wish.words == "Muutan pois.")
        moved.visibility, moved.words = "only_me", "Muutan kesällä."
        unit.keep(moved)


def make(here: Path) -> None:
    """Write folder, copy, and what is in them."""
    disk, clock = FailingDisk(), _Clock()
    folder, card = Folder.create(here / "vault", FIRST, clock=clock, disk=disk)
    _fill(folder)
    rekeying.change_passphrase(folder, PASSPHRASE)
    rekeying.add_helper(folder, HelperWords(HELPER))
    copy = backup.make_copy(folder, Passphrase(PASSPHRASE))
    in_copy = counts(folder)
    copy.path.replace(here / "copy.zip")
    _go_on(folder, disk)
    expected = {
        "counts": counts(folder),
        "counts_in_copy": in_copy,
        "last": LAST,
        "only_mine": ONLY_MINE,
        "paper": hashlib.sha256(PAPER).hexdigest(),
        "secrets": {"card": card, "first": FIRST, "helper": HELPER, "passphrase": PASSPHRASE},
        "shared": SHARED,
    }
    folder._content.close()  # as if the power went: nothing is tidied
    folder.lock()
    text = json.dumps(expected, indent=2, ensure_ascii=False, sort_keys=True)
    (here / "expected.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    HERE.mkdir(parents=True)
    with from_seed("v2"):
        make(HERE)


if __name__ == "__main__":
    main()
