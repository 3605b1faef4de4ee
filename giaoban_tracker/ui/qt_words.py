"""Vietnamese for the words that Qt itself puts on the screen: menus of fields and scroll bars, its own file dialog.

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
    "Look in:": "Thư mục:",
    "&Look in:": "Thư &mục:",
    "File &name:": "&Tên tệp:",
    "&File name:": "&Tên tệp:",
    "Files of &type:": "&Loại tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "Back": "Lùi",
    "Go back": "Về thư mục trước",
    "Forward": "Tiến",
    "Go forward": "Đến thư mục sau",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Lên thư mục cha",
    "Create New Folder": "Thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "New Folder": "Thư mục mới",
    "&New Folder": "Thư mục &mới",
    "List View": "Xem danh sách",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "Files": "Các tệp",
    "Sidebar": "Nơi hay dùng",
    "List of places and bookmarks": "Các nơi và thư mục hay dùng",
    "Computer": "Máy tính",
    "My Computer": "Máy tính này",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "&Rename": "Đổi &tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện cả tệp ẩ&n",
    "Remove": "Bỏ",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nBạn có muốn ghi đè không?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông thấy tệp.\nHãy xem lại tên.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục.\nHãy kiểm tra lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": "“%1” không cho ghi.\nVẫn xóa?",
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
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
