"""The comment letter about a paper: for whom, in which language, and exactly what is in it."""

from __future__ import annotations

import flet as ft

from app.i18n import _, ngettext
from app.languages import languages
from app.records.agreement import Agreement
from app.records.base import Visibility
from app.records.paper import Paper
from app.rules.visibility import may_be_shared
from app.services import agreements, comment_letter, papers, sharing
from app.services.papers import Check
from app.views.agreement_words import what_was_agreed
from app.views.desk import Desk
from app.views.giving_now import Giving, begin_for_paper, looked_at
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import card, side_by_side, soft_area
from app.views.kit.words import body, heading, quiet
from app.views.page import Page, PageFrame
from app.views.paper_words import instruction
from app.views.safety import component
from app.views.seen_by_them import FormPage
from app.views.summary_shown import summary_shown
from app.views.tell_paper import is_decision

LEFT_OUT_AT_ONCE = 20


@component
def PaperLetter(desk: Desk, paper: Paper, step: str = "") -> ft.Control:
    """Show the letter, or ask in which form it is saved."""
    check = papers.check(desk.ctx, paper.id)
    giving = begin_for_paper(desk, paper)
    ready = may_be_shared(paper) and comment_letter.says_something(check)
    if step == "form" and ready:
        return FormPage(desk, giving)
    main = Action(
        label=_("This is right, continue"),
        press=lambda: desk.go(f"/papers/{paper.id}/letter/form"),
        key="continue",
        icon=ft.Icons.ARROW_FORWARD,
    )
    page = Page(
        title=_("My comment letter"),
        key=f"letter-{paper.id}",
        help=_(
            "The letter is made of your answers about the paper. Your own words stay as they "
            "are. Nothing goes anywhere by itself."
        ),
        main=main if ready else None,
        up=f"/papers/{paper.id}",
        place="more",
    )
    shown = _letter(desk, check, giving) if ready else _not_yet(desk, paper)
    return PageFrame(desk, page, shown)


def _not_yet(desk: Desk, paper: Paper) -> list[ft.Control]:
    """Return why there is no letter yet, and what one can do."""
    if may_be_shared(paper):
        words = _("Nothing is said about the paper yet. Look for what was agreed, or tell a point.")
        return [body(words)]
    words = _("This paper is only for you. A letter can be made when you let it be shared.")
    share = Action(
        label=_("Let this paper be shared"),
        press=lambda: desk.do(
            lambda: papers.tell(desk.ctx, paper.id, visibility=Visibility.MAY_BE_SHARED),
            said=_("Saved"),
        ),
        key="share-paper",
        icon=ft.Icons.VISIBILITY_OUTLINED,
    )
    nothing = quiet(_("You see the letter first. Nothing goes by itself."))
    return [body(words), side_by_side([button(share)]), nothing]


def _letter(desk: Desk, check: Check, giving: Giving) -> list[ft.Control]:
    seen = looked_at(desk, giving)
    return [
        *_of_decision(check.paper),
        _to_whom(giving),
        *_language(desk, giving),
        *_left_out(desk, check),
        heading(_("The whole letter"), level=2),
        *summary_shown(sharing.content_seen(seen)),
    ]


def _of_decision(paper: Paper) -> list[ft.Control]:
    """Return what this letter is not, and where to check, beside a decision."""
    if not is_decision(paper):
        return []
    words = _("This letter only tells what you think. It is not an appeal.")
    return [soft_area([body(words), *instruction(paper)])]


def _to_whom(giving: Giving) -> ft.Control:
    def write(words: str) -> None:
        giving.to_name, giving.to_person = words, ""

    return text_field(
        Field(
            label=_("For whom is the letter?"),
            value=giving.to_name,
            on_change=write,
            key="to-name",
            advice=_("It stands at the top. You can leave this empty."),
        )
    )


def _language(desk: Desk, giving: Giving) -> list[ft.Control]:
    def speak(language: str) -> None:
        giving.language = language
        desk.changed()

    question = _("In which language does the letter speak around your words?")
    spoken = [Option(value=it.code, label=it.name) for it in languages().values() if it.export]
    return [
        heading(question, level=2),
        quiet(_("Your own words stay in your own language.")),
        SingleChoice(question, spoken, giving.language, speak, key="language"),
    ]


def _left_out(desk: Desk, check: Check) -> list[ft.Control]:
    """Return what stays out because it is only for the person, and the way to let it in."""
    private = comment_letter.stays_out(check)
    if not private:
        return []
    words = ngettext(
        "{n} agreement is only for you, so it stays out of the letter.",
        "{n} agreements are only for you, so they stay out of the letter.",
        len(private),
    )
    shown = enumerate(private[:LEFT_OUT_AT_ONCE], start=1)
    cards = [_private(desk, number, agreement) for number, agreement in shown]
    return [heading(_("What stays out"), level=2), body(words), *cards]


def _private(desk: Desk, number: int, agreement: Agreement) -> ft.Control:
    share = Action(
        label=_("Let agreement {n} be shared").format(n=number),
        press=lambda: desk.do(
            lambda: agreements.change(desk.ctx, agreement.id, visibility=Visibility.MAY_BE_SHARED),
            said=_("Saved"),
        ),
        key=f"share-{number}",
        icon=ft.Icons.VISIBILITY_OUTLINED,
    )
    words = what_was_agreed(agreement, whole=False)
    return card([words, side_by_side([button(share, calm=True)])])
