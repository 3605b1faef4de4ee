"""Handing a form back: the unit's own copy, with a comment at each cell that could not be taken."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]
from openpyxl.styles import PatternFill  # type: ignore[import-untyped]

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.archive import pack
from giaoban_tracker.exchange.form.cells import BROKEN
from giaoban_tracker.exchange.form.columns import INPUT_FILL, OURS, REFUSED_FILL
from giaoban_tracker.exchange.form.form import Reject
from giaoban_tracker.exchange.form.gate import pass_gate

_WIDTH, _LINE_HEIGHT, _LETTERS = 320, 20, 42
"""Of the box of a comment, in pixels, and letters in a line of it."""


def hand_back(data: bytes, rejects: Sequence[Reject], words: Callable[[Reject], str]) -> bytes:
    """A copy of the file with comments; comments of an earlier handing back are taken out first.

    Args:
        rejects: as the verdict on this very file names them.
        words: the sentence of one.

    Raises:
        Unreadable: as `pass_gate`; "form-damaged".
    """
    passed = pass_gate(data)
    buffer = io.BytesIO()
    try:
        with warnings.catch_warnings():
            # It warns of pictures and rules that it does not keep.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(pack(passed.parts)), keep_links=False)
            for sheet in book.worksheets:
                _take_out(sheet)
                _comment(sheet, [reject for reject in rejects if reject.sheet == sheet.title], words)
            book.save(buffer)
    except BROKEN:
        raise Unreadable("form-damaged") from None
    return buffer.getvalue()


def _take_out(sheet: Any) -> None:
    for cell in _cells(sheet):
        if cell.comment is not None and cell.comment.author == OURS:
            cell.comment = None
            cell.fill = PatternFill() if cell.protection.locked else _fill(INPUT_FILL)


def _cells(sheet: Any) -> Iterable[Any]:
    """The cells that the file has, not all that it could have: its far corner may be far away."""
    return list(sheet._cells.values())


def _comment(sheet: Any, rejects: Sequence[Reject], words: Callable[[Reject], str]) -> None:
    said: dict[str, list[str]] = {}
    for reject in rejects:
        said.setdefault(_visible(sheet, reject.cell), []).append(words(reject))
    for place, sentences in said.items():
        cell = sheet[place]
        former = [cell.comment.text] if cell.comment is not None else []
        text = "\n".join([*sentences, *former])
        lines = sum(1 + len(line) // _LETTERS for line in text.split("\n"))
        cell.comment = Comment(text, OURS, height=_LINE_HEIGHT * (lines + 1), width=_WIDTH)
        cell.fill = _fill(REFUSED_FILL)


def _visible(sheet: Any, place: str) -> str:
    """The cell itself, or the first one of its row that is to be seen."""
    cell = sheet[place]
    if not sheet.column_dimensions[cell.column_letter].hidden:
        return place
    return f"B{cell.row}"


def _fill(colour: str) -> Any:
    return PatternFill("solid", fgColor=colour)
