"""Every problem a person can meet, each with the sentence it is told by.

Sentences are message ids, translated by the screen. No error holds a person's words.
"""

from __future__ import annotations


def N_(message: str) -> str:
    """Mark a sentence that is translated later, where it is shown."""
    return message


class AppError(Exception):
    """Say what happened and what to do next, in the person's language."""

    message: str = N_("Something did not work. Your words are safe.")
    advice: str = N_("Try again. If this happens again, close Kuulluksi and open it.")
    told_on_continue: bool = False  # a half-written answer is no problem yet

    def __init__(self, **facts: str | int) -> None:
        """Keep *facts* that fill the sentence: numbers and paths, never words."""
        self.facts = facts


class WrongSecret(AppError):
    """The passphrase or recovery key does not open this folder."""

    message = N_("That did not open the folder. Check each word.")
    advice = N_("You can show the words while you type. The recovery card also works.")


class WrongRecoveryKey(AppError):
    """What was typed is not a whole recovery key (its check digits do not fit)."""

    message = N_("This is not the whole key of the card, or a letter is wrong.")
    advice = N_("The key has nine groups of four. Compare it with your card.")


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


class NotShared(AppError):
    """Something that is only for the person was about to leave."""

    message = N_("This is only for you, so it cannot be given.")
    advice = N_("You can change who may see it, and then give it.")


class TooLong(AppError):
    """A text is longer than the folder takes."""

    message = N_("This text is too long. It can have {limit} letters.")
    advice = N_("Divide it into two parts. Nothing you wrote was lost.")


class Gone(AppError):
    """What was asked for is no longer in the folder."""

    message = N_("This is no longer in your folder.")
    advice = N_("Go back and choose again.")


class TooSoon(AppError):
    """The next attempt to open the folder came before the wait was over."""

    message = N_("Kuulluksi waits a moment before the next try.")
    advice = N_("You can look for the words in peace. The recovery card also works.")


class NotAPicture(AppError):
    """A file that should be a picture cannot be read as one."""

    message = N_("This picture cannot be read.")
    advice = N_("Choose another picture.")


class NoPdfHere(AppError):
    """This device has nothing that makes a PDF."""

    message = N_("A PDF cannot be made on this device.")
    advice = N_("Choose the web page file. It has the same content.")


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


class PortTaken(AppError):
    """Another program uses the port the page was wanted on."""

    message = N_("Another program already uses port {port}.")
    advice = N_("Choose another number, or start without one.")


class NoWindow(AppError):
    """Flet's window program is not here and cannot be fetched, or there is no screen."""

    message = N_("Kuulluksi cannot open a window of its own here.")
    advice = N_("It opens as a page in your browser. Nothing leaves this device.")


class FileNotSaved(AppError):
    """The file to be given did not reach the place the person chose."""

    message = N_("The file was not saved. The receipt is kept.")
    advice = N_("Try to save it again, or choose another place.")
