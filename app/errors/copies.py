"""Problems with copies of the folder, and with the folders kept beside it."""

from __future__ import annotations

from app.errors.base import N_, AppError
from app.errors.folder import WrongSecret


class NotACopy(AppError):
    """The chosen file is not a copy that Kuulluksi made."""

    message = N_("This file is not a copy made by Kuulluksi.")
    advice = N_("Choose another file. The name of a copy begins with kuulluksi.")


class CopyDamaged(AppError):
    """A part of a copy is missing or differs from what was written."""

    message = N_("This copy is damaged or not whole.")
    advice = N_("Your folder was not changed. Try another copy.")


class CopyNotMade(AppError):
    """The copy could not be written, or it could not be read back as it was written."""

    message = N_("The copy was not made. Your folder is as it was.")
    advice = N_("Make room on this device and try again.")


class CopyHoldsNoMore(AppError):
    """The folder has more attachments than the list of a copy has room for."""

    message = N_("You have more pictures, voices and papers than one copy can hold.")
    advice = N_("Your folder is as it was. Erase some of them for good, then save the copy.")


class CopyNotKept(AppError):
    """The finished copy did not reach the place the person chose."""

    message = N_("The copy did not reach the place you chose.")
    advice = N_("Try again or choose another place, such as a memory stick.")


class AnotherFile(AppError):
    """A file chosen to be checked is not the copy that was just saved."""

    message = N_("This file is not the same as the copy that was made now.")
    advice = N_("Choose the file you just saved. You can also save it again.")


class NotRestored(AppError):
    """A copy or an earlier folder could not be put in its place."""

    message = N_("This could not be done. Your folder is as it was.")
    advice = N_("Make room on this device and try again.")


class WrongSecretOfCopy(WrongSecret):
    """What was typed does not open the copy."""

    message = N_("That did not open the copy. Check each word.")
    advice = N_("A copy opens with the passphrase or card of the day it was made.")
