"""The key of one encrypted attachment (format 1, section 4); bytes only."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class AttachmentKey(SQLModel, table=True):
    """Hold key, size in bytes and SHA-256 (hex) of one attachment."""

    __tablename__ = "blob"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    id: str = Field(primary_key=True)
    key: bytes = Field(default=b"", repr=False)
    size: int = 0
    sha256: str = ""
