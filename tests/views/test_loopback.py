"""Check the browser mode's guard without a browser."""

import asyncio
import socket
from dataclasses import replace

import pytest

from app.errors.start import PortTaken
from app.views.dressing import Site, dressed, policy
from app.views.loopback import LOOPBACK, LocalOnly, Serving, serve
from app.views.page_scripts import SCRIPT

HERE = "127.0.0.1:5000"
SITE = Site(assets_dir="", title="Muistio", language="fi")
PAGE = b"<html><head><title>Flet</title><script>go()</script></head><body></body></html>"


async def inner(scope, _receive, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"content-type", b"text/html"), (b"content-length", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for part in (PAGE[:30], PAGE[30:]):
        more = part == PAGE[:30]
        await send({"type": "http.response.body", "body": part, "more_body": more})


async def ask(kind, **headers):
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {}

    scope = {
        "type": kind,
        "path": "/",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    await LocalOnly(inner, HERE, SITE)(scope, receive, send)
    return sent


@pytest.mark.parametrize(
    ("kind", "headers", "let_through"),
    [
        ("http", {"host": HERE}, True),
        ("http", {"host": "evil.example"}, False),
        ("http", {"host": "127.0.0.1:80"}, False),
        ("http", {"host": HERE, "origin": "http://evil.example"}, False),
        ("websocket", {"host": HERE, "origin": f"http://{HERE}"}, True),
        ("websocket", {"host": HERE, "origin": "http://evil.example"}, False),
        ("websocket", {"host": HERE, "origin": "null"}, False),
        ("websocket", {"host": HERE}, False),
        ("websocket", {"host": "evil.example", "origin": "http://evil.example"}, False),
    ],
)
async def test_only_the_own_browser_is_let_through(kind, headers, let_through):
    first = (await ask(kind, **headers))[0]
    accepted = first.get("status") == 200 or first["type"] == "websocket.accept"
    assert accepted == let_through


async def test_the_page_is_dressed_and_its_length_is_right():
    start, body = await ask("http", host=HERE)
    headers = dict(start["headers"])
    assert b'<html lang="fi" dir="ltr">' in body["body"]
    assert b"<title>Muistio</title>" in body["body"]
    assert b'<body style="direction: ltr">' in body["body"]  # else a mirrored tree lies aside
    assert SCRIPT.encode() in body["body"]
    assert int(headers[b"content-length"]) == len(body["body"])
    assert headers[b"cache-control"] == b"no-store"


def test_the_policy_allows_no_other_inline_script():
    words = policy(dressed(PAGE, SITE), HERE)
    scripts = next(part for part in words.split("; ") if part.startswith("script-src"))
    assert scripts.count("'sha256-") == 2
    assert "unsafe-inline" not in scripts
    assert "default-src 'none'" in words


def served(how, main=lambda page: None):
    """Serve until idle, and return the address that was told."""
    told = []
    serve(main, SITE, replace(how, announce=told.append))
    return told[0]


def test_the_server_ends_when_no_tab_has_been_open_for_a_while():
    address = served(Serving(announce=print, idle_s=0.1))
    assert address.startswith("http://127.0.0.1:")


def test_each_start_has_a_path_nobody_can_guess():
    paths = {served(Serving(announce=print, idle_s=0.05)).split("/")[3] for _ in range(2)}
    assert len(paths) == 2
    assert all(len(path) >= 20 for path in paths)


def test_only_this_machine_can_connect():
    """Another address of the same machine, as a neighbour would use, is not served."""
    tried = []

    def look(url):
        port = int(url.split(":")[2].partition("/")[0])
        for host in ("127.0.0.1", "127.0.0.2"):
            with socket.socket() as client:
                tried.append(client.connect_ex((host, port)) == 0)

    serve(lambda page: None, SITE, Serving(announce=look, idle_s=0.05))
    assert tried == [True, False]


def test_a_taken_port_is_an_error_and_not_another_port():
    with socket.create_server((LOOPBACK, 0)) as taken, pytest.raises(PortTaken):
        serve(print, SITE, Serving(announce=print, port=taken.getsockname()[1]))


async def test_a_tab_counts_only_while_its_browser_is_there():
    gone, done = asyncio.Event(), asyncio.Event()

    async def lingering(_scope, receive, _send):
        await receive()
        gone.set()
        await done.wait()  # as Flet's sending side does for a half-open tab

    async def receive():
        return {"type": "websocket.disconnect"}

    async def send(_message):
        pass

    guard = LocalOnly(lingering, HERE, SITE)
    headers = [(b"host", HERE.encode()), (b"origin", f"http://{HERE}".encode())]
    scope = {"type": "websocket", "headers": headers}
    task = asyncio.create_task(guard(scope, receive, send))
    await gone.wait()
    assert guard.quiet_for() > 0
    assert not task.done()
    done.set()
    await task


async def test_quiet_time_starts_before_the_first_tab():
    guard = LocalOnly(inner, HERE, SITE)
    first = guard.quiet_for()
    assert guard.quiet_for() > first >= 0
