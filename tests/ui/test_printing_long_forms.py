"""A long form is looked at before it is set to its end; its small pages lead to each; its PDF can be taken along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QDrag, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.paper import Document, document_of, long_pdf
from giaoban_tracker.paper.document import Table
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.printing import page as printing_page
from giaoban_tracker.ui.pages.printing.page import PrintingPage
from giaoban_tracker.ui.pages.printing.thumbnails import Thumbnails
from giaoban_tracker.ui.pages.printing.work import Begun, set_whole
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.draw_pages import PageSize
from giaoban_tracker.workflow.printing import Scope, lists, proof

A4_ACROSS = PageSize(842, 595)


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PrintingPage:
    page = PrintingPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 680)
    page.show()
    return page


@pytest.fixture
def long_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """Form F7 with its rows twenty times over: 240."""

    def documents(desk: object, code: str, scope: Scope) -> Document:
        form = lists.follow_up(desk, scope)  # type: ignore[arg-type]
        return document_of(replace(form, rows=form.rows * 20))

    monkeypatch.setattr(proof, "documents", documents)


@pytest.fixture
def begun(page: PrintingPage, long_list: None, monkeypatch: pytest.MonkeyPatch) -> Begun:
    """The page while the first pages are there and the others are not."""
    seen: list[Begun] = []
    monkeypatch.setattr(page, "_show_begun", seen.append)
    page.enter()
    monkeypatch.undo()
    monkeypatch.setattr(page.place.operations, "take_time", lambda *_, **__: None)
    page._show_begun(seen[0])
    monkeypatch.undo()
    return seen[0]


def test_the_first_pages_are_seen_and_nothing_can_be_saved_while_the_others_are_set(
    page: PrintingPage, begun: Begun
) -> None:
    assert 1 < len(begun.sizes) < 20
    assert page._preview.page_count == len(begun.sizes)
    assert page._bar._total.text() == "/ … trang"
    assert not page._saving.save_button.isEnabled()
    assert not page._take_away.isEnabled()


def test_the_place_in_the_form_is_kept_when_the_other_pages_arrive(page: PrintingPage, begun: Begun) -> None:
    page._preview.go_to(2)
    at = page._preview.verticalScrollBar().value()
    whole = set_whole(page.place.desk, begun.order, begun.draft, page._preview.resolution_for, Progress())

    page._show(whole, goes_on=True)

    assert page._preview.verticalScrollBar().value() == at
    assert page._preview.page_count > len(begun.sizes)
    assert page._bar._total.text() == f"/ {len(whole.sizes)} trang"
    assert page._saving.save_button.isEnabled()


def test_a_long_form_arrives_whole(page: PrintingPage, long_list: None) -> None:
    page.enter()

    assert page._printed is not None
    assert page._printed.proof.rows == 240
    (table,) = (
        block for block in page._printed.proof.document.sheets[0].blocks if isinstance(block, Table) and block.is_main
    )
    assert table.count == 240


def test_a_form_that_cannot_be_set_to_its_end_leaves_nothing_to_save(
    page: PrintingPage, long_list: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise Unreadable("form-broken", path=Path("document.typ"), detail="x")

    monkeypatch.setattr(printing_page, "set_whole", broken)

    page.enter()

    assert page._printed is None
    assert not page._saving.save_button.isEnabled()
    assert page._empty.isVisible()


@pytest.mark.parametrize("form", ["F1", "F2", "F3"])
def test_what_is_being_set_is_stopped_when_something_else_is_chosen(
    page: PrintingPage, place: Workplace, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.enter()
    waiting: list[Progress] = []

    def take_time(*_: object, **__: object) -> Progress:
        waiting.append(Progress())
        return waiting[-1]

    monkeypatch.setattr(place.operations, "take_time", take_time)
    page._draw()
    drawing = waiting[-1]

    page._options._form.pick(form)

    assert drawing.stopped()


def test_a_stopped_setting_of_a_long_form_ends_between_two_parts(
    page: PrintingPage, begun: Begun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_pdf, "_ROWS", 60)
    progress = Progress()
    progress.cancel()

    with pytest.raises(Refused) as refused:
        set_whole(page.place.desk, begun.order, begun.draft, page._preview.resolution_for, progress)

    assert refused.value.code == "stopped"


# ------------------------------------------------------------ small pages


@pytest.fixture
def thumbnails(theme: Theme, qtbot: QtBot) -> Thumbnails:
    thumbnails = Thumbnails(theme)
    qtbot.addWidget(thumbnails)
    thumbnails.resize(160, 400)
    thumbnails.show_small([A4_ACROSS] * 30)
    return thumbnails


def test_a_click_on_a_small_page_goes_to_it(thumbnails: Thumbnails, qtbot: QtBot) -> None:
    centre = thumbnails._places()[1].center()

    with qtbot.waitSignal(thumbnails.page_chosen) as chosen:
        qtbot.mouseClick(thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=centre)

    assert chosen.args == [1]


def test_the_page_that_is_seen_is_marked_and_brought_into_sight(thumbnails: Thumbnails) -> None:
    thumbnails.mark(20)

    assert thumbnails.marked == 20
    assert 20 in thumbnails._in_sight()
    assert thumbnails.verticalScrollBar().value() > 0


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_Down, 4), (Qt.Key.Key_Up, 2), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 29)]
)
def test_arrow_keys_go_from_small_page_to_small_page(
    thumbnails: Thumbnails, qtbot: QtBot, key: Qt.Key, page: int
) -> None:
    thumbnails.mark(3)

    with qtbot.waitSignal(thumbnails.page_chosen) as chosen:
        qtbot.keyClick(thumbnails, key)

    assert chosen.args == [page]


def test_the_wheel_turns_small_pages_and_never_zooms_them(thumbnails: Thumbnails) -> None:
    zoom = thumbnails.zoom
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(thumbnails.viewport(), event)

    assert thumbnails.zoom == zoom


def test_a_single_page_needs_no_small_one(thumbnails: Thumbnails) -> None:
    assert thumbnails.isVisible()

    thumbnails.show_small([A4_ACROSS])

    assert not thumbnails.isVisible()


def test_whether_small_pages_are_wanted_is_remembered(page: PrintingPage, place: Workplace, qtbot: QtBot) -> None:
    page.enter()
    assert page._thumbnails.isVisible()

    page._bar._small.click()

    assert not page._thumbnails.isVisible()
    again = PrintingPage(place)
    qtbot.addWidget(again)
    again.show()
    again.enter()
    assert not again._thumbnails.isVisible()


def test_small_pages_are_drawn_where_they_are_seen(page: PrintingPage) -> None:
    page.enter()

    assert 0 in page._thumbnails._pictures
    assert page._thumbnails.page_count == page._preview.page_count


# ------------------------------------------------------------ the file taken along


def file_in(data: QMimeData) -> Path:
    (url,) = data.urls()
    return Path(url.toLocalFile())


def test_the_button_copies_the_very_pdf_that_is_shown(page: PrintingPage, qtbot: QtBot, clipboard: QClipboard) -> None:
    page.enter()
    assert page._printed is not None

    qtbot.keyClick(page._take_away, Qt.Key.Key_Space)

    file = file_in(clipboard.mimeData())
    assert file.read_bytes() == page._printed.proof.pdf
    assert file.name == "Danh sách theo dõi tính đến 02-10-2017.pdf"
    assert "Ctrl+V" in page._message._words.text()
    assert len(PdfReader(file).pages) == page._preview.page_count


def test_dragging_the_button_takes_the_file_along(
    page: PrintingPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.enter()
    taken: list[Path] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _: taken.append(file_in(drag.mimeData())))
    button = page._take_away

    qtbot.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    far = QPointF(5, 5 + QApplication.startDragDistance())
    left = Qt.MouseButton.LeftButton
    move = QMouseEvent(QMouseEvent.Type.MouseMove, far, far, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(button, move)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(500, 500))

    assert [file.suffix for file in taken] == [".pdf"]
    assert not button.isDown()


def test_another_form_is_another_file(page: PrintingPage, qtbot: QtBot, clipboard: QClipboard) -> None:
    page.enter()
    qtbot.keyClick(page._take_away, Qt.Key.Key_Space)

    page._options._form.pick("F1")
    qtbot.keyClick(page._take_away, Qt.Key.Key_Space)

    assert page._printed is not None
    assert file_in(clipboard.mimeData()).read_bytes() == page._printed.proof.pdf
