"""A page is read aloud when the person wants it: in order, in its languages, never a secret."""

from dataclasses import replace

import flet as ft
import pytest

from app import i18n
from app.records.wish import Wish
from app.services import records, sound, wishes
from app.services.keeping import Home
from app.sound.here import voice_on
from app.views.kit.choices import MultiChoice, Option, SingleChoice
from app.views.kit.fields import Field, SecretField, text_field
from app.views.kit.spoken import never_read, said_in
from app.views.kit.words import QUIET_MARK
from app.views.reading_order import reading_order
from app.views.safety import component
from tests.builders import ATime
from tests.harness.device import Device, on_command_lines
from tests.harness.flet_harness import FletHarness
from tests.harness.someone import an_open_home, at, until

WISH = "Haluan pihalle linnunlauluun"


@pytest.fixture
def home(tmp_path):
    home = an_open_home(tmp_path / "data")
    yield home
    home.lock()


@pytest.fixture
def device(tmp_path, monkeypatch):
    """Give this machine a made-up device, so that no test makes a sound."""
    device, voice = Device(tmp_path / "device"), voice_on("linux")
    monkeypatch.setenv("PATH", str(device.programs))
    monkeypatch.setattr(sound, "voice", lambda: voice)
    yield device
    voice.stop()
    device.slow(on=False)


def label(app):
    (tool,) = app.all(ft.OutlinedButton, key="aloud")
    return next(words for words in app.texts(tool) if words)


async def begun(app, device):
    """Press Read aloud and wait for the first words."""
    await app.press("aloud")
    await until(app, lambda: device.said)


async def ended(app):
    await until(app, lambda: label(app) == "Read aloud")


async def test_a_press_reads_the_page_and_the_button_stops_it(home, device):
    device.speaks("en-gb")
    device.slow(on=True)
    async with at(home, "/wishes") as app:
        assert label(app) == "Read aloud"
        await begun(app, device)
        assert label(app) == "Stop reading"
        await app.press("aloud")
        await ended(app)
        assert not sound.voice().speaking


async def test_f8_begins_and_ends_it_too(home, device):
    device.speaks("en-gb")
    device.slow(on=True)
    key = {"key": "F8", "shift": False, "ctrl": False, "alt": False, "meta": False}
    async with at(home, "/wishes") as app:
        await app.page_event("keyboard_event", key)
        await until(app, lambda: device.said)
        assert label(app) == "Stop reading"
        await app.page_event("keyboard_event", key)
        await ended(app)
        assert not sound.voice().speaking


async def test_nothing_is_read_before_the_person_wants_it(home, device):
    device.speaks("en-gb", "fi")
    async with at(home, "/wishes") as app:
        await app.press("help")
        await app.settle()
    assert device.told("asked") == ""


async def test_at_the_end_the_button_is_as_before(home, device):
    device.speaks("en-gb")
    async with at(home, "/settings") as app:
        await begun(app, device)
        await ended(app)
        assert "Settings." in device.said


async def test_own_words_are_read_in_their_own_language(home, device):
    wish = wishes.say(replace(home.context, language="sv"), words="Jag vill sjunga i kör")
    device.speaks("en-gb", "sv", "fi")
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        await ended(app)
    spoken = device.said
    assert spoken.index("Wish 1.") < spoken.index("Jag vill sjunga i kör.")
    assert device.languages[:3] == ["en-gb", "sv", "en-gb"]


async def test_a_field_is_read_in_the_language_of_what_is_written_in_it(home):
    wish = wishes.say(replace(home.context, language="sv"), words="Jag vill sjunga i kör")
    async with at(home, f"/wishes/{wish.id}/change/words") as app:
        assert ("Jag vill sjunga i kör.", "sv") in said(app)


async def test_answers_that_are_looked_through_are_read_in_their_own_language(home):
    wish = wishes.say(replace(home.context, language="sv"), words="Jag vill sjunga i kör")
    async with at(home, f"/wishes/{wish.id}/tell/check") as app:
        assert ("Jag vill sjunga i kör.", "sv") in said(app)
    async with at(home, f"/wishes/{wish.id}/tell/kind") as app:
        assert ("Jag vill sjunga i kör.", "sv") in said(app)


async def test_a_new_text_is_read_in_the_language_one_writes_in(home):
    home.change_settings(replace(home.settings(), words_language="sv"))
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write("Jag vill sjunga")
        assert ("Jag vill sjunga.", "sv") in said(app)


async def test_words_without_a_voice_are_left_out_and_that_is_said(home, device):
    wish = wishes.say(replace(home.context, language="se"), words="Mun háliidan olgun leat")
    device.speaks("en-gb", "fi", "smj")
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        await until(app, "Some words are not read. There is no voice for this language: ")
        assert app.shows("Northern Sami")
        await ended(app)
    assert "háliidan" not in device.said
    assert set(device.languages) == {"en-gb"}


async def test_without_a_voice_the_page_says_why_and_what_helps(home, device):
    async with at(home, "/wishes") as app:
        await app.press("aloud")
        await until(app, "This device has no voice that can read aloud. Ask someone to install")
        assert label(app) == "Read aloud"


async def test_without_a_voice_for_the_screen_nothing_is_read(home, device):
    device.speaks("fi")
    async with at(home, "/settings") as app:
        await app.press("aloud")
        await until(app, "This device has no voice for this language: English")
        assert label(app) == "Read aloud"
    assert device.said == ""


async def test_a_silent_loudspeaker_is_told(home, device):
    device.speaks("en-gb")
    device.mute(on=True)
    async with at(home, "/settings") as app:
        await app.press("aloud")
        await until(app, "No sound comes from this device.")
        assert label(app) == "Read aloud"


@pytest.mark.parametrize("leaving", ["back", "place", "browser", "hide", "lock", "disconnect"])
async def test_it_stops_on_leaving_hiding_and_locking(home, device, leaving):
    device.speaks("en-gb")
    device.slow(on=True)
    async with at(home, "/settings") as app:
        await begun(app, device)
        assert sound.voice().speaking
        if leaving == "lock":
            home.lock()
        elif leaving == "browser":
            await app.page_event("route_change", {"route": "/today"})
        elif leaving == "disconnect":
            await app.page_event("disconnect")
        elif leaving == "place":
            await app.press("place-today")
        else:
            await app.press(leaving)
        await until(app, lambda: not sound.voice().speaking)
        await until(app, lambda: "Stop reading" not in app.texts())
    device.slow(on=False)
    assert len(device.languages) == 1


async def test_a_lock_before_the_first_word_lets_nothing_be_said(home, device, monkeypatch):
    device.speaks("en-gb")
    plain = sound.cannot_read

    def locked_meanwhile(parts):
        home.lock()
        return plain(parts)

    monkeypatch.setattr(sound, "cannot_read", locked_meanwhile)
    async with at(home, "/settings") as app:
        await app.press("aloud")
        await until(app, lambda: home.context is None)
        await until(app, lambda: "Stop reading" not in app.texts())
    assert device.said == ""


async def test_words_stand_on_no_command_line_while_a_page_is_read(home, device):
    wish = wishes.say(home.context, words=WISH)
    device.speaks("en-gb", "fi")
    async with at(home, f"/wishes/{wish.id}") as app:
        await begun(app, device)
        while "linnunlauluun" not in device.said:
            assert not on_command_lines("linnunlauluun")
            device.slow(on="linnunlauluun" not in device.said)
            device.slow(on=False)
            await app.settle()
        assert not on_command_lines("linnunlauluun")
        await ended(app)


async def test_the_help_is_read_while_it_is_open(home, device):
    device.speaks("en-gb")
    async with at(home, "/settings") as app:
        await app.press("help")
        await begun(app, device)
        await ended(app)
    first = device.said.index("Settings.")
    assert first < device.said.index("nothing else has to be pressed.")


async def test_slow_reading_is_a_setting(home, device):
    device.speaks("en-gb")
    async with at(home, "/settings") as app:
        await app.choose("Slowly")
        assert home.settings().slow_reading
        await begun(app, device)
        await ended(app)
    assert "-s 115" in device.told("asked")


@pytest.fixture
def locked_home(tmp_path):
    """Return a home of one's own that is locked and speaks English."""
    home = Home(data=tmp_path / "own", clock=ATime())
    home.create("kuusi vene lumi talo", language="fi")
    home.change_settings(replace(home.settings(), language="en"))
    home.lock()
    return home


async def test_hide_is_silence_also_where_nothing_is_open(locked_home, device):
    device.speaks("en-gb")
    device.slow(on=True)
    async with at(locked_home, "/unlock") as app:
        await begun(app, device)
        await app.press("hide")
        await ended(app)
        assert not sound.voice().speaking


async def test_the_passphrase_is_never_read_also_while_it_is_on_view(locked_home, device):
    device.speaks("en-gb")
    async with at(locked_home, "/unlock") as app:
        await app.write("kuusi vene lumi", "phrase")
        await app.press("show-phrase")
        assert not app.one(ft.TextField).password
        await begun(app, device)
        await ended(app)
    assert "passphrase" in device.said
    assert "vene" not in device.said


def said(app, language="en"):
    return [(part.words, part.language) for part in reading_order(app.page, language)]


def showing(made):
    @component
    def Page():
        return ft.Column(made())

    return FletHarness(lambda page: page.render(Page))


async def test_choices_are_read_with_their_state(monkeypatch):
    monkeypatch.setattr(i18n._Screen, "words", i18n.speaking("en"))
    options = [Option(value="a", label="Yes", help="Gladly"), Option(value="b", label="No")]

    def made():
        one = SingleChoice("Is it so?", options, "a", lambda _v: None)
        return [one, MultiChoice("Which ones?", options, frozenset(), lambda _v: None)]

    async with showing(made) as app:
        assert [words for words, _language in said(app)] == [
            "Is it so?",
            "Yes.",
            "Gladly.",
            "This is chosen.",
            "No.",
            "Which ones?",
            "Yes.",
            "Gladly.",
            "No.",
            "Nothing is chosen yet.",
        ]


async def test_what_is_hidden_secret_or_decoration_is_not_read():
    def unheard(_words):
        return None

    def made():
        return [
            ft.Text("seen"),
            ft.Text("not seen", visible=False),
            never_read(ft.Container(ft.Text("silent"))),
            ft.Semantics(content=ft.Text("for the eye alone"), exclude_semantics=True),
            ft.Image(src="x", semantics_label="A bird", exclude_from_semantics=True),
            ft.Image(src="x", semantics_label="A picture of a boat"),
            ft.Icon(ft.Icons.ADD),
            ft.Text("→"),
            ft.Text(f"{QUIET_MARK}"),
            ft.Text("Group 1", semantics_label="Group 1: A B"),
            text_field(Field(label="Passphrase", value="tuuli", on_change=unheard), secret=True),
            text_field(Field(label="Card", value="AB12", on_change=unheard, unread=True)),
            text_field(Field(label="Words", value="said", on_change=unheard, advice="Short.")),
            SecretField(
                Field(label="Key", value="meri", on_change=unheard, key="k"),
                "Show",
                "Cover",
                shown_first=True,
            ),
            said_in("fi", ft.Column([ft.Text("Moi · hei"), said_in("sv", ft.Text("Hej"))])),
        ]

    async with showing(made) as app:
        assert said(app) == [
            ("seen.", "en"),
            ("A picture of a boat.", "en"),
            ("Group 1: A B.", "en"),
            ("Passphrase.", "en"),
            ("Card.", "en"),
            ("Words.", "en"),
            ("said.", "en"),
            ("Short.", "en"),
            ("Key.", "en"),
            ("Cover.", "en"),
            ("Moi, hei.", "fi"),
            ("Hej.", "sv"),
        ]


async def test_the_main_action_is_read_last_and_tools_and_places_never(home):
    wish = wishes.say(home.context, words=WISH)
    async with at(home, f"/wishes/{wish.id}") as app:
        words = [part.words for part in reading_order(app.page, "en")]
        assert words[-1] == "Tell more about this."
        assert not {"Back.", "Hide.", "Help.", "Read aloud.", "Meetings."} & set(words)


async def test_earlier_versions_are_read_in_the_language_they_were_said_in(home):
    wish = wishes.say(replace(home.context, language="sv"), words="Först så här")
    records.change(home.context, Wish, wish.id, words="Sitten näin")
    async with at(home, f"/wishes/{wish.id}/history") as app:
        assert ("Först så här.", "sv") in said(app)


async def test_what_arabic_lacks_is_read_in_the_language_it_is_written_in(monkeypatch):
    monkeypatch.setattr(i18n._Screen, "words", i18n.speaking("ar"))

    def made():
        return [ft.Text("\u0645\u0631\u062d\u0628\u0627"), ft.Text("Avaa kansio"), ft.Text("12.3.")]

    async with showing(made) as app:
        assert [language for _words, language in said(app, "ar")] == ["ar", "fi", "ar"]
