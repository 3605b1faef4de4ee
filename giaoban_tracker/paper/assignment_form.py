"""Form F3, Danh mục nhiệm vụ / Bảng phân công nhiệm vụ: the annex of a notice of conclusions."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.follow_up import AssignmentAnnex, AssignmentRow
from giaoban_tracker.domain.terms import deadline_text, long_day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper.cell_words import NO_OWNER, NO_TASK, capital, lines, unit_names
from giaoban_tracker.paper.columns import fitted, inner_widths, long_rows
from giaoban_tracker.paper.letterhead import OPEN, issued_by, notation_of
from giaoban_tracker.paper.plain_text import plain
from giaoban_tracker.paper.typeface import Typeface, load_face
from giaoban_tracker.paper.typesetting import Markup, markup

TITLE = "Danh mục nhiệm vụ, bảng phân công nhiệm vụ"


def assignment_markup(annex: AssignmentAnnex, resources: Path, typeface: Typeface) -> Markup:
    """Form F3 ready to be set; its rows are numbered through all groups."""
    template = resources / "forms" / "assignment.typ"
    face = load_face(typeface, resources)
    widths = inner_widths(template.with_suffix(".json"), 7)
    groups, number = [], 1
    for group in annex.groups:
        rows = fitted([_cells(at, row) for at, row in enumerate(group.rows, number)], widths, face.advances)
        groups.append({"title": plain(capital(group.title)), "rows": rows, "suspects": long_rows(rows, widths)})
        number += len(rows)
    meeting = plain(annex.meeting)
    data = {
        "title": f"Bảng phân công nhiệm vụ theo kết luận {meeting}" if meeting else "Bảng phân công nhiệm vụ",
        "author": issued_by(annex.office),
        "titles": ["BẢNG PHÂN CÔNG NHIỆM VỤ", *([f"THEO KẾT LUẬN {meeting.upper()}"] if meeting else [])],
        "remark": _remark(annex),
        "groups": groups,
        "empty": NO_TASK,
    }
    return markup(template, data, face, annex.issued_on or annex.held_on)


def _cells(number: int, row: AssignmentRow) -> tuple[str, ...]:
    return (
        str(number),
        capital(row.content),
        unit_names(row.lead) or NO_OWNER,
        unit_names(row.support),
        capital(row.product),
        deadline_text(row.deadline),
        lines(row.code, row.note),
    )


def _remark(annex: AssignmentAnnex) -> str:
    """'(Kèm theo Thông báo số … ngày … tháng … năm … của …)', with dotted room for what is not known yet."""
    number = plain(annex.document) or f"{OPEN}/{_notation(annex.office)}"
    day = long_day_text(annex.issued_on) if annex.issued_on else f"ngày {OPEN} tháng {OPEN} năm {OPEN}"
    return f"(Kèm theo Thông báo số {number} {day} của {issued_by(annex.office)})"


def _notation(office: OfficeTerms) -> str:
    return notation_of(office, "TB")
