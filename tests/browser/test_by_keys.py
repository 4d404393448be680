"""The whole job of a newcomer with keys alone: no pointer, no reader's own press."""

import pytest

from tests.browser.by_keys import ByKeys
from tests.browser.newcomer import fi

pytestmark = pytest.mark.browser

WISH, QUESTION, OPENING = "Haluan ulos.", "Kuka tulee?", "Aloitan ulkoilusta."
REASON, AGREED, WHO = "Aikaa ei ole.", "Lenkki kerran viikossa", "Kaisa"


def test_the_main_job_is_done_with_keys_alone(start_app, open_tab, tmp_path):
    person = ByKeys(open_tab(start_app().url, width=1280, height=900))
    person.starts()
    person.goes(fi("Say your first wish"))
    person.tells_a_wish(WISH)
    person.prepares(wishes=1, question=QUESTION, opening=OPENING)
    person.goes(fi("To the page of the meeting"), fi("Start the meeting"))
    person.tab.sees(OPENING)
    person.goes(fi("To the first thing"))
    person.tab.sees(WISH)
    person.hears(fi("No"), REASON)
    person.agrees(AGREED, who=WHO)
    person.goes(fi("To the next thing"), fi("Said"), fi("End the meeting"))
    person.tab.sees(AGREED)
    person.goes(fi("The meeting is over"), fi("Give a summary"))
    person.write(fi("Name, or where they work"), "Palvelutoimisto")
    person.on(3)
    person.goes(fi("See exactly what they will see"), fi("This is right, continue"))
    assert person.saves(tmp_path).suffix == ".pdf"
