"""Earlier days: what has gone missing since then comes back, and nothing of today is lost."""

import io
from datetime import timedelta

import pytest

from app.errors.folder import Damaged
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.services import attachments, earlier_days, records, wishes
from app.services.earlier_days import Differing
from tests.builders import ATime
from tests.harness.someone import an_open_home, at

pytestmark = pytest.mark.usefixtures("without_threads")


PDF = b"%PDF-1.7 " + b"sivu " * 100


@pytest.fixture
def home(tmp_path):
    """Live two days: two wishes, and the day after one is removed and one spoilt."""
    clock = ATime()
    home = an_open_home(tmp_path, clock)
    walk, sauna = (wishes.say(home.context, words=words) for words in ("kävely", "sauna"))
    home.context.folder.tidy()
    _a_day_goes_by(home, clock)
    records.remove(home.context, Wish, walk.id)
    records.change(home.context, Wish, sauna.id, words="xx")
    wishes.say(home.context, words="uusi")
    home.context.folder.tidy()
    _a_day_goes_by(home, clock)
    yield home
    home.lock()


def _a_day_goes_by(home, clock):
    with home.context.folder.exclusive() as content:
        for compartment in content.compartments.values():
            compartment.compact()
    clock.now += timedelta(days=1)


def words_in(home):
    return {wish.words for wish in wishes.all_wishes(home.context)}


async def test_what_was_removed_last_week_is_found_and_brought_back(home):
    async with at(home, "/safe/earlier") as app:
        await app.press("days", "open-day-1")
        assert app.shows("Not here now")
        assert app.shows("kävely")
        await app.press("bring-1")
        assert words_in(home) == {"xx", "uusi", "kävely"}
        assert not app.shows("Not here now")


async def test_spoilt_words_are_used_again_and_today_stays_in_the_history(home):
    async with at(home, "/safe/earlier") as app:
        await app.press("days", "open-day-1")
        assert app.shows("It says something else now")
        await app.press("bring-2")
    assert words_in(home) == {"sauna", "uusi"}
    (sauna,) = [w for w in wishes.all_wishes(home.context) if w.words == "sauna"]
    assert "xx" in {v.fields["words"] for v in records.history(home.context, sauna.id)}


def test_each_day_is_there_once_and_looking_changes_nothing(home):
    before = {p: p.read_bytes() for p in home.place.rglob("*") if p.is_file()}
    found = earlier_days.days(home.context)
    assert len({state.at.date() for state in found}) == len(found) >= 1
    assert len(earlier_days.differing(home.context, found[0])) == 2
    assert before == {p: p.read_bytes() for p in home.place.rglob("*") if p.is_file()}


async def test_a_new_folder_has_no_earlier_days_and_says_so(tmp_path):
    home = an_open_home(tmp_path / "new")
    async with at(home, "/safe/earlier") as app:
        await app.press("days")
        assert app.shows("There are no earlier days yet.")
    home.lock()


def test_a_thing_that_is_gone_for_good_comes_back_as_it_was(home):
    gone = Wish(words="metsä", visibility="may_be_shared")
    earlier_days.bring_back(home.context, [Differing(record=gone, missing=True)])
    assert "metsä" in words_in(home)


def test_a_day_that_cannot_be_read_is_told(home):
    (day, *_more) = earlier_days.days(home.context)
    for path in home.place.glob("*/s*"):
        path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(Damaged):
        earlier_days.differing(home.context, day)


async def test_words_of_a_helper_are_told_apart_on_an_earlier_day_and_long_ones_are_cut(home):
    wish = wishes.all_wishes(home.context)[0]
    long = wish.model_copy(update={"words": "pitkä " * 400, "whose_words": "helper"})
    found = [Differing(record=long, missing=False)]
    home.context.folder.tidy()
    async with at(home, "/safe/earlier") as app:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(earlier_days, "differing", lambda _ctx, _day: found)
            await app.press("days", "open-day-1")
        assert app.shows("The helper's own view")
        assert app.shows("The words go on on their own page.")
        assert not any(len(text) > 400 for text in app.texts())


@pytest.fixture
def with_files(home):
    """Have two files on a wish yesterday; today one is removed and one says something else."""
    context = home.context
    (wish, *_more) = wishes.all_wishes(context)
    bus, snow = (
        attachments.attach(context, wish, io.BytesIO(PDF), file_name=name, words=words)
        for name, words in (("bussi.pdf", ""), ("lumi.pdf", "lumi"))
    )
    _a_day_goes_by(home, context.clock)
    records.remove(context, Attachment, bus.id)
    attachments.describe(context, snow.id, "yy")
    context.folder.tidy()
    _a_day_goes_by(home, context.clock)
    return wish


async def test_a_removed_file_and_its_earlier_words_are_found_and_brought_back(home, with_files):
    async with at(home, "/safe/earlier") as app:
        await app.press("days", "open-day-1")
        assert app.shows("A picture or a file · Not here now")
        assert app.shows("bussi.pdf")
        assert app.shows("A picture or a file · It says something else now")
        assert not app.shows("This picture or file cannot be opened any more.")
        await app.press("bring-1", "bring-1")
        assert app.shows("All that was there then is here now as it was.")
    found = attachments.all_of(home.context, with_files.id)
    assert [one.words for one in found] == ["", "lumi"]
    assert attachments.read(home.context, found[0]).read() == PDF


async def test_a_file_that_is_lost_is_told_before_its_words_are_brought_back(home, with_files):
    for path in home.place.glob("blobs/*.blob"):
        path.unlink()
    async with at(home, "/safe/earlier") as app:
        await app.press("days", "open-day-1")
        assert app.shows("This picture or file cannot be opened any more.")
