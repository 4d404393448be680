"""The start finds the language and the folder also where little is known or allowed."""

import errno

import pytest

from app import i18n
from app.bootstrap import Wanted, alone, at_home, language_of, show
from app.errors.folder import CannotWrite
from app.services import wishes
from app.services.keeping import Home
from app.services.settings import Settings
from app.store.files import Disk
from tests.builders import PASSPHRASE, ATime


@pytest.fixture
def device(monkeypatch):
    """A device that says nothing of its language until it is told to."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def written(tmp_path):
    """A folder with one wish in it, closed."""
    home = Home(data=tmp_path, clock=ATime())
    context, _card = home.create(PASSPHRASE)
    wishes.say(context, words="Haluan kuoroon")
    home.lock()
    return tmp_path


@pytest.fixture
def read_only(monkeypatch):
    """A disk on which nothing can be made."""

    def refuse(*_what, **_named):
        raise OSError(errno.EROFS, "read-only")

    monkeypatch.setattr(Disk, "create", refuse)
    monkeypatch.setattr(Disk, "writable", lambda _disk, _folder: False)
    monkeypatch.setattr("app.services.settings._write", refuse)
    lock = Disk.lock

    def lock_what_is_there(disk, path):
        return lock(disk, path) if path.exists() else refuse()

    monkeypatch.setattr(Disk, "lock", lock_what_is_there)


@pytest.mark.parametrize(
    ("told", "spoken"),
    [
        ("", "fi"),
        ("C", "fi"),
        ("C.UTF-8", "fi"),
        ("POSIX", "fi"),
        ("se_FI.UTF-8", "se"),
        ("sms_FI.UTF-8", "fi"),
        ("fi_FI.UTF-8", "fi"),
        ("sv_FI.UTF-8", "sv"),
        ("sv_SE@euro", "sv"),
        ("en_GB", "en"),
        ("Swedish_Finland.1252", "sv"),
    ],
)
def test_the_device_tells_the_language_and_where_it_tells_none_it_is_finnish(
    device, tmp_path, told, spoken
):
    device.setenv("LANG", told)
    assert language_of(tmp_path, Wanted()) == spoken


def test_what_the_person_chose_comes_before_the_device(device, tmp_path):
    device.setenv("LANG", "en_GB.UTF-8")
    Home(data=tmp_path, clock=ATime()).change_settings(Settings(language="sv"))
    assert language_of(tmp_path, Wanted()) == "sv"
    assert language_of(tmp_path, Wanted(language="fi@selko")) == "fi@selko"


def test_a_folder_on_a_disk_for_reading_only_opens_for_looking(written, read_only):
    with at_home(Wanted(folder=written)) as home:
        context = home.unlock(PASSPHRASE)
        assert context.folder.read_only
        assert [wish.words for wish in wishes.all_wishes(context)] == ["Haluan kuoroon"]


def test_a_language_asked_for_does_not_keep_a_folder_for_reading_closed(
    written, read_only, monkeypatch
):
    served = []
    monkeypatch.setattr("app.bootstrap.serve", lambda *page: served.append(page))
    show(Wanted(folder=written, browser=True, language="sv"), print)
    assert len(served) == 1
    assert i18n.screen().code == "sv"


@pytest.mark.usefixtures("read_only")
def test_where_no_folder_is_and_none_can_be_made_the_start_says_so(tmp_path):
    with pytest.raises(CannotWrite), alone(tmp_path):
        pass
