"""Problems with speaking aloud and with recording a voice."""

from __future__ import annotations

from app.errors.base import N_, AppError


class NoVoiceProgram(AppError):
    """Nothing on this device reads aloud for us."""

    message = N_("This device has no voice that can read aloud.")
    advice = N_("Ask someone to install the program espeak-ng. Then press Read aloud again.")


class NoSystemVoice(AppError):
    """The system has a program that speaks, but it did not answer."""

    message = N_("The voice of this device did not answer.")
    advice = N_("Look in the settings of the device for spoken content, then try again.")


class NoVoiceYet(AppError):
    """We cannot speak on this kind of device."""

    message = N_("Kuulluksi cannot read aloud on this kind of device yet.")
    advice = N_("The screen reader of the device can read this page.")


class NoVoiceFor(AppError):
    """There is a voice, but not for this language."""

    message = N_("This device has no voice for this language: {language}.")
    advice = N_("It is not read with the voice of another language. You can install a voice.")


class SomeNotRead(AppError):
    """Some of the words of a page have no voice."""

    message = N_("Some words are not read. There is no voice for this language: {language}.")
    advice = N_("They are not read with the voice of another language.")


class NoSoundComes(AppError):
    """The program ran, and the loudspeaker was not there."""

    message = N_("No sound comes from this device.")
    advice = N_("Look whether the loudspeaker or the headphones are on, then try again.")


class NoRecordingHere(AppError):
    """We cannot record on this kind of device."""

    message = N_("Kuulluksi cannot record your voice on this device yet.")
    advice = N_("You can record with another program and add the file here.")


class NoRecorder(AppError):
    """The program that records is missing."""

    message = N_("This device has no program that Kuulluksi could record with.")
    advice = N_("Ask someone to install alsa-utils. You can also add a sound file here.")


class NoMicrophone(AppError):
    """The program ran, and no sound came in."""

    message = N_("No sound came from the microphone.")
    advice = N_("Look whether the microphone is on, then try again.")


class NotPlayable(AppError):
    """A sound is of a kind we cannot play, or nothing here plays."""

    message = N_("This sound cannot be played here.")
    advice = N_("You can save it elsewhere and listen to it with another program.")
