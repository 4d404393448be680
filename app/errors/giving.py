"""Problems with giving something to somebody, and with files."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NotShared(AppError):
    """Something that is only for the person was about to leave."""

    message = N_("This is only for you, so it cannot be given.")
    advice = N_("You can change who may see it, and then give it.")


class NotAPicture(AppError):
    """A file that should be a picture cannot be read as one."""

    message = N_("This picture cannot be read.")
    advice = N_("Choose another picture.")


class NoPdfHere(AppError):
    """This device has nothing that makes a PDF."""

    message = N_("A PDF cannot be made on this device.")
    advice = N_("Choose the web page file. It has the same content.")


class FileNotSaved(AppError):
    """The file to be given did not reach the place the person chose."""

    message = N_("The file was not saved. The receipt is kept.")
    advice = N_("Try to save it again, or choose another place.")
