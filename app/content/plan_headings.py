"""The headings of a client plan, in the order they are printed (1301/2014, 39 §)."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from app.content.wording import Checked, LawReference, Wording, acts, checked, law_reference, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHeading:
    """Hold one heading; *own_view* says that the client's own view belongs under it."""

    code: str
    name: Wording
    law: LawReference
    own_view: bool


@functools.cache
def plan_headings() -> dict[str, PlanHeading]:
    """Return the headings by code, in the order they are printed."""
    facts = read("plan_headings")
    known = acts(facts)
    return {
        heading["code"]: PlanHeading(
            code=heading["code"],
            name=Wording(**heading["name"]),
            law=law_reference(heading["law"], known),
            own_view=heading["own_view"],
        )
        for heading in facts["headings"]
    }


@functools.cache
def plan_checked() -> Checked:
    """Return how sure the headings are and when they were checked."""
    return checked(read("plan_headings"))
