"""What a file is, told by its first bytes; its name says nothing."""

from __future__ import annotations

from app.records.attachment import AttachmentKind

PDF = "application/pdf"
FIRST = 1024  # bytes that are looked at

_PHOTOS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
_VOICES = {
    b"OggS": "audio/ogg",
    b"ID3": "audio/mpeg",
    b"fLaC": "audio/flac",
    b"#!AMR": "audio/amr",
    b"caff": "audio/x-caf",
    b"\x1a\x45\xdf\xa3": "audio/webm",
}
_ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    PDF: ".pdf",
    "audio/ogg": ".ogg",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/wav": ".wav",
    "audio/flac": ".flac",
    "audio/amr": ".amr",
    "audio/x-caf": ".caf",
    "audio/webm": ".webm",
}
_IN_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp"}
_HEIC = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_MP4_VOICES = {b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso5", b"iso6", b"dash"}


def media_type(first: bytes) -> str:
    """Return the media type that the first bytes tell, empty when they tell none we take."""
    if first[:4] == b"RIFF":
        return _IN_RIFF.get(first[8:12], "")
    if first[4:8] == b"ftyp":
        return _in_mp4(first[8:12])
    if b"%PDF-" in first[:FIRST]:
        return PDF
    for beginning, name in (_PHOTOS | _VOICES).items():
        if first.startswith(beginning):
            return name
    is_mp3 = len(first) > 1 and first[0] == 0xFF and first[1] & 0xE6 == 0xE2  # layer III
    return "audio/mpeg" if is_mp3 else ""


def _in_mp4(brand: bytes) -> str:
    if brand in _HEIC:
        return "image/heic"
    is_voice = brand in _MP4_VOICES or brand.startswith((b"3gp", b"3g2"))
    return "audio/mp4" if is_voice else ""


def ending(media: str) -> str:
    """Return how the name of a file of this media type ends, empty when it is unknown."""
    return _ENDINGS.get(media, "")


def kind_of(media: str) -> AttachmentKind:
    """Return what an attachment of this media type is."""
    if media.startswith("image/"):
        return AttachmentKind.PHOTO
    return AttachmentKind.PAPER if media == PDF else AttachmentKind.VOICE
