"""The detail beside the page: everything about one task, and what can be decided on it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Task
from giaoban_tracker.ui.detail import TaskDetail
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.task_decisions import Decision, possible_on, possible_on_row
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, show_task
from tests.ui.rows import TODAY, row

LATE = "NV-005"
AWAITING = "NV-004"
OF_A_BLOC = "NV-001"


@pytest.fixture
def detail(place: Workplace, qtbot: QtBot) -> TaskDetail:
    panel = TaskDetail(place)
    qtbot.addWidget(panel)
    panel.resize(400, 700)
    panel.show()
    return panel


def task(place: Workplace, code: str) -> Task:
    return show_task.task_by_code(place.desk, code)


def words(detail: TaskDetail) -> str:
    """What stands on the card; a card shown before is gone once its deletion has been carried out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(label.text() for label in detail.findChildren(QLabel))


def buttons(detail: TaskDetail) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [button.text() for button in detail.findChildren(QPushButton)]


def press(detail: TaskDetail, name: str) -> None:
    next(button for button in detail.findChildren(QPushButton) if button.objectName() == name).click()


def test_nothing_is_built_before_a_task_is_shown(detail: TaskDetail) -> None:
    assert not detail.has_task
    assert detail.findChildren(QLabel) == []


def test_the_card_says_what_is_asked_of_whom_by_when_and_how_it_stands(place: Workplace, detail: TaskDetail) -> None:
    detail.show_task(task(place, LATE).id)

    shown = words(detail)

    for fact in (
        LATE,
        "Quá hạn 17 ngày",
        "Cổng thông tin điện tử",
        "Phòng Văn hóa và Thông tin",
        "15/09/2017",
        "60%",
        "Chưa bố trí được kinh phí thuê máy chủ.",
        "Giao ban khối Văn hóa – Xã hội quý II/2017, ngày 05/07/2017",
    ):
        assert fact in shown


def test_a_source_sentence_leads_to_its_place_in_the_minutes(
    place: Workplace, detail: TaskDetail, qtbot: QtBot
) -> None:
    one = task(place, LATE)
    detail.show_task(one.id)
    link = next(button for button in detail.findChildren(QPushButton) if button.text() == "Xem trong biên bản")

    with qtbot.waitSignal(detail.meeting_wanted) as signal:
        link.click()

    assert signal.args == [one.terms.meeting, one.terms.sources[0]]


def test_the_next_step_is_the_main_button(place: Workplace, detail: TaskDetail) -> None:
    detail.show_task(task(place, AWAITING).id)
    main = [button.text() for button in detail.findChildren(QPushButton) if button.property("main")]

    assert main == ["Nghiệm thu…"]


def test_a_button_of_a_share_opens_its_dialog_for_that_unit(place: Workplace, detail: TaskDetail) -> None:
    one = task(place, OF_A_BLOC)
    unit = one.terms.lead[2]
    detail.show_task(one.id)

    press(detail, f"share:{unit}:REPORT")

    sheet = detail.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    assert sheet._share.line.share.unit == unit  # type: ignore[attr-defined]  # a report's dialog chooses shares


def test_units_of_a_bloc_that_have_not_reported_take_one_line_each(place: Workplace, detail: TaskDetail) -> None:
    one = task(place, OF_A_BLOC)

    detail.show_task(one.id)

    assert buttons(detail).count("Báo cáo…") == 1 + len(one.shares)
    assert "Các đơn vị khối Văn hóa – Xã hội (13 đơn vị)" in words(detail)


def test_a_decision_is_seen_at_once_and_so_is_its_undoing(place: Workplace, detail: TaskDetail) -> None:
    one = task(place, LATE)
    detail.show_task(one.id)

    detail.take(decide.extend(place.desk, one.id, date(2017, 10, 31), "Chờ kinh phí.", decided_by="Chủ tịch"))
    extended = words(detail)
    changes = decide.chase(place.desk, one.id, channel="Công văn")
    detail.take(decide.undo(place.desk, changes))

    assert "Thời hạn gốc: 15/09/2017 · đã gia hạn 1 lần" in extended
    assert "Gia hạn từ 15/09/2017 sang 31/10/2017: Chờ kinh phí., Chủ tịch" in extended
    assert "<s>02/10/2017 · <b>Đôn đốc (công văn)</b></s> – đã hoàn tác" in words(detail)


def test_changes_of_other_tasks_leave_the_card_alone(
    place: Workplace, detail: TaskDetail, monkeypatch: pytest.MonkeyPatch
) -> None:
    detail.show_task(task(place, LATE).id)
    read: list[TaskId] = []
    monkeypatch.setattr(show_task, "task_card", lambda _, one: read.append(one))

    detail.take(decide.chase(place.desk, task(place, AWAITING).id))

    assert read == []


def test_a_task_whose_assignment_was_undone_closes_the_card(place: Workplace, detail: TaskDetail, qtbot: QtBot) -> None:
    one = task(place, LATE)
    detail.show_task(one.id)
    assigned = show_task.task_card(place.desk, one.id).history[0]

    with qtbot.waitSignal(detail.closed):
        subjects = frozenset({(assigned.about, assigned.subject)})
        detail.take(decide.undo(place.desk, Changes(subjects, (assigned.id,))))

    assert not detail.has_task


def test_reading_the_same_task_again_keeps_the_scrolled_place(place: Workplace, detail: TaskDetail) -> None:
    one = task(place, OF_A_BLOC)
    detail.show_task(one.id)
    bar = detail._view._scroll.verticalScrollBar()  # type: ignore[union-attr]  # it was shown
    bar.setValue(200)

    detail.take(decide.chase(place.desk, one.id))
    again = bar.value()
    detail.show_task(task(place, LATE).id)

    assert again == 200
    assert bar.value() == 0


def test_a_withdrawn_task_offers_nothing_and_says_why(place: Workplace, detail: TaskDetail) -> None:
    one = task(place, LATE)
    decide.withdraw(place.desk, one.id, "Gộp vào nhiệm vụ khác.")

    detail.show_task(one.id)

    assert "Gộp vào nhiệm vụ khác." in words(detail)
    assert buttons(detail) == ["Xem trong biên bản", "11 nhiệm vụ khác của kỳ giao ban này"]


def test_an_amendment_tells_what_was_and_what_is(place: Workplace, detail: TaskDetail) -> None:
    detail.show_task(task(place, AWAITING).id)

    assert "Thời hạn: Chưa có thời hạn → 30/09/2017" in words(detail)


@pytest.mark.parametrize("code", [LATE, AWAITING, OF_A_BLOC])
def test_table_and_card_offer_the_same_decisions(place: Workplace, code: str) -> None:
    one = task(place, code)
    [shown] = list_tasks.rows(place.desk, [one.id], place.desk.today)

    assert possible_on_row(shown) == possible_on(one)


def test_a_task_that_awaits_acceptance_offers_that_first() -> None:
    possible = possible_on_row(row(1, awaits_acceptance=True))

    assert possible[0] is Decision.ACCEPT


def test_a_finished_task_is_neither_extended_nor_chased() -> None:
    possible = possible_on_row(row(1, finished_on=TODAY))

    assert not {Decision.EXTEND, Decision.CHASE, Decision.REPORT, Decision.ACCEPT} & set(possible)
