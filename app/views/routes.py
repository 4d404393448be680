"""Lead from a route to its screen; the one list of all screens."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.records.base import new_id
from app.views import (
    about_me,
    agreements,
    giving,
    hearing,
    in_meeting,
    life,
    matters,
    meetings,
    more,
    papers,
    people,
    prepare,
    safe,
    search,
    settings,
    today,
    way_in,
    wishes,
)
from app.views.desk import Desk

Screen = Callable[..., ft.Control]

SCREENS: dict[str, Screen] = {
    "today": today.TodayScreen,
    "wishes": wishes.WishesScreen,
    "matters": matters.MattersScreen,
    "life": life.LifeScreen,
    "meetings": meetings.MeetingsScreen,
    "prepare": prepare.PrepareScreen,
    "in-meeting": in_meeting.InMeetingScreen,
    "agreements": agreements.AgreementsScreen,
    "heard": hearing.HearingScreen,
    "papers": papers.PapersScreen,
    "give": giving.GivingScreen,
    "people": people.PeopleScreen,
    "about-me": about_me.AboutMeScreen,
    "search": search.SearchScreen,
    "settings": settings.SettingsScreen,
    "safe": safe.SafeScreen,
    "more": more.MoreScreen,
}

# Something new has its id before its first word, so its route stays the same: Back,
# Hide and opening again find it, and no second one is begun.
BEGINNINGS = {
    "/wishes/new": "/wishes/{id}/tell/words",
    "/matters/new": "/matters/{id}/tell/kind",
    "/life/new": "/life/{id}/sort/home_and_housing",
    "/people/new": "/people/{id}/edit",
    "/papers/new": "/papers/{id}/tell/kind",
}


def begun(route: str) -> str:
    """Return the route itself, or for the beginning of something new, its own route."""
    return BEGINNINGS[route].format(id=new_id()) if route in BEGINNINGS else route


def screen_for(desk: Desk) -> ft.Control:
    """Return the screen to show: the way in while the folder is closed, else the route's.

    A route is ``/screen`` with what follows as parts: ``/wishes/<id>/change/words``.
    """
    if not desk.is_open:
        return way_in.WayIn(desk)
    name, *parts = desk.route.strip("/").split("/")
    shown = SCREENS.get(name, today.TodayScreen)
    return shown(desk, *parts) if name in SCREENS else shown(desk)
