"""After an alarm a person sees what was found, looks, chooses, and writes again."""

import shutil

import pytest

from app.errors.keys import KeysUncertain
from app.records.wish import Wish
from app.services import access, recovering, wishes
from app.services.keeping import Home
from app.store import key_files
from app.store.notice import Found
from app.views import found
from tests.builders import ATime
from tests.harness.someone import at

pytestmark = pytest.mark.usefixtures("without_threads")


PHRASE = "kuusi vene lumi talo"


def home_at(data):
    home = Home(data=data, clock=ATime())
    home.change_settings(home.settings().__class__(language="en"))
    return home


@pytest.fixture
def forked(tmp_path):
    """Make a folder that was written in two places and mixed again."""
    here, there = home_at(tmp_path / "here"), tmp_path / "there"
    wishes.say(here.create(PHRASE)[0], words="yhteinen alku")
    here.lock()
    shutil.copytree(here.data, there)
    for home, words in ((here, "täällä"), (home_at(there), "muualla")):
        wishes.say(home.unlock(PHRASE), words=words)
        home.lock()
    for path in there.glob("vault/private/*"):
        if not (here.place / "private" / path.name).exists():
            shutil.copy(path, here.place / "private")
    yield here
    here.lock()


def words_in(home):
    with home.context.folder.reading() as unit:
        return {wish.words for wish in unit.find(Wish)}


def other_than(shown):
    """Return the words of the version that is not shown at first; which one that is, is chance."""
    return {"yhteinen alku"} | ({"täällä", "muualla"} - shown)


async def to_the_choices(app):
    await app.write(PHRASE)
    await app.press("open")
    assert app.shows("You can look but not write")
    await app.press("choose")
    assert app.shows("What do you want to go on with?")


async def test_two_versions_are_joined_and_the_folder_is_in_order(forked):
    async with at(forked, "/today") as app:
        await to_the_choices(app)
        await app.press("both")
        assert app.shows("This happens now")
        await app.press("go-on")
        assert words_in(forked) == {"yhteinen alku", "täällä", "muualla"}
        assert not forked.context.folder.read_only
        assert not recovering.is_needed(forked.context)


async def test_a_state_is_looked_at_under_a_band_and_the_way_back_is_there(forked):
    async with at(forked, "/today") as app:
        await to_the_choices(app)
        shown = words_in(forked)
        await app.press("look-2")
        assert app.shows("You only look: The other version of your folder")
        assert words_in(forked) == other_than(shown)
        await app.press("back-to-choices")
        assert app.shows("What do you want to go on with?")


async def test_one_state_is_chosen_and_the_rest_lies_aside(forked):
    async with at(forked, "/today") as app:
        await to_the_choices(app)
        shown = words_in(forked)
        await app.press("take-2")
        assert app.shows("What is not used is not deleted.")
        await app.press("go-on")
        assert words_in(forked) == other_than(shown)
        assert list(forked.place.glob("aside/private/*"))


async def test_a_disk_that_refuses_is_told_and_the_choice_can_be_made_again(forked, monkeypatch):
    async with at(forked, "/today") as app:
        await to_the_choices(app)
        await app.press("both")

        def refused(*_what):
            raise OSError

        monkeypatch.setattr("app.store.going_on.aside.copy", refused)
        await app.press("go-on")
        assert app.shows("Kuulluksi could not write to the disk. Nothing is lost.")
        assert forked.context.folder.read_only
        monkeypatch.undo()


async def test_today_and_keep_safe_lead_to_the_choices_while_they_are_needed(forked):
    forked.unlock(PHRASE)
    forked.demo = True  # this window needs no passphrase
    async with at(forked, "/today") as app:
        await app.press("recovery")
        assert app.shows("Choose how to go on")
    async with at(forked, "/safe") as app:
        await app.press("safe-safe-recovery")
        assert app.shows("Your folder is protected now.")


async def test_when_all_is_well_there_is_nothing_to_choose(tmp_path):
    home = home_at(tmp_path)
    home.create(PHRASE)
    home.demo = True
    async with at(home, "/safe/recovery") as app:
        assert app.shows("There is nothing to choose now.")
    async with at(home, "/safe") as app:
        assert not app.buttons("safe-safe-recovery")
    home.lock()


def test_every_finding_has_its_own_words_or_is_knowingly_quiet():
    codes = {str(code) for code in Found}
    assert codes == set(found.WORDS) | found.QUIET_CODES
    assert not set(found.WORDS) & found.QUIET_CODES
    sentences = [what for what, _advice in found.WORDS.values()]
    assert len(set(sentences)) == len(sentences)


async def test_what_was_found_is_told_again_to_whoever_comes_from_elsewhere(forked):
    async with at(forked, "/safe/recovery") as app:
        await app.write(PHRASE)
        await app.press("open", "continue")
        assert app.shows("Choose how to go on")
        await app.press("choices")
        assert app.shows("What do you want to go on with?")


async def test_keys_that_are_older_are_gone_on_with_for_good(tmp_path, monkeypatch):
    home = home_at(tmp_path)
    ctx, _card = home.create(PHRASE)
    wishes.say(ctx, words="oma toive")
    proof, put = access.prove(home, ctx, PHRASE), key_files._put_in_place

    def cut_after(*what):
        put(*what)
        raise OSError

    with monkeypatch.context() as cutting:
        cutting.setattr(key_files, "_put_in_place", cut_after)
        with pytest.raises(KeysUncertain):
            access.begin_anew(proof, "meri kuu uusi lause", access.new_card())
    home.lock()
    async with at(home, "/today") as app:
        await to_the_choices(app)
        await app.press("take-1", "go-on")
        assert not home.context.folder.read_only
        assert words_in(home) == {"oma toive"}
    home.lock()
    assert not home.unlock(PHRASE).folder.notices
    home.lock()


async def test_where_nothing_can_be_read_the_way_leads_to_a_copy(forked, monkeypatch):
    monkeypatch.setattr(recovering, "choices", lambda _ctx, **_more: [])
    async with at(forked, "/today") as app:
        await app.write(PHRASE)
        await app.press("open", "choose")
        assert app.shows("Nothing here can be read.")
        await app.press("restore")
        assert app.shows("Bring a copy back")
