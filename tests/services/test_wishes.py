from app.records.base import Visibility
from app.records.wish import Wish
from app.services import records, wishes


def words(found):
    return [wish.words for wish in found]


def three(ctx):
    return [wishes.say(ctx, words=word) for word in ("a", "b", "c")]


def test_a_new_wish_is_only_for_the_person_and_comes_last(ctx):
    three(ctx)
    wish = wishes.say(ctx, words="d")
    assert wish.visibility == Visibility.ONLY_ME
    assert words(wishes.all_wishes(ctx)) == ["a", "b", "c", "d"]


def test_answers_are_kept_with_the_wish(ctx):
    wish = wishes.say(ctx, words="a", kind="worry", life_area="safety", how_now="not_good")
    assert (wish.kind, wish.life_area, wish.how_now) == ("worry", "safety", "not_good")


def test_a_skipped_question_stays_empty(ctx):
    assert wishes.say(ctx, words="a").importance == ""


def test_the_kind_of_a_wish_can_change(ctx):
    wish = wishes.say(ctx, words="a")
    assert wishes.change(ctx, wish.id, kind="ask").kind == "ask"


def test_wishes_go_into_the_persons_order(ctx):
    a, b, c = three(ctx)
    assert words(wishes.put_in_order(ctx, [c.id, a.id, b.id])) == ["c", "a", "b"]
    assert words(wishes.all_wishes(ctx)) == ["c", "a", "b"]


def test_those_not_named_follow_as_they_were(ctx):
    _, _, c = three(ctx)
    assert words(wishes.put_in_order(ctx, [c.id, c.id, "no such"])) == ["c", "a", "b"]


def test_a_wish_moves_up_and_down_and_stops_at_the_ends(ctx):
    a, _, c = three(ctx)
    assert words(wishes.move_up(ctx, c.id)) == ["a", "c", "b"]
    assert words(wishes.move_down(ctx, c.id)) == ["a", "b", "c"]
    assert words(wishes.move_up(ctx, a.id)) == ["a", "b", "c"]


def test_putting_in_order_changes_no_words_and_keeps_no_version(ctx):
    a, b, c = three(ctx)
    wishes.put_in_order(ctx, [c.id, b.id, a.id])
    assert records.history(ctx, a.id) == []
    assert wishes.one(ctx, a.id).whose_words == a.whose_words


def test_a_removed_wish_is_not_in_the_list(ctx):
    a, _, _ = three(ctx)
    records.remove(ctx, Wish, a.id)
    assert words(wishes.all_wishes(ctx)) == ["b", "c"]
