"""Numbers in words, as speech and its transcripts give days and terms: 'ba mươi mốt', 'hăm ba', 'mười lăm'."""

from __future__ import annotations

import re

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_LAST = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|tám|chín)"
_FIRST = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
WORDS = rf"(?:{_FIRST} (?:mươi|chục)(?: {_LAST}(?!\w))?|(?:hăm|mười)(?: {_LAST}(?!\w))?|{_FIRST})"
"""One to ninety-nine in words."""
NUMBER = rf"(?:\d{{1,3}}|{WORDS})"
MONTH_WORDS = (
    r"(?:mười hai|mười một|mười|hai|ba|tư|bốn|năm(?! (?:\d|nay|này|sau|tới|ngoái))|sáu|bảy|tám|chín)"
    r"(?! (?:lần|buổi|ngày|đợt|kỳ|cuộc|người|xã|tỷ|triệu|phần|việc))(?!\w)"
)
"""Months as they are said; the first is 'Giêng' and the twelfth of the moon's year 'Chạp'."""
_TENS = re.compile(r"mươi|chục")


def number_of(words: str) -> int:
    """The number that digits or words of `NUMBER` or `MONTH_WORDS` give: 'hai mươi ba' is 23."""
    if words.isdigit():
        return int(words)
    first, *rest = [word for word in words.split() if not _TENS.fullmatch(word)]
    if first in ("mười", "hăm"):
        return (10 if first == "mười" else 20) + (_ONES[rest[0]] if rest else 0)
    if _TENS.search(words):
        return _ONES[first] * 10 + (_ONES[rest[0]] if rest else 0)
    return _ONES[first]
