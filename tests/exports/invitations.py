"""Invitations as calendars of others write them."""

from __future__ import annotations

HELSINKI = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
USUAL = (
    "UID:kokous-1@kunta.invalid",
    "DTSTAMP:20261120T080000Z",
    "SUMMARY:Asiakassuunnitelma",
    "LOCATION:Perhekeskus\\, huone 3",
    "ORGANIZER;CN=Marja:mailto:marja@kunta.invalid",
)


def an_invitation(*lines: str, method: str = "REQUEST", zones: str = "", around: str = "") -> bytes:
    """Return a file with one meeting: the usual lines, and those that are given."""
    given = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = [line for line in USUAL if line.partition(":")[0].partition(";")[0] not in given]
    whole = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kunta//FI"),
        *([f"METHOD:{method}"] if method else []),
        *zones.splitlines(),
        *("BEGIN:VEVENT", *usual, *lines, "END:VEVENT"),
        *around.splitlines(),
        "END:VCALENDAR",
    ]
    return ("\r\n".join(line for line in whole if line) + "\r\n").encode()
