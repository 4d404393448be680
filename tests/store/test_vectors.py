"""The vectors of the published format, and what every reader must refuse."""

from __future__ import annotations

import sys

import pytest
from argon2 import low_level
from argon2.exceptions import HashingError
from argon2.low_level import ffi
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors.folder import WrongRecoveryKey
from app.store import crypto, keys, pages, secret, slots
from app.store.format import CHUNK, Unsound, cj, inflate, parse

SALT = bytes(range(16)).hex()
KDF = {"alg": "argon2id", "m": 65536, "p": 4, "salt": SALT, "t": 3}
CARD = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-SN44"


def test_a_passphrase_gives_the_key_of_the_published_vector():
    kek = slots.derive(secret.Passphrase("koivu ilta saari").secret(), KDF)[:32].hex()
    assert (kek[:8], kek[-8:]) == ("f9161864", "135adf9f")


def test_both_providers_of_argon2_agree(monkeypatch):
    first = slots.derive(b"koivu ilta saari", KDF)
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.kdf.argon2", None)
    assert slots.derive(b"koivu ilta saari", KDF) == first


# RFC 9106, section 5.3: Argon2id version 1.3
RFC_9106 = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
# test.c of the reference implementation, Argon2id version 1.3: KiB of memory, rounds, lanes
REFERENCE = [
    (65_536, 2, 1, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
    (256, 2, 1, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
    (256, 2, 2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
]


def test_cryptography_gives_the_vector_of_the_rfc():
    salt, more = b"\x02" * 16, {"ad": b"\x04" * 12, "secret": b"\x03" * 8}
    kdf = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=32, **more)
    assert kdf.derive(b"\x01" * 32).hex() == RFC_9106


def test_argon2_cffi_gives_the_vector_of_the_rfc():
    given = [ffi.new("uint8_t[]", bytes([n]) * size) for n, size in enumerate((32, 16, 8, 12), 1)]
    words, salt, secret_, ad = given
    out, free = ffi.new("uint8_t[]", 32), {"allocate_cbk": ffi.NULL, "free_cbk": ffi.NULL}
    told = {"out": out, "outlen": 32, "version": 0x13, "flags": 0, "t_cost": 3, "m_cost": 32}
    told |= {"pwd": words, "pwdlen": 32, "salt": salt, "saltlen": 16, "lanes": 4, "threads": 4}
    told |= {"secret": secret_, "secretlen": 8, "ad": ad, "adlen": 12, **free}
    assert low_level.core(ffi.new("argon2_context *", told), low_level.Type.ID.value) == 0
    assert bytes(ffi.buffer(out)).hex() == RFC_9106


@pytest.mark.parametrize(("m", "t", "p", "key"), REFERENCE)
@pytest.mark.parametrize("derive", [crypto.argon2id, crypto._argon2_of_cffi])
def test_both_providers_give_the_vectors_of_the_reference_implementation(derive, m, t, p, key):
    assert derive(b"password", b"somesalt", m=m, t=t, p=p).hex() == key


@pytest.mark.parametrize(
    "numbers", [(19_456, 2, 1), (65_536, 3, 4), (19_456, 16, 16), (20_001, 3, 3)]
)
@pytest.mark.parametrize("words", ["koivu ilta saari", "", "åäö ☕ 😀", "x" * 5_000])
def test_both_providers_agree_on_whatever_a_slot_may_hold(numbers, words):
    m, t, p = numbers
    words, salt = secret.Passphrase(words).secret(), crypto.random_bytes(16)
    first = crypto.argon2id(words, salt, m=m, t=t, p=p)
    assert crypto._argon2_of_cffi(words, salt, m=m, t=t, p=p) == first
    assert len(first) == 32


def test_without_memory_neither_provider_says_the_words_are_wrong(monkeypatch):
    def refused(*_args, **_numbers):
        raise HashingError

    monkeypatch.setattr(low_level, "hash_secret_raw", refused)
    with pytest.raises(MemoryError):
        crypto._argon2_of_cffi(b"koivu", bytes(16), m=65_536, t=3, p=4)


def test_file_key_and_root_id_are_those_of_the_published_vector():
    root, fid, vault = b"\x11" * 32, b"\x22" * 32, "33" * 16
    key = keys.file_key(root, fid, use="snap", vault=vault, comp="main").hex()
    assert (key[:8], key[-8:]) == ("cd8afa5d", "c0d3544d")
    assert keys.root_id(root) == "fa8d14a14ad039b8"


def test_page_sum_is_that_of_the_published_vector():
    total = pages.page_sum(bytes(4096) + b"\x01" * 4096)
    assert pages.sum_bytes(total).hex() == "8d0f88a52a76e5a2da937f10aae6cefb"


def test_a_recovery_key_is_written_as_published():
    assert secret._written(bytes(range(20))) == CARD
    assert secret.RecoveryKey(CARD).secret() == bytes(range(20))


def test_a_recovery_key_may_be_typed_in_small_letters_with_look_alikes():
    typed = CARD.lower().replace("-", " ").replace("1", "l").replace("0", "o")
    assert secret.RecoveryKey(typed).secret() == bytes(range(20))


@pytest.mark.parametrize("typed", ["", CARD[:-1], CARD[:-1] + "5", CARD + "0", "å" * 36])
def test_a_wrong_letter_on_the_card_is_noticed(typed):
    with pytest.raises(WrongRecoveryKey):
        secret.RecoveryKey(typed).secret()


def test_white_space_and_letter_forms_of_a_passphrase_do_not_matter():
    assert secret.Passphrase(" koivu\u00a0 ilta\n").secret() == b"koivu ilta"
    assert secret.Passphrase("a\u0308").secret() == "ä".encode()


def test_a_broken_letter_in_a_passphrase_does_not_crash():
    assert secret.Passphrase("a\ud800").secret()


def test_the_secret_never_shows_in_a_repr():
    assert "koivu" not in repr(secret.Passphrase("koivu"))
    assert "000G" not in repr(secret.RecoveryKey(CARD))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_stream_opens_as_it_was_sealed(size):
    key, message = crypto.random_bytes(32), crypto.random_bytes(size)
    sealed = crypto.stream_seal(key, message, b"aad")
    assert crypto.stream_open(key, memoryview(sealed), b"aad") == message


@pytest.mark.parametrize("cut", [1, 16, CHUNK + 16, CHUNK + 17])
def test_a_shortened_stream_does_not_open(cut):
    key = crypto.random_bytes(32)
    sealed = crypto.stream_seal(key, bytes(2 * CHUNK + 5), b"aad")
    with pytest.raises(Unsound):
        crypto.stream_open(key, memoryview(sealed)[:-cut], b"aad")


def test_swapped_chunks_do_not_open():
    key = crypto.random_bytes(32)
    sealed = crypto.stream_seal(key, crypto.random_bytes(3 * CHUNK), b"aad")
    size = CHUNK + 16
    swapped = sealed[size : 2 * size] + sealed[:size] + sealed[2 * size :]
    with pytest.raises(Unsound):
        crypto.stream_open(key, memoryview(swapped), b"aad")


@pytest.mark.parametrize(
    "text",
    [
        b'{"a":1.0}',
        b'{"a":null}',
        b'{"a":true}',
        b'{"a":1,"a":2}',
        b'{"a":-1}',
        b"[]",
        b"",
        b'{"a":9007199254740992}',
        b'{"a":NaN}',
        b"\xff",
        b"[" * 60_000,
        b'{"a":1e3}',
    ],
)
def test_json_the_format_does_not_know_is_refused(text):
    with pytest.raises(Unsound):
        parse(text)


_VALUES = st.recursive(
    st.text(max_size=5) | st.integers(0, 2**53 - 1),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(max_size=5), v, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=5), _VALUES, max_size=5))
def test_json_is_read_as_it_was_written(value):
    assert parse(cj(value)) == value


@given(st.binary(max_size=200))
def test_random_bytes_never_inflate_beyond_their_size(data):
    with pytest.raises(Unsound):
        inflate(data, 10)


def _image(draw):
    return b"".join(bytes([n]) * 4096 for n in draw)


_IMAGES = st.lists(st.integers(0, 3), min_size=1, max_size=40).map(_image)


@given(_IMAGES, _IMAGES)
def test_changed_pages_lead_from_one_image_to_the_other(old, new):
    plain, total = pages.diff(old, new, was=pages.page_sum(old))
    changed = bytearray(old)
    assert pages.apply(changed, plain, was=pages.page_sum(old)) == total == pages.page_sum(new)
    assert bytes(changed) == new


@pytest.mark.parametrize("size", [1, 63, 64, 65, 128, 131])
def test_one_changed_byte_is_found_wherever_it_is(size):
    old = crypto.random_bytes(size * 4096)
    places = {0, 4095, 4096, 64 * 4096 - 1, 64 * 4096, 100 * 4096 + 7, len(old) - 1}
    for place in (place for place in places if place < len(old)):
        new = bytearray(old)
        new[place] ^= 1
        assert pages.changed_pages(old, bytes(new)) == [place // 4096]
        longer, shorter = bytes(new) + bytes(4096), bytes(new[:-4096])
        assert pages.changed_pages(old, longer) == [place // 4096, size]
        assert pages.changed_pages(longer, old) == [place // 4096]
        assert set(pages.changed_pages(old, shorter)) == {place // 4096} - {size - 1}


@given(_IMAGES, _IMAGES, st.data())
def test_a_changed_frame_is_refused_or_says_the_same(old, new, data):
    plain, _ = pages.diff(old, new, was=pages.page_sum(old))
    place = data.draw(st.integers(0, len(plain) - 1))
    bad = plain[:place] + bytes([plain[place] ^ 1]) + plain[place + 1 :]
    changed = bytearray(old)
    try:
        pages.apply(changed, bad, was=pages.page_sum(old))
    except Unsound:
        assert bytes(changed) == old
    else:  # a bit zlib does not use
        assert bytes(changed) == new
