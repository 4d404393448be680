"""Imports point one way, and each contract is shown to bite on a small app of its own."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in SETTINGS["contracts"]}
SINGLE = ("i18n", "bootstrap", "__main__")


def lint(folder, contract=None):
    only = ["--contract", contract] if contract else []
    code = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", *only],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small_app(tmp_path):
    """Every layer of the app, empty, with the settings of the real one."""
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    layers = {name.strip() for line in CONTRACTS["layers"]["layers"] for name in line.split("|")}
    for name in layers:
        file = f"{name}.py" if name in SINGLE else f"{name}/__init__.py"
        write(tmp_path, f"app/{file}", "")
    write(tmp_path, "app/__init__.py", "")
    write(tmp_path, "app/store/crypto.py", "import argon2\nimport cryptography\n")
    for name in ("kit/__init__", "desk", "page"):
        write(tmp_path, f"app/views/{name}.py", "")
    write(tmp_path, "app/views/loopback.py", "import socket\nimport uvicorn\n")
    return tmp_path


def write(folder, path, words):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(words, "utf-8")


def test_a_small_app_in_good_order_passes(small_app):
    done = lint(small_app)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("contract", "path", "words"),
    [
        ("layers", "app/records/wish.py", "import app.services"),
        ("layers", "app/rules/due.py", "import app.store"),
        ("layers", "app/errors/base.py", "import app.i18n"),
        ("layers", "app/store/folder.py", "import app.exports"),
        ("kit", "app/views/kit/buttons.py", "import app.i18n"),
        ("layers", "app/exports/pdf.py", "import app.store"),
        ("layers", "app/services/wishes.py", "import app.views"),
        ("layers", "app/sound/voice.py", "import app.store"),
        ("layers", "app/store/folder.py", "import app.sound"),
        ("layers", "app/utils.py", ""),
        ("views-call-services", "app/views/today.py", "import app.store.crypto"),
        ("views-call-services", "app/views/giving.py", "import app.exports"),
        ("views-call-services", "app/views/aloud.py", "import app.sound.voice"),
        ("programs", "app/services/sound.py", "import subprocess"),
        ("programs", "app/views/aloud.py", "import subprocess"),
        ("flet", "app/services/wishes.py", "import flet"),
        ("flet", "app/exports/html.py", "from flet import Text"),
        ("crypto", "app/store/keys.py", "from cryptography.hazmat.primitives import hashes"),
        ("crypto", "app/services/keeping.py", "import argon2"),
        ("sql", "app/views/wishes.py", "import sqlmodel"),
        ("sql", "app/rules/due.py", "from sqlalchemy import select"),
        ("sql", "app/exports/plan.py", "import sqlite3"),
        ("network", "app/services/sharing.py", "import socket"),
        ("network", "app/exports/html.py", "import urllib.request"),
        ("network", "app/views/window.py", "import http.client"),
        ("network", "app/views/loopback.py", "import requests"),
    ],
)
def test_a_wrong_import_is_refused(small_app, contract, path, words):
    write(small_app, path, words + "\n")
    done = lint(small_app, contract)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "not listed as layers" in done.stdout + done.stderr


def test_the_app_keeps_every_contract():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
