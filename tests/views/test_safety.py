"""Check that errors are contained, and that Flet still needs containing."""

import asyncio
import logging

import flet as ft

from app.views import safety
from tests.harness.flet_harness import FletHarness

SECRET = "Aino Äijälä"


def trouble(component):
    @component
    def Child(n):
        if n == 1:
            raise ValueError(SECRET)
        return ft.Text(f"n={n}")

    @component
    def App():
        n, set_n = ft.use_state(0)

        def bad():
            raise ValueError(SECRET)

        def five():
            set_n(5)

        @safety.guard
        async def effect():
            raise ValueError(SECRET)

        ft.use_effect(effect, [])
        return ft.Column(
            [
                ft.Button("inc", key="inc", on_click=lambda: set_n(n + 1)),
                ft.Button("bad", key="bad", on_click=bad),
                # no content at n == 5: Flet refuses it while comparing trees
                ft.Button(None if n == 5 else "x", key="inv", on_click=lambda: set_n(5)),
                Child(n),
            ]
        )

    return App


async def test_plain_flet_freezes_after_a_render_error():
    """If this fails, Flet has mended it and the safety net can shrink."""
    harness = FletHarness(lambda page: page.render(trouble(ft.component)))
    app = await harness.__aenter__()
    for _ in range(2):
        await app.click(app.one(ft.Button, key="inc"))
    assert "n=2" not in app.texts()
    assert isinstance(app.dead_scheduler, ValueError)


async def test_a_failed_part_shows_a_card_and_the_rest_lives_on(caplog):
    codes = []

    def main(page):
        safety.install(page, lambda code: ft.Text(f"Koodi {code}"))
        safety.tell_faults_to(page, codes.append)
        page.render(trouble(safety.component))

    async with FletHarness(main) as app:
        await app.click(app.one(ft.Button, key="inc"))
        assert any(words.startswith("Koodi ") for words in app.texts())
        await app.click(app.one(ft.Button, key="inc"))
        assert "n=2" in app.texts()
        await app.click(app.one(ft.Button, key="bad"))
        assert len(codes) == 1
        assert not app.conn.crashes
    assert SECRET not in caplog.text
    assert SECRET not in str([r.exc_text for r in caplog.records])


async def test_the_update_task_is_revived_from_the_background():
    def main(page):
        safety.install(page)
        page.render(trouble(safety.component))

    async with FletHarness(main) as app:
        await app.click(app.one(ft.Button, key="inv"))
        assert app.dead_scheduler
        await app.click(app.one(ft.Button, key="inc"))
        assert app.dead_scheduler is None


def test_codes_tell_the_place_and_never_the_words():
    def failing(words):
        raise ValueError(words)

    codes = set()
    for words in (SECRET, "other"):
        try:
            failing(words)
        except ValueError as error:
            codes.add(safety.code_of(error))
    assert len(codes) == 1


async def test_flets_own_log_loses_its_tracebacks(caplog):
    async with FletHarness(safety.install):
        try:
            raise ValueError(SECRET)
        except ValueError:
            logging.getLogger("flet").exception("Unhandled error")
        await asyncio.sleep(0)
    assert SECRET not in caplog.text
