"""The page 'Gửi báo cáo': what has not arrived, parcels out, files in, and what the office answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.page import Page
from giaoban_tracker.ui.pages.outbox.cards import SendCard, TakeCard
from giaoban_tracker.ui.pages.outbox.enrol_again import EnrolAgainDialog
from giaoban_tracker.ui.pages.outbox.rows import (
    ANSWER_COLUMNS,
    PASSED_COLUMNS,
    LinesModel,
    answer_lines,
    passed_lines,
)
from giaoban_tracker.ui.pages.outbox.words import DIRECTIONS, handed_words
from giaoban_tracker.ui.unit_notice import UnitNotice
from giaoban_tracker.ui.unit_wording import SILENT_SENTENCE
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import answers, hand_over, outbox
from giaoban_tracker.workflow.post.answers import Answer
from giaoban_tracker.workflow.post.hand_over import HandedOver
from giaoban_tracker.workflow.post.outbox import Outbox
from giaoban_tracker.workflow.post.take_in import Taken

FOLDER_KEY = "outbox/folder"
_ANSWER_WIDTHS = (12, 0, 0, 26, 0)
_PASSED_WIDTHS = (18, 22, 0, 10, 28)
"""In letters; 0 takes a share of the rest."""
AnswerT = TypeVar("AnswerT")


class OutboxPage(Page):
    """How this computer stands with its office.

    Signals:
        files_wanted: () choose files of the office and take them in.
        text_pasted: (str) a parcel as text lies on the clipboard.
        letters_wanted: (Path, tuple of Letter) take in what lies in the shared mailbox.
    """

    files_wanted = Signal()
    text_pasted = Signal(str)
    letters_wanted = Signal(object, object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._outdated = True
        self._notice = UnitNotice(place)
        self._who = QLabel()
        self._who.setProperty("quiet", True)
        self._send = SendCard(place)
        self._take = TakeCard(place)
        self._answers = LinesModel(place.theme, ANSWER_COLUMNS, self)
        self._passed = LinesModel(place.theme, PASSED_COLUMNS, self)
        self._answer_table = _table(self._answers, "Phản hồi của Văn phòng, mới nhất trước", _ANSWER_WIDTHS)
        self._passed_table = _table(self._passed, "Gói đã gửi, đã nhận, mới nhất trước", _PASSED_WIDTHS)
        self._tabs = QTabWidget()
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ Page

    def enter(self) -> None:
        self._answer_table.setFocus()
        self._take.mailbox.look()
        if self._outdated:
            self._read()

    def take(self, changes: Changes) -> None:  # noqa: ARG002 - everything here may be touched
        self._outdated = True
        if self.isVisible():
            self._read()

    def show_taken(self, taken: Taken) -> None:
        """Say what files of the office came to."""
        self._notice.tell_taken(taken)
        self._take.mailbox.look()

    def show_refused(self, error: GiaobanError) -> None:
        """Say why files were not taken."""
        self._notice.tell_refused(error)

    def choose_folder(self) -> None:
        """Ask where the parcel for the office goes, and save it there."""
        folder = ask.for_folder(self, "Chọn USB hoặc thư mục để lưu gói cho Văn phòng", str(self._folder() or ""))
        if folder is not None:
            self.place.settings.setValue(FOLDER_KEY, str(folder))
            self._save(folder)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("bar", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        title = QLabel("Gửi báo cáo")
        title.setFont(self.place.theme.font(points=3, bold=True))
        row.addWidget(title)
        row.addStretch()
        row.addWidget(self._who)
        cards = QHBoxLayout()
        cards.setContentsMargins(16, 16, 16, 8)
        cards.setSpacing(16)
        cards.addWidget(self._send, 3)
        cards.addWidget(self._take, 2)
        self._tabs.addTab(_or_words(self._answer_table, "Chưa ghi điều gì cho Văn phòng."), "Phản hồi của Văn phòng")
        self._tabs.addTab(_or_words(self._passed_table, "Chưa có gói nào đi hay đến."), "Gói đã gửi, đã nhận")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._notice)
        column.addLayout(cards)
        column.addWidget(self._tabs, 1)

    def _wire(self) -> None:
        self._send.save_wanted.connect(self.choose_folder)
        self._send.again_wanted.connect(self._save_again)
        self._send.text_wanted.connect(self._copy)
        self._send.code_told.connect(self._confirm)
        self._send.answer_wanted.connect(self._save_answer)
        self._send.enrol_wanted.connect(lambda: EnrolAgainDialog(self.place, self).open())
        self._take.files_wanted.connect(self.files_wanted)
        self._take.paste_wanted.connect(self._paste)
        self._take.mailbox.take_wanted.connect(self.letters_wanted)
        self._answer_table.activated.connect(lambda index: self._open(index.row()))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self._paste)
        self.place.theme.changed.connect(self._read)

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        self._outdated = False
        desk = self.place.desk
        self.place.operations.ask(lambda: (outbox.outbox(desk), answers.answers(desk)), self._show, replacing="outbox")

    def _show(self, read: tuple[Outbox, Sequence[Answer]]) -> None:
        state, told = read
        self._who.setText(f"{state.unit_name} · {state.device}")
        self._send.show_state(state, self._folder())
        days = state.silent_days
        self._take.show_state([SILENT_SENTENCE.format(days=days)] if state.is_silent else [])
        self._answers.show_lines(answer_lines(told))
        self._passed.show_lines(passed_lines(state.passed, DIRECTIONS))
        for table, rows in ((self._answer_table, len(told)), (self._passed_table, len(state.passed))):
            stack = table.parentWidget()
            assert isinstance(stack, QStackedWidget)
            stack.setCurrentIndex(0 if rows else 1)
        self.said.emit(f"{len(told)} điều đã ghi cho Văn phòng · {len(state.passed)} gói đã gửi, đã nhận")

    def _folder(self) -> Path | None:
        text = str(self.place.settings.value(FOLDER_KEY, ""))
        return Path(text) if text else None

    # ------------------------------------------------------------ what a person does

    def _save_again(self) -> None:
        folder = self._folder()
        if folder is not None:
            self._save(folder)

    def _save(self, folder: Path) -> None:
        desk, seal = self.place.desk, self._send.seals

        def tell(handed: HandedOver) -> None:
            names = [path.name for path in handed.places]
            self._send.tell(handed_words(names, str(handed.places[0].parent), handed.check))
            self._take.mailbox.use_if_mailbox(folder)

        self._change(lambda: hand_over.save(desk, folder, seal=seal), tell)

    def _save_answer(self) -> None:
        folder = ask.for_folder(self, "Chọn USB hoặc thư mục để lưu tệp ghi danh", str(self._folder() or ""))
        if folder is not None:
            desk = self.place.desk
            self._change(
                lambda: hand_over.save_answer(desk, folder),
                lambda path: self._send.tell(f"Đã lưu {path.name} vào {path.parent}. Đưa tệp này cho Văn phòng."),
            )

    def _copy(self) -> None:
        desk = self.place.desk

        def tell(handed: HandedOver) -> None:
            QGuiApplication.clipboard().setText(handed.text)
            self._send.tell(
                f"Đã chép {len(handed.text)} ký tự. Mở Zalo hoặc thư, bấm Ctrl+V rồi gửi nguyên cả đoạn. "
                f"Mã kiểm tra: {handed.check}."
            )

        self._change(lambda: hand_over.as_text(desk), tell)

    def _confirm(self, typed: str) -> None:
        desk = self.place.desk
        self._change(
            lambda: hand_over.confirm_by_code(desk, typed),
            lambda _: self._send.tell("Đã ghi: Văn phòng có mọi cập nhật đến mã này."),
        )

    def _change(self, errand: Callable[[], AnswerT], tell: Callable[[AnswerT], None]) -> None:
        """Run what changes no fact, but how it stands with the office; every page reads again."""
        self._notice.hide()
        self.place.operations.change(errand, lambda _: Changes(), tell, failed=self._notice.tell_refused)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.text_pasted.emit(text)
        else:
            self._notice.tell(
                "Chưa chép đoạn chữ nào. Mở tin nhắn của Văn phòng, chép cả đoạn rồi dán lại.", wrong=True
            )

    def _open(self, row: int) -> None:
        line = self._answers.line(row)
        if line is not None and line.task:
            self.task_wanted.emit(line.task)


def _table(model: LinesModel, name: str, widths: Sequence[int]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, letters in enumerate(widths):
        if letters:
            table.setColumnWidth(column, letters * table.fontMetrics().averageCharWidth())
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def _or_words(table: QTableView, words: str) -> QStackedWidget:
    """The table, or words while it has no rows."""
    label = QLabel(words, wordWrap=True)
    label.setProperty("quiet", True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    stack = QStackedWidget()
    stack.addWidget(table)
    stack.addWidget(label)
    return stack
