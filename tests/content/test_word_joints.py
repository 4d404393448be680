"""Long words of the screen know where they may be broken."""

import re
from pathlib import Path

import polib
import pytest

from app.content import word_joints
from app.content.word_joints import parts
from app.languages import shipped

LONGEST = 16  # letters that no line of a narrow phone holds in large words


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("tallennuspainiketta", "tal-len-nus pai-niketta"),
        ("Asiakassuunnitelmapalaveri", "Asia-kas suun-nitelma pala-veri"),
        ("saavutettavuusselosteesta", "saa-vutet-tavuus selosteesta"),
        ("tillgänglighetsutlåtande", "till-gänglig-hets ut-låtande"),
        ("toukokuu", "toukokuu"),
        ("Straßenbahnhaltestelle", "Straßenbahnhaltestelle"),
    ],
)
def test_a_word_is_broken_where_it_is_joined_and_then_by_syllables(word, told):
    assert " ".join("-".join(bits) for bits in parts(word)) == told


def test_no_bit_of_few_letters_is_left_alone_at_the_end():
    assert parts("valmistautuminen") == [["val", "mis", "tau", "tuminen"]]


@pytest.mark.parametrize("language", ["fi", "fi@selko", "sv"])
def test_the_longest_words_of_the_screen_can_be_broken(language):
    """A new long word is written into ``word_joints.txt`` with its joints."""
    catalogue = polib.pofile(
        str(shipped("locales") / language / "LC_MESSAGES" / "kuulluksi.po"), encoding="utf-8"
    )
    said = " ".join(
        re.sub(r"\{\w*\}", " ", text)
        for entry in catalogue
        for text in (entry.msgstr, *entry.msgstr_plural.values())
    )
    words = {word for word in re.findall(r"[^\W\d_]+", said) if len(word) >= LONGEST}
    assert {word for word in words if parts(word) == [[word]]} == set()


def test_every_beginning_in_the_file_is_found_as_it_is_written():
    lines = (Path(word_joints.__file__).parent / "word_joints.txt").read_text("utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    assert len(written) == len({re.sub("[-=]", "", line) for line in written})
    for line in written:
        assert re.fullmatch(r"[^\W\d_]+([-=][^\W\d_]+)+", line), line
        joined = ["".join(bits) for bits in parts(re.sub("[-=]", "", line))]
        assert joined == [part.replace("-", "") for part in line.split("=")]
