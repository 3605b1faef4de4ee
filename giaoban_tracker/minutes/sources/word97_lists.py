"""Lists of Word 97–2003 documents: levels, their marks, and where a list starts again."""

from __future__ import annotations

import struct

from giaoban_tracker.minutes.sources.list_counting import LEVELS, CountedList, Level
from giaoban_tracker.minutes.sources.word97_file import WordFile

_LISTS, _USES = 73, 74
_FORMS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
    23: "bullet", 255: "none",
}  # fmt: skip
_MOST_LISTS = 5_000


class WordLists:
    """The lists of one document, asked for paragraph by paragraph in order."""

    def __init__(self, file: WordFile) -> None:
        lists = _lists(file)
        self._by_use: dict[int, CountedList] = {}
        self._starts: dict[tuple[int, int], int] = {}
        self._read_uses(file.part(_USES), lists)

    def mark(self, use: int, level: int) -> str:
        """The mark of a paragraph.

        Args:
            use: the number that the paragraph gives for its list, from 1; any other has no mark.
            level: from 0.
        """
        counted = self._by_use.get(use)
        if counted is None or level not in counted.levels:
            return ""
        start = self._starts.pop((use, level), None)
        if start is not None:
            counted.start_at(level, start)
        return counted.count(level)

    def _read_uses(self, part: bytes, lists: dict[int, CountedList]) -> None:
        if len(part) < 4:
            return
        count = min(struct.unpack_from("<I", part, 0)[0], _MOST_LISTS, (len(part) - 4) // 16)
        at = 4 + 16 * count
        for use in range(1, count + 1):
            identity, _, _, changes = struct.unpack_from("<iIIB", part, 4 + 16 * (use - 1))
            if identity in lists:
                self._by_use[use] = lists[identity]
            at += 4
            for _ in range(changes):
                if at + 8 > len(part):
                    return
                start, flags = struct.unpack_from("<iI", part, at)
                at += 8
                if flags & 0x20:
                    level, at = _level(part, at)
                    self._change(use, flags & 0xF, level)
                elif flags & 0x10:
                    self._starts[use, flags & 0xF] = start

    def _change(self, use: int, place: int, level: Level) -> None:
        """A use with a level of its own is a list apart."""
        shared = self._by_use.get(use)
        if shared is not None:
            self._by_use[use] = CountedList({**shared.levels, place: level})


def _lists(file: WordFile) -> dict[int, CountedList]:
    """The document's lists by identity; their levels stand behind the table that names them."""
    start, end = file.place_of(_LISTS)
    table = file.table
    if end - start < 2:
        return {}
    count = min(struct.unpack_from("<H", table, start)[0], _MOST_LISTS)
    heads = [struct.unpack_from("<i", table, start + 2 + 28 * number)[0] for number in range(count)]
    simple = [bool(table[start + 2 + 28 * number + 26] & 1) for number in range(count)]
    at = start + 2 + 28 * count
    lists: dict[int, CountedList] = {}
    for identity, is_simple in zip(heads, simple, strict=True):
        levels: dict[int, Level] = {}
        for place in range(1 if is_simple else LEVELS):
            levels[place], at = _level(table, at)
        lists[identity] = CountedList(levels)
    return lists


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level and where the next thing begins."""
    start, form, flags = struct.unpack_from("<iBB", table, at)
    characters, paragraph = table[at + 24], table[at + 25]
    at += 28 + characters + paragraph
    length = struct.unpack_from("<H", table, at)[0]
    mark = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(char) + 1}" if ord(char) < LEVELS else char for char in mark)
    level = Level(
        start, _FORMS.get(form, "decimal"), pattern, restarts=not flags & 0x08, plain_numbers=bool(flags & 0x04)
    )
    return level, at + 2 + 2 * length
