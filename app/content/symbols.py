"""The symbols one can say things with: their words, and the groups they are found in.

Knows nothing of pictures on the screen: a picture is a file of ``assets/symbols`` with the
symbol's code as its name. Words are English messages; the catalogues hold the others.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from app.errors.base import N_
from app.i18n import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolGroup:
    """Hold one group of symbols: its name, and the word of each symbol by its code."""

    code: str
    name: str
    words: dict[str, str]


_ANSWERS = {
    "yes": N_("Yes"),
    "no": N_("No"),
    "maybe": N_("I do not know"),
    "like": N_("A good thing"),
    "between": N_("In between"),
    "dislike": N_("A bad thing"),
    "skip": N_("I do not want to answer"),
    "stop": N_("Stop"),
    "more": N_("More"),
    "less": N_("Less"),
    "change": N_("A change"),
}
_FEELINGS = {
    "happy": N_("Happy"),
    "sad": N_("Sad"),
    "angry": N_("Angry"),
    "afraid": N_("Afraid"),
    "tired": N_("Tired"),
    "lonely": N_("Lonely"),
    "love": N_("Closeness"),
    "safety": N_("Safety"),
    "danger": N_("Danger"),
}
_HOME = {
    "home": N_("Home"),
    "move": N_("Moving home"),
    "food": N_("Food"),
    "drink": N_("A drink"),
    "cook": N_("Cooking"),
    "shopping": N_("The shop"),
    "clean": N_("Cleaning"),
    "laundry": N_("Laundry"),
    "plants": N_("Plants"),
    "pet": N_("A pet"),
    "money": N_("Money"),
    "bank": N_("The bank"),
}
_CARE = {
    "wash": N_("Washing myself"),
    "toilet": N_("Toilet"),
    "dress": N_("Clothes"),
    "teeth": N_("Teeth"),
    "sleep": N_("Sleep"),
    "rest": N_("Rest"),
    "sauna": N_("Sauna"),
}
_HEALTH = {
    "pain": N_("Pain"),
    "headache": N_("A headache"),
    "ill": N_("Ill"),
    "medicine": N_("Medicine"),
    "doctor": N_("A doctor"),
    "nurse": N_("A nurse"),
    "hospital": N_("Hospital"),
    "sight": N_("Sight"),
    "hearing": N_("Hearing"),
    "mind": N_("My mind"),
    "memory": N_("Memory"),
    "smoking": N_("Tobacco"),
    "alcohol": N_("Alcohol"),
}
_PEOPLE = {
    "family": N_("Family"),
    "children": N_("Children"),
    "friends": N_("Friends"),
    "partner": N_("A relationship"),
    "help": N_("Getting help"),
    "support": N_("Support"),
    "worker": N_("A worker"),
    "personal_assistant": N_("A personal assistant"),
}
_DOING = {
    "work": N_("Work"),
    "study": N_("Studying"),
    "hobby": N_("A hobby"),
    "sport": N_("Exercise"),
    "music": N_("Music"),
    "nature": N_("Nature"),
    "reading": N_("Reading"),
    "culture": N_("Culture"),
    "faith": N_("Faith"),
    "tv": N_("Television"),
    "game": N_("Games"),
}
_MOVING = {
    "walk": N_("Walking"),
    "cane": N_("A cane"),
    "wheelchair": N_("A wheelchair"),
    "bus": N_("The bus"),
    "taxi": N_("A taxi"),
    "travel": N_("A journey"),
}
_TALKING = {
    "talk": N_("Talking"),
    "listen": N_("Listen to me"),
    "sign": N_("Signing"),
    "phone": N_("Phone"),
    "computer": N_("A computer"),
    "letter": N_("A letter"),
    "write": N_("Writing"),
    "read_aloud": N_("Reading aloud"),
    "record": N_("Recording"),
    "photo": N_("A photo"),
    "print": N_("Printing"),
    "share": N_("Sharing"),
    "delete": N_("Taking away"),
}
_PLANS = {
    "own_will": N_("My own will"),
    "important": N_("An important thing"),
    "meeting": N_("Meeting"),
    "plan": N_("A plan"),
    "decision": N_("A decision"),
    "goal": N_("A goal"),
    "calendar": N_("A calendar"),
    "time": N_("Time"),
    "private": N_("Only for me"),
}
_GROUPS = (
    SymbolGroup(code="home_life", name=N_("Home and daily life"), words=_HOME),
    SymbolGroup(code="care", name=N_("Taking care of myself"), words=_CARE),
    SymbolGroup(code="health", name=N_("Health"), words=_HEALTH),
    SymbolGroup(code="people", name=N_("People and help"), words=_PEOPLE),
    SymbolGroup(code="doing", name=N_("Things to do"), words=_DOING),
    SymbolGroup(code="moving", name=N_("Moving about"), words=_MOVING),
    SymbolGroup(code="feelings", name=N_("How I feel"), words=_FEELINGS),
    SymbolGroup(code="plans", name=N_("Plans and my own will"), words=_PLANS),
    SymbolGroup(code="talking", name=N_("Talking and messages"), words=_TALKING),
    SymbolGroup(code="answers", name=N_("Answers"), words=_ANSWERS),
)


@functools.cache
def symbol_groups() -> dict[str, SymbolGroup]:
    """Return the groups by code, in their order; each symbol is in one of them."""
    return {group.code: group for group in _GROUPS}


@functools.cache
def _messages() -> dict[str, str]:
    return {code: word for group in _GROUPS for code, word in group.words.items()}


def symbols() -> list[str]:
    """Return the codes of all symbols."""
    return list(_messages())


def symbol_word(code: str, words: Words) -> str:
    """Return the word of a symbol in a language; nothing for a code that is not known."""
    return words._(_messages()[code]) if code in _messages() else ""
