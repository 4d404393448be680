"""Pictures, voices and papers are kept with a record and nothing hidden comes along."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.errors.attached import (
    AttachmentLost,
    CannotReadIt,
    NoHeicHere,
    NotTaken,
    TooLargeToKeep,
    TooManyDots,
)
from app.errors.folder import Gone, ReadOnly
from app.errors.giving import NotAPicture
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.services import agenda, attachments, meetings, records, wishes
from app.store import blobs

PDF = b"%PDF-1.7\n" + b"paperi " * 20_000


def a_photo(size=(3000, 1500), form="JPEG", mode="RGB", **more) -> io.BytesIO:
    out = io.BytesIO()
    picture = Image.new(mode, size, "red" if mode != "RGBA" else (255, 0, 0, 0))
    if mode == "RGB":
        picture.paste("blue", (0, 0, size[0] // 4, size[1]))  # the left edge is blue
    picture.save(out, form, **more)
    out.seek(0)
    return out


def with_exif() -> io.BytesIO:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    exif[0x010F] = "SALAKAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    return a_photo(exif=exif)


@pytest.fixture
def wish(ctx):
    return wishes.say(ctx, words="Haluan kissan.")


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def whole(ctx, attachment) -> bytes:
    with attachments.read(ctx, attachment) as source:
        return source.read()


def test_a_photo_is_kept_upright_smaller_and_without_what_the_camera_hid(ctx, wish):
    kept = attachments.attach(ctx, wish, with_exif(), file_name="IMG_1.jpg", words="Kissa")
    assert (kept.kind, kept.media_type, kept.words) == ("photo", "image/jpeg", "Kissa")
    picture, small = whole(ctx, kept), attachments.thumbnail(ctx, kept)
    assert opened(picture).size == (1024, 2048)
    assert opened(small).size == (200, 400)
    assert kept.size == len(picture)
    red, _green, blue = opened(picture).getpixel((500, 20))
    assert blue > red  # the left edge of the camera's picture is the top now
    for data in (picture, small):
        assert not opened(data).getexif()
        assert b"SALAKAMERA" not in data
        assert b"Exif" not in data


def test_an_attachment_is_taken_out_whole_under_a_name_that_tells_nothing(ctx, wish):
    kept = attachments.attach(ctx, wish, io.BytesIO(PDF), file_name="Huostaanotto.pdf")
    out, seen = io.BytesIO(), []
    attachments.take_out(ctx, kept, out, lambda done, total: seen.append((done, total)))
    assert out.getvalue() == PDF
    assert seen == [(len(PDF), len(PDF))]
    assert attachments.neutral_name(ctx, kept) == f"{ctx.today}.pdf"
    photo = attachments.attach(ctx, wish, a_photo(form="PNG"))
    assert attachments.neutral_name(ctx, photo) == f"{ctx.today}.jpg"


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF", "BMP"])
def test_other_pictures_are_kept_as_jpeg(ctx, wish, form):
    kept = attachments.attach(ctx, wish, a_photo((30, 20), form))
    assert opened(whole(ctx, kept)).format == "JPEG"
    assert opened(whole(ctx, kept)).size == (30, 20)


def test_what_one_sees_through_lies_on_white(ctx, wish):
    kept = attachments.attach(ctx, wish, a_photo((30, 20), "PNG", "RGBA"))
    assert min(opened(whole(ctx, kept)).getpixel((5, 5))) > 250


def test_a_paper_and_a_voice_are_kept_as_they_are(ctx, wish):
    seen = []
    paper = attachments.attach(
        ctx, wish, io.BytesIO(PDF), progress=lambda done, total: seen.append((done, total))
    )
    voice = attachments.attach(ctx, wish, io.BytesIO(b"OggS" + bytes(100)))
    assert (paper.kind, paper.media_type, paper.thumbnail) == ("paper", "application/pdf", "")
    assert (voice.kind, voice.media_type) == ("voice", "audio/ogg")
    assert whole(ctx, paper) == PDF
    assert seen[-1] == (len(PDF), len(PDF))
    assert [one.id for one in attachments.all_of(ctx, wish.id)] == [paper.id, voice.id]


class _Broken(io.BytesIO):
    def seek(self, *_args):
        raise OSError


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (io.BytesIO(b"\x00\x00\x00\x18ftypheic" + bytes(50)), NoHeicHere),
        (io.BytesIO(b"PK\x03\x04"), NotTaken),
        (io.BytesIO(b""), NotTaken),
        (io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"?" * 90), NotAPicture),
        (io.BytesIO(a_photo().getvalue()[:-9000]), NotAPicture),
        (_Broken(), CannotReadIt),
    ],
)
def test_what_cannot_be_kept_is_said_and_leaves_nothing(ctx, wish, source, problem):
    with pytest.raises(problem):
        attachments.attach(ctx, wish, source)
    assert attachments.all_of(ctx, wish.id, removed=True) == []


def test_a_picture_that_swells_in_memory_is_refused(ctx, wish):
    bomb = a_photo((8000, 6000), "PNG", "1")
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(TooManyDots):
        attachments.attach(ctx, wish, bomb)


def test_a_large_photo_of_a_phone_is_taken_in_little_memory(ctx, wish):
    kept = attachments.attach(ctx, wish, a_photo((9000, 6000)))
    assert opened(whole(ctx, kept)).size[0] <= 2048


def test_too_large_a_file_is_refused_before_it_is_read(ctx, wish, monkeypatch):
    monkeypatch.setattr("app.services.attachments.MOST", 1024**2)
    assert blobs.MOST == 50 * 1024**2
    with pytest.raises(TooLargeToKeep) as told:
        attachments.attach(ctx, wish, io.BytesIO(b"%PDF-" + bytes(1024**2)))
    assert told.value.facts == {"limit": attachments.LIMIT} == {"limit": 50}


def test_nothing_is_attached_to_what_is_gone_or_to_a_folder_to_look_at(ctx, wish):
    with pytest.raises(Gone):
        attachments.attach(ctx, Wish(id="gone"), io.BytesIO(PDF))
    with ctx.folder.exclusive() as content:
        content.read_only = True
        with pytest.raises(ReadOnly):
            attachments.attach(ctx, wish, io.BytesIO(PDF))
        content.read_only = False


def test_it_is_described_removed_and_brought_back(ctx, wish):
    kept = attachments.attach(ctx, wish, io.BytesIO(PDF), words="Paperi")
    attachments.describe(ctx, kept.id, "Lääkärin paperi")
    assert [v.fields["words"] for v in records.history(ctx, kept.id)] == ["Paperi"]
    records.remove(ctx, Attachment, kept.id)
    assert attachments.all_of(ctx, wish.id) == []
    assert len(attachments.all_of(ctx, wish.id, removed=True)) == 1
    records.bring_back(ctx, Attachment, kept.id)
    (back,) = attachments.all_of(ctx, wish.id)
    assert back.words == "Lääkärin paperi"
    assert whole(ctx, back) == PDF


def test_it_is_seen_by_whoever_sees_what_it_belongs_to(ctx, wish):
    kept = attachments.attach(ctx, wish, io.BytesIO(PDF))
    assert kept.visibility == "only_me"
    wishes.change(ctx, wish.id, visibility="may_be_shared")
    (shared,) = attachments.all_of(ctx, wish.id)
    assert (shared.visibility, shared.blob) == ("may_be_shared", kept.blob)
    later = attachments.attach(ctx, wishes.one(ctx, wish.id), io.BytesIO(PDF))
    assert later.visibility == "may_be_shared"
    records.remove(ctx, Attachment, later.id)
    wishes.change(ctx, wish.id, visibility="only_me")
    for one in attachments.all_of(ctx, wish.id, removed=True):
        assert one.visibility == "only_me"
        assert one.blob not in {kept.blob, later.blob}
        assert whole(ctx, one) == PDF


def test_what_is_attached_to_an_agenda_item_follows_when_its_wish_is_narrowed(ctx, wish):
    wishes.change(ctx, wish.id, visibility="may_be_shared")
    meeting = meetings.arrange(ctx)
    (line,) = agenda.choose_wishes(ctx, meeting.id, [wish.id])
    kept = attachments.attach(ctx, line.item, io.BytesIO(PDF))
    assert kept.visibility == "may_be_shared"
    wishes.change(ctx, wish.id, visibility="only_me")
    (now,) = attachments.all_of(ctx, line.item.id)
    assert now.visibility == "only_me"


def test_an_earlier_description_comes_back_and_the_picture_stays(ctx, wish):
    wishes.change(ctx, wish.id, visibility="may_be_shared")
    kept = attachments.attach(ctx, wishes.one(ctx, wish.id), io.BytesIO(PDF), words="Ennen")
    attachments.describe(ctx, kept.id, "Nyt")
    wishes.change(ctx, wish.id, visibility="only_me")
    back = records.go_back(ctx, Attachment, kept.id, 1)
    assert back.words == "Ennen"
    assert whole(ctx, back) == PDF


def test_a_lost_file_is_a_problem_of_that_attachment_alone(ctx, wish):
    kept = attachments.attach(ctx, wish, a_photo((30, 20)))
    with ctx.folder.reading() as unit:
        unit.blobs.remove([kept.blob, kept.thumbnail])
    with pytest.raises(AttachmentLost):
        attachments.read(ctx, kept)
    with pytest.raises(AttachmentLost):
        attachments.thumbnail(ctx, kept)
    assert wishes.one(ctx, wish.id).words == "Haluan kissan."


def test_no_word_of_it_shows_in_its_repr(ctx, wish):
    kept = attachments.attach(ctx, wish, io.BytesIO(PDF), file_name="salainen.pdf", words="sana")
    assert "salainen" not in repr(kept)
    assert "sana" not in repr(kept)
