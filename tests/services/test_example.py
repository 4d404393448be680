import pytest

from app.errors.folder import CannotWrite
from app.services import example, wishes
from app.services.keeping import Home
from tests.builders import PASSPHRASE, ATime


@pytest.fixture
def own(tmp_path):
    home = Home(data=tmp_path / "data", clock=ATime())
    yield home
    home.lock()


def test_an_invented_person_never_mixes_with_ones_own(own):
    ctx, _ = own.create(PASSPHRASE)
    wishes.say(ctx, words="Oma toive")
    aune = example.beside(own, "sv")
    assert aune.demo
    assert "Oma toive" not in [wish.words for wish in wishes.all_wishes(aune.context)]
    assert [wish.words for wish in wishes.all_wishes(ctx)] == ["Oma toive"]
    aune.lock()
    assert len(wishes.all_wishes(example.reopen(aune, "sv"))) == 7
    example.remove(aune)
    assert not aune.exists()
    example.remove(own)
    assert own.exists()


def test_a_place_that_cannot_be_written_is_told(own):
    own.data.mkdir()
    (own.data / example.PLACE).write_text("a file in the way")
    with pytest.raises(CannotWrite):
        example.beside(own, "fi")
