"""All pages in a test language: words without brackets have bypassed the catalogues."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import flet as ft

from app.exports.summary import content
from app.i18n import languages
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.follow_up import FollowUp
from app.records.life_now import LifeNow
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.person import Person
from app.records.profile import Profile
from app.records.wish import Wish
from app.services import comment_letter, demo, sharing
from app.views.kit.words import QUIET_MARK
from tests.browser.lived_in import REMOVED, routes_of
from tests.harness.someone import an_open_home, at

CONTENT = Path(__file__).parents[2] / "app" / "content"
KINDS = (
    *(AgendaItem, Agreement, Attachment, LifeNow, Meeting, Paper, PaperPoint),
    *(FollowUp, Matter, MatterEvent, Person, Profile, Wish),
)
BRACKETED = re.compile(r"\[[^\[\]]*\]")
MARKS = re.compile(f"[{QUIET_MARK}\u2068\u2069]")
LETTERS = re.compile(r"[^\W\d_]{2,}")
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
OTHER = "and MB kB PDF Kuulluksi OpenMoji Noto Atkinson"
NAMED = re.compile(rf"\b({'|'.join((*MONTHS.split(), *DAYS.split(), *OTHER.split()))})\b")


def known(context):
    """Return every text of the invented person, and every one of the content files."""
    with context.folder.reading() as unit:
        kept = [record for kind in KINDS for record in unit.find(kind)]
    own = {t for record in kept for t in record.model_dump().values() if is_text(t)}
    own |= {receipt.purpose for receipt in sharing.receipts(context)}
    letter = content(comment_letter.look(context, "paper").summary)  # speaks to the service
    names = {language.name for language in languages().values()}
    read = [tomllib.loads(path.read_text("utf-8")) for path in CONTENT.glob("*.toml")]
    return sorted({REMOVED, *own, *names, *leaves(read), *leaves(letter)}, key=len, reverse=True)


def is_text(value):
    return isinstance(value, str) and bool(value.strip())


def leaves(node):
    if is_text(node):
        yield node
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for one in inside:
        yield from leaves(one)


def bypassing(text, texts):
    """Return the words of a text that came neither from a catalogue nor from the person."""
    left, before = MARKS.sub("", text), ""
    while left != before:  # one sentence may hold another
        left, before = BRACKETED.sub(" ", left), left
    begun = left.strip().removesuffix("…").strip()
    if begun.startswith("[") or any(words.startswith(begun) for words in texts):
        return []  # the beginning of a long text
    left = NAMED.sub(" ", left)
    for words in texts:
        left = left.replace(words, " ")
    return LETTERS.findall(left)


def shown(app):
    """Return what is read on a page, not the values behind its choices."""
    return [t.value for t in app.all(ft.Text)] + [s.label for s in app.all(ft.Semantics) if s.label]


async def test_no_page_shows_words_that_bypassed_the_catalogues(tmp_path, pseudo_screen):
    home = an_open_home(tmp_path)
    demo.fill(home.context, "fi")
    home.change_settings(replace(home.settings(), language="en@pseudo"))
    routes, texts, found = routes_of(home.context), known(home.context), []
    for name, route in routes.items():
        async with at(home, route, width=400, height=800) as app:
            found += [f"{name}: {text}" for text in shown(app) if bypassing(text, texts)]
    home.lock()
    assert "\n".join(found) == ""
    assert len(routes) > 40


def test_a_text_that_bypassed_is_noticed():
    assert bypassing("[Wíshés··] about more", ["more"]) == ["about"]
    assert bypassing("[[Tódáy··] 24.11.··] \u2068more\u2069", ["more"]) == []
