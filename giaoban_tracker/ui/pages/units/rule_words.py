"""What each rule is called, what it does in one line, and what is usual; in the order of the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.clarity import USUAL_LABELS
from giaoban_tracker.domain.rules import LatenessBy, RulesTerms

USUAL = RulesTerms()

LATENESS_WORDS: Mapping[LatenessBy, str] = {
    LatenessBy.EVIDENCE: "Ngày của văn bản kết quả",
    LatenessBy.ADMISSION: "Ngày Văn phòng nhận báo cáo",
}

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Nhắc hạn", ("due_soon_days", "urgent_days")),
    ("Đôn đốc", ("ladder", "chasings_to_agenda", "silent_days")),
    ("Gia hạn, báo cáo", ("extension_limit", "evidence_required", "lateness_by")),
    ("Sáu rõ", ("clarity_labels",)),
    ("Bảng điểm (Nghị định 335/2025/NĐ-CP)", ("product", "off_per_delay", "off_per_return", "objective_free")),
)
"""Names of the fields of `RulesTerms` and of its points, under their headings."""


@dataclass(frozen=True, slots=True)
class RuleWords:
    """A rule in words.

    Attributes:
        usual: the default: "7 ngày".
        wide: whether its field takes the whole width.
    """

    title: str
    words: str
    usual: str
    wide: bool = False


def ladder_words(steps: Sequence[int]) -> str:
    """The steps in words: "Nhắc khi trước hạn 3 ngày, đúng ngày đến hạn, quá hạn 3 ngày."."""
    return f"Nhắc khi {_steps(steps)}." if steps else "Không nhắc theo bậc nào."


def value_of(terms: RulesTerms, rule: str) -> object:
    """What one rule says."""
    found: object = getattr(terms.points if hasattr(terms.points, rule) else terms, rule)
    return found


def _steps(steps: Sequence[int]) -> str:
    return ", ".join(
        f"trước hạn {-step} ngày" if step < 0 else f"quá hạn {step} ngày" if step else "đúng ngày đến hạn"
        for step in steps
    )


RULE_WORDS: Mapping[str, RuleWords] = {
    "due_soon_days": RuleWords(
        "Sắp đến hạn",
        "Nhiệm vụ còn chừng này ngày trở lại thì hiện “sắp đến hạn” và vào danh sách nhắc.",
        f"{USUAL.due_soon_days} ngày",
    ),
    "urgent_days": RuleWords(
        "Khẩn",
        "Còn chừng này ngày trở lại thì phải gọi ngay; không nhiều hơn số ngày “sắp đến hạn”.",
        f"{USUAL.urgent_days} ngày",
    ),
    "ladder": RuleWords(
        "Các bậc đôn đốc",
        "Đến những ngày này chương trình đề nghị đôn đốc nhiệm vụ chưa xong.",
        _steps(USUAL.ladder),
        wide=True,
    ),
    "chasings_to_agenda": RuleWords(
        "Đưa ra giao ban",
        "Nhiệm vụ quá hạn đã đôn đốc đủ số lần này thì vào chương trình kỳ giao ban tới.",
        f"{USUAL.chasings_to_agenda} lần",
    ),
    "silent_days": RuleWords(
        "Không báo cáo",
        "Đơn vị không báo cáo gì trong chừng này ngày thì vào danh sách chưa báo cáo.",
        f"{USUAL.silent_days} ngày",
    ),
    "extension_limit": RuleWords(
        "Giới hạn gia hạn",
        "Gia hạn quá số lần này thì chương trình nhắc; việc quyết định vẫn là của lãnh đạo.",
        f"{USUAL.extension_limit} lần",
    ),
    "evidence_required": RuleWords(
        "Minh chứng khi báo hoàn thành",
        "Đơn vị báo đã xong phải nêu văn bản kết quả, hoặc nêu lý do không có.",
        "không bắt buộc",
    ),
    "lateness_by": RuleWords(
        "Ngày để tính đúng hạn hay quá hạn",
        "Báo cáo do đơn vị gửi được tính theo ngày của văn bản kết quả, hoặc theo ngày Văn phòng nhận được.",
        LATENESS_WORDS[USUAL.lateness_by].lower(),
        wide=True,
    ),
    "clarity_labels": RuleWords(
        "Cách gọi sáu rõ",
        "Dùng lời của cơ quan; để trống thì lấy cách gọi thường dùng.",
        ", ".join(USUAL_LABELS),
        wide=True,
    ),
    "product": RuleWords(
        "Điểm một sản phẩm",
        "Điểm đầy đủ của một nhiệm vụ xong đúng hạn, không bị trả lại.",
        f"{USUAL.points.product // 100} điểm",
    ),
    "off_per_delay": RuleWords(
        "Trừ mỗi lần chậm",
        "Mỗi hạn đã qua mà chưa xong trừ chừng này phần trăm điểm tiến độ.",
        f"{USUAL.points.off_per_delay}%",
    ),
    "off_per_return": RuleWords(
        "Trừ mỗi lần trả lại",
        "Mỗi lần báo cáo bị trả lại trừ chừng này phần trăm điểm chất lượng.",
        f"{USUAL.points.off_per_return}%",
    ),
    "objective_free": RuleWords(
        "Chậm do khách quan",
        "Khi nguyên nhân khách quan đã được người có thẩm quyền xác nhận.",
        "không trừ điểm",
    ),
}
