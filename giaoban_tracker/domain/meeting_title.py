"""What the next meeting of a row is called: the same words, the period in them one further on."""

from __future__ import annotations

import re

from giaoban_tracker.domain.periods import ROMAN, following, period_words

_QUARTER = re.compile(r"\b(quý)\s+(IV|III|II|I|[1-4])(\s*/\s*|\s+năm\s+|[-–\s]+)(\d{4})\b", re.IGNORECASE)
_MONTH = re.compile(r"\b(tháng)\s+(\d{1,2})(\s*/\s*|\s+năm\s+)(\d{4})\b", re.IGNORECASE)
_WEEK = re.compile(r"\b(tuần)(?:\s+thứ)?\s+(\d{1,2})(\s*/\s*|\s+năm\s+)(\d{4})\b", re.IGNORECASE)
_LAST_MONTH = 12


def following_title(title: str) -> str:
    """The title with its period moved on, "quý II/2017" to "quý III/2017"; the title itself when it names none."""
    for pattern, key_of in ((_QUARTER, _quarter), (_MONTH, _month), (_WEEK, _week)):
        found = pattern.search(title)
        key = key_of(found[2], found[4]) if found is not None else ""
        words = period_words(following(key)) if key else ""
        if found is not None and "/" in words:
            # "quý III/2018": the number and the year of the period that follows, in the title's own way of writing.
            part, year = words.partition(" ")[2].split("/")
            return f"{title[: found.start()]}{found[1]} {_like(found[2], part)}{found[3]}{year}{title[found.end() :]}"
    return title


def _quarter(part: str, year: str) -> str:
    number = int(part) if part.isdecimal() else ROMAN.index(part.upper()) + 1
    return f"{year}-Q{number}"


def _month(part: str, year: str) -> str:
    return f"{year}-{int(part):02d}" if 1 <= int(part) <= _LAST_MONTH else ""


def _week(part: str, year: str) -> str:
    return f"{year}-W{int(part):02d}"


def _like(former: str, part: str) -> str:
    """A number written as the former one was: Roman or Arabic, with a leading zero or without."""
    if former.isdecimal():
        plain = str(ROMAN.index(part) + 1) if part in ROMAN else str(int(part))
        return plain.zfill(len(former)) if former.startswith("0") else plain
    return part
