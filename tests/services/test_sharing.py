import html as web
import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors.folder import Gone, NotSaved
from app.errors.giving import NotShared
from app.exports.summary import content, hash_of
from app.records.base import Visibility
from app.records.share import Share
from app.records.wish import Wish
from app.rules.visibility import WhyNot
from app.services import (
    agenda,
    agenda_building,
    agreements,
    everything_given,
    givable,
    meetings,
    people,
    profile,
    records,
    sharing,
    wishes,
)
from app.services.givable import GroupKind, ReadySet
from tests.builders import SHARED, TODAY


def a_shared_wish(ctx, words="Haluan saunaan."):
    return wishes.say(ctx, words=words, visibility=SHARED, life_area="safety")


def seen_by_marja(ctx, *ids, **more):
    return sharing.preview(ctx, ids=ids, to_name="Marja", **more)


def printed(seen):
    return json.dumps(content(seen.summary), ensure_ascii=False)


def test_nothing_can_be_given_in_the_beginning(ctx):
    assert givable.givable(ctx) == []


def test_every_kind_of_thing_stands_in_its_group(ctx):
    people.add(ctx, first_name="Marja")
    profile.tell(ctx, "matters", "Oma koti")
    meeting = meetings.arrange(ctx, place="Kotona")
    agenda.choose_wishes(ctx, meeting.id, [a_shared_wish(ctx).id])
    agreement = agreements.note_down(ctx, what="Kahva")
    agenda_building.take_up(ctx, meeting.id, [agreement.id])
    shown = {g.kind: [t.shown for t in g.things] for g in givable.givable(ctx)}
    assert shown == {
        GroupKind.PROFILE: ["Oma koti"],
        GroupKind.WISHES: ["Haluan saunaan."],
        GroupKind.MEETINGS: ["Kotona"],
        GroupKind.ANSWERS: ["Haluan saunaan.", "Kahva"],
        GroupKind.AGREEMENTS: ["Kahva"],
        GroupKind.PEOPLE: ["Marja"],
    }


def test_what_cannot_be_given_says_why(ctx):
    meeting, wish = meetings.arrange(ctx, visibility=SHARED), wishes.say(ctx, words="a")
    agenda.choose_wishes(ctx, meeting.id, [wish.id])
    reasons = {thing.record.id: thing.why_not for thing in givable.everything(ctx)}
    assert reasons[wish.id] is WhyNot.ONLY_ME
    assert reasons[meeting.id] is None
    assert WhyNot.WISH_ONLY_ME in reasons.values()


def test_a_preview_holds_what_was_picked_and_names_what_stays_out(ctx):
    picked, other = a_shared_wish(ctx), a_shared_wish(ctx, "Haluan kuoroon.")
    seen = seen_by_marja(ctx, picked.id, purpose="Suunnitelmaa varten", until=TODAY)
    assert "Haluan saunaan." in printed(seen)
    assert "Haluan kuoroon." not in printed(seen)
    assert [thing.record.id for thing in seen.left_out] == [other.id]
    assert (seen.summary.to, seen.summary.until) == ("Marja", TODAY)


def test_what_is_only_for_the_person_is_refused_also_among_others(ctx):
    private = wishes.say(ctx, words="Salaisuus")
    with pytest.raises(NotShared):
        seen_by_marja(ctx, a_shared_wish(ctx).id, private.id)


def test_what_is_gone_cannot_be_given(ctx):
    wish = a_shared_wish(ctx)
    records.remove(ctx, Wish, wish.id)
    with pytest.raises(Gone):
        seen_by_marja(ctx, wish.id)


def test_what_became_private_after_the_preview_does_not_leave(ctx):
    wish = a_shared_wish(ctx)
    seen = seen_by_marja(ctx, wish.id)
    wishes.change(ctx, wish.id, visibility=Visibility.ONLY_ME)
    with pytest.raises(NotShared):
        sharing.give(ctx, seen, "html")
    assert sharing.receipts(ctx) == []


def test_the_language_of_the_summary_is_its_own(ctx):
    seen = seen_by_marja(ctx, a_shared_wish(ctx).id, language="sv")
    given = sharing.give(ctx, seen, "html")
    assert given.file_name == "sammanfattning-2026-11-24.html"
    assert given.share.screen_language == "sv"
    assert "Haluan saunaan." in given.data.decode()


def test_a_receipt_tells_what_was_given_to_whom_and_why(ctx):
    wish, marja = a_shared_wish(ctx), people.add(ctx, first_name="Marja")
    until = TODAY + timedelta(days=90)
    seen = seen_by_marja(ctx, wish.id, to_person=marja.id, purpose="Palaveri", until=until)
    share = sharing.give(ctx, seen, "pdf").share
    assert (share.number, share.form, share.purpose, share.until) == (1, "pdf", "Palaveri", until)
    assert (share.to_person, share.chosen) == (marja.id, [wish.id])
    assert share.visibility == Visibility.ONLY_ME
    assert hash_of(sharing.content_of(share)) == share.content_hash
    assert sharing.content_of(share) == sharing.content_seen(seen)
    assert share.content_hash.startswith(sharing.check_code(share).replace(" ", ""))


def test_a_receipt_still_shows_what_was_given_when_the_wish_has_changed(ctx):
    wish = a_shared_wish(ctx)
    sharing.give(ctx, seen_by_marja(ctx, wish.id), "html")
    wishes.change(ctx, wish.id, words="Jotain muuta")
    (share,) = sharing.receipts(ctx)
    assert "Haluan saunaan." in json.dumps(sharing.content_of(share), ensure_ascii=False)


def test_receipts_form_a_chain_that_a_lost_one_breaks(ctx):
    for _ in range(3):
        sharing.give(ctx, seen_by_marja(ctx, a_shared_wish(ctx).id), "html")
    assert [share.number for share in sharing.receipts(ctx)] == [3, 2, 1]
    assert sharing.chain_holds(ctx)
    records.change(ctx, Share, sharing.receipts(ctx)[1].id, to_name="Joku muu")
    assert not sharing.chain_holds(ctx)


def test_without_a_receipt_nothing_is_handed_out(ctx, monkeypatch):
    seen = seen_by_marja(ctx, a_shared_wish(ctx).id)

    def full(*_, **__):
        raise NotSaved

    monkeypatch.setattr(records, "add_in", full)
    with pytest.raises(NotSaved):
        sharing.give(ctx, seen, "html")


def test_an_unknown_form_is_refused(ctx):
    seen = seen_by_marja(ctx, a_shared_wish(ctx).id)
    with pytest.raises(ValueError, match="docx"):
        sharing.give(ctx, seen, "docx")


def test_the_set_for_a_meeting_picks_its_agenda_and_agreements(ctx):
    meeting = meetings.arrange(ctx, visibility=SHARED)
    wish, private = a_shared_wish(ctx), wishes.say(ctx, words="Salaisuus")
    other = a_shared_wish(ctx, "Muu")
    lines = agenda.choose_wishes(ctx, meeting.id, [wish.id, private.id])
    agreement = agreements.note_down(ctx, what="a", meeting_id=meeting.id, visibility=SHARED)
    name = profile.tell(ctx, "name", "Aune", visibility=SHARED)
    picked = givable.suggested(ctx, ReadySet.THIS_MEETING, meeting_id=meeting.id)
    assert set(picked) == {meeting.id, wish.id, lines[0].item.id, agreement.id, name.id}
    assert other.id not in picked


def test_the_set_of_everything_agreed_leaves_out_what_was_withdrawn(ctx):
    kept = agreements.note_down(ctx, what="a", visibility=SHARED)
    agreements.note_down(ctx, what="b", visibility=SHARED, kept="withdrawn")
    agreements.note_down(ctx, what="c")
    assert givable.suggested(ctx, ReadySet.EVERYTHING_AGREED) == [kept.id]


def test_nothing_is_picked_in_advance_for_only_this(ctx):
    a_shared_wish(ctx)
    profile.tell(ctx, "name", "Aune", visibility=SHARED)
    assert givable.suggested(ctx, ReadySet.ONLY_THIS) == []


def test_everything_allowed_can_be_given_to_the_own_worker(ctx):
    a_shared_wish(ctx)
    wishes.say(ctx, words="Salaisuus")
    assert everything_given.give_all(ctx, form="html", language="fi").share.to_name == ""
    people.add(ctx, first_name="Marja", role="own_worker")
    given = everything_given.give_all(ctx, form="html", language="fi")
    assert given.share.to_name == "Marja"
    assert b"Salaisuus" not in given.data


def test_nothing_shows_words_in_a_trace(ctx):
    seen = seen_by_marja(ctx, a_shared_wish(ctx, "Salaisuus").id)
    given = sharing.give(ctx, seen, "html")
    assert "Salaisuus" not in repr([seen, given, givable.everything(ctx)])


visibilities = st.sampled_from([Visibility.ONLY_ME, Visibility.MAY_BE_SHARED, "of_2030"])
# what, who may see it, is it picked
things = st.lists(
    st.tuples(
        st.sampled_from(["wish", "agreement", "profile", "meeting"]), visibilities, st.booleans()
    ),
    min_size=1,
    max_size=8,
)


def keep_one(ctx, kind, words, visibility):
    """Keep one thing and return it with the words that must not leak."""
    if kind == "wish":
        return wishes.say(ctx, words=words, strengths=words, visibility=visibility)
    if kind == "agreement":
        views = {"my_view": words, "their_reason": words, "accord": "partly"}
        return agreements.note_down(ctx, what=words, visibility=visibility, **views)
    if kind == "profile":
        return records.add(ctx, profile.Profile, part="matters", words=words, visibility=visibility)
    return meetings.arrange(ctx, needs=words, place=words, day=TODAY, visibility=visibility)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things, st.sampled_from(["fi", "sv", "en"]))
def test_nothing_private_or_unpicked_reaches_a_preview_or_a_file(ctx, chosen, language):
    kept = [
        (keep_one(ctx, kind, f"MERKKI{place}X", seen), seen, picked, f"MERKKI{place}X")
        for place, (kind, seen, picked) in enumerate(chosen)
    ]
    meeting = meetings.arrange(ctx)
    agenda.choose_wishes(ctx, meeting.id, [k.id for k, *_ in kept if isinstance(k, Wish)])
    private = [k.id for k, seen, _, _ in kept if seen != SHARED]
    allowed = [k.id for k, seen, picked, _ in kept if seen == SHARED and picked]
    items = [
        thing.record.id
        for thing in givable.everything(ctx)
        if thing.may_be_given and getattr(thing.record, "wish_id", None) in allowed
    ]
    for one in private:
        with pytest.raises(NotShared):
            seen_by_marja(ctx, *allowed, one)
    seen = seen_by_marja(ctx, *allowed, *items, language=language)
    given = sharing.give(ctx, seen, "html")
    for record, _, _, marker in kept:
        leaves = record.id in allowed
        assert leaves or marker not in printed(seen)
        assert leaves or marker not in web.unescape(given.data.decode())
    for thing in givable.everything(ctx):  # the next example begins with nothing
        records.remove(ctx, type(thing.record), thing.record.id)
