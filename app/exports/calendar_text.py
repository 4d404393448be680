"""The text of a calendar file before anything parses it: its letters, its size, its parts."""

from __future__ import annotations

import re
import unicodedata

from app.errors.invitations import InvitationTooLarge, NotAnInvitation

MOST = 1_000_000  # bytes; an invitation has a few thousand
DEEPEST, MOST_PARTS = 8, 400
_ZONE, _ZONE_MOST = "VTIMEZONE", 20_000
_TIMES = re.compile(
    r"^((?:DTSTART|DTEND|RECURRENCE-ID|EXDATE|RDATE)\b[^:]*?;)TZID(?==)", re.IGNORECASE
)
ZONE_OF_TIME = "X-ZONE"  # the zone of a time, by a name that no parser looks up by itself
# what a time zone says of its turns; others, such as INTERVAL=0, could be counted for ever
_YEARLY = {
    "FREQ": "YEARLY",
    "INTERVAL": "1",
    "BYMONTH": "0?[1-9]|1[0-2]",
    "BYDAY": "-?[1-4]?(MO|TU|WE|TH|FR|SA|SU)",
    "WKST": "MO|SU",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_KEPT = {"\n", "\t"}
_TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # turn what follows around


def text_of(data: bytes) -> str:
    """Return the letters of a calendar file, one property a line.

    InvitationTooLarge when it is bigger than any invitation, NotAnInvitation when it is none.
    """
    if len(data) > MOST:
        raise InvitationTooLarge
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    text = re.sub(r"\n[ \t]", "", text).strip()
    if not text.upper().startswith("BEGIN:VCALENDAR"):
        raise NotAnInvitation
    return text


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as older programs of Windows write


def parts(text: str) -> tuple[str, dict[str, str]]:
    """Return the file without its time zones, and the zones by their names.

    The zone of a time is told as ZONE_OF_TIME.

    InvitationTooLarge when it is nested deeper, or has more parts, than an invitation.
    """
    kept: list[str] = []
    zone: list[str] = []
    zones: dict[str, str] = {}
    depth = count = 0
    for line in text.split("\n"):
        word, _colon, name = line.strip().upper().partition(":")
        begins, ends = word == "BEGIN", word == "END"
        depth, count = depth + begins - ends, count + begins
        if depth > DEEPEST or count > MOST_PARTS:
            raise InvitationTooLarge
        if zone or (begins and name == _ZONE):
            zone.append(line.strip())
        else:
            kept.append(_TIMES.sub(rf"\1{ZONE_OF_TIME}", line))
        if zone and ends and name == _ZONE:
            zones |= _named("\n".join(zone))
            zone = []
    return "\n".join(kept), zones


def _named(zone: str) -> dict[str, str]:
    """Return a zone by its name; one that could be counted without end is left out."""
    name = re.search(r"^TZID[^:\n]*:(.+)$", zone, re.MULTILINE | re.IGNORECASE)
    rules = re.findall(r"^RRULE[^:\n]*:(.*)$", zone, re.MULTILINE | re.IGNORECASE)
    yearly = all(_is_yearly(rule.upper()) for rule in rules)
    if name is None or len(zone) > _ZONE_MOST or not yearly:
        return {}
    return {name[1].strip(): zone.replace("\n", "\r\n") + "\r\n"}


def _is_yearly(rule: str) -> bool:
    cut = [part.partition("=") for part in rule.split(";")]
    told = {name: value for name, _equals, value in cut}
    usual = all(re.fullmatch(_YEARLY.get(name, "-"), value) for name, value in told.items())
    return "FREQ" in told and usual


def clean(words: str, most: int) -> str:
    """Return words without signs that show nothing or turn other words around."""
    shown = [
        letter
        for letter in words.replace("\r\n", "\n")
        if letter in _KEPT or (letter not in _TURNS and unicodedata.category(letter) != "Cc")
    ]
    whole = "".join(shown).encode("utf-8", "ignore").decode().strip()
    return whole if len(whole) <= most else whole[:most].rstrip() + "…"
