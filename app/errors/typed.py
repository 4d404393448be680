"""Problems with what a person typed into a field."""

from __future__ import annotations

from app.errors.base import N_, AppError


class TooLong(AppError):
    """A text is longer than the folder takes."""

    message = N_("This text is too long. It can have {limit} letters.")
    advice = N_("Divide it into two parts. Nothing you wrote was lost.")


class NotADay(AppError):
    """What was written cannot be read as a day, or there is no such day."""

    message = N_("Kuulluksi cannot read this day.")
    advice = N_("Write it like this: 5.3.2026. You can also leave it empty.")
    told_on_continue = True


class NoSuchDay(NotADay):
    """What was written is a day the calendar does not have, such as 31.2."""

    message = N_("There is no such day in the calendar.")
    advice = N_("Check the day and the month. You can also leave it empty.")


class NotATime(AppError):
    """What was written cannot be read as a time of day."""

    message = N_("Kuulluksi cannot read this time.")
    advice = N_("Write it like this: 14.30. You can also leave it empty.")
    told_on_continue = True
