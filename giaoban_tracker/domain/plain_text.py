"""What a text may hold once it is written down for good: letters, tabs and line feeds, and not too many of them.

A fact is never changed, and a package takes no control characters: one that came along from Word or a terminal would
keep everything written after it from ever being sent. So they go before a fact is written, never after.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any, TypeVar

MAX_TEXT = 10_000
"""Characters of one text."""
MAX_TOGETHER = 16_000
"""Characters of all texts of a fact that surely fit into it; of most letters, which are shorter, more do."""
MAX_NAME = 300
"""Characters of the name of whoever writes."""

# Unicode's Cc but for tab and line feed: nobody types them, and a printer, a terminal or a sheet may obey them.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What is not seen or turns round what is seen; a name may hold none of it.
UNSEEN = re.compile(r"[\t\n\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Word's line in a paragraph, a page's end, Unicode's next line: they part lines.
_LINES = re.compile("\r\n|[\r\x0b\x0c\x85]")
_TURNING = re.compile(r"[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]")

Value = TypeVar("Value")


def plain(text: str) -> str:
    """A text without control characters and halves of letters; what parted lines parts them still."""
    if _NOT_WRITTEN.search(text) is None:
        return text
    return _NOT_WRITTEN.sub("", _LINES.sub("\n", text))


def plain_name(name: str) -> str:
    """The name of whoever writes, on one line and with nothing in it that is not seen."""
    return UNSEEN.sub("", plain(name.replace("\t", " ").replace("\n", " ")))[:MAX_NAME]


def made_plain(value: Value) -> Value:
    """A value with every text in it made plain; the same one where all are."""
    made: Any = value
    if isinstance(value, str):
        made = plain(value)
    elif isinstance(value, tuple):
        made = tuple(made_plain(item) for item in value)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value) if field.init]
        made = dataclasses.replace(value, **{name: made_plain(getattr(value, name)) for name in fields})
    return made if made != value else value


def texts_of(value: object) -> Iterator[str]:
    """Every text in a value, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))


def isolated(text: str) -> str:
    """A text that turns nothing round but itself where it is shown among other words.

    What was written from right to left, or asks for that, stands between an isolate and its end (FSI, PDI); what it
    leaves open is closed with it.
    """
    return f"\u2068{text}\u2069" if _TURNING.search(text) else text
