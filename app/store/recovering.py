"""After an alarm: the states of a folder, looking at one, and going on with one."""

from __future__ import annotations

from contextlib import ExitStack

from app.errors.folder import Damaged, NotGoneOn
from app.store import going_on, leftovers, states
from app.store.content import Content
from app.store.database import Database
from app.store.folder import Folder
from app.store.format import Unsound
from app.store.joining import Theirs, join_into
from app.store.progress import Progress, unwatched
from app.store.states import State
from app.store.unit import Unit


def choices(folder: Folder, *, progress: Progress = unwatched) -> list[State]:
    """Return what the person can look at and go on with, the shown state first."""
    with folder.exclusive(writing=False) as content:
        return states.choices(content, progress=progress)


def look_at(folder: Folder, state: State) -> None:
    """Show a state of a read-only folder, in memory alone; Damaged when it cannot be read."""
    with folder.exclusive(writing=False) as content:
        if not content.read_only:
            return
        try:
            content.show(states.databases(content, state))
        except Unsound as error:
            raise Damaged from error
        folder.looking_at = state


def go_on(
    folder: Folder, state: State, *, other: State | None = None, progress: Progress = unwatched
) -> None:
    """Make a state the present one, with what an *other* one has joined into it.

    NotGoneOn leaves the folder as it was or gone on; it is read again in any case.
    """
    try:
        with folder.exclusive(writing=False) as content:
            joined = _both(content, state, other, progress) if other else {}
            going_on.go_on(content, state, joined=joined, progress=progress)
    finally:
        with folder.reading():  # tells at once how the folder is now
            pass


def _both(content: Content, state: State, other: State, progress: Progress) -> dict[str, bytes]:
    """Return the images of two states joined in memory, by compartment."""
    with ExitStack() as closing:
        try:
            mine = _opened(closing, content, state)
            unit = _unit(closing, content, mine)
            theirs = _unit(closing, content, _opened(closing, content, other))
        except Unsound as error:
            raise Damaged from error
        theirs.prepare()  # what is in both compartments says all it has to say
        try:
            blobs = content.blobs
            found = Theirs(reading=theirs, open=lambda name: blobs.open(theirs.key_of(name)))
            join_into(unit, found, progress=progress)
        except OSError as error:
            raise NotGoneOn from error
        unit.save()
        return {comp: database.image() for comp, database in mine.items()}


def _opened(closing: ExitStack, content: Content, state: State) -> dict[str, Database]:
    found = states.databases(content, state)
    for database in found.values():
        closing.callback(database.close)
    return found


def _unit(closing: ExitStack, content: Content, of: dict[str, Database]) -> Unit:
    """Return a unit of work that stays in memory."""
    sessions = {comp: closing.enter_context(d.session()) for comp, d in of.items()}

    def save() -> None:
        for session in sessions.values():
            session.commit()
        unit.saved()

    hidden = leftovers.left_in_main(sessions)
    unit = Unit(sessions, clock=content.clock, hidden=hidden, blobs=content.blobs, save=save)
    return unit
