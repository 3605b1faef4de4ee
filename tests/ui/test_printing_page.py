"""In ấn: what is chosen is drawn at once, from the very PDF that is saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.printing import printer as printing_printer
from giaoban_tracker.ui.pages.printing.page import PrintingPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, describe_office, list_tasks
from tests.conftest import Almanac


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def pdf_of(page: PrintingPage) -> bytes:
    assert page._printed is not None
    return page._printed.proof.pdf


def chooser(target: Path, proposed: list[Path]) -> Callable[[object, Path, tuple[str, ...]], Path]:
    """Stands for the system's dialog: chooses `target`, and keeps the names that were proposed."""

    def choose(_: object, name: Path, suffixes: tuple[str, ...]) -> Path:
        proposed.append(name)
        return target

    return choose


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PrintingPage:
    """The page in front, as large as on a small screen."""
    page = PrintingPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 680)
    page.show()
    page.enter()
    return page


def test_the_page_opens_with_the_whole_book_as_it_stands_today(page: PrintingPage) -> None:
    text = text_of(pdf_of(page))

    assert "Tính đến ngày 02/10/2017" in text
    assert "Đã thống nhất giao diện mới" in text
    assert page._saving.save_button.isEnabled()
    assert page._printed is not None
    assert page._printed.proof.rows == 12


def test_another_form_is_drawn_as_soon_as_it_is_chosen(page: PrintingPage) -> None:
    page._options._form.pick("F3")

    assert "BẢNG PHÂN CÔNG NHIỆM VỤ" in text_of(pdf_of(page))
    assert not page._options._unit.isEnabled(), "the annex heeds neither unit nor day"


def test_the_list_of_one_unit_holds_that_units_tasks_alone(page: PrintingPage) -> None:
    unit = page._options._unit
    unit.setCurrentIndex(unit.findText("Phòng Văn hóa và Thông tin"))
    unit.activated.emit(unit.currentIndex())

    text = text_of(pdf_of(page))
    assert "NV-005" in text
    assert "NV-003" not in text
    assert page._printed is not None
    assert page._printed.stem == "Danh sách theo dõi Phòng Văn hóa và Thông tin tính đến 02-10-2017"


def test_an_earlier_day_shows_the_book_as_it_stood_then(page: PrintingPage) -> None:
    page._options._day.setDate(page._options._day.date().addDays(-50))

    text = text_of(pdf_of(page))
    assert "Tính đến ngày 13/08/2017" in text
    assert "Đã rà soát xong 4/8 xã, phường" in text
    assert "145/BC-LĐTBXH" not in text, "that report came later"


def test_no_day_after_today_can_be_chosen(page: PrintingPage) -> None:
    page._options._day.setDate(page._options._day.date().addYears(1))

    assert page._options.day() == date(2017, 10, 2)


def test_a_new_day_is_printed_when_the_page_comes_to_the_front(page: PrintingPage, almanac: Almanac) -> None:
    almanac.turn_to(date(2017, 10, 3))

    page.enter()

    assert "Tính đến ngày 03/10/2017" in text_of(pdf_of(page))


def test_an_earlier_day_that_was_chosen_stays_when_a_new_day_begins(page: PrintingPage, almanac: Almanac) -> None:
    page._options._day.setDate(page._options._day.date().addDays(-50))
    almanac.turn_to(date(2017, 10, 3))

    page.enter()

    assert page._options.day() == date(2017, 8, 13)


def test_a_wish_of_another_page_is_carried_out_whole(page: PrintingPage, place: Workplace) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    overdue = TaskQuery(place.desk.today, standings=frozenset({Standing.OPEN_OVERDUE}))

    page.show_wish(PrintWish("F7", overdue, meeting.id))

    text = text_of(pdf_of(page))
    assert page._printed is not None
    assert page._printed.proof.rows == 2
    assert "Giao ban khối Văn hóa – Xã hội quý II/2017" in text
    assert page._options._chosen.isVisible(), "the person sees that only some tasks are printed"
    page._options._all.click()
    assert page._printed.proof.rows == 12


def test_a_wish_that_comes_before_the_book_was_read_is_kept(place: Workplace, qtbot: QtBot) -> None:
    page = PrintingPage(place)
    qtbot.addWidget(page)
    meeting = list_tasks.particulars(place.desk).meetings[0]

    page.show_wish(PrintWish("F3", meeting=meeting.id))
    page.enter()

    assert "BẢNG PHÂN CÔNG NHIỆM VỤ" in text_of(pdf_of(page))


def test_ctrl_p_from_here_wishes_what_is_shown(page: PrintingPage, place: Workplace) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    wish = PrintWish("F3", meeting=meeting.id, as_of=place.desk.today)

    page.show_wish(wish)

    assert page.print_wish() == wish


def test_a_decision_made_elsewhere_is_on_the_next_print(page: PrintingPage, place: Workplace) -> None:
    place.operations.changed.connect(page.take)
    task = list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-004")).ids[0]

    place.undo.decide("Đôn đốc NV-004", lambda: decide.chase(place.desk, task, channel="Điện thoại"))

    assert "Đôn đốc 1 lần" in text_of(pdf_of(page))


def test_what_the_office_has_not_stated_is_told_and_can_be_stated_in_one_click(
    page: PrintingPage, place: Workplace, qtbot: QtBot
) -> None:
    assert page._gaps.isHidden()
    place.operations.changed.connect(page.take)
    terms = list_tasks.particulars(place.desk).office

    describe_office.describe_office(place.desk, replace(terms, signer="", place=""))
    page.take(describe_office.describe_office(place.desk, replace(terms, signer="")))

    assert page._gaps.isVisible()
    with qtbot.waitSignal(page.office_wanted):
        page._gaps_button.click()


def test_an_empty_book_prints_a_proper_sheet(empty_place: Workplace, qtbot: QtBot) -> None:
    page = PrintingPage(empty_place)
    qtbot.addWidget(page)
    said: list[str] = []
    page.said.connect(said.append)

    page.enter()

    assert "Không có nhiệm vụ" in text_of(pdf_of(page))
    assert page._saving.save_button.isEnabled()
    assert said == ["1 trang · không có nhiệm vụ nào trong phạm vi đã chọn"]


def test_a_form_about_a_meeting_says_so_while_there_is_none(empty_place: Workplace, qtbot: QtBot) -> None:
    page = PrintingPage(empty_place)
    qtbot.addWidget(page)
    page.show()
    page.enter()

    page._options._form.pick("F3")

    assert page._empty.isVisible()
    assert "chưa có kỳ giao ban nào" in page._empty.text()
    assert not page._saving.save_button.isEnabled()


def test_form_and_meeting_are_remembered_and_the_day_is_not(page: PrintingPage, place: Workplace, qtbot: QtBot) -> None:
    page._options._form.pick("F3")
    page._options._meeting.activated.emit(page._options._meeting.currentIndex())

    again = PrintingPage(place)
    qtbot.addWidget(again)
    again.enter()

    assert again._options.order() == page._options.order()
    assert again._options.order().form == "F3"
    assert again._options.day() == place.desk.today


def test_saving_writes_what_is_shown_and_offers_its_folder(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    opened: list[QUrl] = []
    target = tmp_path / "in" / "danh sách.pdf"
    target.parent.mkdir()
    monkeypatch.setattr(ask, "for_paper_target", chooser(target, proposed))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    page._saving.save_button.click()
    page._open.click()

    assert target.read_bytes() == pdf_of(page)
    assert proposed[0].name == "Danh sách theo dõi tính đến 02-10-2017.pdf"
    assert "danh sách.pdf" in page._message._words.text()
    assert [Path(url.toLocalFile()) for url in opened] == [target.parent]


def test_the_next_file_is_proposed_in_the_same_folder(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    monkeypatch.setattr(ask, "for_paper_target", chooser(tmp_path / "a.pdf", proposed))

    page._saving.save_button.click()
    page._saving.save_button.click()

    assert proposed[1].parent == tmp_path


def test_thinking_better_of_it_writes_nothing(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: None)

    page._saving.save_button.click()

    assert page._message.isHidden()


def test_a_folder_that_is_gone_is_told(page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[GiaobanError] = []
    page.place.operations.refused.connect(told.append)
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: tmp_path / "không có" / "a.pdf")

    page._saving.save_button.click()

    assert [error.code for error in told] == ["folder-missing"]


def test_without_a_printer_the_person_is_told(page: PrintingPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[GiaobanError] = []
    monkeypatch.setattr(printing_printer, "has_printer", lambda: False)
    monkeypatch.setattr(ask, "tell", lambda _, error: told.append(error))

    page._saving.print_button.click()

    assert [error.code for error in told] == ["no-printer"]


def test_what_is_printed_is_told_with_its_pages(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "máy in.pdf"
    assert page._printed is not None
    sheet = printing_printer.new_printer("Danh sách", page._printed.sizes[0], to_file=out)
    sheet.setResolution(60)
    monkeypatch.setattr(printing_printer, "ask_for_printer", lambda *_: sheet)

    page._saving.print_button.click()

    assert len(PdfReader(out).pages) == len(page._printed.sizes)
    assert f"{len(page._printed.sizes)} trang" in page._message._words.text()


def test_the_first_page_is_marked_once_it_is_on_the_screen(
    place: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    marks: list[str] = []
    monkeypatch.setattr(place.trace, "mark", marks.append)
    page = PrintingPage(place)
    qtbot.addWidget(page)
    page.enter()
    assert marks == [], "nothing is on the screen yet"

    page.show()

    qtbot.waitUntil(lambda: marks == ["preview-painted"])
