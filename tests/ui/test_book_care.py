"""Care of the book from the menu: daily copies, a second place, the proof, and what follows a restore."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.ledger.second_place import FOLDER
from giaoban_tracker.ui import ask, book_care
from giaoban_tracker.ui.book_care import BookCare
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.recovery_sheet import RecoverySheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import assign
from giaoban_tracker.workflow.list_tasks import particulars
from giaoban_tracker.workflow.post import enrol
from tests.ui.held_errands import HeldErrands


@pytest.fixture
def care(place: Workplace, qtbot: QtBot) -> BookCare:
    window = QWidget()
    qtbot.addWidget(window)
    made = BookCare(place, window)
    made.setProperty("told", [])
    made.said.connect(lambda words: made.setProperty("told", [*made.property("told"), words]))
    return made


def told(care: BookCare) -> list[str]:
    return [str(words) for words in care.property("told")]


def copies(folder: Path) -> list[Path]:
    return sorted(folder.rglob("giaoban_*.db"))


def test_the_book_is_copied_once_a_day_without_being_asked(care: BookCare, place: Workplace) -> None:
    care.keep_daily()
    care.keep_daily()

    folder = place.desk.ledger.folder
    assert folder is not None
    assert len(copies(folder / "backups")) == 1
    assert told(care) == []


def test_the_day_begins_soon_after_the_start(place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_care, "_FIRST_LOOK_MS", 0)
    window = QWidget()
    qtbot.addWidget(window)

    BookCare(place, window)

    folder = place.desk.ledger.folder
    assert folder is not None
    qtbot.waitUntil(lambda: len(copies(folder / "backups")) == 1, timeout=5_000)


def test_a_second_place_is_chosen_once_and_gets_the_copy_at_once(
    care: BookCare, place: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(ask, "for_folder", lambda *_: stick)

    care.choose_second_place()

    assert care.second_place == stick
    assert len(copies(stick / FOLDER)) == 1


def test_a_second_place_that_is_gone_is_said_and_nobody_is_stopped(
    care: BookCare, place: Workplace, tmp_path: Path
) -> None:
    place.settings.setValue("care/second_place", str(tmp_path / "da-rut"))

    care.keep_daily()

    assert told(care)[-1].startswith("Chưa sao lưu được hôm nay. Không thấy nơi sao lưu thứ hai")


def test_the_check_proves_signatures_too(care: BookCare, place: Workplace) -> None:
    care.check()

    assert "chữ ký" in told(care)[-1]


def test_after_a_restore_the_archive_is_read_again_and_a_new_run_begins(place: Workplace, qtbot: QtBot) -> None:
    unit = particulars(place.desk).units[0]
    assign.assign(place.desk, TaskTerms("", "Rà soát hộ nghèo", lead=(unit.id,)))
    enrol.make_invite(place.desk, unit.id)
    with place.desk.ledger.reading() as book:
        before = book.post.site()
    sheet = RecoverySheet(place)
    qtbot.addWidget(sheet)

    sheet.read_again()
    read = sheet.told()
    sheet.begin_again()
    with place.desk.ledger.reading() as book:
        after = book.post.site()

    assert read == "Đã đọc lại 0 tệp, bù 0 mục còn thiếu."
    assert sheet.told().startswith("Đã bắt đầu dãy gửi mới.")
    assert before is not None
    assert after is not None
    assert after.epoch == before.epoch + 1


def test_who_closes_the_window_before_the_answer_is_told_nothing_and_what_was_done_is_shown(
    place: Workplace, qtbot: QtBot
) -> None:
    enrol.make_invite(place.desk, particulars(place.desk).units[0].id)
    held = HeldErrands(place.operations)
    sheet = RecoverySheet(place)
    sheet.show()
    sheet.read_again()

    sheet.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    with qtbot.waitSignal(place.operations.changed):
        held.do_all()

    assert not isValid(sheet)


def test_a_reading_that_was_stopped_says_so(place: Workplace, qtbot: QtBot) -> None:
    begun: list[Progress] = []
    place.operations.began.connect(lambda _, progress: begun.append(progress))
    held = HeldErrands(place.operations)
    sheet = RecoverySheet(place)
    qtbot.addWidget(sheet)
    sheet.read_again()

    begun[0].cancel()
    held.do_all()

    assert sheet.told().startswith("Đã dừng.")
