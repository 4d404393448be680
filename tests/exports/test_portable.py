"""The open form and its document say the same."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.exports import portable
from app.exports.portable import Entry, File
from app.records.base import Record
from app.rules.belonging import NAMED

DOCUMENT = (Path(__file__).parents[2] / "docs/open-format.md").read_text("utf-8")
SHARED = set(Record.model_fields)


def fields_under(title):
    part = DOCUMENT.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
    return set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE))


@pytest.mark.parametrize("kind", NAMED)
def test_every_field_of_every_kind_is_documented(kind):
    assert fields_under(f"`{kind}`") == set(NAMED[kind].model_fields) - SHARED


def test_what_every_record_has_is_documented():
    of_history = {"number", "replaced_at", "version"}
    assert fields_under("What every record has") == SHARED | {"history"} | of_history


def test_no_kind_is_documented_that_is_not_there():
    titles = set(re.findall(r"^## `(\w+)`$", DOCUMENT, re.MULTILINE))
    assert titles == set(NAMED)
    assert portable.FORMAT in DOCUMENT


def test_each_record_and_file_stands_on_a_line_of_its_own():
    file = File(id="ab", file="attachments/ab", sha256="0", size=1)
    wishes = [Entry(kind="wish", values={"words": "ä"}), Entry(kind="wish", values={"words": "b"})]
    pieces = portable.written(
        [("wish", wishes), ("person", [])], [file, file], made_at=datetime(2026, 11, 24, tzinfo=UTC)
    )
    text = "".join(pieces)
    read = json.loads(text)
    assert [one["words"] for one in read["records"]["wish"]] == ["ä", "b"]
    assert read["records"]["person"] == []
    assert len(read["files"]) == 2
    assert text.startswith('{"format":"kuulluksi-open-1","made_at":"2026-11-24T00:00:00+00:00"')
    assert json.loads(text.splitlines()[2].rstrip(",")) == read["files"][0]


def test_the_name_in_the_zip_tells_nothing_but_the_kind():
    assert portable.name_in_zip("ab" * 16, "image/png") == f"attachments/{'ab' * 16}.png"
    assert portable.FILE_NAME.fullmatch(portable.name_in_zip("ab" * 16, "x/y"))
