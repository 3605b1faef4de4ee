"""Words of the page for sending."""

from __future__ import annotations

from collections.abc import Mapping

from giaoban_tracker.workflow.post.outbox import Passed

DIRECTIONS: Mapping[bool, str] = {True: "Văn phòng → đơn vị", False: "Đơn vị → Văn phòng"}

_OUTCOMES: Mapping[str, tuple[str, str]] = {
    "sent": ("Đã đóng gói", "info"),
    "new": ("Đã nhận", "done"),
    "same": ("Không có gì mới", "info"),
    "duplicate": ("Đã nhận trước đó", "info"),
    "gap": ("Giữ lại, chờ phần trước", "soon"),
    "newer": ("Giữ lại, cần phiên bản mới", "soon"),
    "fork": ("Hai máy dùng chung một khóa", "late"),
    "not-yours": ("Gửi cho nơi khác", "late"),
    "unknown-key": ("Không phải Văn phòng gửi", "late"),
    "revoked": ("Máy gửi đã bị thu hồi", "late"),
    "altered": ("Bị hỏng hoặc bị sửa", "late"),
    "form-rejected": ("Không phải gói của Văn phòng", "late"),
}


def passed_words(passed: Passed) -> tuple[str, str]:
    """What became of a file, and the colour that repeats it."""
    return _OUTCOMES.get(passed.outcome, (passed.outcome, "info"))


def handed_words(names: list[str], folder: str, check: str) -> str:
    """What was saved, where, and what is to be read out over the phone."""
    told = f" Mã kiểm tra: {check}." if check else ""
    return f"Đã lưu {', '.join(names)} vào {folder}.{told} Rút USB an toàn rồi chuyển cho Văn phòng."
