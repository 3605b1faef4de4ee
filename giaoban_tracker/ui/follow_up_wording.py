"""The refusals of the follow-up cycle in three sentences each; `wording` speaks them with all others."""

from __future__ import annotations

from collections.abc import Mapping

_BOOK_SAFE = "Sổ giữ nguyên như cũ."

FOLLOW_UP_SENTENCES: Mapping[str, str] = {
    # ---- reports and acceptance
    "draft-is-not-done": (
        f"Kết quả của {{task}} còn ghi «đang …» nên chưa phải là hoàn thành. "
        f"{_BOOK_SAFE} Chọn «Đang thực hiện», hoặc nêu văn bản đã gửi cấp có thẩm quyền."
    ),
    "done-without-evidence": (
        f"Báo cáo hoàn thành {{task}} chưa có văn bản minh chứng. "
        f"{_BOOK_SAFE} Ghi số, ngày, cấp nhận văn bản, hoặc nêu lý do không có văn bản."
    ),
    "own-work": (
        f"{{person}} là người báo cáo {{task}} nên không tự nghiệm thu được. "
        f"{_BOOK_SAFE} Đề nghị người khác nghiệm thu."
    ),
    "reopened-since": (
        f"Nhiệm vụ {{task}} đã được mở lại sau báo cáo gần nhất. {_BOOK_SAFE} Chờ đơn vị báo cáo lại rồi nghiệm thu."
    ),
    # ---- the course of a task
    "after-parent": (
        f"Thời hạn {{day}} muộn hơn thời hạn {{due}} của nhiệm vụ chính {{task}}. "
        f"{_BOOK_SAFE} Chọn ngày không muộn hơn {{due}}."
    ),
    "already-leads": f"{{unit}} đang chủ trì nhiệm vụ {{task}} rồi. {_BOOK_SAFE} Chọn đơn vị khác.",
    "due-before-assignment": (
        f"Thời hạn {{due}} trước ngày giao ({{assigned}}). {_BOOK_SAFE} Chọn thời hạn từ {{assigned}} trở đi."
    ),
    "merged-with-itself": f"Không gộp được nhiệm vụ {{task}} vào chính nó. {_BOOK_SAFE} Chọn nhiệm vụ khác để gộp vào.",
    "not-suspended": f"Nhiệm vụ {{task}} không ở trạng thái tạm dừng. {_BOOK_SAFE} Không cần cho tiếp tục.",
    "nothing-corrected": f"Nội dung đính chính của {{task}} giống nội dung cũ. {_BOOK_SAFE} Sửa chỗ sai rồi ghi lại.",
    "nothing-finished": (
        f"Nhiệm vụ {{task}} chưa nghiệm thu phần nào nên không có gì để mở lại. {_BOOK_SAFE} Có thể tiếp tục theo dõi."
    ),
    "nothing-to-merge": f"Chưa chọn nhiệm vụ nào để gộp. {_BOOK_SAFE} Chọn ít nhất một nhiệm vụ rồi làm lại.",
    "review-in-the-past": f"Ngày xem lại {{day}} đã qua. {_BOOK_SAFE} Chọn ngày chưa đến, hoặc để trống.",
    "split-into-one": f"Tách {{task}} cần ít nhất hai phần. {_BOOK_SAFE} Thêm phần việc rồi làm lại.",
    "task-replaced": (
        f"Nhiệm vụ {{task}} đã được thay bằng nhiệm vụ khác. {_BOOK_SAFE} Làm việc với nhiệm vụ thay thế."
    ),
    "task-suspended": f"Nhiệm vụ {{task}} đang tạm dừng. {_BOOK_SAFE} Cho tiếp tục thực hiện trước đã.",
    "unit-not-in-being": (
        f"{{unit}} không hoạt động vào ngày {{day}}. {_BOOK_SAFE} Chọn đơn vị đang hoạt động, hoặc sửa ngày của đơn vị."
    ),
    # ---- a day that is over
    "past-book": f"Đang xem sổ như một ngày đã qua, chỉ để xem. {_BOOK_SAFE} Bấm «Về hôm nay» rồi làm lại.",
    # ---- extensions
    "extension-pending": (
        f"Đơn vị đã có một đề nghị gia hạn {{task}} đang chờ. {_BOOK_SAFE} Quyết định đề nghị đó trước."
    ),
    "request-decided": f"Đề nghị gia hạn này của {{task}} đã được quyết định. {_BOOK_SAFE} Mở lại nhiệm vụ để xem.",
    "unknown-request": f"Không thấy đề nghị gia hạn này của {{task}}. {_BOOK_SAFE} Mở lại nhiệm vụ rồi chọn đề nghị.",
    # ---- what is told and answered
    "confirmer-missing": (
        f"Chưa nêu ai xác nhận nguyên nhân chậm của {{task}}. {_BOOK_SAFE} Ghi họ tên, chức vụ người xác nhận."
    ),
    "not-a-supporting-unit": f"Đơn vị này không phối hợp thực hiện {{task}}. {_BOOK_SAFE} Chọn một đơn vị phối hợp.",
    "not-concerned": (
        f"Đơn vị này không chủ trì, không phối hợp {{task}}. {_BOOK_SAFE} Chọn đơn vị được giao nhiệm vụ."
    ),
    "unknown-chase": f"Không thấy lần đôn đốc này của {{task}}. {_BOOK_SAFE} Mở lại nhiệm vụ rồi chọn lần đôn đốc.",
    "unknown-question": f"Không thấy câu hỏi này về {{task}}. {_BOOK_SAFE} Mở lại nhiệm vụ rồi chọn câu hỏi.",
    "words-missing": f"Nội dung đang để trống. {_BOOK_SAFE} Ghi nội dung rồi làm lại.",
    # ---- meetings
    "meeting-closed": (
        f"Hồ sơ «{{meeting}}» đã đóng ngày {{day}}, chỉ còn xem được. {_BOOK_SAFE} Mở lại hồ sơ nếu cần ghi thêm."
    ),
    "meeting-held": f"Cuộc họp «{{meeting}}» đã diễn ra nên không dời ngày được. {_BOOK_SAFE} Sửa thông tin nếu sai.",
    "meeting-not-closed": f"Hồ sơ «{{meeting}}» đang mở. {_BOOK_SAFE} Có thể ghi tiếp ngay.",
    "meeting-not-yet": f"Cuộc họp «{{meeting}}» vào ngày {{day}}, chưa diễn ra. {_BOOK_SAFE} Chờ đến ngày họp.",
    "present-and-absent": (
        f"Có đơn vị vừa ghi dự, vừa ghi vắng «{{meeting}}». {_BOOK_SAFE} Chọn một trong hai cho mỗi đơn vị."
    ),
    "same-day": f"Cuộc họp «{{meeting}}» vốn vào ngày {{day}}. {_BOOK_SAFE} Chọn một ngày khác nếu muốn dời.",
    # ---- recurring tasks
    "not-recurring": f"Nhiệm vụ {{task}} không phải nhiệm vụ định kỳ. {_BOOK_SAFE} Đặt thời hạn định kỳ trước đã.",
    "period-issued": f"Nhiệm vụ {{task}} đã giao cho {{period}} rồi. {_BOOK_SAFE} Chọn kỳ tiếp theo.",
    "unknown-period": f"Không có kỳ «{{period}}». {_BOOK_SAFE} Nêu kỳ như 2017-09, 2017-Q3 hoặc 2017-W35.",
    # ---- units that end
    "successor-ends-too": (
        f"{{unit}} vừa nhận việc, vừa bị thay trong cùng lần sắp xếp. {_BOOK_SAFE} Chọn đơn vị tiếp nhận khác."
    ),
    "unit-has-tasks": (
        f"{{unit}} còn chủ trì {{count}} nhiệm vụ chưa xong: {{tasks}}. "
        f"{_BOOK_SAFE} Chuyển các nhiệm vụ này cho đơn vị tiếp nhận rồi mới kết thúc đơn vị."
    ),
    # ---- rules and calendar
    "calendar-file-unreadable": (
        "Không đọc được lịch nghỉ trong tệp {name}, dòng {line}. Tệp và sổ đều giữ nguyên. "
        "Mỗi dòng cần một ngày, chữ «nghỉ» hoặc «làm bù», và tên ngày."
    ),
    "calendar-year-missing": (
        f"Chưa có lịch nghỉ năm {{year}} nên chưa tính được ngày làm việc. "
        f"{_BOOK_SAFE} Nhập lịch nghỉ của năm đó, hoặc chọn ngày bằng tay."
    ),
    "day-of-another-year": f"Ngày {{day}} không thuộc năm {{year}}. {_BOOK_SAFE} Bỏ ngày đó hoặc chọn đúng năm.",
    "day-twice": f"Lịch năm {{year}} có một ngày ghi hai lần. {_BOOK_SAFE} Bỏ bớt một dòng rồi ghi lại.",
    "rules-out-of-range": f"Có quy định theo dõi đặt ngoài mức cho phép. {_BOOK_SAFE} Xem lại số ngày, số lần và điểm.",
    # ---- queries
    "no-such-rating": f"Không có bảng đánh giá theo «{{by}}». {_BOOK_SAFE} Chọn đơn vị, lãnh đạo, khối hoặc lĩnh vực.",
    "nobody-to-chase": (
        f"Không có đơn vị nào cần đôn đốc trong các nhiệm vụ đã chọn. {_BOOK_SAFE} Chọn nhiệm vụ còn đơn vị chưa xong."
    ),
    "nothing-lacking": f"Các nhiệm vụ đã chọn đều đủ 6 rõ. {_BOOK_SAFE} Có thể giao ngay.",
    "period-to-come": f"Kỳ «{{period}}» chưa bắt đầu. {_BOOK_SAFE} Chọn kỳ đã qua hoặc kỳ này.",
    "task-or-list-missing": (
        f"Chưa nêu nhiệm vụ cần đôn đốc. {_BOOK_SAFE} Ví dụ: giaoban chase NV-003, hoặc giaoban chase --list late."
    ),
    # ---- targets
    "no-target": f"Nhiệm vụ {{task}} không có chỉ tiêu để ghi số liệu. {_BOOK_SAFE} Đặt chỉ tiêu cho nhiệm vụ trước.",
    "period-without-target": (
        f"Chỉ tiêu của {{task}} không đặt cho {{period}}. {_BOOK_SAFE} Ghi số liệu vào kỳ có chỉ tiêu."
    ),
}
