"""Every guided part of the app, looked at as data."""

from app.records.agreement import Agreement
from app.rules.flow import Kind, may_come
from app.services import agreements, meetings, wishes
from app.views import about_me, prepare_step, tell_wish, write_agreement
from app.views.write_agreement import AT_MEETING, YES
from tests.builders import TODAY
from tests.harness.someone import at

UNKNOWN, EXACTLY, DECLINED = (
    "I do not know",
    "I do not know exactly",
    "I do not want to answer",
)
WAYS = {UNKNOWN, EXACTLY, DECLINED}


def parts(home):
    """Return each guided part of an empty thing: its base route and its questions."""
    ctx = home.context
    wish = wishes.say(ctx, words="", kind="")
    meeting = meetings.arrange(ctx)
    agreement = agreements.note_down(ctx, what="", accord="partly")
    there = meetings.arrange(ctx, day=TODAY)
    here = agreements.note_down(ctx, what="", accord="partly", meeting_id=there.id)
    return {
        f"/wishes/{wish.id}/tell": tell_wish.QUESTIONS,
        f"/prepare/{meeting.id}": prepare_step.QUESTIONS,
        f"/agreements/{agreement.id}/write": write_agreement.QUESTIONS,
        f"/agreements/{here.id}/write": may_come(
            write_agreement.questions_at(meeting_goes_on=True), {AT_MEETING: YES}
        ),
        "/about-me/tell": about_me.questions(),
    }


def test_nothing_is_asked_twice(home):
    for questions in parts(home).values():
        keys = [question.key for question in questions]
        titles = [question.title for question in questions]
        assert len(set(keys)) == len(keys)
        assert len(set(titles)) == len(titles)


def test_a_follow_up_hangs_on_an_earlier_question_or_on_a_fact(home):
    for questions in parts(home).values():
        keys = [question.key for question in questions]
        for place, question in enumerate(questions):
            if question.unless and question.unless.key in keys:
                assert question.unless.key in keys[:place]
            assert question.page == "" or question.page in keys[:place]


async def test_every_question_is_one_page_and_can_be_left_open_in_two_ways(home):
    for base, questions in parts(home).items():
        for question in questions:
            async with at(home, f"{base}/{question.key}") as app:
                assert app.shows(question.title)
                assert {"back", "continue", "help", "hide"} <= set(app.buttons())
                wanted = set() if question.settled else ways_to_leave(question)
                found = [words for words in app.texts() if words in WAYS]
                assert sorted(found) == sorted(wanted), question.key


def ways_to_leave(question):
    return {EXACTLY if question.kind in {Kind.DAY, Kind.CLOCK} else UNKNOWN, DECLINED}


async def test_the_last_question_of_each_part_leads_to_all_answers_and_each_comes_back(home):
    for base, questions in parts(home).items():
        async with at(home, f"{base}/{questions[-1].key}") as app:
            await app.press("continue")
            assert app.page.route == f"{base}/check"
            for key in app.buttons("change-"):
                await app.press(key)
                assert app.page.route == f"{base}/{key.removeprefix('change-')}/check"
                await app.press("continue")
                assert app.page.route == f"{base}/check"


def test_an_agreement_is_asked_for_everything_it_can_hold():
    of_its_own = {"id", "created_at", "changed_at", "removed_at", "whose_words", "language"}
    taken_over = {"meeting_id", "agenda_item_id", "wish_id", "person_id", "kept"}
    taken_over |= {"went_well_until"}  # marked where it came
    asked = {question.key for question in write_agreement.QUESTIONS}
    assert set(Agreement.model_fields) - of_its_own - taken_over == asked
