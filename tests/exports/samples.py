"""Invented records that the tests of the exports build from; all names are made up."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser

import pypdfium2

from app.exports.chosen import Chosen
from app.exports.comment_letter import Letter, comment_letter
from app.exports.plan import in_official_order
from app.i18n import speaking
from app.records.agenda_item import AgendaItem, AgendaKind, Answer, Said
from app.records.agreement import Accord, Agreement
from app.records.base import Visibility, WhoseWords
from app.records.meeting import Meeting
from app.records.paper import Paper, PaperKind
from app.records.paper_point import Found, PaperPoint, PointKind, Sight
from app.records.person import Person, Role
from app.records.profile import Profile, ProfilePart
from app.records.wish import HowNow, Importance, Wish, WishKind

TODAY = date(2026, 11, 24)
ARABIC = "أريد أن أذهب إلى السوق مرة في الأسبوع"
EMOJI = "Kissa 🐈 saa olla kotona ❤️ 👨‍👩‍👧"


def a_wish(words="Haluan käydä kaupassa itse.", **fields):
    return Wish(words=words, **{"visibility": Visibility.MAY_BE_SHARED, **fields})


def an_agreement(what="Hoitaja käy aamulla.", **fields):
    return Agreement(what=what, **{"visibility": Visibility.MAY_BE_SHARED, **fields})


def a_meeting(**fields):
    return Meeting(**{"visibility": Visibility.MAY_BE_SHARED, "day": date(2026, 12, 3), **fields})


def an_item(**fields):
    return AgendaItem(**{"visibility": Visibility.MAY_BE_SHARED, "said": Said.SAID, **fields})


def a_part(part, words, **fields):
    return Profile(part=part, words=words, **{"visibility": Visibility.MAY_BE_SHARED, **fields})


def a_person(name, helps_with, **fields):
    shared = {"visibility": Visibility.MAY_BE_SHARED, **fields}
    return Person(first_name=name, helps_with=helps_with, **shared)


def a_paper(**fields):
    return Paper(**{"visibility": Visibility.MAY_BE_SHARED, "kind": PaperKind.DECISION, **fields})


def a_point(**fields):
    shared = {"visibility": Visibility.MAY_BE_SHARED, "kind": PointKind.AGREEMENT}
    return PaperPoint(**{**shared, **fields})


def letter_of(paper, points=(), agreements=(), *, language="fi", to="", **more):
    letter = Letter(paper=paper, points=tuple(points), agreements=tuple(agreements), **more)
    return comment_letter(letter, words=speaking(language), today=TODAY, to=to)


def comment_letter_sample(language="fi"):
    """Return a letter with each of its parts."""
    rail = an_agreement("Kahva suihkuun marraskuussa", who="Marja", by_when=TODAY)
    visit = an_agreement("Aamukäynti kestää 45 minuuttia.")
    night = an_agreement("Yövalo vessaan")
    paper = a_paper(
        words="Päätös avusta kotiin",
        dated=date(2026, 11, 2),
        received=date(2026, 11, 10),
        their_reason="Käyntien määrä riittää arviomme mukaan.",
        my_view=f"Kissa 🐈 jää ruokkimatta. {ARABIC}",
    )
    points = (
        a_point(agreement_id=rail.id, found=Found.MISSING, my_view="Kahva tulee marraskuussa."),
        a_point(agreement_id=visit.id, found=Found.CHANGED, words="Käynti tarvittaessa"),
        a_point(agreement_id=night.id, found=Found.IS_THERE),
        a_point(
            kind=PointKind.REFUSED,
            words="Saattajaa ei myönnetä.",
            sight=Sight.DIFFERENTLY,
            my_view="En pääse kauppaan yksin.",
        ),
        a_point(kind=PointKind.GRANTED, words="Ateriat myönnetään.", sight=Sight.AGREE),
    )
    to = "Marja, kotihoito"
    return letter_of(paper, points, (rail, visit, night), language=language, to=to)


def demo_chosen() -> Chosen:
    shop = a_wish(
        "Haluan käydä kaupassa itse. Saan silloin valita, mitä syön, ja näen ihmisiä.",
        life_area="daily_life_and_housework",
        importance=Importance.MOST,
        how_now=HowNow.NOT_GOOD,
        own_order=1,
        strengths="Jaksan kävellä kaupalle, kun saan levätä puolimatkassa.",
    )
    night = a_wish(
        "Pelkään kaatua yöllä, kun menen vessaan.",
        kind=WishKind.WORRY,
        life_area="safety",
        importance=Importance.MOST,
        how_now=HowNow.BETWEEN,
        own_order=2,
        whose_words=WhoseWords.TYPED,
    )
    evening = a_wish(
        "En halua, että iltahoitaja tulee jo kuudelta. En ole silloin vielä väsynyt.",
        kind=WishKind.DO_NOT_WANT,
        life_area="services_and_help",
        importance=Importance.IMPORTANT,
        own_order=3,
    )
    market = a_wish(ARABIC, life_area="family_and_friends", language="ar", own_order=4)
    cat = a_wish(EMOJI, life_area="home_and_housing", own_order=5, how_now=HowNow.GOOD)
    helper = a_wish(
        "Äiti väsyy helposti. Minusta kauppareissu tarvitsee saattajan.",
        whose_words=WhoseWords.HELPER,
        life_area="moving_around",
    )
    return Chosen(
        wishes=(cat, helper, market, evening, night, shop),
        agreements=(
            an_agreement(
                "Kauppaan saattaja",
                who="Maija, kotihoito",
                how_much="2 tuntia",
                how_often="kerran viikossa",
                from_when=date(2026, 12, 1),
                by_when=date(2026, 12, 1),
                wish_id=shop.id,
            ),
            an_agreement(
                "Yövalo ja tukikaide vessaan",
                who="Toimintaterapeutti",
                by_when=date(2026, 12, 15),
            ),
            an_agreement(
                "Mihin aikaan iltahoitaja tulee",
                accord=Accord.NOT_AGREED,
                my_view="Hoitaja tulee vasta kello 20.",
                my_reason="Valvon aina iltauutisiin asti. Kuudelta en ole väsynyt.",
                their_view="Käynti voi olla aikaisintaan kello 18.30.",
                their_reason="Iltavuorossa on kaksi hoitajaa ja reitti on pitkä.",
            ),
        ),
        meetings=(
            a_meeting(
                kind="client_plan_meeting",
                clock_time=time(13, 0),
                place="Kotona",
                support_person="Tytär Leena",
                needs="Puhukaa selvästi ja yksi kerrallaan. Pidetään tauko.",
            ),
        ),
        agenda=(
            an_item(
                kind=AgendaKind.WISH,
                wish_id=shop.id,
                answer=Answer.PARTLY,
                reason="Saattaja voi tulla kerran viikossa, ei useammin.",
                own_order=1,
            ),
            an_item(
                kind=AgendaKind.WISH,
                wish_id=evening.id,
                answer=Answer.NO,
                reason="Iltavuorossa on kaksi hoitajaa.",
                own_order=2,
            ),
        ),
        profile=(
            a_part(ProfilePart.NAME, "Aino Esimerkki"),
            a_part(ProfilePart.GOOD_AT, "Laitan itse aamupalan. Muistan ihmisten nimet."),
            a_part(ProfilePart.AIDS, "Rollaattori ulkona. Kuulolaite oikeassa korvassa."),
            a_part(ProfilePart.SUPPORT, "Anna minun yrittää ensin itse."),
        ),
        persons=(
            a_person("Leena, tytär", "Kauppa-asiat sunnuntaisin", role=Role.CLOSE_PERSON),
            a_person("Maija", "Aamukäynnit", role=Role.OWN_WORKER, organisation="Kotihoito"),
        ),
    )


WHEN = datetime(2026, 11, 24, 8, tzinfo=UTC)
HOSTILE = (
    "#panic() *x* $y$ `z` = a <b> @c \\ // [d] {e}",
    "<script>alert(1)</script> \" ' & </p> {{ 7*7 }} {% raw %}",
    "a\u202eb\u2066c\ufeffd\u200be",
    "NUL \x00 bell \x07 escape \x1b delete \x7f next \x85 end",
    "line\r\nline\rline\n\n\tline",
    "漢字 \ue000 \uffff \U0001f9ff 👨‍👩‍👧 🇫🇮 1️⃣",
    ARABIC,
    "e\u0301\u0316\u0489",
    "half \ud800 letter",
    "x" * 10_000,
)


def summary_of(chosen, *, language="fi", **about):
    return in_official_order(chosen, words=speaking(language), today=TODAY, **about)


def demo_summary(language="fi"):
    return summary_of(
        demo_chosen(),
        language=language,
        to="Maija, kotihoito",
        purpose="Asiakassuunnitelma",
        until=date(2027, 6, 30),
    )


def hostile_summary(language="fi"):
    return summary_of(
        Chosen(
            wishes=tuple(a_wish(words, strengths=words) for words in HOSTILE),
            agreements=tuple(
                an_agreement(
                    words,
                    who=words[:200],
                    accord=Accord.PARTLY,
                    my_view=words,
                    their_reason=words,
                    by_when=TODAY,
                )
                for words in HOSTILE
            ),
            profile=(a_part(ProfilePart.NAME, HOSTILE[0]), a_part("unknown", HOSTILE[1])),
        ),
        language=language,
        to=HOSTILE[1],
        purpose=HOSTILE[3],
    )


def text_of_pdf(made):
    """Return the text that another PDF engine reads, without spaces and line ends."""
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return bare("".join(pages))


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.found, self._quiet = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._quiet += tag == "style"

    def handle_endtag(self, tag):
        self._quiet -= tag == "style"

    def handle_data(self, data):
        if not self._quiet:
            self.found.append(data)


def read_html(made):
    reader = _Reader()
    reader.feed(made.decode("utf-8"))
    return reader


def text_of_html(made):
    """Return the text of the page, without spaces and line ends."""
    return bare("".join(read_html(made).found))


def bare(text):
    return re.sub(r"[\s\u200b\ufffe\x02]+", "", text)
