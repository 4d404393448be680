"""In a real browser somebody who may know the passphrase is shut out, and the card practised."""

from pathlib import Path

import pytest

from tests.browser.lived_in import furnish, opened
from tests.browser.newcomer import PHRASE, Newcomer, fi

pytestmark = pytest.mark.browser
PRESENT, NEW = "Your passphrase or the groups of your card", "meri kuu uusi lause hiekka"


@pytest.fixture
def person(start_app, open_tab, tmp_path):
    furnish(tmp_path / "data")
    person = Newcomer(opened(open_tab(start_app().url, width=390, height=844)))
    person.goes(fi("More"), fi("Keep safe"))
    return person


def test_a_new_passphrase_and_card_shut_the_old_ones_out(person):
    person.goes(fi("Someone may know my passphrase"), fi("Continue"))
    person.write(fi(PRESENT), PHRASE)
    person.goes(fi("Continue"))
    person.write(fi("Your passphrase"), NEW)
    person.goes(fi("Continue"))
    groups = person.card()
    with person.tab.page.expect_download() as saving:
        person.press(fi("Save a page to print"))
    page = Path(saving.value.path()).read_text("utf-8")
    assert all(group in page for group in groups)
    person.goes(fi("Continue"))
    person.writes_a_group(groups)
    person.press(fi("Continue"))
    person.writes_a_group(groups)
    person.goes(fi("Take the new ones into use"), fi("Ready"), fi("Practise with the card"))
    person.write(fi("The nine groups of your card"), " ".join(groups).lower())
    person.goes(fi("Try the card"))
    person.arrives(fi("The card works"))
    person.goes(fi("Hide"))
    person.press(fi("Use the recovery card"))
    person.write(fi("The nine groups of your card"), " ".join(groups))
    person.goes(fi("Open"), fi("Not now"))
    assert person.tab.outside == []


def test_the_passphrase_is_changed_and_the_new_one_opens(person):
    person.goes(fi("Change the passphrase"))
    person.write(fi(PRESENT), PHRASE)
    person.goes(fi("Continue"))
    person.write(fi("Your passphrase"), NEW)
    person.goes(fi("Change the passphrase"), fi("Ready"), fi("Hide"))
    person.unlocks(NEW)
    person.arrives(fi("Keep safe"))
