"""Judging minutes on screen: text and drafts move together, keys and buttons judge, fields keep their letters."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.pages.meetings.marks import Light, Mark, marks_of
from giaoban_tracker.ui.pages.meetings.reading import Opened
from giaoban_tracker.ui.pages.meetings.review_view import ReviewView
from giaoban_tracker.ui.pages.meetings.units_field import UnitsPopup
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import keep_review, list_tasks
from giaoban_tracker.workflow.open_book import open_desk
from giaoban_tracker.workflow.review import Card, Clause, Continuation, Verdict
from tests.conftest import Almanac
from tests.ui.minutes_cases import HELD_ON, PRAISE, TEXT, opened, span

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def stage(
    qapp: QApplication, sample_folder: Path, icons: Icons, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workplace]:
    """One workplace for all tests here: building a window for each would take longer than the tests."""
    folder = tmp_path_factory.mktemp("ra-soat")
    shutil.copytree(sample_folder, folder / "so")
    almanac = Almanac(numbers=count(100_000))
    desk = open_desk(
        folder / "so", now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder()
    )
    operations, theme = Operations(inline=True), Theme(qapp)
    settings = QSettings(str(folder / "cua-so.ini"), QSettings.Format.IniFormat)
    yield Workplace(desk, operations, UndoHistory(desk, operations), theme, icons, settings, Trace())
    operations.close()
    desk.ledger.close()
    theme.deleteLater()


@pytest.fixture(scope="module")
def window(stage: Workplace) -> Iterator[ReviewView]:
    window = ReviewView(stage)
    window.resize(1230, 620)
    yield window
    window.deleteLater()


@pytest.fixture
def view(qtbot: QtBot, window: ReviewView, stage: Workplace) -> Iterator[ReviewView]:
    """A review in which nothing is judged, nothing is kept, nothing can be undone."""
    renew(qtbot, window, opened(stage))
    keep_review.give_up(stage.desk, opened(stage).session.minutes.digest)
    yield window
    window.reviewing.close()


def renew(qtbot: QtBot, view: ReviewView, minutes: Opened) -> ReviewView:
    view.reviewing.close()
    view.open(minutes)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.enter()
    return view


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key, control: bool = False) -> None:
    for key in keys:
        qtbot.keyClick(widget, key, CONTROL if control else Qt.KeyboardModifier.NoModifier)


def type_words(widget: QWidget, words: str) -> None:
    """Type as an input method does: keys cannot write Vietnamese."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(widget, event)


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def verdicts(view: ReviewView) -> list[str]:
    return [card.verdict.value for card in view.reviewing.review.cards]


# ------------------------------------------------------------------ looking


def test_the_first_draft_is_lit_in_the_text_and_open_in_the_list(view: ReviewView) -> None:
    assert view.list.item == view.reviewing.current
    assert view.editor.isVisible()
    assert view.editor.content.toPlainText() == "Rà soát hộ nghèo"
    lit = {selection.cursor.selectedText() for selection in view.text.extraSelections()}
    assert {"rà soát hộ nghèo", "đổi mới Cổng thông tin", PRAISE} <= lit


def test_arrows_move_both_sides_together(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_Down)

    card = view.reviewing.card
    assert card is not None
    assert card.number == 2
    assert view.editor.content.toPlainText().startswith("Chấn chỉnh")
    assert view.text.caret == card.span.start


def test_a_click_on_lit_words_goes_to_their_draft(qtbot: QtBot, view: ReviewView) -> None:
    at = view.text.point_of(span("kiểm tra công vụ").start + 2)

    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert view.reviewing.card is not None
    assert view.reviewing.card.draft.quote == "kiểm tra công vụ"


def test_a_click_on_a_card_chooses_it_alone_although_another_moves_under_the_pointer(
    qtbot: QtBot, view: ReviewView
) -> None:
    cards = view.list
    third = cards.visualRect(cards.cards.index(2)).center()

    qtbot.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=third)
    drag = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(third + QPoint(0, 60)),
        QPointF(cards.viewport().mapToGlobal(third + QPoint(0, 60))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(cards.viewport(), drag)
    qtbot.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=third)

    assert cards.currentIndex().row() == 2
    assert cards.chosen == (cards.item,)


def test_the_buttons_that_end_a_review_stay_where_they_are_while_it_goes_on(qtbot: QtBot, view: ReviewView) -> None:
    before = view.footer.rest.geometry()

    press(qtbot, view.list, Key.Key_A)
    QApplication.sendPostedEvents()

    assert view.footer.record.text() == "Ghi vào sổ (1 nhiệm vụ)"
    assert view.footer.rest.geometry() == before


def test_space_in_the_text_goes_to_the_draft_under_the_caret(qtbot: QtBot, view: ReviewView) -> None:
    view.text.setFocus()
    view.text.select(replace(span("đổi mới"), end=span("đổi mới").start))

    press(qtbot, view.text, Key.Key_Space)

    assert view.reviewing.card is not None
    assert view.reviewing.card.draft.quote == "đổi mới Cổng thông tin"


def test_the_words_of_each_field_are_lit_as_their_own_kind(stage: Workplace) -> None:
    review = opened(stage, alike=True).session.review

    marks = marks_of(review, review.card(2))

    assert Mark(span("trước ngày 30/9"), Light.DEADLINE) in marks
    assert Mark(span("Cổng thông tin điện"), Light.SHARED) in marks
    assert Mark(span(PRAISE), Light.OPEN) in marks
    assert [mark.light.value for mark in marks] == sorted(mark.light.value for mark in marks)


def test_a_missing_owner_is_a_warning_until_somebody_is_chosen(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_Down, Key.Key_Down, Key.Key_Down)

    assert "Chưa rõ đơn vị" in view.editor.lead.accessibleName()
    assert view.list.cards.lines[view.list.currentIndex().row()].doubt


def test_every_control_of_the_review_has_an_accessible_name(view: ReviewView) -> None:
    fields = [view.text, view.list, view.editor.content, view.editor.speaker, view.editor.lead, view.editor.support]
    fields += [view.editor.product, view.editor.urgency, view.bar.title, view.bar.bloc, view.bar.document]

    assert all(field.accessibleName() for field in fields)
    assert all(button.accessibleName() or button.text() for button in view.findChildren(QPushButton))
    assert view.list.cards.lines[0].spoken.startswith("Đề xuất 1. Chờ xét. Rà soát hộ nghèo.")


def test_no_input_method_composes_where_single_letters_judge(view: ReviewView) -> None:
    assert not view.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not view.text.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert view.editor.content.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# ------------------------------------------------------------------ judging


def test_a_accepts_and_goes_on_to_the_next_that_waits(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_A, Key.Key_A)

    assert verdicts(view) == ["adopted", "adopted", "waiting", "waiting"]
    assert view.reviewing.card is not None
    assert view.reviewing.card.number == 3
    assert view.footer.judged.text() == "2 / 4 đã xét"
    assert view.footer.record.text() == "Ghi vào sổ (2 nhiệm vụ)"


def test_r_asks_for_the_kind_and_remembers_the_last_one(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_R)
    press(qtbot, menu(), Key.Key_4)
    press(qtbot, view.list, Key.Key_R)
    press(qtbot, menu(), Key.Key_Return)

    kinds = [card.dismissed_as for card in view.reviewing.review.cards]
    assert kinds[:2] == [DismissalKind.INFORMATION, DismissalKind.INFORMATION]


def test_m_merges_with_the_next_and_u_takes_it_back(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_M)
    assert verdicts(view)[:2] == ["waiting", "merged"]

    press(qtbot, view.list, Key.Key_U)

    assert verdicts(view) == ["waiting"] * 4


def test_m_prefers_the_draft_on_the_same_subject(qtbot: QtBot, view: ReviewView, stage: Workplace) -> None:
    renew(qtbot, view, opened(stage, alike=True))
    press(qtbot, view.list, Key.Key_Down, Key.Key_M)

    assert view.reviewing.review.card(3).into == 2


def test_k_makes_words_a_further_source_of_the_open_task_they_are_like(
    qtbot: QtBot, view: ReviewView, stage: Workplace
) -> None:
    minutes = opened(stage)
    row = list_tasks.all_rows(stage.desk, TaskQuery(HELD_ON))[0]
    task = Continuation(minutes.session.review.card(2).span, row.id, row.code, row.content, ("Cổng thông tin",))
    review = replace(minutes.session.review, continuations=(task,))
    renew(qtbot, view, replace(minutes, session=replace(minutes.session, review=review)))

    press(qtbot, view.list, Key.Key_K)
    assert verdicts(view) == ["waiting"] * 4
    press(qtbot, view.list, Key.Key_Down)
    assert f"Có thể tiếp nối {row.code}" in view.editor.notes.text()
    press(qtbot, view.list, Key.Key_K)

    assert view.list.cards.lines[1].state == f"Đã nối vào {row.code}"
    assert view.footer.record.text() == "Ghi vào sổ (nối 1)"
    press(qtbot, view.list, Key.Key_A)
    assert view.footer.record.text() == "Ghi vào sổ (1 nhiệm vụ, nối 1)"


def test_m_merges_everything_selected_into_the_first(qtbot: QtBot, view: ReviewView) -> None:
    for _ in ("draft 2", "the clause between", "draft 3"):
        qtbot.keyClick(view.list, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    press(qtbot, view.list, Key.Key_M)

    assert [card.into for card in view.reviewing.review.cards if card.number <= 3] == [None, 1, 1]


def test_control_z_and_y_take_judgements_back_and_not_what_the_book_did(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_A)

    press(qtbot, view.list, Key.Key_Z, control=True)
    assert verdicts(view)[0] == "waiting"
    press(qtbot, view.list, Key.Key_Y, control=True)

    assert verdicts(view)[0] == "adopted"


def test_buttons_do_what_keys_do_and_leave_the_focus_where_it_was(qtbot: QtBot, view: ReviewView) -> None:
    qtbot.mouseClick(view.actions_bar.buttons["accept"], Qt.MouseButton.LeftButton)

    assert verdicts(view)[0] == "adopted"
    assert view.list.hasFocus()


def test_an_open_clause_is_reached_by_n_and_becomes_a_task_or_is_dismissed(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_N)
    assert isinstance(view.reviewing.current, Clause)
    assert not view.editor.isVisible()

    press(qtbot, view.list, Key.Key_R)
    press(qtbot, menu(), Key.Key_2)

    assert view.reviewing.review.clauses[0].dismissed_as is DismissalKind.PRAISE
    assert view.reviewing.review.settled == 1
    press(qtbot, view.list, Key.Key_U, Key.Key_N, Key.Key_A)
    assert view.reviewing.review.adopted[0].draft.quote == PRAISE


def test_text_without_directives_says_so_and_still_gives_tasks_by_hand(
    qtbot: QtBot, view: ReviewView, stage: Workplace
) -> None:
    renew(qtbot, view, opened(stage, ()))
    assert "Không thấy ý kiến chỉ đạo nào" in view.notice.words
    assert not view.footer.record.isEnabled()

    view.text.setFocus()
    view.text.select(span("đổi mới Cổng thông tin"))
    press(qtbot, view.text, Key.Key_T)

    assert [card.draft.quote for card in view.reviewing.review.adopted] == ["đổi mới Cổng thông tin"]
    assert view.footer.record.isEnabled()
    view.reviewing.close()


# ------------------------------------------------------------------ correcting


def test_a_selection_becomes_the_quote_of_the_draft(qtbot: QtBot, view: ReviewView) -> None:
    view.text.select(span("các đơn vị trong khối rà soát hộ nghèo"))
    assert view.selection_bar.buttons["requote"].isVisible()

    press(qtbot, view.list, Key.Key_Q)

    card = view.reviewing.review.card(1)
    assert card.draft.quote == "các đơn vị trong khối rà soát hộ nghèo"
    assert card.task.content == "Các đơn vị trong khối rà soát hộ nghèo"


def test_a_draft_is_split_at_the_caret(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_Down)
    view.text.setFocus()
    view.text.select(replace(span("trước ngày 30/9"), end=span("trước ngày 30/9").start))
    assert view.selection_bar.buttons["split"].isVisible()

    press(qtbot, view.text, Key.Key_S)

    assert [card.draft.quote for card in view.reviewing.review.cards][1:3] == [
        "chấn chỉnh Cổng thông tin điện tử",
        "trước ngày 30/9",
    ]


def test_letters_typed_into_a_field_judge_nothing(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_E)
    assert view.editor.content.hasFocus()

    qtbot.keyClicks(view.editor.content, " area")
    type_words(view.editor.content, " rừng")
    press(qtbot, view.editor.content, Key.Key_Return)

    card = view.reviewing.review.card(1)
    assert card.task.content == "Rà soát hộ nghèo area rừng"
    assert card.verdict is Verdict.WAITING
    assert view.list.hasFocus()


def test_escape_forgets_what_was_typed(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_E)
    qtbot.keyClicks(view.editor.content, " nhanh")

    press(qtbot, view.editor.content, Key.Key_Escape)

    assert view.reviewing.review.card(1).task.content == "Rà soát hộ nghèo"
    assert view.editor.content.toPlainText() == "Rà soát hộ nghèo"


def test_control_enter_in_a_field_accepts(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_E)
    qtbot.keyClicks(view.editor.content, " nhanh")

    press(qtbot, view.editor.content, Key.Key_Return, control=True)

    card = view.reviewing.review.card(1)
    assert (card.task.content, card.verdict) == ("Rà soát hộ nghèo nhanh", Verdict.ADOPTED)


def test_words_typed_and_not_yet_left_are_taken_before_a_button_judges(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_E)
    qtbot.keyClicks(view.editor.content, " gap")

    qtbot.mouseClick(view.actions_bar.buttons["accept"], Qt.MouseButton.LeftButton)

    assert view.reviewing.review.card(1).task.content == "Rà soát hộ nghèo gap"


def test_another_lead_is_offered_to_the_drafts_around(qtbot: QtBot, view: ReviewView, stage: Workplace) -> None:
    renew(qtbot, view, opened(stage))
    press(qtbot, view.list, Key.Key_Down)
    card = view.reviewing.card
    assert card is not None
    same = replace(view.reviewing.review.card(1).task, owners=card.task.owners)
    view.reviewing.edit(1, same)
    press(qtbot, view.list, Key.Key_C)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, UnitsPopup)
    popup.search.setText("noi vu")
    press(qtbot, popup.search, Key.Key_Return)

    assert "Đổi chủ trì" in view.notice.words
    press(qtbot, view.list, Key.Key_D)

    first, second = (view.reviewing.review.card(number).task.owners for number in (1, 2))
    assert first.lead == second.lead
    assert len(first.lead) == 2


def test_a_closed_notice_gives_the_letters_back_to_the_list(
    qtbot: QtBot, view: ReviewView, stage: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    focused: list[str] = []
    monkeypatch.setattr(view.list, "setFocus", lambda *_: focused.append("list"))
    view.notice.say("Đổi chủ trì?", ("Đổi", lambda: None), ("Thôi", lambda: None))

    next(one for one in view.notice.findChildren(QPushButton) if one.text() == "Thôi").click()

    assert focused == ["list"]
    assert not view.notice.words


@pytest.mark.parametrize("on_the_name", [True, False], ids=["name", "box"])
def test_a_unit_is_ticked_by_its_box_and_by_its_name(qtbot: QtBot, view: ReviewView, *, on_the_name: bool) -> None:
    press(qtbot, view.list, Key.Key_C)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, UnitsPopup)
    item = next(
        popup._list.item(row) for row in range(popup._list.count()) if not popup._list.item(row).checkState().value
    )
    line = popup._list.visualItemRect(item)
    place = line.center() if on_the_name else QPoint(line.left() + 10, line.center().y())

    qtbot.mouseClick(popup._list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert item.checkState() is Qt.CheckState.Checked
    popup.close()


def test_an_unknown_name_becomes_a_unit_and_gets_its_drafts(qtbot: QtBot, view: ReviewView, stage: Workplace) -> None:
    press(qtbot, view.list, Key.Key_End)
    assert "Hội Khuyến học" in view.editor.unknown.text()

    view.editor.new_unit.click()

    units = {unit.id: unit.name for unit in list_tasks.particulars(stage.desk).units}
    assert [units[lead] for lead in view.reviewing.review.card(4).task.owners.lead] == ["Hội Khuyến học"]
    assert stage.undo.undo_title == "Thêm đơn vị Hội Khuyến học"
    stage.undo.undo()


def test_a_unit_chosen_for_an_unknown_name_can_be_remembered_by_it(
    qtbot: QtBot, view: ReviewView, stage: Workplace
) -> None:
    press(qtbot, view.list, Key.Key_End, Key.Key_C)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, UnitsPopup)
    popup.search.setText("dân tộc")
    press(qtbot, popup.search, Key.Key_Return)
    assert view.notice.words == "Ghi nhớ «Hội Khuyến học» là tên khác của Phòng Dân tộc, để lần sau đọc ra ngay?"

    press(qtbot, view.list, Key.Key_D)

    aliases = {unit.name: unit.terms.aliases for unit in list_tasks.particulars(stage.desk).units}
    assert "Hội Khuyến học" in aliases["Phòng Dân tộc"]
    stage.undo.undo()


def test_a_typed_day_counts_its_year_from_the_meeting(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_H)
    line = view.editor.deadline.day.focusProxy()
    assert line is not None
    assert line.hasFocus()

    qtbot.keyClicks(line, "15/8")
    press(qtbot, line, Key.Key_Return)

    deadline = view.reviewing.review.card(1).task.deadline
    assert (deadline.kind, deadline.due) == (DeadlineKind.FIXED, date(2017, 8, 15))


def test_the_origin_of_a_deadline_stands_below_it(qtbot: QtBot, view: ReviewView) -> None:
    press(qtbot, view.list, Key.Key_Down)

    assert view.editor.deadline.origin == "«trước ngày 30/9» → 30/09/2017 (tính cả ngày nêu)"


def test_another_day_of_the_meeting_is_taken_into_the_session(view: ReviewView) -> None:
    view.bar.day.set_day(date(2017, 7, 7))

    assert view.reviewing.session.terms.held_on == date(2017, 7, 7)
    assert view.reviewing.session.day_found


def test_a_day_that_is_only_assumed_says_so(qtbot: QtBot, view: ReviewView, stage: Workplace) -> None:
    renew(qtbot, view, opened(stage, day_found=False))

    assert "chưa rõ" in view.bar.day_label.text()
    view.reviewing.close()


# ------------------------------------------------------------------ keeping and recording


def test_judgements_are_kept_when_the_view_is_hidden(view: ReviewView, qtbot: QtBot, stage: Workplace) -> None:
    press(qtbot, view.list, Key.Key_A)

    view.hide()

    (line,) = keep_review.kept(stage.desk)
    assert (line.judged, line.drafts) == (1, 4)
    assert keep_review.take_up(stage.desk, line.key) == view.reviewing.session


def test_recording_asks_about_drafts_that_wait_and_can_accept_them_all(
    view: ReviewView, qtbot: QtBot, stage: Workplace
) -> None:
    before = list_tasks.listing(stage.desk, TaskQuery(HELD_ON)).total
    press(qtbot, view.list, Key.Key_A)
    press(qtbot, view.list, Key.Key_Return, control=True)
    assert view.notice.words.startswith("Còn 3 đề xuất chưa xét.")
    assert list_tasks.listing(stage.desk, TaskQuery(HELD_ON)).total == before

    with qtbot.waitSignal(view.recorded) as told:
        press(qtbot, view.list, Key.Key_D)

    assert len(told.args[0].tasks) == 4
    assert list_tasks.listing(stage.desk, TaskQuery(HELD_ON)).total == before + 4
    assert stage.undo.undo_title == "Ghi 4 nhiệm vụ của «Giao ban quý II/2017»"
    assert keep_review.kept(stage.desk) == ()


def test_nothing_is_kept_as_unfinished_while_it_is_being_recorded(
    view: ReviewView, qtbot: QtBot, stage: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.do("accept-rest")
    monkeypatch.setattr(stage.operations, "change", lambda *_, **__: None)

    view.record()
    view.hide()

    assert not view.isEnabled()
    assert keep_review.kept(stage.desk) == ()


def test_a_refused_recording_says_why_on_the_page_and_keeps_the_review(
    view: ReviewView, qtbot: QtBot, stage: Workplace
) -> None:
    view.bar.title.setText(" ")
    qtbot.mouseClick(view.footer.rest, Qt.MouseButton.LeftButton)

    view.record()

    assert "Chưa có tên cuộc giao ban" in view.notice.words
    assert view.isEnabled()
    assert len(view.reviewing.review.adopted) == 4


def test_nothing_enters_the_book_while_nothing_is_accepted(view: ReviewView, qtbot: QtBot, stage: Workplace) -> None:
    before = list_tasks.listing(stage.desk, TaskQuery(HELD_ON)).total

    press(qtbot, view.list, Key.Key_Return, control=True)

    assert list_tasks.listing(stage.desk, TaskQuery(HELD_ON)).total == before


def test_a_dragged_selection_is_the_words_between_its_ends(qtbot: QtBot, view: ReviewView) -> None:
    words = span("đổi mới Cổng thông tin. 🙂")
    start, end = view.text.point_of(words.start), view.text.point_of(words.end)

    qtbot.mousePress(view.text.viewport(), Qt.MouseButton.LeftButton, pos=start - QPoint(2, 0))
    qtbot.mouseMove(view.text.viewport(), end - QPoint(2, 0))
    qtbot.mouseRelease(view.text.viewport(), Qt.MouseButton.LeftButton, pos=end - QPoint(2, 0))

    assert view.text.selection is not None
    assert view.text.selection.of(TEXT) == "đổi mới Cổng thông tin. 🙂"


def test_cards_say_who_waits_for_whom(view: ReviewView) -> None:
    assert isinstance(view.list.item, Card)
    assert [line.owner for line in view.list.cards.lines][1] == "Phòng Văn hóa và Thông tin"
