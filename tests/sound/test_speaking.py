"""Words are said in their own language, by a pipe alone, and silence comes at once."""

from pathlib import Path

import pytest

from app.errors.sound import (
    NoSoundComes,
    NoSystemVoice,
    NoVoiceFor,
    NoVoiceProgram,
    NoVoiceYet,
)
from app.sound import speakers
from app.sound.here import voice_on
from app.sound.speakers import voice_for
from app.sound.voice import Part, sayable
from tests.harness.device import Listener, on_command_lines, wait_for


def said(voice, *parts, slow=False):
    heard = Listener()
    for part in parts:
        voice.problem(part.language)
    voice.say(parts, heard, slow=slow)
    return heard.wait()


def test_each_part_is_said_with_the_voice_of_its_language(device):
    device.speaks("fi", "sv", "en-us", "en-gb")
    voice = voice_on("linux")
    parts = (Part("Hyvää huomenta.", "fi"), Part("God morgon.", "sv-fi"), Part("Hello.", "en-gb"))
    assert said(voice, *parts) is None
    assert device.said.split("\n") == ["Hyvää huomenta.", "God morgon.", "Hello.", ""]
    assert device.languages == ["fi", "sv", "en-gb"]


def test_short_parts_of_one_language_are_said_together(device):
    device.speaks("fi", "sv")
    said(voice_on("linux"), Part("Yksi.", "fi"), Part("Kaksi.", "fi"), Part("Tre.", "sv"))
    assert device.languages == ["fi", "sv"]


def test_a_language_without_a_voice_is_never_said_with_another(device):
    device.speaks("fi", "smj", "sv")
    voice = voice_on("linux")
    assert isinstance(voice.problem("se"), NoVoiceFor)
    assert said(voice, Part("Buorre beaivi.", "se"), Part("Hyvää päivää.", "fi")) is None
    assert device.said == "Hyvää päivää.\n"
    assert device.languages == ["fi"]


def test_without_a_program_the_reason_is_that_there_is_none(device):
    assert isinstance(voice_on("linux").problem("fi"), NoVoiceProgram)
    assert isinstance(voice_on("darwin").problem("fi"), NoSystemVoice)
    assert isinstance(voice_on("win32").problem("fi"), NoSystemVoice)


@pytest.mark.parametrize("platform", ["android", "ios", "emscripten"])
def test_a_phone_has_no_voice_yet_and_says_so(platform):
    voice = voice_on(platform)
    assert isinstance(voice.problem("fi"), NoVoiceYet)
    heard = Listener()
    voice.say([Part("Hei.", "fi")], heard)
    assert isinstance(heard.wait(), NoVoiceYet)
    assert not voice.speaking


def test_a_voice_that_is_installed_meanwhile_is_found(device):
    device.speaks("fi")
    voice = voice_on("linux")
    assert isinstance(voice.problem("sv"), NoVoiceFor)
    device.speaks("fi", "sv")
    assert voice.problem("sv") is None


def test_silence_comes_at_once_and_the_rest_is_not_said(device):
    device.speaks("fi", "sv")
    device.slow(on=True)
    voice, heard = voice_on("linux"), Listener()
    voice.problem("fi")
    voice.say([Part("Ensin tämä.", "fi"), Part("Sedan.", "sv")], heard)
    wait_for(lambda: device.said)
    assert voice.speaking
    voice.stop()
    assert not voice.speaking
    assert heard.wait() is None
    assert device.said == "Ensin tämä.\n"


def test_words_stand_on_no_command_line_while_they_are_said(device):
    device.speaks("fi")
    device.slow(on=True)
    voice, heard = voice_on("linux"), Listener()
    voice.problem("fi")
    voice.say([Part("Peippolintunen laulaa.", "fi")], heard)
    wait_for(lambda: "Peippolintunen" in device.said)
    assert not on_command_lines("Peippolintunen")
    assert on_command_lines("--stdin"), "the search finds what stands there"
    voice.stop()
    heard.wait()


def test_the_words_are_not_in_the_words_of_a_part_that_is_shown():
    assert "Peippo" not in repr(Part("Peippo", "fi"))


def test_a_device_without_a_loudspeaker_says_so(device):
    device.speaks("fi")
    device.mute(on=True)
    assert isinstance(said(voice_on("linux"), Part("Hei.", "fi")), NoSoundComes)


def test_slow_is_slower(device):
    device.speaks("fi")
    voice = voice_on("linux")
    said(voice, Part("Hei.", "fi"))
    said(voice, Part("Hei.", "fi"), slow=True)
    rates = [int(line.split()[3]) for line in device.told("asked").splitlines()]
    assert rates[1] < rates[0]


def test_the_sound_server_of_the_desktop_speaks_where_espeak_is_not(device):
    listing = "NAME LANGUAGE VARIANT\\nFinnish  Female fi none\\n"
    device.has(
        "spd-say",
        f'case "$1" in -L) printf "{listing}"; exit 0;; -S) touch "$HERE/hushed"; exit 0;; esac\n'
        'echo x "$4" >> "$HERE/asked"; cat >> "$HERE/said"\n'
        'while [ -e "$HERE/slow" ]; do sleep 0.02; done',
    )
    voice = voice_on("linux")
    assert said(voice, Part("Hei. Mitä kuuluu?", "fi")) is None
    assert device.said == "Hei.\nMitä kuuluu?\n"
    assert device.languages == ["fi"]
    device.slow(on=True)
    heard = Listener()
    voice.say([Part("Lisää.", "fi")], heard)
    wait_for(lambda: "Lisää" in device.said)
    voice.stop()
    heard.wait()
    assert (device.folder / "hushed").exists()


def test_what_a_program_would_obey_is_taken_out_of_words():
    words = "Sanon [[[rate 900]] näin.\n!-!-! SET self\u2068 ja\x00 \u00adnäin"
    made = sayable(words)
    assert "[[" not in made
    assert "!-!" not in made
    assert "\x00" not in made
    assert "rate 900" in made
    assert "self ja näin" in made


def test_voices_of_the_other_systems_are_read_from_their_lists():
    mac = speakers.MAC.voices("Alva  sv_SE  # Hej!\nBad News  en_US  # Hi\nSatu fi_FI # Moi\n")
    assert mac == {"sv-se": "Alva", "en-us": "Bad News", "fi-fi": "Satu"}
    windows = speakers.WINDOWS.voices("fi-FI Microsoft Heidi\r\nen-US Microsoft Zira Desktop\r\n")
    assert windows == {"fi-fi": "Microsoft Heidi", "en-us": "Microsoft Zira Desktop"}
    assert voice_for("fi", mac) == "Satu"
    assert voice_for("sv-fi", mac) == "Alva"
    assert voice_for("se", mac) is None
    saying = " ".join(speakers.WINDOWS.saying("Kalle's voice", False))
    assert "SelectVoice('Kalle''s voice')" in saying


def test_every_program_takes_its_words_from_a_pipe():
    for one in (speakers.ESPEAK, speakers.DISPATCHER, speakers.MAC, speakers.WINDOWS):
        asked = " ".join(one.saying("voice", False))
        assert any(way in asked for way in ("--stdin", "-e -w", "-f -", "OpenStandardInput"))


def test_no_module_of_the_sound_writes_a_file():
    folder = Path(speakers.__file__).parent
    for module in folder.glob("*.py"):
        words = module.read_text("utf-8")
        assert "tempfile" not in words
        assert ".write_" not in words
