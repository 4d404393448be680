"""The app's words about what was agreed: how it stands, and what is still to be asked."""

from __future__ import annotations

import flet as ft

from app.content.names import EVERY
from app.errors.base import N_
from app.i18n import _
from app.records.agreement import Accord, Agreement, Kept
from app.rules.due import DueState, owed_day
from app.rules.due import state as due_state
from app.rules.promise import Missing, missing
from app.rules.recurring import comes_again
from app.services import follow_ups, left_open
from app.views.desk import Desk
from app.views.kit.choices import Option
from app.views.kit.layout import stack
from app.views.kit.theme import Paint
from app.views.kit.words import mark, own_words, quiet
from app.views.long_words import first_words
from app.views.meeting_words import fact, told
from app.views.whose import whose_note

State = tuple[ft.IconData, str, ft.Colors]
KEPT: dict[str, State] = {
    Kept.OPEN: (ft.Icons.RADIO_BUTTON_UNCHECKED, N_("Still open"), Paint.OPEN),
    Kept.KEPT: (ft.Icons.CHECK_CIRCLE_OUTLINE, N_("Kept"), Paint.KEPT),
    Kept.PARTLY_KEPT: (ft.Icons.TIMELAPSE, N_("Kept in part"), Paint.OPEN),
    Kept.NOT_KEPT: (ft.Icons.CANCEL_OUTLINED, N_("Not kept"), Paint.LATE),
    Kept.CHANGED: (ft.Icons.SYNC, N_("Changed to something else"), Paint.OPEN),
    Kept.WITHDRAWN: (ft.Icons.BLOCK, N_("No longer valid"), Paint.OPEN),
}
KEPT_HELP = {
    Kept.OPEN: N_("It has not happened yet."),
    Kept.KEPT: N_("It happened as agreed."),
    Kept.PARTLY_KEPT: N_("A part of it happened."),
    Kept.NOT_KEPT: N_("It did not happen."),
    Kept.CHANGED: N_("We agreed on something else in its place."),
    Kept.WITHDRAWN: N_("It was called off."),
}
DUE = {
    DueState.NO_DAY: (ft.Icons.RADIO_BUTTON_UNCHECKED, N_("Open, no day agreed"), Paint.OPEN),
    DueState.OPEN: (ft.Icons.RADIO_BUTTON_UNCHECKED, N_("Still open"), Paint.OPEN),
    DueState.SOON: (ft.Icons.SCHEDULE, N_("Open, the day is soon"), Paint.OPEN),
    DueState.TODAY: (ft.Icons.TODAY, N_("Open, the day is today"), Paint.OPEN),
    DueState.DAY_PASSED: (
        ft.Icons.HOURGLASS_BOTTOM,
        N_("The day has passed. You can ask where it stands."),
        Paint.LATE,
    ),
    DueState.DAY_OFF: (
        ft.Icons.SCHEDULE,
        N_("Open. The day was not a working day."),
        Paint.OPEN,
    ),
    DueState.DID_IT_COME: (
        ft.Icons.HOURGLASS_BOTTOM,
        N_("The day has passed. Did it come as agreed?"),
        Paint.OPEN,
    ),
    DueState.OVER: (ft.Icons.EVENT_AVAILABLE, N_("The agreed time is over"), Paint.OPEN),
}
ACCORDS: dict[str, State] = {
    Accord.AGREED: (ft.Icons.HANDSHAKE_OUTLINED, N_("We agree"), Paint.KEPT),
    Accord.PARTLY: (ft.Icons.COMPARE_ARROWS, N_("We agree in part"), Paint.DIFFER),
    Accord.NOT_AGREED: (ft.Icons.COMPARE_ARROWS, N_("We see it differently"), Paint.DIFFER),
}
ACCORD_HELP = {
    Accord.AGREED: N_("Both want the same thing."),
    Accord.PARTLY: N_("We agree on something, but not on everything."),
    Accord.NOT_AGREED: N_("Both views are written down, side by side."),
}
MISSING = {
    Missing.WHO: N_("Who will do this? You can ask."),
    Missing.BY_WHEN: N_("When will this be done? You can ask."),
    Missing.FROM_WHEN: N_("When does this begin? You can ask."),
    Missing.HOW_MUCH: N_("How much of this is there each time? You can ask."),
}


def states(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return how it stands: whether the sides differ, and what became of it."""
    differs = [accord_mark(agreement)] if agreement.accord != Accord.AGREED else []
    state = stands(desk, agreement)
    if state is DueState.CLOSED:
        return [*differs, _kept_mark(agreement)]
    return [*differs, *([_marked(DUE[state])] if state in DUE else [])]


def stands(desk: Desk, agreement: Agreement) -> DueState:
    """Return how it stands today, with what was marked of what comes again and again."""
    missed = follow_ups.not_come(desk.ctx, agreement.id) if comes_again(agreement) else None
    return due_state(agreement, today=desk.ctx.today, not_come=missed)


def accord_mark(agreement: Agreement) -> ft.Control:
    """Return whether both sides agree."""
    return _marked(ACCORDS.get(agreement.accord, ACCORDS[Accord.PARTLY]))


def _kept_mark(agreement: Agreement) -> ft.Control:
    return _marked(KEPT.get(agreement.kept, KEPT[Kept.CHANGED]))


def _marked(state: State) -> ft.Control:
    icon, words, colour = state
    return mark(icon, _(words), colour)


def what_was_agreed(agreement: Agreement, *, aloud: bool = False, whole: bool = True) -> ft.Control:
    """Return what was agreed, in the words it was written down with."""
    if not agreement.what.strip():
        return quiet(_("Nothing is written here yet."))
    if not whole:
        return first_words(agreement.what, agreement)
    note = whose_note(agreement.whose_words)
    return own_words(agreement.what, note=note, aloud=aloud, language=agreement.language)


def facts(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return who does it, how much, how often, from when, by when, and the next time."""
    again = comes_again(agreement)
    end = _("Until when") if again else _("By when")
    return [
        *fact(_("Who does it"), agreement.who, agreement.language),
        *fact(_("How much"), agreement.how_much, agreement.language),
        *told(_("How often"), every_in_words(agreement)),
        *fact(_("How often"), agreement.how_often, agreement.language),
        *told(_("From when"), desk.day(agreement.from_when)),
        *told(end, desk.day(agreement.by_when)),
        *(day_that_counts(desk, agreement) if again else []),
    ]


def day_that_counts(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return the day a promise is waited for now: its day, or of many the one that counts."""
    if not comes_again(agreement):
        return told(_("By when"), desk.day(agreement.by_when))
    day = owed_day(agreement, today=desk.ctx.today)
    past = day is not None and day < desk.ctx.today
    came = told(_("Came as agreed until"), desk.day(agreement.went_well_until))
    return [*came, *told(_("The day that was agreed") if past else _("Next time"), desk.day(day))]


def every_in_words(agreement: Agreement) -> str:
    """Return how often it comes; nothing where that is not told."""
    return _(EVERY[agreement.every]) if agreement.every in EVERY else ""


def both_views(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return the two views beside each other where they fit, else below each other."""
    if agreement.accord == Accord.AGREED and not _any_view(agreement):
        return []
    mine = stack(
        [
            *fact(_("My view"), agreement.my_view, agreement.language),
            *fact(_("My reason"), agreement.my_reason, agreement.language),
        ],
        12,
    )
    theirs = stack(
        [
            *fact(_("Their view"), agreement.their_view, agreement.language),
            *fact(_("Their reason"), agreement.their_reason, agreement.language),
        ],
        12,
    )
    mine.expand = theirs.expand = True
    if desk.width < 1000 * desk.settings.text_size:
        return [mine, theirs]
    return [ft.Row([mine, theirs], spacing=24, vertical_alignment=ft.CrossAxisAlignment.START)]


def _any_view(agreement: Agreement) -> bool:
    views = (agreement.my_view, agreement.my_reason, agreement.their_view, agreement.their_reason)
    return any(view.strip() for view in views)


def still_to_ask(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return the questions the promise leaves open, said gently."""
    asked = to_ask(desk, agreement)
    return [mark(ft.Icons.HELP_OUTLINE, _(MISSING[one]), Paint.OPEN) for one in asked]


def to_ask(desk: Desk, agreement: Agreement) -> tuple[Missing, ...]:
    """Return what is still to be asked; what is not known yet on purpose is not."""
    found = missing(agreement)
    return missing(agreement, left_open.notes(desk.ctx, agreement.id).left) if found else ()


def every_options() -> list[Option]:
    """Return the answers to how often it comes."""
    return [Option(value=every, label=_(words)) for every, words in EVERY.items()]


def accord_options() -> list[Option]:
    """Return the answers to whether both sides agree."""
    return [Option(value=a, label=_(ACCORDS[a][1]), help=_(ACCORD_HELP[a])) for a in Accord]


def kept_options() -> list[Option]:
    """Return the answers to what became of it."""
    return [Option(value=k, label=_(KEPT[k][1]), help=_(KEPT_HELP[k])) for k in Kept]
