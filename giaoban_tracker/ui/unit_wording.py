"""Vietnamese words of a unit's own window: refusals, what has arrived, what a file of the office brought. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from giaoban_tracker.domain.terms import day_text

_SAFE = "Sổ giữ nguyên như cũ."

UNIT_SENTENCES: Mapping[str, str] = {
    "check-code-unknown": (
        f"Mã «{{typed}}» không ứng với cập nhật nào còn chờ. {_SAFE} Hỏi lại Văn phòng mã của lần nhận mới nhất."
    ),
    "digits-not-compared": (
        "Chưa đối chiếu 24 chữ số với Văn phòng. Chưa ghi gì. Gọi Văn phòng, so từng nhóm rồi đánh dấu đã khớp."
    ),
    "invitation-missing": "Chưa chọn tệp mời của Văn phòng. Chưa ghi gì. Chọn tệp moi_….gbinvite rồi làm tiếp.",
    "too-large-for-text": (
        f"Gói có tệp kèm lớn quá {{kilobytes}} KB nên không chép thành chữ được. {_SAFE} Lưu gói ra USB hoặc thư mục."
    ),
}
"""Refusals; `wording.SENTENCES` takes them over."""

SILENT_SENTENCE = "Chưa có gói nào từ Văn phòng {days} ngày nay. Gọi cho Văn phòng hỏi gói mới nhất."


def unconfirmed_words(count: int) -> str:
    """How much the office has not confirmed, as the status bar and the page for sending say it."""
    if count == 0:
        return "Văn phòng đã xác nhận mọi cập nhật"
    return f"{count} cập nhật chưa được Văn phòng xác nhận"


def unconfirmed_detail(count: int, unsent: int, since: date | None) -> str:
    """The second line below it: what is still here, what is on its way; empty when everything has arrived."""
    if count == 0:
        return ""
    parts = []
    if unsent:
        parts.append(f"{unsent} cập nhật chưa đưa vào gói nào")
    if count > unsent:
        parts.append(f"{count - unsent} cập nhật đã đóng gói, chờ Văn phòng trả lời")
    if since is not None:
        parts.append(f"cũ nhất ngày {day_text(since)}")
    return "; ".join(parts)


def taken_words(new: int, changed: int, confirmed: int, *, enrolled: bool = False) -> str:
    """What a file of the office brought, in one line; first of all that this computer is enrolled now."""
    parts = []
    if new:
        parts.append(f"{new} nhiệm vụ mới")
    if changed:
        parts.append(f"{changed} nhiệm vụ có thay đổi")
    if confirmed:
        parts.append(f"Văn phòng đã xác nhận {confirmed} cập nhật")
    told = f"Đã nhận: {', '.join(parts)}." if parts else "Đã nhận tệp; không có gì mới."
    if enrolled:
        told = f"Văn phòng đã ghi danh máy này. {told if parts else 'Chưa có nhiệm vụ nào được giao.'}"
    return told
