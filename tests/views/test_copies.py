"""Saving a copy, bringing one back, and the folders kept beside, as a person does it."""

import errno
import io
import shutil
import threading
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from app.errors.folder import OutOfMemory, TooNew
from app.services import copies, wishes
from app.services.keeping import Home
from app.store import backup
from app.store import restore as store_restore
from app.views import restoring, save_copy
from app.views.picking import Picked
from tests.builders import ATime
from tests.harness import someone
from tests.harness.someone import at

PATIENCE_S = 60.0  # the machine may be busy
PHRASE = "kuusi vene lumi talo"
OTHER = "toinen lause aivan muuta"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a folder with one wish, its card, and a copy of it."""
    home = Home(data=tmp_path_factory.mktemp("made"), clock=ATime())
    context, card = home.create(PHRASE)
    wishes.say(context, words="Haluan saunaan.")
    home.change_settings(replace(home.settings(), language="en", lock_when_away=False))
    data = copy_of(home)
    home.lock()
    return home.data, card, data


@pytest.fixture
def home(made, tmp_path):
    shutil.copytree(made[0], tmp_path / "mine")
    home = Home(data=tmp_path / "mine", clock=ATime())
    home.unlock(PHRASE)
    yield home
    home.lock()


@pytest.fixture
def fresh(tmp_path):
    home = Home(data=tmp_path / "fresh", clock=ATime())
    home.data.mkdir()
    home.change_settings(replace(home.settings(), language="en", lock_when_away=False))
    yield home
    home.lock()


class Chosen:
    """The file a test lets the person choose; counts how many are still held."""

    def __init__(self):
        self.data, self.held, self.picked = None, 0, 0

    async def pick(self, _desk, _picker, endings, _progress):
        assert endings == ["zip"]
        if self.data is None:
            return None
        self.held += 1
        self.picked += 1
        data, once = self.data, [1]
        return Picked(
            name="x.zip",
            size=len(data),
            opener=lambda: io.BytesIO(data),
            forget=lambda: self.forget(once),
        )

    def forget(self, once):
        self.held -= once.pop() if once else 0


@pytest.fixture
def chosen(made, monkeypatch):
    """Let the copy be chosen, until a test says otherwise."""
    chosen = Chosen()
    chosen.data = made[2]
    monkeypatch.setattr(restoring, "pick", chosen.pick)
    monkeypatch.setattr(save_copy, "pick", chosen.pick)
    return chosen


def copy_of(home, secret=PHRASE):
    copy, out = copies.make(home, home.context, secret), io.BytesIO()
    copy.hand_over(out)
    copy.remove()
    return out.getvalue()


def words(home):
    return [wish.words for wish in wishes.all_wishes(home.context)]


def left(home):
    """Return what lies in the data folder besides folders and settings."""
    known = ("vault", "anchor", "settings.json")
    names = [path.name for path in home.data.iterdir()]
    odd = [name for name in names if not name.startswith(known) or name.endswith(".tmp")]
    return [*odd, *(name for name in names if name == "vault-new")]


@asynccontextmanager
async def inside(home, route):
    """Open a window on a folder that is open already, and lock it as one's own is locked."""
    home.demo = True
    async with at(home, route) as app:
        home.demo = False
        yield app


until = partial(someone.until, within_s=PATIENCE_S)


# ---- saving


async def saved(app, path, secret=PHRASE):
    app.conn.replies["save_file"] = str(path)
    await app.write(secret, "copy-secret")
    await app.press("make-copy")
    await until(app, "The copy is ready")
    await app.press("keep-copy")
    await until(app, "The copy is saved")


async def test_a_person_saves_a_copy_and_sees_what_is_in_it(home, chosen, tmp_path):
    path = tmp_path / "kept.zip"
    async with inside(home, "/safe/copy") as app:
        await saved(app, path)
        assert app.shows("1 wish")
        assert app.shows("0 meetings")
        assert app.shows("It opens with the passphrase or card you have today.")
        assert app.shows("The file is called kuulluksi-2026-11-24.zip.")
        chosen.data = path.read_bytes()
        await app.press("check-copy")
        await until(app, "The file you chose is the same as the copy.")
        await app.press("copy-done")
        await until(app, "The last copy: today")
    assert copies.look_into(home, io.BytesIO(path.read_bytes()), PHRASE).counts["wish"] == 1
    assert (left(home), chosen.held) == ([], 0)


async def test_another_file_is_not_taken_for_the_copy(home, chosen, tmp_path):
    async with inside(home, "/safe/copy") as app:
        await saved(app, tmp_path / "kept.zip")
        for data in (b"x", bytes((tmp_path / "kept.zip").stat().st_size)):
            chosen.data = data
            await app.press("check-copy")
            await until(app, "This file is not the same as the copy that was made now.")
        chosen.data = None
        await app.press("check-copy")
        await until(app, lambda: not app.shows("This file is not the same"))
        assert not app.shows("is the same as the copy.")


async def test_the_copy_is_called_saved_only_when_a_place_was_chosen(home):
    async with inside(home, "/safe/copy") as app:
        await app.write(PHRASE, "copy-secret")
        await app.press("make-copy")
        await until(app, "The copy is ready")
        await app.press("keep-copy")  # no place is chosen
        await app.settle(50)
        assert app.shows("The copy is ready")
        assert copies.last_saved(home) is None
        assert left(home) != []
        await app.press("back")
        await until(app, "No copy has been saved on this device yet.")
        await until(app, lambda: left(home) == [])


@pytest.mark.parametrize("secret", ["", "   ", "aivan muuta sanottu"])
async def test_a_copy_needs_the_words_that_open_the_folder(home, secret):
    async with inside(home, "/safe/copy") as app:
        await app.write(secret, "copy-secret")
        await app.press("make-copy")
        await until(app, "That did not open the folder. Check each word.")
        assert app.shows("Make the copy")
    assert left(home) == []


async def test_a_full_disk_is_told_and_nothing_is_left(home, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(backup, "_add", full)
    async with inside(home, "/safe/copy") as app:
        await app.write(PHRASE, "copy-secret")
        await app.press("make-copy")
        await until(app, "The copy was not made. Your folder is as it was.")
    assert left(home) == []


class HeldUp:
    """Long work that waits before or after its deed until a test lets it go on."""

    def __init__(self, real, *, after):
        self.real, self.after = real, after
        self.reached, self.may_go_on, self.over = (threading.Event() for _each in range(3))

    def __call__(self, *what, **how):
        done = self.real(*what, **how) if self.after else None
        self.reached.set()
        assert self.may_go_on.wait(PATIENCE_S)
        done = done if self.after else self.real(*what, **how)
        self.over.set()
        return done


@pytest.fixture
def held_up(monkeypatch):
    """Hold up a piece of long work until a test lets it go on."""
    made = []

    def hold(where, name, *, after=False):
        held = HeldUp(getattr(where, name), after=after)
        made.append(held)

        def slow(*what, **how):
            return held(*what, **how)

        monkeypatch.setattr(where, name, slow)
        return held

    yield hold
    for held in made:
        held.may_go_on.set()


@pytest.mark.parametrize("where", ["_write", "_proved"])
async def test_hiding_while_a_copy_is_made_leaves_nothing(home, held_up, where):
    held = held_up(backup, where)
    async with inside(home, "/safe/copy") as app:
        await app.write(PHRASE, "copy-secret")
        await app.press("make-copy")
        await until(app, held.reached.is_set)
        await app.press("hide")
        assert not app.shows("Save a copy")
        held.may_go_on.set()
        await until(app, lambda: home.context is None and left(home) == [])
    assert copies.last_saved(home) is None


async def test_a_copy_that_is_ready_after_its_page_was_left_is_removed(home, held_up):
    held = held_up(save_copy.copies, "make", after=True)
    async with inside(home, "/safe/copy") as app:
        await app.write(PHRASE, "copy-secret")
        await app.press("make-copy")
        await until(app, held.reached.is_set)
        await app.press("back")
        await until(app, "Keep safe")
        assert left(home) != []
        held.may_go_on.set()
        await until(app, lambda: left(home) == [])


# ---- bringing back


async def looked_into(app, secret=PHRASE):
    await app.press("choose-copy")
    await until(app, "What opens the copy?")
    await app.write(secret, "restore-secret")
    await app.press("look-copy")
    await until(app, "This is in the copy")


async def test_a_copy_comes_back_and_the_present_folder_is_kept(home, chosen):
    wishes.say(home.context, words="Uudempi.")
    async with inside(home, "/safe/restore") as app:
        assert app.shows("Nothing is overwritten")
        await looked_into(app)
        assert app.shows("1 wish")
        assert app.shows("2 wishes")
        assert app.shows("Something you erased after that day comes back with the copy.")
        assert words(home) == ["Haluan saunaan.", "Uudempi."]
        await app.press("use-copy")
        await until(app, "Your copy is in use")
        assert app.shows("The folder you had here before is kept beside.")
        assert words(home) == ["Haluan saunaan."]
        await app.press("to-folders")
        await until(app, "Folder 1:")
    assert (left(home), chosen.held) == ([], 0)


async def test_nothing_chosen_changes_nothing(home, chosen):
    chosen.data = None
    async with inside(home, "/safe/restore") as app:
        await app.press("choose-copy")
        await app.settle(50)
        assert app.shows("Choose the copy")
    assert words(home) == ["Haluan saunaan."]


async def test_not_using_a_copy_leaves_nothing_behind(home, chosen):
    async with inside(home, "/safe/restore") as app:
        await looked_into(app)
        await app.press("restore-cancel")
        assert app.shows("Choose the copy")
    assert (left(home), chosen.held, copies.earlier(home)) == ([], 0, [])


def damaged(data):
    middle = data.index(b"CSNP") + 400 if b"CSNP" in data else len(data) // 2
    return data[:middle] + bytes(64) + data[middle + 64 :]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda _data: b"no copy", "This file is not a copy made by Kuulluksi."),
        (lambda _data: b"", "This file is not a copy made by Kuulluksi."),
        (lambda data: data[: len(data) // 2], "This file is not a copy made by Kuulluksi."),
        (damaged, "This copy is damaged or not whole."),
    ],
)
async def test_a_bad_file_is_told_and_nothing_is_lost(home, chosen, spoil, told):
    good = chosen.data
    chosen.data = spoil(good)
    async with inside(home, "/safe/restore") as app:
        await app.press("choose-copy")
        await until(app, "What opens the copy?")
        await app.write(PHRASE, "restore-secret")
        await app.press("look-copy")
        await until(app, told)
        chosen.data = good
        await app.press("choose-other")
        await until(app, lambda: chosen.picked == 2 and not app.shows(told))
        await app.write(PHRASE, "restore-secret")
        await app.press("look-copy")
        await until(app, "This is in the copy")
        await app.press("back")
    assert (left(home), chosen.held, words(home)) == ([], 0, ["Haluan saunaan."])


async def test_wrong_words_for_a_copy_are_told_and_slowed(home, chosen):
    async with inside(home, "/safe/restore") as app:
        await app.press("choose-copy")
        await until(app, "What opens the copy?")
        await app.press("look-copy")
        assert app.shows("That did not open the copy. Check each word.")
        for n in range(3):
            await app.write(f"aivan muuta {n}", "restore-secret")
            await app.press("look-copy")
            await until(app, lambda n=n: home._wrong == n + 1)
        await until(app, "You can try again in")
        await app.write(PHRASE, "restore-secret")
        await app.press("look-copy")
        await app.settle(50)
        assert not app.shows("This is in the copy")


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (TooNew(), "A newer Kuulluksi made this folder."),
        (OutOfMemory(), "This device has too little free memory to open the folder."),
    ],
)
async def test_what_this_device_cannot_open_is_told(home, chosen, monkeypatch, problem, told):
    def refuse(*_what):
        raise problem

    monkeypatch.setattr(store_restore, "look_into", refuse)
    async with inside(home, "/safe/restore") as app:
        await app.press("choose-copy")
        await until(app, "What opens the copy?")
        await app.write(PHRASE, "restore-secret")
        await app.press("look-copy")
        await until(app, told)


async def test_a_full_disk_leaves_the_present_folder_as_it_was(home, chosen, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "full")

    async with inside(home, "/safe/restore") as app:
        await looked_into(app)
        monkeypatch.setattr(store_restore, "_write", full)
        await app.press("use-copy")
        await until(app, "This could not be done. Your folder is as it was.")
    assert (left(home), words(home), copies.earlier(home)) == ([], ["Haluan saunaan."], [])


async def test_hiding_while_a_copy_comes_back_ends_it_cleanly(home, chosen, held_up):
    async with inside(home, "/safe/restore") as app:
        await looked_into(app)
        held = held_up(store_restore, "_write")
        await app.press("use-copy")
        await until(app, held.reached.is_set)
        await app.press("hide")
        assert app.shows("Open your notes")
        held.may_go_on.set()
        await until(app, lambda: home.context is None and left(home) == [])
        await until(app, lambda: chosen.held == 0)
    assert copies.earlier(home) == []
    home.unlock(PHRASE)
    assert words(home) == ["Haluan saunaan."]


async def test_hiding_at_the_very_last_moment_leaves_the_folder_locked(home, chosen, held_up):
    async with inside(home, "/safe/restore") as app:
        await looked_into(app)
        held = held_up(Home, "unlock")
        await app.press("use-copy")
        await until(app, held.reached.is_set)
        await app.press("hide")
        assert app.shows("Open your notes")
        held.may_go_on.set()
        await until(app, held.over.is_set)
        await until(app, lambda: home.context is None)
        assert app.shows("Open your notes")
    assert (left(home), chosen.held, len(copies.earlier(home))) == ([], 0, 1)


# ---- on a device with no folder, and before a locked one


async def test_a_new_device_takes_a_copy_into_use(home, fresh, chosen):
    home.lock()
    async with at(fresh, "/") as app:
        await app.press("has-copy")
        assert not app.shows("Nothing is overwritten")
        await looked_into(app)
        assert not app.shows("In your folder now")
        await app.press("use-copy")
        await until(app, "Your copy is in use")
        assert words(fresh) == ["Haluan saunaan."]
        assert not app.shows("kept beside")
        assert copies.last_saved(fresh) == copies.day_of("2026-11-24T12:00:00Z")
        await app.press("to-today")
        await until(app, "Today")
    assert (left(fresh), copies.earlier(fresh), chosen.held) == ([], [], 0)


async def test_the_card_opens_a_copy_on_a_new_device(made, fresh, chosen):
    async with at(fresh, "/") as app:
        await app.press("has-copy")
        await looked_into(app, made[1].lower())
        await app.press("use-copy")
        await until(app, "Your copy is in use")
    assert words(fresh) == ["Haluan saunaan."]


async def test_the_first_page_is_there_again_after_changing_ones_mind(fresh, chosen):
    async with at(fresh, "/") as app:
        await app.press("has-copy", "back")
        assert app.shows("Choose your language")
        await app.press("has-copy", "hide")
        assert not app.shows("I have a copy")
        await app.press("continue")
        assert app.shows("I have a copy")


async def test_hiding_on_a_new_device_leaves_no_half_folder(home, fresh, chosen, held_up):
    async with at(fresh, "/") as app:
        await app.press("has-copy")
        await looked_into(app)
        held = held_up(store_restore, "_write")
        await app.press("use-copy")
        await until(app, held.reached.is_set)
        await app.press("hide")
        assert not app.shows("This is in the copy")
        held.may_go_on.set()
        await until(app, lambda: left(fresh) == [] and chosen.held == 0)
    assert not fresh.exists()


async def test_hiding_a_new_device_at_the_very_last_moment_leaves_it_locked(fresh, chosen, held_up):
    async with at(fresh, "/") as app:
        await app.press("has-copy")
        await looked_into(app)
        held = held_up(Home, "unlock")
        await app.press("use-copy")
        await until(app, held.reached.is_set)
        await app.press("hide")
        assert not app.shows("This is in the copy")
        held.may_go_on.set()
        await until(app, held.over.is_set)
        await until(app, lambda: fresh.context is None and chosen.held == 0)
    assert fresh.exists()


async def test_a_copy_helps_where_the_folder_does_not_open(home, fresh, chosen):
    fresh.create(OTHER)
    fresh.lock()
    async with at(fresh, "/today") as app:
        assert "has-copy" not in app.buttons()
        await app.write("aivan muuta", "phrase")
        await app.press("open")
        await until(app, "That did not open the folder.")
        await app.press("has-copy")
        await looked_into(app)
        assert not app.shows("In your folder now")
        await app.press("use-copy")
        await until(app, "Your copy is in use")
    assert words(fresh) == ["Haluan saunaan."]
    assert len(copies.earlier(fresh)) == 1


async def test_the_page_of_the_card_leads_to_a_copy_too(home, chosen):
    home.lock()
    async with at(home, "/today") as app:
        await app.press("use-card", "has-copy", "back")
        assert app.shows("Open your notes")


# ---- the folders kept beside


@pytest.fixture
def two(made, home):
    """Have an earlier folder beside the present one."""
    wishes.say(home.context, words="Uudempi.")
    copies.bring_back(home, io.BytesIO(made[2]), PHRASE)
    return home


async def test_a_person_goes_back_to_an_earlier_folder(two):
    async with at(two, "/safe/folders") as app:
        await unlocked(app)
        await app.press("use-folder-1")
        assert app.shows("The folder you have now is kept beside.")
        await app.press("leave-it", "use-folder-1", "use-it")
        await until(app, "The earlier folder is in use now. Open it.")
        await unlocked(app)
        assert words(two) == ["Haluan saunaan.", "Uudempi."]
        assert len(copies.earlier(two)) == 1


async def test_a_person_removes_an_earlier_folder_for_good(two):
    async with at(two, "/safe/folders") as app:
        await unlocked(app)
        await app.press("remove-folder-1")
        assert app.shows("There is no way back.")
        await app.press("back", "remove-folder-1", "remove-it")
        await until(app, "There is no earlier folder on this device.")
    assert (copies.earlier(two), words(two)) == ([], ["Haluan saunaan."])


async def unlocked(app):
    if app.shows("Open your notes"):
        await app.write(PHRASE)
        await app.press("open")
        await until(app, lambda: not app.shows("Open your notes"))


# ---- the list and the steps


async def test_the_list_leads_to_every_page_of_copies(home):
    async with inside(home, "/safe") as app:
        assert "safe-safe-folders" not in app.buttons()
        for name, title in (
            ("copy", "Make the copy"),
            ("restore", "Choose the copy"),
            ("new-device", "Take the file to the new device"),
        ):
            await app.press(f"safe-safe-{name}")
            assert app.shows(title)
            await app.press("back")


async def test_today_speaks_of_a_copy_calmly_and_lets_it_wait(home):
    home.clock.now += timedelta(days=copies.FIRST_DAYS - 1)
    async with inside(home, "/today") as app:
        assert not app.shows("You have no copy yet.")
    home.clock.now += timedelta(days=1)
    async with inside(home, "/today") as app:
        assert app.shows("You have no copy yet.")
        await app.press("copy-later")
        assert not app.shows("You have no copy yet.")
    home.clock.now += timedelta(days=copies.LATER_DAYS)
    async with inside(home, "/today") as app:
        await app.press("today-copy")
        assert app.shows("Make the copy")
    copies.note_saved(home, home.context)
    home.clock.now += timedelta(days=copies.SOON_DAYS)
    async with inside(home, "/today") as app:
        assert app.shows("It is a while since your last copy.")
