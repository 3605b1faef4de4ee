"""Folding text for search: 'đường' is found by 'duong', 'hoà' by 'hòa', whatever the case."""

from __future__ import annotations

import unicodedata


class _Folds(dict[int, str]):
    """What each character folds to, worked out when it first occurs."""

    def __missing__(self, code: int) -> str:
        bare = "".join(char for char in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(char))
        self[code] = bare.replace("đ", "d").replace("Đ", "d").lower()
        return self[code]


_FOLDS = _Folds()


def folded(text: str) -> str:
    """The text without marks, đ as d, lower case, white space squeezed.

    Tone placement ('hoà', 'hòa') disappears with the marks. Offsets into the result mean nothing in `text`.
    """
    return " ".join(text.translate(_FOLDS).split())
