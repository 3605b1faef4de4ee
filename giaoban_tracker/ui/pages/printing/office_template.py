"""Mẫu của cơ quan: which Word template a form is saved in, given out to be changed, taken back, restored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.work import (
    Printed,
    Templates,
    give_template_out,
    restore_template,
    take_template,
)
from giaoban_tracker.ui.workplace import Workplace

_FOLDER = "printing/template-folder"


class OfficeTemplate(QPushButton):
    """A button that says which template is in force, and whose menu changes it.

    Signals:
        told: (str, Path or None) what became of it, and the folder to look into.
        faulty: (str) why a template was not taken, place by place.
    """

    told = Signal(str, object)
    faulty = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._printed: Printed | None = None
        self._menu = QMenu(self)
        self.give_out_action = self._menu.addAction("Xuất mẫu Word để sửa…")
        self.take_action = self._menu.addAction("Nhập mẫu đã sửa…")
        self._menu.addSeparator()
        self.restore_action = self._menu.addAction("Dùng lại mẫu gốc")
        self.setMenu(self._menu)
        self.setToolTip(
            "Mẫu Word dùng khi lưu biểu này thành văn bản Word. Xuất mẫu, sửa trong Word (thêm biểu trưng, đổi câu "
            "chữ, giữ các trường {{…}}), rồi nhập lại."
        )
        self.give_out_action.triggered.connect(self._give_out)
        self.take_action.triggered.connect(self._take)
        self.restore_action.triggered.connect(self._restore)
        self.show_printed(None)

    def show_printed(self, printed: Printed | None) -> None:
        """Say which template is in force for what is seen; hidden where a form has no template of its own."""
        self._printed = printed
        state = printed.templates if printed is not None else Templates.NONE
        self.setVisible(state is not Templates.NONE)
        self._say(state)

    # ------------------------------------------------------------ what happens

    def _say(self, state: Templates) -> None:
        own = state is Templates.OWN
        self.setText(f"Mẫu của cơ quan: {'đang dùng' if own else 'chưa có'}")
        self.setAccessibleName("Mẫu của cơ quan đang dùng" if own else "Chưa có mẫu của cơ quan, đang dùng mẫu gốc")
        self.restore_action.setEnabled(own)

    def _give_out(self) -> None:
        printed = self._printed
        if printed is None:
            return
        target = ask.for_paper_target(self, self._folder() / f"Mẫu {printed.title}.docx", (".docx",))
        if target is None:
            return
        self._remember(target.parent)
        desk = self._place.desk
        self._place.operations.take_time(
            "Đang xuất mẫu Word",
            lambda _: give_template_out(desk, printed, target),
            lambda file: self.told.emit(words.template_given_out(file.name), file.parent),
        )

    def _take(self) -> None:
        printed = self._printed
        if printed is None:
            return
        source = ask.for_template_file(self, str(self._folder()))
        if source is None:
            return
        self._remember(source.parent)
        desk = self._place.desk

        def taken(faults: tuple[words.Fault, ...]) -> None:
            if faults:
                self.faulty.emit(words.template_faults(source.name, faults))
                return
            self._changed(printed, Templates.OWN)
            self.told.emit(words.template_taken(printed.title), None)

        self._place.operations.take_time("Đang xem mẫu Word", lambda _: take_template(desk, printed, source), taken)

    def _restore(self) -> None:
        printed = self._printed
        if printed is None:
            return
        desk = self._place.desk

        def restored(_: None) -> None:
            self._changed(printed, Templates.SHIPPED)
            self.told.emit(words.template_restored(printed.title), None)

        self._place.operations.take_time("Đang trở lại mẫu gốc", lambda _: restore_template(desk, printed), restored)

    def _changed(self, printed: Printed, state: Templates) -> None:
        if printed is self._printed:
            self._say(state)

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self._place.settings.value(_FOLDER, "")) or documents)

    def _remember(self, folder: Path) -> None:
        self._place.settings.setValue(_FOLDER, str(folder))
