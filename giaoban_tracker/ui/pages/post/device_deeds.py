"""What a person does with units' computers: each opens its dialog once the worker has made or read what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post import work
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.enrol import Digits, Invitation, JoinSeen

_FOLDER = "post/folder_join"


class DeviceDeeds(QObject):
    """Opens the dialogs above a widget.

    Signals:
        invited: an invitation was made; its unit now holds a code.
        enrolled: (str, str) names of the computer and of its unit.
        told: (str) what became of it, for the status bar.
    """

    invited = Signal()
    enrolled = Signal(str, str)
    told = Signal(str)

    def __init__(self, place: Workplace, above: QWidget, name_of: Callable[[UnitId], str]) -> None:
        """`name_of` gives the name of a unit."""
        super().__init__(above)
        self._place = place
        self._above = above
        self._name_of = name_of

    def invite(self, unit: str) -> None:
        """Make a code and an invitation for a unit, and show how they travel."""
        desk = self._place.desk
        self._place.operations.ask(lambda: work.invite(desk, UnitId(unit)), self._show_invitation)

    def choose_join(self) -> None:
        """Ask for the file of a computer's answer."""
        settings = self._place.settings
        chosen = ask.for_join_file(self._above, str(settings.value(_FOLDER, "")))
        if chosen is not None:
            settings.setValue(_FOLDER, str(chosen.parent))
            self._place.operations.ask(lambda: work.content_of(chosen), self.show_join)

    def show_join(self, content: bytes) -> None:
        """Look at a computer's answer and offer to enrol it."""
        desk = self._place.desk
        self._place.operations.ask(
            lambda: work.look_at_join(desk, content), lambda seen: self._show_join(content, seen)
        )

    def rename(self, device: Device) -> None:
        """Call a computer by another name."""
        from giaoban_tracker.ui.pages.post.device_sheets import RenameSheet  # heavy: built when asked for

        RenameSheet(self._place, device, self._above).open()

    def revoke(self, device: Device) -> None:
        """Take nothing more from a computer."""
        from giaoban_tracker.ui.pages.post.device_sheets import RevokeSheet  # heavy: built when asked for

        RevokeSheet(self._place, device, self._name_of(device.unit), self._above).open()

    def rescue(self, unit: str) -> None:
        """Write everything that a unit ever had into a folder."""
        folder = ask.for_folder(self._above, f"Ghi gói khôi phục của {self._name_of(UnitId(unit))} vào", "")
        if folder is not None:
            self.rescue_into(unit, folder)

    def rescue_into(self, unit: str, folder: Path) -> None:
        """Write everything that a unit ever had into that folder."""
        desk = self._place.desk
        self._place.operations.take_time(
            "Đang lập gói khôi phục",
            lambda _: work.rescue(desk, UnitId(unit), folder),
            lambda given: self.told.emit(f"Đã ghi gói khôi phục vào {given.folder}. Đơn vị nhận tệp này trên máy mới."),
        )

    def show_digits(self) -> None:
        """Show the office's own 24 digits."""
        desk = self._place.desk
        self._place.operations.ask(lambda: work.office_digits(desk), self._show_digits)

    def _show_invitation(self, invitation: Invitation) -> None:
        from giaoban_tracker.ui.pages.post.invite_dialog import InviteDialog  # heavy: built when asked for

        InviteDialog(self._place, invitation, self._above).open()
        self.invited.emit()

    def _show_join(self, content: bytes, seen: JoinSeen) -> None:
        from giaoban_tracker.ui.pages.post.device_sheets import JoinSheet  # heavy: built when asked for

        sheet = JoinSheet(self._place, content, seen, self._above)
        sheet.accepted.connect(lambda: self.enrolled.emit(seen.device, seen.unit_name))
        sheet.open()

    def _show_digits(self, digits: Digits) -> None:
        from giaoban_tracker.ui.pages.post.digits_dialog import DigitsDialog  # heavy: built when asked for

        DigitsDialog(self._place, digits, self._above).open()
