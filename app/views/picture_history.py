"""The earlier versions of what was said of a picture or a file."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.records.attachment import Attachment
from app.views.desk import Desk
from app.views.finding import found
from app.views.history import Earlier, HistoryPage
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.whose import seen_in_words


@component
def PictureHistory(desk: Desk, picture_id: str, *, place: str, up: str) -> ft.Control:
    """Show what was said of it before, and let it be used again."""
    if found(desk, Attachment, picture_id) is None:
        return RemovedPage(desk, Attachment, picture_id, place=place, up=up)
    earlier = Earlier(
        kind=Attachment,
        record_id=picture_id,
        words={"words": ""},
        facts=_facts,
        place=place,
        up=f"{up}/picture/{picture_id}",
    )
    return HistoryPage(desk, earlier)


def _facts(fields: dict[str, Any]) -> list[str]:
    return [seen_in_words(str(fields.get("visibility")))]
