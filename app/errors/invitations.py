"""Problems with an invitation from a calendar that the person wants to bring in."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NotAnInvitation(AppError):
    """The chosen file holds no meeting that a calendar could read."""

    message = N_("This file is not an invitation that Kuulluksi can read.")
    advice = N_("Choose a file whose name ends in .ics. You can also write the meeting yourself.")


class InvitationTooLarge(AppError):
    """A file is larger, or nested deeper, than an invitation ever is."""

    message = N_("This file is too large for one invitation.")
    advice = N_("Nothing was changed. Ask for the invitation of this one meeting.")


class ManyMeetings(AppError):
    """A file holds several meetings, such as a whole calendar."""

    message = N_("This file holds several meetings. Kuulluksi takes one at a time.")
    advice = N_("Nothing was changed. Save the one invitation from your calendar or e-mail.")


class NoDayInIt(AppError):
    """The day of the meeting is missing, or cannot be read."""

    message = N_("The day in this invitation cannot be read.")
    advice = N_("Nothing was changed. Look at the invitation and write the meeting yourself.")


class OnlyAnAnswer(AppError):
    """A file holds somebody's answer to an invitation, not the invitation itself."""

    message = N_("This file is an answer to an invitation, not the invitation.")
    advice = N_("Nothing was changed. Choose the invitation itself.")
