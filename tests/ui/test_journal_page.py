"""Nhật ký: everything in words, newest first, found by kind, person and text, however far back it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import DEEDS, ConclusionRecorded, FactVoided, TaskChased
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.pages.journal.model import AT, BY, CHANGE, DEED
from giaoban_tracker.ui.pages.journal.page import JournalPage
from giaoban_tracker.ui.pages.journal.search import KINDS
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, invented_office, list_tasks
from tests.ui.input_method import commit


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> JournalPage:
    page = JournalPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1200, 680)
    page.show()
    page.enter()
    return page


@pytest.fixture
def task(place: Workplace) -> TaskId:
    return list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-003")).ids[0]


def texts(page: JournalPage, column: int) -> list[str]:
    return [str(page._model.index(row, column).data()) for row in range(page._model.rowCount())]


def search(page: JournalPage, words: str) -> None:
    page._text.clear()
    commit(page._text, words)
    page._pause.timeout.emit()


def test_the_newest_fact_stands_first_with_writer_time_and_deed(page: JournalPage) -> None:
    first = [page._model.index(0, column).data() for column in (AT, BY, DEED)]

    assert first == ["29/09/2017 08:30", "Nông Thị Hà", "Nhập báo cáo NV-004"]
    assert "Nghiệm thu NV-002" in texts(page, DEED)


def test_a_new_fact_appears_at_the_top(page: JournalPage, place: Workplace, task: TaskId) -> None:
    place.undo.decide("Gia hạn NV-003", lambda: decide.extend(place.desk, task, date(2017, 12, 31), "mưa lũ"))

    assert page._model.index(0, DEED).data() == "Gia hạn NV-003"
    assert "Thời hạn mới: 31/12/2017 · Lý do: mưa lũ" in page._model.index(0, CHANGE).data()


def test_what_was_undone_is_marked_in_words_and_struck_out(page: JournalPage, place: Workplace, task: TaskId) -> None:
    place.undo.decide("Đôn đốc NV-003", lambda: decide.chase(place.desk, task))
    place.undo.undo()

    index = page._model.index(1, DEED)
    assert page._model.index(0, DEED).data() == "Hoàn tác: đôn đốc NV-003"
    assert index.data() == "Đôn đốc NV-003 (đã hoàn tác)"
    assert index.data(Qt.ItemDataRole.FontRole).strikeOut()


def test_every_deed_is_in_exactly_one_kind() -> None:
    kinds = [deed for deeds in KINDS.values() for deed in deeds]

    assert sorted(deed.type for deed in kinds) == sorted(deed.type for deed in DEEDS)


def test_a_kind_shows_its_deeds_alone(page: JournalPage) -> None:
    page._kind.setCurrentIndex(page._kind.findText("Nghiệm thu, trả lại"))
    page._kind.activated.emit(page._kind.currentIndex())

    assert texts(page, DEED) == ["Nghiệm thu NV-002"]
    assert page._reset.isEnabled()


def test_a_writer_shows_their_deeds_alone(page: JournalPage, place: Workplace, task: TaskId) -> None:
    other = replace(place.desk, by="Hoàng Văn Sơn")
    place.undo.decide("Đôn đốc NV-003", lambda: decide.chase(other, task))

    page._by.setCurrentIndex(page._by.findData("Hoàng Văn Sơn"))
    page._by.activated.emit(page._by.currentIndex())

    assert texts(page, BY) == ["Hoàng Văn Sơn"]


def test_words_are_found_without_marks_in_what_is_shown(page: JournalPage) -> None:
    search(page, "chi tieu giam ngheo 8/8")

    assert texts(page, DEED) == ["Nhập báo cáo NV-002"]


def test_nothing_found_says_so_and_the_way_back_is_one_click(page: JournalPage) -> None:
    search(page, "không có chữ này")
    assert page._none.isVisible()
    assert not page._table.isVisible()

    page._reset.click()

    assert page._table.isVisible()
    assert page._model.rowCount() > 0


def test_an_empty_journal_says_so(empty_place: Workplace, qtbot: QtBot) -> None:
    page = JournalPage(empty_place)
    qtbot.addWidget(page)

    page.enter()

    assert page._none.text() == "Sổ chưa có việc nào được ghi."


def test_older_facts_come_as_somebody_scrolls(empty_place: Workplace, qtbot: QtBot) -> None:
    facts = invented_office.fill(empty_place.desk, 100)
    page = JournalPage(empty_place)
    qtbot.addWidget(page)
    page.enter()
    first = page._model.rowCount()

    while page._model.canFetchMore(QModelIndex()):
        page._model.fetchMore(QModelIndex())

    assert first < 200
    assert page._model.rowCount() == facts
    assert page._model.data(page._model.index(facts - 1, DEED)).startswith("Lập sổ của")


def test_a_rare_word_is_found_far_back(empty_place: Workplace, qtbot: QtBot) -> None:
    invented_office.fill(empty_place.desk, 100)
    page = JournalPage(empty_place)
    qtbot.addWidget(page)
    page.enter()

    search(page, "lập sổ của")

    assert len(texts(page, DEED)) == 1


def test_the_selected_fact_is_told_in_full_from_what_to_what(page: JournalPage) -> None:
    row = texts(page, DEED).index("Sửa NV-003")

    page._table.setCurrentIndex(page._model.index(row, DEED))

    shown = page._entry._words.toPlainText()
    assert "Các đơn vị khối Văn hóa – Xã hội → Phòng Nội vụ" in shown
    assert "tính từ ngày 10/07/2017" in shown
    assert page._entry._title.text() == "Nông Thị Hà: Sửa NV-003"


def test_words_of_the_minutes_are_shown_as_they_are_and_not_as_mark_up(
    page: JournalPage, place: Workplace, task: TaskId
) -> None:
    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task, note="<b>đậm</b> & 1 < 2"))

    page._table.setCurrentIndex(page._model.index(0, DEED))

    assert "<b>đậm</b> & 1 < 2" in page._entry._words.toPlainText()


def test_a_fact_about_a_task_opens_the_task(page: JournalPage, task: TaskId, qtbot: QtBot) -> None:
    row = texts(page, DEED).index("Sửa NV-003")

    with qtbot.waitSignal(page.task_wanted) as told:
        page._table.activated.emit(page._model.index(row, DEED))

    assert told.args == [task]


def test_a_conclusion_opens_the_minutes_at_its_words(page: JournalPage, qtbot: QtBot) -> None:
    while page._model.canFetchMore(QModelIndex()):
        page._model.fetchMore(QModelIndex())
    entries = [page._model.entry(row) for row in range(page._model.rowCount())]
    row, entry = next(
        (row, entry) for row, entry in enumerate(entries) if entry and isinstance(entry.fact.deed, ConclusionRecorded)
    )
    page._table.setCurrentIndex(page._model.index(row, DEED))

    with qtbot.waitSignal(page.meeting_wanted) as told:
        page._entry._open.click()

    assert isinstance(entry.fact.deed, ConclusionRecorded)
    assert told.args == [entry.fact.deed.meeting, entry.fact.subject]
    assert page._entry._open.text() == "Mở biên bản tại kết luận này"


def test_a_fact_about_the_office_has_nothing_to_open(page: JournalPage) -> None:
    while page._model.canFetchMore(QModelIndex()):
        page._model.fetchMore(QModelIndex())
    last = page._model.rowCount() - 1

    page._table.setCurrentIndex(page._model.index(last, DEED))

    entry = page._model.entry(last)
    assert entry is not None
    assert entry.fact.about is SubjectKind.OFFICE
    assert page._entry._open.isHidden()


def test_a_hidden_page_reads_again_when_it_comes_to_the_front(
    page: JournalPage, place: Workplace, task: TaskId
) -> None:
    page.hide()
    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))
    assert page._model.index(0, DEED).data() != "Đôn đốc NV-003"

    page.show()
    page.enter()

    assert page._model.index(0, DEED).data() == "Đôn đốc NV-003"


def test_the_model_keeps_qts_rules(page: JournalPage, place: Workplace, task: TaskId) -> None:
    tester = QAbstractItemModelTester(page._model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))
    search(page, "giam ngheo")
    page._reset.click()

    assert tester.model() is page._model
    assert {FactVoided, TaskChased} <= set(DEEDS)


def test_ctrl_f_goes_to_the_words(page: JournalPage) -> None:
    page.focus_search()

    assert page.focusWidget() is page._text
