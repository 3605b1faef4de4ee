"""Many pasted rows whose days are written month first: all are read, junk is named, one step takes them back."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import decide, list_tasks
from giaoban_tracker.workflow.import_sheet import Choices, accept, propose
from giaoban_tracker.workflow.import_sheet.pasted import pasted_heading, read_pasted
from tests.workflow.conftest import Office

ROWS = 10_000


def table(rows: int) -> str:
    """Rows as Excel copies them, their days as in America; junk in every thousandth."""
    lines = ["Nội dung\tĐơn vị chủ trì\tThời hạn"]
    for row in range(rows):
        unit = "Sở không có" if row % 1000 == 999 else "Phòng Nội vụ"
        lines.append(
            f"Rà soát, tổng hợp kết quả số {row} trên địa bàn\t{unit}\t{1 + row % 12:02d}/{13 + row % 15}/2018"
        )
    return "\n".join(lines)


def test_ten_thousand_pasted_rows_are_read_with_the_month_first_and_junk_is_named(office: Office) -> None:
    opened = read_pasted(table(ROWS))

    proposal = propose(office.desk, opened, Choices(heading=pasted_heading(office.desk, opened)))

    assert len(proposal.wanted) == ROWS
    assert {row.terms.deadline.due for row in proposal.rows[:2]} == {date(2018, 1, 13), date(2018, 2, 14)}
    assert [(asked.words, asked.rows) for asked in proposal.asked] == [("Sở không có", 10)]
    assert list_tasks.listing(office.desk, TaskQuery(office.desk.today)).total == 0


def test_pasted_rows_are_written_and_taken_back_in_one_step(office: Office) -> None:
    opened = read_pasted(table(200))
    proposal = propose(office.desk, opened, Choices(heading=pasted_heading(office.desk, opened)))

    imported = accept(office.desk, proposal)
    written = list_tasks.listing(office.desk, TaskQuery(office.desk.today)).total
    decide.undo(office.desk, imported.changes)

    assert written == 200
    assert list_tasks.listing(office.desk, TaskQuery(office.desk.today)).total == 0
