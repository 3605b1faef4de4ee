"""What Qt itself puts on the screen is Vietnamese, and its shortcuts stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.qt_words import QtWords


@pytest.fixture(autouse=True)
def vietnamese(qapp: QApplication) -> Iterator[None]:
    words = QtWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_the_menu_of_a_field_speaks_vietnamese_and_names_its_keys(qtbot: QtBot) -> None:
    field = QLineEdit("chữ")
    qtbot.addWidget(field)

    menu = field.createStandardContextMenu()

    words = [action.text() for action in menu.actions() if action.text()]
    assert "&Sao chép\tCtrl+C" in words
    assert not any(word.startswith(("&Undo", "Cu&t", "Select")) for word in words)
    menu.deleteLater()


def test_standard_buttons_speak_vietnamese(qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)

    assert [button.text() for button in buttons.buttons()] == ["Đồng ý", "Thôi"]


def test_the_dialog_for_files_speaks_vietnamese_where_the_system_has_none(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)

    labels = {label.text() for label in dialog.findChildren(QLabel) if label.text()}
    buttons = {button.accessibleName() for button in dialog.findChildren(QToolButton) if button.accessibleName()}

    assert labels == {"Thư &mục:", "&Tên tệp:", "&Loại tệp:"}
    assert buttons == {"Lùi", "Tiến", "Thư mục cha", "Thư mục mới", "Xem danh sách", "Xem chi tiết"}
