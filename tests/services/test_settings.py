import json

import pytest

from app.errors.folder import CannotWrite
from app.services import settings
from app.services.settings import Look, Settings


def test_without_a_file_everything_is_as_in_the_beginning(tmp_path):
    assert settings.load(tmp_path / "no") == Settings()


def test_what_was_chosen_is_there_the_next_time(tmp_path):
    chosen = Settings(language="sv", text_size=1.5, look=Look.DARK, lock_after_minutes=5)
    settings.save(tmp_path / "data", chosen)
    assert settings.load(tmp_path / "data") == chosen


@pytest.mark.parametrize(
    "damaged", ["", "{", "[1]", "null", '{"text_size": NaN}', "\x00", "\u20ac"]
)
def test_a_damaged_file_is_as_no_file(tmp_path, damaged):
    (tmp_path / settings.FILE_NAME).write_bytes(damaged.encode("utf-16"))
    assert settings.load(tmp_path) == Settings()
    (tmp_path / settings.FILE_NAME).write_text(damaged, "utf-8")
    assert settings.load(tmp_path) == Settings()


def test_a_value_of_the_wrong_kind_is_left_out_and_the_rest_is_kept(tmp_path):
    found = {"language": "sv", "text_size": "big", "lock_when_away": 1, "lock_after_minutes": True}
    (tmp_path / settings.FILE_NAME).write_text(json.dumps(found), "utf-8")
    assert settings.load(tmp_path) == Settings(language="sv")


@pytest.mark.parametrize(("size", "kept"), [(0.1, 1.0), (1, 1.0), (1.7, 1.7), (99, 2.0)])
def test_text_is_never_too_small_or_too_large(tmp_path, size, kept):
    (tmp_path / settings.FILE_NAME).write_text(json.dumps({"text_size": size}), "utf-8")
    assert settings.load(tmp_path).text_size == kept


def test_the_folder_always_locks_in_the_end(tmp_path):
    assert settings.save(tmp_path, Settings(lock_after_minutes=0)).lock_after_minutes == 1
    assert settings.save(tmp_path, Settings(lock_after_minutes=9999)).lock_after_minutes == 120


def test_what_a_newer_version_wrote_stays_in_the_file(tmp_path):
    (tmp_path / settings.FILE_NAME).write_text('{"read_aloud_speed": 3}', "utf-8")
    settings.save(tmp_path, Settings(language="en"))
    kept = json.loads((tmp_path / settings.FILE_NAME).read_text("utf-8"))
    assert (kept["read_aloud_speed"], kept["language"]) == (3, "en")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        settings.save(tmp_path / "data", Settings())
