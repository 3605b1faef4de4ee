"""An .xlsx file as grids of values: through the gate, past openpyxl, letters of the years before Unicode converted.

Formulas give the value that Excel saved last; nothing is run, no link is followed.
"""

from __future__ import annotations

import datetime
import io
import unicodedata
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.minutes.sheet.grid import CellValue, Grid, Place
from giaoban_tracker.minutes.sheet.scan import MOST_ROWS, Scan, scan
from giaoban_tracker.minutes.sources.archive import MEGABYTE, Archive, Limits
from giaoban_tracker.minutes.sources.code_pages import script_of
from giaoban_tracker.minutes.sources.disk import read_file
from giaoban_tracker.minutes.sources.kinds import Kind, Obstacle, kind_of
from giaoban_tracker.minutes.sources.letters import Script, font_letters, to_unicode
from giaoban_tracker.minutes.sources.problems import FileProblem
from giaoban_tracker.minutes.sources.reading import by_font
from giaoban_tracker.minutes.sources.syllables import has_vietnamese_letters

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # type: ignore[import-untyped]

# A list of 20,000 tasks in 25 columns takes 30 MB unpacked; it is read tag by tag, so that tags take no memory.
_LIMITS = Limits(parts=1_000, part_bytes=64 * MEGABYTE, total_bytes=128 * MEGABYTE, tags=6_000_000)
# What openpyxl raises over parts that are no workbook; it has no error of its own for them.
_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError, EOFError, OSError, RuntimeError,
    SyntaxError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DROPPED = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
"""What cannot be seen and would make two equal texts differ. The soft hyphen is no such: in TCVN3 it is ư."""
_SAMPLE_CELLS = 2_000
HEAD_ROWS = 40
"""Headings stand below a letterhead, never so far down."""


class SheetFile:
    """A workbook whose sheets are read when they are wanted; what heads them is known at once.

    Attributes:
        heads: the first rows of every visible sheet that holds anything, in order; never empty.
    """

    def __init__(self, name: str, data: bytes) -> None:
        """Open the workbook.

        Raises:
            FileProblem: as `open_sheet_file`, without the name.
        """
        self._name = name
        self._scans = _scanned(data)
        self._whole: dict[str, Grid] = {}
        try:
            self._book = _opened(data)
            self._looks = _looks(self._book)
            self.heads = tuple(
                _grid(sheet, found, self._looks, HEAD_ROWS)
                for sheet in self._book.worksheets
                if sheet.sheet_state == "visible" and (found := self._scan(sheet)) is not None
            )
        except _BROKEN as error:
            raise FileProblem("damaged-file") from error
        if not any(map(_holds_anything, self.heads)) and not any(
            _holds_anything(self.grid(name)) for name in self.names
        ):
            raise FileProblem("empty-file")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sheets, in order."""
        return tuple(head.name for head in self.heads)

    def grid(self, name: str) -> Grid:
        """A whole sheet by its name, which must be one of `heads`; read once.

        Raises:
            Unreadable: "damaged-file", with `name` and `kind`.
        """
        if name not in self._whole:
            sheet = self._book[name]
            found = self._scan(sheet)
            try:
                self._whole[name] = _grid(sheet, found, self._looks, MOST_ROWS) if found else Grid(name, ())
            except _BROKEN as error:
                raise Unreadable("damaged-file", name=self._name, kind=PurePath(self._name).suffix.lower()) from error
        return self._whole[name]

    def _scan(self, sheet: ReadOnlyWorksheet) -> Scan | None:
        """What the bytes of a sheet say; None for one without any value."""
        found = self._scans.get(sheet._worksheet_path.lstrip("/"))
        return found if found is not None and found.rows else None


def open_sheet_file(path: Path) -> SheetFile:
    """Open a workbook.

    Raises:
        Unreadable: "file-missing", "not-a-file", "file-too-large", "empty-file", "unsupported-kind" (with `suffix`),
            "damaged-file" (with `kind`), "encrypted-file", "file-with-macros", "suspicious-file", "too-many-rows"
            (with `limit`); each with `name`.
        Unavailable: "no-permission", "read-failed"; each with `name`.
    """
    data = read_file(path)
    name, suffix = path.name, PurePath(path.name).suffix.lower()
    try:
        if not data.strip():
            raise FileProblem("empty-file")
        kind = kind_of(data, suffix)
        if isinstance(kind, Obstacle):
            raise FileProblem(kind.value)
        if kind is not Kind.XLSX:
            raise FileProblem(Obstacle.UNKNOWN.value)
        return SheetFile(name, data)
    except FileProblem as problem:
        named = {"unsupported-kind": {"suffix": suffix or name}, "damaged-file": {"kind": suffix or name}}
        raise Unreadable(problem.code, name=name, **named.get(problem.code, {}), **problem.fields) from problem


def _scanned(data: bytes) -> dict[str, Scan]:
    """Every worksheet by the name of its part; the other parts pass the gate too, whichever the parser opens."""
    archive = Archive(data, _LIMITS)
    scans = {}
    for name in sorted(archive.names):
        if name.lower().endswith((".xml", ".rels", ".vml")):
            part = archive.checked(name)
            if part is not None and "worksheets/" in name and name.endswith(".xml"):
                scans[name] = scan(part)
    return scans


def _opened(data: bytes) -> Any:
    import openpyxl  # type: ignore[import-untyped]  # heavy: 150 ms that only sheets need

    with warnings.catch_warnings():
        # It warns of pictures and rules that it does not keep; nothing is kept here.
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a cell's style says of its value."""

    font: str
    is_percent: bool


def _looks(book: Any) -> list[_Look]:
    """By number of style; a cell's own properties look all of this up again for each cell."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS  # type: ignore[import-untyped]  # heavy: as above

    formats = {164 + number: form for number, form in enumerate(book._number_formats)} | BUILTIN_FORMATS
    fonts = [font.name or "" for font in book._fonts]
    return [
        _Look(fonts[style.fontId] if style.fontId < len(fonts) else "", "%" in formats.get(style.numFmtId, ""))
        for style in book._cell_styles
    ]


@dataclass(slots=True)
class _Reading:
    """What is gathered while a sheet is read."""

    rows: list[list[CellValue]] = field(default_factory=list)
    faults: dict[Place, str] = field(default_factory=dict)
    as_found: dict[Place, str] = field(default_factory=dict)
    scripts: Counter[Script] = field(default_factory=Counter)
    tidied: dict[str, str | None] = field(default_factory=dict)


def _grid(sheet: ReadOnlyWorksheet, found: Scan, looks: Sequence[_Look], most_rows: int) -> Grid:
    """The first rows of a sheet, or all of them."""
    last = min(found.rows, most_rows)
    faults = {place: "formula-without-value" for place in found.uncalculated if place.row < last}
    reading = _Reading(faults=faults)
    # The size that a sheet claims is not believed: it may be smaller than the sheet.
    sheet.reset_dimensions()
    with warnings.catch_warnings():
        # It warns of days that are none; they become errors of their cells.
        warnings.simplefilter("ignore")
        for number, row in enumerate(sheet.iter_rows(min_row=1, max_row=last, max_col=found.columns)):
            cells = [_value(cell, Place(number, column), looks, reading) for column, cell in enumerate(row)]
            reading.rows.append(cells + [None] * (found.columns - len(cells)))
    for place, above in found.repeated:
        if place.row < len(reading.rows):
            reading.rows[place.row][place.column] = reading.rows[above.row][above.column]
    _convert_by_words(reading)
    script = reading.scripts.most_common(1)[0][0].value if reading.scripts else ""
    rows = tuple(map(tuple, reading.rows))
    return Grid(sheet.title, rows, reading.faults, found.bands, script, reading.as_found)


def _holds_anything(grid: Grid) -> bool:
    return any(value is not None for row in grid.rows for value in row)


def _value(cell: Any, place: Place, looks: Sequence[_Look], reading: _Reading) -> CellValue:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "e":
        reading.faults[place] = "error-value"
        return None
    look = looks[cell._style_id] if cell._style_id < len(looks) else _Look("", is_percent=False)
    if isinstance(value, str):
        return _words(value, look.font, place, reading)
    if isinstance(value, bool):
        return "x" if value else None
    if isinstance(value, int | float):
        return f"{round(value * 100, 2):g}%" if look.is_percent else value
    if isinstance(value, datetime.datetime):
        return value.date()
    return value if isinstance(value, datetime.date) else str(value)


def _words(value: str, font: str, place: Place, reading: _Reading) -> str | None:
    letters = font_letters(font) if font else None
    if letters is not None:
        spelled = by_font(value, letters)
        if spelled != value:
            reading.as_found[place] = value
            reading.scripts[letters.script] += 1
            value = spelled
    # Most words of a list stand in many rows.
    if value not in reading.tidied:
        reading.tidied[value] = _tidy(value)
    return reading.tidied[value]


def _tidy(value: str) -> str | None:
    """NFC, no line end of another system, nothing invisible; None when nothing is left."""
    if not value.isascii():
        value = unicodedata.normalize("NFC", value.translate(_DROPPED)).replace("\u00a0", " ")
    return value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").strip() or None


def _convert_by_words(reading: _Reading) -> None:
    """Letters of the years before Unicode under a font that does not say so: told by the words.

    1. By the whole sheet. 2. Where that does not convince, column by column: half of a sheet may be pasted from
    elsewhere.
    """
    doubtful = [
        (Place(number, column), value)
        for number, row in enumerate(reading.rows)
        for column, value in enumerate(row)
        if isinstance(value, str) and not value.isascii() and not has_vietnamese_letters(value)
    ]
    if not doubtful:
        return
    script = _script_of([words for _, words in doubtful])
    if script is not None:
        _convert(reading, doubtful, script)
        return
    columns: dict[int, list[tuple[Place, str]]] = {}
    for place, words in doubtful:
        columns.setdefault(place.column, []).append((place, words))
    for cells in columns.values():
        script = _script_of([words for _, words in cells])
        if script is not None:
            _convert(reading, cells, script)


def _script_of(words: Sequence[str]) -> Script | None:
    step = max(1, len(words) // _SAMPLE_CELLS)
    return script_of("\n".join(words[::step]))


def _convert(reading: _Reading, cells: Sequence[tuple[Place, str]], script: Script) -> None:
    for place, words in cells:
        converted = unicodedata.normalize("NFC", to_unicode(words, script))
        if converted != words:
            reading.as_found[place] = words
            reading.scripts[script] += 1
            reading.rows[place.row][place.column] = converted
