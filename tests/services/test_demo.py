import pytest

from app.content.life_areas import life_areas
from app.content.meeting_types import meeting_types
from app.records.base import Visibility
from app.records.wish import WishKind
from app.rules import due, promise
from app.rules.due import DueState
from app.services import agenda, agreements, demo, meetings, people, profile, sharing, today, wishes


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_aunes_folder_has_something_for_every_screen(ctx, language):
    demo.fill(ctx, language)
    told = wishes.all_wishes(ctx)
    assert {wish.kind for wish in told} == set(WishKind)
    assert {wish.language for wish in told} == {language}
    assert {wish.visibility for wish in told} == set(Visibility)
    assert {wish.life_area for wish in told} - {""} <= set(life_areas())
    assert any(len(wish.words.split()) >= 60 for wish in told)
    assert [len(f(ctx)) for f in (people.all_people, profile.parts, meetings.all_meetings)] == [
        5,
        8,
        3,
    ]
    assert people.own_worker(ctx).first_name == "Marja"


def test_aunes_next_meeting_is_partly_prepared(ctx):
    demo.fill(ctx, "fi")
    seen = today.look(ctx)
    assert (seen.next_meeting.day - ctx.today).days == 6
    assert seen.readiness.there
    assert seen.readiness.missing
    assert {meeting.kind for meeting in meetings.all_meetings(ctx)} <= set(meeting_types())


def test_aune_has_an_answer_with_its_reason_and_agreements_of_every_sort(ctx):
    demo.fill(ctx, "fi")
    held = next(meeting for meeting in meetings.all_meetings(ctx) if meeting.held)
    lines = agenda.agenda(ctx, held.id)
    assert {line.item.answer for line in lines} == {"yes", "partly", "later", "no"}
    assert all(line.item.reason and line.shown for line in lines)
    found = agreements.all_agreements(ctx)
    states = {due.state(one, today=ctx.today) for one in found}
    assert {DueState.DAY_PASSED, DueState.SOON, DueState.CLOSED, DueState.NOT_AGREED} <= states
    assert any(one.my_reason and one.their_reason for one in found)
    assert any(promise.missing(one) for one in found)


def test_aune_has_given_two_summaries(ctx):
    demo.fill(ctx, "fi")
    assert [share.to_name for share in sharing.receipts(ctx)] == ["Kaisa", "Marja"]
    assert sharing.chain_holds(ctx)


def test_an_agenda_item_is_seen_as_its_wish_is(ctx):
    demo.fill(ctx, "fi")
    for meeting in meetings.all_meetings(ctx):
        for line in agenda.agenda(ctx, meeting.id):
            assert line.wish is None or line.item.visibility == line.wish.visibility


def test_another_language_of_the_screen_gets_finnish(ctx):
    demo.fill(ctx, "fi@selko")
    assert wishes.all_wishes(ctx)[0].language == "fi"
