"""Lines of minutes and their list marks: "II.", "1.2.", "a)", "1/", "-", "•"; knows nothing of what the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.minutes.plain import PlainText


class Mark(StrEnum):
    """The kind of list mark before a line; lines of one kind under one heading are siblings."""

    NONE = ""
    PART = "Phần"
    ROMAN = "I."
    CAPITAL = "A."
    NUMBER = "1."
    PAIR = "1.1"
    TRIPLE = "1.1.1"
    LETTER = "a)"
    ORDINAL = "thứ nhất"
    BRACKET = "(1)"
    SLASH = "1/"
    FLOWER = "◆"
    ARROW = "➤"
    DASH = "-"
    STAR = "*"
    PLUS = "+"
    BULLET = "•"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the minutes.

    Attributes:
        start: where its words begin in the plain text, after any list mark.
        end: where its words end.
        mark: the kind of its list mark.
        row: where the line itself begins, its mark included.
    """

    start: int
    end: int
    mark: Mark
    row: int


_DOTS = "•▪◦·●■□✓✔○§⁃∙◉◎▫☐☑☒❑❒✅\uf0a7\uf0b7\uf0d8\uf0fc\uf076\uf02d\uf06e"
"""Dots, boxes and ticks, the last ones as Word's symbol letters leave them in plain text."""
_TEN = "(?:một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười)"
_NTH = "(?:nhất|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    (Mark.PART, re.compile(rf"(?:phần (?:thứ )?(?:[ivx]+|\d+|{_NTH})|điều \d+(?=[.:]))\b[.:]?\s*", re.IGNORECASE)),
    (Mark.ROMAN, re.compile(r"[IVX]{1,5}(?:\s?[.)/:]\s*|\s?[-–]\s+|\.\s*)(?=\S)")),
    (Mark.TRIPLE, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}[.)]?\s+(?=\D)")),
    (Mark.PAIR, re.compile(r"\d{1,2}\.\d{1,2}(?:[.)]\s*|\s+)(?=[^\d\s])")),
    (Mark.BRACKET, re.compile(r"\(\d{1,2}\)\s*(?=\S)")),
    (Mark.SLASH, re.compile(r"\d{1,2}\s?/\s*(?=[^\d\s])")),
    (
        Mark.NUMBER,
        re.compile(
            r"\d{1,2}(?:\s?[.)]|-(?=\D)|,(?! ?\d))\s*(?=[^\d\s])|\d{1,2}\s?\.\s+(?=\d)|(?:Câu|Mục|Việc) \d{1,2}[.:)]\s*"
        ),
    ),
    (Mark.ORDINAL, re.compile(rf"(?:{_TEN} là|(?:việc )?thứ {_NTH})(?:[,:]| là,?)?\s+", re.IGNORECASE)),
    (Mark.LETTER, re.compile(r"\(?[a-zđ]\s?[.)/]\s*(?=\S)|[a-zđ]\s?\)\s*")),
    (Mark.CAPITAL, re.compile(r"[A-HĐ]\s?[.)/]\s*(?=[^\W\d](?:[^\W\d]| |/))")),
    (Mark.DASH, re.compile(r"[-–—]\s*(?=[^\s-])")),
    (Mark.STAR, re.compile(r"\*+\s*(?=[^\s*])")),
    (Mark.PLUS, re.compile(r"\+\s*(?=\S)")),
    (Mark.FLOWER, re.compile(r"[❖✦✧★☆◆◇◈♦◊⬥❋✤✽⭐📌🔶🔷🔸🔹]\uFE0F?\s*(?=\S)")),
    (Mark.ARROW, re.compile(r"[➢➤→►▶➔⇒➜➨▸‣👉]\uFE0F?\s*(?=\S)")),
    (Mark.BULLET, re.compile(rf"[{_DOTS}]\uFE0F?\s*(?=\S)")),
)


def read_lines(plain: PlainText) -> Iterator[Line]:
    """The lines that hold words, in order."""
    at = 0
    for raw in plain.text.split("\n"):
        row = at + len(raw) - len(raw.lstrip())
        end = at + len(raw.rstrip())
        at += len(raw) + 1
        if row < end:
            yield _marked(plain.text, row, end)


def _marked(text: str, row: int, end: int) -> Line:
    for mark, pattern in _MARKS:
        found = pattern.match(text, row, end)
        if found and found.end() < end and not _is_word(mark, text, row, found.end()):
            return Line(found.end(), end, mark, row)
    return Line(row, end, Mark.NONE, row)


def _is_word(mark: Mark, text: str, row: int, start: int) -> bool:
    """Whether what looks like a mark is an abbreviation: 'P.GD&ĐT', 'Đ/c', 'C.an', 'đ/c'."""
    if mark is Mark.CAPITAL:
        return text[row:start].endswith("/") or not text[start].isupper()
    if mark is Mark.LETTER:
        return text[row : row + 3].lower() == "đ/c" or (text[row] == "p" and text[row + 1] == ".")
    return False
