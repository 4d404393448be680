"""Write the recovery card as a page to print: no script, nothing fetched, a neutral title."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from app.i18n import Words

_STYLE = """
body { font: 16pt/1.5 sans-serif; color: #000; background: #fff; margin: 2cm; }
ol { columns: 3; padding: 0 0 0 1.6em; border: 2px solid #000; border-radius: 10px;
  padding: .8em .8em .8em 2.4em; font-size: 20pt; }
li { font-family: monospace; font-weight: bold; padding: .2em 0 .2em .3em; }
li::marker { font: 12pt sans-serif; }
@media (max-width: 40em) { ol { columns: 1; } }
"""


def page_to_print(groups: Sequence[str], words: Words) -> bytes:
    """Return the page; it says what to do with the card, not whose it is."""
    items = "".join(f"<li>{escape(group)}</li>" for group in groups)
    lines = (
        words._("If you forget your passphrase, this card opens your folder."),
        words._("Keep this paper in a safe place, apart from the device."),
        words._("When the page is printed, delete the file."),
    )
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    title = escape(words._("Recovery card"))
    return (
        f'<!doctype html><html lang="{words.language.flutter}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{title}</h1><ol>{items}</ol>{told}</main></body></html>"
    ).encode()
