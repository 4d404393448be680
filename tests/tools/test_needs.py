"""A machine without a program skips and says why; where it is required, the test fails."""

from tests.harness.needs import Need

NEED = Need(marker="browser", switch="KUULLUKSI_REQUIRE_BROWSER", groups=(("a", "b"), ("c",)))


def has(*names):
    return lambda name: f"/bin/{name}" if name in names else None


def test_one_program_of_each_group_is_enough():
    assert NEED.missing(has("b", "c")) is None


def test_what_is_missing_is_named():
    assert NEED.missing(has("a")) == "not on this machine: c"
    assert NEED.missing(has()) == "not on this machine: a, c"


def test_the_switch_requires_it(monkeypatch):
    monkeypatch.delenv(NEED.switch, raising=False)
    assert not NEED.required()
    monkeypatch.setenv(NEED.switch, "1")
    assert NEED.required()
