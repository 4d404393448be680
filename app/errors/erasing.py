"""Problems with erasing for good."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NotErasedYet(AppError):
    """What was erased is out of the folder, but an older state of it is still on the disk."""

    message = N_("The erasing did not come to its end.")
    advice = N_("It goes on when you open the folder again. You can also try now.")


class NotAllErased(AppError):
    """Some files of an erased folder could not be deleted."""

    message = N_("Some files could not be erased from this device.")
    advice = N_("Close other programs and open Kuulluksi again. It goes on with the erasing.")


class NotTheWord(AppError):
    """The word that confirms erasing everything was not typed."""

    message = N_("The word is not there yet. Nothing was erased.")
    advice = N_("Write it as it stands on the page, or go back.")
    told_on_continue = True
