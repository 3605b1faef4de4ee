"""Ruled tables of a PDF page: lines that cross make cells, and words lie in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.joining import is_cut_between, join_lines
from giaoban_tracker.minutes.sources.pdf_glyphs import PageInk, Rule, Stretch
from giaoban_tracker.minutes.sources.tables import MOST_COLUMNS, Cell

_NEAR = 2.5
"""Points within which two lines are one, or meet."""
_MOST_CROSSINGS = 2_000_000
_MOST_CELLS = 50_000


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A grid of lines on a page.

    Attributes:
        columns: places of the upright lines, from the left.
        rows: places of the level lines, from the top.
        across: the level lines, to see which cells are merged.
        down: the upright lines.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Where it begins on the page."""
        return self.rows[0]

    def holds(self, stretch: Stretch) -> bool:
        """Whether words lie in it."""
        x, y = _middle(stretch)
        return self.columns[0] - _NEAR <= x <= self.columns[-1] + _NEAR and self.rows[0] <= y <= self.rows[-1]

    def cells(self, stretches: Iterable[Stretch]) -> list[list[Cell]]:
        """The rows of the table with the words that lie in them."""
        lying: dict[tuple[int, int], list[Stretch]] = {}
        for stretch in stretches:
            x, y = _middle(stretch)
            row = min(max(bisect_right(self.rows, y) - 1, 0), len(self.rows) - 2)
            column = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
            lying.setdefault(self._anchor(row, column), []).append(stretch)
        return [self._row(row, lying) for row in range(len(self.rows) - 1)]

    def _row(self, row: int, lying: dict[tuple[int, int], list[Stretch]]) -> list[Cell]:
        cells: list[Cell] = []
        column, last = 0, len(self.columns) - 1
        while column < last:
            width = 1
            while column + width < last and not self._wall(row, column + width):
                width += 1
            words = tuple(join_lines(_lines(lying.get((row, column), []))))
            cells.append(Cell(column, words, width, continues=row > 0 and not self._floor(row, column)))
            column += width
        return cells

    def _anchor(self, row: int, column: int) -> tuple[int, int]:
        """The first of the places that a merged cell covers."""
        while column > 0 and not self._wall(row, column):
            column -= 1
        while row > 0 and not self._floor(row, column):
            row -= 1
        return row, column

    def _wall(self, row: int, column: int) -> bool:
        """Whether a line stands to the left of a place."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        at = self.columns[column]
        return any(abs(rule.at - at) <= _NEAR and rule.low <= middle <= rule.high for rule in self.down)

    def _floor(self, row: int, column: int) -> bool:
        """Whether a line lies above a place."""
        middle = (self.columns[column] + self.columns[column + 1]) / 2
        at = self.rows[row]
        return any(abs(rule.at - at) <= _NEAR and rule.low <= middle <= rule.high for rule in self.across)


def ruled_tables(ink: PageInk) -> list[RuledTable]:
    """The tables of a page, from the top; a single box round words counts as one."""
    across, down = _joined(ink.across), _joined(ink.down)
    if not across or not down or len(across) * len(down) > _MOST_CROSSINGS:
        return []
    tables = [table for group in _groups(across, down) if (table := _table(*group)) is not None]
    return sorted(tables, key=lambda table: table.top)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Rules that lie on each other or follow each other on one line, as one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (round(one.at / _NEAR), one.low)):
        last = joined[-1] if joined else None
        if last is not None and abs(last.at - rule.at) <= _NEAR and rule.low <= last.high + _NEAR:
            joined[-1] = Rule(last.at, last.low, max(last.high, rule.high))
        else:
            joined.append(rule)
    return joined


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet, directly or by others."""
    group_of = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while group_of[one] != one:
            group_of[one] = group_of[group_of[one]]
            one = group_of[one]
        return one

    for level, lying in enumerate(across):
        for upright, standing in enumerate(down, start=len(across)):
            if _meet(lying, standing):
                group_of[root(level)] = root(upright)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate([*across, *down]):
        groups.setdefault(root(number), ([], []))[number >= len(across)].append(rule)
    return list(groups.values())


def _meet(lying: Rule, standing: Rule) -> bool:
    return (
        lying.low - _NEAR <= standing.at <= lying.high + _NEAR
        and standing.low - _NEAR <= lying.at <= standing.high + _NEAR
    )


def _table(across: list[Rule], down: list[Rule]) -> RuledTable | None:
    rows, columns = _places(across), _places(down)
    if len(rows) < 2 or len(columns) < 2 or len(columns) > MOST_COLUMNS or len(rows) * len(columns) > _MOST_CELLS:
        return None
    return RuledTable(columns, rows, tuple(across), tuple(down))


def _places(rules: list[Rule]) -> tuple[float, ...]:
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return tuple(places)


def _middle(stretch: Stretch) -> tuple[float, float]:
    return (stretch.left + stretch.right) / 2, stretch.base - 0.3 * stretch.size


def _lines(stretches: list[Stretch]) -> list[str]:
    """The words of a cell, a line of print each; what a narrow cell cut within a word is made whole."""
    lines: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda one: one.base):
        if lines and stretch.base - lines[-1][0].base < 0.45 * stretch.size:
            lines[-1].append(stretch)
        else:
            lines.append([stretch])
    whole: list[str] = []
    for line in lines:
        words = " ".join(one.text for one in sorted(line, key=lambda one: one.left))
        if whole and is_cut_between(whole[-1], words):
            whole[-1] += words
        else:
            whole.append(words)
    return whole
