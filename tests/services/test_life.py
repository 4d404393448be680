"""My life now: each sorting is kept at once, and changes no words."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.base import Visibility, WhoseWords
from app.records.life_now import LifeNow
from app.records.wish import HowNow
from app.services import life, records
from tests.builders import TODAY

sortings = st.lists(
    st.tuples(st.sampled_from(["home", "money"]), st.sampled_from([*HowNow, ""])), max_size=4
)


def test_the_first_sorting_begins_a_picture_only_for_the_person(ctx):
    life.put(ctx, "a", "home", "good")
    (one,) = life.rounds(ctx)
    assert (one.areas, one.visibility, one.done) == ({"home": "good"}, Visibility.ONLY_ME, False)


def test_each_sorting_is_kept_beside_the_others(ctx):
    for area, step in (("home", "good"), ("money", "not_good"), ("home", "between")):
        life.put(ctx, "a", area, step)
    assert life.one(ctx, "a").areas == {"home": "between", "money": "not_good"}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sortings)
def test_sorting_again_changes_no_words_nor_whose_they_are(ctx, sortings):
    life.begin(ctx, "a")
    life.tell(ctx, "a", words="Aamut ovat hyviä. 😀", whose_words=WhoseWords.TOGETHER)
    for area, step in sortings:
        life.put(ctx, "a", area, step)
    one = life.one(ctx, "a")
    assert (one.words, one.whose_words) == ("Aamut ovat hyviä. 😀", WhoseWords.TOGETHER)


def test_a_ready_picture_keeps_its_day_when_it_is_changed_later(ctx):
    life.put(ctx, "a", "home", "good")
    assert life.one(ctx, "a").day is None
    assert life.close(ctx, "a").day == TODAY
    life.open_again(ctx, "a")
    ctx.clock.pass_days(30)
    assert life.close(ctx, "a").day == TODAY


def test_pictures_stand_newest_first_and_earlier_sortings_are_kept(ctx):
    life.put(ctx, "a", "home", "good")
    life.put(ctx, "a", "home", "not_good")
    life.put(ctx, "b", "home", "good")
    assert [one.id for one in life.rounds(ctx)] == ["b", "a"]
    assert {"home": "good"} in [v.fields["areas"] for v in records.history(ctx, "a")]


def test_a_removed_picture_is_not_among_them_and_comes_back(ctx):
    life.put(ctx, "a", "home", "good")
    records.remove(ctx, LifeNow, "a")
    assert life.rounds(ctx) == []
    records.bring_back(ctx, LifeNow, "a")
    assert len(life.rounds(ctx)) == 1
