"""Problems with the folder: opening it, reading it, saving in it."""

from __future__ import annotations

from app.errors.base import N_, AppError


class WrongSecret(AppError):
    """The passphrase or recovery key does not open this folder."""

    message = N_("That did not open the folder. Check each word.")
    advice = N_("You can show the words while you type. The recovery card also works.")
    told_on_continue = True


class WrongRecoveryKey(AppError):
    """What was typed is not a whole recovery key (its check digits do not fit)."""

    message = N_("This is not the whole key of the card, or a letter is wrong.")
    advice = N_("The key has nine groups of four. Compare it with your card.")
    told_on_continue = True


class Damaged(AppError):
    """The folder cannot be read as it was written."""

    message = N_("A part of your folder cannot be read.")
    advice = N_("Nothing was changed. Keep the folder as it is and use a copy of it.")


class Locked(AppError):
    """Another Kuulluksi has this folder open."""

    message = N_("Kuulluksi is already open with this folder.")
    advice = N_("Use the window that is open, or close it first.")


class FolderLocked(Locked):
    """The folder was locked; its keys are no longer in memory."""

    message = N_("The folder is locked.")
    advice = N_("Open it with your passphrase or with the recovery card.")


class NotSaved(AppError):
    """A save did not reach the disk."""

    message = N_("This was not saved. Your text is still on the screen.")
    advice = N_("Make room on the disk, then change something to try again.")


class StillWaiting(AppError):
    """Words of a page that was left are not saved yet."""

    message = N_("Something you wrote is not saved yet. It waits on its page.")
    advice = N_("Go back to that page to see why. Kuulluksi also tries again by itself.")


class ReadOnly(AppError):
    """The folder is open for looking only."""

    message = N_("This folder can only be looked at now.")
    advice = N_("Kuulluksi found something unexpected and protects your folder.")


class PlaceReadOnly(ReadOnly):
    """The folder is whole, but nothing can be written where it lies."""

    message = N_("Nothing can be written to the place of this folder.")
    advice = N_("You can read everything. To write, move the folder to a place you can write to.")


class NotGoneOn(AppError):
    """The disk refused while the folder went on with a chosen state."""

    message = N_("Kuulluksi could not write to the disk. Nothing is lost.")
    advice = N_("Make room on the disk, then choose again.")


class TooNew(AppError):
    """A newer Kuulluksi wrote this folder."""

    message = N_("A newer Kuulluksi made this folder.")
    advice = N_("Nothing was changed. Install the newer Kuulluksi to open it.")


class OutOfMemory(AppError):
    """The device has too little free memory."""

    message = N_("This device has too little free memory to open the folder.")
    advice = N_("Close other programs and try again.")


class NoFolder(AppError):
    """There is no folder where one was looked for."""

    message = N_("There is no folder here yet.")
    advice = N_("Make a folder of your own first.")


class FolderExists(AppError):
    """A folder is already here; a new one never replaces it."""

    message = N_("There is already a folder here.")
    advice = N_("Open it with your passphrase or with the recovery card.")


class CannotWrite(AppError):
    """The place of the folder cannot be written."""

    message = N_("Kuulluksi cannot write to this place.")
    advice = N_("Make room on the disk, or choose another place for the folder.")


class Gone(AppError):
    """What was asked for is no longer in the folder."""

    message = N_("This is no longer in your folder.")
    advice = N_("Go back and choose again.")


class TooSoon(AppError):
    """The next attempt to open the folder came before the wait was over."""

    message = N_("Kuulluksi waits a moment before the next try.")
    advice = N_("You can look for the words in peace. The recovery card also works.")
