"""One-time addresses for files: what is let through, once, and nothing else."""

import asyncio

import pytest

from app.errors.base import Cancelled
from app.errors.passing import NotBroughtIn, NotHandedOut, TooBigToBringIn
from app.views.dressing import Site
from app.views.loopback import LocalOnly
from app.views.passage import PART, PARTS, Passage, WayIn, WayOut

HERE = "127.0.0.1:5000"
OWN = {"host": HERE, "origin": f"http://{HERE}", "sec-fetch-site": "same-origin"}


@pytest.fixture
def passage():
    passage = Passage()
    passage.at = f"http://{HERE}/token"
    return passage


class Browser:
    """Ask the guard as a browser would: send a body, take the answer, or go away."""

    def __init__(self, passage):
        async def page(_scope, _receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": b"the page"})

        self.guard = LocalOnly(page, HERE, Site(assets_dir="", title="x"), passage)
        self.sent, self.away = [], asyncio.Event()
        self.takes = asyncio.Event()
        self.takes.set()

    async def ask(self, address, method="GET", body=(), headers=OWN):
        parts = [
            {"type": "http.request", "body": part, "more_body": n < len(body) - 1}
            for n, part in enumerate(body or [b""])
        ]

        async def receive():
            if parts:
                return parts.pop(0)
            await self.away.wait()
            return {"type": "http.disconnect"}

        async def send(message):
            await self.takes.wait()
            self.sent.append(message)

        path = "/" + address.removeprefix("http://").partition("/")[2]
        named = [(k.encode(), v.encode()) for k, v in headers.items()]
        scope = {"type": "http", "method": method, "path": path, "headers": named}
        await self.guard(scope, receive, send)
        return self.status

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def headers(self):
        return dict(self.sent[0]["headers"])

    @property
    def got(self):
        return b"".join(m.get("body", b"") for m in self.sent)

    @property
    def whole(self):
        """Return whether the answer had its end; without it a browser calls it broken."""
        return self.sent[-1].get("more_body") is False


def way_in(most=100, alive=lambda: True):
    parts = []
    way = WayIn(parts.append, most, alive)
    return way, parts


# ---- in


async def test_a_file_comes_in_part_by_part(passage):
    way, parts = way_in(most=4 * PART)
    body = [b"a" * (PART // 2), b"b" * PART, b"c"]
    with passage.opened(way) as address:
        assert await Browser(passage).ask(address, "PUT", body) == 200
    await way.whole
    assert b"".join(parts) == b"".join(body)
    assert max(map(len, parts)) <= 2 * PART


@pytest.mark.parametrize(
    "headers",
    [
        {"host": HERE},
        {**OWN, "host": "evil.example"},
        {**OWN, "origin": "http://evil.example"},
        {**OWN, "origin": "null"},
        {**OWN, "sec-fetch-site": "cross-site"},
        {**OWN, "sec-fetch-site": "same-site"},
        {**OWN, "sec-fetch-site": "none"},
    ],
)
async def test_only_the_page_itself_may_send(passage, headers):
    way, parts = way_in()
    with passage.opened(way) as address:
        assert await Browser(passage).ask(address, "PUT", [b"x"], headers) in {204, 403}
    assert parts == []
    assert not way.whole.done(), "a stranger does not even use the address up"


async def test_an_address_works_once(passage):
    way, parts = way_in()
    with passage.opened(way) as address:
        await Browser(passage).ask(address, "PUT", [b"first"])
        assert await Browser(passage).ask(address, "PUT", [b"second"]) == 204
    assert parts == [b"first"]


async def test_an_address_is_gone_when_nobody_waits_for_it(passage):
    way, parts = way_in()
    with passage.opened(way) as address:
        pass
    assert await Browser(passage).ask(address, "PUT", [b"late"]) == 204
    assert parts == []


async def test_a_guessed_address_leads_nowhere_and_not_to_the_page(passage):
    way, _parts = way_in()
    with passage.opened(way):
        browser = Browser(passage)
        assert await browser.ask("http://h/token/in/guess", "PUT", [b"x"]) == 204
        assert browser.got == b""


async def test_the_page_itself_is_served_as_before(passage):
    browser = Browser(passage)
    assert await browser.ask("http://h/token/wishes", "GET") == 200
    assert browser.got == b"the page"


async def test_every_address_is_a_new_one_nobody_can_guess(passage):
    way, _parts = way_in()
    addresses = set()
    for _each in range(50):
        with passage.opened(way) as address:
            addresses.add(address)
    assert len(addresses) == 50
    assert all(len(a.rpartition("/")[2]) >= 20 for a in addresses)


async def test_more_than_was_announced_is_refused_before_it_is_kept(passage):
    way, parts = way_in(most=3)
    with passage.opened(way) as address:
        assert await Browser(passage).ask(address, "PUT", [b"four"]) == 409
    with pytest.raises(TooBigToBringIn):
        await way.whole
    assert parts == []


async def test_nothing_comes_in_once_the_folder_is_locked(passage):
    way, parts = way_in(alive=lambda: False)
    with passage.opened(way) as address:
        assert await Browser(passage).ask(address, "PUT", [b"x"]) == 409
    with pytest.raises(NotBroughtIn):
        await way.whole
    assert parts == []


async def test_a_browser_that_goes_away_halfway_brings_nothing(passage):
    way, _parts = way_in()
    browser = Browser(passage)
    browser.away.set()
    scope_ends = [b"half", b"never"]

    async def cut(address):
        async def receive():
            if scope_ends.pop(0) == b"half":
                return {"type": "http.request", "body": b"half", "more_body": True}
            return {"type": "http.disconnect"}

        named = [(k.encode(), v.encode()) for k, v in OWN.items()]
        path = "/" + address.removeprefix("http://").partition("/")[2]
        scope = {"type": "http", "method": "PUT", "path": path, "headers": named}

        async def send(message):
            pass

        await browser.guard(scope, receive, send)

    with passage.opened(way) as address:
        await cut(address)
    with pytest.raises(NotBroughtIn):
        await way.whole


async def test_looking_at_an_incoming_address_brings_nothing(passage):
    way, parts = way_in()
    with passage.opened(way) as address:
        assert await Browser(passage).ask(address, "GET") == 409
    with pytest.raises(NotBroughtIn):
        await way.whole
    assert parts == []


# ---- out


def way_out(alive=lambda: True, look=lambda: None, name="kopio.zip"):
    return WayOut(name, alive, look)


def writes(way, *parts):
    for part in parts:
        way.write(part)
    way.finish()


async def given(passage, way, browser, work):
    with passage.opened(way) as address:
        asking = asyncio.ensure_future(browser.ask(address))
        try:
            await asyncio.to_thread(work)
        finally:
            way.break_off() if not way.given.done() and browser.away.is_set() else None
            await asking
    return await way.given


async def test_a_file_goes_out_whole_as_a_download(passage):
    browser, way = Browser(passage), way_out(name="kopio ä.zip")
    parts = [b"a" * 10, b"b" * (3 * PART), bytearray(b"c"), memoryview(b"d")]
    assert await given(passage, way, browser, lambda: writes(way, *parts))
    assert browser.got == b"".join(parts)
    assert browser.whole
    assert browser.headers[b"content-disposition"] == (
        b"attachment; filename*=UTF-8''kopio%20%C3%A4.zip"
    )
    assert browser.headers[b"cache-control"] == b"no-store"
    assert browser.headers[b"x-content-type-options"] == b"nosniff"


async def test_an_empty_file_goes_out_too(passage):
    browser, way = Browser(passage), way_out()
    assert await given(passage, way, browser, lambda: writes(way))
    assert (browser.status, browser.got, browser.whole) == (200, b"", True)


async def test_the_writer_waits_while_the_browser_takes_nothing(passage):
    browser, way, written = Browser(passage), way_out(), []

    def write():
        for n in range(40):
            way.write(bytes(PART))
            written.append(n)
        way.finish()

    browser.takes.clear()
    with passage.opened(way) as address:
        asking = asyncio.ensure_future(browser.ask(address))
        working = asyncio.ensure_future(asyncio.to_thread(write))
        await asyncio.sleep(0.3)
        assert len(written) <= PARTS + 2
        browser.takes.set()
        await working
        await asking
    assert await way.given
    assert len(browser.got) == 40 * PART


async def test_a_broken_download_is_told_to_the_writer(passage):
    browser, way = Browser(passage), way_out()

    def write():
        for n in range(200):
            if n == 10:
                way._loop.call_soon_threadsafe(browser.away.set)
            way.write(bytes(PART))
        way.finish()

    with pytest.raises(NotHandedOut):
        await given(passage, way, browser, write)
    assert not browser.whole
    assert await way.given is False


async def test_what_was_stopped_halfway_has_no_end(passage):
    browser, way = Browser(passage), way_out()
    with passage.opened(way) as address:
        asking = asyncio.ensure_future(browser.ask(address))
        await asyncio.to_thread(way.write, bytes(3 * PART))
        while not browser.got:  # noqa: ASYNC110 - a plain list
            await asyncio.sleep(0)
        way.break_off()
        await asking
    assert browser.status == 200
    assert not browser.whole


async def test_what_was_stopped_before_it_began_leaves_the_page_where_it_is(passage):
    browser, way = Browser(passage), way_out()
    with passage.opened(way) as address:
        asking = asyncio.ensure_future(browser.ask(address))
        await way.asked.wait()
        way.break_off()
        assert await asking == 204


async def test_a_stop_is_noticed_while_the_browser_takes_nothing(passage):
    def look():
        if stopped:
            raise Cancelled

    browser, stopped = Browser(passage), []
    way = way_out(look=look)
    browser.takes.clear()
    with passage.opened(way) as address:
        asking = asyncio.ensure_future(browser.ask(address))
        writing = asyncio.ensure_future(asyncio.to_thread(writes, way, *[bytes(PART)] * 40))
        await asyncio.sleep(0.1)
        stopped.append(True)
        with pytest.raises(Cancelled):
            await writing
        way.break_off()
        browser.takes.set()
        await asking
    assert not browser.whole


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {**OWN, "sec-fetch-site": "cross-site"}),
        ("GET", {**OWN, "origin": "http://evil.example"}),
        ("HEAD", {**OWN, "sec-fetch-site": "none"}),
        ("POST", {"host": HERE}),
    ],
)
async def test_nobody_else_takes_a_file(passage, method, headers):
    browser, way = Browser(passage), way_out()
    with passage.opened(way) as address:
        await browser.ask(address, method, headers=headers)
        assert browser.status in {204, 403}
        assert not way.asked.is_set()
        assert not way.given.done()


async def test_a_locked_folder_gives_nothing(passage):
    browser, way = Browser(passage), way_out(alive=lambda: False)
    with passage.opened(way) as address:
        assert await browser.ask(address) == 204
    assert await way.given is False
