"""Programs that say what comes in at their standard input: how to ask each of them.

Words never stand on a command line, which every program of the device can read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Voices = Mapping[str, str]  # from a language tag, ``fi`` or ``en-gb``, to the name of a voice

_MAC_VOICE = re.compile(r"^(.+?)\s+([a-z]{2,3}[_-]\w+)\s+#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Describe one program: how it lists its voices, and how one of them speaks.

    *saying* is given the name of a voice and whether to speak slowly; *hushing* are the
    arguments that silence it where ending the program is not enough.
    """

    program: str
    listing: Sequence[str]
    voices: Callable[[str], Voices]
    saying: Callable[[str, bool], Sequence[str]]
    hushing: Sequence[str] = ()


def tag(language: str) -> str:
    """Return a language tag as it is compared: ``sv_FI`` is ``sv-fi``."""
    return language.strip().lower().replace("_", "-")


def voice_for(language: str, voices: Voices) -> str | None:
    """Return the voice of a language, never of another one."""
    wanted = tag(language)
    if wanted in voices:
        return voices[wanted]
    main = wanted.partition("-")[0]
    fitting = sorted((t for t in voices if t.partition("-")[0] == main), key=len)
    return voices[fitting[0]] if fitting else None


def _languages(listed: str, column: int) -> Voices:
    """Return the languages of a table with a heading; there a voice is called by them."""
    rows = [line.split() for line in listed.splitlines()[1:]]
    return {tag(row[column]): row[column] for row in rows if len(row) > 2}


def _mac_voices(listed: str) -> Voices:
    found: dict[str, str] = {}
    for line in listed.splitlines():
        if seen := _MAC_VOICE.match(line):
            found.setdefault(tag(seen[2]), seen[1].strip())
    return found


def _windows_voices(listed: str) -> Voices:
    found: dict[str, str] = {}
    for line in listed.splitlines():
        language, _, name = line.strip().partition(" ")
        if name:
            found.setdefault(tag(language), name)
    return found


def _windows_saying(name: str, slow: bool) -> Sequence[str]:  # noqa: FBT001 - as Speaker says
    quoted = name.replace("'", "''")
    rate = -4 if slow else -1
    return _windows(
        f"$voice.SelectVoice('{quoted}'); $voice.Rate = {rate};"
        "$given = [Console]::OpenStandardInput();"
        "$words = New-Object IO.StreamReader($given, [Text.Encoding]::UTF8);"
        "$voice.Speak($words.ReadToEnd())"
    )


def _windows(deed: str) -> Sequence[str]:
    script = (
        "$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8;"
        "Add-Type -AssemblyName System.Speech;"
        "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    )
    return ("-NoProfile", "-NonInteractive", "-Command", script + deed)


ESPEAK = Speaker(
    program="espeak-ng",
    listing=("--voices",),
    voices=lambda listed: _languages(listed, 1),
    saying=lambda name, slow: ("-v", name, "-s", "115" if slow else "155", "-b", "1", "--stdin"),
)
DISPATCHER = Speaker(
    program="spd-say",
    listing=("-L",),
    voices=lambda listed: _languages(listed, -2),
    saying=lambda name, slow: ("-e", "-w", "-l", name, "-r", "-40" if slow else "-10"),
    hushing=("-S",),
)
MAC = Speaker(
    program="say",
    listing=("-v", "?"),
    voices=_mac_voices,
    saying=lambda name, slow: ("-v", name, "-r", "120" if slow else "165", "-f", "-"),
)
WINDOWS = Speaker(
    program="powershell",
    listing=_windows(
        "$voice.GetInstalledVoices() | Where-Object Enabled |"
        " ForEach-Object { $_.VoiceInfo.Culture.Name + ' ' + $_.VoiceInfo.Name }"
    ),
    voices=_windows_voices,
    saying=_windows_saying,
)
