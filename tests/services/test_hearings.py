"""A look back at a meeting is kept with its service and its day."""

from app.records.meeting import Meeting
from app.records.person import Role
from app.rules.hearing import Trend
from app.services import erasing, hearings, meetings, people, records
from tests.builders import TODAY


def a_meeting_with(ctx, organisation, **facts):
    worker = people.add(ctx, first_name="Marja", role=Role.OWN_WORKER, organisation=organisation)
    friend = people.add(ctx, first_name="Kaisa", role=Role.CLOSE_PERSON, organisation="Kuoro")
    return meetings.arrange(ctx, day=TODAY, invited=[friend.id, worker.id], **facts)


def test_the_first_answer_keeps_the_day_and_whose_meeting_it_was(ctx):
    meeting = a_meeting_with(ctx, "Kotihoito")
    check = hearings.keep(ctx, meeting.id, "listened", "partly")
    assert (check.day, check.service, check.listened) == (TODAY, "Kotihoito", "partly")
    again = hearings.keep(ctx, meeting.id, "words", "Kiire oli.")
    assert again.id == check.id
    assert hearings.of_meeting(ctx, meeting.id).words == "Kiire oli."
    assert again.visibility == "only_me"


def test_a_meeting_without_a_known_service_still_counts(ctx):
    meeting = meetings.arrange(ctx, day=TODAY)
    hearings.keep(ctx, meeting.id, "could_say", "yes")
    (service,) = hearings.services(ctx)
    assert (service.service, service.trend) == ("", Trend.FIRST)


def test_it_goes_when_its_meeting_is_erased(ctx):
    meeting = a_meeting_with(ctx, "Kotihoito")
    hearings.keep(ctx, meeting.id, "listened", "no")
    records.remove(ctx, Meeting, meeting.id)
    erasing.erase(ctx, Meeting, meeting.id)
    assert hearings.of_meeting(ctx, meeting.id) is None
