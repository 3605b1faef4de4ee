"""The page of meetings: minutes come in, refusals stand on the page, meetings of the book open and lead on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.review_view import ReviewView
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import browse, decide, keep_review, list_tasks, sample_office
from giaoban_tracker.workflow.record_conclusions import Recorded

WORDS = (
    "Giao ban khối Văn hóa – Xã hội quý III/2017\n\n"
    "Kết luận hội nghị ngày 05/10/2017, đồng chí Chủ tịch UBND thành phố yêu cầu các đơn vị trong khối "
    "tập trung rà soát hộ nghèo; giao Phòng Nội vụ kiểm tra công vụ trước ngày 30/11/2017.\n"
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, place: Workplace) -> Iterator[MeetingsPage]:
    page = MeetingsPage(place)
    place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.enter()
    yield page
    if page.review is not None:
        page.review.reviewing.close()


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "giao-ban-quy-3.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


def front(page: MeetingsPage) -> object:
    return page.front


def button(widget: object, words: str) -> QPushButton:
    found = [one for one in widget.findChildren(QPushButton) if one.text() == words and not one.isHidden()]  # type: ignore[attr-defined]
    assert found, words
    return found[0]  # type: ignore[no-any-return]


def review_of(page: MeetingsPage) -> ReviewView:
    assert page.review is not None
    return page.review


# ------------------------------------------------------------------ the list


def test_meetings_are_listed_newest_first_with_bloc_and_number_of_tasks(page: MeetingsPage) -> None:
    model = page.shelf.table.meetings

    cells = [model.data(model.index(0, column)) for column in range(model.columnCount())]

    assert cells[:3] == ["05/07/2017", sample_office.TITLE, sample_office.BLOC]
    assert cells[3] == "Đã họp"
    assert int(str(cells[5])) > 5


def test_an_empty_book_teaches_the_first_step(qtbot: QtBot, empty_place: Workplace) -> None:
    page = MeetingsPage(empty_place)
    qtbot.addWidget(page)

    page.enter()

    assert page.shelf.empty.isVisibleTo(page)
    assert button(page.shelf.empty, "Chọn tệp biên bản…").isEnabled()


def test_ctrl_o_asks_for_a_file_and_remembers_its_folder(
    page: MeetingsPage, minutes: Path, monkeypatch: pytest.MonkeyPatch, place: Workplace
) -> None:
    asked: list[str] = []

    def answer(_: object, folder: str) -> Path:
        asked.append(folder)
        return minutes

    monkeypatch.setattr(ask, "for_minutes_file", answer)

    page.choose_file()
    page.choose_file()

    assert asked == ["", str(minutes.parent)]
    assert isinstance(front(page), ReviewView)


# ------------------------------------------------------------------ reading


def test_a_file_becomes_a_review_with_the_meeting_that_its_words_describe(page: MeetingsPage, minutes: Path) -> None:
    page.read_file(minutes)

    terms = review_of(page).reviewing.session.terms
    assert terms.title == "Giao ban khối Văn hóa – Xã hội quý III/2017"
    assert terms.held_on.isoformat() == "2017-10-05"
    assert terms.bloc is not None
    assert review_of(page).reviewing.review.text == WORDS


def test_a_dropped_file_is_read(page: MeetingsPage, minutes: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(minutes))])
    nothing = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, nothing)

    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, nothing))

    assert review_of(page).reviewing.session.minutes.name == "giao-ban-quy-3.txt"


def test_a_drag_of_nothing_readable_is_not_taken(page: MeetingsPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/bien-ban.docx")])
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    enter.ignore()

    page.dragEnterEvent(enter)

    assert not enter.isAccepted()


def test_ctrl_v_on_the_list_reads_the_clipboard(qtbot: QtBot, page: MeetingsPage) -> None:
    QGuiApplication.clipboard().setText(WORDS)

    qtbot.keyClick(page.shelf.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert review_of(page).reviewing.session.minutes.name == ""
    assert review_of(page).reviewing.review.text == WORDS


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "không có chữ nào"), (bytes(range(256)) * 40, "không phải là văn bản"), (None, "Không thấy tệp")],
    ids=["empty", "noise", "missing"],
)
def test_a_refused_file_is_told_on_the_page_with_the_way_out(
    page: MeetingsPage, tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "hong.txt"
    if content is not None:
        path.write_bytes(content)

    page.read_file(path)

    assert said in page.shelf.notice.words
    assert button(page.shelf.notice, "Chọn tệp khác…").isEnabled()
    assert front(page) is page.shelf


def test_several_files_at_once_are_read_one_at_a_time_and_the_rest_is_named(page: MeetingsPage, minutes: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(minutes)), QUrl.fromLocalFile(str(minutes.with_name("b.txt")))])

    page.intake.take_mime(data)

    assert isinstance(front(page), ReviewView)
    assert "Còn 1 tệp chưa đọc" in review_of(page).notice.words


def test_letters_of_the_old_fonts_are_converted_only_with_consent(page: MeetingsPage, tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("ñy ban nh©n d©n thµnh phè yªu cÇu c¸c ®¬n vÞ khÈn tr\xado¬ng b¸o c¸o tiÕn ®é".encode("cp1252"))

    page.read_file(path)
    assert front(page) is page.consent
    assert "thµnh phè" in page.consent.before.text()
    assert "thành phố" in page.consent.after.text()
    button(page.consent, "Chuyển sang Unicode rồi đọc").click()

    assert "thành phố yêu cầu các đơn vị" in review_of(page).reviewing.review.text


def test_a_cancelled_reading_leads_back_to_the_list(
    page: MeetingsPage, place: Workplace, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress = Progress()
    monkeypatch.setattr(place.operations, "take_time", lambda *_, **__: progress)
    page.read_file(minutes)

    page.busy.stopped.emit()

    assert progress.stopped()
    assert front(page) is page.shelf


def test_the_menu_offers_the_deeds_of_a_review_while_one_is_shown(page: MeetingsPage, minutes: Path) -> None:
    actions = {action.text().partition("\t")[2]: action for action in page.actions_for_menus().by_menu[PAGE_MENU]}
    assert not actions["A"].isEnabled()

    page.read_file(minutes)
    actions["A"].trigger()

    assert len(review_of(page).reviewing.review.adopted) == 1
    page.show_list()
    assert not actions["A"].isEnabled()


# ------------------------------------------------------------------ unfinished reviews


def test_an_unfinished_review_is_offered_again_and_goes_on_where_it_stopped(
    qtbot: QtBot, page: MeetingsPage, minutes: Path, place: Workplace
) -> None:
    page.read_file(minutes)
    review_of(page).do("accept")
    page.show_list()
    judged = review_of(page).reviewing.session

    again = MeetingsPage(place)
    qtbot.addWidget(again)
    again.enter()
    button(again.shelf, "Tiếp tục rà soát").click()

    assert review_of(again).reviewing.session.review == judged.review
    assert "Tiếp tục bản rà soát đang dở" in review_of(again).notice.words
    review_of(again).reviewing.close()


def test_reading_the_same_minutes_again_takes_up_the_unfinished_review(page: MeetingsPage, minutes: Path) -> None:
    page.read_file(minutes)
    review_of(page).do("accept")
    page.show_list()

    page.read_file(minutes)

    assert review_of(page).reviewing.review.done
    review_of(page).read_anew_wanted.emit()
    assert not review_of(page).reviewing.review.done


def test_a_review_given_up_by_mistake_comes_back(page: MeetingsPage, minutes: Path, place: Workplace) -> None:
    page.read_file(minutes)
    review_of(page).do("accept")
    page.show_list()

    button(page.shelf, "Bỏ").click()
    assert keep_review.kept(place.desk) == ()
    button(page.shelf.notice, "Lấy lại").click()

    assert len(keep_review.kept(place.desk)) == 1


def test_larger_text_reaches_the_minutes_and_the_drafts(page: MeetingsPage, minutes: Path, place: Workplace) -> None:
    page.resize(1200, 640)
    page.show()
    page.read_file(minutes)
    review = review_of(page)
    before = review.list.visualRect(review.list.currentIndex()).height()

    place.theme.set_text_percent(150)

    assert review.list.visualRect(review.list.currentIndex()).height() > before
    assert review.text.font().pointSizeF() > 15
    place.theme.set_text_percent(100)


# ------------------------------------------------------------------ recording, and what the book has


def record(page: MeetingsPage, minutes: Path) -> Recorded:
    page.read_file(minutes)
    review_of(page).do("accept-rest")
    told: list[Recorded] = []
    review_of(page).recorded.connect(told.append)
    review_of(page).record()
    return told[0]


def test_a_recorded_meeting_is_shown_with_what_can_be_done_next(
    page: MeetingsPage, minutes: Path, place: Workplace
) -> None:
    wanted: list[object] = []
    page.print_wanted.connect(wanted.append)
    page.tasks_wanted.connect(wanted.append)

    recorded = record(page, minutes)
    button(page.sheet, "In phụ lục phân công").click()
    button(page.sheet, "Xem bảng nhiệm vụ").click()

    assert front(page) is page.sheet
    assert f"Đã ghi {len(recorded.tasks)} nhiệm vụ vào sổ" in page.sheet.notice.words
    assert wanted == [
        PrintWish("F3", meeting=recorded.meeting),
        TaskQuery(place.desk.today, meetings=frozenset({recorded.meeting})),
    ]
    assert page.print_wish() == PrintWish("F3", meeting=recorded.meeting)


def test_what_was_recorded_is_said_until_the_next_decision(page: MeetingsPage, minutes: Path, place: Workplace) -> None:
    recorded = record(page, minutes)
    assert "(Ctrl+Z để hoàn tác)" in page.sheet.notice.words

    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, recorded.tasks[0]))

    assert page.sheet.notice.words == ""


def test_what_was_recorded_is_said_until_the_person_goes_elsewhere(page: MeetingsPage, minutes: Path) -> None:
    page.show()
    record(page, minutes)

    page.hide()
    page.show()

    assert page.sheet.notice.words == ""


def test_minutes_that_stand_in_the_book_already_are_told_before_they_are_judged_again(
    page: MeetingsPage, minutes: Path
) -> None:
    record(page, minutes)

    page.read_file(minutes)

    assert review_of(page).notice.words.startswith("Biên bản này đã ghi vào sổ")


def test_undoing_the_recording_brings_the_review_back_to_the_list(
    page: MeetingsPage, minutes: Path, place: Workplace
) -> None:
    record(page, minutes)

    place.undo.undo()

    assert front(page) is page.shelf
    assert page.shelf.notice.words == ""
    assert [line.judged for line in keep_review.kept(place.desk)] == [len(review_of(page).reviewing.review.cards)]


def test_a_meeting_opens_with_its_conclusions_lit_and_leads_to_their_tasks(
    qtbot: QtBot, page: MeetingsPage, place: Workplace
) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    sheet = browse.meeting_sheet(place.desk, meeting.id)
    wanted: list[str] = []
    page.task_wanted.connect(wanted.append)

    page.resize(1200, 640)
    page.show()
    page.show_meeting(meeting.id, sheet.conclusions[2].id)
    lit = {selection.cursor.selectedText() for selection in page.sheet.text.extraSelections()}
    qtbot.keyClick(page.sheet.list, Qt.Key.Key_Return)

    assert page.sheet.list.currentIndex().row() == 2
    assert sheet.conclusions[2].quote in lit
    assert wanted == [sheet.task_of[sheet.conclusions[2].id]]


def test_a_click_on_a_conclusion_in_the_text_goes_to_it_and_a_second_one_shows_its_task(
    qtbot: QtBot, page: MeetingsPage, place: Workplace
) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    sheet = browse.meeting_sheet(place.desk, meeting.id)
    wanted: list[str] = []
    page.task_wanted.connect(wanted.append)
    page.resize(1200, 640)
    page.show()
    page.show_meeting(meeting.id, "")
    span = sheet.conclusions[1].span
    assert span is not None

    for _ in range(2):
        qtbot.mouseClick(page.sheet.text.viewport(), LEFT, pos=page.sheet.text.point_of(span.start + 1))

    assert page.sheet.list.currentIndex().row() == 1
    assert wanted == [sheet.task_of[sheet.conclusions[1].id]]


def test_the_menu_of_a_row_leads_to_minutes_paper_and_tasks(page: MeetingsPage, place: Workplace) -> None:
    wanted: list[object] = []
    page.print_wanted.connect(wanted.append)
    page.tasks_wanted.connect(wanted.append)
    meeting = list_tasks.particulars(place.desk).meetings[0].id

    page.shelf.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for action in menu.actions():
        action.trigger()
    menu.close()

    assert wanted == [
        PrintWish("F3", meeting=meeting),
        TaskQuery(place.desk.today, meetings=frozenset({meeting})),
    ]
    assert front(page) is page.sheet


def test_a_meeting_that_is_shown_follows_the_book_and_keeps_its_place(
    page: MeetingsPage, place: Workplace, qtbot: QtBot
) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    sheet = browse.meeting_sheet(place.desk, meeting.id)
    page.show_meeting(meeting.id, sheet.conclusions[5].id)
    task = sheet.task_of[sheet.conclusions[5].id]

    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))

    assert page.sheet.conclusion == sheet.conclusions[5].id
    assert "đôn đốc 1 lần" in page.sheet.list.cards.lines[5].state


def test_the_number_of_the_notice_is_entered_once_it_is_issued(page: MeetingsPage, place: Workplace) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0]
    page.show_meeting(meeting.id, "")
    page.sheet.correct.click()

    page.sheet.bar.document.setText("45/TB-VP")
    page.sheet.bar.take_typed()

    assert list_tasks.particulars(place.desk).meetings[0].terms.document == "45/TB-VP"
    assert "số 45/TB-VP" in page.sheet.more.text()
    place.undo.undo()
    assert list_tasks.particulars(place.desk).meetings[0].terms == meeting.terms


def test_a_meeting_that_is_gone_is_told_on_the_page(page: MeetingsPage) -> None:
    page.show_meeting("không có", "")

    assert "Không tìm thấy cuộc giao ban" in page.shelf.notice.words


def test_the_list_follows_the_book(page: MeetingsPage, minutes: Path, place: Workplace) -> None:
    recorded = record(page, minutes)
    assert len(page.shelf.table.meetings.lines) == 2

    page.take(decide.undo(place.desk, recorded.changes))

    assert len(page.shelf.table.meetings.lines) == 1
