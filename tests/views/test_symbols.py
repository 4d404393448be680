"""A photo of one's own in the place of a symbol: shown wherever the symbol is, taken back again."""

import io

import flet as ft
import pytest
from PIL import Image

from app.records.attachment import Attachment
from app.services import attachments, records, symbols, wishes
from app.views import pictures
from app.views.picking import Picked
from tests.harness.someone import at, until

SECRET_PLACE = "Kotikatu 1"


def a_photo(colour="red"):
    out = io.BytesIO()
    hidden = Image.Exif()
    hidden[0x010E] = SECRET_PLACE
    Image.new("RGB", (60, 40), colour).save(out, "JPEG", exif=hidden)
    return out.getvalue()


@pytest.fixture
def chosen(monkeypatch):
    """Choose the file a test puts here."""
    files = []

    async def pick(_desk, _picker, endings, _progress):
        assert "pdf" not in endings
        if not files:
            return None
        data = files[-1]
        opener, forget = (lambda: io.BytesIO(data)), (lambda: None)
        return Picked(name="oma.jpg", size=len(data), opener=opener, forget=forget)

    monkeypatch.setattr(pictures, "pick", pick)
    return files


def use(home, code, colour="red"):
    return symbols.use_photo(home.context, code, io.BytesIO(a_photo(colour)))


def photos_shown(app):
    return [image for image in app.all(ft.Image) if isinstance(image.src, bytes)]


async def test_the_symbols_are_looked_through_by_group_and_by_word(home):
    async with at(home, "/more") as app:
        await app.press("more-more-symbols", "group-moving")
        assert app.shows("Moving about")
        assert "pick-taxi" in app.buttons("pick-")
        await app.press("back")
        await app.write("taxi", "search-symbols")
        await app.press("pick-taxi")
        assert app.shows("A taxi")
        assert app.shows("This is the picture of the app.")


async def test_ones_own_photo_takes_the_place_of_a_symbol(home, chosen):
    chosen.append(a_photo())
    async with at(home, "/more/symbols/home") as app:
        await app.press("use-photo")
        await until(app, lambda: app.shows("This is your own photo."))
        (image,) = photos_shown(app)
        assert image.exclude_from_semantics
        assert Image.open(io.BytesIO(image.src)).getexif().get(0x010E) is None
    (kept,) = symbols.own_photos(home.context).values()
    with attachments.read(home.context, kept) as source:
        assert SECRET_PLACE.encode() not in source.read()
    assert (kept.words, kept.visibility, kept.file_name) == ("Home", "only_me", "")


async def test_choosing_nothing_changes_nothing(home, chosen):
    async with at(home, "/more/symbols/home") as app:
        await app.press("use-photo")
        await until(app, lambda: app.buttons("use-photo"))
        assert app.shows("This is the picture of the app.")
    assert symbols.own_photos(home.context) == {}


@pytest.mark.parametrize("content", [b"%PDF-1.7 sivu", b"\xff\xd8\xff\xe0 rikki"])
async def test_what_is_no_picture_is_told_and_nothing_changes(home, chosen, content):
    chosen.append(content)
    async with at(home, "/more/symbols/home") as app:
        await app.press("use-photo")
        await until(app, lambda: app.all(ft.Container, key="problem"))
    assert symbols.own_photos(home.context) == {}


async def test_the_photo_is_shown_wherever_the_symbol_is(home):
    use(home, "home")
    wish = wishes.say(home.context, words="Kotiin.", life_area="home_and_housing")
    wishes.say_with_symbol(home.context, wish.id, "home")
    routes = {
        "/wishes": 2,  # the symbol it was said with, and the life area
        f"/wishes/{wish.id}": 2,
        f"/wishes/{wish.id}/tell/life_area": 1,
        f"/wishes/{wish.id}/symbol": 2,  # the chosen one, and the group that begins with it
        "/more/symbols/in/home_life": 1,
    }
    for route, count in routes.items():
        async with at(home, route) as app:
            assert len(photos_shown(app)) == count, route


async def test_the_drawn_picture_is_taken_back_and_the_photo_can_come_back(home):
    kept = use(home, "taxi")
    async with at(home, "/more/symbols/taxi") as app:
        assert photos_shown(app)
        await app.press("take-symbol-back")
        assert photos_shown(app) == []
        assert app.shows("This is the picture of the app.")
        assert "take-symbol-back" not in app.buttons()
    records.bring_back(home.context, Attachment, kept.id)
    assert set(symbols.own_photos(home.context)) == {"taxi"}


async def test_a_new_photo_takes_the_place_of_the_earlier_one(home):
    use(home, "pet", "red")
    newer = use(home, "pet", "blue")
    assert symbols.own_photos(home.context)["pet"].id == newer.id
    assert len(attachments.all_of(home.context, "pet")) == 1


async def test_a_lost_photo_leaves_the_place_to_the_symbol(home):
    kept = use(home, "pet")
    (home.place / "blobs" / f"{kept.thumbnail}.blob").unlink()
    async with at(home, "/more/symbols/pet") as app:
        assert [image.src for image in app.all(ft.Image)] == ["symbols/pet.svg"]
        assert app.buttons("take-symbol-back")


async def test_an_address_of_no_symbol_shows_the_groups(home):
    async with at(home, "/more/symbols/unicorn") as app:
        assert len(app.buttons("group-")) == 10
