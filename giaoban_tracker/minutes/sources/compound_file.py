"""Compound files: the little file system in which Word and Excel kept their documents until 2003.

Source: Microsoft's published format [MS-CFB]. Chains of sectors may be made to run in circles; none is followed
further than the file has sectors.
"""

from __future__ import annotations

import struct
from array import array

from giaoban_tracker.minutes.sources.problems import FileProblem

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA
"""Numbers from here on end a chain or mark a sector that is none."""
_ENTRY_BYTES = 128
_STREAM = 2
_ROOT_ENTRY = 0
_MOST_ENTRIES = 20_000


class CompoundFile:
    """The streams of a compound file, by the names they have at its root."""

    def __init__(self, data: bytes) -> None:
        """Open a file.

        Raises:
            FileProblem: "damaged-file".
        """
        self._data = data
        try:
            self._open()
        except (struct.error, IndexError, ValueError):
            raise FileProblem("damaged-file") from None

    def stream(self, name: str) -> bytes | None:
        """The content of a stream at the root; None when there is none of that name.

        Raises:
            FileProblem: "damaged-file".
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        start, size = entry
        if size >= self._cutoff:
            return self._chain(start)[:size]
        return self._small_chain(start)[:size]

    def _open(self) -> None:
        head = self._data[:512]
        if head[:8] != _SIGNATURE or len(head) < 512:
            raise FileProblem("damaged-file")
        shift, small_shift = struct.unpack_from("<HH", head, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise FileProblem("damaged-file")
        self._sector_bytes = 1 << shift
        first_entry, _, self._cutoff, small_table, _, more, _ = struct.unpack_from("<IIIIIII", head, 48)
        self._table = self._read_table(list(struct.unpack_from("<109I", head, 76)), more)
        self._small_table = array("I", _whole(self._chain(small_table), 4)) if small_table < _LAST else array("I")
        self._entries = self._read_entries(self._chain(first_entry))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        return self._data[start : start + self._sector_bytes]

    def _read_table(self, places: list[int], more: int) -> array[int]:
        """The table that says which sector follows which; long files keep parts of its own list elsewhere."""
        sectors = len(self._data) // self._sector_bytes + 1
        for _ in range(sectors):
            if more >= _LAST:
                break
            listed = array("I", _whole(self._sector(more), 4))
            places += listed[:-1]
            more = listed[-1]
        table = array("I")
        for place in places[: sectors + 1]:
            if place < _LAST:
                table.frombytes(_whole(self._sector(place), 4))
        return table

    def _chain(self, number: int) -> bytes:
        parts = []
        for _ in range(len(self._table) + 1):
            if number >= len(self._table):
                break
            parts.append(self._sector(number))
            number = self._table[number]
        return b"".join(parts)

    def _small_chain(self, number: int) -> bytes:
        """Short streams share one long one, in pieces of 64 bytes."""
        parts = []
        for _ in range(len(self._small_table) + 1):
            if number >= len(self._small_table):
                break
            parts.append(self._shared[number * 64 : number * 64 + 64])
            number = self._small_table[number]
        return b"".join(parts)

    def _read_entries(self, folder: bytes) -> dict[str, tuple[int, int]]:
        """Start and size of the streams at the root; embedded objects have streams of the same names further in."""
        count = min(len(folder) // _ENTRY_BYTES, _MOST_ENTRIES)
        start, _, child = self._entry(folder, _ROOT_ENTRY)[1:4]
        self._shared = self._chain(start)
        found: dict[str, tuple[int, int]] = {}
        waiting, seen = [child], set()
        while waiting:
            number = waiting.pop()
            if number >= count or number in seen:
                continue
            seen.add(number)
            name, start, size, _, kind, left, right = self._entry(folder, number)
            if kind == _STREAM:
                found[name] = (start, size)
            waiting += (left, right)
        return found

    @staticmethod
    def _entry(folder: bytes, number: int) -> tuple[str, int, int, int, int, int, int]:
        """Name, first sector, size, first child, kind, left and right neighbour."""
        raw = folder[number * _ENTRY_BYTES : (number + 1) * _ENTRY_BYTES]
        length, kind, _, left, right, child = struct.unpack_from("<HBBIII", raw, 64)
        start, size = struct.unpack_from("<II", raw, 116)
        name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        return name, start, size, child, kind, left, right


def _whole(raw: bytes, unit: int) -> bytes:
    """Without a last piece that is cut."""
    return raw[: len(raw) // unit * unit]
