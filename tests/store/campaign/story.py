"""What a person does with a folder in a campaign: one fixed story, and any story by chance."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from random import Random

from app.records.attachment import Attachment
from app.records.wish import Wish
from app.store.unit import Unit
from tests.store.campaign.life import Change, Life, is_picture
from tests.store.campaign.promises import Words

MINE, SHARED = "only_me", "may_be_shared"


def _keep(unit: Unit, one: str, words: str, visibility: str) -> None:
    if is_picture(one):
        _keep_picture(unit, one, words, visibility)
        return
    found = unit.look_up(Wish, one)
    wish = found[1] if found else Wish(id=one)
    wish.words, wish.visibility = words, visibility
    unit.keep(wish)


def _keep_picture(unit: Unit, one: str, shows: str, visibility: str) -> None:
    found = unit.look_up(Attachment, one)
    if found:
        found[1].visibility = visibility
        unit.keep(found[1])
        return
    whole, small = (unit.blobs.write(BytesIO(c.encode())) for c in (shows, shows[:9]))
    picture = Attachment(id=one, visibility=visibility, blob=whole.id, thumbnail=small.id)
    unit.attach(picture, (whole, small))


def say(before: Words, name: str, **said: tuple[str, str]) -> Change:
    """Return the change that says, attaches or changes these in one unit."""

    def do(unit: Unit) -> None:
        for one, (words, visibility) in said.items():
            _keep(unit, one, words, visibility)

    return Change(name, do, {**before, **said})


def take_away(before: Words, one: str) -> Change:
    """Return the change that removes a wish."""
    after = {i: said for i, said in before.items() if i != one}
    return Change("remove", lambda unit: unit.remove(Wish, one), after)


Act = Callable[[Life], object]


def _saying(name: str, **said: tuple[str, str]) -> Act:
    return lambda life: life.begin(say(life.promises.words, name, **said))


def _again(life: Life) -> None:
    life.lock()
    life.open()


def _days(life: Life, days: int) -> None:
    life.clock.now += timedelta(days=days)


LONG = "pitkä " * 900
STORY: tuple[Act, ...] = (
    _saying("say", a=("yksi", MINE)),
    _saying("say", b=("kaksi", SHARED)),
    _saying("say two", c=("kolme", MINE), d=("neljä", SHARED)),
    _saying("move in", b=("kaksi", MINE)),
    _saying("edit", a=("yksi uusi", MINE)),
    lambda life: life.compact(),
    _saying("move out", a=("yksi uusi", SHARED)),
    _saying("say long", e=(LONG, MINE)),
    lambda life: life.folder and life.folder.tidy(),
    lambda life: "c" in life.promises.words and life.begin(take_away(life.promises.words, "c")),
    _again,
    _saying("edit", b=("kaksi taas", MINE), d=("neljä taas", SHARED)),
    lambda life: _days(life, 3),
    lambda life: life.compact(),
    _saying("say", f=("kuusi", MINE)),
    lambda life: life.renew(),
    _saying("say", g=("seitsemän", SHARED)),
    lambda life: life.lock(),
)


def _show_to(one: str, visibility: str) -> Act:
    """Return the act of letting others see a picture, or hiding it again."""

    def act(life: Life) -> None:
        if one in life.promises.words:
            seen = (life.promises.words[one][0], visibility)
            life.begin(say(life.promises.words, "show", **{one: seen}))

    return act


LARGE = "iso kuva " * 8_000  # more than one chunk
PICTURES: tuple[Act, ...] = (
    _saying("say", a=("yksi", MINE)),
    _saying("attach", p1=("kuva kissasta", MINE)),
    _saying("attach", p2=(LARGE, SHARED)),
    _show_to("p1", SHARED),
    _show_to("p2", MINE),
    lambda life: life.compact(),
    lambda life: _days(life, 3),  # so that the snapshot of that day stays
    _again,
    lambda life: life.folder and life.folder.tidy(),
    lambda life: life.erase("p1"),
    _saying("attach and say", p3=("kuva koirasta", SHARED), b=("kaksi", SHARED)),
    lambda life: life.compact(),
    lambda life: life.erase("p3"),
    _again,
    lambda life: life.folder and life.folder.tidy(),
    lambda life: life.lock(),
)


@dataclass
class ByChance:
    """Choose what a person does next."""

    chance: Random
    count: int = 0

    def __call__(self, life: Life) -> None:
        chosen = self.chance.randrange(20)
        quiet = {0: self._again, 1: Life.compact, 2: self._days, 3: self._tidy, 4: self._renew}
        pictures = {6: self._erase, 7: self._attach, 8: self._show, 9: Life.finish_erasing}
        {**quiet, 5: self._take_away, **pictures}.get(chosen, self._say)(life)

    def _again(self, life: Life) -> None:
        _again(life)

    def _days(self, life: Life) -> None:
        _days(life, self.chance.choice((1, 8, 40)))
        life.compact()

    def _tidy(self, life: Life) -> None:
        if life.folder:
            life.folder.tidy()

    def _renew(self, life: Life) -> None:
        if self.chance.random() < 0.4:
            life.renew()

    def _take_away(self, life: Life) -> None:
        if known := _wishes(life):
            life.begin(take_away(life.promises.words, self.chance.choice(known)))

    def _erase(self, life: Life) -> None:
        if life.promises.words and self.chance.random() < 0.5:
            life.erase(self.chance.choice(sorted(life.promises.words)))

    def _show(self, life: Life) -> None:
        if pictures := sorted(filter(is_picture, life.promises.words)):
            _show_to(self.chance.choice(pictures), self.chance.choice((MINE, SHARED)))(life)

    def _say(self, life: Life) -> None:
        said = {self._one(life): self._words() for _ in range(self.chance.choice((1, 1, 1, 2)))}
        life.begin(say(life.promises.words, "say", **said))

    def _attach(self, life: Life) -> None:
        self.count += 1
        shows, visibility = self._words()
        one = f"p{self.count}-{self.chance.randrange(10**6)}"
        life.begin(say(life.promises.words, "attach", **{one: (shows, visibility)}))

    def _one(self, life: Life) -> str:
        known = _wishes(life)
        if known and self.chance.random() < 0.6:
            return self.chance.choice(known)
        self.count += 1
        return f"w{self.count}-{self.chance.randrange(10**6)}"

    def _words(self) -> tuple[str, str]:
        words = f"sanat {self.count} {self.chance.random()}"
        long = self.chance.random() < 0.1
        return (words + LONG * long, self.chance.choice((MINE, SHARED)))


def _wishes(life: Life) -> list[str]:
    return sorted(one for one in life.promises.words if not is_picture(one))


def told(acts: tuple[Act, ...], life: Life) -> Generator[int]:
    """Live a story, pausing after each act."""
    for number, act in enumerate(acts):
        act(life)
        yield number
