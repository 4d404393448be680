"""A made-up device, so that no test makes a sound."""

import pytest

from tests.harness.device import Device


@pytest.fixture
def device(tmp_path, monkeypatch):
    """Give this machine the programs of a made-up device alone."""
    device = Device(tmp_path / "device")
    monkeypatch.setenv("PATH", str(device.programs))
    yield device
    device.slow(on=False)
