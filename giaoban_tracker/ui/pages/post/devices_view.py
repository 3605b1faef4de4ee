"""The sheet 'Máy của đơn vị': whose computers are trusted; invite, take an answer, rename, revoke, bring back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QTreeWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.ui.pages.post.look import bar, button, label, table
from giaoban_tracker.ui.workplace import Workplace

_COLUMNS = ("Đơn vị, máy", "Tình trạng", "Mã đã nhận")
_CHARS = (58, 16)
_UNIT, _DEVICE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_HOW = (
    "Ghi danh một lần cho mỗi máy:  1. Mời đơn vị: in Phiếu giao mã, lưu tệp mời.  2. Giao phiếu tận tay, gửi tệp mời "
    "bằng đường khác.  3. Nhận tệp ghi danh .gbjoin đơn vị gửi lại.  Từ đó báo cáo của máy có chữ ký, khỏi gõ lại."
)

_Shown = tuple[Sequence[Unit], Sequence[Device], Mapping[tuple[UnitId, str], str], Mapping[UnitId, date]]


class DevicesView(QWidget):
    """Units with their computers.

    Signals:
        invite_wanted: (UnitId) invite a unit's computer.
        join_wanted: () choose the answer of a computer.
        rename_wanted, revoke_wanted: (Device) that computer.
        rescue_wanted: (UnitId) give a unit back everything it had.
        digits_wanted: () show the office's own 24 digits.
    """

    invite_wanted = Signal(str)
    join_wanted = Signal()
    rename_wanted = Signal(object)
    revoke_wanted = Signal(object)
    rescue_wanted = Signal(str)
    digits_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: _Shown = ((), (), {}, {})
        self._tree = table(place, "Máy của đơn vị", _COLUMNS, _CHARS, tree=True)
        self._tree.setIconSize(QSize(16, 16))
        self.invite = button("&Mời đơn vị…", "In Phiếu giao mã và lưu tệp mời cho đơn vị đang chọn", main=True)
        self.join = button("Nhận tệp &ghi danh…", "Tệp .gbjoin mà máy của đơn vị gửi lại")
        self.rename = button("Đổi &tên…")
        self.revoke = button("Th&u hồi…", "Thôi nhận tệp từ máy này: mất máy, đổi người, lộ mã")
        self.rescue = button(
            "Gói &khôi phục…", "Cho đơn vị mất máy, mất dữ liệu: ghi lại mọi việc đã giao và đã báo cáo"
        )
        self._digits = button("24 số của Văn phòng", "Đọc cho đơn vị đối chiếu qua điện thoại")
        self._told = label(kind="quiet")
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the page calls

    def show_devices(
        self,
        units: Sequence[Unit],
        devices: Sequence[Device],
        checks: Mapping[tuple[UnitId, str], str],
        invited: Mapping[UnitId, date],
    ) -> None:
        """Show units with their computers; what was chosen stays chosen.

        Args:
            checks: by unit and name of a computer the letters that prove over the phone what has arrived from it.
            invited: since when units hold a code that brought in no computer yet.
        """
        self._shown = (units, devices, checks, invited)
        device, unit = self.device(), self.unit()
        chosen = device.kid if device else unit
        self._tree.clear()
        for one in units:
            own = [device for device in devices if device.unit == one.id]
            self._add(one, own, chosen)
        first = self._tree.topLevelItem(0)
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)
        self._follow()

    def say(self, told: str) -> None:
        """Say below what became of the last deed, and what comes next."""
        self._told.setText(told)

    def told(self) -> str:
        """What is said below."""
        return self._told.text()

    def unit(self) -> UnitId | None:
        """The unit that is chosen, itself or through one of its computers."""
        item = self._tree.currentItem()
        return UnitId(item.data(0, _UNIT)) if item else None

    def device(self) -> Device | None:
        """The computer that is chosen."""
        item = self._tree.currentItem()
        device = item.data(0, _DEVICE) if item else None
        return device if isinstance(device, Device) else None

    def choose(self, name: str) -> None:
        """Go to a unit or a computer by its name."""
        for item in self._tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive):
            self._tree.setCurrentItem(item)

    def rows(self) -> list[tuple[str, str]]:
        """What stands in the tree, from the top."""
        found = []
        for place in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(place)
            if item is not None:
                children = [item.child(row) for row in range(item.childCount())]
                found += [(one.text(0), one.text(1)) for one in (item, *children) if one is not None]
        return found

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._told.setText(_HOW)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar(self.invite, self.join, self.rename, self.revoke, self.rescue, None, self._digits))
        column.addWidget(self._tree, 1)
        column.addWidget(bar(self._told))

    def _wire(self) -> None:
        self._tree.currentItemChanged.connect(lambda *_: self._follow())
        self._tree.itemActivated.connect(lambda *_: self._activate())
        self.invite.clicked.connect(lambda: self.invite_wanted.emit(self.unit() or ""))
        self.join.clicked.connect(self.join_wanted)
        self.rename.clicked.connect(lambda: self.rename_wanted.emit(self.device()))
        self.revoke.clicked.connect(lambda: self.revoke_wanted.emit(self.device()))
        self.rescue.clicked.connect(lambda: self.rescue_wanted.emit(self.unit() or ""))
        self._digits.clicked.connect(self.digits_wanted)
        self._place.theme.changed.connect(lambda: self.show_devices(*self._shown))

    def _add(self, unit: Unit, devices: Sequence[Device], chosen: str | None) -> None:
        trusted = sum(device.trusted for device in devices)
        told = words.unit_state(trusted, self._shown[3].get(unit.id))
        item = QTreeWidgetItem(self._tree, [unit.name, told])
        item.setData(0, _UNIT, unit.id)
        if not trusted:
            item.setForeground(1, self._place.theme.colour("quiet"))
        for device in devices:
            check = self._shown[2].get((unit.id, device.name), "")
            row = QTreeWidgetItem(item, [device.name or "Máy chưa đặt tên", words.device_state(device), check])
            if check:
                row.setToolTip(
                    2, "Đọc mã này qua điện thoại; máy đơn vị gõ vào thì biết mọi mục đến đây đã tới Văn phòng"
                )
            row.setData(0, _UNIT, unit.id)
            row.setData(0, _DEVICE, device)
            tone = "done" if device.trusted else "late"
            row.setIcon(0, self._place.icons.icon("device", self._place.theme.colour(tone)))
            row.setForeground(1, self._place.theme.colour(tone))
            row.setToolTip(1, words.device_state(device))
            if device.kid == chosen:
                self._tree.setCurrentItem(row)
        item.setExpanded(True)
        if unit.id == chosen:
            self._tree.setCurrentItem(item)

    def _activate(self) -> None:
        if self.device() is not None:
            self.rename.click()
        else:
            self.invite.click()

    def _follow(self) -> None:
        device, unit = self.device(), self.unit()
        self.invite.setEnabled(unit is not None)
        self.rename.setEnabled(device is not None)
        self.revoke.setEnabled(device is not None and device.trusted)
        devices = [one for one in self._shown[1] if one.unit == unit]
        self.rescue.setEnabled(any(one.trusted for one in devices))
        self.invite.setText("&Mời thêm máy…" if devices else "&Mời đơn vị…")
