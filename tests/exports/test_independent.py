"""Checkers that we did not write look at what is given away (exports.md, section 9)."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from app.exports import html, pdf
from app.exports.blocks import Said
from app.exports.chosen import Chosen
from app.exports.summary import Section
from tests.exports.samples import (
    ARABIC,
    EMOJI,
    WHEN,
    a_wish,
    an_agreement,
    comment_letter_sample,
    demo_summary,
    hostile_summary,
    summary_of,
)
from tests.harness.needs import NEEDS

pytestmark = [pytest.mark.checkers, pytest.mark.timeout(900)]
TOOLS = Path(__file__).parents[1] / "tools" / "checkers"


def long_summary():
    wishes = tuple(a_wish(f"{ARABIC} {EMOJI} {n}. " * 4, language="ar") for n in range(50))
    agreements = tuple(
        an_agreement(f"Asia {n}", who="Maija", by_when=WHEN.date()) for n in range(100)
    )
    return summary_of(Chosen(wishes=wishes, agreements=agreements))


def from_another_language():
    said = Said("Доброе утро", "ru", "own")
    return replace(demo_summary("sv"), sections=(Section("a", "A", blocks=(said,)),))


SUMMARIES = {
    "fi": demo_summary,
    "sv": lambda: demo_summary("sv"),
    "en": lambda: demo_summary("en"),
    "hostile": hostile_summary,
    "long": long_summary,
    "letter": comment_letter_sample,
    "russian": from_another_language,
    "empty": lambda: summary_of(Chosen()),
}


def accepted(tool, *arguments):
    ran = subprocess.run([TOOLS / tool, *arguments], capture_output=True, text=True, check=False)
    if ran.returncode == 2 and not NEEDS[-1].required():
        pytest.skip(f"{tool} could not be set up here: {ran.stderr.strip()[-200:]}")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def written(folder, form, made):
    files = []
    for name, summary in SUMMARIES.items():
        files.append(folder / f"{name}.{form}")
        files[-1].write_bytes(made(summary()))
    return files


@pytest.mark.skipif(not pdf.available(), reason="typst has no wheel here")
def test_verapdf_accepts_every_pdf(tmp_path):
    files = written(tmp_path, "pdf", lambda summary: pdf.render(summary, when=WHEN))
    accepted("verapdf-check", "ua1,2a", *files)


def test_axe_accepts_every_page(tmp_path):
    accepted("axe-check", *written(tmp_path, "html", html.render))


def test_the_nu_checker_accepts_every_page(tmp_path):
    accepted("html-check", *written(tmp_path, "html", html.render))
