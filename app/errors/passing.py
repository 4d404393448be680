"""Problems with files on their way into the app and out of it."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NotBroughtIn(AppError):
    """A file the person chose did not arrive whole."""

    message = N_("The file did not come in whole, so it is not used.")
    advice = N_("Choose it again. Check that there is room on the disk.")


class TooBigToBringIn(AppError):
    """A file is bigger than anything that can be brought in."""

    message = N_("This file is too big to bring in.")
    advice = N_("Check that you chose the right file.")


class NotHandedOut(AppError):
    """A file did not reach the place the person chose for it."""

    message = N_("The file was not saved.")
    advice = N_("Try again, or choose another place. Check that there is room on the disk.")


class TooBigForAPhone(AppError):
    """A file that leaves is bigger than a phone can hold while it is handed over."""

    message = N_("This file is over 100 megabytes. A phone cannot save one so big.")
    advice = N_("Take fewer pictures, voices and papers at a time. A computer has no such limit.")


class NoFileWindow(AppError):
    """The window in which one chooses a file does not open on this device."""

    message = N_("The window for choosing a file did not open.")
    advice = N_("Try again. You can also open Kuulluksi as a page in your browser.")
