"""In ấn: every form is found, drawn or explained, and saved as what it can be; each unit may get its own paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.form_list import GROUPS, FormList, grouped
from giaoban_tracker.ui.pages.printing.options import PrintOptions
from giaoban_tracker.ui.pages.printing.page import PrintingPage
from giaoban_tracker.ui.pages.printing.work import offers
from giaoban_tracker.ui.pages.tasks.page import TasksPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import printing

ON_PAPER = {
    "F7": "BẢNG TỔNG HỢP",
    "F3": "BẢNG PHÂN CÔNG NHIỆM VỤ",
    "F1": "BẢNG THEO DÕI",
    "F5": "Nhiệm vụ sắp hết hạn và quá hạn",
    "F6": "TỔNG HỢP",
    "F8": "QUÁ HẠN",
    "CVDD": "đôn đốc",
    "F9": "PHIẾU ĐÔN ĐỐC",
    "F10": "PHIẾU GIAO VIỆC",
    "F11": "THÔNG BÁO",
    "F12": "BÁO CÁO",
    "PBC": "Kết quả thực hiện nhiệm vụ được giao",
    "LIST": "DANH SÁCH NHIỆM VỤ",
}


def text_of(page: PrintingPage) -> str:
    """The first sheet."""
    assert page._printed is not None, page._empty.text()
    return " ".join(PdfReader(BytesIO(page._printed.proof.pdf)).pages[0].extract_text().split())


def chooser(target: Path, asked: list[tuple[Path, tuple[str, ...]]]) -> Callable[[object, Path, tuple[str, ...]], Path]:
    """Stands for the system's dialog: chooses `target`, and keeps what was proposed."""

    def choose(_: object, name: Path, suffixes: tuple[str, ...]) -> Path:
        asked.append((name, suffixes))
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


# ---------------------------------------------------------------- which form


def test_every_form_has_a_short_title_in_one_group() -> None:
    short = [code for titles in GROUPS.values() for code in titles]

    assert sorted(short) == sorted(form.code for form in printing.FORMS)


def test_a_form_that_no_group_knows_is_offered_last_by_its_own_title() -> None:
    new = printing.Form("F99", "Biểu mới")

    heading, titled = grouped((*printing.FORMS, new))[-1]

    assert (heading, titled) == ("Khác", [(new, "Biểu mới")])


def test_arrow_keys_go_over_headings(qtbot: QtBot) -> None:
    forms = FormList()
    qtbot.addWidget(forms)
    forms.offer(printing.FORMS)
    seen = [forms.form()]

    for _ in range(len(printing.FORMS) - 1):
        qtbot.keyClick(forms, Qt.Key.Key_Down)
        seen.append(forms.form())

    assert seen == [code for titles in GROUPS.values() for code in titles]


@pytest.mark.parametrize(("code", "says"), ON_PAPER.items())
def test_every_form_is_drawn_as_soon_as_it_is_chosen(code: str, says: str, page: PrintingPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)

    page._options._form.pick(code)

    assert says in text_of(page)
    assert page._saving.save_button.isEnabled()
    assert page._saving.print_button.isEnabled()
    assert code == "F7" or "trang" in said[-1]


def test_the_import_sheet_is_explained_and_saved_for_excel_alone(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, tuple[str, ...]]] = []
    target = tmp_path / "mẫu.xlsx"
    monkeypatch.setattr(ask, "for_paper_target", chooser(target, asked))

    page._options._form.pick("F2")
    page._saving.save_button.click()

    assert page._empty.text() == ". ".join(words.IMPORT_SHEET)
    assert page._empty.isVisible()
    assert not page._saving.print_button.isEnabled()
    assert not page._options._meeting.isEnabled(), "the sheet is about no meeting"
    assert asked == [(asked[0][0], (".xlsx",))]
    assert asked[0][0].name == "Mẫu nhập chuẩn.xlsx"
    assert openpyxl.load_workbook(target).sheetnames


# ---------------------------------------------------------------- nothing to print


def test_what_cannot_be_printed_is_told_in_the_previews_place(page: PrintingPage) -> None:
    boxes: list[GiaobanError] = []
    page.place.operations.refused.connect(boxes.append)
    page._options._day.setDate(page._options._day.date().addDays(-80))

    page._options._form.pick("CVDD")
    letter = page._empty.text()
    page._options._form.pick("F9")
    slip = page._empty.text()

    assert letter.startswith("Không có nhiệm vụ quá hạn đến 14/07/2017")
    assert slip == letter
    assert boxes == []
    assert not page._saving.save_button.isEnabled()
    assert not page._saving.print_button.isEnabled()


def test_slips_of_an_empty_book_say_what_to_choose(empty_place: Workplace, qtbot: QtBot) -> None:
    page = PrintingPage(empty_place)
    qtbot.addWidget(page)
    page.enter()

    page._options._form.pick("F10")

    assert page._empty.text().startswith("Không có nhiệm vụ nào để in biểu này")


def test_a_form_about_a_meeting_asks_for_one_in_words(page: PrintingPage) -> None:
    page._options._form.pick("F11")

    page._options._meeting.setCurrentIndex(0)
    page._options._meeting.activated.emit(0)

    assert page._options._meeting.currentText() == "Chọn kỳ giao ban…"
    assert page._empty.text() == ". ".join(words.MEETING_WANTED)
    page._options._form.pick("F1")
    assert page._options._meeting.itemText(0) == "Toàn bộ sổ"


# ---------------------------------------------------------------- what is seen in the task table


def test_the_table_as_it_is_seen_keeps_the_rows_and_columns_of_the_wish(page: PrintingPage, place: Workplace) -> None:
    overdue = TaskQuery(place.desk.today, standings=frozenset({Standing.OPEN_OVERDUE}))
    page.show_wish(PrintWish("F7", overdue, columns=(SeenColumn("code", "Mã số", 1), SeenColumn("content", "Việc", 4))))

    page._options._form.pick("F3")
    page._options._form.pick("LIST")

    assert page._printed is not None
    assert page._printed.proof.rows == 2
    assert "Mã số" in text_of(page)
    assert "Tình trạng" not in text_of(page)
    assert page._options._chosen.isVisible()


def test_what_the_task_table_shows_is_what_it_wishes_on_paper(
    place: Workplace, page: PrintingPage, qtbot: QtBot
) -> None:
    tasks = TasksPage(place)
    qtbot.addWidget(tasks)
    tasks.enter()
    tasks._table.show_column(0, shown=False)

    page.show_wish(tasks.print_wish())
    page._options._form.pick("LIST")

    assert page._printed is not None
    titles = [column.title for column in page._printed.order.columns]
    assert titles == ["Nội dung", "Đơn vị chủ trì", "Thời hạn", "Tình trạng", "Tiến độ (%)", *titles[5:]]
    assert len(titles) == len(tasks._table.shown_columns())
    assert "Kết quả gần nhất" in text_of(page)


# ---------------------------------------------------------------- each unit


def test_each_unit_gets_its_own_list_below_a_cover(page: PrintingPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    assert page._saving.each_button.isHidden()

    page._options._each.setChecked(True)

    assert page._printed is not None
    units = [paper.line.unit for paper in page._printed.proof.papers]
    assert len(units) > 1
    assert "DANH SÁCH NHIỆM VỤ CỦA CÁC ĐƠN VỊ" in text_of(page)
    assert f"{len(units)} đơn vị" in said[-1]
    assert page._saving.each_button.isVisible()


def test_only_forms_that_units_get_can_be_made_for_each(place: Workplace, qtbot: QtBot) -> None:
    options = PrintOptions(place.desk.today, place.settings)
    qtbot.addWidget(options)
    options.fill(offers(place.desk))
    offered = []

    for form in printing.FORMS:
        options._form.pick(form.code)
        offered += [form.code] * (not options._each.isHidden())

    assert offered == ["F7", "PBC"]


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".xlsx"])
def test_each_unit_gets_a_file_of_its_own_in_a_folder(
    suffix: str, page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)
    page._options._each.setChecked(True)

    action = next(one for one in page._saving._each_menu.actions() if one.data() == suffix)
    action.trigger()

    folder = tmp_path / "Danh sách theo dõi từng đơn vị tính đến 02-10-2017"
    assert page._printed is not None
    assert len(list(folder.glob(f"*{suffix}"))) == len(page._printed.proof.papers)
    assert folder.name in page._message._words.text()


def test_stopping_while_files_are_written_tells_where_the_finished_ones_lie(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)
    page._options._each.setChecked(True)
    running: list[Progress] = []

    def stop_after_one(done: int, _: int) -> None:
        if done == 1:
            running[-1].cancel()

    page.place.operations.began.connect(lambda _, progress: running.append(progress))
    page.place.operations.advanced.connect(stop_after_one)

    page._saving.save_each_as(".xlsx")

    assert page._message._words.text().startswith("Đã dừng.")
    assert len(list(tmp_path.rglob("*.xlsx"))) == 1


def test_stopping_while_papers_are_made_leaves_nothing_that_could_be_saved(page: PrintingPage) -> None:
    page.place.operations.began.connect(lambda _, progress: progress.cancel())

    page._options._each.setChecked(True)

    assert page._empty.text() == ". ".join(words.STOPPED)
    assert not page._saving.save_button.isEnabled()


# ---------------------------------------------------------------- what is remembered


def test_each_form_remembers_its_own_unit(place: Workplace, qtbot: QtBot) -> None:
    offered = offers(place.desk)
    options, again = (PrintOptions(place.desk.today, place.settings) for _ in range(2))
    for widget in (options, again):
        qtbot.addWidget(widget)
    options.fill(offered)
    choose_unit(options, 2)
    options._form.pick("F1")
    carried = options._unit.currentIndex()
    choose_unit(options, 0)
    options._form.pick("PBC")
    options._each.setChecked(True)

    again._form.choose("PBC")
    again.fill(offered)

    assert carried == 2, "a form for which nobody chose yet takes what was chosen last"
    assert again.order().each_unit
    again._form.pick("F7")
    assert again._unit.currentIndex() == 2
    assert not again.order().each_unit
    again._form.pick("F1")
    assert again._unit.currentIndex() == 0


def test_the_meeting_that_one_form_needs_is_not_forced_on_the_others(place: Workplace, qtbot: QtBot) -> None:
    options = PrintOptions(place.desk.today, place.settings)
    qtbot.addWidget(options)
    options.fill(offers(place.desk))

    options._form.pick("F3")
    needed = options.order().meeting
    options._form.pick("F7")

    assert needed is not None
    assert options.order().meeting is None


def choose_unit(options: PrintOptions, place: int) -> None:
    options._unit.setCurrentIndex(place)
    options._unit.activated.emit(place)


def test_a_form_is_proposed_as_what_it_was_saved_last(
    page: PrintingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, tuple[str, ...]]] = []
    monkeypatch.setattr(ask, "for_paper_target", chooser(tmp_path / "a.docx", asked))

    page._saving.save_button.click()
    page._saving.save_button.click()
    page._options._form.pick("F6")
    page._saving.save_button.click()

    assert [name.suffix for name, _ in asked] == [".pdf", ".docx", ".pdf"]
    assert asked[0][1] == (".pdf", ".docx", ".xlsx")
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
