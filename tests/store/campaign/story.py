"""What a person does with a folder in a campaign: one fixed story, and any story by chance."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from app.records.wish import Wish
from app.store.unit import Unit
from tests.store.campaign.life import Change, Life
from tests.store.campaign.promises import Words

MINE, SHARED = "only_me", "may_be_shared"


def _keep(unit: Unit, one: str, words: str, visibility: str) -> None:
    found = unit.look_up(Wish, one)
    wish = found[1] if found else Wish(id=one)
    wish.words, wish.visibility = words, visibility
    unit.keep(wish)


def say(before: Words, name: str, **said: tuple[str, str]) -> Change:
    """Return the change that says or changes these wishes in one unit."""

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


@dataclass
class ByChance:
    """Choose what a person does next."""

    chance: Random
    count: int = 0

    def __call__(self, life: Life) -> None:
        match self.chance.randrange(20):
            case 0:
                _again(life)
            case 1:
                life.compact()
            case 2:
                _days(life, self.chance.choice((1, 8, 40)))
                life.compact()
            case 3 if life.folder:
                life.folder.tidy()
            case 4 if self.chance.random() < 0.4:
                life.renew()
            case 5 | 6 if life.promises.words:
                one = self.chance.choice(sorted(life.promises.words))
                life.begin(take_away(life.promises.words, one))
            case _:
                self._say(life)

    def _say(self, life: Life) -> None:
        said = {self._one(life): self._words() for _ in range(self.chance.choice((1, 1, 1, 2)))}
        life.begin(say(life.promises.words, "say", **said))

    def _one(self, life: Life) -> str:
        known = sorted(life.promises.words)
        if known and self.chance.random() < 0.6:
            return self.chance.choice(known)
        self.count += 1
        return f"w{self.count}-{self.chance.randrange(10**6)}"

    def _words(self) -> tuple[str, str]:
        words = f"sanat {self.count} {self.chance.random()}"
        long = self.chance.random() < 0.1
        return (words + LONG * long, self.chance.choice((MINE, SHARED)))


def told(acts: tuple[Act, ...], life: Life) -> Generator[int]:
    """Live a story, pausing after each act."""
    for number, act in enumerate(acts):
        act(life)
        yield number
