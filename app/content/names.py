"""Names of what a person tells, the same on the screen and in what is given: message ids."""

from __future__ import annotations

from app.errors.base import N_
from app.records.agreement import Every
from app.records.profile import ProfilePart

PARTS: dict[str, str] = {
    ProfilePart.MATTERS: N_("What matters to me"),
    ProfilePart.SUPPORT: N_("How to support me"),
    ProfilePart.COMMUNICATION: N_("How I communicate"),
    ProfilePart.GOOD_AT: N_("What I am good at"),
    ProfilePart.DO_NOT_WANT: N_("What I do not want"),
    ProfilePart.MY_DAY: N_("How my day goes"),
    ProfilePart.AIDS: N_("Aids, interpreter and access"),
    ProfilePart.CARD: N_("My own card for meetings"),
}
EVERY: dict[str, str] = {
    Every.ONCE: N_("Once"),
    Every.DAY: N_("Every day"),
    Every.WEEK: N_("Every week"),
    Every.TWO_WEEKS: N_("Every two weeks"),
    Every.MONTH: N_("Every month"),
}
