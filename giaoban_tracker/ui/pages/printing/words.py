"""What the printing page says in the preview's place and below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.wording import number, sentence

if TYPE_CHECKING:
    from giaoban_tracker.ui.pages.printing.work import Printed

_OF_TASKS = frozenset({"F7", "F1", "F3", "F5", "F8", "LIST"})
_SLIPS = frozenset({"F9", "F10", "PBC"})

IMPORT_SHEET = (
    "Mẫu nhập chuẩn là một bảng tính trống",
    "Bấm «Lưu…» để ghi ra tệp Excel rồi điền ngay trong đó, mỗi dòng một nhiệm vụ. Kỳ giao ban, đơn vị, lãnh đạo "
    "và lĩnh vực của cơ quan đã có sẵn để chọn trong từng ô, nên không phải gõ lại và không sai tên.",
)
MEETING_WANTED = (
    "Biểu này in cho một kỳ giao ban",
    "Chọn kỳ giao ban ở bên trái.",
)
NO_MEETING = (
    "Biểu này in cho một kỳ giao ban",
    "Sổ chưa có kỳ giao ban nào. Vào trang Kỳ giao ban để đọc biên bản, rồi trở lại đây.",
)
STOPPED = (
    "Đã dừng soạn bản in",
    "Đổi một lựa chọn ở bên trái để soạn lại.",
)


def refusal(error: GiaobanError, form: str, day: date) -> tuple[str, str]:
    """A heading and what to do next. Nothing was decided here, so that nobody needs to hear that the book is safe."""
    if error.code == "nothing-overdue" or (error.code == "no-task-to-print" and form == "F9"):
        return (
            f"Không có nhiệm vụ quá hạn đến {day_text(day)}",
            "Chưa cần đôn đốc. Muốn in cho phạm vi khác, chọn kỳ giao ban, đơn vị hoặc ngày khác ở bên trái.",
        )
    if error.code == "no-task-to-print":
        return (
            "Không có nhiệm vụ nào để in biểu này",
            "Chọn kỳ giao ban, đơn vị hoặc ngày khác ở bên trái.",
        )
    happened, _, rest = sentence(error).partition(". ")
    return happened.removesuffix("."), rest


def begun(pages: int) -> str:
    """The status bar's words while only the first pages of a long form are set."""
    return f"Xem trước được {number(pages)} trang đầu; các trang còn lại đang được dàn…"


def shown(printed: Printed) -> str:
    """The status bar's words about what is shown."""
    pages = f"{number(len(printed.sizes))} trang"
    form, proof = printed.order.form, printed.proof
    if proof.papers:
        return f"{pages} · {number(len(proof.papers))} đơn vị, mỗi đơn vị đánh số trang từ 1"
    if form in _SLIPS:
        return f"{pages} · {number(len(proof.document.sheets))} phiếu"
    if form not in _OF_TASKS:
        return pages
    if proof.rows == 0:
        return f"{pages} · không có nhiệm vụ nào trong phạm vi đã chọn"
    return f"{pages} · {number(proof.rows)} nhiệm vụ"


def saved_each(count: int, folder: str) -> str:
    return f"Đã lưu {number(count)} tệp, mỗi đơn vị một tệp, vào thư mục «{folder}»."


def stopped_saving(folder: str) -> str:
    return f"Đã dừng. Những tệp ghi xong trước đó nằm trong thư mục «{folder}»."


class Fault(Protocol):
    """A field of a template that cannot be filled where it stands, as the room of paper tells it."""

    @property
    def rule(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def table(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def cell(self) -> int: ...


_MOST_FAULTS = 6
_LONGEST_PLACE = 60
_FAULTS = {
    "unknown-field": "biểu này không có trường đó; xem lại chính tả so với mẫu gốc",
    "field-outside-row": "trường của dòng chỉ đứng trong một dòng của bảng",
    "field-not-alone": "trường này gồm nhiều dòng nên phải đứng riêng một đoạn",
    "row-missing": "mẫu phải còn một dòng của bảng có các trường {{dong.…}}, nếu không danh sách không in ra được",
}


def template_given_out(name: str) -> str:
    return (
        f"Đã xuất mẫu «{name}». Sửa trong Word, giữ nguyên các trường {{{{…}}}} cần in, rồi chọn «Nhập mẫu đã sửa…» "
        "để dùng."
    )


def template_taken(title: str) -> str:
    return f"Từ nay «{title}» lưu thành văn bản Word theo mẫu của cơ quan. Tệp PDF và bảng tính vẫn theo mẫu gốc."


def template_restored(title: str) -> str:
    return f"«{title}» lưu thành văn bản Word theo mẫu gốc như trước."


def template_faults(name: str, faults: Sequence[Fault]) -> str:
    """Why a template was not taken: every place with what is wrong there, one a line."""
    lines = [f"Chưa dùng mẫu «{name}» vì có {number(len(faults))} chỗ cần sửa. Mẫu đang dùng không thay đổi."]
    lines += [f"• {_fault(fault)}" for fault in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        lines.append(f"• và {number(len(faults) - _MOST_FAULTS)} chỗ nữa.")
    lines.append("Sửa trong Word, lưu lại rồi nhập mẫu lần nữa.")
    return "\n".join(lines)


def _fault(fault: Fault) -> str:
    if not fault.field:
        return f"{_FAULTS[fault.rule].capitalize()}."
    where = f"bảng {fault.table}, dòng {fault.row}, ô {fault.cell}" if fault.table else "ngoài bảng"
    place = fault.place if len(fault.place) <= _LONGEST_PLACE else f"{fault.place[:_LONGEST_PLACE]}…"
    return f"{{{{{fault.field}}}}} ({where}, đoạn «{place}»): {_FAULTS[fault.rule]}."
