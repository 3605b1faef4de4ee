"""The cell formats of a workbook, made once each: a workbook with thousands of them opens slowly."""

from __future__ import annotations

from typing import Any

from giaoban_tracker.paper.document import Align

FONT = "Times New Roman"

_KINDS = {str: {"num_format": "@"}, int: {"num_format": "0"}, float: {"num_format": "0.0"}}
_DAY = {"num_format": "dd/mm/yyyy"}

_WORDS = {
    "parent": {"font_size": 12, "align": "center"},
    "issuer": {"font_size": 12, "align": "center", "bold": True},
    "national": {"font_size": 12, "align": "center", "bold": True},
    "motto": {"font_size": 13, "align": "center", "bold": True, "underline": 1},
    "number": {"font_size": 13, "align": "center"},
    "place": {"font_size": 13, "align": "center", "italic": True},
    "about_letter": {"font_size": 12, "align": "center"},
    "kind": {"font_size": 14, "align": "center", "bold": True},
    "remark": {"font_size": 13, "align": "center", "italic": True},
    "body": {"font_size": 13, "align": "left"},
    "section": {"font_size": 13, "align": "left", "bold": True},
    "note": {"font_size": 12, "align": "left", "italic": True},
    "address": {"font_size": 13, "align": "center"},
    "recipients": {"font_size": 12, "align": "left", "bold": True, "italic": True},
    "recipient": {"font_size": 11, "align": "left"},
    "capacity": {"font_size": 14, "align": "center", "bold": True},
    "hint": {"font_size": 13, "align": "center", "italic": True},
}


class Formats:
    """Formats by what they are for."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Any] = {}

    def words(self, use: str) -> Any:
        """Of a line outside a table."""
        return self._get(("words", use), {**_WORDS[use], "text_wrap": True, "valign": "vcenter"})

    def heading(self, size: float) -> Any:
        """Of a column heading."""
        return self._get(
            ("heading", size),
            {"font_size": size, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1},
        )

    def band(self, size: float) -> Any:
        """Of a grey band over a group of rows."""
        return self._get(
            ("band", size), {"font_size": size, "bold": True, "top": 1, "bottom": 1, "bg_color": "#D9D9D9"}
        )

    def cell(self, kind: type, align: Align, size: float, *, bold: bool = False) -> Any:
        """Of a cell that holds a value of a type."""
        return self._get(
            ("cell", kind, align, size, bold),
            {
                **_KINDS.get(kind, _DAY),
                "font_size": size,
                "bold": bold,
                "align": "center" if align is Align.CENTRE else "left",
                "valign": "top",
                "text_wrap": True,
                "border": 1,
            },
        )

    def _get(self, key: tuple[object, ...], properties: dict[str, object]) -> Any:
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": FONT, **properties})
        return self._made[key]
