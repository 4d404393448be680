"""The app with one page more: it brings a file in and gives the same file out again.

``python -m tests.browser.with_a_file_page ARGUMENTS``, as ``python -m app``; used by tests.
"""

from __future__ import annotations

import hashlib
import os
import time

import flet as ft

from app.__main__ import main
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import stack
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.picking import pick, save_out
from app.views.routes import SCREENS
from app.views.safety import component

SLOW = "SLOWLY"  # seconds to wait after each part given out
PART = 1 << 20


def give(picked, stream, progress):
    """Copy what was picked, part by part."""
    with picked.open() as source:
        done = 0
        while part := source.read(PART):
            stream.write(part)
            done += len(part)
            progress(done, picked.size)
            time.sleep(float(os.environ.get(SLOW, "0")))


@component
def FilePage(desk, *_parts):
    picked, set_picked = ft.use_state(None)
    came, set_came = ft.use_state("")
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)

    def chosen(found):
        set_picked(lambda _before: found)
        digest = hashlib.sha256()
        if found is not None:
            with found.open() as source:
                while part := source.read(PART):
                    digest.update(part)
            set_came(f"{found.size} {digest.hexdigest()}")

    def bring():
        job.start(lambda p: pick(desk, picker, [], p), chosen)

    def hand_out():
        def write(stream, progress):
            give(picked, stream, progress)

        job.start(
            lambda p: save_out(desk, picker, name="kopio ä.bin", write=write, progress=p),
            lambda went: desk.say(f"went {went}"),
        )

    def forget():
        picked.done()
        desk.say("forgotten")

    buttons = [
        button(Action(label=f"Test {key}", press=press, key=key))
        for key, press in (("bring", bring), ("give", hand_out), ("forget", forget))
    ]
    page = Page(title="Files", key="files", help="", place="more", up="/more")
    return PageFrame(desk, page, [stack([*buttons, body(came)])])


SCREENS["files"] = FilePage

if __name__ == "__main__":
    main()
