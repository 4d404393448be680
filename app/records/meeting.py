"""A meeting with professionals: when, where, who, and what the person needs there."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import JSON, text
from sqlmodel import Field

from app.records.base import Record


class Meeting(Record, table=True):
    """Hold one meeting; day and time are local, unknown parts are empty."""

    kind: str = "client_plan_meeting"  # id in content/meeting_types.toml
    day: date | None = None
    clock_time: time | None = None
    place: str = ""
    remote: bool = False
    invited: list[str] = Field(default_factory=list, sa_type=JSON)  # person ids
    not_wanted: str = ""  # whom I do not want there
    support_person: str = ""
    interpreter: str = ""
    needs: str = ""  # what I need from the room and the people
    opening_words: str = ""
    things_to_bring: str = ""
    notes: str = ""
    held: bool = False  # the person has said that it is over
    ends_at: time | None = None
    # the other side has called it off
    cancelled: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    # what the calendar of the one who invited calls it, and which version of it was brought in
    calendar_uid: str = Field(default="", sa_column_kwargs={"server_default": ""})
    calendar_number: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})
