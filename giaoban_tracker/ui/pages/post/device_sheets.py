"""Dialogs about one computer: take its answer, rename it, revoke it. Each writes one thing that can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.device import Device
from giaoban_tracker.ui.dialogs.fields import Field, line
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.post import work
from giaoban_tracker.ui.pages.post.look import keep_font, label
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.enrol import Digits, JoinSeen


class JoinSheet(Sheet):
    """Enrols a computer: the paper code has proved it, or somebody compares 24 digits by phone."""

    def __init__(self, place: Workplace, content: bytes, seen: JoinSeen, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Ghi danh máy của {seen.unit_name}", "Ghi danh", parent)
        self._content = content
        self._seen = seen
        self._who = line("Người đối chiếu", hint="Ví dụ: Nông Thị Hà gọi số của Phòng Nội vụ trong danh bạ")
        self._same = QCheckBox("Đã đọc từng nhóm, hai bên khớp cả 24 số")
        self._build()

    def errand(self) -> Callable[[], Changes]:
        desk, content, who = self.place.desk, self._content, self._who.text()
        return lambda: work.take_join(desk, content, who)

    def action_title(self) -> str:
        return f"Ghi danh máy {self._seen.device}"

    def compare(self, who: str) -> None:
        """Say who compared the digits and that they are the same."""
        self._who.setText(who)
        self._same.setChecked(True)

    def _build(self) -> None:
        seen = self._seen
        for name, text in (("Đơn vị", seen.unit_name), ("Tên máy", seen.device)):
            self.form.addWidget(label(f"{name}: {text}", kind="title"))
        if seen.known:
            self.form.addWidget(label("Máy này đã ghi danh rồi; ghi lại không thay đổi gì."))
        elif seen.by_code:
            self.form.addWidget(
                label(
                    "Mã giấy của Văn phòng và tệp này khớp nhau: đúng là máy của đơn vị đã nhận phiếu. Có thể ghi danh."
                )
            )
        else:
            self._by_phone()
        self.form.addStretch()

    def _by_phone(self) -> None:
        self.form.addWidget(
            label(
                "Tệp này không kèm mã giấy nên phải đối chiếu qua điện thoại. Gọi số máy bàn của đơn vị trong danh bạ "
                "của Văn phòng (không gọi số ghi trong tin nhắn), đọc từng nhóm bốn số; chữ số nhạt là số kiểm tra."
            )
        )
        self.form.addWidget(digits_view(self.place, self._seen.digits))
        who = Field(
            "&Người đối chiếu", self._who, lambda: "" if self._who.text().strip() else "Ghi ai đã gọi và đối chiếu."
        )
        self.form.addWidget(self.add(who, self._who.textChanged))
        same = Field("", self._same, lambda: "" if self._same.isChecked() else "Chỉ ghi danh khi khớp cả 24 số.")
        self.form.addWidget(self.add(same, self._same.toggled))


class RenameSheet(Sheet):
    """Calls a computer by another name."""

    def __init__(self, place: Workplace, device: Device, parent: QWidget | None = None) -> None:
        super().__init__(place, "Đổi tên máy", "Đổi tên", parent)
        self._device = device
        self.name = line("Tên máy", device.name, "Ví dụ: Máy văn thư")
        name = Field("&Tên máy", self.name, lambda: "" if self.name.text().strip() else "Nhập tên dễ nhớ.")
        self.form.addWidget(self.add(name, self.name.textChanged))
        self.form.addStretch()
        self.name.selectAll()

    def errand(self) -> Callable[[], Changes]:
        desk, kid, name = self.place.desk, self._device.kid, self.name.text()
        return lambda: work.rename(desk, kid, name)

    def action_title(self) -> str:
        return f"Đổi tên máy {self._device.name}"


class RevokeSheet(Sheet):
    """Takes nothing more from a computer, from one number on and never from a day on."""

    def __init__(self, place: Workplace, device: Device, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Thu hồi máy {device.name}", "Thu hồi", parent)
        self._device = device
        self.reason = line("Lý do", hint="Ví dụ: mất máy ngày 05/9, đổi người phụ trách, lộ mã")
        self.after = QLineEdit()
        self.after.setAccessibleName("Sau số thứ tự")
        self.after.setPlaceholderText("để trống: giữ mọi mục đã nhận")
        self.form.addWidget(
            label(
                f"Từ nay không nhận tệp nào của máy «{device.name}» ({unit}). Những gì đã nhận vẫn tính. "
                "Ngày trên máy ấy có thể bị chỉnh, nên mốc là số thứ tự của mục, không phải ngày."
            )
        )
        why = Field("&Lý do", self.reason, lambda: "" if self.reason.text().strip() else "Ghi lý do thu hồi.")
        self.form.addWidget(self.add(why, self.reason.textChanged))
        after = Field("Chỉ tính đến mục &số thứ tự", self.after, self._after_problem)
        self.form.addWidget(self.add(after, self.after.textChanged))
        self.form.addStretch()
        self.reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, kid, reason, typed = self.place.desk, self._device.kid, self.reason.text(), self.after.text().strip()
        return lambda: work.revoke(desk, kid, reason, int(typed) if typed else None)

    def action_title(self) -> str:
        return f"Thu hồi máy {self._device.name}"

    def _after_problem(self) -> str:
        typed = self.after.text().strip()
        return "" if not typed or typed.isdecimal() else "Nhập số nguyên, hoặc để trống."


def digits_view(place: Workplace, digits: Digits) -> QWidget:
    """24 digits in six groups for reading aloud, each with its check digit in grey."""
    frame = QWidget()
    grid = QGridLayout(frame)
    grid.setHorizontalSpacing(24)
    for number, (group, check) in enumerate(digits):
        shown = label(" ".join(group), wrap=False)
        keep_font(place, shown, points=5, bold=True)
        small = label(check, kind="quiet", wrap=False)
        keep_font(place, small, points=2)
        shown.setAccessibleName(f"Nhóm {number + 1}: {' '.join(group)}, số kiểm tra {check}")
        row, column = divmod(number, 3)
        grid.addWidget(shown, row, 2 * column)
        grid.addWidget(small, row, 2 * column + 1)
    grid.setColumnStretch(6, 1)
    return frame
