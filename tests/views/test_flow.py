"""A guided part: one question a page, ways to leave it open, and all answers at the end."""

import flet as ft
import pytest

from app.services import left_open, wishes
from tests.harness.someone import at

CHOIR = "Haluan kuoroon."
UNKNOWN, DECLINED = "I do not know", "I do not want to answer"
AS_SAID = "Someone writes it just as you said it."


@pytest.fixture
def wish(home):
    return wishes.say(home.context, words=CHOIR, kind="")


def left(home, thing):
    return left_open.notes(home.context, thing.id).left


def of(wish, step):
    return f"/wishes/{wish.id}/tell/{step}"


@pytest.mark.parametrize("step", ["words", "kind", "life_area", "how_now", "importance"])
async def test_every_question_can_be_left_open_in_two_ways(home, wish, step):
    wishes.change(home.context, wish.id, words="")
    async with at(home, of(wish, step)) as app:
        assert app.texts().count(UNKNOWN) == 1
        assert app.texts().count(DECLINED) == 1


async def test_a_choice_left_open_is_kept_and_shown_as_chosen(home, wish):
    async with at(home, of(wish, "kind")) as app:
        await app.choose(UNKNOWN)
        assert app.one(ft.RadioGroup).value == "left:unknown"
        assert left(home, wish) == {"kind": "unknown"}
        await app.press("continue")
        assert app.page.route.endswith("/life_area")


async def test_leaving_a_choice_open_takes_the_earlier_answer_away(home, wish):
    wishes.change(home.context, wish.id, importance="most")
    async with at(home, of(wish, "importance")) as app:
        await app.choose(DECLINED)
        assert wishes.one(home.context, wish.id).importance == ""
        await app.choose("Important to me")
    assert wishes.one(home.context, wish.id).importance == "important"
    assert left(home, wish) == {}


async def test_a_question_in_words_is_left_open_and_taken_up_again(home, wish):
    async with at(home, of(wish, "strengths")) as app:
        await app.choose(UNKNOWN)
        await app.choose(DECLINED)
        assert left(home, wish) == {"strengths": "declined"}
        await app.choose(DECLINED)
        assert left(home, wish) == {}


async def test_words_take_the_note_away_and_then_stand_alone(home, wish):
    async with at(home, of(wish, "strengths")) as app:
        await app.choose(UNKNOWN)
        await app.write("Valo yöllä.")
        await app.press("continue", "back")
        assert not app.shows(UNKNOWN)
    assert left(home, wish) == {}
    assert wishes.one(home.context, wish.id).strengths == "Valo yöllä."


async def test_words_being_written_count_more_than_a_slip_of_the_finger(home, wish):
    async with at(home, of(wish, "strengths")) as app:
        await app.write("Valo.")
        await app.choose(UNKNOWN)
        assert app.one(ft.TextField).value == "Valo."
    assert left(home, wish) == {}


async def test_a_wish_begun_without_words_can_be_found_again(home):
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.choose(UNKNOWN)
        await app.press("continue")
    (begun,) = wishes.all_wishes(home.context)
    assert (begun.words, begun.kind, left(home, begun)) == ("", "", {"words": "unknown"})


async def test_the_last_question_leads_to_all_answers_and_ready_to_the_wish(home, wish):
    async with at(home, of(wish, "visibility")) as app:
        await app.press("continue")
        assert app.page.route.endswith("/tell/check")
        assert app.shows(CHOIR)
        await app.press("ready")
        assert app.page.route == f"/wishes/{wish.id}"


async def test_what_was_left_open_is_said_in_words_and_can_be_changed(home, wish):
    left_open.leave(home.context, wish.id, "how_now", "declined")
    async with at(home, of(wish, "check")) as app:
        assert app.texts().count(DECLINED) == 1
        assert app.shows("Change: How is it now?")
        assert app.shows("Tell: Which of these fits best?")
        await app.press("change-how_now")
        assert not app.shows("Question")
        await app.choose("Good")
        await app.press("continue")
        assert app.page.route.endswith("/tell/check")
        assert app.shows("Good")
        assert not app.shows(DECLINED)


async def test_ready_comes_first_of_the_deeds_then_going_on(home, wish):
    async with at(home, of(wish, "check")) as app:
        assert app.buttons().index("resume") == app.buttons().index("ready") + 1
        await app.press("resume")
        assert app.page.route.endswith("/tell/kind")


async def test_when_nothing_is_open_there_is_nothing_to_go_on_with(home, wish):
    for question in ("kind", "life_area", "how_now", "importance", "strengths"):
        left_open.leave(home.context, wish.id, question, "unknown")
    async with at(home, of(wish, "check")) as app:
        assert app.buttons("resume") == []
        assert app.buttons("ready") == ["ready"]


async def test_after_a_restart_today_leads_to_the_first_open_question(home, wish):
    left_open.leave(home.context, wish.id, "kind", "unknown")
    async with at(home, "/today") as app:
        await app.press("continue-wish")
        assert app.page.route.endswith("/tell/life_area")


async def test_the_wish_itself_says_what_was_left_open(home, wish):
    left_open.leave(home.context, wish.id, "kind", "declined")
    async with at(home, f"/wishes/{wish.id}") as app:
        assert app.texts().count(DECLINED) == 1
        await app.press("change-kind")
        await app.choose("I want")
        await app.press("continue")
        assert app.page.route == f"/wishes/{wish.id}"


async def test_who_answers_is_kept_with_a_choice_and_told_at_the_end(home, wish):
    async with at(home, of(wish, "kind")) as app:
        assert app.shows("Who is answering: I answer myself · Change")
        await app.press("who-answers")
        assert app.shows("Who is answering now?")
        await app.choose("We answer together")
        await app.choose("I want")
        await app.press("continue")
        assert app.shows("Who is answering: We answer together · Change")
    async with at(home, of(wish, "check")) as app:
        assert app.texts().count("Written together") == 1


async def test_long_words_above_a_question_are_only_their_beginning(home, wish):
    wishes.change(home.context, wish.id, words="Sana " * 100)
    async with at(home, of(wish, "kind")) as app:
        (about,) = [words for words in app.texts() if words.startswith("Sana")]
        assert len(about) <= 62


@pytest.mark.parametrize(("height", "first"), [(844, True), (600, False)])
async def test_in_large_letters_the_answers_come_before_who_answers(home, wish, height, first):
    home.change_settings(type(home.settings())(language="en", text_size=1.5, lock_when_away=False))
    async with at(home, of(wish, "kind"), width=540, height=height) as app:
        texts = app.texts()
        who = next(n for n, words in enumerate(texts) if words.startswith("Who is answering"))
        assert (who < texts.index("I want")) is first


async def test_one_who_types_for_the_person_sees_how_it_goes(home, wish):
    async with at(home, of(wish, "words")) as app:
        assert not app.shows(AS_SAID)
        await app.press("who-answers")
        assert app.shows(AS_SAID)
        await app.choose("Someone types my words for me")
        assert app.shows(AS_SAID)
        assert not app.shows("These are not the helper's words.")


@pytest.mark.parametrize("step", ["words", "strengths"])
async def test_a_helper_is_told_to_leave_the_words_of_the_person(home, wish, step):
    async with at(home, of(wish, step)) as app:
        await app.press("who-answers")
        await app.choose("A helper writes their own view")
        assert app.shows("These are not the helper's words.")


async def test_a_helper_is_told_nothing_of_the_kind_over_an_own_view(home):
    view = wishes.say(home.context, words="Hän väsyy.", kind="", whose_words="helper")
    async with at(home, of(view, "words")) as app:
        await app.press("who-answers")
        await app.choose("A helper writes their own view")
        assert not app.shows("These are not the helper's words.")


async def test_a_helper_is_told_nothing_where_no_words_stand_yet(home):
    async with at(home, "/about-me/matters") as app:
        await app.press("who-answers")
        await app.choose("A helper writes their own view")
        assert not app.shows("These are not the helper's words.")
