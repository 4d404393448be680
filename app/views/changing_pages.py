"""What each page of a change of passphrase or card shows; decides nothing."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.views.changing_steps import Changing, Kind
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.words import body, quiet
from app.views.new_secrets import Shown
from app.views.points import point
from app.views.recovery_card import RecoveryCard


def title_of(kind: Kind) -> str:
    """Return what the change is called."""
    return {
        Kind.PHRASE: _("Change the passphrase"),
        Kind.CARD: _("Make a new card"),
        Kind.ANEW: _("Someone may know my passphrase"),
    }[kind]


def deed_of(kind: Kind) -> str:
    """Return the words on the button that makes the change."""
    return {
        Kind.PHRASE: _("Change the passphrase"),
        Kind.CARD: _("Take the new card into use"),
        Kind.ANEW: _("Take the new ones into use"),
    }[kind]


def explained() -> Shown:
    """Tell what happens when somebody may know the passphrase, and what it cannot do."""
    return Shown(
        title=title_of(Kind.ANEW),
        help=_("This page tells what happens. Nothing is changed yet."),
        controls=[
            body(_("Take paper and a pen. This takes a few minutes.")),
            point(
                ft.Icons.SHIELD_OUTLINED,
                _("You get a new passphrase and a new card"),
                _("After that the old ones no longer open the folder on this device."),
            ),
            point(
                ft.Icons.PEOPLE_OUTLINE,
                _("Helpers' words stop working"),
                _("If you have given someone words for helping, they no longer open anything."),
            ),
            point(
                ft.Icons.DELETE_OUTLINE,
                _("Files set aside after an alarm go for good"),
                _("They would still open with the old passphrase."),
            ),
            point(
                ft.Icons.CONTENT_COPY,
                _("Old copies are as they were"),
                _(
                    "A copy in another place still opens with the old passphrase."
                    " What someone has already read they still know."
                ),
            ),
        ],
    )


def card_shown(desk: Desk, changing: Changing) -> Shown:
    """Show the new card, to be written down."""
    still = _("The old card works until you have tried this one.")
    return Shown(
        title=_("Your new card"),
        help=_(
            "The card opens your folder if the passphrase is lost. Copy it by hand or print it,"
            " and keep the paper in a safe place."
        ),
        controls=[
            body(_("Copy the nine groups by hand, or print them. The card is shown only now.")),
            body(still),
            RecoveryCard(desk, tuple(changing.groups)),
        ],
    )


def done(kind: Kind, main: Action, *, finished: bool, earlier: bool) -> Shown:
    """Say what opens the folder from now on, and what to do with the old.

    *earlier*: folders from before are kept on this device.
    """
    if kind is Kind.ANEW and not finished:
        return _half_way(main)
    title, points = {
        Kind.PHRASE: (_("Your passphrase is changed"), [_new_phrase(), _known(), _old_copies()]),
        Kind.CARD: (_("Your new card works"), [_old_card(), _put_away(), _old_copies()]),
        Kind.ANEW: (
            _("The old passphrase no longer opens your folder"),
            [
                _all_new(),
                *([_old_folders()] if earlier else []),
                _old_card(),
                _put_away(),
                _old_copies(),
            ],
        ),
    }[kind]
    later = quiet(_("Kuulluksi tidies up the rest the next time you open your folder."))
    return Shown(
        title=title,
        help=_("This page tells what opens your folder from now on. Read it and press the button."),
        main=main,
        controls=[*points, *([] if finished else [later])],
    )


def _half_way(main: Action) -> Shown:
    """Say what to do when the disk refused to delete what the old passphrase opens."""
    return Shown(
        title=_("It is not finished yet"),
        help=_("This page tells what opens your folder from now on. Read it and press the button."),
        main=main,
        controls=[
            point(
                ft.Icons.LOCK_OUTLINE,
                _("Lock now, and open with the new passphrase"),
                _("Then Kuulluksi finishes it. Until then the old one can still show your words."),
            ),
            _put_away(),
        ],
    )


def _old_folders() -> ft.Control:
    return point(
        ft.Icons.FOLDER_OUTLINED,
        _("Remove the earlier folders"),
        _(
            "Earlier folders on this device still open with the old passphrase."
            " Remove them in Keep safe, under Earlier folders."
        ),
    )


def _new_phrase() -> ft.Control:
    return point(
        ft.Icons.KEY,
        _("Open your folder with the new passphrase"),
        _("The old one no longer opens it. Your card works as before."),
    )


def _all_new() -> ft.Control:
    return point(
        ft.Icons.KEY,
        _("Open your folder with the new passphrase"),
        _("The new card opens it too."),
    )


def _known() -> ft.Control:
    return point(
        ft.Icons.VISIBILITY_OUTLINED,
        _("Does someone know the old one?"),
        _("Then this is not enough. Go to Keep safe: Someone may know my passphrase."),
    )


def _old_card() -> ft.Control:
    return point(
        ft.Icons.CREDIT_CARD_OFF,
        _("Destroy the old card"),
        _("It no longer opens your folder. It still opens copies you saved before."),
    )


def _put_away() -> ft.Control:
    return point(
        ft.Icons.INVENTORY_2_OUTLINED,
        _("Put the card away"),
        _("Keep the paper card in a safe place, apart from this device."),
    )


def _old_copies() -> ft.Control:
    return point(
        ft.Icons.CONTENT_COPY,
        _("Save a new copy"),
        _("A copy you saved before opens with the passphrase and the card of that day."),
    )
