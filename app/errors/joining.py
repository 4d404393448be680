"""Problems with joining two folders and with files in the open form."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NothingToOpenWith(AppError):
    """A copy was to be chosen before what opens it was written."""

    message = N_("The passphrase or the card of the copy is not there yet.")
    advice = N_("Write it first, then choose the copy. Nothing has changed.")
    told_on_continue = True


class DoesNotFit(AppError):
    """Another folder uses an id of this one for a thing of another kind."""

    message = N_("These two folders do not fit together.")
    advice = N_("Nothing was changed. Check that both are your own folders.")


class NotOpenForm(AppError):
    """The chosen file is not one that *take everything out* made."""

    message = N_("Kuulluksi cannot read this file.")
    advice = N_("Choose a file that you made with Take everything out.")


class OpenFormTooNew(AppError):
    """The chosen file has a later version of the open form."""

    message = N_("A newer Kuulluksi made this file.")
    advice = N_("Nothing was changed. Install the newer Kuulluksi to bring it in.")


class OpenFormTooLarge(AppError):
    """The chosen file holds more than a folder can."""

    message = N_("This file holds more than a folder can.")
    advice = N_("Nothing was changed. Check that you chose the right file.")
