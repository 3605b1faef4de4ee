"""Folding text for search: 'đường' is found by 'duong', 'hoà' by 'hòa', whatever the case."""

from __future__ import annotations

import unicodedata

_D_BAR = str.maketrans("đĐ", "dd")


def folded(text: str) -> str:
    """The text without marks, đ as d, lower case, white space squeezed.

    Tone placement ('hoà', 'hòa') disappears with the marks. Offsets into the result mean nothing in `text`.
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return " ".join(bare.translate(_D_BAR).lower().split())
