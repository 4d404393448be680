"""The routes of all screens of a folder that holds an invented person's things."""

from __future__ import annotations

from app.services import agreements, follow_ups, meetings
from app.services.context import Context
from app.views.follow_ups import QUESTIONS
from app.views.prepare_step import STEPS
from tests.browser.lived_in import routes_of


def every_route(context: Context) -> list[str]:
    """Return each route once, the questions of getting ready among them."""
    meeting = meetings.all_meetings(context)[0].id
    steps = [f"/prepare/{meeting}/{step}" for step in STEPS]
    more = ["/more/words", "/more/shortcuts", "/more/accessibility", "/more/about"]
    begun = [
        "/people/new",
        "/agreements/new",
        "/meetings/new",
        "/papers/new",
        "/matters/new",
        "/about-me/matters",
    ]
    papers = ["/papers/paper/earlier", "/papers/paper/letter/form", "/papers/paper/tell/picture"]
    shown = [*routes_of(context).values(), *steps, *more, *begun, *papers]
    calendar = ["/meetings/invitation", f"/meetings/{meeting}/calendar", "/agreements/calendar"]
    return [*shown, *following(context), *calendar]


def following(context: Context) -> list[str]:
    """Return the pages of following an agreement: the message, and what was asked."""
    agreement = agreements.all_agreements(context)[0].id
    asked = follow_ups.ask_about(context, agreement).id
    questions = [f"/agreements/{agreement}/asked/{asked}/{one.key}" for one in QUESTIONS]
    message = f"/agreements/{agreement}/message"
    return [
        message,
        f"{message}/sv/large",
        *questions,
        f"/agreements/{agreement}/asked/{asked}/check",
    ]
