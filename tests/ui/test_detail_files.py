"""Files that came with a report: pictures and pages are seen here, everything is saved or opened by its own program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, KeptFile, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.detail import TaskDetail
from giaoban_tracker.ui.detail.file_window import MOST_PAGES, FileWindow
from giaoban_tracker.ui.detail.files import FilesView
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import draw_pages, list_tasks, show_task
from giaoban_tracker.workflow.post.proxy_report import report_with_files
from tests.ui.held_errands import HeldErrands

Attach = Callable[..., tuple[KeptFile, ...]]


def picture(folder: Path, name: str = "ảnh chụp.png", width: int = 1200, height: int = 900) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(folder / name))
    return folder / name


def paper(folder: Path, pages: int, name: str = "bao-cao.pdf") -> Path:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for place in range(pages):
        if place:
            writer.newPage()
        painter.fillRect(0, 0, 400, 400, Qt.GlobalColor.black)
    painter.end()
    path = folder / name
    path.write_bytes(bytes(buffer.data().data()))
    return path


@pytest.fixture
def task(place: Workplace) -> TaskId:
    return list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-005")).ids[0]


@pytest.fixture
def attach(place: Workplace, task: TaskId) -> Attach:
    """Enter a report with files; gives them as the book keeps them."""

    def enter(*paths: Path) -> tuple[KeptFile, ...]:
        unit = show_task.task_card(place.desk, task).shares[0].share.unit
        report_with_files(place.desk, task, ReportTerms(unit, Claim.IN_PROGRESS, 30, "Kèm tệp"), paths)
        report = show_task.task_card(place.desk, task).shares[0].share.last_report
        assert report is not None
        return report.terms.files

    return enter


def window_of(place: Workplace, kept: KeptFile, qtbot: QtBot) -> FileWindow:
    window = FileWindow(place, kept)
    qtbot.addWidget(window)
    window.show()
    return window


def test_the_card_lists_what_came_with_the_reports(
    place: Workplace, task: TaskId, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    attach(picture(tmp_path), paper(tmp_path, 1))
    detail = TaskDetail(place)
    qtbot.addWidget(detail)

    detail.show_task(task)

    deeds = [button.accessibleName() for button in detail.findChildren(QPushButton)]
    for name in ("ảnh chụp.png", "bao-cao.pdf"):
        assert {f"Xem {name}", f"Mở… {name}", f"Lưu… {name}"} <= set(deeds)


def test_a_picture_is_seen_no_wider_than_the_window(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    (kept,) = attach(picture(tmp_path))

    window = window_of(place, kept, qtbot)

    (shown,) = window.pictures()
    assert shown.pixmap().width() == 812
    assert shown.pixmap().height() == 609
    assert "ảnh chụp.png" in window.told


def test_the_pages_of_a_paper_are_seen_and_the_rest_is_counted(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    (kept,) = attach(paper(tmp_path, MOST_PAGES + 3))

    window = window_of(place, kept, qtbot)

    assert len(window.pictures()) == MOST_PAGES
    assert window.pictures()[1].accessibleName() == f"Trang 2/{MOST_PAGES + 3}"
    assert "Còn 3 trang, bấm Mở… để xem hết" in window.told


def test_a_damaged_paper_says_so_and_harms_nothing(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    (kept,) = attach(broken)

    window = window_of(place, kept, qtbot)

    assert window.pictures() == []
    assert "Không xem được tệp hong.pdf" in window.told


def test_a_paper_with_a_damaged_page_says_so(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = attach(paper(tmp_path, 2))

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no page")

    monkeypatch.setattr(draw_pages, "draw", fail)

    assert "Không xem được tệp bao-cao.pdf" in window_of(place, kept, qtbot).told


def test_two_files_opened_one_after_the_other_are_both_shown(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = attach(picture(tmp_path), paper(tmp_path, 1))
    held = HeldErrands(place.operations)

    windows = [window_of(place, one, qtbot) for one in kept]
    held.do_all()

    assert [len(window.pictures()) for window in windows] == [1, 1]


def test_a_file_whose_reading_was_stopped_says_so(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    (kept,) = attach(paper(tmp_path, 1))
    held = HeldErrands(place.operations)
    window = window_of(place, kept, qtbot)

    window._reading.cancel()
    held.do_all()

    assert window.told.startswith("Đã dừng")


def test_a_picture_of_a_hundred_million_dots_is_read_small(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot
) -> None:
    (kept,) = attach(picture(tmp_path, "to.jpg", 10_000, 10_000))

    window = window_of(place, kept, qtbot)

    assert [one.pixmap().width() for one in window.pictures()] == [812]


def test_a_file_that_has_not_come_yet_says_so(place: Workplace, qtbot: QtBot) -> None:
    window = window_of(place, KeptFile("sau.pdf", "0" * 64, 10), qtbot)

    assert "Tệp sau.pdf chưa về tới đây" in window.told


def test_other_files_are_only_opened_and_saved(place: Workplace, qtbot: QtBot) -> None:
    view = FilesView(place, [KeptFile("bang.xlsx", "0" * 64, 2_000_000)])
    qtbot.addWidget(view)

    assert [button.text() for button in view.findChildren(QPushButton)] == ["Mở…", "Lưu…"]


def test_a_copy_is_opened_by_the_computers_own_program(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = attach(paper(tmp_path, 1))
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    view = FilesView(place, [kept])
    qtbot.addWidget(view)

    view.open_outside(kept)

    assert opened[0].name == "bao-cao.pdf"
    assert opened[0].read_bytes() == (tmp_path / "bao-cao.pdf").read_bytes()


def test_a_file_is_saved_where_the_person_says(
    place: Workplace, attach: Attach, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = attach(picture(tmp_path))
    target = tmp_path / "luu.png"
    monkeypatch.setattr(ask, "for_file_target", lambda *_: target)
    view = FilesView(place, [kept])
    qtbot.addWidget(view)

    view.save(kept)

    assert target.read_bytes() == (tmp_path / "ảnh chụp.png").read_bytes()
