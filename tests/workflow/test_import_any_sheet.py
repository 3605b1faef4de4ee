"""Whatever stands in a sheet, reading it ends in rows or in a refusal with a name, and what is accepted is whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.minutes.sheet import Grid, SheetField
from giaoban_tracker.minutes.sheet.grid import CellValue
from giaoban_tracker.ui.sheet_wording import problem_words
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.import_sheet import OpenedSheets, Outcome, accept, open_sheets, propose
from tests.minutes.sheet.workbooks import write_sheet
from tests.workflow.conftest import Office

TITLES = (
    "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Hạn hoàn thành", "Loại thời hạn", "Tiến độ",
    "Mô tả kết quả", "Chất lượng", "Số hiệu văn bản kết quả", "Ngày văn bản kết quả", "Cấp nhận", "Ngày giao",
    "Mã nhiệm vụ", "Độ khẩn", "Ghi chú", "Tiến độ (%)",
)  # fmt: skip
WORDS = st.sampled_from(
    (
        "Rà soát hộ nghèo", "Phòng Nội vụ", "P. Nội vụ; PNV", "Khối Văn hóa - Xã hội", "30/9/2017", "31/02/2017",
        "9/30/17", "thường xuyên", "Hoàn thành", "đang dự thảo báo cáo", "Đạt tốt", "80%", "NV-001", "x", "=1+1",
        "🙂", "  ", "\u202e", "Chờ điều kiện", "hỏa tốc", "quý III/2017", "khi có ý kiến", "\t\n", "a" * 400,
    )
)  # fmt: skip
VALUES: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    WORDS,
    st.text(min_size=1, max_size=30),
    st.integers(-5, 60_000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1899, 12, 31), date(2200, 1, 1)),
)
ROWS = st.lists(st.lists(VALUES, min_size=len(TITLES), max_size=len(TITLES)), min_size=1, max_size=6)


def sheets_of(rows: Sequence[Sequence[CellValue]]) -> OpenedSheets:
    grid = Grid("Nhiệm vụ", (TITLES, *(tuple(one or None for one in row) for row in rows)))
    return OpenedSheets("bat-ky.xlsx", (grid,))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_any_cells_become_rows_that_are_written_whole_once_and_undone_whole(
    office: Office, rows: Sequence[Sequence[CellValue]]
) -> None:
    proposal = propose(office.desk, sheets_of(rows))
    assert all(problem_words(problem) for problem in proposal.problems)
    assert all(row.terms.content or row.outcome is Outcome.REFUSED for row in proposal.rows)
    if not proposal.wanted:
        return

    imported = accept(office.desk, proposal)

    with office.desk.ledger.reading() as book:
        tasks = {task.id: task for task in book.tasks(TaskQuery(office.desk.today))}
    assert [tasks[task].terms.content for task in imported.tasks] == [row.terms.content for row in proposal.wanted]
    assert all(tasks[task].assigned_on <= office.desk.today for task in imported.tasks)
    assert propose(office.desk, sheets_of(rows)).wanted == ()
    decide.undo(office.desk, imported.changes)
    with office.desk.ledger.reading() as book:
        assert book.tasks(TaskQuery(office.desk.today)) == ()


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_workbook_is_read_or_refused_by_name(office: Office, tmp_path: Path, seed: int) -> None:
    draw = Random(seed)
    whole = write_sheet(tmp_path / "a.xlsx", [TITLES[:4], ("Rà soát", "PNV", None, date(2017, 9, 30))]).read_bytes()
    (tmp_path / "b.xlsx").write_bytes(_spoilt(whole, draw))

    try:
        named = propose(office.desk, open_sheets(tmp_path / "b.xlsx")).name
    except GiaobanError as refusal:
        named = refusal.fields["name"]

    assert named == "b.xlsx"


def _spoilt(whole: bytes, draw: Random) -> bytes:
    """The file with bytes changed in one of its parts, or in itself."""
    if draw.random() < 0.3:
        return _changed(whole, draw)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(packed, "w") as target:
        chosen = draw.choice(source.namelist())
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _changed(part, draw) if name == chosen else part)
    return packed.getvalue()


def _changed(content: bytes, draw: Random) -> bytes:
    at, length = draw.randrange(len(content)), draw.randrange(1, 12)
    spoilt = {0: b"", 1: bytes(draw.randrange(256) for _ in range(length)), 2: content[at : at + length] * 3}
    return content[:at] + spoilt[draw.randrange(3)] + content[at + length :]


def test_a_known_heading_is_what_the_rows_are_read_by(office: Office) -> None:
    proposal = propose(office.desk, sheets_of([["Rà soát", *[None] * (len(TITLES) - 1)]]))

    assert proposal.heading.fields[0] is SheetField.CONTENT
    assert len(proposal.rows) == 1
