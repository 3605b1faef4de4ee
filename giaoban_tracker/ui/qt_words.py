"""Vietnamese for the words that Qt itself puts on the screen: menus of text fields, of calendars, of scroll bars.

Qt ships no Vietnamese catalogue (house.md); without this a right click on any field speaks English.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

WORDS: Mapping[str, str] = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Sao chép",
    "&Paste": "&Dán",
    "Delete": "&Xóa",
    "Select All": "Chọn &tất cả",
    "Copy &Link Location": "Sao chép đường &dẫn",
    "Scroll here": "Cuộn đến đây",
    "Top": "Đầu",
    "Bottom": "Cuối",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Yes": "Có",
    "&Yes": "&Có",
    "No": "Không",
    "&No": "&Không",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Open": "Mở",
    "&Open": "&Mở",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    "Next Month": "Tháng sau",
    "Previous Month": "Tháng trước",
}
"""By Qt's own English, whatever widget says it."""


class QtWords(QTranslator):
    """Installed once on the application; answers only for words that it knows."""

    def translate(
        self,
        context: str,  # noqa: ARG002 - Qt hands it in; one word means one thing here
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return WORDS.get(source_text)  # type: ignore[return-value]  # None is "not mine"; an empty text would be an answer

    def isEmpty(self) -> bool:
        return False
