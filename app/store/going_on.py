"""Go on with a chosen state after an alarm: what is not used goes aside, nothing is deleted.

First all files that are not used are copied aside. Then each compartment gets new
snapshots: with its first one on the disk a compartment has gone on. Only then are the
files that were copied deleted where they were, and what the disk does not give is moved
aside. A cut in between leaves a compartment as it was or gone on, with every file whole in
its place or aside. Last, keys that are older than something seen here are written again
above it: until then the alarm stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from app.errors.folder import NotGoneOn, NotSaved
from app.errors.keys import KeysNotChanged, KeysUncertain
from app.store import anchor, aside, branches, key_files, opening, pages, rewriting
from app.store.branches import Branch
from app.store.compartment import Compartment
from app.store.content import Content
from app.store.crypto import digest, random_bytes
from app.store.files import forget
from app.store.format import MAIN, NO_CHAIN, PRIVATE, Unsound
from app.store.progress import Progress, unwatched
from app.store.recovery import Recovered, Trail
from app.store.shelf import Shelf
from app.store.snapshot import Header
from app.store.states import State

_NOTHING: Mapping[str, bytes] = {}


def go_on(
    content: Content,
    state: State,
    *,
    joined: Mapping[str, bytes] = _NOTHING,
    progress: Progress = unwatched,
) -> None:
    """Make *state* the present one, or what was *joined* with it, by compartment.

    NotGoneOn when the disk refused; in any case everything is read again before its next use.
    """
    unused = {comp: _unused(content, comp, branch) for comp, branch in state.branches.items()}
    try:
        latest = _latest_keys(content, state)
        _copy_aside(content, unused, progress)
        for comp in (PRIVATE, MAIN):  # a record in both is read from the private one
            if comp in state.branches:
                _renew(content, state.branches[comp], comp, joined.get(comp))
        content.mark()
        for comp, paths in unused.items():
            _take_away(content, paths, aside.place_of(content.place, comp))
        _write_keys_above(content, latest)
    except (OSError, NotSaved, Unsound, KeysNotChanged, KeysUncertain) as error:
        raise NotGoneOn from error
    finally:
        content.read_again()


def _latest_keys(content: Content, state: State) -> int:
    """Return the highest likely generation of keys that a file here or the anchor speaks of."""
    docs = opening.documents(content.disk, content.place).docs
    shelves = [branch.shelf for branch in state.branches.values()]
    written = [changes.header.kgen for shelf in shelves for changes in shelf.segments.values()]
    marked = [mark.kgen for mark in _marks(content).values()]
    seen = [*(doc["gen"] for doc in docs), *written, *marked]
    most = content.ring.gen + key_files.FAR  # anybody can write any number
    return max((gen for gen in seen if gen <= most), default=0)


def _write_keys_above(content: Content, latest: int) -> None:
    """Let the keys in use be the newest, so that later ones never come back as such."""
    ring = content.ring
    if latest <= ring.gen and not ring.outdated:
        return
    unfinished = ring.unfinished
    rewriting.write_again(content, above=latest)
    ring.outdated, ring.unfinished = False, unfinished  # nothing was taken away


def _unused(content: Content, comp: str, branch: Branch) -> dict[Path, bool]:
    """Return the files that are not used, and whether the disk refuses to give them."""
    names, refused = branch.shelf.names - branches.used(branch), branch.shelf.not_given
    return {content.place / comp / name: name in refused for name in sorted(names)}


def _copy_aside(content: Content, unused: dict[str, dict[Path, bool]], progress: Progress) -> None:
    total, done = sum(map(len, unused.values())), 0
    for comp, paths in unused.items():
        if not paths:
            continue
        folder = aside.make(content.disk, content.place, comp)
        for path, refused in paths.items():
            progress(done, total)
            done += 1
            if not refused:
                aside.copy(content.disk, path, folder)
        content.disk.flush_folder(folder)


def _take_away(content: Content, paths: dict[Path, bool], folder: Path) -> None:
    for path, refused in paths.items():
        if refused:
            aside.move(content.disk, path, folder)
        else:
            forget(content.disk, path)


def _renew(content: Content, branch: Branch, comp: str, joined: bytes | None) -> None:
    """Write two snapshots; their chain is new, so that no other history seems to follow."""
    disk, ring = content.disk, content.ring
    image, total = branch.image(disk)
    if joined is not None:
        image, total = joined, pages.page_sum(joined)
    n = 1 + _most_saves(content, branch.shelf)
    trail = Trail(digest(branch.chain, random_bytes(32)), n)
    base = branch.base.header if branch.base else _nothing(content, comp)
    chosen = Recovered(_used_alone(branch), base, trail, image, total, _seen(branch), 0, 0)
    folder = content.place / comp
    compartment = Compartment(folder, comp=comp, disk=disk, ring=ring, clock=content.clock)
    compartment.take(chosen)
    for _ in range(2):
        compartment.compact()
    content.compartments[comp] = compartment


def _nothing(content: Content, comp: str) -> Header:
    """Return what stands for the snapshot where none could be read."""
    ring = content.ring
    return Header(
        at="",
        comp=comp,
        done=[],
        fid=bytes(32),
        gen=0,
        head=NO_CHAIN,
        keys=ring.doc,
        kgen=ring.gen,
        n=0,
        pin="",
        root="",
        seg=0,
        vault=ring.vault,
    )


def _used_alone(branch: Branch) -> Shelf:
    whole, used = branch.shelf, branches.used(branch)
    snapshots = [stored for stored in whole.snapshots if stored.path.name in used]
    return Shelf(
        whole.comp,
        whole.ring,
        names=used,
        snapshots=snapshots,
        top_gen=whole.top_gen,
        top_seg=whole.top_seg,
    )


def _seen(branch: Branch) -> list[str]:
    """Return the fids of everything there is: nothing of it is a stray from now on."""
    past = branch.base.header.done if branch.base else []
    shelf = branch.shelf
    present = [s.header.fid for s in sorted(shelf.snapshots, key=lambda s: s.header.gen)]
    present += [changes.header.fid for changes in shelf.segments.values()]
    return [*past, *(fid[:8].hex() for fid in present)]


def _most_saves(content: Content, shelf: Shelf) -> int:
    """Return the highest number of saves seen anywhere, so that the anchor shows no way back."""
    ends = [changes.header.n0 + len(changes.frames) for changes in shelf.segments.values()]
    marks = _marks(content)
    marked = marks[shelf.comp].n if shelf.comp in marks else 0
    return max([marked, *ends, *(stored.header.n for stored in shelf.snapshots)])


def _marks(content: Content) -> dict[str, anchor.Mark]:
    try:
        return anchor.read(content.disk, content.anchor, content.ring) or {}
    except Unsound:
        return {}
