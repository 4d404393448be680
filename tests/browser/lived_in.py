"""A folder somebody has used for a while, and the way to its screens in one open tab."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from app.content.life_areas import life_areas
from app.records.base import Visibility, new_id
from app.records.paper import CameHow, PaperKind
from app.records.paper_point import Found, PointKind, Sight
from app.records.wish import Wish
from app.services import (
    agenda,
    agreements,
    attachments,
    demo,
    hearings,
    life,
    matters,
    meetings,
    papers,
    records,
    threads,
    wishes,
)
from app.services.context import Context
from app.services.keeping import Home
from tests.browser.newcomer import PHRASE, SLOW_MS, Newcomer, fi
from tests.browser.tab import CALM_MS, Tab

MISSING = {"found": Found.MISSING, "my_view": "Tämä pitää kirjata niin kuin sovimme."}
CHANGED = {"found": Found.CHANGED, "words": "Asia hoidetaan tarvittaessa."}
REFUSED = {
    "kind": PointKind.REFUSED,
    "words": "Saattajaa kauppaan ei myönnetä.",
    "sight": Sight.DIFFERENTLY,
    "my_view": "En pääse kauppaan yksin.",
}
REMOVED = "Haluan kävellä joka päivä."

GO = """route => {
  const base = document.baseURI.replace(/\\/$/, '');
  history.pushState(null, '', base + route);
  dispatchEvent(new PopStateEvent('popstate', {state: null}));
}"""


def furnish(folder: Path, **settings: Any) -> dict[str, str]:
    """Fill a new folder with an invented person's things; return the routes of its screens."""
    home = Home(data=folder, clock=lambda: datetime.now(UTC))
    context, _card = home.create(PHRASE)
    demo.fill(context, "fi")
    home.change_settings(replace(home.settings(), **{"language": "fi", **settings}))
    routes = routes_of(context)
    home.lock()
    return routes


def routes_of(context: Context) -> dict[str, str]:
    """Return the routes of all screens in a folder of the invented person."""
    wish = wishes.all_wishes(context)[0].id
    meeting = meetings.all_meetings(context)[0].id
    item = agenda.agenda(context, meeting)[0].item.id
    agreement = agreements.all_agreements(context)[0].id
    longest = max(wishes.all_wishes(context), key=lambda one: steps_of(context, one.id)).id
    away = wishes.say(context, words=REMOVED).id
    records.remove(context, Wish, away)
    whole = sorted_life(context)
    other = wishes.all_wishes(context)[1]
    paper = attachments.attach(context, other, io.BytesIO(b"%PDF-1.7"), file_name="paatos.pdf").id
    past = next(one for one in meetings.all_meetings(context) if one.held)
    for name, answer in (("could_say", "yes"), ("listened", "partly"), ("answered", "no")):
        hearings.keep(context, past.id, name, answer)
    came = a_paper_of(context)
    # Neighbours have different headings, so that arriving can be seen.
    return {
        "wishes": "/wishes",
        "wish": f"/wishes/{wish}",
        "tell": "/wishes/new",
        "thread": f"/wishes/{longest}/thread",
        "meetings": "/meetings",
        "meeting": f"/meetings/{meeting}",
        "prepare": f"/prepare/{meeting}",
        "choose-wishes": f"/prepare/{meeting}/wishes",
        "in-meeting": f"/in-meeting/{meeting}/{item}",
        "answer": f"/in-meeting/{meeting}/{item}/answer",
        "past-meeting": f"/meetings/{past.id}",
        "hearing": f"/heard/{past.id}/could_say",
        "heard": "/heard",
        "agreements": "/agreements",
        "together": f"/in-meeting/{meeting}/together",
        "agreement": f"/agreements/{agreement}",
        "give-whom": f"/give/meeting/{meeting}",
        "give-things": "/give/things",
        "give-seen": "/give/seen",
        "give-form": "/give/form",
        "receipts": "/give/receipts",
        "people": "/people",
        "paper-question": f"{came}/tell/received",
        "matters": "/matters",
        "matter": f"/matters/{_a_matter(context, wish)}",
        "papers": "/papers",
        "paper": came,
        "look-for": f"{came}/check/{agreement}",
        "point": f"{came}/points/new/tell/words",
        "letter": f"{came}/letter",
        "say-of-paper": f"{came}/say/my_view",
        "about-me": "/about-me",
        "passphrase": "/safe/passphrase",
        "anew": "/safe/anew",
        "practise": "/safe/practise",
        "search": "/search",
        "more": "/more",
        "symbols": "/more/symbols/in/people",
        "symbol": "/more/symbols/home",
        "life": "/life",
        "sort": f"/life/{whole}/sort/money",
        "whole": f"/life/{whole}",
        "say-symbol": f"/wishes/{wish}/symbol",
        "safe": "/safe",
        "new-device": "/safe/new-device",
        "save-copy": "/safe/copy",
        "restore-copy": "/safe/restore",
        "earlier-folders": "/safe/folders",
        "earlier": "/safe/earlier",
        "join": "/safe/join",
        "take-out": "/safe/take-out",
        "bring-in": "/safe/bring-in",
        "removed": "/safe/removed",
        "erase-one": f"/safe/removed/wish/{away}",
        "erase-all": "/safe/everything",
        "recovery": "/safe/recovery",
        "file": f"/wishes/{other.id}/picture/{paper}",
        "save-file": f"/wishes/{other.id}/picture/{paper}/out",
        "history": f"/wishes/{other.id}/history",
        "settings": "/settings",
        "today": "/today",
    }


def sorted_life(context: Context) -> str:
    """Sort the areas of life twice, the second time not to the end; return the second."""
    steps = ("good", "between", "not_good")
    for life_id, less in (("earlier", 0), ("now", 2)):
        for n, area in enumerate(list(life_areas())[: 13 - less]):
            life.put(context, life_id, area, steps[n * (1 + less // 2) % 3])
        if not less:
            life.close(context, life_id)
    life.tell(context, "now", words="Aamut ovat raskaimpia. Illat ovat jo hyviä.")
    return "now"


def steps_of(context: Context, wish_id: str) -> int:
    """Return how much has happened to a wish."""
    return len(threads.of_wish(context, wish_id).steps)


def a_paper_of(context: Context) -> str:
    """Keep a decision the invented person got, partly looked through; return its route."""
    one, other = agreements.all_agreements(context)[:2]
    today = context.today
    paper = papers.tell(
        context,
        "paper",
        kind=PaperKind.DECISION,
        words="Päätös kotiin annettavasta avusta",
        from_whom="Marja, kotihoito",
        dated=today - timedelta(days=9),
        sent=today - timedelta(days=8),
        received=today - timedelta(days=2),
        came_how=CameHow.POST,
        their_reason="Käyntien määrä riittää arviomme mukaan.",
        my_view="Päätös ei kerro, mistä puhuimme.",
        visibility=Visibility.MAY_BE_SHARED,
    )
    for agreed, told in ((one, MISSING), (other, CHANGED)):
        agreements.change(context, agreed.id, visibility=Visibility.MAY_BE_SHARED)
        papers.look_for(context, paper.id, agreed.id, **told)
    papers.tell_point(context, paper.id, "refused", **REFUSED)
    return f"/papers/{paper.id}"


def _a_matter(context: Context, wish: str) -> str:
    """Keep an invented application that waits, and what has happened in it."""
    matter, event = new_id(), new_id()
    told = {"kind": "application", "what": "Hain kuljetuspalvelua.", "started_how": "form"}
    day = context.today - timedelta(days=30)
    matters.tell(context, matter, wish_id=wish, started_on=day, **told)
    asked = {"kind": "i_asked", "channel": "phone", "words": "Luvattiin vastaus ensi viikolla."}
    matters.tell_event(context, matter, event, day=day + timedelta(days=20), **asked)
    return matter


def go(tab: Tab, route: str) -> None:
    """Go to a screen as the browser's own address and history do, without a new tab."""
    heading = tab.page.get_by_role("heading", level=1)
    here = heading.inner_text()
    tab.page.evaluate(GO, route)
    expect(heading).not_to_have_text(here, timeout=SLOW_MS)
    tab.settle(CALM_MS)


def unlocked(tab: Tab) -> Tab:
    """Return the tab with the folder open, whatever language its page speaks."""
    heading = tab.page.get_by_role("heading", level=1)
    here = heading.inner_text()
    field = tab.page.get_by_role("textbox").first
    field.focus()
    tab.settle()
    field.fill(PHRASE)
    tab.settle()
    tab.page.keyboard.press("Enter")
    expect(heading).not_to_have_text(here, timeout=SLOW_MS)
    tab.settle(CALM_MS)
    return tab


def opened(tab: Tab) -> Tab:
    """Return the tab with the folder open, on Today, in Finnish."""
    Newcomer(unlocked(tab)).arrives(fi("Today"))
    return tab
