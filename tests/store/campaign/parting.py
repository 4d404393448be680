"""Use two copies of a folder apart and mix them, put older files back: never silent, never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.errors.base import AppError
from app.records.wish import Wish
from app.store import recovering
from app.store.folder import Folder
from app.store.notice import Level
from tests.store.campaign.campaigns import KEEPING, Report, begun
from tests.store.campaign.life import LOST, PLACE, Life, is_picture
from tests.store.campaign.promises import Words, images
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import MINE, SHARED, ByChance, say

DATA = PLACE.parent
ANCHORS = ("here", "there", "none")


@dataclass
class Moment:
    """Hold a locked folder as it lay on the disk once, and what was acknowledged by then."""

    disk: SimulatedDisk
    words: Words
    images: dict[str, bytes]


def _moment(life: Life) -> Moment:
    """Lock, remember, and open again."""
    life.lock()
    disk = life.disk.fork()
    life.open()
    return Moment(disk, life.words(), images(life.content))


def _start(chance: Random) -> Life:
    life = begun()
    words = {"a": ("yksi", MINE), "b": ("kaksi", SHARED), "p1": ("kuva kissasta", MINE)}
    life.begin(say({}, "say", **words))
    _lived(life, chance, "alku", chance.randrange(4))
    life.lock()
    return life


def _lived(life: Life, chance: Random, who: str, steps: int) -> None:
    """Do some things by chance, and surely say something."""
    acts = ByChance(chance)
    for _step in range(steps):
        acts(life)
    visibility = chance.choice((MINE, SHARED))
    life.begin(say(life.promises.words, "say", **{who: (f"{who} sanoi", visibility)}))


# ---- which files lie in the folder -----------------------------------------------------------


def _files(disk: SimulatedDisk) -> dict[Path, bytes]:
    return {p: disk.read(p) for p in disk.paths() if PLACE in p.parents and p.name != "lock"}


def _anchors(disk: SimulatedDisk) -> dict[Path, bytes]:
    return {p: disk.read(p) for p in disk.paths() if p.parent == DATA and p.suffix == ".json"}


def _with(disk: SimulatedDisk, files: dict[Path, bytes]) -> SimulatedDisk:
    """Return the disk with these files and no others."""
    other = disk.fork()
    for path in other.paths():
        other.take_away(path)
    for path, data in files.items():
        other.make_folder(path.parent)
        other.put(path, data)
    return other.power_loss(Random(0), keeping=1.0)


# ---- opening and going on --------------------------------------------------------------------


@dataclass
class Opened:
    """Hold what a mixed folder shows, whether it rings, and what going on leads to."""

    life: Life
    words: Words
    alarms: list[str]


def _opened(life: Life, disk: SimulatedDisk) -> Opened:
    other = life.on(disk)
    other.folder = Folder.open(PLACE, life.secret, clock=other.clock, disk=disk)
    alarms = [str(n.code) for n in other.folder.notices if n.level == Level.ALARM]
    return Opened(other, other.words(), alarms)


def _said(words: Words) -> set[tuple[str, str]]:
    return {(one, what) for one, (what, _visibility) in words.items()}


def _offered(folder: Folder, life: Life) -> tuple[set[tuple[str, str]], list[Words]]:
    """Return all that the offered states say, and the words of each."""
    found: list[Words] = []
    for state in recovering.choices(folder):
        recovering.look_at(folder, state)
        found.append(life.words())
    return set[tuple[str, str]]().union(*map(_said, found)), found


def _after_alarm(
    opened: Opened, chance: Random, wanted: set[tuple[str, str]], report: Report, where: str
) -> str:
    """Say what is wrong with the states that are offered and with going on with one."""
    folder, life = opened.life.folder, opened.life
    offered, found = _offered(folder, life)
    if missing := wanted - offered:
        return f"{len(missing)} sayings are offered nowhere"
    states = recovering.choices(folder)
    number = chance.randrange(len(states))
    recovering.look_at(folder, states[0])
    other = states[number] if number else None
    lost: list[str] = []

    def cut(_work: str) -> None:
        if chance.random() < 0.05:
            report.states += 1
            crashed = life.disk.power_loss(chance, keeping=chance.choice(KEEPING))
            if wrong := _after_cut(life, crashed, _said(found[0]) & wanted):
                lost.append(f"{wrong} after a cut while going on")

    life.at_each = cut
    recovering.go_on(folder, states[0], other=other)
    life.at_each = lambda _work: None
    words = life.words()
    chosen = (_said(found[0]) | _said(found[number])) & wanted
    if wrong := lost or _goes_on(life, words):
        return wrong if isinstance(wrong, str) else wrong[0]
    again = _opened(life, life.disk)
    left = {what for one, what in chosen if not is_picture(one)} - _ever_said(again.life)
    again.life.folder.lock()
    return f"going on lost {len(left)} sayings" if left else ""


def _ever_said(life: Life) -> set[str]:
    """Return what all wishes say or said once, removed ones too."""
    with life.folder.reading() as unit:
        wishes = unit.find(Wish, removed=True)
        bodies = [json.loads(row.body)["words"] for w in wishes for row in unit.history(w.id)]
    return {*(wish.words for wish in wishes), *bodies}


def _after_cut(life: Life, disk: SimulatedDisk, wanted: set[tuple[str, str]]) -> str:
    """Say what is wrong after a cut: what was chosen is shown, or still offered."""
    try:
        opened = _opened(life, disk)
        offered = _said(opened.words)
        if opened.alarms:
            offered |= _offered(opened.life.folder, opened.life)[0]
    except AppError as error:
        return f"told: {type(error).__name__}"
    opened.life.folder.lock()
    shown = {one for one, _what in offered}
    return "" if {one for one, _what in wanted} <= shown else "words are lost"


def _goes_on(life: Life, words: Words) -> str:
    """Say what is wrong with writing on."""
    if life.folder.read_only:
        return "it can only be looked at after going on"
    with life.folder.unit() as unit:
        say(words, "on", z=("jatkuu", MINE), y=("jatkuu", SHARED)).do(unit)
    life.folder.lock()
    again = _opened(life, life.disk)
    again.life.folder.lock()
    expected = {**words, "z": ("jatkuu", MINE), "y": ("jatkuu", SHARED)}
    if again.alarms:
        return f"it rings again after going on: {again.alarms}"
    return "" if again.words == expected else "words are lost after going on"


# ---- two copies of one folder ----------------------------------------------------------------


def parting(seed: int) -> Report:
    """Use two copies apart and put their files together, with each anchor and without."""
    chance, report = Random(seed), Report("copies used apart")
    start = _start(chance)
    sides: list[Moment] = []
    for who in ("täällä", "siellä"):
        life = start.on(start.disk.fork())
        life.open()
        _lived(life, chance, who, chance.randrange(6))
        sides.append(_moment(life))
        report.take(life, who)
        life.lock()
    for anchor in ANCHORS:
        for way, files in _mixed(*sides, chance):
            anchors = {"here": sides[0], "there": sides[1]}.get(anchor)
            disk = _with(sides[0].disk, {**files, **(_anchors(anchors.disk) if anchors else {})})
            report.states += 1
            if wrong := _apart(start, disk, sides, chance, report, way):
                report.broken[f"{wrong} [{way}, anchor: {anchor}, seed {seed}]"] += 1
    return report


def _mixed(here: Moment, there: Moment, chance: Random) -> Iterator[tuple[str, dict[Path, bytes]]]:
    mine, other = _files(here.disk), _files(there.disk)
    yield "put together", {**mine, **other}
    news = sorted(set(other) - set(mine))
    some = {p for p in news if p.suffix == ".blob" or chance.random() < 0.6}
    yield "some put together", {**mine, **{p: other[p] for p in some}}


def _apart(
    start: Life,
    disk: SimulatedDisk,
    sides: list[Moment],
    chance: Random,
    report: Report,
    way: str,
) -> str:
    try:
        opened = _opened(start, disk)
        if not opened.alarms:
            return _silent(opened, sides, way)
        wanted = _said(sides[0].words)
        if way == "put together":
            wanted |= _said(sides[1].words)
        wanted -= _said(start.promises.words)  # what only one side changed since is old
        return _after_alarm(opened, chance, wanted, report, way)
    except AppError as error:
        return f"told: {type(error).__name__}"


def _silent(opened: Opened, sides: list[Moment], way: str) -> str:
    """Say what is wrong with a folder that does not ring: what was said last must be there."""
    here, there = (side.words for side in sides)
    words = opened.words
    opened.life.folder.lock()
    known = [*here.items(), *there.items()]
    if any(one not in known for one in words.items()):
        return "a silent mix"
    if words.get("täällä") != here["täällä"]:
        return "what was said here is missing, and it does not ring"
    if way == "put together" and words.get("siellä") != there["siellä"]:
        return "what was said there is missing, and it does not ring"
    return ""


# ---- older files put back --------------------------------------------------------------------


def rollback(seed: int) -> Report:
    """Put an older folder or some older files back, with each anchor and without."""
    chance, report = Random(seed), Report("older files put back")
    life = _start(chance)
    life.open()
    moments: list[Moment] = []
    for number in range(4):
        _lived(life, chance, f"hetki{number}", chance.randrange(5))
        moments.append(_moment(life))
    report.take(life, "the life")
    life.lock()
    for way, files, anchored in _older(moments, chance):
        report.states += 1
        if wrong := _put_back(life, _with(moments[-1].disk, files), moments, anchored, chance):
            report.broken[f"{wrong} [{way}, anchor: {anchored}, seed {seed}]"] += 1
    return report


def _older(moments: list[Moment], chance: Random) -> Iterator[tuple[str, dict[Path, bytes], bool]]:
    now = _files(moments[-1].disk)
    for anchored in (True, False):
        anchor = _anchors(moments[-1].disk) if anchored else {}
        for then in moments[:-1]:
            old = _files(then.disk)
            yield "all older", {**old, **anchor}, anchored
            some = {p: d for p, d in old.items() if chance.random() < 0.5}
            yield "some older added", {**some, **now, **anchor}, anchored
            news = {p: d for p, d in now.items() if p in old or chance.random() < 0.5}
            yield "some newer gone", {**old, **news, **anchor}, anchored


def _put_back(
    life: Life, disk: SimulatedDisk, moments: list[Moment], anchored: bool, chance: Random
) -> str:
    try:
        opened = _opened(life, disk)
    except AppError as error:
        return f"told: {type(error).__name__}"
    newest, found = moments[-1], images(opened.life.content)
    if opened.alarms:
        folder = opened.life.folder
        state = chance.choice(recovering.choices(folder))
        recovering.look_at(folder, state)
        words = opened.life.words()
        recovering.go_on(folder, state)
        if opened.life.words() != words:
            return "going on shows other words than were chosen"
        return _goes_on(opened.life, words)
    words = opened.words
    opened.life.folder.lock()
    lost = {one for one, (what, _visibility) in words.items() if what == LOST}  # told at a look
    if anchored and {**words, **{one: newest.words[one] for one in lost}} != newest.words:
        return "an older content is shown, and it does not ring"
    old = {c: {m.images[c] for m in moments} for c in found}
    if not anchored and any(image not in old[c] for c, image in found.items()):
        return "a content that never was, and it does not ring"
    return ""
