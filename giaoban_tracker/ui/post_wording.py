"""Vietnamese words of the post: refusals of files and keys, outcomes of files and lines, how a delivery went. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.workflow.post.values import DayDoubt, FilePlan, Line, MergePlan, Outcome, Parcel, ParcelKind

_SAFE = "Sổ giữ nguyên như cũ."
_AGAIN = "Đề nghị nơi gửi xuất và gửi lại tệp."
_FORGED = "Báo người phụ trách và hỏi lại nơi gửi trước khi nhận tiếp."
_BROKEN = f"Tệp bị hỏng hoặc bị sửa trên đường đi{{}}. {_SAFE} {_AGAIN}"


def _broken(detail: str = "") -> str:
    return _BROKEN.format(f" ({detail})" if detail else "")


POST_SENTENCES: Mapping[str, str] = {
    # ---- a file that does not come through
    "size": f"Tệp rỗng, chưa chép xong hoặc quá lớn. {_SAFE} {_AGAIN}",
    "trailer": f"Tệp này không phải gói của Sổ giao ban, hoặc chưa chép xong. {_SAFE} {_AGAIN}",
    "newer-package": (
        "Tệp do phiên bản mới hơn của chương trình gửi. Đã giữ tệp, chưa ghi gì vào sổ. "
        "Cài phiên bản mới, tệp sẽ được đọc sau khi nâng cấp."
    ),
    "old-package": f"Tệp viết theo mẫu cũ mà nơi gửi đã thôi dùng. {_SAFE} {_FORGED}",
    "unknown-key": (
        f"Tệp do máy chưa ghi danh gửi nên chưa đọc nội dung. {_SAFE} Ghi danh máy đó hoặc liên hệ đơn vị."
    ),
    "revoked": f"Tệp do máy đã bị thu hồi quyền gửi. {_SAFE} Liên hệ đơn vị và ghi danh lại máy nếu cần.",
    "signature": _broken("chữ ký không khớp"),
    "not-for-us": f"Tệp này gửi cho nơi khác. {_SAFE} Chuyển lại cho đúng nơi nhận.",
    "sender": _broken("tên người gửi không khớp chữ ký"),
    "hash": _broken("nội dung không khớp bảng kê"),
    "manifest": _broken("bảng kê không đọc được"),
    "chain": _broken("thứ tự các mục bị đứt"),
    "checkpoint": _broken("chữ ký của dãy không khớp"),
    "feed-name": _broken("tên dãy không đúng"),
    "feed-owner": f"Tệp có mục ghi vào dãy của nơi khác. Cả tệp bị từ chối, sổ giữ nguyên. {_FORGED}",
    "event-owner": f"Tệp có việc mà nơi gửi không có quyền ghi. Cả tệp bị từ chối, sổ giữ nguyên. {_FORGED}",
    "event-unit": f"Tệp có mục ghi tên đơn vị khác. Cả tệp bị từ chối, sổ giữ nguyên. {_FORGED}",
    "event-device": f"Tệp có mục nói thay máy khác. Cả tệp bị từ chối, sổ giữ nguyên. {_FORGED}",
    "event-shape": _broken("một mục không đúng dạng"),
    "event-range": _broken("một mục có số ngoài phạm vi"),
    "fact-altered": (
        f"Một mục trong tệp trùng mã với mục đã có nhưng khác nội dung. Cả tệp bị từ chối, sổ giữ nguyên. {_FORGED}"
    ),
    "control-character": _broken("có ký tự điều khiển ẩn"),
    "json": _broken("một mục không đọc được"),
    "json-duplicate": _broken("một mục ghi hai lần cùng một tên"),
    "json-number": _broken("một mục có số không hợp lệ"),
    "not-canonical": _broken("một mục không viết đúng quy cách"),
    "line": _broken("số mục không khớp"),
    "limit": _broken("có phần vượt mức cho phép"),
    "zip-bomb": f"Tệp nở ra quá lớn khi mở nên đã dừng lại. {_SAFE} {_FORGED}",
    "zip-data": _broken("phần nén"),
    "zip-directory": _broken("mục lục"),
    "zip-gap": _broken("có phần thừa"),
    "zip-local-header": _broken("đầu mục"),
    "zip-name": _broken("tên mục"),
    "armour-cut": (
        f"Đoạn chữ dán vào bị thiếu hoặc sai. {_SAFE} Chép lại toàn bộ từ dòng đầu đến dòng cuối rồi dán lại."
    ),
    "armour-missing": f"Không thấy gói nào trong đoạn chữ này. {_SAFE} Chép lại cả đoạn có dòng đầu [[GIAOBAN.",
    "envelope": f"Tệp được niêm cho nơi khác, hoặc bị hỏng. {_SAFE} {_AGAIN}",
    "post-address": f"Địa chỉ niêm thư không đúng. {_SAFE} Lấy lại địa chỉ từ nơi nhận.",
    "join-file": (
        f"Đây là tệp xin ghi danh máy, không phải báo cáo. {_SAFE} Ghi danh máy này trước, rồi nhận báo cáo của nó."
    ),
    "invite-file": f"Đây là tệp mời ghi danh của Văn phòng. {_SAFE} Mở tệp này trên máy của đơn vị cùng với mã giấy.",
    "unread": f"Có tệp trong kho lưu không đọc lại được. {_SAFE} Kiểm tra tệp đó trong thư mục archive.",
    # ---- enrolment and keys
    "invite": f"Tệp mời ghi danh bị hỏng. {_SAFE} Xin Văn phòng gửi lại tệp mời.",
    "join": f"Tệp xin ghi danh bị hỏng hoặc bị sửa. {_SAFE} Xuất lại tệp từ máy của đơn vị.",
    "check-code-mistyped": f"Mã kiểm tra «{{typed}}» gõ chưa đúng. {_SAFE} Đọc lại bảy chữ và gõ lại.",
    "paper-code-mistyped": (
        f"Mã giấy có mười sáu chữ và số, mã vừa gõ có {{letters}}. {_SAFE} Gõ lại theo phiếu giao mã."
    ),
    "paper-code-wrong": (
        f"Mã giấy và tệp không đi với nhau. {_SAFE} Gõ lại mã trên phiếu; nếu vẫn sai, xin Văn phòng lập phiếu mới."
    ),
    "paper-code-used": (
        f"Mã giấy này đã ghi danh một máy khác. {_SAFE} Có thể mã đã lộ: gọi cho đơn vị, rồi lập phiếu mới."
    ),
    "not-enrolling": f"Văn phòng chưa mời đơn vị nào ghi danh. {_SAFE} Lập phiếu giao mã cho đơn vị trước.",
    "device-name-missing": f"Chưa có tên gọi của máy này. {_SAFE} Đặt một tên dễ nhớ, ví dụ Máy văn thư.",
    "other-unit": f"Tệp mời này là của {{unit}}, không phải của đơn vị giữ sổ. {_SAFE} Xin Văn phòng đúng tệp mời.",
    "unknown-device": f"Không có máy nào mang mã {{device}}. {_SAFE} Chọn máy trong danh sách đã ghi danh.",
    "already-revoked": f"Máy {{device}} đã bị thu hồi trước đó. {_SAFE} Không cần thu hồi lại.",
    "rotation-waits": f"Máy này đang chờ Văn phòng xác nhận khóa mới. {_SAFE} Gửi gói và chờ gói trả lời.",
    "key-missing": (
        f"Máy này không giữ khóa của sổ nên không gửi được. {_SAFE} Dùng máy đã ghi danh, hoặc ghi danh lại máy này."
    ),
    "key-revoked": f"Văn phòng đã thôi nhận tệp từ máy này. {_SAFE} Liên hệ Văn phòng để ghi danh lại.",
    "key-damaged": f"Tệp khóa của máy này bị hỏng. {_SAFE} Ghi danh lại máy này với Văn phòng.",
    "mark-damaged": f"Tệp ghi mức đã gửi của máy này bị hỏng. {_SAFE} Gửi lại, chương trình sẽ mở dãy mới.",
    "key-seal": (
        f"Khóa của máy này do tài khoản Windows khác niêm lại. {_SAFE} Đăng nhập đúng tài khoản, hoặc ghi danh lại."
    ),
    "server-keeps-no-keys": (
        f"Sổ đặt trên máy chủ không giữ khóa gửi. {_SAFE} Gửi và nhận tệp từ sổ đặt trong một thư mục."
    ),
    "not-an-office": f"Việc này chỉ làm ở sổ của Văn phòng. {_SAFE} Mở sổ của Văn phòng rồi làm lại.",
    "not-a-unit": f"Việc này chỉ làm ở sổ của đơn vị đã nhận lời mời. {_SAFE} Mở sổ của đơn vị rồi làm lại.",
    "unit-not-enrolled": (
        f"{{unit}} chưa có máy nào ghi danh. {_SAFE} Gửi phiếu Excel hoặc bản giấy, hoặc lập phiếu giao mã."
    ),
    "invite-missing": "Sổ của đơn vị cần tệp mời và mã giấy. Chưa ghi gì. Nêu cả --invite và --code.",
    # ---- what was asked for
    "not-your-fact": f"Mục này không phải do đơn vị ghi. {_SAFE} Chỉ rút lại được mục của chính đơn vị.",
    "text-too-long": f"Đoạn chữ dài {{letters}} ký tự, quá mức {{limit}}. {_SAFE} Viết gọn lại hoặc đính kèm tệp.",
    "file-too-large-to-send": (
        f"Tệp {{name}} lớn {{megabytes}} MB, quá mức {{limit}} MB. {_SAFE} Nén hoặc tách tệp rồi đính kèm lại."
    ),
    "file-kind": (
        f"Tệp {{name}} không phải loại được gửi kèm, hoặc nội dung khác với đuôi tệp. {_SAFE} "
        "Gửi bản PDF, Word, Excel hoặc ảnh."
    ),
    "file-not-here": (
        f"Tệp {{name}} chưa về tới đây, mới có tên trong báo cáo. {_SAFE} Nhận tiếp các gói của đơn vị rồi mở lại."
    ),
    "picture-unreadable": (
        f"Không xem được tệp {{name}} tại đây: tệp hỏng hoặc có mật khẩu. {_SAFE} Bấm Mở… để dùng chương trình khác."
    ),
    "nothing-to-hand-back": f"Phiếu này không có ô nào bị từ chối. {_SAFE} Không cần trả lại phiếu.",
    "unknown-form-id": f"Không có phiếu Excel nào mang mã này. {_SAFE} Chọn phiếu trong danh sách đã phát.",
    "no-fork": f"Không còn dãy nào bị tách đôi ở đây. {_SAFE} Tải lại danh sách.",
    "unknown-fact": f"Mục đã chọn không có trong dãy kia. {_SAFE} Tải lại rồi chọn lại.",
    "row-code-unknown": f"Không có dòng nào mang mã «{{typed}}». {_SAFE} Đối chiếu lại mã in trên giấy.",
    "second-place-missing": (
        "Không thấy nơi sao lưu thứ hai {path}. Bản sao lưu cạnh sổ vẫn có đủ. Cắm lại ổ hoặc chọn nơi khác trong menu "
        "Sổ → Nơi sao lưu thứ hai."
    ),
    "second-place-same": (
        "{path} nằm ngay trong thư mục sổ, hỏng ổ là mất cả hai. Bản sao lưu cạnh sổ vẫn có đủ. Chọn ổ khác, USB hoặc "
        "thư mục chung."
    ),
    "mailbox-missing": (
        f"Không thấy hộp thư {{path}}. {_SAFE} Cắm lại ổ rời hoặc nối lại thư mục chung; không có gì bị xóa."
    ),
    "no-post-address": (
        f"{{unit}} ghi danh khi chưa có địa chỉ niêm thư. {_SAFE} Gửi không niêm, hoặc ghi danh lại máy của đơn vị."
    ),
    "receiver-missing": f"Chưa nêu gửi cho ai. {_SAFE} Dùng --all, hoặc --unit và mã đơn vị.",
    "files-refused": f"Có {{count}} tệp không nhận được. {_SAFE} Xem lý do của từng tệp ở trên.",
}  # fmt: skip
"""Refusals; `wording.SENTENCES` takes them over."""

OUTCOME_TERMS: Mapping[Outcome, str] = {
    Outcome.NEW: "Mới",
    Outcome.SAME: "Đã có",
    Outcome.PARALLEL: "Hai máy cùng báo cáo",
    Outcome.CONFLICT: "Khác với bản Văn phòng đã ghi",
    Outcome.LATE: "Trễ hạn",
    Outcome.OLDER_TERMS: "Theo bản giao cũ",
    Outcome.WITHDRAWN_TASK: "Nhiệm vụ đã thu hồi",
    Outcome.NOT_YOURS: "Không thuộc nơi này",
    Outcome.ALTERED: "Bị hỏng hoặc bị sửa",
    Outcome.UNKNOWN_KEY: "Máy chưa ghi danh",
    Outcome.REVOKED: "Máy đã thu hồi",
    Outcome.GAP: "Còn thiếu phần trước",
    Outcome.FORK: "Hai máy dùng chung một khóa",
    Outcome.NEWER: "Phiên bản mới hơn",
    Outcome.DUPLICATE: "Đã nhận trước đó",
    Outcome.FORM_REJECTED: "Phiếu có ô không nhận được",
}
"""The names of outcomes, for files and for lines."""

LINE_WORDS: Mapping[str, str] = {
    "line-unknown-task": "Sổ này không có nhiệm vụ ấy; giữ lại, không tính.",
    "line-withdrawn-task": "Nhiệm vụ không còn hiệu lực; giữ lại, không tính.",
    "line-not-yours": "Đơn vị không chủ trì nhiệm vụ này; giữ lại, không tính.",
    "line-conflict": "Văn phòng đã có bản khác mà đơn vị chưa biết; xem cả hai.",
    "line-parallel": "Máy khác của đơn vị đã báo cáo mà hai bên chưa biết nhau; xem cả hai.",
    "line-older-terms": "Viết theo nội dung giao trước khi sửa.",
    "line-late": "Nhận sau thời hạn.",
    "line-after-acceptance": "Đơn vị sửa sau khi Văn phòng đã nghiệm thu; kết quả đã nghiệm thu giữ nguyên.",
    "line-voids-accepted": "Đơn vị rút báo cáo đã nghiệm thu; giữ lại, không tính.",
    "line-clock": "Đồng hồ máy gửi chạy trước; ngày nhận vẫn là hôm nay.",
    "line-signed-before": "Đơn vị đã gửi báo cáo có chữ ký; phiếu này ghi sau.",
}
"""Why a line is more than plainly new, by its `why`; refusals stand in `wording.SENTENCES`."""

PARCEL_TERMS: Mapping[ParcelKind, str] = {
    ParcelKind.PACKAGE: "gói dữ liệu",
    ParcelKind.XLSX: "phiếu Excel",
    ParcelKind.PAPER: "phiếu giấy",
}


def missing_words(file: FilePlan) -> str:
    """What a file waits for: "còn thiếu mục số 5–10"; empty when it waits for nothing."""
    if file.missing is None:
        return ""
    first, last = file.missing
    numbers = f"{first}" if first == last else f"{first}–{last}"
    return f"còn thiếu mục số {numbers}; đã giữ tệp, lần gửi sau sẽ tự bù"


def line_words(line: Line) -> str:
    """One line for a person: the outcome, the task, why."""
    late = f" {line.late_days} ngày" if line.outcome is Outcome.LATE else ""
    why = LINE_WORDS.get(line.why, "")
    told = " · ".join(part for part in (line.place, line.code, " ".join(line.content.split())[:60]) if part)
    return f"{OUTCOME_TERMS[line.outcome]}{late}: {told}" + (f" – {why}" if why else "")


def plan_words(plan: MergePlan) -> str:
    """A plan in one line: "3 tệp, 12 mục mới về nhiệm vụ, 2 mục cần xem"."""
    new = sum(line.task is not None for file in plan.files for line in file.new)
    doubtful = sum(len(file.doubtful) for file in plan.files)
    seen = f", {doubtful} mục cần xem" if doubtful else ""
    return f"{len(plan.files)} tệp, {new} mục mới về nhiệm vụ{seen}"


def day_words(doubt: DayDoubt) -> str:
    """What speaks against the day of admission."""
    last, day = day_text(doubt.last), day_text(doubt.day)
    told = f"cách lần làm việc trước ({last}) hơn 7 ngày" if doubt.ahead else f"trước cả lần nhận gần nhất ({last})"
    return f"Máy đang ghi ngày {day}, {told}; ngày nhận quyết định báo cáo đúng hạn hay quá hạn."


def other_words(file: FilePlan) -> str:
    """What else is new in a file, beside tasks: units, meetings, computers; empty when nothing is."""
    others = sum(line.task is None for line in file.new)
    return f"{others} mục khác về đơn vị, cuộc họp hoặc máy" if others else ""


def parcel_words(parcel: Parcel) -> str:
    """One parcel for a person: who gets it, what it holds, its check code."""
    whom = parcel.unit_name if parcel.unit is not None else "Văn phòng"
    check = f", mã kiểm tra {parcel.check}" if parcel.check else ""
    what = f"{parcel.facts} mục" if parcel.facts else "phiếu xác nhận"
    return f"{whom}: {PARCEL_TERMS[parcel.kind]}, {what}{check}"
