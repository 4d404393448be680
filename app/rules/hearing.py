"""Was I heard? What the answers tell about a service over time, never about the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.records.hearing_check import Heard, HearingCheck

QUESTIONS = ("could_say", "listened", "answered")


class Trend(StrEnum):
    """Say how the last time was beside the time before it."""

    FIRST = "first"  # there is nothing to compare with
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTrend:
    """Hold how a person was heard in one service, the earliest meeting first."""

    service: str
    checks: tuple[HearingCheck, ...]
    trend: Trend


_STEPS = {Heard.NO: 0, Heard.PARTLY: 1, Heard.YES: 2}


def says_something(check: HearingCheck) -> bool:
    """Say whether anything was answered or written."""
    return any(getattr(check, name) for name in QUESTIONS) or bool(check.words.strip())


def by_service(checks: Iterable[HearingCheck]) -> list[ServiceTrend]:
    """Return each service with its checks; the one met last comes first.

    A service is the same whatever letters, large or small, it is written with.
    """
    found: dict[str, list[HearingCheck]] = {}
    for check in sorted(filter(says_something, checks), key=_when):
        found.setdefault(check.service.strip().casefold(), []).append(check)
    services = [
        ServiceTrend(service=ones[-1].service.strip(), checks=tuple(ones), trend=trend(ones))
        for ones in found.values()
    ]
    return sorted(services, key=lambda one: _when(one.checks[-1]), reverse=True)


def trend(checks: Iterable[HearingCheck]) -> Trend:
    """Compare the last two times, by the questions that were answered both times."""
    answered = [check for check in checks if any(_step(check, name) >= 0 for name in QUESTIONS)]
    if len(answered) < 2:
        return Trend.FIRST
    before, last = answered[-2:]
    both = [n for n in QUESTIONS if min(_step(before, n), _step(last, n)) >= 0]
    if not both:
        return Trend.FIRST
    change = sum(_step(last, name) - _step(before, name) for name in both)
    return Trend.SAME if change == 0 else Trend.BETTER if change > 0 else Trend.WORSE


def _step(check: HearingCheck, name: str) -> int:
    """Return the step of an answer, -1 for none; a value of a newer version is none."""
    answer = getattr(check, name)
    return _STEPS[Heard(answer)] if answer in set(_STEPS) else -1


def _when(check: HearingCheck) -> tuple[date, str]:
    return (check.day or date.min, str(check.created_at))
