"""Dress Flet's start page: its language, a neutral title, a strict policy, accessibility on.

Knows bytes and headers of one page; opens nothing and decides nothing about who may ask.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from html import escape
from typing import Any

from app.views.page_scripts import SCRIPT

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
BASIC = [
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Say what is served: files, neutral window title, language of the page."""

    assets_dir: str
    title: str
    language: str = "fi"
    direction: str = "ltr"


def policy(html: bytes, authority: str) -> str:
    """Return a policy allowing this page's own inline scripts and nothing outside."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"
        for script in _INLINE.findall(html)
    )
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' blob: {hashes}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob: ws://{authority}",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )


def dressed(html: bytes, site: Site) -> bytes:
    """Return Flet's start page with language, neutral title and accessibility on."""
    script = f"<script>{SCRIPT}</script></body>".encode()
    root = f'<html lang="{escape(site.language)}" dir="{escape(site.direction)}">'
    title = f"<title>{escape(site.title)}</title>"
    html = html.replace(b"<html>", root.encode(), 1)
    html = re.sub(rb"<title>.*?</title>", title.encode(), html)
    # Flutter mirrors its own pages and places each node of the tree from the left.
    html = html.replace(b"<body>", b'<body style="direction: ltr">', 1)
    return html.replace(b"</body>", script, 1)


def protected(send: Send, site: Site, authority: str) -> Send:
    """Return a sender that adds protective headers and dresses the start page."""
    start: Message = {}
    body = b""

    async def sending(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start":
            start = message
            if not _is_html(message):
                message["headers"] = [*message["headers"], *BASIC]
                await send(message)
        elif not _is_html(start):
            await send(message)
        else:
            body += message.get("body", b"")
            if not message.get("more_body"):
                page = dressed(body, site)
                await _send_page(start, page, send, authority)

    return sending


async def _send_page(start: Message, page: bytes, send: Send, authority: str) -> None:
    kept = [header for header in start["headers"] if header[0] == b"content-type"]
    start["headers"] = [
        *kept,
        *BASIC,
        (b"content-length", str(len(page)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", policy(page, authority).encode()),
    ]
    await send(start)
    await send({"type": "http.response.body", "body": page})


def _is_html(start: Message) -> bool:
    return any(
        name == b"content-type" and value.startswith(b"text/html")
        for name, value in start["headers"]
    )
