"""Keys by which an engine that knows no Vietnamese puts texts in Vietnamese order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries."""

_CODE_DIGITS = 10


class _Weights(dict[str, tuple[str, str]]):
    """A letter's place in the alphabet and its tone, both as one character; what is no letter is a space."""

    def __missing__(self, char: str) -> tuple[str, str]:
        parts = unicodedata.normalize("NFD", char.lower())
        tone = next((str(place) for place, mark in enumerate(_TONES, 1) if mark in parts), "0")
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        place = _ALPHABET.find(bare) if len(bare) == 1 else -1
        self[char] = (chr(ord("0") + place), tone) if place >= 0 else (" ", "0")
        return self[char]


_WEIGHTS = _Weights()


@lru_cache(maxsize=4096)
def text_key(text: str, length: int = 40) -> str:
    """A key that sorts by letters (a ă â … d đ …), then by tones; other signs count as a space, case never.

    Args:
        text: NFC.
        length: how many characters count; texts that agree so far are equal.
    """
    weights = [_WEIGHTS[char] for char in islice(text, length)]
    letters = " ".join("".join(weight[0] for weight in weights).split())
    tones = "".join(weight[1] for weight in weights if weight[0] != " ").rstrip("0")
    # The tab sorts before the space, so that the shorter of two texts comes first.
    return f"{letters}\t{tones}"


@lru_cache(maxsize=4096)
def code_key(code: str) -> str:
    """A key that sorts codes by their numbers and finds them in any case: 'NV-17' and 'nv-017' are the same."""
    return re.sub(r"\d+", lambda digits: digits[0].lstrip("0").zfill(_CODE_DIGITS), code.strip().lower())
