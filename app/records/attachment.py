"""A picture, a voice or a paper that belongs to a record; its bytes lie in a file of its own."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class AttachmentKind(StrEnum):
    """Say what an attachment is."""

    PHOTO = "photo"
    VOICE = "voice"
    PAPER = "paper"  # a PDF


class Attachment(Record, table=True):
    """Hold what is known of one attachment; it is seen by whoever sees what it belongs to.

    *blob* and *thumbnail* are ids of encrypted files; the thumbnail is empty without a picture.
    """

    of_kind: str = ""  # table of the record it belongs to
    of_id: str = Field(default="", index=True)
    kind: str = AttachmentKind.PHOTO
    media_type: str = ""
    words: str = ""  # what it shows or says, in the person's words
    file_name: str = ""  # as the person chose it; kept nowhere else
    blob: str = ""
    thumbnail: str = ""
    size: int = 0  # bytes
    own_order: int = 0
