"""What stands in the cells: words for states, text over two lines, copies for other programs."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.ui.pages.tasks.cell_text import CellText
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.copying import copied
from giaoban_tracker.ui.task_words import listed, row_mark, state_mark
from tests.ui.rows import TODAY, row


def fixed(day: date) -> Deadline:
    return Deadline(DeadlineKind.FIXED, day)


@pytest.mark.parametrize(
    ("standing", "deadline", "finished_on", "words", "icon"),
    [
        pytest.param(Standing.OPEN_OVERDUE, fixed(date(2017, 9, 30)), None, "Quá hạn 2 ngày", "late", id="late"),
        pytest.param(Standing.OPEN_IN_TIME, fixed(TODAY), None, "Hôm nay đến hạn", "calendar", id="today"),
        pytest.param(Standing.OPEN_IN_TIME, fixed(date(2017, 10, 9)), None, "Còn 7 ngày", "calendar", id="soon"),
        pytest.param(
            Standing.OPEN_IN_TIME, fixed(date(2017, 10, 10)), None, "Trong hạn, còn 8 ngày", "open", id="in time"
        ),
        pytest.param(
            Standing.DONE_ON_TIME,
            fixed(TODAY),
            date(2017, 9, 1),
            "Hoàn thành đúng hạn, ngày 01/09/2017",
            "done",
            id="done",
        ),
        pytest.param(
            Standing.DONE_LATE,
            fixed(date(2017, 9, 30)),
            TODAY,
            "Hoàn thành quá hạn, muộn 2 ngày",
            "done-late",
            id="done late",
        ),
        pytest.param(Standing.UNDATED, UNSTATED, None, "Chưa có thời hạn", "undated", id="undated"),
        pytest.param(Standing.UNDATED, UNSTATED, TODAY, "Đã hoàn thành, ngày 02/10/2017", "done", id="undated, done"),
        pytest.param(Standing.WITHDRAWN, UNSTATED, TODAY, "Đã thu hồi", "withdrawn", id="withdrawn"),
    ],
)
def test_every_state_has_words_and_a_shape_of_its_own(
    standing: Standing, deadline: Deadline, finished_on: date | None, words: str, icon: str
) -> None:
    mark = state_mark(standing, deadline, TODAY, finished_on=finished_on)

    assert (mark.whole, mark.icon) == (words, icon)


def test_what_awaits_acceptance_says_so_beside_how_late_it_is() -> None:
    assert row_mark(row(1, awaits_acceptance=True, chased=2), TODAY).whole == "Quá hạn 2 ngày, chờ nghiệm thu"


def test_a_task_that_was_chased_says_how_often() -> None:
    assert row_mark(row(1, chased=3), TODAY).whole == "Quá hạn 2 ngày, đôn đốc 3 lần"


def test_many_units_are_named_in_part_and_counted() -> None:
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C và 2 đơn vị khác"
    assert listed(["A", "B"]) == "A, B"


@pytest.fixture
def text(qapp: QApplication) -> CellText:
    broken = CellText()
    broken.use_font(QFont("DejaVu Sans", 10))
    return broken


def test_long_content_takes_two_lines_and_ends_in_an_ellipsis(text: CellText) -> None:
    content = "Tăng cường các hoạt động kiểm tra công vụ tại các phòng, ban và Ủy ban nhân dân các xã, phường"

    lines = text.lines(content, 200, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert content.startswith(lines[0])
    width = QFontMetrics(QFont("DejaVu Sans", 10)).horizontalAdvance
    assert all(width(line) <= 200 for line in lines)


def test_short_content_stays_in_one_line(text: CellText) -> None:
    assert text.lines("Ngắn", 200, 2) == ("Ngắn",)
    assert text.lines("", 200, 2) == ()


def test_one_word_longer_than_the_cell_is_cut_not_lost(text: CellText) -> None:
    lines = text.lines("x" * 300, 100, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_a_copy_is_one_line_a_task_under_the_titles_on_screen() -> None:
    columns = [column for column in COLUMNS if column.key in ("code", "content", "due")]

    table = copied([row(1), row(2, content="Một\tdòng\nhai <b>")], columns, TODAY)

    assert table.plain == (
        "Mã\tNội dung\tThời hạn\nNV-001\tRà soát hộ nghèo đợt 1\t30/09/2017\nNV-002\tMột dòng hai <b>\t30/09/2017\n"
    )
    assert "<td>Một dòng hai &lt;b&gt;</td>" in table.html
    assert table.html.count("<tr>") == 3
