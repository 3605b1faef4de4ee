"""The pages on screen: drawn where somebody looks, kept while they are near, sharp at every zoom."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.printing import printer
from giaoban_tracker.ui.pages.printing.preview import ZOOMS, Fit, PagePreview
from giaoban_tracker.ui.pages.printing.toolbar import PreviewBar
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import printing
from giaoban_tracker.workflow.draw_pages import PageSize, page_sizes

A4_ACROSS = PageSize(842, 595)


def sheet(dots_per_inch: float) -> QImage:
    image = QImage(8, 6, QImage.Format.Format_RGB32)
    image.fill(round(dots_per_inch))
    return image


class Drawer:
    """Draws every page that is wanted at once, and remembers which."""

    def __init__(self, preview: PagePreview) -> None:
        self.drawn: list[int] = []
        self._preview = preview
        preview.page_wanted.connect(self._draw)

    def _draw(self, number: int, dots_per_inch: float) -> None:
        self.drawn.append(number)
        self._preview.put_page(number, sheet(dots_per_inch), dots_per_inch)


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> PagePreview:
    preview = PagePreview(theme)
    qtbot.addWidget(preview)
    preview.resize(900, 600)
    preview.show()
    return preview


@pytest.fixture
def drawer(preview: PagePreview) -> Drawer:
    """Held by the test: signals hold their receivers only weakly."""
    return Drawer(preview)


def show(preview: PagePreview, pages: int) -> None:
    resolution = preview.resolution_for(A4_ACROSS)
    preview.show_pages([A4_ACROSS] * pages, (sheet(resolution),), resolution)


def test_only_pages_in_sight_and_their_neighbours_are_drawn(preview: PagePreview, drawer: Drawer) -> None:

    show(preview, 40)

    assert drawer.drawn == [1], "the first came along; the one below it is near"


def test_scrolling_draws_what_comes_into_sight_and_forgets_what_is_far(preview: PagePreview, drawer: Drawer) -> None:
    show(preview, 60)

    preview.go_to(50)

    assert {49, 50, 51} <= set(drawer.drawn)
    assert len(preview._pictures) < 15
    assert 0 in preview._pictures or preview.page_count == 60


def test_pages_are_drawn_one_after_another_and_the_nearest_first(preview: PagePreview) -> None:
    wanted: list[int] = []
    preview.page_wanted.connect(lambda number, _: wanted.append(number))
    show(preview, 40)
    preview.go_to(20)
    wanted.clear()
    preview.go_to(30)

    assert len(wanted) == 1
    assert wanted[0] in preview._in_sight()


def test_a_page_that_was_wanted_is_not_wanted_again_until_it_came(preview: PagePreview) -> None:
    wanted: list[int] = []
    preview.page_wanted.connect(lambda number, _: wanted.append(number))
    show(preview, 40)

    preview._look()
    preview._look()

    assert wanted == [1]


def test_the_page_in_the_middle_is_told(preview: PagePreview, drawer: Drawer, qtbot: QtBot) -> None:
    show(preview, 10)

    with qtbot.waitSignal(preview.page_changed) as told:
        preview.go_to(7)

    assert told.args == [7]
    assert preview.accessibleDescription() == "Trang 8 trên 10"


@pytest.mark.parametrize(("wanted", "page"), [(-5, 0), (99, 9)])
def test_beyond_the_ends_stand_the_ends(preview: PagePreview, drawer: Drawer, wanted: int, page: int) -> None:
    show(preview, 10)
    preview.go_to(4)

    preview.go_to(wanted)

    assert preview.page == page


def test_the_widest_page_fits_the_width_and_a_page_fits_whole(preview: PagePreview, drawer: Drawer) -> None:
    show(preview, 3)
    across = preview._places()[0].width()
    assert across <= preview.viewport().width()

    preview.set_zoom(Fit.PAGE)

    assert preview._places()[0].height() <= preview.viewport().height()


def test_zoom_steps_through_the_usual_ones_and_draws_sharply(preview: PagePreview, drawer: Drawer) -> None:
    show(preview, 3)
    preview.set_zoom(100)

    preview.zoom_by(1)
    assert preview.percent == 125
    assert preview._pictures[0].dots_per_inch == preview.resolution_for(A4_ACROSS)
    for _ in range(20):
        preview.zoom_by(1)
    assert preview.percent == ZOOMS[-1]
    for _ in range(20):
        preview.zoom_by(-1)
    assert preview.percent == ZOOMS[0]


def test_what_is_in_the_middle_stays_there_when_zoomed(preview: PagePreview, drawer: Drawer) -> None:
    show(preview, 20)
    preview.go_to(10)

    preview.zoom_by(1)

    assert abs(preview.page - 10) <= 1


def test_ctrl_and_the_wheel_zoom(preview: PagePreview, drawer: Drawer) -> None:
    show(preview, 3)
    preview.set_zoom(100)
    place = QPointF(100, 100)
    turned = QWheelEvent(
        place,
        preview.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(preview.viewport(), turned)

    assert preview.percent == 125


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_End, 19), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_Home, 0)], ids=str
)
def test_keys_turn_the_pages(preview: PagePreview, drawer: Drawer, qtbot: QtBot, key: Qt.Key, page: int) -> None:
    show(preview, 20)

    qtbot.keyClick(preview, key)

    assert preview.page == page


def test_dragging_moves_the_paper(preview: PagePreview, drawer: Drawer, qtbot: QtBot) -> None:
    show(preview, 5)

    qtbot.mousePress(preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 400))
    qtbot.mouseMove(preview.viewport(), QPoint(200, 250))
    qtbot.mouseRelease(preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 250))

    assert preview.verticalScrollBar().value() == 150


def test_the_first_page_tells_that_it_was_painted_once_for_each_form(
    preview: PagePreview, drawer: Drawer, qtbot: QtBot
) -> None:
    painted: list[bool] = []
    preview.first_painted.connect(lambda: painted.append(True))

    show(preview, 2)
    preview.viewport().repaint()
    preview.viewport().repaint()
    assert len(painted) == 1
    show(preview, 2)
    preview.viewport().repaint()

    assert len(painted) == 2


def test_the_bar_shows_page_and_zoom_and_tells_what_is_wanted(workbar: PreviewBar, qtbot: QtBot) -> None:
    workbar.show_page(2, 5)
    workbar.show_zoom(130, 130)

    assert (workbar._number.text(), workbar._total.text()) == ("3", "/ 5 trang")
    assert workbar._zoom.currentText() == "130%"
    with qtbot.waitSignal(workbar.page_chosen) as page:
        workbar._on.click()
    assert page.args == [3]
    workbar._number.setText("5")
    with qtbot.waitSignal(workbar.page_chosen) as page:
        qtbot.keyClick(workbar._number, Qt.Key.Key_Return)
    assert page.args == [4]
    with qtbot.waitSignal(workbar.zoom_chosen) as zoom:
        workbar._zoom.setCurrentIndex(1)
        workbar._zoom.activated.emit(1)
    assert zoom.args == [Fit.PAGE]


def test_without_pages_the_bar_can_do_nothing(workbar: PreviewBar) -> None:
    workbar.show_page(0, 0)

    assert not any(button.isEnabled() for button in (workbar._back, workbar._on, workbar._larger, workbar._smaller))


def test_every_icon_button_says_what_it_does(workbar: PreviewBar) -> None:
    for button in (workbar._back, workbar._on, workbar._larger, workbar._smaller):
        assert button.toolTip()
        assert button.accessibleName()


@pytest.fixture
def workbar(place: Workplace, qtbot: QtBot) -> PreviewBar:
    bar = PreviewBar(place.theme, place.icons)
    qtbot.addWidget(bar)
    return bar


# ---------------------------------------------------------------- printer


def pdf_of(place: Workplace) -> bytes:
    return printing.form_file(place.desk, "F7", printing.Scope(TaskQuery(place.desk.today)), ".pdf")


@pytest.mark.parametrize(
    ("first", "last", "count", "pages"),
    [(0, 0, 3, [0, 1, 2]), (2, 3, 3, [1, 2]), (2, 2, 3, [1]), (2, 9, 3, [1, 2]), (3, 1, 3, [2])],
)
def test_a_range_of_the_dialog_means_these_pages(first: int, last: int, count: int, pages: list[int]) -> None:
    assert list(printer.wanted_pages(first, last, count)) == pages


def test_the_printer_gets_a_sheet_across_for_a_page_across(place: Workplace, tmp_path: Path) -> None:
    pdf = pdf_of(place)
    sizes = page_sizes(pdf)
    device = printer.new_printer("Danh sách", sizes[0], to_file=tmp_path / "ra.pdf")
    device.setResolution(60)

    printed = printer.print_pages(device, pdf, len(sizes), Progress())

    pages = PdfReader(tmp_path / "ra.pdf").pages
    assert printed == len(pages) == len(sizes)
    assert pages[0].mediabox.width > pages[0].mediabox.height
    assert pages[0].images, "the page is there"


def test_printing_stops_between_pages_when_somebody_cancels(place: Workplace, tmp_path: Path) -> None:
    pdf = pdf_of(place)
    sizes = page_sizes(pdf)
    device = printer.new_printer("Danh sách", sizes[0], to_file=tmp_path / "ra.pdf")
    device.setResolution(60)
    progress = Progress()
    progress.cancel()

    assert printer.print_pages(device, pdf, len(sizes), progress) == 0


def test_a_printer_that_takes_nothing_is_told(place: Workplace, tmp_path: Path) -> None:
    pdf = pdf_of(place)
    device = printer.new_printer("Danh sách", page_sizes(pdf)[0], to_file=tmp_path / "không có" / "ra.pdf")

    with pytest.raises(Unavailable, match="printer-failed"):
        printer.print_pages(device, pdf, 1, Progress())
