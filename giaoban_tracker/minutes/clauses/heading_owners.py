"""Owners in headings: 'Phòng Nội vụ; Công an huyện', 'Giao Phòng Y tế:', and a whole family of headings that are units.

A name without its kind ('Tài chính - Kế toán') may be a topic as well as an officer; beside headings of the same mark
that are plainly bodies ('Công an + Quân sự', 'Văn phòng - Thống kê') it is one of those who are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from giaoban_tracker.minutes.layout.lines import Line, Mark
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_ADDRESSES = re.compile(
    r"(?:(?:bảng|biểu|phụ lục) (?:số )?\w{1,3}[.:]? )?"
    r"(?:(?:các |những )?(?:việc|nhiệm vụ|công việc|phần việc|đầu việc) )?"
    r"(?:giao(?! ban)(?: cho)?|của|dành cho|yêu cầu|đề nghị|đối với|về phía|phía) "
)
_LABEL = re.compile(r"[^:.;]{2,70}(?=: |:?$)")
_PARTS = (Mark.PART, Mark.ROMAN, Mark.CAPITAL, Mark.NONE)
_LONG_TAIL = 60
_LEAST_OF_A_FAMILY = 3


class HeadingOwners:
    """Reads the owners that headings of one text name."""

    def __init__(self, plain: PlainText, owners: OwnerReader) -> None:
        self._plain = plain
        self._owners = owners
        self._families: dict[int, Owners] = {}

    def note_families(self, lines: Iterable[Line]) -> None:
        """Look for marks under which every line is labelled with a unit, part by part."""
        inside: list[Line] = []
        for line in lines:
            if line.mark in _PARTS:
                self._note(inside)
                inside = []
            else:
                inside.append(line)
        self._note(inside)

    def of(self, line: Line) -> Owners | None:
        """Whom a heading names; None when nobody, or when it says too much besides."""
        low = self._plain.low
        given = _ADDRESSES.match(low, line.start)
        named = self._families.get(line.start) or self._several(given.end() if given else line.start, bare=bool(given))
        if named is None and low[line.end - 1] == ":":
            alone = self._owners.read(line.start, bare=True)  # 'Văn hóa:'
            named = alone if alone is not None and alone.end >= line.end - 1 and len(alone.units) == 1 else None
        if named and named.end <= line.end and (named.units or named.unknown or named.is_all):
            return named if line.end - named.end < _LONG_TAIL else None
        return None

    def is_alone(self, line: Line) -> bool:
        """Whether a line is nothing but units."""
        named = self._families.get(line.start) or self._several(line.start, bare=True)
        return named is not None and bool(named.units) and named.end >= line.end - 1

    def _several(self, at: int, *, bare: bool) -> Owners | None:
        """Owners set apart by semicolons too: 'Phòng Nội vụ; Công an huyện'."""
        whole = self._owners.read(at, bare=bare)
        while whole is not None and self._plain.low.startswith("; ", whole.end):
            more = self._owners.read(whole.end + 2, bare=True)
            if more is None or not more.units:
                break
            whole = replace(whole, end=more.end, lead=whole.lead + more.lead)
        return whole

    def _note(self, lines: list[Line]) -> None:
        for mark in {line.mark for line in lines}:
            read = [(line, self._label(line)) for line in lines if line.mark is mark]
            named = [(line, owners) for line, owners in read if owners is not None]
            if len(named) < _LEAST_OF_A_FAMILY or len(named) < len(read):
                continue
            if any(self._is_plainly_a_body(line, owners) for line, owners in named):
                self._families |= {line.start: owners for line, owners in named}

    def _label(self, line: Line) -> Owners | None:
        """The units that a line's label is made of; None when it is made of anything else."""
        label = _LABEL.match(self._plain.low, line.start, line.end)
        named = self._owners.read(line.start, bare=True) if label else None
        return named if named is not None and label is not None and named.units and named.end == label.end() else None

    def _is_plainly_a_body(self, line: Line, owners: Owners) -> bool:
        plain = self._owners.read(line.start)
        return plain is not None and bool(plain.units) and plain.units[0] == owners.units[0]
