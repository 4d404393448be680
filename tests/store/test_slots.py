"""Each slot opens exactly its compartments, before and after every exchange of keys."""

from __future__ import annotations

import shutil

import pytest

from app.errors.folder import Damaged, WrongSecret
from app.store import crypto, keys, opening, rekeying, slots
from app.store.files import Disk
from app.store.folder import Folder
from app.store.journal import Segment
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from app.store.snapshot import Snapshot
from tests.harness import quick
from tests.store.disks import PASSPHRASE, Time, all_words, say

BOTH, MAIN, NOTHING = {"main", "private"}, {"main"}, set()
SECRETS = {
    "old passphrase": Passphrase(PASSPHRASE),
    "new passphrase": Passphrase("uusi lause meri kuu"),
    "new card": RecoveryKey.new(),
    "helper": HelperWords("auttaja sana polku"),
    "the helper's words as a passphrase": Passphrase("auttaja sana polku"),
    "the passphrase as a helper's words": HelperWords(PASSPHRASE),
}
AT_FIRST = {
    "old passphrase": BOTH,
    "old card": BOTH,
    "helper": MAIN,
    "new passphrase": NOTHING,
    "new card": NOTHING,
    "the helper's words as a passphrase": NOTHING,
    "the passphrase as a helper's words": NOTHING,
}
DEEDS = {
    "nothing": lambda folder: None,
    "passphrase": lambda f: rekeying.change_passphrase(f, SECRETS["new passphrase"].text),
    "card": lambda f: rekeying.replace_card(f, SECRETS["new card"]),
    "helpers": rekeying.remove_helpers,
    "anew": lambda f: rekeying.begin_anew(f, SECRETS["new passphrase"].text, SECRETS["new card"]),
}
AFTER = {
    "nothing": AT_FIRST,
    "passphrase": AT_FIRST | {"old passphrase": NOTHING, "new passphrase": BOTH},
    "card": AT_FIRST | {"old card": NOTHING, "new card": BOTH},
    "helpers": AT_FIRST | {"helper": NOTHING},
    "anew": dict.fromkeys(AT_FIRST, NOTHING) | {"new passphrase": BOTH, "new card": BOTH},
}
OLD_KEYS = {("anew", "the old ones"), ("anew", "old and new")}
WORDS = {"main": ["jaettu", "jaettu myöhemmin"], "private": ["oma", "oma myöhemmin"]}


def test_a_passphrase_costs_a_thief_what_the_format_says(monkeypatch):
    monkeypatch.setattr(slots, "STRONG", quick.STRONG)
    kdf = slots.make(SECRETS["new passphrase"], vault="33" * 16, key=bytes(32))["kdf"]
    assert kdf.pop("salt")
    assert kdf == {"alg": "argon2id", "m": 65_536, "p": 4, "t": 3}


@pytest.fixture
def exchanged(made, place, tmp_path):
    """Do one exchange in a folder with a helper; the old key files are kept beside."""

    def after(deed: str) -> dict[str, object]:
        folder, card = made
        say(folder, "oma")
        say(folder, "jaettu", shared=True)
        rekeying.add_helper(folder, SECRETS["helper"])
        shutil.copytree(place / "keys", tmp_path / "old keys")
        DEEDS[deed](folder)
        say(folder, "oma myöhemmin")
        say(folder, "jaettu myöhemmin", shared=True)
        folder.lock()
        return SECRETS | {"old card": RecoveryKey(card)}

    return after


def opened_by(place, secret, *, old_keys: bool) -> set[str]:
    """Return the compartments a secret opens; what they show must be whole.

    *old_keys*: an old key file may open, but not one file that is there now.
    """
    try:
        folder = Folder.open(place, secret, clock=Time())
    except WrongSecret:
        return set()
    except Damaged:
        assert old_keys
        return set()
    comps = set(folder._ring.roots)
    shown = sorted(all_words(folder))
    folder.lock()
    assert shown == sorted(word for comp in comps for word in WORDS[comp])
    return comps


def old_key_files(place, tmp_path) -> None:
    shutil.rmtree(place / "keys")
    shutil.copytree(tmp_path / "old keys", place / "keys")


def both_key_files(place, tmp_path) -> None:
    shutil.copytree(tmp_path / "old keys", place / "keys", dirs_exist_ok=True)


KEY_FILES = {
    "as they are": lambda place, _tmp_path: None,
    "the old ones": old_key_files,
    "old and new": both_key_files,
    "none": lambda place, _tmp_path: shutil.rmtree(place / "keys"),
}


@pytest.mark.parametrize("key_files", KEY_FILES)
@pytest.mark.parametrize("deed", DEEDS)
def test_each_secret_opens_exactly_its_compartments(exchanged, place, tmp_path, deed, key_files):
    secrets = exchanged(deed)
    KEY_FILES[key_files](place, tmp_path)
    old = {"old passphrase", "old card"} if (deed, key_files) in OLD_KEYS else set()
    found = {}
    for number, name in enumerate(AFTER[deed]):  # opening mends key files: each has its own copy
        copied = tmp_path / str(number) / "vault"
        shutil.copytree(place, copied)
        found[name] = opened_by(copied, secrets[name], old_keys=name in old)
    assert found == AFTER[deed]


def private_files(place):
    """Give header, sealed body and file key use of each file that is only for the person."""
    for path in sorted((place / "private").iterdir()):
        data = path.read_bytes()
        if path.suffix == ".snap":
            found = Snapshot.read(data)
            yield found.header, bytes(found.body), found.hh, "snap"
        else:
            found = Segment.read(data)
            sealed = bytes(found.body[8 : 8 + int.from_bytes(found.body[:4], "little")])
            yield found.header, sealed, found.hh + found.header.parent, "jrnl"


def opens(root, header, sealed, aad, use) -> bool:
    """Tell whether a root opens a file, whatever compartment its key is made for."""
    for comp in ("main", "private"):
        key = keys.file_key(root, header.fid, use=use, vault=header.vault, comp=comp)
        if crypto.any_chunk_opens(key, memoryview(sealed), aad):
            return True
    return False


def test_no_key_that_a_helper_holds_opens_a_private_file(made, place):
    folder, _card = made
    rekeying.add_helper(folder, SECRETS["helper"])
    say(folder, "oma")
    found = list(private_files(place))
    assert {use for _header, _sealed, _aad, use in found} == {"snap", "jrnl"}
    helper, _notices = opening.unlock(Disk(), place, SECRETS["helper"])
    assert (helper.owner, set(helper.roots)) == (None, {"main"})
    for file in found:
        assert opens(folder._ring.newest("private"), *file)
        assert not any(opens(root, *file) for root in helper.roots["main"])


@pytest.mark.parametrize("deed", ["passphrase", "card", "helpers", "anew"])
def test_an_old_copy_of_the_whole_folder_still_opens_with_its_own_secrets(
    made, place, tmp_path, deed
):
    """What was copied stays copied: docs/threat-model.md says so, and this is what it means."""
    folder, _card = made
    say(folder, "oma")
    say(folder, "jaettu", shared=True)
    rekeying.add_helper(folder, SECRETS["helper"])
    shutil.copytree(place, tmp_path / "copy" / "vault")
    DEEDS[deed](folder)
    opened = Folder.open(tmp_path / "copy" / "vault", SECRETS["old passphrase"], clock=Time())
    assert sorted(all_words(opened)) == ["jaettu", "oma"]
    opened.lock()
