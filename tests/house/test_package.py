"""Words, fonts and content travel with the app: in the wheel, in place, and editable."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK = (
    "import site, sys; before = list(sys.path); site.addsitedir(sys.argv[1]);"
    "sys.path.sort(key=lambda place: place in before);"  # before an app installed here
    "import app.i18n as i; from app.i18n import speaking; from app.languages import shipped;"
    "assert (shipped('assets') / 'fonts').is_dir();"
    "print(i.__file__); print(shipped('locales'));"
    "print(speaking('sv')._('Something did not work. Your words are safe.'))"
)


def built(target, kind):
    """Build a wheel, standard or editable, without any network."""
    code = f"import hatchling.build as b; print(b.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return target / done.stdout.split()[-1]


def asked(folder, cwd):
    """Ask an app that is found only through *folder* where its words are."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", ASK, str(folder)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return built(tmp_path_factory.mktemp("wheel"), "wheel")


def test_the_wheel_holds_the_app_its_words_and_its_fonts(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "app/locales/languages.toml" in names
    assert "app/locales/fi/LC_MESSAGES/kuulluksi.po" in names
    assert "app/assets/fonts/NotoSans-Regular.ttf" in names
    assert any(name.endswith("LICENSE") for name in names)
    assert any(name.startswith("app/content/") and name.endswith(".toml") for name in names)
    assert any(name.startswith("app/exports/") and name.endswith(".typ") for name in names)


def test_the_wheel_holds_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"app", "kuulluksi-0.1.0.dist-info"}


def test_the_wheel_gives_the_command(wheel):
    entries = zipfile.ZipFile(wheel).read("kuulluksi-0.1.0.dist-info/entry_points.txt").decode()
    assert "kuulluksi = app.__main__:main" in entries


def test_an_installed_app_finds_its_words(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    where, words, said = asked(tmp_path / "site", tmp_path)
    assert Path(where).is_relative_to(tmp_path)
    assert Path(words) == tmp_path / "site/app/locales"
    assert said == said_here()


def test_an_editable_app_finds_its_words(tmp_path):
    zipfile.ZipFile(built(tmp_path, "editable")).extractall(tmp_path / "site")
    where, words, said = asked(tmp_path / "site", tmp_path)
    assert Path(where) == ROOT / "app/i18n.py"
    assert Path(words) == ROOT / "locales"
    assert said == said_here()


def said_here():
    done = subprocess.run(
        [sys.executable, "-c", ASK, "."], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]
