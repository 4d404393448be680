"""The app's words about people: what a person is to the client."""

from __future__ import annotations

from app.errors.base import N_
from app.i18n import _
from app.records.person import Role
from app.views.kit.choices import Option

ROLES = {
    Role.OWN_WORKER: (
        N_("My own worker"),
        N_("The person who looks after my matters and my plan."),
    ),
    Role.PROFESSIONAL: (N_("Another professional"), N_("A nurse, a doctor, a home helper.")),
    Role.CLOSE_PERSON: (N_("Family or friend"), N_("Someone close to me.")),
    Role.SUPPORT_PERSON: (N_("Support person"), N_("Someone who comes with me and helps me.")),
    Role.LEGAL_REPRESENTATIVE: (
        N_("Legal representative"),
        N_("A guardian, or someone I have given a mandate."),
    ),
    Role.INTERPRETER: (N_("Interpreter"), N_("Someone who speaks or signs for me.")),
}


def role_in_words(role: str) -> str:
    """Return what a person is to the client; a role of a newer version stays unsaid."""
    return _(ROLES[Role(role)][0]) if role in set(Role) else ""


def role_options() -> list[Option]:
    """Return the answers to who a person is to the client."""
    return [
        Option(value=role, label=_(name), help=_(help_words))
        for role, (name, help_words) in ROLES.items()
    ]
