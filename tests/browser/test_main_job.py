"""The whole job of a newcomer, through a real browser, and what lies on the disk after it."""

import tempfile
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.newcomer import PHRASE, Newcomer, fi

pytestmark = pytest.mark.browser

# Words no program holds by chance; each is typed at another place.
WISHES = ("Haluan vuokkolinnunlauluun.", "En halua kivikkokettuunkaan.", "Saisinko lumikkosaunan?")
QUESTION, OPENING = "Kuka maksaa hopeasammalkyydin?", "Aloitan mustikkahiirestä."
REASON = "Rahaa on vain tuulihaukkaretkiin."
AGREED, WHO = "Hoitaja käy kanervasopulissa.", "Ketunleipäoskari"
DIFFERING = "Kyyti korpikuusirantaan"
VIEWS = (
    "Tarvitsen sen suopursupäivinä.",
    "Jalka ei kanna.",
    "Kerran viikossa riittää.",
    "Säännöt.",
)
PURPOSE, RECEIVER = "Suunnitelmaa ja riekonmarjaa varten", "Palvelutoimisto"
MARKERS = (
    "vuokkolinnunlaulu",
    "kivikkokettu",
    "lumikkosauna",
    "hopeasammalkyyd",
    "mustikkahiire",
    "tuulihaukkaretk",
    "kanervasopuli",
    "Ketunleipäoskari",
    "korpikuusiranta",
    "suopursupäiv",
    "riekonmarja",
)
GIVEN = (*WISHES, REASON, AGREED, WHO, DIFFERING, *VIEWS, PURPOSE, RECEIVER)


@pytest.fixture
def places(tmp_path):
    """Give the app a home, a temp and a cache of its own, so that they can be searched."""
    named = {"HOME": "home", "TMPDIR": "temp", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "share"}
    for folder in named.values():
        (tmp_path / folder).mkdir()
    return {name: str(tmp_path / folder) for name, folder in named.items()}


def test_a_newcomer_does_the_main_job_and_every_word_is_there_after_a_restart(
    start_app, open_tab, places, tmp_path
):
    downloads = tmp_path / "downloads"
    running = start_app(extra=places)
    person = Newcomer(open_tab(running.url))

    card = person.starts()
    assert len(card) == 9
    person.goes(fi("Say your first wish"))
    person.tells_a_wish(WISHES[0])
    for wish in WISHES[1:]:
        person.tells_more(wish)

    person.prepares(wishes=3, question=QUESTION, opening=OPENING)
    goes_through_the_meeting(person)
    pdf, page = gives_a_summary(person, downloads)
    holds_all(text_of(pdf))
    holds_all(page.read_text("utf-8"))
    assert person.tab.outside == []

    person.tab.page.close()
    running.stop()
    finds_nothing_in_plain_text(tmp_path, card)
    running = start_app(running.folder, extra=places)
    person = Newcomer(open_tab(running.url))
    person.unlocks()
    sees_every_word_again(person)
    person.tab.page.close()
    running.stop()
    finds_nothing_in_plain_text(tmp_path, card)


def goes_through_the_meeting(person):
    person.goes(fi("To the page of the meeting"), fi("Start the meeting"))
    person.tab.sees(OPENING)
    person.goes(fi("To the first thing"))
    person.tab.sees(WISHES[0])
    person.hears(fi("Yes"), "")
    person.agrees(AGREED, who=WHO, by=fi("tomorrow"))
    person.goes(fi("To the next thing"))
    person.tab.sees(WISHES[1])
    person.hears(fi("No"), REASON)
    person.agrees(DIFFERING, differing=VIEWS)
    person.goes(fi("To the next thing"))
    person.tab.sees(WISHES[2])
    person.goes(fi("Not yet"))
    person.tab.sees(QUESTION)
    person.goes(fi("Said"), fi("End the meeting"))
    person.arrives(fi("Read this aloud together"))
    for words in (AGREED, DIFFERING, *VIEWS):
        person.tab.sees(words)
    person.goes(fi("The meeting is over"))


def gives_a_summary(person, downloads):
    person.goes(fi("Give a summary"))
    person.write(fi("Name, or where they work"), RECEIVER)
    person.on()
    person.write(fi("Why do you give this?"), PURPOSE)
    person.on(2)
    person.goes(fi("See exactly what they will see"))
    person.arrives(fi("Exactly what they will see"))
    for words in GIVEN:
        person.tab.sees(words)
    person.goes(fi("This is right, continue"))
    pdf = person.saves(downloads)
    person.tab.sees(RECEIVER)
    person.goes(fi("Make the same in another form"))
    page = person.saves(downloads)
    assert (pdf.suffix, page.suffix) == (".pdf", ".html")
    person.goes(fi("Ready"))
    return pdf, page


def text_of(pdf: Path) -> str:
    pages = pypdf.PdfReader(pdf).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def holds_all(text):
    missing = [words for words in GIVEN if words not in text]
    assert not missing


def sees_every_word_again(person):
    person.goes(fi("Wishes"))
    for wish in WISHES:
        person.tab.sees(wish)
    person.goes(fi("Agreed"))
    for words in (AGREED, DIFFERING):
        person.tab.sees(words)
    person.goes(fi("Meetings"), fi("Open meeting {n}").format(n=1))
    for words in (OPENING, QUESTION, REASON):
        person.tab.sees(words)
    person.goes(fi("Today"), fi("I want to give my information"))
    person.goes(fi("See what you have given before"), fi("Open receipt {n}").format(n=1))
    person.tab.sees(PURPOSE)
    person.goes(fi("See exactly what was given"))
    for words in GIVEN:
        person.tab.sees(words)


def finds_nothing_in_plain_text(tmp_path, card):
    """Search the data folder, home, temp and cache, and the browser's own profile."""
    secrets = [words.encode() for words in (*MARKERS, PHRASE, "".join(card))]
    profiles = Path(tempfile.gettempdir()).glob("playwright_chromiumdev_profile-*")
    places = [tmp_path / name for name in ("data", "home", "temp", "cache", "share")]
    files = [f for place in (*places, *profiles) for f in place.rglob("*") if f.is_file()]
    assert len(files) > 5
    leaks = [f for f in files if any(secret in read(f) for secret in secrets)]
    assert leaks == []


def read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # the browser renames its own files as it goes


def test_on_a_phone_a_first_wish_is_told_and_found_again(start_app, open_tab):
    running = start_app()
    person = Newcomer(open_tab(running.url, width=390, height=844))
    person.starts()
    person.goes(fi("Say your first wish"))
    person.tells_a_wish(WISHES[0])
    person.goes(fi("Today"))
    person.arrives(fi("Today"))
    person.goes(fi("Wishes"))
    person.tab.sees(WISHES[0])
    expect(person.tab.page.get_by_role("heading", level=1)).to_have_count(1)
