"""Problems with changing what opens the folder: passphrase, recovery card, helpers."""

from __future__ import annotations

from app.errors.base import N_, AppError
from app.errors.folder import ReadOnly, WrongSecret


class KeysNotChanged(AppError):
    """The new keys did not reach the disk; the earlier ones hold."""

    message = N_("Nothing was changed. Your passphrase and your card are as before.")
    advice = N_("Make room on the disk and try again.")


class KeysUncertain(AppError):
    """The disk refused in the moment between the earlier keys and the new ones."""

    message = N_("The disk did not answer. Either the old or the new one opens your folder.")
    advice = N_("Keep both for now. Make room on the disk and try again.")


class OnlyTheOwner(ReadOnly):
    """A helper wanted to do what only the person may do."""

    message = N_("Only the person whose folder this is can do this.")
    advice = N_("Ask the person to open the folder with their own passphrase.")


class OnlyShared(ReadOnly):
    """A helper wanted to keep something that is only for the person."""

    message = N_("A helper can write only what may be shared.")
    advice = N_("Ask the person to write this, or choose that it may be shared.")


class TooManyHelpers(AppError):
    """The key file has no room for one more helper."""

    message = N_("There is no room for one more helper.")
    advice = N_("Remove the helpers first. Then give new words to those who help now.")


class NotThisCard(WrongSecret):
    """A whole card was typed to try it, and it is not the card of this folder."""

    message = N_("This card does not open your folder.")
    advice = N_("It may be an older card. You can make a new one under Keep safe.")
