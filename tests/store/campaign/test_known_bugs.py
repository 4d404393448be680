"""Bugs put back on purpose: the short campaign finds each, so it would find them again."""

from __future__ import annotations

from random import Random

import pytest

from app.store import compartment, holdings
from app.store.compartment import Compartment
from app.store.content import Content
from app.store.files import write_whole
from tests.store.campaign.campaigns import Report, power_loss, walk
from tests.store.campaign.damage import compacted, kept, without_newest


def _found(campaigns) -> str:
    """Run campaigns until one finds a broken promise, and say what and after how many states."""
    states = 0
    for campaign in campaigns:
        report: Report = campaign()
        states += report.states
        if report.broken:
            what = f"found after {states} states at most: {report}"
            print(what)
            return what
    return ""


def _walks():
    return (lambda seed=seed: walk(seed) for seed in range(150))


def test_forgetting_what_a_failed_flush_left_is_found(monkeypatch):
    """No ``void``: the next segment does not say which saves were given up."""
    whole = Compartment._give_up

    def give_up(self):
        whole(self)
        self._void.clear()

    monkeypatch.setattr(Compartment, "_give_up", give_up)
    assert "fork" in _found(_walks())


def test_going_on_after_a_failed_flush_of_the_folder_is_found(monkeypatch):
    """No reopening: the same number is given twice."""
    monkeypatch.setattr(Compartment, "_settle", lambda _self, work: work())
    assert _found(_walks())


def test_two_snapshots_with_one_number_are_found(monkeypatch):
    """The number of a snapshot is not counted on."""
    whole = Compartment.compact

    def compact(self, **pin):
        before = self._gen
        whole(self, **pin)
        self._gen = before

    monkeypatch.setattr(Compartment, "compact", compact)
    assert "stray" in _found([lambda: power_loss(Random(1), every=20)])


def test_trusting_the_cache_after_a_restart_is_found(monkeypatch):
    """No step 7.9: what only the cache held is taken for saved."""
    whole = Content._make_ready
    monkeypatch.setattr(Content, "_make_ready", lambda self, _away: whole(self, set()))
    assert _found(_walks())


def test_writing_on_in_a_segment_after_a_failed_flush_is_found(monkeypatch):
    """The same file again: the next flush says that all is well, and the data is gone."""

    def give_up(self):
        self._void.clear()

    monkeypatch.setattr(Compartment, "_give_up", give_up)
    assert _found(_walks())


def test_a_snapshot_renamed_before_it_is_flushed_is_found(monkeypatch):
    def unflushed(disk, path, data):
        flush, disk.flush = disk.flush, lambda _handle: None
        try:
            write_whole(disk, path, data)
        finally:
            disk.flush = flush

    monkeypatch.setattr(compartment, "write_whole", unflushed)
    assert _found([lambda: power_loss(Random(1), every=4), *_walks()])


def test_deleting_a_segment_that_is_still_needed_is_found(monkeypatch):
    whole = holdings.retention.unneeded
    monkeypatch.setattr(
        holdings.retention, "unneeded", lambda name, **known: whole(name, **{**known, "seg": 10**8})
    )

    def campaign() -> Report:
        life = compacted()
        return kept(life, without_newest(life.disk), "newest broken")

    assert _found([campaign])


def test_a_segment_kept_open_behind_a_snapshot_is_found(monkeypatch):
    """Our own bug, mended: a failing look at the size left the covered segment in use."""
    whole = Compartment.compact

    def compact(self, **pin):
        before = self._open
        self._open = None
        whole(self, **pin)
        self._open = before

    monkeypatch.setattr(Compartment, "compact", compact)
    assert "promised" in _found([lambda: power_loss(Random(1), every=20)])


def test_a_save_that_is_not_flushed_is_found(monkeypatch):
    def append(self, plain):
        flush, self._disk.flush = self._disk.flush, lambda _handle: None
        try:
            whole(self, plain)
        finally:
            self._disk.flush = flush

    whole = Compartment._append
    monkeypatch.setattr(Compartment, "_append", append)
    assert _found([lambda: power_loss(Random(1), every=6)])


pytestmark = pytest.mark.timeout(120)
