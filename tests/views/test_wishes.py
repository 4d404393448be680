"""Wishes: told one question at a time, kept as they are, in one's own order."""

import flet as ft
import pytest

from app.records.wish import Wish
from app.services import agenda, agreements, meetings, records, wishes
from app.store.text import MOST_LETTERS
from tests.builders import TODAY
from tests.harness.someone import at

CHOIR, FALLING, HOME = "Haluan kuoroon.", "Pelkään kaatumista.", "En muuta pois."
RTL = "أريد أن أعيش في بيتي. 😀"


@pytest.fixture
def three(home):
    return [wishes.say(home.context, words=words) for words in (CHOIR, FALLING, HOME)]


def told(home):
    return wishes.all_wishes(home.context)


async def test_the_first_word_makes_the_wish_and_no_kind_is_put_in_ones_mouth(home):
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write(CHOIR)
        await app.press("continue")
        (wish,) = told(home)
        assert (wish.words, wish.kind) == (CHOIR, "")
        assert app.shows("Which of these fits best?")


async def test_a_new_wish_is_fewer_than_six_presses_away(home, three):
    async with at(home, "/today") as app:
        await app.press("start-wishes")
        await app.write("Uusi.")
        await app.press("continue")
    assert told(home)[-1].words == "Uusi."


async def test_every_answer_is_kept_and_ends_at_the_wish(home):
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write(RTL)
        await app.press("continue")
        for card in (
            "I worry",
            "Safety",
            "Not good",
            "Very important to me",
        ):
            await app.choose(card)
            await app.press("continue")
        await app.write("Valo yöllä.")
        await app.press("continue")
        await app.choose("May be shared")
        await app.press("continue")
        assert app.shows("What you told")
        await app.press("ready")
        assert app.shows("Wish 1")
        assert app.shows(RTL)
    (wish,) = told(home)
    kept = (wish.kind, wish.life_area, wish.how_now, wish.importance, wish.strengths)
    assert kept == ("worry", "safety", "not_good", "most", "Valo yöllä.")
    assert wish.visibility == "may_be_shared"


async def test_going_back_to_the_first_question_shows_the_words_again(home):
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write(CHOIR)
        await app.press("continue", "back")
        assert app.one(ft.TextField).value == CHOIR
        await app.write(CHOIR + " Tiistaisin.")
        await app.press("continue")
    assert [wish.words for wish in told(home)] == [CHOIR + " Tiistaisin."]


async def test_leaving_without_a_word_keeps_nothing(home):
    async with at(home, "/wishes/new") as app:
        await app.press("back")
    assert told(home) == []


async def test_a_text_of_a_hundred_thousand_letters_is_kept_whole(home):
    long = "Sana 😀 " * 14_500
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write(long)
        await app.press("continue")
        assert not app.shows(long)
        assert app.shows(long[:55] + " …")
    assert told(home)[0].words == long


async def test_a_text_that_is_too_long_stays_on_the_screen_and_is_told_kindly(home):
    async with at(home, "/today") as app:
        await app.press("first-wish")
        await app.write("a" * (MOST_LETTERS + 1))
        await app.press("continue")
        assert app.shows("This text is too long.")
        assert len(app.one(ft.TextField).value) == MOST_LETTERS + 1
        await app.write("lyhyempi")
        await app.press("continue")
    assert told(home)[0].words == "lyhyempi"


async def test_the_list_shows_ones_own_words_and_who_may_see_them(home, three):
    wishes.change(home.context, three[0].id, kind="want", visibility="may_be_shared")
    async with at(home, "/wishes") as app:
        assert app.shows("Wish 1 · I want")
        assert all(app.shows(words) for words in (CHOIR, FALLING, HOME))
        assert app.shows("May be shared")
        assert app.shows("Only for me")


async def test_an_empty_list_tells_what_will_be_there(home):
    async with at(home, "/wishes") as app:
        assert app.shows("Your wishes will be here")
        assert app.buttons("new-wish")


async def test_a_wish_moves_up_at_a_press_and_the_order_is_kept(home, three):
    async with at(home, "/wishes") as app:
        await app.press("order", f"up-{three[2].id}")
        assert app.shows("Wish 3 is now number 2.")
        await app.press(f"up-{three[2].id}", "order-ready")
        assert app.buttons("open-")[0] == f"open-{three[2].id}"
    assert [wish.words for wish in told(home)] == [HOME, CHOIR, FALLING]


async def test_the_first_cannot_go_up_nor_the_last_down(home, three):
    async with at(home, "/wishes/order") as app:
        assert f"up-{three[0].id}" not in app.buttons()
        assert f"down-{three[2].id}" not in app.buttons()


async def test_one_question_is_changed_and_leads_back_to_the_wish(home, three):
    async with at(home, f"/wishes/{three[0].id}") as app:
        await app.press("change-importance")
        await app.choose("Important to me")
        await app.press("continue")
        assert app.shows("Wish 1")
        assert app.shows("Important to me")
    assert told(home)[0].importance == "important"


async def test_a_removed_wish_can_be_brought_back_at_once(home, three):
    async with at(home, f"/wishes/{three[0].id}") as app:
        await app.press("remove")
        assert app.shows("Removed")
        assert len(told(home)) == 2
        await app.press("bring-back")
        assert app.shows(CHOIR)
    assert len(told(home)) == 3


async def test_an_address_that_is_nowhere_does_not_bring_anything_back(home):
    async with at(home, "/wishes/nowhere") as app:
        await app.press("bring-back")
        assert app.shows("This is no longer in your folder.")


async def test_earlier_words_are_shown_and_can_be_taken_back(home, three):
    wishes.change(home.context, three[0].id, words="Haluan orkesteriin.")
    async with at(home, f"/wishes/{three[0].id}") as app:
        await app.press("history")
        assert app.shows(CHOIR)
        await app.press("take-1")
        assert app.shows("The earlier version is in use again.")
        assert app.shows(CHOIR)
    assert told(home)[0].words == CHOIR


async def test_the_thread_of_a_wish_tells_what_was_answered_and_agreed(home, three):
    ctx = home.context
    meeting = meetings.arrange(ctx, day=TODAY)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [three[0].id])
    agenda.write_answer(ctx, line.item.id, answer="no", reason="Ei ole kyytiä.")
    agreements.note_down(ctx, what="Marja kysyy kyytiä.", wish_id=three[0].id)
    async with at(home, f"/wishes/{three[0].id}") as app:
        assert app.shows("This has been promised. It is still open.")
        await app.press("thread")
        for words in (CHOIR, "today, 24.11.2026", "The answer was: no", "Ei ole kyytiä."):
            assert app.shows(words)
        assert app.shows("Marja kysyy kyytiä.")
        await app.press("go-on-here")
        assert app.shows("Marja kysyy kyytiä.")
        assert app.page.route == f"/agreements/{agreements.of_wish(ctx, three[0].id)[0].id}"


async def test_a_wish_that_was_nowhere_says_so_and_leads_to_the_next_meeting(home, three):
    meeting = meetings.arrange(home.context, day=TODAY)
    async with at(home, f"/wishes/{three[0].id}") as app:
        assert app.shows("You have not taken this to a meeting yet.")
        await app.press("go-on-here")
        assert app.page.route == f"/prepare/{meeting.id}/wishes"


async def test_an_answer_without_a_promise_leads_to_writing_one_down(home, three):
    ctx = home.context
    meeting = meetings.arrange(ctx, day=TODAY)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [three[0].id])
    agenda.write_answer(ctx, line.item.id, answer="yes")
    async with at(home, f"/wishes/{three[0].id}/thread") as app:
        await app.press("go-on-here")
        assert app.shows("What was agreed?")
    (promise,) = agreements.of_wish(ctx, three[0].id)
    assert promise.agenda_item_id == line.item.id


async def test_a_helpers_view_is_marked_as_such(home):
    records.add(home.context, Wish, words="Hän väsyy.", whose_words="helper")
    async with at(home, "/wishes") as app:
        assert app.shows("The helper's own view")


async def test_on_a_wide_window_the_list_stands_beside_the_wish(home, three):
    async with at(home, f"/wishes/{three[1].id}", width=1280, height=800) as app:
        assert app.shows("Wish 2")
        assert len(app.buttons("open-")) == 2
        assert app.shows("This one is open beside.")
        await app.resize(390, 844)
        assert app.buttons("open-") == []


async def test_a_long_list_comes_a_page_at_a_time(home):
    with home.context.folder.unit() as unit:
        for n in range(60):
            unit.keep(Wish(words=f"Toive {n}.", own_order=n))
    async with at(home, "/wishes") as app:
        assert len(app.buttons("open-")) == 50
        assert app.shows("50 of 60 are shown.")
        await app.press("more-wishes")
        assert len(app.buttons("open-")) == 60


async def test_very_long_words_unfold_at_a_press_on_their_own_page(home):
    wish = wishes.say(home.context, words="Sana. " * 1000)
    async with at(home, f"/wishes/{wish.id}") as app:
        assert not app.shows(wish.words)
        await app.press("all-words")
        assert app.shows(wish.words)
