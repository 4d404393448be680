"""Erase everything of one's own from this device."""

from __future__ import annotations

from app.errors.erasing import NotAllErased
from app.services import example, settings
from app.services.keeping import Home
from app.store import erasing_all
from app.store.files import Disk

_OWN = (settings.FILE_NAME, f"{settings.FILE_NAME.partition('.')[0]}.tmp", example.PLACE)


def erase_everything(home: Home) -> None:
    """Lock and erase the folder, those kept beside it, the settings and the example.

    Locked when another Kuulluksi has it open; NotAllErased when files are left: the next
    start goes on with them.
    """
    home.lock()
    try:
        whole = erasing_all.erase_all(Disk(), home.data, also=_OWN)
    except OSError as error:
        raise NotAllErased from error
    if not whole:
        raise NotAllErased
