"""Trình bày bản in: which columns stand in which order, under which bands, on which paper, signed by whom.

The choice is kept per form, and every change is seen at once in the preview beside the small window.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from PySide6.QtCore import QSettings, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.printed_look import AS_IT_IS, Look, LookOffer, NamedColumn
from giaoban_tracker.ui.workplace import Workplace

_BETWEEN = " / "
_PAPER = {None: "Như mẫu", False: "Khổ dọc", True: "Khổ ngang"}


class LookButton(QPushButton):
    """Says whether a form is printed as it is or as the person wants it; opens the small window.

    Signals:
        changed: () the look of the form that is shown is another now.
    """

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = place.settings
        self._form = ""
        self._offer: LookOffer | None = None
        self._window: LookWindow | None = None
        self.setToolTip("Chọn cột, thứ tự cột, cách nhóm dòng, khổ giấy và người ký cho biểu này")
        self.clicked.connect(self.open_window)
        self.show_offer("", None)

    def look_of(self, form: str) -> Look:
        """How a form was wanted last."""
        return kept_look(self._settings, form)

    def show_offer(self, form: str, offer: LookOffer | None) -> None:
        """A form is shown, and this is what there is to choose about it; hidden where there is nothing."""
        if form != self._form and self._window is not None:
            self._window.close()
            self._window = None
        self._form, self._offer = form, offer
        self.setVisible(offer is not None)
        self._say()

    def open_window(self) -> None:
        """Open the small window, or bring it to the front."""
        if self._offer is None:
            return
        if self._window is None:
            self._window = LookWindow(self._offer, self.look_of(self._form), self)
            self._window.changed.connect(self._take)
        self._window.show()
        # Over the options and not over the preview, in which every choice is seen.
        self._window.move(self.mapToGlobal(self.rect().bottomLeft() - self._window.rect().bottomLeft()))
        self._window.raise_()
        self._window.activateWindow()

    def _take(self, look: Look) -> None:
        self._settings.setValue(_key(self._form), json.dumps(asdict(look), ensure_ascii=False))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.setText("Trình bày: như mẫu…" if self.look_of(self._form) == AS_IT_IS else "Trình bày: đã chỉnh…")


class LookWindow(QDialog):
    """The choices about one form.

    Signals:
        changed: (Look) with every choice.
    """

    changed = Signal(object)

    def __init__(self, offer: LookOffer, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trình bày bản in")
        self._offer = offer
        self._columns = QListWidget()
        self._columns.setAccessibleName("Các cột của danh sách")
        self._columns.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._up, self._down = QPushButton("Đưa &lên"), QPushButton("Đưa &xuống")
        self._group, self._paper = QComboBox(), QComboBox()
        self._capacity, self._signer = QLineEdit(), QLineEdit()
        self._reset = QPushButton("&Như mẫu")
        self._lay_out()
        self._fill(look)
        self._wire()

    def look(self) -> Look:
        """What is chosen; what is as the form has it stays empty."""
        own = tuple(column.key for column in self._offer.columns)
        items = [self._columns.item(at) for at in range(self._columns.count())]
        chosen = tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )
        capacity = tuple(line.strip() for line in self._capacity.text().split("/") if line.strip())
        signer = " ".join(self._signer.text().split())
        return Look(
            columns=() if chosen == own else chosen,
            group_by=str(self._group.currentData() or ""),
            across=self._paper.currentData(),
            capacity=() if capacity == self._offer.capacity else capacity,
            signer="" if signer == self._offer.signer else signer,
        )

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        moves = QHBoxLayout()
        for button in (self._up, self._down):
            button.setAutoDefault(False)
            moves.addWidget(button)
        parts: tuple[tuple[str, QWidget], ...] = (
            ("&Cột in ra, theo thứ tự từ trái sang", self._columns),
            ("Nh&óm các dòng theo", self._group),
        )
        if self._offer.columns:
            for text, field in parts:
                self._add(column, text, field)
                if field is self._columns:
                    column.addLayout(moves)
        self._add(column, "Khổ &giấy", self._paper)
        if self._offer.capacity or self._offer.signer:
            self._add(column, "&Quyền hạn, chức vụ (các dòng cách nhau bằng /)", self._capacity)
            self._add(column, "Họ &tên người ký", self._signer)
        foot = QHBoxLayout()
        close = QPushButton("Đóng")
        close.setDefault(True)
        close.clicked.connect(self.close)
        self._reset.setAutoDefault(False)
        foot.addWidget(self._reset)
        foot.addStretch(1)
        foot.addWidget(close)
        column.addSpacing(8)
        column.addLayout(foot)

    def _add(self, column: QVBoxLayout, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        column.addSpacing(4)
        column.addWidget(label)
        column.addWidget(field, 1 if field is self._columns else 0)

    def _fill(self, look: Look) -> None:
        with QSignalBlocker(self._columns), QSignalBlocker(self._group), QSignalBlocker(self._paper):
            self._columns.clear()
            for column, shown in _ordered(self._offer.columns, look.columns):
                item = QListWidgetItem(column.title, self._columns)
                item.setData(Qt.ItemDataRole.UserRole, column.key)
                item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self._group.clear()
            self._group.addItem("Như mẫu", "")
            for column in self._offer.columns:
                if column.can_group:
                    self._group.addItem(column.title, column.key)
            self._group.setCurrentIndex(max(0, self._group.findData(look.group_by)))
            self._paper.clear()
            for across, title in _PAPER.items():
                self._paper.addItem(title, across)
            self._paper.setCurrentIndex(list(_PAPER).index(look.across))
            self._capacity.setText(_BETWEEN.join(look.capacity or self._offer.capacity))
            self._signer.setText(look.signer or self._offer.signer)
        self._columns.setCurrentRow(0)

    def _wire(self) -> None:
        self._columns.itemChanged.connect(self._checked)
        self._columns.model().rowsMoved.connect(self._tell)
        self._group.activated.connect(self._tell)
        self._paper.activated.connect(self._tell)
        self._capacity.editingFinished.connect(self._tell)
        self._signer.editingFinished.connect(self._tell)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._reset.clicked.connect(self._drop)

    # ------------------------------------------------------------ what happens

    def _tell(self) -> None:
        self.changed.emit(self.look())

    def _checked(self, item: QListWidgetItem) -> None:
        """The last column stays: a list without any is none."""
        if not any(self._columns.item(at).checkState() is Qt.CheckState.Checked for at in range(self._columns.count())):
            with QSignalBlocker(self._columns):
                item.setCheckState(Qt.CheckState.Checked)
            return
        self._tell()

    def _move(self, by: int) -> None:
        row = self._columns.currentRow()
        if row < 0 or not 0 <= row + by < self._columns.count():
            return
        with QSignalBlocker(self._columns):
            item = self._columns.takeItem(row)
            self._columns.insertItem(row + by, item)
            self._columns.setCurrentRow(row + by)
        self._tell()

    def _drop(self) -> None:
        self._fill(AS_IT_IS)
        self._tell()


def kept_look(settings: QSettings, form: str) -> Look:
    """How a form was wanted last; as it is where nobody wanted anything, or what was kept cannot be read."""
    try:
        kept = json.loads(str(settings.value(_key(form), "{}")))
        look = replace(AS_IT_IS, **kept)
    except (ValueError, TypeError):
        return AS_IT_IS
    return replace(look, columns=tuple(look.columns), capacity=tuple(look.capacity))


def _key(form: str) -> str:
    return f"printing/{form}/look"


def _ordered(columns: tuple[NamedColumn, ...], chosen: tuple[str, ...]) -> list[tuple[NamedColumn, bool]]:
    """Chosen columns in their order, the others behind them; all as the form has them where none was chosen."""
    if not chosen:
        return [(column, True) for column in columns]
    first = [column for key in chosen for column in columns if column.key == key]
    return [*((column, True) for column in first), *((column, False) for column in columns if column not in first)]
