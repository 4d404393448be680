"""Keep safe: a new passphrase, a new card, both at once, and practising with the card."""

import shutil

import flet as ft
import pytest

from app.errors.folder import WrongSecret
from app.services.keeping import Home
from app.services.passphrase import card_groups
from app.store import key_files
from app.store.notice import Found, Level, Notice
from tests.builders import ATime
from tests.harness.someone import at

pytestmark = pytest.mark.usefixtures("without_threads")


PHRASE, NEW = "kuusi vene lumi talo", "meri kuu uusi lause hiekka"


@pytest.fixture
def home(made, tmp_path):
    shutil.copytree(made[0], tmp_path / "data")
    home = Home(data=tmp_path / "data", clock=ATime())
    yield home
    home.lock()


async def inside(app, page):
    """Open the folder with the passphrase and go to a page of Keep safe."""
    await app.write(PHRASE)
    await app.press("open", f"safe-safe-{page}")


async def prove(app, secret=PHRASE):
    await app.write(secret, key="present")
    await app.press("continue")


def shown_card(app):
    """Return the groups of the card on the screen."""
    texts = app.all(ft.Text)
    return [t.value for t in texts if t.semantics_label and t.semantics_label.startswith("Group")]


async def write_groups(app, groups):
    """Write the groups that are asked for until there are no more."""
    while app.shows("Is the card on paper?"):
        (label,) = [text for text in app.texts() if text.startswith("Group ")]
        await app.write(groups[int(label.split()[1]) - 1].lower())
        await app.press("continue")


def opens(home, secret, *, card=False):
    home.lock()
    try:
        home.unlock_with_card(secret) if card else home.unlock(secret)
    except WrongSecret:
        return False
    return True


async def test_the_passphrase_is_changed_after_the_present_one_was_typed(home):
    async with at(home, "/safe") as app:
        await inside(app, "passphrase")
        await prove(app, "kuusi vene")
        assert app.shows("That did not open the folder. Check each word.")
        await prove(app)
        assert app.shows("Choose a new passphrase")
        await app.write("aaaa")
        assert app.shows("Easy to guess. Add a word or two.")
        await app.press("continue")
        assert app.shows("Someone could guess this. Add a word or take a suggestion.")
        await app.write(NEW)
        await app.press("continue")
        assert app.shows("Your passphrase is changed")
        assert not app.shows(NEW)
        await app.press("ready")
        assert app.shows("Keep safe")
    assert opens(home, NEW)
    assert not opens(home, PHRASE)


async def test_a_hidden_passphrase_is_written_twice_and_a_suggestion_is_shown(home):
    async with at(home, "/safe") as app:
        await inside(app, "passphrase")
        await prove(app)
        await app.press("suggest")
        assert app.shows("Very hard to guess.")
        await app.press("show-phrase")
        await app.write(NEW)
        await app.press("continue")
        await app.write("meri kuu")
        await app.press("continue")
        assert app.shows("This is not the same yet. Write it again or go back.")
        await app.write(NEW)
        await app.press("continue")
        assert app.shows("Your passphrase is changed")
    assert opens(home, NEW)


async def test_the_old_card_works_until_the_new_one_was_tried(home, made):
    async with at(home, "/safe") as app:
        await inside(app, "new-card")
        await prove(app)
        groups = shown_card(app)
        assert len(groups) == 9
        assert groups != card_groups(made[1])
        assert app.shows("The old card works until you have tried this one.")
        await app.press("continue")
        await app.write("????")
        await app.press("continue")
        assert app.shows("Compare it with your card.")
        await app.press("look-again")
        assert shown_card(app) == groups
        await app.press("back")
        await app.press("back")
    assert opens(home, made[1], card=True)


async def test_a_new_card_takes_over_when_two_of_its_groups_were_written(home, made):
    async with at(home, "/safe") as app:
        await inside(app, "new-card")
        await prove(app, made[1])
        groups = shown_card(app)
        await app.press("continue")
        await write_groups(app, groups)
        assert app.shows("Your new card works")
        assert not any(app.shows(group) for group in groups)
    assert opens(home, "-".join(groups), card=True)
    assert opens(home, PHRASE)
    assert not opens(home, made[1], card=True)


async def test_someone_who_may_know_the_passphrase_is_shut_out(home, made):
    async with at(home, "/safe") as app:
        await inside(app, "anew")
        assert app.shows("A copy in another place still opens with the old passphrase.")
        assert app.shows("Helpers' words stop working")
        assert app.shows("Files set aside after an alarm go for good")
        await app.press("continue")
        await prove(app)
        await app.write(NEW)
        await app.press("continue")
        groups = shown_card(app)
        await app.press("continue")
        await write_groups(app, groups)
        assert app.shows("The old passphrase no longer opens your folder")
        assert not app.shows("Remove the earlier folders")
    assert opens(home, NEW)
    assert opens(home, "-".join(groups), card=True)
    assert not opens(home, PHRASE)
    home.lock()
    assert not opens(home, made[1], card=True)


async def test_a_disk_that_refuses_is_told_and_all_is_as_before(home, monkeypatch):
    def refuse(*_what):
        raise OSError

    async with at(home, "/safe") as app:
        await inside(app, "passphrase")
        await prove(app)
        await app.write(NEW)
        monkeypatch.setattr(key_files, "write", refuse)
        await app.press("continue")
        assert app.shows("Nothing was changed. Your passphrase and your card are as before.")
    monkeypatch.undo()
    assert opens(home, PHRASE)


async def test_what_could_not_be_tidied_up_is_told(home, monkeypatch):
    async with at(home, "/safe") as app:
        await inside(app, "passphrase")
        await prove(app)
        await app.write(NEW)
        monkeypatch.setattr("app.store.rewriting.finish", lambda *_what: False)
        await app.press("continue")
        assert app.shows("Kuulluksi tidies up the rest the next time you open your folder.")


async def begin_anew(app):
    await inside(app, "anew")
    await app.press("continue")
    await prove(app)
    await app.write(NEW)
    await app.press("continue")
    groups = shown_card(app)
    await app.press("continue")
    await write_groups(app, groups)


async def test_where_the_old_passphrase_still_shows_something_the_page_says_so(home, monkeypatch):
    def refuse(*_what):
        raise OSError

    async with at(home, "/safe") as app:
        monkeypatch.setattr("app.store.aside.empty", refuse)
        await begin_anew(app)
        assert app.shows("It is not finished yet")
        assert app.shows("Lock now, and open with the new passphrase")
        assert not app.shows("The old passphrase no longer opens your folder")
    monkeypatch.undo()
    assert opens(home, NEW)
    assert not home.context.folder._ring.unfinished
    assert not opens(home, PHRASE)


async def test_earlier_folders_that_the_old_passphrase_opens_are_told_of(home):
    shutil.copytree(home.data / "vault", home.data / "vault-old-1")
    async with at(home, "/safe") as app:
        await begin_anew(app)
        assert app.shows("The old passphrase no longer opens your folder")
        assert app.shows("Earlier folders on this device still open with the old passphrase.")


async def test_back_leads_through_the_pages_and_hide_forgets_what_was_typed(home):
    async with at(home, "/safe") as app:
        await inside(app, "anew")
        await app.press("continue")
        await prove(app)
        await app.write(NEW)
        await app.press("back", "back")
        assert app.shows("Old copies are as they were")
        await app.press("hide")
        await app.write(PHRASE)
        await app.press("open")
        assert app.shows("Old copies are as they were")
        await app.press("continue")
        assert app.one(ft.TextField).value == ""
    assert opens(home, PHRASE)


async def test_a_folder_that_can_only_be_looked_at_is_not_changed(home):
    async with at(home, "/safe") as app:
        await inside(app, "passphrase")
        home.context.folder._content.read_only = True
        await prove(app)
        assert app.shows("This folder can only be looked at now.")


async def test_practising_tells_whether_the_card_works(home, made):
    async with at(home, "/safe") as app:
        await inside(app, "practise")
        await app.write("ABCD EFGH")
        await app.press("try")
        assert app.shows("This is not the whole key of the card, or a letter is wrong.")
        await app.write(made[1].lower().replace("-", " "))
        await app.press("try")
        assert app.shows("The card works")
        await app.press("ready")
        assert app.shows("Keep safe")


async def test_a_lost_card_leads_to_a_new_one(home):
    async with at(home, "/safe") as app:
        await inside(app, "practise")
        await app.press("no-card")
        assert app.shows("Make a new card")


@pytest.mark.parametrize("page", ["passphrase", "new-card", "anew", "practise"])
async def test_the_example_has_nothing_to_change(tmp_path, page):
    home = Home(data=tmp_path / "data", clock=ATime())
    home.change_settings(home.settings().__class__(language="en"))
    async with at(home, "/") as app:
        await app.press("try-example", "place-more", "more-safe", f"safe-safe-{page}")
        assert app.shows("The example has no passphrase and no card of its own.")


# ---- after the card has opened the folder


async def by_card(app, card):
    await app.press("use-card")
    await app.write(card)
    await app.press("open")


async def test_whoever_used_the_card_may_choose_a_new_passphrase_at_once(home, made):
    async with at(home, "/settings") as app:
        await by_card(app, made[1])
        assert app.shows("Is your passphrase lost?")
        await app.press("choose-phrase", "back", "choose-phrase")
        await app.write(NEW)
        await app.press("continue")
        assert app.shows("Your passphrase is changed")
        await app.press("ready")
        assert app.shows("Lock now")
    assert opens(home, NEW)
    assert opens(home, made[1], card=True)
    assert not opens(home, PHRASE)


async def test_nobody_has_to_choose_a_new_passphrase(home, made):
    async with at(home, "/settings") as app:
        await by_card(app, made[1])
        await app.press("not-now")
        assert app.shows("Lock now")


async def test_hide_ends_the_offer_and_the_card_counts_no_longer(home, made):
    async with at(home, "/settings") as app:
        await by_card(app, made[1])
        await app.press("choose-phrase")
        await app.write(NEW)
        await app.press("hide")
        assert home.context is None
        assert not app.shows(NEW)
        assert app.shows("Open your notes")


async def test_what_opening_found_is_told_before_the_offer(home, made, monkeypatch):
    unlock = home.unlock_with_card

    def finding(card, **asked):
        context = unlock(card, **asked)
        context.folder.notices = (Notice(Level.WARN, Found.HALF_WRITTEN),)
        return context

    monkeypatch.setattr(Home, "unlock_with_card", lambda _home, *a, **k: finding(*a, **k))
    async with at(home, "/settings") as app:
        await by_card(app, made[1])
        assert app.shows("The last change may be missing.")
        await app.press("continue")
        assert app.shows("Is your passphrase lost?")
        await app.press("not-now")
        assert app.shows("Lock now")
