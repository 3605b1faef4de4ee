"""A worksheet with two things that the library has no setting for; both stand in elements that it writes itself."""

from __future__ import annotations

from typing import Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]


class PrintedSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose first page bears no number, and whose rows are high enough before Excel has measured them.

    Attributes:
        auto_heights: points by row. Not custom heights: a row goes on growing with its text when a person edits it.
            Without any, LibreOffice shows one line of each, since it takes such a file for one that Excel measured.
    """

    def __init__(self) -> None:
        super().__init__()
        self.auto_heights: dict[int, float] = {}

    def write_over(self, top: int, left: int, bottom: int, right: int, text: str, form: Any) -> None:
        """One text over several cells, or over one, which the library would not merge; never taken for a formula."""
        if (top, left) != (bottom, right):
            self.merge_range(top, left, bottom, right, "", form)
        self.write_string(top, left, text, form)

    def _write_header_footer(self) -> None:
        self._xml_start_tag("headerFooter", [("differentFirst", 1)])
        self._write_odd_header()
        self._xml_end_tag("headerFooter")

    def _write_row(self, row: int, spans: str | None, row_info: Any = None, empty_row: bool = False) -> None:
        height = self.auto_heights.get(row)
        if height is None or row_info is not None or empty_row:
            super()._write_row(row, spans, row_info, empty_row)
        else:
            self._xml_start_tag_unencoded("row", [("r", row + 1), ("spans", spans), ("ht", f"{height:g}")])
