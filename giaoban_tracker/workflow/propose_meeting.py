"""Propose a meeting's particulars: title, day, bloc, document number and day of issue, from the minutes' own words.

Nothing is stored, and nothing is made up: what the words do not give stays empty, and the day falls back to today with
a mark that it is only assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from giaoban_tracker.domain.identity import BlocId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.unit import Bloc
from giaoban_tracker.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class ProposedMeeting:
    """A meeting as the minutes describe it.

    Attributes:
        day_found: whether the words name the day of the meeting; False when today stands in for it.
    """

    terms: MeetingTerms
    day_found: bool


_HEAD_CHARACTERS = 3000
_HEAD_LINES = 25
_TITLE_WORDS = 30
_DAY = re.compile(
    r"ngày\s+(?P<d>\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<m>\d{1,2})\s*(?:[/.-]|\s+năm\s+)\s*(?P<y>\d{4})",
    re.IGNORECASE,
)
_OF_THE_MEETING = re.compile(r"giao\s+ban|hội\s+nghị|cuộc\s+họp|buổi\s+họp|họp|chủ\s+trì|kết\s+luận", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|\s)Số\s*:\s*(?P<number>\d[\w./-]*)", re.IGNORECASE)
_ALWAYS_LARGE = re.compile(r"ubnd|ubmttq|[ivx]+(?:/\d+)?|[^aeiouy\W\d_]{2,}")
"""Folded words that stay in capitals: 'UBND', Roman numbers, and what has no vowel and so is an abbreviation."""
_EDGES = "\ufeff .,;:"
_NO_LETTER = re.compile(r"[\W_]+")


def propose_meeting(desk: Desk, text: str, name: str) -> ProposedMeeting:
    """What the minutes say about their meeting.

    Args:
        name: the file's name, which stands in where the text has no title; empty when they were pasted.
    """
    with desk.ledger.reading() as book:
        blocs = book.blocs()
    head = text[:_HEAD_CHARACTERS]
    lines = [" ".join(line.split()) for line in head.splitlines()[: 4 * _HEAD_LINES]]
    lines = [line for line in lines if line.strip("\ufeff ")][:_HEAD_LINES]
    issued = _issue_day(lines)
    held = _meeting_day(lines)
    title = _title(lines) or PurePath(name).stem
    terms = MeetingTerms(
        title=title,
        held_on=held or issued or desk.today,
        bloc=_bloc(f"{title}\n{head[:600]}", blocs),
        document=_document(lines),
        issued_on=issued,
        minutes_name=name,
    )
    return ProposedMeeting(terms, day_found=held is not None)


def _title(lines: Sequence[str]) -> str:
    """1. the first line that speaks of the briefing and is short enough for a title; 2. the first line, if short."""
    short = [line for line in lines if len(line.split()) <= _TITLE_WORDS]
    about = [line for line in short if "giao ban" in folded(line) and not _DAY.match(line)]
    first = lines[:1] if lines[:1] == short[:1] else []
    for line in [*about, *first]:
        title = _spoken(line.strip(_EDGES))
        before = lines.index(line) - 1
        # 'BÀI PHÁT BIỂU' on a line of its own, 'của đồng chí … tại hội nghị giao ban' on the next.
        return f"{_spoken(lines[before].strip(_EDGES))} {title}" if title[:1].islower() and before >= 0 else title
    return ""


def _spoken(line: str) -> str:
    """A heading in capitals as a title is written: abbreviations and Roman numbers stay large."""
    if not line.isupper():
        return line
    words = [word if _ALWAYS_LARGE.fullmatch(folded(word.strip(",.;:()"))) else word.lower() for word in line.split()]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _days(line: str) -> Iterator[tuple[date, re.Match[str]]]:
    for found in _DAY.finditer(line):
        try:
            yield date(int(found["y"]), int(found["m"]), int(found["d"])), found
        except ValueError:
            continue


def _meeting_day(lines: Sequence[str]) -> date | None:
    """The first full day in a line that speaks of the meeting; the place-and-day line of a notice is not one."""
    for line in lines:
        if _NUMBER.search(line) or not _OF_THE_MEETING.search(line):
            continue
        for day, _ in _days(line):
            return day
    return None


def _issue_day(lines: Sequence[str]) -> date | None:
    """The day in the line of place and day: 'Phú Thuận, ngày 02 tháng 7 năm 2019', at the line's end."""
    for line in lines[:12]:
        for day, found in _days(line):
            before = line[: found.start()].rstrip()
            if before.endswith(",") and found.end() >= len(line.rstrip(".")) and not _OF_THE_MEETING.search(before):
                return day
    return None


def _document(lines: Sequence[str]) -> str:
    for line in lines[:12]:
        found = _NUMBER.search(line)
        if found:
            return found["number"].rstrip(".-/")
    return ""


def _bloc(head: str, blocs: Sequence[Bloc]) -> BlocId | None:
    """The one bloc whose name the head gives; None when it names none or several."""
    words = f" {_NO_LETTER.sub(' ', folded(head))} "
    named = [bloc.id for bloc in blocs if f" khoi {_NO_LETTER.sub(' ', folded(bloc.name)).strip()} " in words]
    return named[0] if len(named) == 1 else None
