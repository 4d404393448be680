"""Choose a file to bring in, and give one out, on every platform.

A window of its own works with real paths, a browser through the passage of the loopback
page, and a phone hands over copies, which are removed after use.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, cast

import flet as ft

from app.errors.passing import (
    NoFileWindow,
    NotBroughtIn,
    NotHandedOut,
    TooBigForAPhone,
    TooBigToBringIn,
)
from app.services import outgoing
from app.services.incoming import MOST, Incoming
from app.views.desk import Desk
from app.views.passage import PASSAGE, WayIn, WayOut
from app.views.work import Progress, within_work

BEGIN_S = 60.0  # a browser that asks for nothing in this time never will
LOOK_S = 0.25
MOST_IN_MEMORY = 100_000_000  # bytes of a file that a phone takes only as a whole
_NO_WINDOW = (RuntimeError, TimeoutError, ValueError, ft.FletUnsupportedPlatformException)

Write = Callable[[BinaryIO, Progress], None]


def unwatched(_done: int, _total: int) -> None:
    """Go on to the end, with nobody watching."""


@dataclass(slots=True, kw_only=True, eq=False)
class Picked:
    """Hold a file the person chose; ``done`` forgets it and removes plain copies of it."""

    name: str = field(repr=False)  # a person's own words
    size: int
    opener: Callable[[], BinaryIO] = field(repr=False)
    forget: Callable[[], None] = field(repr=False)

    def open(self) -> BinaryIO:
        """Return its content, to be read from any place in it; may be called again."""
        try:
            return self.opener()
        except OSError as error:
            raise NotBroughtIn from error

    def done(self) -> None:
        """Forget it; may be called again."""
        self.forget()


async def pick(
    desk: Desk, picker: ft.FilePicker, endings: list[str], progress: Progress = unwatched
) -> Picked | None:
    """Let the person choose one file, such as with the *endings* "jpg" and "png".

    None when nothing was chosen; NoFileWindow, NotBroughtIn, TooBigToBringIn.
    """
    kind = ft.FilePickerFileType.CUSTOM if endings else ft.FilePickerFileType.ANY
    in_page = desk.page.web and not PASSAGE.at  # a page that is not served by us
    with _no_window_told():
        chosen = await picker.pick_files(
            file_type=kind,
            allowed_extensions=endings or None,
            with_data=in_page,
            cancel_upload_on_window_blur=False,  # a slow device would lose what was chosen
        )
    if not chosen:
        return None
    file = chosen[0]
    if file.size > MOST:
        raise TooBigToBringIn
    if file.path:
        return _at_path(desk, file, Path(file.path))
    if file.bytes is not None:
        return _picked(file, partial(io.BytesIO, file.bytes), lambda: None)
    return await _through_passage(desk, picker, file, progress)


async def save_out(
    desk: Desk, picker: ft.FilePicker, *, name: str, write: Write, progress: Progress = unwatched
) -> bool:
    """Let *write* make a file, in a thread, where the person wants it.

    False when no place was chosen; NoFileWindow, NotHandedOut, on a phone TooBigForAPhone, and
    what *write* raises. In a
    browser True means that all of it was handed over: where it lies is the browser's business.
    """
    if desk.page.web and PASSAGE.at:
        await _out_through_passage(desk, name, write, progress)
        return True
    if desk.page.web or _on_phone(desk):
        return await _out_as_bytes(desk, picker, name, write, progress)
    with _no_window_told():
        place = await picker.save_file(file_name=name)
    if not place:
        return False
    await asyncio.to_thread(_put_down, Path(place), write, progress)
    return True


def _on_phone(desk: Desk) -> bool:
    return desk.page.platform is not None and desk.page.platform.is_mobile()


@contextmanager
def _no_window_told() -> Generator[None]:
    try:
        yield
    except _NO_WINDOW as error:
        raise NoFileWindow from error


# ---- with a path


def _picked(
    file: ft.FilePickerFile, opener: Callable[[], BinaryIO], forget: Callable[[], None]
) -> Picked:
    return Picked(name=file.name, size=file.size, opener=opener, forget=forget)


def _at_path(desk: Desk, file: ft.FilePickerFile, path: Path) -> Picked:
    forget = partial(_remove_copy, path) if _on_phone(desk) else lambda: None
    return _picked(file, partial(path.open, "rb"), forget)


def _remove_copy(path: Path) -> None:
    """Remove the plain copy a phone made of a picked file, and its folder if that is empty."""
    with contextlib.suppress(OSError):
        path.unlink()
    with contextlib.suppress(OSError):
        path.parent.rmdir()


def _put_down(place: Path, write: Write, progress: Progress) -> None:
    with outgoing.putting_down(place) as stream:
        write(stream, progress)


class _InMemory(io.BytesIO):
    """Hold a file that leaves, up to what a phone can hold; TooBigForAPhone."""

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > MOST_IN_MEMORY:
            raise TooBigForAPhone
        return super().write(data)


async def _out_as_bytes(
    desk: Desk, picker: ft.FilePicker, name: str, write: Write, progress: Progress
) -> bool:
    with _InMemory() as made:
        await asyncio.to_thread(write, made, progress)
        whole = made.getvalue()
    with _no_window_told():
        place = await picker.save_file(file_name=name, src_bytes=whole)
    return bool(desk.page.web or place)


# ---- through the browser


def _still_here(desk: Desk) -> Callable[[], bool]:
    """Return what tells whether the folder that was open is still the one that is."""
    at_start = desk.home.context
    return lambda: desk.home.context is at_start


async def _through_passage(
    desk: Desk, picker: ft.FilePicker, file: ft.FilePickerFile, progress: Progress
) -> Picked:
    held = await asyncio.to_thread(Incoming, desk.home.data)
    with contextlib.ExitStack() as failed:
        failed.callback(held.done)
        way = WayIn(held.take, file.size, _still_here(desk))
        with PASSAGE.opened(way) as address:
            wanted = ft.FilePickerUploadFile(upload_url=address, id=file.id, name=file.name)
            sending = asyncio.ensure_future(_sent(picker, wanted))
            await _arrived(way, sending, file.size, progress)
        await asyncio.to_thread(held.whole, file.size)
        failed.pop_all()
    return _held(desk, file, held)


async def _sent(picker: ft.FilePicker, wanted: ft.FilePickerUploadFile) -> None:
    """Let the browser send a file; whether it arrived is seen at the other end."""
    with contextlib.suppress(*_NO_WINDOW):
        await picker.upload([wanted])


async def _arrived(
    way: WayIn, sending: asyncio.Future[None], size: int, progress: Progress
) -> None:
    """Wait until all has come in; a browser that sends nothing for long has given up."""
    clock = asyncio.get_running_loop().time
    last, moved = 0, clock()
    try:
        while not way.whole.done():
            await asyncio.wait([way.whole], timeout=LOOK_S)
            progress(way.received, size)
            last, moved = (way.received, clock()) if way.received > last else (last, moved)
            if clock() - moved > BEGIN_S:
                raise NotBroughtIn
        await way.whole
    finally:
        way.whole.cancel()
        sending.cancel()


def _held(desk: Desk, file: ft.FilePickerFile, held: Incoming) -> Picked:
    """Return the file that came in; a lock forgets it too, unless it is a part of the work."""

    def forget() -> None:
        unheard()
        held.done()

    unheard = desk.home.on_locked(lambda: None if within_work() else forget())
    return _picked(file, held.open, forget)


async def _out_through_passage(desk: Desk, name: str, write: Write, progress: Progress) -> None:
    last = (0, 0)

    def watched(done: int, total: int) -> None:
        nonlocal last
        last = (done, total)
        progress(done, total)

    way = WayOut(name, _still_here(desk), lambda: progress(*last))
    try:
        with PASSAGE.opened(way) as address:
            await ft.UrlLauncher().launch_url(address, web_only_window_name="_self")
            await _asked(way, progress)
            await asyncio.to_thread(write, cast(BinaryIO, way), watched)
            await asyncio.to_thread(way.finish)
        if not await way.given:
            raise NotHandedOut
    finally:
        way.break_off()


async def _asked(way: WayOut, progress: Progress) -> None:
    for _each in range(int(BEGIN_S / LOOK_S)):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(way.asked.wait(), LOOK_S)
            return
        progress(0, 0)
    raise NotHandedOut
