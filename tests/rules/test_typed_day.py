from datetime import date, time, timedelta

import pytest

from app import i18n
from app.content.day_words import _months, _weekdays
from app.content.wording import read
from app.errors.typed import NoSuchDay, NotADay, NotATime
from app.languages import languages
from app.rules.typed_day import read_clock, read_day, understood
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("  ", None),
        ("Huomenna", TODAY + timedelta(days=1)),
        ("i dag", TODAY),
        ("1.12.2026", date(2026, 12, 1)),
        ("1. 12. 2026", date(2026, 12, 1)),
        ("1/12/2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("29.2.2028", date(2028, 2, 29)),
        ("24.11.", TODAY),
        ("23.11.", date(2027, 11, 23)),
        ("29.2.", date(2028, 2, 29)),
        ("5. maaliskuuta 2027", date(2027, 3, 5)),
        ("5. Marraskuuta", date(2027, 11, 5)),
        ("5. maaliskuu 2027", date(2027, 3, 5)),
        ("den 5 mars 2027", date(2027, 3, 5)),
        ("5 December", date(2026, 12, 5)),
        ("5 maaliskuuta", date(2027, 3, 5)),
        ("maaliskuun 5. päivä", date(2027, 3, 5)),
        ("the 5th of March 2026", date(2026, 3, 5)),
        ("March 5th", date(2027, 3, 5)),
        ("tisdagen den 1:a december", date(2026, 12, 1)),
        ("to 26.11.", date(2026, 11, 26)),
    ],
)
def test_a_day_is_read_as_people_write_it(written, day):
    assert read_day(written, today=TODAY) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("tiistaina", date(2026, 12, 1)),  # today is a Tuesday; it is the next one
        ("Torstai", date(2026, 11, 26)),
        ("på torsdag", date(2026, 11, 26)),
        ("on Thursday", date(2026, 11, 26)),
        ("sunnuntaina", date(2026, 11, 29)),
        ("ensi tiistai", date(2026, 12, 1)),
        ("ensi torstaina", date(2026, 12, 3)),
        ("ensi viikon torstaina", date(2026, 12, 3)),
        ("nästa torsdag", date(2026, 12, 3)),
        ("söndag nästa vecka", date(2026, 12, 6)),
        ("next Thursday", date(2026, 12, 3)),
        ("viime perjantaina", date(2026, 11, 20)),
        ("i tisdags", date(2026, 11, 17)),
        ("last Friday", date(2026, 11, 20)),
        ("viikon päästä", date(2026, 12, 1)),
        ("kahden viikon kuluttua", date(2026, 12, 8)),
        ("10 päivän päästä", date(2026, 12, 4)),
        ("kuukauden kuluttua", date(2026, 12, 24)),
        ("om en vecka", date(2026, 12, 1)),
        ("om två veckor", date(2026, 12, 8)),
        ("om 3 månader", date(2027, 2, 24)),
        ("in a week", date(2026, 12, 1)),
        ("in two weeks", date(2026, 12, 8)),
        ("kaksi viikkoa sitten", date(2026, 11, 10)),
        ("för en vecka sedan", date(2026, 11, 17)),
        ("three days ago", date(2026, 11, 21)),
    ],
)
def test_a_day_is_read_as_people_say_it(written, day):
    assert read_day(written, today=TODAY) == day


def test_a_month_from_the_last_day_of_a_longer_month_is_the_last_day():
    assert read_day("kuukauden päästä", today=date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize("code", languages())
def test_what_is_said_back_can_be_written_as_it_is(code):
    words = i18n.speaking(code)
    for n in range(400):
        day = TODAY + timedelta(days=n)
        assert read_day(words.on_date(day), today=TODAY) == day
        assert read_day(words.long_date(day), today=TODAY) == day
        assert read_day(words.date(day), today=TODAY) == day


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("fi", "torstaina 5. maaliskuuta 2026"),
        ("fi@selko", "torstaina 5. maaliskuuta 2026"),
        ("sv", "torsdag 5 mars 2026"),
        ("en", "Thursday, 5 March 2026"),
    ],
)
def test_a_day_is_said_back_in_full(code, said):
    assert i18n.speaking(code).on_date(date(2026, 3, 5)) == said


def test_sundays_are_bent_as_other_days():
    words = i18n.speaking("fi")
    assert words.on_date(date(2026, 11, 29)) == "sunnuntaina 29. marraskuuta 2026"
    assert words.weekday(date(2026, 11, 29)) == "sunnuntaina"


def test_a_day_still_being_written_is_not_understood_yet():
    assert understood("5.", today=TODAY) is None
    assert understood("31.2.", today=TODAY) is None
    assert understood("", today=TODAY) is None
    assert understood("5.3.2026", today=TODAY) == date(2026, 3, 5)


@pytest.mark.parametrize("name", ["weekdays", "months", "numbers", "days", "units"])
def test_no_word_means_two_days_in_two_languages(name):
    tables = [*read("day_words").values(), *({name: t} for t in named_by_the_calendar(name))]
    meanings = {}
    for table in tables:
        for word, value in table.get(name, {}).items():
            assert meanings.setdefault(word, value) == value, word


def named_by_the_calendar(name):
    made = {"weekdays": _weekdays, "months": _months}.get(name)
    return [dict(made({x.dates})) for x in languages().values()] if made else []


@pytest.mark.parametrize(
    "written",
    ["31.2.", "31.2.2027", "31. helmikuuta", "perjantaina 26.11.2026", "0.1.2027", "1.13.2026"],
)
def test_a_day_the_calendar_does_not_have_is_told(written):
    with pytest.raises(NoSuchDay):
        read_day(written, today=TODAY)


@pytest.mark.parametrize(
    "written",
    [
        "ensi viikolla",
        "1.1.1066",
        "1.1.9999",
        "12",
        "1.2.3.4",
        "next week",
        "tiistai ja torstai",
        "päästä",
        "900 kuukauden päästä ehkä",
        "om 999 veckor sen",
        "5. syksyllä",
    ],
)
def test_what_is_no_day_is_not_guessed(written):
    with pytest.raises(NotADay):
        read_day(written, today=TODAY)


@pytest.mark.parametrize(
    ("written", "at"),
    [("", None), ("9", time(9)), ("klo 9.30", time(9, 30)), ("kl. 14:05", time(14, 5))],
)
def test_a_time_is_read_as_people_write_it(written, at):
    assert read_clock(written) == at


@pytest.mark.parametrize("written", ["25", "9.60", "aamulla"])
def test_what_is_no_time_is_not_guessed(written):
    with pytest.raises(NotATime):
        read_clock(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5 مارس 2027", date(2027, 3, 5)),
        ("٥ آذار ٢٠٢٧", date(2027, 3, 5)),
        ("غدًا", date(2026, 11, 25)),
        ("يوم الجمعة", date(2026, 11, 27)),
        ("بعد أسبوع", date(2026, 12, 1)),
    ],
)
def test_a_day_is_read_as_it_is_said_in_arabic(written, day):
    assert read_day(written, today=date(2026, 11, 24)) == day
