"""What a person is told about a sheet of tasks: columns, what becomes of rows, what is wrong in a cell. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.import_sheet import Outcome, Problem, Proposal, SheetField

FIELD_TITLES: Mapping[SheetField, str] = {
    SheetField.CONTENT: "Nội dung nhiệm vụ",
    SheetField.LEAD: "Đơn vị chủ trì",
    SheetField.SUPPORT: "Đơn vị phối hợp",
    SheetField.DUE: "Thời hạn",
    SheetField.DEADLINE_KIND: "Loại thời hạn",
    SheetField.ASSIGNED_ON: "Ngày giao",
    SheetField.LEADER: "Lãnh đạo chỉ đạo",
    SheetField.MONITOR: "Người theo dõi",
    SheetField.PRODUCT: "Sản phẩm",
    SheetField.RECEIVING_LEVEL: "Cấp nhận sản phẩm",
    SheetField.URGENCY: "Độ khẩn",
    SheetField.FIELD: "Lĩnh vực",
    SheetField.CODE: "Mã nhiệm vụ",
    SheetField.MEETING: "Kỳ giao ban",
    SheetField.DOCUMENT: "Số, ký hiệu văn bản giao",
    SheetField.ISSUED_ON: "Ngày văn bản giao",
    SheetField.CLAIM: "Tiến độ",
    SheetField.PERCENT: "Tiến độ (%)",
    SheetField.RESULT: "Kết quả",
    SheetField.UPDATED_ON: "Ngày báo cáo",
    SheetField.DIFFICULTY: "Khó khăn, vướng mắc",
    SheetField.PROPOSAL: "Đề xuất, kiến nghị",
    SheetField.CAUSE: "Nguyên nhân chậm",
    SheetField.EVIDENCE_NUMBER: "Số văn bản kết quả",
    SheetField.EVIDENCE_DAY: "Ngày văn bản kết quả",
    SheetField.EVIDENCE_SUBJECT: "Trích yếu văn bản kết quả",
    SheetField.QUALITY: "Chất lượng",
    SheetField.NOTE: "Ghi chú",
    SheetField.REMARK: "Ghép vào ghi chú",
    SheetField.ID: "Mã định danh",
}
"""In the order in which a column's meaning is chosen."""

OUTCOME_WORDS: Mapping[Outcome, str] = {
    Outcome.NEW: "Nhập mới",
    Outcome.SAME: "Đã có trong sổ",
    Outcome.TWICE: "Trùng dòng trên",
    Outcome.REFUSED: "Không nhập được",
}

PROBLEMS: Mapping[str, str] = {
    "content-missing": "Chưa có nội dung nhiệm vụ nên dòng này không nhập được.",
    "too-long": "Chữ trong dòng dài quá mức một nhiệm vụ chứa được; rút gọn rồi nhập lại.",
    "formula-without-value": "Ô này là công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi nhập.",
    "error-value": "Ô này đang báo lỗi của Excel; sửa trong tệp rồi nhập lại.",
    "unknown-unit": "Chưa có đơn vị «{value}» trong sổ; nhiệm vụ để trống đơn vị, tên ghi vào ghi chú.",
    "guessed-unit": "«{value}» được hiểu theo tên gần đúng; hãy xác nhận đơn vị.",
    "merged-unit": "{value}: đơn vị cũ đã sáp nhập trước ngày giao; nhiệm vụ giao cho đơn vị mới.",
    "ended-unit": "«{value}» đã kết thúc hoạt động trước ngày giao; sửa đơn vị nếu cần.",
    "not-a-day": "«{value}» không phải là ngày; nhiệm vụ giữ nguyên chữ này, chưa có thời hạn.",
    "no-such-day": "«{value}» không có trong lịch; nhiệm vụ chưa có thời hạn.",
    "year-out-of-range": "«{value}» có năm ngoài khoảng 1990–2100; nhiệm vụ chưa có thời hạn.",
    "either-order": "«{value}» có thể là ngày/tháng hoặc tháng/ngày; đang hiểu là ngày/tháng.",
    "swapped": "Excel đã đảo ngày và tháng của ô này; đã đảo lại theo các ô khác trong cột.",
    "month-first": "«{value}» viết tháng trước ngày sau, như các ô khác trong cột.",
    "year-added": "«{value}» không ghi năm; đã lấy năm của các ô khác.",
    "day-to-come": "Ngày giao «{value}» chưa đến; tính là giao hôm nay.",
    "due-before-assignment": "Thời hạn «{value}» trước ngày giao; kiểm tra lại hai ngày này.",
    "unknown-urgency": "Không rõ độ khẩn «{value}»; tính là Thường.",
    "unknown-deadline-kind": "Không rõ loại thời hạn «{value}»; tính theo cột thời hạn.",
    "unknown-quality": "Không rõ mức chất lượng «{value}»; chưa nghiệm thu.",
    "not-a-percent": "«{value}» không phải là số phần trăm từ 0 đến 100.",
    "status-in-words": "«{value}» không phải là một mức tiến độ; ghi vào kết quả, tính là đang thực hiện.",
    "draft-is-not-done": "Ghi hoàn thành nhưng kết quả cho thấy còn đang làm; tính là đang thực hiện.",
    "before-assignment": "Ngày báo cáo trước ngày giao.",
}
"""One sentence for each code of a problem; `value` is what stands in the cell."""

_SHOWN_VALUE = 90


def problem_words(problem: Problem) -> str:
    """What is wrong in a cell and what is done about it."""
    value = problem.value if len(problem.value) <= _SHOWN_VALUE else f"{problem.value[:_SHOWN_VALUE].rstrip()}…"
    return PROBLEMS.get(problem.code, "Xem lại ô này: «{value}».").format(value=value)


def counts(proposal: Proposal) -> str:
    """What an import would do, in one line."""
    new = len(proposal.wanted)
    left_out = proposal.count(Outcome.NEW) - new
    parts = [
        f"{number(new)} nhiệm vụ mới",
        f"{number(proposal.count(Outcome.SAME))} đã có trong sổ" if proposal.count(Outcome.SAME) else "",
        f"{number(proposal.count(Outcome.TWICE))} trùng dòng trên" if proposal.count(Outcome.TWICE) else "",
        f"{number(proposal.count(Outcome.REFUSED))} không nhập được" if proposal.count(Outcome.REFUSED) else "",
        f"{number(left_out)} bỏ qua" if left_out else "",
    ]
    return " · ".join(filter(None, parts))


def imported(tasks: int, units: int) -> str:
    """What an import has done."""
    further = f" và {number(units)} đơn vị mới" if units else ""
    return f"Đã nhập {number(tasks)} nhiệm vụ{further} từ Excel. Ctrl+Z để hoàn tác."


def exported(name: str, count: int, suffix: str) -> str:
    """What an export has written."""
    what = "thời hạn" if suffix == ".ics" else "nhiệm vụ"
    return f"Đã xuất {number(count)} {what} ra «{name}»."
