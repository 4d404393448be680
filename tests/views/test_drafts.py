"""What is being written is saved, or waits and is shown again."""

import pytest

from app.errors.folder import NotSaved
from app.errors.typed import NotADay
from app.views.drafts import Drafts


class Paper:
    """Keep words, or refuse to."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.full = False

    def save(self, words: str) -> None:
        if self.full:
            raise NotSaved
        self.words.append(words)


def test_only_the_newest_words_are_saved() -> None:
    drafts, paper = Drafts(), Paper()
    drafts.put("wish", "Ha", paper.save)
    drafts.put("wish", "Haluan", paper.save)
    drafts.flush("wish")
    assert paper.words == ["Haluan"]


def test_saved_words_are_not_saved_again() -> None:
    drafts, paper = Drafts(), Paper()
    drafts.put("wish", "Haluan", paper.save)
    assert drafts.flush_all() is None
    assert drafts.flush_all() is None
    assert paper.words == ["Haluan"]


def test_words_that_could_not_be_saved_wait_and_are_shown_again() -> None:
    drafts, paper = Drafts(), Paper()
    paper.full = True
    drafts.put("wish", "Haluan", paper.save)
    assert isinstance(drafts.flush_all(), NotSaved)
    assert drafts.words("wish", "") == "Haluan"
    assert isinstance(drafts.problem("wish"), NotSaved)
    paper.full = False
    assert drafts.flush_all() is None
    assert paper.words == ["Haluan"]
    assert drafts.problem("wish") is None
    assert drafts.words("wish", "otherwise") == "otherwise"


def test_one_place_that_fails_does_not_keep_the_others_from_being_saved() -> None:
    drafts, full, paper = Drafts(), Paper(), Paper()
    full.full = True
    drafts.put("first", "yksi", full.save)
    drafts.put("second", "kaksi", paper.save)
    assert drafts.flush_all() is not None
    assert paper.words == ["kaksi"]


def test_words_written_while_saving_are_not_lost() -> None:
    drafts, paper = Drafts(), Paper()

    def save_slowly(words: str) -> None:
        paper.save(words)
        drafts.put("wish", "Haluan asua", paper.save)

    drafts.put("wish", "Haluan", save_slowly)
    drafts.flush("wish")
    assert drafts.words("wish", "") == "Haluan asua"


def test_a_page_that_was_left_holds_nobody_back_and_is_tried_again() -> None:
    drafts, paper = Drafts(), Paper()
    paper.full = True
    drafts.put("wish", "Haluan", paper.save)
    assert isinstance(drafts.leave(), NotSaved)
    assert drafts.flush_all() is None
    paper.full = False
    assert drafts.flush_all() is None
    assert paper.words == ["Haluan"]


def test_a_page_shown_again_says_again_that_it_is_not_saved() -> None:
    drafts, paper = Drafts(), Paper()
    paper.full = True
    drafts.put("wish", "Haluan", paper.save)
    drafts.leave()
    assert drafts.words("wish", "") == "Haluan"
    assert isinstance(drafts.flush_all(), NotSaved)


def test_a_day_left_half_written_is_no_problem_to_tell() -> None:
    def not_a_day(_written: str) -> None:
        raise NotADay

    drafts = Drafts()
    drafts.put("day", "5.", not_a_day)
    assert drafts.leave() is None
    assert drafts.words("day", "") == "5."


def test_a_failed_save_is_raised_to_who_asked_for_it() -> None:
    drafts, paper = Drafts(), Paper()
    paper.full = True
    drafts.put("wish", "Haluan", paper.save)
    with pytest.raises(NotSaved):
        drafts.flush("wish")


def test_a_half_written_day_becomes_a_problem_only_on_continue() -> None:
    def not_a_day(_written: str) -> None:
        raise NotADay

    drafts = Drafts()
    drafts.put("day", "5.", not_a_day)
    with pytest.raises(NotADay):
        drafts.flush("day")
    assert drafts.problem("day") is None
    drafts.flush_all(asked=True)
    assert isinstance(drafts.problem("day"), NotADay)
