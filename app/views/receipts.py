"""Show what has been given, to whom and when; each receipt with its exact content."""

from __future__ import annotations

import flet as ft

from app.errors.base import AppError
from app.i18n import _, isolate, ngettext
from app.languages import languages
from app.records.share import Share
from app.services import sharing
from app.services.sharing import Form
from app.views.desk import Desk
from app.views.giving_now import Giving, begin, giving_of
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, soft_area, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, small
from app.views.page import Page, PageFrame
from app.views.safety import component, guard
from app.views.seen_by_them import handed_out
from app.views.summary_shown import summary_shown

AT_ONCE = 20


@component
def ReceiptsScreen(desk: Desk) -> ft.Control:
    """List the receipts, the latest first."""
    shown, set_shown = ft.use_state(AT_ONCE)
    every = sharing.receipts(desk.ctx)
    more = Action(
        label=_("Show earlier receipts"),
        press=lambda: set_shown(lambda old: old + AT_ONCE),
        key="more",
    )
    cards = [_receipt_card(desk, share) for share in every[:shown]]
    return PageFrame(
        desk,
        Page(
            title=_("What I have given"),
            key="receipts",
            help=_("Here is a receipt of each paper you have made. You can see what was in it."),
            main=_give_action(desk) if not every else None,
            up="/give",
            place="more",
        ),
        [
            *(
                [_whole(desk)]
                if every
                else [body(_("Here you will see what you gave, to whom and when."))]
            ),
            *cards,
            *([button(more)] if len(every) > shown else []),
        ],
    )


def _give_action(desk: Desk) -> Action:
    def start() -> None:
        begin(desk)
        desk.go("/give")

    return Action(
        label=_("Give my information"), press=start, key="give", icon=ft.Icons.OUTBOX_OUTLINED
    )


def _whole(desk: Desk) -> ft.Control:
    if sharing.chain_holds(desk.ctx):
        return mark(
            ft.Icons.CHECK_CIRCLE_OUTLINE, _("The receipts are as they were written."), Paint.KEPT
        )
    return mark(ft.Icons.ERROR_OUTLINE, _("A receipt has been changed or is missing."), Paint.LATE)


def _receipt_card(desk: Desk, share: Share) -> ft.Control:
    see = Action(
        label=_("Open receipt {n}").format(n=share.number),
        press=lambda: desk.go(f"/give/receipt/{share.id}"),
        key=f"receipt-{share.number}",
        icon=ft.Icons.RECEIPT_LONG,
    )
    return card([*_facts(desk, share), button(see)], key=f"card-{share.number}")


def _facts(desk: Desk, share: Share) -> list[ft.Control]:
    """Return for whom, why, when and in which form."""
    name = _own(share, share.to_name) if share.to_name else body(_("No name was written down."))
    return [
        stack([small(_("For whom")), name], spacing=4),
        *(
            [stack([small(_("Why")), _own(share, share.purpose)], spacing=4)]
            if share.purpose
            else []
        ),
        stack([small(_("When")), body(_when(desk, share))], spacing=4),
        stack([small(_("Form")), body(_form(share))], spacing=4),
    ]


def _own(share: Share, words: str) -> ft.Control:
    return own_words(words, language=share.language)


def _when(desk: Desk, share: Share) -> str:
    if share.created_at is None:
        return ""
    at = share.created_at.astimezone()
    return _("{day}, at {time}").format(day=desk.day(at.date()), time=desk.words.clock(at.time()))


def _form(share: Share) -> str:
    language = languages().get(share.screen_language)
    form = _("PDF file") if share.form == Form.PDF else _("Web page file")
    return f"{form} · {language.name}" if language else form


# ---- one receipt


@component
def ReceiptScreen(desk: Desk, share_id: str, *rest: str) -> ft.Control:
    """Show one receipt; right after giving also what to do next."""
    share = next((s for s in sharing.receipts(desk.ctx) if s.id == share_id), None)
    if share is None:
        return ReceiptsScreen(desk)
    if rest == ("content",):
        return GivenContent(desk, share)
    giving = giving_of(desk)
    fresh = giving if giving.given and giving.given.share.id == share_id else None
    ready = Action(label=_("Ready"), press=lambda: _end(desk), key="ready", icon=ft.Icons.CHECK)
    return PageFrame(
        desk,
        Page(
            title=_("Receipt {n}").format(n=share.number),
            key=f"receipt-{share.number}",
            help=_("The receipt stays here. You can later see what you gave, to whom and when."),
            main=ready if fresh else None,
            up="/give/receipts",
            place="more",
        ),
        [
            *([Fresh(desk, fresh)] if fresh else []),
            card(_whole_receipt(desk, share)),
            _see_content(desk, share),
            soft_area(_what_next()),
            *([_other_form(desk, fresh)] if fresh else []),
        ],
    )


def _end(desk: Desk) -> None:
    paper_id = giving_of(desk).paper_id
    begin(desk)
    desk.go(f"/papers/{paper_id}" if paper_id else "/today")


@component
def Fresh(desk: Desk, giving: Giving) -> ft.Control:
    """Say whether the file was saved, and save it again."""

    @guard
    async def save() -> None:
        if giving.given is None:
            return
        try:
            giving.on_disk = await handed_out(desk, giving.given)
        except AppError as error:
            desk.report(error)
        desk.changed()

    again = Action(label=_("Save the file again"), press=save, key="save", icon=ft.Icons.SAVE_ALT)
    name = giving.given.file_name if giving.given else ""
    saved = mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("The file was saved"), Paint.KEPT)
    not_yet = mark(ft.Icons.INFO_OUTLINE, _("The file has not been saved yet"), Paint.OPEN)
    where = _("Its name is {name}. It is where your browser or your device keeps files.")
    told = [quiet(where.format(name=isolate(name)))] if giving.on_disk else []
    return card([saved if giving.on_disk else not_yet, *told, button(again)], tinted=True)


def _whole_receipt(desk: Desk, share: Share) -> list[ft.Control]:
    things = ngettext("{n} thing", "{n} things", len(share.chosen))
    return [
        *_facts(desk, share),
        stack([small(_("What")), body(things)], spacing=4),
        stack(
            [small(_("Check code, also at the end of the paper")), body(sharing.check_code(share))]
        ),
    ]


def _see_content(desk: Desk, share: Share) -> ft.Control:
    see = Action(
        label=_("See exactly what was given"),
        press=lambda: desk.go(f"/give/receipt/{share.id}/content"),
        key="content",
        icon=ft.Icons.DESCRIPTION_OUTLINED,
    )
    return button(see)


def _other_form(desk: Desk, giving: Giving) -> ft.Control:
    def make_other() -> None:
        giving.form = Form.HTML if giving.form == Form.PDF else Form.PDF
        desk.go("/give/form")

    other = Action(
        label=_("Make the same in another form"),
        press=make_other,
        key="other",
        icon=ft.Icons.COPY_ALL,
    )
    return button(other)


def _what_next() -> list[ft.Control]:
    """Return how the file reaches the worker safely (exports.md, section 11)."""
    attach = _(
        "Send it with the secure mail of your wellbeing services county. It takes attachments."
    )
    return [
        heading(_("How it reaches them"), level=2),
        _way(ft.Icons.PRINT, _("Print the paper and hand it over, or show it at the meeting.")),
        _way(ft.Icons.LOCK_OUTLINE, attach),
        _way(
            ft.Icons.WARNING_AMBER, _("Ordinary e-mail is not safe. Others may read it on the way.")
        ),
        quiet(_("Remove the file from this device when you no longer need it.")),
    ]


def _way(icon: ft.IconData, words: str) -> ft.Control:
    text = body(words, beside=24 + 10)
    text.expand = True
    return ft.Row(
        [ft.Icon(icon, size=24, color=Paint.MAIN), text],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


@component
def GivenContent(desk: Desk, share: Share) -> ft.Control:
    """Show the exact content of one receipt."""
    return PageFrame(
        desk,
        Page(
            title=_("What was given, receipt {n}").format(n=share.number),
            key=f"given-{share.number}",
            help=_(
                "This is the content of the paper as it was when you gave it. It stays as it is,"
                " also if you change your words."
            ),
            up=f"/give/receipt/{share.id}",
            place="more",
        ),
        summary_shown(sharing.content_of(share)),
    )
