"""Whatever the disk does, the folder is what was acknowledged last, or that and the save under way.

The long campaigns run with ``pytest -m campaign -s``.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from app.store.files import Disk
from tests.store.campaign.campaigns import Report, errors, power_loss, restarts, walk
from tests.store.campaign.damage import (
    compacted,
    flipped,
    grown,
    kept,
    moved_about,
    shortened,
    told,
    without_newest,
)
from tests.store.campaign.exchanging import EXCHANGES, exchanging
from tests.store.campaign.joining_in import joining
from tests.store.campaign.making import making
from tests.store.campaign.migrating import migrating
from tests.store.campaign.parting import parting, rollback
from tests.store.campaign.replaying import replay
from tests.store.campaign.restoring import WORKS, restoring
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import PICTURES


def _keeps_its_promises(report: Report, *, least: int) -> None:
    print(report)
    assert not report.broken, str(report)
    assert report.states >= least


EVERY_DAY = 849748


@pytest.fixture
def chance(request):
    # The long campaign looks for what nobody has seen yet; the daily one says the same each time.
    long = request.node.get_closest_marker("campaign")
    seed = Random().randrange(10**6) if long else EVERY_DAY
    print("seed", seed)
    return Random(seed)


def _each(campaign: Callable[[int], Report], seeds: range) -> Report:
    """Run a campaign with each seed and add up what it found."""
    whole = Report(f"{campaign.__name__}, {len(seeds)} seeds")
    for seed in seeds:
        report = campaign(seed)
        whole.states += report.states
        whole.broken.update(report.broken)
    return whole


def test_the_simulated_disk_does_all_work_with_files():
    work = {name for name in vars(Disk) if not name.startswith("_")}
    assert work <= set(vars(SimulatedDisk))


def test_a_power_cut_at_any_operation_loses_nothing_acknowledged(chance):
    _keeps_its_promises(power_loss(chance, every=8), least=100)


def test_one_or_two_errors_and_then_a_power_cut_lose_nothing_acknowledged(chance):
    _keeps_its_promises(errors(chance, every=72), least=50)


def test_a_random_life_on_a_failing_disk_loses_nothing_acknowledged():
    _keeps_its_promises(_each(walk, range(10)), least=100)


def test_a_failed_flush_a_restart_and_a_power_cut_lose_nothing_that_was_shown(chance):
    _keeps_its_promises(restarts(chance, every=12), least=2)


def test_pictures_are_whole_swept_or_gone_wherever_the_power_is_cut(chance):
    _keeps_its_promises(power_loss(chance, acts=PICTURES, every=50), least=15)


def test_pictures_are_whole_swept_or_gone_whatever_the_disk_refuses(chance):
    _keeps_its_promises(errors(chance, acts=PICTURES, every=400), least=4)


@pytest.mark.parametrize("name", WORKS)
def test_work_with_whole_folders_can_be_cut_anywhere(chance, name):
    every = 20 if "copy" in name else 4
    _keeps_its_promises(restoring(name, chance, every=every), least=6)


def test_a_join_can_be_cut_anywhere(chance):
    _keeps_its_promises(joining(chance, every=16), least=3)


def test_a_migration_can_be_cut_anywhere(chance):
    _keeps_its_promises(migrating(chance, every=16), least=4)


def test_every_change_of_tables_is_read_back_as_it_was():
    _keeps_its_promises(_each(replay, range(20)), least=150)


def test_two_copies_used_apart_ring_and_lose_no_word():
    _keeps_its_promises(_each(parting, range(2)), least=20)


def test_older_files_put_back_ring():
    _keeps_its_promises(_each(rollback, range(2)), least=30)


def test_making_a_folder_can_be_cut_anywhere(chance):
    _keeps_its_promises(making(chance, every=20), least=8)


@pytest.mark.parametrize("harm", [flipped, shortened])
def test_a_changed_file_is_never_shown_as_if_it_were_whole(chance, harm):
    life = grown()
    _keeps_its_promises(told(life, harm(life.disk, chance, every=131), harm.__name__), least=120)


def test_files_moved_about_are_never_shown_as_if_they_were_whole(chance):
    life = grown()
    _keeps_its_promises(told(life, moved_about(life.disk, chance), "moved about"), least=40)


def test_the_newest_snapshot_can_break_without_losing_a_word():
    life = compacted()
    _keeps_its_promises(kept(life, without_newest(life.disk), "newest broken"), least=2)


@pytest.mark.parametrize("name", EXCHANGES)
def test_an_exchange_of_keys_can_be_cut_anywhere(chance, name):
    _keeps_its_promises(exchanging(name, chance, every=25), least=6)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
class TestLongCampaign:
    def test_a_power_cut_at_any_operation(self, chance):
        _keeps_its_promises(power_loss(chance, more=8), least=3_500)

    def test_one_or_two_errors_at_any_operation(self, chance):
        _keeps_its_promises(errors(chance), least=9_000)

    def test_random_lives(self):
        _keeps_its_promises(_each(walk, range(2_000)), least=30_000)

    def test_failed_flushes_restarts_and_power_cuts(self, chance):
        _keeps_its_promises(restarts(chance), least=60)

    def test_pictures_and_power_cuts(self, chance):
        _keeps_its_promises(power_loss(chance, acts=PICTURES), least=1_400)

    def test_pictures_and_errors(self, chance):
        # the many reads of erasing alike: a part of them says as much
        _keeps_its_promises(errors(chance, acts=PICTURES, every=8), least=2_500)

    @pytest.mark.parametrize("name", WORKS)
    def test_work_with_whole_folders(self, chance, name):
        _keeps_its_promises(restoring(name, chance), least=60)

    def test_joining(self, chance):
        _keeps_its_promises(joining(chance), least=250)

    def test_migrating(self, chance):
        _keeps_its_promises(migrating(chance), least=250)

    def test_changes_of_tables(self):
        _keeps_its_promises(_each(replay, range(400)), least=4_000)

    def test_copies_used_apart(self):
        _keeps_its_promises(_each(parting, range(40)), least=1_200)

    def test_older_files_put_back(self):
        _keeps_its_promises(_each(rollback, range(60)), least=1_200)

    @pytest.mark.parametrize("name", EXCHANGES)
    def test_exchanging_keys(self, chance, name):
        _keeps_its_promises(exchanging(name, chance), least=500)

    def test_making_a_folder(self, chance):
        _keeps_its_promises(making(chance), least=600)

    @pytest.mark.parametrize(("harm", "least"), [(flipped, 90_000), (shortened, 12_000)])
    def test_every_bit_and_every_length(self, chance, harm, least):
        life = grown()
        harmed = harm(life.disk, chance, every=1, alike=5)
        _keeps_its_promises(told(life, harmed, harm.__name__), least=least)
