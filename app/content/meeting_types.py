"""The kinds of meetings, and what to think about, ask and bring."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.content.wording import (
    Act,
    Checked,
    LawReference,
    Wording,
    acts,
    checked,
    law_reference,
    read,
)


class When(StrEnum):
    """Say when a prompt is of use."""

    BEFORE = "before"
    QUESTION = "question"  # to ask at the meeting
    BRING = "bring"
    IN_MEETING = "in_meeting"
    AFTER = "after"


class Basis(StrEnum):
    """Say what a prompt leans on; none of them is a duty."""

    OWN = "own"  # the project's own suggestion
    LAW = "law"
    WEB = "web"  # a page of an authority or organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Hold one suggestion, in the languages of the screen."""

    code: str
    when: str
    text: Wording
    basis: str
    law: LawReference | None = None
    source: str = ""  # address, when the basis is a page


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingType:
    """Hold one kind of meeting; its prompts begin with those of every meeting."""

    code: str
    name: Wording
    law: tuple[LawReference, ...]
    sources: tuple[str, ...]  # addresses, or names where there is no address
    checked: Checked
    prompts: tuple[Prompt, ...]

    def prompts_for(self, when: When) -> tuple[Prompt, ...]:
        """Return what is of use *when*, in order."""
        return tuple(prompt for prompt in self.prompts if prompt.when == when)


@functools.cache
def meeting_types() -> dict[str, MeetingType]:
    """Return the kinds of meetings by code, in their order."""
    facts = read("meeting_types")
    known = acts(facts)
    prompts = {fact["code"]: _prompt(fact, known) for fact in facts["prompts"]}
    return {
        fact["code"]: _meeting_type(fact, known, _chosen(facts["common"], fact, prompts))
        for fact in facts["types"]
    }


def _chosen(
    common: list[str], fact: dict[str, Any], prompts: dict[str, Prompt]
) -> tuple[Prompt, ...]:
    codes = dict.fromkeys([*common, *fact["prompts"]])
    return tuple(prompts[code] for code in codes)


def _meeting_type(
    fact: dict[str, Any], known: dict[str, Act], prompts: tuple[Prompt, ...]
) -> MeetingType:
    return MeetingType(
        code=fact["code"],
        name=Wording(**fact["name"]),
        law=tuple(law_reference(law, known) for law in fact["law"]),
        sources=tuple(s.get("url") or s["name"] for s in fact.get("sources", ())),
        checked=checked(fact),
        prompts=prompts,
    )


def _prompt(fact: dict[str, Any], known: dict[str, Act]) -> Prompt:
    return Prompt(
        code=fact["code"],
        when=fact["when"],
        text=Wording(**fact["text"]),
        basis=fact["basis"],
        law=law_reference(fact["law"], known) if "law" in fact else None,
        source=fact.get("source", {}).get("url", ""),
    )
