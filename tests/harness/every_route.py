"""The routes of all screens of a folder that holds an invented person's things."""

from __future__ import annotations

from app.services import meetings
from app.services.context import Context
from app.views.prepare_step import STEPS
from tests.browser.lived_in import routes_of


def every_route(context: Context) -> list[str]:
    """Return each route once, the questions of getting ready among them."""
    meeting = meetings.all_meetings(context)[0].id
    steps = [f"/prepare/{meeting}/{step}" for step in STEPS]
    more = ["/more/words", "/more/shortcuts", "/more/accessibility", "/more/about"]
    begun = ["/people/new", "/agreements/new", "/meetings/new", "/about-me/matters"]
    return [*routes_of(context).values(), *steps, *more, *begun]
