"""A person in one's own circle or a professional."""

from __future__ import annotations

from enum import StrEnum

from app.records.base import Record


class Role(StrEnum):
    """Say what a person is to the client."""

    OWN_WORKER = "own_worker"
    PROFESSIONAL = "professional"
    CLOSE_PERSON = "close_person"
    SUPPORT_PERSON = "support_person"
    LEGAL_REPRESENTATIVE = "legal_representative"
    INTERPRETER = "interpreter"


class Person(Record, table=True):
    """Hold a first name and what this person helps with."""

    first_name: str = ""
    role: str = Role.PROFESSIONAL
    paid: bool = False
    organisation: str = ""
    phone: str = ""
    helps_with: str = ""
