"""Read aloud and record for a person: in the language of the words, or why not."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from babel import Locale, UnknownLocaleError

from app.errors.base import AppError
from app.errors.sound import NoVoiceFor, SomeNotRead
from app.i18n import screen
from app.languages import languages
from app.records.attachment import Attachment
from app.records.base import Record
from app.services import attachments
from app.services.context import Context
from app.sound.here import player, recorder, voice
from app.sound.recording import A_SECOND, HEADER, LIMIT_S, Recording
from app.sound.voice import Ended, Part

__all__ = [
    "LIMIT_S",
    "Part",
    "Recording",
    "cannot_read",
    "cannot_record",
    "hush",
    "is_recorded",
    "keep",
    "length",
    "play",
    "playable",
    "read_aloud",
    "record",
    "recorded",
    "recording_now",
]


def cannot_read(parts: Iterable[Part]) -> AppError | None:
    """Return why nothing, or not everything, of some words can be read; may take a second."""
    found = {code: voice().problem(_tag(code)) for code in {part.language for part in parts}}
    problems = {code: problem for code, problem in found.items() if problem is not None}
    if not problems:
        return None
    code, problem = min(problems.items())
    if not isinstance(problem, NoVoiceFor):
        return problem
    some = len(problems) < len(found)
    return (SomeNotRead if some else NoVoiceFor)(language=_name(code))


def read_aloud(parts: Sequence[Part], ended: Ended, *, slow: bool) -> None:
    """Begin to read; *ended* hears in another thread when it is over."""
    hush()
    voice().say([Part(part.words, _tag(part.language)) for part in parts], ended, slow=slow)


def hush() -> None:
    """Let nothing be read or played any more."""
    voice().stop()
    player().stop()


def cannot_record() -> AppError | None:
    """Return why nothing can be recorded here."""
    return recorder().problem()


def record(ended: Ended) -> Recording:
    """Begin to record in silence; NoRecorder, NoMicrophone, NoRecordingHere."""
    hush()
    return recorder().start(ended)


def recording_now() -> bool:
    """Return whether something is being recorded."""
    return recorder().going


def length(attachment: Attachment) -> int:
    """Return how many seconds a recording of ours lasts."""
    return max(attachment.size - HEADER, 0) // A_SECOND


def keep(ctx: Context, of: Record, recording: Recording) -> Attachment:
    """Keep what was recorded with a record, encrypted; it never lies in a file in plain."""
    kept = attachments.attach(ctx, of, io.BytesIO(recording.wav()))
    recording.forget()
    return kept


def recorded(ctx: Context, record_id: str) -> list[Attachment]:
    """Return what was recorded here for a record; a sound from a file has the file's name."""
    every = attachments.all_of(ctx, record_id)
    return [one for one in every if is_recorded(one)]


def is_recorded(attachment: Attachment) -> bool:
    """Return whether a sound was recorded here."""
    return attachment.media_type == "audio/wav" and not attachment.file_name


def playable(attachment: Attachment) -> bool:
    """Return whether a sound can be listened to here."""
    return attachment.media_type == "audio/wav" and player().here


def play(ctx: Context, attachment: Attachment, ended: Ended) -> None:
    """Begin to play a sound; AttachmentLost, NotPlayable, NoSoundComes."""
    hush()
    player().play(attachments.read(ctx, attachment), ended)


def _tag(code: str) -> str:
    """Return the tag of a voice for a language of words, such as ``en-gb`` for English."""
    known = languages().get(code)
    return (known.dates if known else code).replace("_", "-").lower()


def _name(code: str) -> str:
    """Return the name of a language in the language of the screen."""
    try:
        named = Locale.parse(code, sep="-").get_display_name(screen().language.dates)
    except (UnknownLocaleError, ValueError):
        return code
    return named or code
