"""Keys by which an engine that knows no Vietnamese puts texts in Vietnamese order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(ord("0") + place) for place, letter in enumerate(_ALPHABET)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries."""

_CODE_DIGITS = 10


@lru_cache(maxsize=4096)
def text_key(text: str, length: int = 40) -> str:
    """A key that sorts by letters (a ă â … d đ …), then by tones; other signs count as a space, case never.

    Args:
        length: how many letters count; texts that agree so far are equal.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        base, tone = _without_tone(char)
        rank = _RANK.get(base, " ")
        if rank != " " or (letters and letters[-1] != " "):
            letters.append(rank)
            tones.append(tone)
        if len(letters) == length:
            break
    return "".join(letters).rstrip() + "!" + "".join(tones).rstrip("0")


def code_key(code: str) -> str:
    """A key that sorts codes by their numbers and finds them in any case: 'NV-17' and 'nv-017' are the same."""
    return re.sub(r"\d+", lambda digits: digits[0].lstrip("0").zfill(_CODE_DIGITS), code.strip().lower())


def _without_tone(char: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((str(place) for place, mark in enumerate(_TONES, 1) if mark in parts), "0")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone
