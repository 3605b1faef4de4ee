"""The sheet 'Gửi': who gets what by which way, into a folder or the mailbox, all in one go."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QSizePolicy, QTreeWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.post import words, work
from giaoban_tracker.ui.pages.post.look import bar, button, keep_font, label, table
from giaoban_tracker.ui.pages.post.work import Given
from giaoban_tracker.ui.post_wording import PARCEL_TERMS
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import ParcelKind
from giaoban_tracker.workflow.post.to_send import ToSend

_COLUMNS = ("Đơn vị", "Gửi bằng", "Việc mới giao", "Chưa xác nhận", "Gửi lần cuối", "Nhận lần cuối")
_CHARS = (24, 14, 15, 14, 14)
_NUMBERS = (2, 3)
_UNIT, _WAY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FOLDER = "post/folder_out"
_NO_FOLDER = "USB, thư mục…"


class SendView(QWidget):
    """Lists the units and writes what they get.

    Signals:
        enrol_wanted: () enrol a unit's computer.
        said: (str) words for the status bar.
    """

    enrol_wanted = Signal()
    said = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: tuple[ToSend, ...] = ()
        self._mailbox: Path | None = None
        self._folder: Path | None = None
        self._tree = table(place, "Đơn vị nhận", _COLUMNS, _CHARS)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._hint = label(kind="quiet")
        self._all = button("Chọn &tất cả")
        self._none = button("&Bỏ chọn")
        self._way = button("Đổi &cách gửi", "Cho các đơn vị đang bôi đậm trong bảng")
        self._where = QComboBox()
        self._where.setAccessibleName("Ghi vào đâu")
        self._go = button("", main=True)
        self._done = label()
        self._open = button("Mở thư mục")
        for column in _NUMBERS:
            self._tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the page calls

    def show_units(self, units: Sequence[ToSend]) -> None:
        """Show who waits for what; ticks stay where the unit is still there."""
        unticked = {item.data(0, _UNIT) for item in self._items() if item.checkState(0) is Qt.CheckState.Unchecked}
        self._shown = tuple(units)
        self._tree.blockSignals(True)
        self._tree.clear()
        for one in units:
            self._add(one, ticked=one.unit.unit not in unticked)
        self._tree.blockSignals(False)
        self._follow()

    def show_mailbox(self, root: Path | None) -> None:
        """Offer the shared mailbox as a place to write to; None takes it away."""
        self._mailbox = root
        self._offer_places()

    def ticked(self) -> dict[ParcelKind, list[UnitId]]:
        """The chosen units by the way in which they get theirs."""
        orders: dict[ParcelKind, list[UnitId]] = {kind: [] for kind in ParcelKind}
        for item in self._items():
            if item.checkState(0) is Qt.CheckState.Checked:
                orders[item.data(0, _WAY)].append(item.data(0, _UNIT))
        return orders

    def rows(self) -> list[list[str]]:
        """What stands in the table."""
        return [[item.text(column) for column in range(len(_COLUMNS))] for item in self._items()]

    def tick_only(self, name: str) -> None:
        """Choose one unit: it waits for its first parcel."""
        for item in self._items():
            item.setCheckState(0, Qt.CheckState.Checked if item.text(0) == name else Qt.CheckState.Unchecked)

    def forget_done(self) -> None:
        """Take away what was said of the last sending: somebody comes to send something else."""
        self._done_bar.hide()

    def done_words(self) -> str:
        """What is said about the parcels written last."""
        return self._done.text()

    def send_into(self, folder: Path) -> None:
        """Write into a folder, and keep it in mind."""
        self._folder = folder
        self._place.settings.setValue(_FOLDER, str(folder))
        self._offer_places()
        self._where.setCurrentIndex(self._where.findData("folder"))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        kept = str(self._place.settings.value(_FOLDER, ""))
        self._folder = Path(kept) if kept else None
        menu = QMenu(self._way)
        for kind, title in words.WAYS.items():
            menu.addAction(title).triggered.connect(partial(self._change_way, kind))
        self._way.setMenu(menu)
        keep_font(self._place, self._done, bold=True)
        self._done.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._done_bar = bar(self._done, self._open)
        self._done_bar.hide()
        self._where.setMinimumContentsLength(16)
        self._where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            bar(self._all, self._none, self._way, None, label("Ghi vào:", wrap=False), self._where, self._go)
        )
        column.addWidget(self._done_bar)
        column.addWidget(self._tree, 1)
        column.addWidget(bar(self._hint))
        self._offer_places()

    def _wire(self) -> None:
        self._all.clicked.connect(lambda: self._tick_all(Qt.CheckState.Checked))
        self._none.clicked.connect(lambda: self._tick_all(Qt.CheckState.Unchecked))
        self._tree.itemChanged.connect(lambda *_: self._follow())
        self._tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tree.customContextMenuRequested.connect(
            lambda spot: self._way.menu().popup(self._tree.viewport().mapToGlobal(spot))
        )
        self._where.activated.connect(lambda _: self._choose_place())
        self._go.clicked.connect(self.send)
        self._open.clicked.connect(self._open_folder)

    def _add(self, one: ToSend, *, ticked: bool) -> None:
        unit = one.unit
        item = QTreeWidgetItem(
            self._tree,
            [
                unit.name,
                "",
                number(one.given) if one.given else "–",
                number(unit.unconfirmed) if unit.unconfirmed else "–",
                day_text(unit.last_out.date()) if unit.last_out else "Chưa gửi",
                day_text(unit.last_in.date()) if unit.last_in else "Chưa có",
            ],
        )
        item.setData(0, _UNIT, unit.unit)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        kept = str(self._place.settings.value(f"post/way/{unit.unit}", ""))
        way = ParcelKind(kept) if kept in set(ParcelKind) else one.usual
        self._set_way(item, one.usual if way is ParcelKind.PACKAGE and not one.enrolled else way)
        for place in _NUMBERS:
            item.setTextAlignment(place, Qt.AlignmentFlag.AlignCenter)

    def _set_way(self, item: QTreeWidgetItem, way: ParcelKind) -> None:
        item.setData(0, _WAY, way)
        item.setText(1, words.WAYS[way])

    def _offer_places(self) -> None:
        chosen = self._where.currentData()
        self._where.clear()
        if self._folder is not None:
            self._where.addItem(str(self._folder), "folder")
            self._where.setItemData(0, str(self._folder), Qt.ItemDataRole.ToolTipRole)
        if self._mailbox is not None:
            self._where.addItem(f"Hộp thư chung: {self._mailbox}", "mailbox")
        self._where.addItem(_NO_FOLDER, "choose")
        self._where.setCurrentIndex(max(0, self._where.findData(chosen)))
        self._follow()

    # ------------------------------------------------------------ what happens

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self._tree.topLevelItem(place) for place in range(self._tree.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _tick_all(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(0, state)

    def _change_way(self, kind: ParcelKind) -> None:
        """Give the selected units theirs in another way; a package only to those that can read one."""
        enrolled = {one.unit.unit for one in self._shown if one.enrolled}
        refused = []
        for item in self._tree.selectedItems():
            unit = item.data(0, _UNIT)
            if kind is ParcelKind.PACKAGE and unit not in enrolled:
                refused.append(item.text(0))
                continue
            self._set_way(item, kind)
            self._place.settings.setValue(f"post/way/{unit}", kind.value)
        if refused:
            self._say(f"{refused[0]} chưa có máy nào ghi danh nên chưa nhận được gói. Ghi danh ở thẻ Máy của đơn vị.")
        self._follow()

    def _choose_place(self) -> None:
        if self._where.currentData() != "choose":
            return
        folder = ask.for_folder(self, "Ghi các tệp gửi đơn vị vào", str(self._folder or ""))
        if folder is not None:
            self.send_into(folder)
        else:
            self._where.setCurrentIndex(0)

    def _follow(self) -> None:
        orders = self.ticked()
        count = sum(map(len, orders.values()))
        self._go.setText(f"&Gửi cho {number(count)} đơn vị" if count else "Gửi")
        self._go.setEnabled(count > 0)
        told = ", ".join(f"{number(len(units))} {PARCEL_TERMS[kind]}" for kind, units in orders.items() if units)
        if not self._shown:
            self._hint.setText("Chưa có đơn vị nào có nhiệm vụ. Giao nhiệm vụ ở trang Nhiệm vụ, rồi gửi ở đây.")
            return
        self._hint.setText(
            f"Sẽ ghi: {told}. Gửi lại không sao: máy đơn vị bỏ qua những gì đã có."
            if told
            else "Đánh dấu đơn vị cần gửi."
        )

    def send(self) -> None:
        """Make and write everything for the ticked units."""
        place = self._where.currentData()
        if place == "choose":
            self._choose_place()
            place = self._where.currentData()
        root = self._mailbox if place == "mailbox" else self._folder
        if place == "choose" or root is None:
            return
        desk, orders = self._place.desk, self.ticked()
        self._go.setEnabled(False)

        def errand(progress: Progress) -> Given:
            return work.give_out(desk, orders, root, into_mailbox=place == "mailbox", progress=progress)

        self._place.operations.take_time("Đang lập tệp gửi đơn vị", errand, self._tell, failed=self._fail)

    def _open_folder(self) -> None:
        folder = self._mailbox if self._where.currentData() == "mailbox" else self._folder
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _fail(self, error: GiaobanError) -> None:
        self._follow()
        if error.code == "stopped":
            self._say("Đã dừng. Chưa ghi tệp nào; gửi lại lúc nào cũng được.")
        else:
            self._place.operations.refused.emit(error)

    def _tell(self, given: Given) -> None:
        left = f" Không có gì để gửi cho {number(len(given.left_out))} đơn vị." if given.left_out else ""
        names = [parcel.name for parcel in given.parcels]
        told = f"«{names[0]}»" if len(names) == 1 else f"{number(len(given.parcels))} tệp"
        self._say(f"Đã ghi {told} vào {given.folder}.{left} Rút USB an toàn trước khi mang đi.")
        self._open.setVisible(True)
        # Sending writes no fact; the page reads again what was sent last.
        self.said.emit(self._done.text())

    def _say(self, told: str) -> None:
        self._done.setText(told)
        self._open.setVisible(False)
        self._done_bar.show()
        self._follow()
