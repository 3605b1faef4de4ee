"""Vietnamese sentences about the Excel form and the codes on paper; beside `wording`, and like it without Qt.

The sentence of a refused cell goes two ways: into the preview of the office, and as a comment into the unit's own copy.
So it says what is wrong and what to write instead, to somebody who has only that cell before his eyes.
"""

from __future__ import annotations

from collections.abc import Mapping

_BOOK_SAFE = "Sổ giữ nguyên như cũ."
_FILL_AGAIN = "Đề nghị đơn vị điền vào phiếu gốc rồi gửi lại."
_NEW_FORM = "Gửi đơn vị phiếu mới để điền lại."

FILE_SENTENCES: Mapping[str, str] = {
    "form-damaged": (
        f"Phiếu Excel bị hỏng hoặc chưa chép xong. {_BOOK_SAFE} Đề nghị đơn vị lưu lại dạng .xlsx rồi gửi lại."
    ),
    "form-embedded": (
        f"Phiếu Excel có nhúng đối tượng lạ nên không được mở. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-encrypted": (
        f"Phiếu Excel có đặt mật khẩu mở tệp. {_BOOK_SAFE} Đề nghị đơn vị bỏ mật khẩu, lưu lại rồi gửi lại."
    ),
    "form-entity": (
        f"Phiếu Excel có khai báo bất thường nên không được mở. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-far-cell": (
        f"Phiếu Excel có ô nằm quá xa bảng ({{cell}}). {_BOOK_SAFE} Đề nghị đơn vị xóa ô đó, lưu lại rồi gửi lại."
    ),
    "form-linked": (
        f"Phiếu Excel lấy dữ liệu từ tệp hoặc máy khác. {_BOOK_SAFE} Đề nghị đơn vị bỏ liên kết, lưu lại rồi gửi lại."
    ),
    "form-mac": (
        f"Trang ẩn của phiếu ({{cell}}) bị sửa, hoặc phiếu do cơ quan khác lập. {_BOOK_SAFE} {_NEW_FORM}"
    ),
    "form-macros": (
        f"Phiếu Excel có chứa macro nên không được mở. {_BOOK_SAFE} Đề nghị đơn vị lưu lại dạng .xlsx rồi gửi lại."
    ),
    "form-newer": (
        f"Phiếu do phiên bản mới hơn của chương trình lập. {_BOOK_SAFE} Cài phiên bản mới rồi nhận lại phiếu."
    ),
    "form-not-excel": (
        f"Tệp này không phải phiếu Excel dạng .xlsx. {_BOOK_SAFE} Kiểm tra lại tệp, hoặc xin đơn vị tệp .xlsx."
    ),
    "form-not-ours": (
        f"Tệp Excel này không phải phiếu do Văn phòng lập. {_BOOK_SAFE} Chọn đúng phiếu, hoặc gửi đơn vị phiếu để điền."
    ),
    "form-old-excel": (
        f"Phiếu được lưu dạng Excel đời cũ (.xls). {_BOOK_SAFE} Đề nghị đơn vị lưu lại dạng .xlsx rồi gửi lại."
    ),
    "form-table-missing": (
        f"Phiếu của {{unit}} không còn bảng nhiệm vụ. {_BOOK_SAFE} {_NEW_FORM}"
    ),
    "form-too-complex": (
        f"Phiếu Excel có quá nhiều ô so với một phiếu báo cáo. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-too-heavy": (
        f"Phiếu Excel cần quá nhiều bộ nhớ nên đã ngừng đọc. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-too-large": (
        f"Phiếu Excel lớn {{megabytes}} MB, quá mức {{limit}} MB. {_BOOK_SAFE} Đề nghị đơn vị bỏ hình ảnh rồi gửi lại."
    ),
    "form-too-slow": (
        f"Đọc phiếu Excel quá {{seconds}} giây chưa xong nên đã ngừng. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-unit": (
        f"Phiếu này ghi là của {{unit}} nhưng sổ đã lập cho đơn vị khác. {_BOOK_SAFE} {_NEW_FORM}"
    ),
    "form-unknown": (
        f"Sổ không có phiếu lập ngày {{day}} cho {{unit}}. {_BOOK_SAFE} Kiểm tra xem phiếu có thuộc sổ khác hay không."
    ),
    "form-voided": (
        f"Phiếu lập ngày {{day}} cho {{unit}} đã hủy. {_BOOK_SAFE} Đề nghị đơn vị điền vào phiếu mới nhất."
    ),
    "form-zip-bomb": (
        f"Phiếu Excel bung ra lớn bất thường nên không được mở. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-zip-name": (
        f"Phiếu Excel có phần mang tên không hợp lệ. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-zip-overlap": (
        f"Các phần trong phiếu Excel chồng lên nhau. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-zip-parts": (
        f"Phiếu Excel có quá {{limit}} phần bên trong. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "form-zip-twice": (
        f"Phiếu Excel có hai phần trùng tên. {_BOOK_SAFE} {_FILL_AGAIN}"
    ),
    "row-code-mistyped": (
        f"Mã dòng «{{typed}}» không đúng. {_BOOK_SAFE} Gõ lại đúng như in trên danh sách, ví dụ 7K3M-Q."
    ),
}  # fmt: skip
"""Refusals of a whole file; `wording.SENTENCES` takes them over."""

REASONS: Mapping[str, str] = {
    "no-key": "Dòng này không có trong phiếu đã gửi. Xóa dòng; việc ngoài phiếu thì báo riêng cho Văn phòng.",
    "mark-unknown": "Dòng này chép từ phiếu khác sang hoặc mã ẩn bị sửa. Xóa dòng và điền vào đúng dòng của phiếu này.",
    "words-changed": "Ô in sẵn bị sửa thành «{value}». Trả về đúng như đã in: «{expected}».",
    "dup-row": "Nhiệm vụ {value} đã có ở {expected}. Chỉ giữ một dòng cho mỗi nhiệm vụ.",
    "formula": "Ô chứa công thức «{value}». Gõ thẳng giá trị vào ô.",
    "formula-error": "Ô chứa lỗi tính toán «{value}». Gõ thẳng giá trị vào ô.",
    "merged": "Các ô {value} bị gộp. Bỏ gộp ô và điền riêng từng dòng.",
    "outside": "Nội dung «{value}» nằm ngoài các cột của phiếu. Chuyển vào cột phù hợp hoặc xóa đi.",
    "heading-changed": "Tên cột bị sửa thành «{value}». Trả về đúng tên cột: «{expected}».",
    "claim-missing": "Chưa chọn trạng thái. Chọn một trong ba trạng thái trong danh sách.",
    "claim-unknown": "Không có trạng thái «{value}». Chọn Chưa thực hiện, Đang thực hiện hoặc Đã hoàn thành.",
    "percent-missing": "Đang thực hiện thì ghi đã xong bao nhiêu phần trăm. Ghi số nguyên từ 0 đến 99.",
    "percent-unreadable": "«{value}» không phải là phần trăm. Ghi số nguyên từ 0 đến 100.",
    "percent-ambiguous": "«{value}» có thể hiểu là phần trăm hoặc phần của 1. Ghi số nguyên, ví dụ 50.",
    "percent-not-whole": "«{value}» có phần lẻ. Ghi số nguyên từ 0 đến 100.",
    "percent-range": "«{value}» ngoài khoảng từ 0 đến 100. Ghi lại số nguyên trong khoảng này.",
    "percent-against-claim": (
        "«{value}» không khớp với trạng thái. Đã hoàn thành là 100, chưa thực hiện là 0, đang thực hiện là 0 đến 99."
    ),
    "text-kind": "Ô chứa «{value}», không phải chữ. Gõ lại bằng chữ.",
    "text-control": "Ô có ký tự điều khiển không nhìn thấy («{value}»). Gõ lại nội dung, không dán từ nơi khác.",
    "text-too-long": "Nội dung dài quá {expected} ký tự. Viết gọn lại; tài liệu chi tiết gửi kèm riêng.",
    "date-unreadable": "«{value}» không đọc được thành ngày. Ghi ngày/tháng/năm đủ bốn chữ số năm, ví dụ 05/09/2026.",
    "date-not-in-calendar": "Không có ngày «{value}» trong lịch. Ghi lại theo thứ tự ngày/tháng/năm.",
    "date-year": "Năm của «{value}» không hợp lý. Ghi lại năm đủ bốn chữ số.",
    "cause-unknown": "Không có loại nguyên nhân «{value}». Chọn Khách quan hoặc Chủ quan.",
    "evidence-incomplete": "Văn bản chứng minh cần đủ số ký hiệu, ngày và cấp nhận. Bổ sung ô này hoặc để trống cả ba.",
    "result-missing": "Đã hoàn thành thì phải nêu kết quả. Ghi kết quả thực hiện vào ô này.",
}
"""Why one cell was not taken, by `Reject.reason`: two sentences each."""


def reason_words(reason: str, *, value: str = "", expected: str = "") -> str:
    """Why a cell was not taken and what to write instead.

    Args:
        reason: as the refusal has it.
        value: what stands in the cell; empty when it is blank.
        expected: what should stand there, the most letters, or where the row stood first.
    """
    return REASONS[reason].format(value=value or "ô trống", expected=expected)
