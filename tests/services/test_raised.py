from datetime import timedelta

from app.services import agenda, meetings, raised, wishes
from tests.builders import TODAY


def test_a_wish_knows_where_it_was_brought_up(ctx):
    wish = wishes.say(ctx, words="Salaisuus")
    assert raised.at_meetings(ctx, wish.id) == []
    days = [None, TODAY, TODAY - timedelta(days=9)]
    found = [meetings.arrange(ctx, day=day) for day in days]
    for meeting in found:
        agenda.choose_wishes(ctx, meeting.id, [wish.id])
    seen = raised.at_meetings(ctx, wish.id)
    assert [one.meeting.id for one in seen] == [meeting.id for meeting in found[::-1]]
    assert {one.item.wish_id for one in seen} == {wish.id}
    assert "Salaisuus" not in repr(seen)
