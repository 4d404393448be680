"""What opening a folder found: told to the person, never repaired silently."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Say how much a finding matters; an alarm makes the folder read-only."""

    INFO = "info"
    WARN = "warn"
    ALARM = "alarm"


class Found(StrEnum):
    """Name what was found."""

    UNFINISHED_SAVE = "unfinished_save"  # the power went while saving
    HALF_WRITTEN = "half_written"  # the last save is there but cannot be read
    BROKEN_JOURNAL = "broken_journal"  # saves that were acknowledged are broken
    DAMAGED_SNAPSHOT = "damaged_snapshot"
    NOT_GIVEN = "not_given"  # the disk refuses a file: it may give it another time
    UNKNOWN_FILE = "unknown_file"
    KEY_FILES = "key_files"  # a copy is missing or differs
    STRAY = "stray"  # a file of another history of this folder
    FORK = "fork"  # two histories go on from one save
    GAP = "gap"  # saves are missing
    WRONG_CONTENT = "wrong_content"  # changes do not fit the content
    OLD_KEYS = "old_keys"  # the key file is older than the saves
    UNREADABLE = "unreadable"  # a whole compartment
    ROLLED_BACK = "rolled_back"  # the folder is older than it was here
    BAD_ANCHOR = "bad_anchor"
    NOT_CHECKED = "not_checked"  # the anchor is older than what is kept
    CANNOT_WRITE = "cannot_write"  # the place can only be read


@dataclass(frozen=True, slots=True)
class Notice:
    """Hold one finding; *compartment* is empty when it concerns the whole folder."""

    level: Level
    code: Found
    compartment: str = ""
