"""The draft that a person is working on: everything the task will say, each part to correct in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.terms import URGENCY_TERMS
from giaoban_tracker.ui.minutes_wording import unknown_words
from giaoban_tracker.ui.pages.meetings.calm_inputs import CalmCombo, GrowingText
from giaoban_tracker.ui.pages.meetings.card_words import CardLine
from giaoban_tracker.ui.pages.meetings.deadline_field import DeadlineField
from giaoban_tracker.ui.pages.meetings.office_view import OfficeView
from giaoban_tracker.ui.pages.meetings.units_field import UnitsField
from giaoban_tracker.ui.reading_wording import doubts_of
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review import Card, Owners, TaskDraft

_PRODUCTS = ("báo cáo", "kế hoạch", "tờ trình", "dự thảo văn bản", "danh sách", "phương án", "đề án", "công văn")
_LEVELS = ("UBND", "Chủ tịch UBND", "Thường trực cấp ủy", "HĐND", "Văn phòng HĐND và UBND")


class CardEditor(QFrame):
    """One draft, open for work.

    Signals:
        edited: (int, TaskDraft) the person changed something other than the owners.
        owners_given: (int, Owners) the person gave other owners.
        unit_wanted: (str) the name that the minutes give shall become a unit.
        left: () the person is done with the fields and goes back to the list.
        accept_wanted: () the person accepts from within a field.
        resized: () its height may be another.
    """

    edited = Signal(int, object)
    owners_given = Signal(int, object)
    unit_wanted = Signal(str)
    left = Signal()
    accept_wanted = Signal()
    resized = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card-editor")
        self._place = place
        self._card: Card | None = None
        self._office: OfficeView | None = None
        self._colour()
        self._make(place)
        self._lay_out()
        self._wire()
        place.theme.changed.connect(self._colour)

    # ------------------------------------------------------------ building

    def _make(self, place: Workplace) -> None:
        self._icon = QLabel()
        self._state = QLabel()
        self._state.setProperty("title", True)
        self._doubt = QLabel()
        self._doubt.setObjectName("doubt")
        self.content = GrowingText("Nội dung nhiệm vụ")
        self.speaker = CalmCombo("Người chỉ đạo", editable=True, hint="không rõ")
        self.lead = UnitsField(place, "Đơn vị chủ trì", "Chưa rõ đơn vị")
        self.support = UnitsField(place, "Đơn vị phối hợp", "Không có")
        self.deadline = DeadlineField(place)
        self.product = CalmCombo("Sản phẩm", editable=True, hint="chưa nêu")
        self.level = CalmCombo("Cấp nhận", editable=True, hint="chưa nêu")
        self.urgency = CalmCombo("Độ khẩn")
        self.urgency.setToolTip("Độ khẩn")
        for urgency, words in URGENCY_TERMS.items():
            self.urgency.addItem(words, urgency.value)
        self.unknown = QLabel(wordWrap=True)
        self.new_unit = QPushButton("Thêm thành đơn vị mới")
        self.notes = QLabel(wordWrap=True)
        self.notes.setProperty("quiet", True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self._state)
        head.addStretch()
        head.addWidget(self._doubt)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (("Chỉ đạo", self.speaker), ("Chủ trì", self.lead), ("Phối hợp", self.support))
        self.deadline.add_beside(self.urgency)
        for row, (words, field) in enumerate((*rows, ("Thời hạn", self.deadline), ("Sản phẩm", self._product_row()))):
            label = QLabel(words)
            label.setProperty("quiet", True)
            label.setContentsMargins(0, 4, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.content)
        column.addLayout(grid)
        unknown = QHBoxLayout()
        unknown.addWidget(self.unknown, 1)
        unknown.addWidget(self.new_unit)
        column.addLayout(unknown)
        column.addWidget(self.notes)

    def _product_row(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.product, 3)
        label = QLabel("gửi")
        label.setProperty("quiet", True)
        row.addWidget(label)
        row.addWidget(self.level, 3)
        return both

    def _wire(self) -> None:
        self.content.done.connect(lambda words: self._give(content=words))
        self.content.grew.connect(self.resized)
        self.speaker.done.connect(lambda words: self._give(speaker=words))
        self.product.done.connect(lambda words: self._give(product=words))
        self.level.done.connect(lambda words: self._give(receiving_level=words))
        self.urgency.activated.connect(lambda _: self._give(urgency=Urgency(self.urgency.currentData())))
        self.deadline.changed.connect(lambda deadline: self._give(deadline=deadline))
        self.new_unit.clicked.connect(self._want_unit)
        self.lead.chosen.connect(lambda keys: self._give_owners(keys, None))
        self.support.chosen.connect(lambda keys: self._give_owners(None, keys))

    def _colour(self) -> None:
        c = self._place.theme.colours
        self.setStyleSheet(
            f"#card-editor {{ background: {c.paper}; border: 2px solid {c.accent}; border-radius: 7px; }}"
            f"#card-editor QPlainTextEdit, #card-editor QLineEdit, #card-editor QComboBox {{ background: {c.paper};"
            f" border: 1px solid transparent; padding: 2px 4px; }}"
            f"#card-editor QPlainTextEdit:hover, #card-editor QLineEdit:hover, #card-editor QComboBox:hover {{"
            f" border-color: {c.line}; }}"
            f"#card-editor QPlainTextEdit:focus, #card-editor QLineEdit:focus, #card-editor QComboBox:focus {{"
            f" border-color: {c.accent}; }}"
            f"#doubt {{ color: {c.soon}; background: {c.soon_soft}; border-radius: 8px; padding: 1px 8px; }}"
        )

    # ------------------------------------------------------------ what the page calls

    def show_card(self, card: Card, line: CardLine, office: OfficeView, speakers: Sequence[str], notes: str) -> None:
        """Show a draft; nothing is emitted.

        Args:
            line: the same draft as the list says it.
            speakers: who may be meant, to choose from.
            notes: what else a person should know: further sources, why it was read so; may be empty.
        """
        self._card, self._office = card, office
        task = card.task
        self._icon.setPixmap(self._place.icons.pixmap(line.icon, self._place.theme.colour(line.tone), 16))
        self._state.setText(f"{line.mark} · {line.state}")
        doubts = doubts_of(card)
        self._doubt.setText(" · ".join(doubts))
        self._doubt.setVisible(bool(doubts))
        self.content.show_words(task.content)
        self.speaker.show_words(task.speaker, speakers)
        self.lead.show_choices(office.lead_choices, office.lead_keys(task.owners), warns=True)
        self.support.show_choices(office.support_choices, task.owners.support)
        self.deadline.show_deadline(task.deadline, card.draft.alternatives)
        self.product.show_words(task.product, _PRODUCTS)
        self.level.show_words(task.receiving_level, _LEVELS)
        self.urgency.setCurrentIndex(self.urgency.findData(task.urgency.value))
        unknown = card.draft.unknown if not task.owners.lead else ()
        self.unknown.setText(unknown_words(unknown) if unknown else "")
        self.unknown.setVisible(bool(unknown))
        self.new_unit.setVisible(bool(unknown))
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))

    def take_typed(self) -> None:
        """Take what is typed and not yet taken; called before the draft is judged or left."""
        focused = self.focusWidget()
        self.content.take_typed()
        self.deadline.take_typed()
        for combo in (self.speaker, self.product, self.level):
            if focused in (combo, combo.lineEdit()):
                combo.take_typed()

    def edit_content(self) -> None:
        """Begin editing the words of the task, at their end."""
        self.content.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.content.moveCursor(self.content.textCursor().MoveOperation.End)

    def height_at(self, width: int) -> int:
        """How high it is at a width."""
        return max(self._column.totalHeightForWidth(width), self._column.totalMinimumSize().height())

    # ------------------------------------------------------------ what happens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What fields leave over: Enter ends editing, Ctrl+Enter accepts, Esc goes back to what was there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_typed()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept_wanted.emit()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._forget_typed()
            self.left.emit()
        else:
            # Keys of a field that does not want them are no judgements of the list behind it.
            event.accept()

    def _forget_typed(self) -> None:
        if self._card is not None:
            task = self._card.task
            self.content.show_words(task.content)
            self.speaker.show_words(task.speaker, ())
            self.product.show_words(task.product, _PRODUCTS)
            self.level.show_words(task.receiving_level, _LEVELS)
            self.deadline.show_deadline(task.deadline, self._card.draft.alternatives)

    def _want_unit(self) -> None:
        if self._card is not None and self._card.draft.unknown:
            self.unit_wanted.emit(self._card.draft.unknown[0])

    def _give(self, **fields: object) -> None:
        if self._card is not None:
            task: TaskDraft = replace(self._card.task, **fields)  # type: ignore[arg-type]
            if task != self._card.task:
                self.edited.emit(self._card.number, task)

    def _give_owners(self, lead: tuple[str, ...] | None, support: tuple[str, ...] | None) -> None:
        if self._card is None or self._office is None:
            return
        owners = self._card.task.owners
        given: Owners = self._office.owners_of(
            self._office.lead_keys(owners) if lead is None else lead, owners.support if support is None else support
        )
        if given != owners:
            self.owners_given.emit(self._card.number, given)
