"""What was answered and asked before can be seen and used again."""

import re
from datetime import date, time

from app.services import agenda, agreements, erasing, meetings, people, records, wishes
from tests.builders import TODAY
from tests.harness.someone import an_open_home, at

MARKS = re.compile("[\u2068\u2069]")  # round names


async def test_an_earlier_reason_is_shown_and_taken_back(tmp_path):
    home = an_open_home(tmp_path)
    meeting = meetings.arrange(home.context)
    item = agenda.add_question(home.context, meeting.id, "Kuka auttaa?")
    agenda.write_answer(home.context, item.id, answer="no", reason="ei ole rahaa")
    agenda.write_answer(home.context, item.id, answer="later", reason="katsotaan")
    async with at(home, f"/in-meeting/{meeting.id}/{item.id}/answer") as app:
        await app.press("history")
        assert app.shows("ei ole rahaa")
        assert app.shows("No")
        await app.press("take-2")
    assert records.get(home.context, type(item), item.id).reason == "ei ole rahaa"
    home.lock()


async def test_an_own_question_has_its_earlier_versions_too(tmp_path):
    home = an_open_home(tmp_path)
    meeting = meetings.arrange(home.context)
    item = agenda.add_question(home.context, meeting.id, "Kuka auttaa?")
    records.change(home.context, type(item), item.id, words="Milloin alkaa?")
    async with at(home, f"/prepare/{meeting.id}/questions") as app:
        await app.press(f"history-{item.id}")
        assert app.shows("Kuka auttaa?")
    home.lock()


async def test_very_long_earlier_words_unfold_at_a_press(tmp_path):
    home = an_open_home(tmp_path)
    wish = wishes.say(home.context, words="alku " + "pitkä " * 1000 + "loppu")
    records.change(home.context, type(wish), wish.id, words="lyhyt", whose_words="helper")
    async with at(home, f"/wishes/{wish.id}/history") as app:
        assert app.shows("alku")
        assert not app.shows("loppu")
        await app.press("all-words")
        assert app.shows("loppu")
    home.lock()


async def test_earlier_times_and_ways_of_a_meeting_can_be_told_apart(tmp_path):
    home = an_open_home(tmp_path)
    meeting = meetings.arrange(home.context, day=TODAY, clock_time=time(9, 15), place="Kotona")
    records.change(home.context, type(meeting), meeting.id, clock_time=time(14, 30))
    records.change(home.context, type(meeting), meeting.id, remote=True)
    records.change(home.context, type(meeting), meeting.id, clock_time=None)
    async with at(home, f"/meetings/{meeting.id}/earlier") as app:
        facts = [text for text in app.texts() if "We meet" in text]
        clocks = [fact.split(" · ")[2] for fact in facts]
        assert clocks == ["14:30", "14:30", "09:15"]
        assert ["phone or video" in fact for fact in facts] == [True, False, False]
    home.lock()


async def test_a_meetings_history_tells_who_was_to_come(tmp_path):
    home = an_open_home(tmp_path)
    marja, pekka, eeva = (
        people.add(home.context, first_name=name) for name in ("Marja", "Pekka", "Eeva")
    )
    meeting = meetings.arrange(home.context, invited=[marja.id])
    for who in ([pekka.id], [marja.id, eeva.id], []):
        records.change(home.context, type(meeting), meeting.id, invited=who)
    records.remove(home.context, type(pekka), pekka.id)
    erasing.erase(home.context, type(eeva), eeva.id)
    async with at(home, f"/meetings/{meeting.id}/earlier") as app:
        facts = [MARKS.sub("", text) for text in app.texts() if "We meet" in text]
        assert [fact.partition("Who comes: ")[2] for fact in facts] == [
            "Marja and 1 erased person",
            "Pekka",
            "Marja",
        ]
    home.lock()


async def test_earlier_beginnings_of_an_agreement_can_be_told_apart(tmp_path):
    home = an_open_home(tmp_path)
    made = agreements.note_down(home.context, what="Kahva", from_when=date(2026, 12, 1))
    records.change(home.context, type(made), made.id, from_when=date(2027, 1, 7))
    async with at(home, f"/agreements/{made.id}/earlier") as app:
        (facts,) = [text for text in app.texts() if "From when: " in text]
        assert "2026" in facts
    home.lock()
