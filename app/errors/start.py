"""Problems at the start of the app."""

from __future__ import annotations

from app.errors.base import N_, AppError


class PortTaken(AppError):
    """Another program uses the port the page was wanted on."""

    message = N_("Another program already uses port {port}.")
    advice = N_("Choose another number, or start without one.")


class NoWindow(AppError):
    """Flet's window program is not here and cannot be fetched, or there is no screen."""

    message = N_("Kuulluksi cannot open a window of its own here.")
    advice = N_("It opens as a page in your browser. Nothing leaves this device.")
