"""Read the open form piece by piece; nothing of it is believed before it was looked at."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from app.errors.joining import NotOpenForm, OpenFormTooLarge, OpenFormTooNew
from app.exports.portable import FORMAT

MOST = 160 * 1024 * 1024  # bytes of JSON; a folder of 100 MB, where phones end, is less
MOST_OF_ONE = 8 * 1024 * 1024  # letters of one record with its history
_MOST_INSIDE = 200_000  # brackets in it: millions of empty lists would fill the memory
_PIECE = 256 * 1024
_DIGITS = 16
_SPACE = re.compile(r"[ \t\r\n]*")

Found = tuple[str, str, Any]  # "file" or "record" or "unknown", its kind, and what was read


def read(source: BinaryIO) -> Iterator[Found]:
    """Give each file and record as it stands in the JSON, in bounded memory.

    NotOpenForm, OpenFormTooNew, OpenFormTooLarge, at the latest when all was given.
    """
    try:
        yield from _document(_Text(source))
    except (ValueError, RecursionError) as error:  # also of wrong UTF-8
        raise NotOpenForm from error


def _document(text: _Text) -> Iterator[Found]:
    names = text.members()
    if next(names, "") != "format":
        raise NotOpenForm
    _check(text.value())
    for name in names:
        yield from _part(text, name)
    text.end()


def _part(text: _Text, name: str) -> Iterator[Found]:
    if name == "files":
        yield from (("file", "", one) for one in text.elements())
    elif name == "records":
        for kind in text.members():
            yield from (("record", kind, one) for one in text.elements())
    else:
        text.value()
        if name != "made_at":
            yield "unknown", name, None


def _check(name: object) -> None:
    if isinstance(name, str) and name.startswith("kuulluksi-open-") and name != FORMAT:
        raise OpenFormTooNew
    if name != FORMAT:
        raise NotOpenForm


class _Text:
    """Hold the part of the text that was not read yet."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._decode = source, codecs.getincrementaldecoder("utf-8")()
        self._text, self._at, self._read, self._whole = "", 0, 0, False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_once,
            parse_float=_refused,
            parse_int=_whole_number,
            parse_constant=_refused,
        )

    def members(self) -> Iterator[str]:
        """Give the names in an object; the caller reads each value."""
        for number in self._inside("{", "}"):
            if number > MOST_OF_ONE:
                raise NotOpenForm
            name = self.value()
            if not isinstance(name, str):
                raise NotOpenForm
            self._take(":")
            yield name

    def elements(self) -> Iterator[Any]:
        """Give the values in a list."""
        for _number in self._inside("[", "]"):
            yield self.value()

    def value(self) -> Any:
        """Return the next value; it may be as long as one record."""
        self._next()
        while True:
            try:
                found, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more():
                    raise
                continue
            if end == len(self._text) and self._more():  # a number may go on
                continue
            self._at = end
            return found

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._next():
            raise NotOpenForm

    def _inside(self, opening: str, closing: str) -> Iterator[int]:
        self._take(opening)
        if self._next() == closing:
            self._at += 1
            return
        number = 0
        while True:
            yield number
            number += 1
            if self._next() == closing:
                self._at += 1
                return
            self._take(",")

    def _take(self, letter: str) -> None:
        if self._next() != letter:
            raise NotOpenForm
        self._at += 1

    def _next(self) -> str:
        """Return the next letter that is no white space, empty at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # pyright: ignore[reportOptionalMemberAccess] - matches also nothing
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        if self._whole:
            return False
        rest = self._text[self._at :]
        if len(rest) > MOST_OF_ONE:
            raise OpenFormTooLarge
        room = max(_PIECE, min(len(rest), MOST_OF_ONE - len(rest)))
        piece = self._source.read(room)  # doubling: each letter is seen twice
        self._read, self._whole = self._read + len(piece), not piece
        self._text, self._at = rest + self._decode.decode(piece, final=self._whole), 0
        if self._read > MOST or _too_many_parts(self._text):
            raise OpenFormTooLarge
        return True


def _too_many_parts(text: str) -> bool:
    """Tell whether a text that is longer than most records would come to too many parts."""
    return len(text) > 4 * _PIECE and text.count("[") + text.count("{") > _MOST_INSIDE


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refused(_text: str) -> Any:
    raise ValueError


def _whole_number(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError
    return int(text)
