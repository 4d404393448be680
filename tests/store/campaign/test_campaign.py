"""Whatever the disk does, the folder is what was acknowledged last, or that and the save under way.

The long campaigns run with ``pytest -m campaign -s``.
"""

from __future__ import annotations

from random import Random

import pytest

from app.store.files import Disk
from tests.store.campaign.campaigns import Report, errors, power_loss, walk
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
from tests.store.campaign.making import making
from tests.store.campaign.simulated import SimulatedDisk


def _keeps_its_promises(report: Report, *, least: int) -> None:
    print(report)
    assert not report.broken, str(report)
    assert report.states >= least


@pytest.fixture
def chance(request):
    seed = Random().randrange(10**6)
    print("seed", seed)
    return Random(seed)


def _walks(seeds: range) -> Report:
    whole = Report(f"{len(seeds)} random walks")
    for seed in seeds:
        report = walk(seed)
        whole.states += report.states
        whole.broken.update(report.broken)
    return whole


def test_the_simulated_disk_does_all_work_with_files():
    work = {name for name in vars(Disk) if not name.startswith("_")}
    assert work <= set(vars(SimulatedDisk))


def test_a_power_cut_at_any_operation_loses_nothing_acknowledged(chance):
    _keeps_its_promises(power_loss(chance, every=3), least=300)


def test_one_or_two_errors_and_then_a_power_cut_lose_nothing_acknowledged(chance):
    _keeps_its_promises(errors(chance, every=36), least=150)


def test_a_random_life_on_a_failing_disk_loses_nothing_acknowledged():
    _keeps_its_promises(_walks(range(30)), least=400)


def test_making_a_folder_can_be_cut_anywhere(chance):
    _keeps_its_promises(making(chance, every=12), least=20)


@pytest.mark.parametrize("harm", [flipped, shortened])
def test_a_changed_file_is_never_shown_as_if_it_were_whole(chance, harm):
    life = grown()
    _keeps_its_promises(told(life, harm(life.disk, chance, every=67), harm.__name__), least=300)


def test_files_moved_about_are_never_shown_as_if_they_were_whole(chance):
    life = grown()
    _keeps_its_promises(told(life, moved_about(life.disk, chance), "moved about"), least=40)


def test_the_newest_snapshot_can_break_without_losing_a_word():
    life = compacted()
    _keeps_its_promises(kept(life, without_newest(life.disk), "newest broken"), least=2)


@pytest.mark.parametrize("name", EXCHANGES)
def test_an_exchange_of_keys_can_be_cut_anywhere(chance, name):
    _keeps_its_promises(exchanging(name, chance, every=15), least=15)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
class TestLongCampaign:
    def test_a_power_cut_at_any_operation(self, chance):
        _keeps_its_promises(power_loss(chance, more=8), least=3_500)

    def test_one_or_two_errors_at_any_operation(self, chance):
        _keeps_its_promises(errors(chance), least=9_000)

    def test_random_lives(self):
        _keeps_its_promises(_walks(range(3_000)), least=45_000)

    @pytest.mark.parametrize("name", EXCHANGES)
    def test_exchanging_keys(self, chance, name):
        _keeps_its_promises(exchanging(name, chance), least=500)

    def test_making_a_folder(self, chance):
        _keeps_its_promises(making(chance), least=600)

    @pytest.mark.parametrize("harm", [flipped, shortened])
    def test_every_byte_and_every_length(self, chance, harm):
        life = grown()
        harmed = harm(life.disk, chance, every=1)
        _keeps_its_promises(told(life, harmed, harm.__name__), least=15_000)
