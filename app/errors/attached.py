"""Problems with pictures, voices and papers that are kept with a record."""

from __future__ import annotations

from app.errors.base import N_, AppError


class TooLargeToKeep(AppError):
    """A file is larger than the folder takes."""

    message = N_("This file is too large. It can have {limit} megabytes.")
    advice = N_("Choose a smaller one, or a shorter recording. Nothing was added.")


class NotKept(AppError):
    """A file did not reach the disk."""

    message = N_("This was not added to your folder.")
    advice = N_("Make room on the disk, then try again.")


class CannotReadIt(AppError):
    """The file the person chose stopped giving its bytes."""

    message = N_("The file you chose could not be read to its end.")
    advice = N_("Choose it again. Nothing was added.")


class AttachmentLost(AppError):
    """The encrypted file of one attachment is missing or damaged; its record is whole."""

    message = N_("This picture or file cannot be opened any more.")
    advice = N_("Everything you wrote is safe. A copy of your folder may still have it.")


class NotTaken(AppError):
    """A file is of a kind the folder does not take."""

    message = N_("Kuulluksi cannot keep this kind of file.")
    advice = N_("Choose a picture (JPEG or PNG), a PDF or a voice recording.")


class NoHeicHere(AppError):
    """A picture is in Apple's form, and nothing here opens it."""

    message = N_("This picture has a form that cannot be opened here (HEIC).")
    advice = N_("Save the picture as JPEG on your phone, then choose it.")


class TooManyDots(AppError):
    """A picture would need more memory than a picture should."""

    message = N_("This picture is too large to open.")
    advice = N_("Make the picture smaller, then choose it again.")
