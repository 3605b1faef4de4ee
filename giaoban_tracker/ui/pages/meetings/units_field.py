"""Units as chips: what is chosen stands there in full, a press opens the list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.ui.workplace import Workplace

_CHIP_PAD = 8
_GAP = 4
_ROWS = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen.

    Attributes:
        key: its id.
        name: what a chip says.
        other_names: aliases and codes that find it too.
    """

    key: str
    name: str
    other_names: tuple[str, ...] = ()


class UnitsField(QAbstractButton):
    """Chosen units as chips; Space or Enter opens the list.

    Signals:
        chosen: (tuple[str, ...]) the person chose other units; keys in the order of choosing.
    """

    chosen = Signal(object)

    def __init__(self, place: Workplace, name: str, nobody: str, parent: QWidget | None = None) -> None:
        """A field in which nobody is chosen.

        Args:
            name: what the units are, for screen readers: "Đơn vị chủ trì".
            nobody: what stands there while none is chosen.
        """
        super().__init__(parent)
        self._place = place
        self._name = name
        self._nobody = nobody
        self._choices: tuple[Choice, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._warns = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)
        place.theme.changed.connect(self.updateGeometry)
        self._tell()

    def show_choices(self, choices: Sequence[Choice], keys: Sequence[str], *, warns: bool = False) -> None:
        """Show what can be chosen and what is; nothing is emitted.

        Args:
            warns: whether having chosen nobody is something to look at.
        """
        self._choices, self._keys, self._warns = tuple(choices), tuple(keys), warns and not keys
        self._tell()
        self.updateGeometry()
        self.update()

    def open_list(self) -> None:
        """Open the list to choose from, below the chips."""
        popup = UnitsPopup(self._choices, self._keys, self._name, self)
        popup.chosen.connect(self._take)
        popup.setFixedWidth(max(320, self.width()))
        popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        chips = self._chips(width)
        return (chips[-1][0].bottom() + 1 if chips else self._chip_height()) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._place.theme
        painter.setFont(theme.font())
        for box, words in self._chips(self.width()):
            ground, ink = ("soon_soft", "soon") if self._warns else ("accent_soft", "ink")
            if self._keys or self._warns:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(ground))
                painter.drawRoundedRect(box, 9, 9)
            painter.setPen(theme.colour(ink if self._keys or self._warns else "quiet"))
            inner = box.adjusted(_CHIP_PAD if self._keys or self._warns else 2, 0, -2, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "line"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()

    def _chips(self, width: int) -> list[tuple[QRect, str]]:
        """Where each chip stands, with its words cut to the width."""
        metrics = QFontMetrics(self._place.theme.font())
        height, room = self._chip_height(), max(60, width - 4)
        x, y, chips = 2, 2, []
        for words in self._words():
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room - 2 * _CHIP_PAD)
            chip = metrics.horizontalAdvance(shown) + 2 * _CHIP_PAD
            if x > 2 and x + chip > room:
                x, y = 2, y + height + _GAP
            chips.append((QRect(x, y, chip, height), shown))
            x += chip + _GAP
        return chips

    def _words(self) -> list[str]:
        names = {choice.key: choice.name for choice in self._choices}
        return [names.get(key, "…") for key in self._keys] or [self._nobody]

    def _chip_height(self) -> int:
        return QFontMetrics(self._place.theme.font()).lineSpacing() + 4

    def _take(self, keys: tuple[str, ...]) -> None:
        if keys != self._keys:
            self.chosen.emit(keys)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {'; '.join(self._words())}")
        self.setToolTip(f"{self._name}: {'; '.join(self._words())}\nBấm để chọn")


class UnitsPopup(QFrame):
    """A list to tick, with a field that narrows it; letters without marks find names with marks.

    Enter ticks the row and closes, Space ticks and stays, Esc closes and changes nothing.

    Signals:
        chosen: (tuple[str, ...]) it was closed with these ticked, in the order of ticking.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], keys: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._before = list(keys)
        self._keys = list(keys)
        self.search = QLineEdit(placeholderText="Gõ tên đơn vị, không cần dấu")
        self.search.setAccessibleName(f"Tìm {name.lower()}")
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in choices:
            self._list.addItem(self._row(choice))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.search)
        column.addWidget(self._list)
        self.setProperty("card", True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self._list.installEventFilter(self)
        self._list.itemChanged.connect(self._note)
        self._pressed: Qt.CheckState | None = None
        self._list.itemPressed.connect(self._press)
        self._list.itemClicked.connect(self._click)
        self._narrow("")
        rows = min(self._list.count(), _ROWS)
        self._list.setFixedHeight(rows * max(1, self._list.sizeHintForRow(0)) + 2 * self._list.frameWidth() + 2)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its top left corner there, or above when there is no room below."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner = QPoint(corner.x(), max(screen.top(), corner.y() - self.height() - 36))
        self.move(min(corner.x(), screen.right() - self.width()), corner.y())
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tick()
            self.close()
            return True
        if key == Qt.Key.Key_Escape:
            self._keys = self._before
            self.close()
            return True
        if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        if (
            watched is self._list
            and event.text().strip()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.search.setFocus()
            self.search.insert(event.text())
            return True
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        self.chosen.emit(tuple(self._keys))
        super().hideEvent(event)

    def _row(self, choice: Choice) -> QListWidgetItem:
        item = QListWidgetItem(choice.name)
        item.setData(Qt.ItemDataRole.UserRole, choice.key)
        item.setData(
            Qt.ItemDataRole.UserRole + 1, " ".join(folded(name) for name in (choice.name, *choice.other_names))
        )
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if choice.key in self._keys else Qt.CheckState.Unchecked)
        return item

    def _narrow(self, text: str) -> None:
        words = folded(text).split()
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            fits = all(word in item.data(Qt.ItemDataRole.UserRole + 1) for word in words)
            item.setHidden(not fits)
            first = item if fits and first is None else first
        self._list.setCurrentItem(first) if first is not None else self._list.setCurrentRow(-1)

    def _move(self, by: int) -> None:
        row = self._list.currentRow() + by
        while 0 <= row < self._list.count():
            if not self._list.item(row).isHidden():
                self._list.setCurrentRow(row)
                return
            row += by

    def _tick(self) -> None:
        item = self._list.currentItem()
        if self._list.currentRow() >= 0 and not item.isHidden():
            checked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)

    def _press(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _click(self, item: QListWidgetItem) -> None:
        """A press on the name ticks as one on the box does; the box has then done it already."""
        if item.checkState() is self._pressed:
            self._tick()

    def _note(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked and key not in self._keys:
            self._keys.append(key)
        elif item.checkState() is Qt.CheckState.Unchecked and key in self._keys:
            self._keys.remove(key)
