from datetime import timedelta

from app.records.agreement import Accord, Kept
from app.services import agenda, agreements, meetings, wishes
from tests.builders import TODAY


def test_both_views_are_written_down_as_they_were_said(ctx):
    views = {
        "my_view": "45 minuuttia",
        "my_reason": "Puen itse.",
        "their_view": "25 minuuttia",
        "their_reason": "Se riittää.",
    }
    made = agreements.note_down(ctx, what="Käynti", accord=Accord.NOT_AGREED, **views)
    found = agreements.one(ctx, made.id)
    assert {name: getattr(found, name) for name in views} == views


def test_open_agreements_come_by_their_day_and_the_rest_after(ctx):
    note = agreements.note_down
    note(ctx, what="kept", by_when=TODAY, kept=Kept.KEPT)
    note(ctx, what="no day")
    note(ctx, what="later", by_when=TODAY + timedelta(days=5))
    note(ctx, what="late", by_when=TODAY - timedelta(days=5))
    found = [agreement.what for agreement in agreements.all_agreements(ctx)]
    assert found == ["late", "later", "no day", "kept"]


def test_what_was_agreed_is_found_by_its_meeting_and_its_wish(ctx):
    meeting, wish = meetings.arrange(ctx), wishes.say(ctx, words="a")
    one = agreements.note_down(ctx, what="a", meeting_id=meeting.id, wish_id=wish.id)
    agreements.note_down(ctx, what="b")
    assert [a.id for a in agreements.of_meeting(ctx, meeting.id)] == [one.id]
    assert [a.id for a in agreements.of_wish(ctx, wish.id)] == [one.id]


def test_the_person_marks_what_became_of_it(ctx):
    made = agreements.note_down(ctx, what="a")
    assert agreements.mark(ctx, made.id, Kept.PARTLY_KEPT).kept == Kept.PARTLY_KEPT


def test_an_agreement_begun_and_left_empty_is_taken_up_again(ctx):
    meeting, wish = meetings.arrange(ctx), wishes.say(ctx, words="a")
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    place = {"meeting_id": meeting.id, "agenda_item_id": line.item.id}
    begun = agreements.begin(ctx, **place)
    assert begun.wish_id == wish.id
    assert agreements.begin(ctx, **place).id == begun.id
    assert (agreements.all_agreements(ctx), agreements.of_meeting(ctx, meeting.id)) == ([], [])
    agreements.change(ctx, begun.id, what="Kahva")
    assert agreements.begin(ctx, **place).id != begun.id
    assert [one.what for one in agreements.of_meeting(ctx, meeting.id)] == ["Kahva"]
