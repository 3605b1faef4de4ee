"""When two lines on paper are one paragraph: soft breaks in Word and web pages, line ends in a PDF."""

from __future__ import annotations

import re

_ENDS = tuple('.:;!?…"”')
_ENDS_IN_HYPHEN = re.compile(r"[^\W_]-$|\d/$")
_DAY = re.compile(r"\(?\d{1,2}/\d{1,2}(?:/\d{4})?")
_LIST_MARK = re.compile(r"(?:[-–—•*▪◦●■+➢❖✓]\s|\(?\d{1,2}[.)/]\s?|\d{1,2}\.\d|\(?[a-zđ][.)]\s|[IVX]{1,5}[.)]\s)")


def starts_item(line: str) -> bool:
    """Whether a line begins with a list mark ('1.', 'a)', '-', 'II.')."""
    return _LIST_MARK.match(line.lstrip()) is not None


def goes_on(line: str, following: str) -> bool:
    """Whether a sentence goes on in the following line.

    It does when the line does not end like a sentence and the following one begins with a small letter, a bracket or
    a number, and with no list mark.
    """
    before, after = line.rstrip(), following.lstrip()
    if not before or not after or before.endswith(_ENDS) or starts_item(after):
        return False
    return before.endswith((",", "-", "–", "(")) or after[0].islower() or after[0] in "(&,;"


def is_cut_between(line: str, following: str) -> bool:
    """Whether the end of a line of print cuts a word or a date ('QĐ-' and 'UBND', '20/10/20' and '22')."""
    if _ENDS_IN_HYPHEN.search(line):
        return True
    return _DAY.fullmatch(line.rsplit(" ", 1)[-1] + following.split(" ", 1)[0].rstrip(".,;)")) is not None


def join_lines(lines: list[str]) -> list[str]:
    """Lines between soft breaks as paragraphs, in order; empty lines are left out."""
    joined: list[list[str]] = []
    for line in lines:
        words = line.strip()
        if not words:
            continue
        if joined and goes_on(joined[-1][-1], words):
            joined[-1].append(words)
        else:
            joined.append([words])
    return [" ".join(parts) for parts in joined]
