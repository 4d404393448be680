"""Do all that writes files, step by step: ``python -m tests.services.a_whole_life PLACE``.

After each step the name of it is said, and the next one waits for a line: whoever watches
can look at the disk in between. What the person hands over or picks lies in ``PLACE/own``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from app.records.attachment import Attachment
from app.records.wish import Wish
from app.services import (
    attachments,
    bringing_in,
    copies,
    earlier_days,
    erasing,
    erasing_all,
    joining,
    portable,
    records,
    secrecy,
)
from app.services.incoming import Incoming
from app.services.keeping import Home
from app.services.outgoing import putting_down
from app.store import rekeying, slots
from app.store.secret import HelperWords, RecoveryKey

MARKER = "Pihlajanmarja"
OPENING = f"{MARKER} vene kuusi talvi"  # the passphrase is no less secret
LATER = f"lampi {MARKER} honka tuuli"

Step = Callable[[], object]


def now() -> datetime:
    return datetime.now(UTC)


def a_photo() -> io.BytesIO:
    """Return a photo with words in what the camera hid."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = MARKER
    Image.effect_noise((400, 300), 50).convert("RGB").save(made, "JPEG", exif=exif)
    return io.BytesIO(made.getvalue())


def a_paper() -> bytes:
    return b"%PDF-1.7\n" + MARKER.encode() * 30_000


class Life:
    """Hold a device with a folder, another one, and what lies outside of both."""

    def __init__(self, place: Path) -> None:
        self.own = place / "own"
        self.here = Home(data=place / "here", clock=now)
        self.there = Home(data=place / "there", clock=now)
        self.there.data.mkdir()
        self.own.mkdir()
        (self.own / "picked.jpg").write_bytes(a_photo().getvalue())
        self.card = ""
        self.wish = Wish()

    def steps(self) -> Iterator[tuple[str, Step]]:
        yield "write", self.write
        yield "attach", self.attach
        yield "save a copy", self.save_a_copy
        yield "bring a copy back", self.bring_a_copy_back
        yield "join", self.join
        yield "take everything out", self.take_out
        yield "bring in", self.bring_in
        yield "look at earlier days", self.look_back
        yield "change the keys", self.change_keys
        yield "go on where it was locked", self.open_again
        yield "erase one thing", self.erase
        yield "lock", self.here.lock
        yield "erase everything", lambda: erasing_all.erase_everything(self.here)

    @property
    def ctx(self):
        assert self.here.context
        return self.here.context

    def write(self) -> None:
        _ctx, self.card = self.here.create(OPENING)
        for number in range(4):
            self.wish = records.add(
                self.ctx,
                Wish,
                words=f"{MARKER} {number} " * 300,
                visibility="may_be_shared" if number % 2 else "only_me",
            )
        self.wish = records.change(self.ctx, Wish, self.wish.id, words=f"Toisin: {MARKER}")
        self.ctx.folder.tidy()

    def attach(self) -> None:
        with (self.own / "picked.jpg").open("rb") as source:
            attachments.attach(self.ctx, self.wish, source, file_name=f"{MARKER}.jpg")
        waiting = Incoming(self.here.data)
        waiting.take(a_paper())
        waiting.whole(len(a_paper()))
        with waiting.open() as source:
            paper = attachments.attach(self.ctx, self.wish, source, words=MARKER)
        waiting.done()
        with attachments.read(self.ctx, paper) as source:
            assert source.read() == a_paper()

    def save_a_copy(self) -> None:
        copy = copies.make(self.here, self.ctx, OPENING)
        with putting_down(self.own / "copy.zip") as out:
            copy.hand_over(out)
        with (self.own / "copy.zip").open("rb") as source:
            copy.compare(source)
        copy.remove()
        copies.note_saved(self.here, self.ctx)

    def bring_a_copy_back(self) -> None:
        for _twice in range(2):  # the second time the present folder is put beside
            source = (self.own / "copy.zip").open("rb")
            copies.bring_back(self.there, source, OPENING)

    def join(self) -> None:
        assert self.there.context
        records.add(self.there.context, Wish, words=f"{MARKER} muualla")
        copy = copies.make(self.there, self.there.context, OPENING)
        with putting_down(self.own / "theirs.zip") as out:
            copy.hand_over(out)
        copy.remove()
        joining.join(self.here, self.ctx, (self.own / "theirs.zip").open("rb"), OPENING)

    def take_out(self) -> None:
        with putting_down(self.own / "open.zip") as out:
            portable.take_out(self.ctx, out)

    def bring_in(self) -> None:
        assert self.there.context
        for attachment in attachments.all_of(self.there.context, self.wish.id):
            erasing.erase(self.there.context, Attachment, attachment.id)
        for work in (bringing_in.look, bringing_in.bring_in):
            work(self.there.context, (self.own / "open.zip").open("rb"))
        assert len(attachments.all_of(self.there.context, self.wish.id)) == 2
        self.there.lock()

    def look_back(self) -> None:
        (day, *_others) = earlier_days.days(self.ctx)
        earlier_days.bring_back(self.ctx, earlier_days.differing(self.ctx, day))

    def change_keys(self) -> None:
        folder, card = self.ctx.folder, RecoveryKey.new()
        rekeying.add_helper(folder, HelperWords(f"auttaja {MARKER}"))
        rekeying.remove_helpers(folder)
        rekeying.change_passphrase(folder, LATER)
        rekeying.replace_card(folder, card)
        rekeying.prove(folder, card)
        rekeying.begin_anew(folder, LATER, card)
        self.card = card.text

    def open_again(self) -> None:
        self.here.lock()
        self.here.settle()
        self.here.unlock_with_card(self.card)

    def erase(self) -> None:
        erasing.erase(self.ctx, Wish, self.wish.id)
        self.ctx.folder.tidy()


def main(place: Path) -> None:
    slots.STRONG = slots.SMALL
    secrecy.protect()
    for name, step in Life(place).steps():
        step()
        print(name, flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
