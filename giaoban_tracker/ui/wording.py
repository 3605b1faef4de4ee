"""Every Vietnamese sentence that depends on a value: refusals, progress, counts. No Qt: the command line speaks it too.

A refusal is three short sentences: what happened, what is safe, what to do next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.errors import GiaobanError, Refused, Unavailable
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.follow_up_wording import FOLLOW_UP_SENTENCES
from giaoban_tracker.ui.form_wording import FILE_SENTENCES
from giaoban_tracker.ui.post_wording import POST_SENTENCES
from giaoban_tracker.ui.unit_wording import UNIT_SENTENCES

_BOOK_SAFE = "Sổ giữ nguyên như cũ."
_FILE_SAFE = "Tệp và sổ đều giữ nguyên."

SENTENCES: Mapping[str, str] = {
    # ---- rules of deciding
    "already-returned": f"Báo cáo này của nhiệm vụ {{task}} đã được trả lại. {_BOOK_SAFE} Chờ đơn vị báo cáo lại.",
    "before-assignment": (
        f"Ngày {{day}} trước ngày giao nhiệm vụ ({{assigned}}). "
        f"{_BOOK_SAFE} Chọn ngày từ {{assigned}} trở đi."
    ),
    "changed-meanwhile": f"Nhiệm vụ {{task}} vừa được người khác sửa. {_BOOK_SAFE} Mở lại nhiệm vụ rồi sửa tiếp.",
    "content-missing": f"Nội dung nhiệm vụ đang để trống. {_BOOK_SAFE} Nhập nội dung rồi làm lại.",
    "due-was-extended": (
        f"Thời hạn của {{task}} đã được gia hạn nên không rút ngắn trong bảng được. "
        f"{_BOOK_SAFE} Hoàn tác lần gia hạn, hoặc gia hạn tiếp."
    ),
    "done-without-result": f"Báo cáo hoàn thành {{task}} chưa nêu kết quả. {_BOOK_SAFE} Ghi kết quả rồi gửi lại.",
    "evidence-incomplete": (
        f"Văn bản minh chứng cần đủ số ký hiệu, ngày và cấp nhận. {_BOOK_SAFE} Bổ sung phần còn thiếu rồi làm lại."
    ),
    "in-the-future": f"Ngày {{day}} chưa đến. {_BOOK_SAFE} Chọn ngày từ hôm nay trở về trước.",
    "lead-has-reported": (
        f"Có đơn vị chủ trì của {{task}} đã báo cáo nên không bỏ ra được. "
        f"{_BOOK_SAFE} Giữ đơn vị đó hoặc thu hồi nhiệm vụ."
    ),
    "not-a-lead-unit": f"Đơn vị này không chủ trì nhiệm vụ {{task}}. {_BOOK_SAFE} Chọn một đơn vị chủ trì.",
    "not-later": (
        f"Thời hạn mới ({{day}}) không muộn hơn thời hạn đang áp dụng ({{due}}). {_BOOK_SAFE} Chọn ngày sau {{due}}."
    ),
    "not-reported-done": (
        f"Nhiệm vụ {{task}} mới được báo cáo {{percent}}%, chưa hoàn thành. "
        f"{_BOOK_SAFE} Chỉ nghiệm thu khi đơn vị báo cáo xong."
    ),
    "nothing-reported": f"Nhiệm vụ {{task}} chưa có báo cáo nào. {_BOOK_SAFE} Nhập báo cáo của đơn vị trước.",
    "nothing-to-undo": f"Không có thao tác nào để hoàn tác. {_BOOK_SAFE} Có thể tiếp tục làm việc.",
    "percent-out-of-range": f"Tiến độ {{percent}}% không hợp lệ. {_BOOK_SAFE} Nhập số nguyên từ 0 đến 100.",
    "reason-missing": f"Chưa nêu lý do. {_BOOK_SAFE} Ghi lý do rồi làm lại.",
    "share-closed": (
        f"Phần việc này của {{task}} đã nghiệm thu ngày {{day}}. "
        f"{_BOOK_SAFE} Trả lại báo cáo nếu cần làm lại."
    ),
    "task-finished": f"Nhiệm vụ {{task}} đã hoàn thành. {_BOOK_SAFE} Không cần gia hạn hay đôn đốc nữa.",
    "task-withdrawn": f"Nhiệm vụ {{task}} đã được thu hồi. {_BOOK_SAFE} Hoàn tác việc thu hồi nếu còn theo dõi.",
    # ---- rules of describing the office
    "bloc-exists": f"Đã có khối «{{bloc}}». {_BOOK_SAFE} Đặt tên khác cho khối mới.",
    "bloc-name-missing": f"Chưa có tên khối. {_BOOK_SAFE} Nhập tên khối rồi làm lại.",
    "code-missing": (
        f"Mã của {{unit}} phải gồm chữ cái không dấu và chữ số. {_BOOK_SAFE} Nhập mã ngắn, ví dụ PNV, rồi ghi lại."
    ),
    "code-taken": f"Mã {{taken}} đã dùng cho {{unit}}. {_BOOK_SAFE} Chọn mã khác rồi ghi lại.",
    "ends-before-it-starts": (
        f"Ngày kết thúc ({{day}}) của {{unit}} trước ngày bắt đầu. {_BOOK_SAFE} Sửa lại một trong hai ngày."
    ),
    "leader-title-missing": f"Chưa có chức vụ của lãnh đạo. {_BOOK_SAFE} Nhập chức vụ rồi ghi lại.",
    "merged-into-itself": f"{{unit}} không thể sáp nhập vào chính mình. {_BOOK_SAFE} Chọn đơn vị khác.",
    "merger-without-end": (
        f"Chưa có ngày {{unit}} kết thúc hoạt động để sáp nhập. {_BOOK_SAFE} Nhập ngày cuối cùng rồi ghi lại."
    ),
    "unit-exists": f"Đã có đơn vị tên «{{unit}}». {_BOOK_SAFE} Sửa đơn vị đang có, hoặc đặt tên khác.",
    "unit-name-missing": f"Chưa có tên đơn vị. {_BOOK_SAFE} Nhập tên đầy đủ của đơn vị rồi ghi lại.",
    # ---- where a book may lie
    "folder-in-cloud": (
        "Thư mục {folder} do một chương trình khác tự đồng bộ lên mạng. Chưa ghi gì. "
        "Chọn thư mục thường trên máy này để sổ không bị chép đè."
    ),
    "folder-is-a-file": (
        "{path} là một tệp, không phải thư mục dữ liệu. Tệp đó giữ nguyên. "
        "Nêu thư mục chứa sổ, ví dụ {folder}."
    ),
    "folder-on-network": (
        "Thư mục {folder} nằm trên máy khác trong mạng. Chưa ghi gì. "
        "Đặt sổ trên chính máy này, thư mục chung chỉ dùng để chuyển tệp."
    ),
    "folder-on-stick": (
        "Thư mục {folder} nằm trên ổ rời, rút ra là hỏng sổ. Chưa ghi gì. "
        "Đặt sổ trên ổ cứng của máy này, ổ rời chỉ dùng để sao lưu."
    ),
    # ---- what was asked for is not there, or not clear
    "form-or-out-missing": (
        f"Chưa nêu biểu cần in hoặc tệp kết quả. {_BOOK_SAFE} Ví dụ: giaoban print F7 --out danh-sach.pdf."
    ),
    "ledger-exists": (
        f"Đã có một sổ giao ban tại {{path}}. "
        f"{_BOOK_SAFE} Chọn thư mục khác, hoặc mở sổ đang có bằng lệnh giaoban."
    ),
    "ledger-not-empty": f"Sổ này đã có dữ liệu. {_BOOK_SAFE} Dữ liệu giả định chỉ ghi vào thư mục trống.",
    "meeting-missing": f"Biểu {{form}} in cho một cuộc giao ban. {_BOOK_SAFE} Nêu cuộc giao ban bằng --meeting.",
    "name-missing": f"Chưa có tên cơ quan. {_BOOK_SAFE} Nhập tên cơ quan ban hành rồi làm lại.",
    "no-directive": (
        f"Không thấy ý kiến chỉ đạo nào trong {{file}}. "
        f"{_BOOK_SAFE} Kiểm tra lại tệp, hoặc nhập nhiệm vụ bằng tay trong cửa sổ."
    ),
    "no-such-day": f"Ngày {{day}} không có trong lịch. {_BOOK_SAFE} Nhập lại ngày theo dạng năm-tháng-ngày.",
    "office-exists": f"Sổ này đã là của {{name}}. {_BOOK_SAFE} Dùng thư mục dữ liệu khác cho cơ quan khác.",
    "several-meetings": (
        f"Có nhiều cuộc giao ban ứng với «{{meeting}}». "
        f"{_BOOK_SAFE} Nêu đúng tên hoặc mã cuộc giao ban."
    ),
    "title-missing": f"Chưa có tên cuộc giao ban. {_BOOK_SAFE} Nhập tên cuộc giao ban rồi làm lại.",
    "unknown-bloc": f"Không có khối «{{bloc}}». {_BOOK_SAFE} Các khối trong sổ: {{known}}.",
    "unknown-form": f"Không có biểu «{{form}}». {_BOOK_SAFE} Xem các biểu in được bằng giaoban print --list.",
    "unknown-meeting": f"Không tìm thấy cuộc giao ban «{{meeting}}». {_BOOK_SAFE} Kiểm tra lại tên hoặc ngày họp.",
    "unknown-preset": f"Không có mẫu cơ quan «{{preset}}». {_BOOK_SAFE} Các mẫu có sẵn: {{known}}.",
    "unknown-task": f"Không có nhiệm vụ mã «{{task}}». {_BOOK_SAFE} Kiểm tra lại mã, ví dụ NV-003.",
    "unknown-unit": f"Không có đơn vị «{{unit}}». {_BOOK_SAFE} Kiểm tra lại tên; gần giống: {{near}}.",
    "unsupported-output": (
        f"Biểu này không xuất được ra tệp {{suffix}}. {_BOOK_SAFE} Đặt tên tệp kết quả có đuôi .pdf, .docx hoặc .xlsx."
    ),
    "only-a-sheet": (
        f"Mẫu nhập chuẩn là bảng tính, không xuất ra tệp {{suffix}}. {_BOOK_SAFE} Đặt tên tệp kết quả có đuôi .xlsx."
    ),
    "which-unit": (
        f"Nhiệm vụ {{task}} có {{shares}} đơn vị chủ trì. {_BOOK_SAFE} Nêu đơn vị bằng --unit."
    ),
    # ---- files
    "blob-altered": (
        "Biên bản lưu trong sổ đã bị sửa từ bên ngoài ({digest}). Các kết luận và nhiệm vụ còn nguyên. "
        "Khôi phục thư mục blobs từ bản sao lưu gần nhất."
    ),
    "blob-missing": (
        "Không còn tệp biên bản lưu trong sổ ({digest}). Các kết luận và nhiệm vụ còn nguyên. "
        "Khôi phục thư mục blobs từ bản sao lưu gần nhất."
    ),
    "no-task-column": (
        f"Tệp {{name}} không có cột nội dung nhiệm vụ. "
        f"{_FILE_SAFE} Đặt tên cột ở dòng đầu bảng, hoặc nhập trong cửa sổ để chọn cột."
    ),
    "nothing-to-import": (
        f"Tệp {{name}} không có nhiệm vụ nào mới. {_BOOK_SAFE} Các dòng đã có trong sổ không cần nhập lại."
    ),
    "unsupported-export": (
        f"Không xuất được ra tệp {{suffix}}. {_BOOK_SAFE} Đặt tên tệp có đuôi .xlsx, .json hoặc .ics."
    ),
    "empty-clipboard": f"Bộ nhớ tạm không có chữ nào. {_BOOK_SAFE} Chép đoạn biên bản rồi dán lại.",
    "damaged-file": (
        f"Tệp {{name}} bị hỏng hoặc không đúng loại {{kind}}. "
        f"{_FILE_SAFE} Mở tệp bằng chương trình đã tạo ra nó, lưu lại rồi thử lại."
    ),
    "doc-reader-missing": (
        f"Không đọc được tệp {{name}}: tệp Word đời cũ hoặc đã hỏng. "
        f"{_FILE_SAFE} Mở bằng Word, lưu thành .docx rồi thử lại, hoặc cài LibreOffice."
    ),
    "doc-reader-slow": (
        f"Chương trình chuyển đổi không đọc xong {{name}} sau {{seconds}} giây. "
        f"{_FILE_SAFE} Mở bằng Word, lưu thành .docx rồi thử lại."
    ),
    "encrypted-file": f"Tệp {{name}} có đặt mật khẩu. {_FILE_SAFE} Mở tệp, bỏ mật khẩu, lưu lại rồi thử lại.",
    "file-with-macros": (
        f"Tệp {{name}} có chứa macro nên không được mở. "
        f"{_FILE_SAFE} Lưu thành .docx hoặc .xlsx không có macro rồi thử lại."
    ),
    "server-keeps-no-templates": (
        f"Sổ đặt trên máy chủ chưa giữ mẫu Word riêng. {_BOOK_SAFE} Dùng mẫu gốc, hoặc sửa trực tiếp tệp Word đã in."
    ),
    "no-task-to-print": f"Không có nhiệm vụ nào để in. {_BOOK_SAFE} Chọn kỳ giao ban, đơn vị hoặc ngày khác.",
    "nothing-overdue": (
        "Không có nhiệm vụ nào quá hạn tính đến ngày này. "
        f"{_BOOK_SAFE} Không cần in phiếu đôn đốc; chọn ngày khác nếu cần."
    ),
    "pdf-without-text": (
        f"Tệp {{name}} là bản quét, {{pages}} trang không có chữ đọc được. "
        f"{_FILE_SAFE} Xin bản .docx, hoặc nhận dạng chữ rồi thử lại."
    ),
    "suspicious-file": (
        f"Tệp {{name}} có cấu trúc bất thường nên không được mở. "
        f"{_FILE_SAFE} Chép nội dung sang một tệp mới rồi thử lại."
    ),
    "too-many-pages": f"Tệp {{name}} dài quá {{limit}} trang. {_FILE_SAFE} Tách lấy phần kết luận rồi thử lại.",
    "view-name-missing": f"Chưa có tên dạng xem. {_BOOK_SAFE} Nhập tên rồi lưu lại.",
    "nothing-pasted": (
        f"Không có bảng nào để dán. {_BOOK_SAFE} Chép các dòng trong Excel hoặc Word rồi dán lại."
    ),
    "too-much-pasted": (
        f"Bảng vừa dán quá lớn: mỗi lần tối đa {{rows}} dòng, {{columns}} cột. {_BOOK_SAFE} Dán làm nhiều lần."
    ),
    "too-many-rows": (
        f"Bảng tính {{name}} quá lớn hoặc có ô nằm quá xa (tối đa {{limit}} dòng). "
        f"{_FILE_SAFE} Xóa các dòng, cột thừa rồi thử lại."
    ),
    "no-column": f"Chưa chọn cột nào để in. {_BOOK_SAFE} Chọn ít nhất một cột.",
    "template-broken": (
        f"Mẫu Word này bị hỏng hoặc không phải tệp .docx. {_FILE_SAFE} Mở bằng Word, lưu lại rồi thử lại."
    ),
    "template-faulty": (
        f"Mẫu Word có trường «{{field}}» không điền được ({{place}}). {_FILE_SAFE} Sửa trường đó hoặc lấy lại mẫu gốc."
    ),
    "template-of-several-sheets": (
        f"Biểu {{form}} gồm nhiều phần nên không dùng mẫu Word riêng. {_BOOK_SAFE} In biểu này theo mẫu có sẵn."
    ),
    "template-too-large": f"Mẫu Word {{name}} quá lớn. {_FILE_SAFE} Bỏ bớt hình ảnh trong mẫu rồi thử lại.",
    "template-with-links": (
        f"Mẫu Word có hình hoặc mẫu lấy từ nơi khác nên không được dùng. {_FILE_SAFE} Bỏ liên kết rồi thử lại."
    ),
    "template-with-macros": (
        f"Mẫu Word có chứa macro nên không được dùng. {_FILE_SAFE} Lưu thành .docx không có macro rồi thử lại."
    ),
    "unknown-column": f"Không có cột «{{column}}». {_BOOK_SAFE} Chọn lại các cột cần in.",
    "empty-file": f"Tệp {{name}} không có chữ nào. {_FILE_SAFE} Chọn đúng tệp biên bản rồi thử lại.",
    "file-missing": f"Không thấy tệp {{name}}. {_BOOK_SAFE} Kiểm tra lại đường dẫn, hoặc cắm lại thiết bị chứa tệp.",
    "file-too-large": (
        f"Tệp {{name}} lớn {{megabytes}} MB, quá mức {{limit}} MB của một biên bản. "
        f"{_FILE_SAFE} Tách lấy phần kết luận rồi thử lại."
    ),
    "form-broken": (
        f"Mẫu in {{path}} bị sửa sai. "
        f"{_BOOK_SAFE} Khôi phục mẫu gốc hoặc cài lại chương trình. ({{detail}})"
    ),
    "form-missing": f"Thiếu mẫu in {{path}}. {_BOOK_SAFE} Cài lại chương trình.",
    "not-a-file": f"{{name}} là thư mục hoặc thiết bị, không phải tệp. {_BOOK_SAFE} Chọn một tệp biên bản.",
    "not-a-ledger": (
        "Tệp {path} không phải là sổ giao ban hoặc đã hỏng. Chương trình chưa ghi gì vào tệp đó. "
        "Chọn thư mục dữ liệu khác, hoặc khôi phục từ bản sao lưu bằng giaoban restore."
    ),
    "not-a-paper": (
        f"Tệp này không phải văn bản PDF hay DOCX đọc được. {_FILE_SAFE} Chọn đúng tệp văn bản."
    ),
    "not-a-unit-list": f"Tệp {{name}} không phải là danh sách tên đơn vị. {_FILE_SAFE} Cần một mảng JSON gồm các tên.",
    "not-text": (
        f"Tệp {{name}} không phải là văn bản đọc được. "
        f"{_FILE_SAFE} Lưu biên bản thành .docx hoặc .pdf có chữ rồi thử lại."
    ),
    "sample-changed": f"Biên bản mẫu đã bị sửa, không còn câu «{{words}}». {_BOOK_SAFE} Cài lại chương trình.",
    "unsound-backup": f"Bản sao lưu {{name}} không nguyên vẹn. {_BOOK_SAFE} Chọn một bản sao lưu khác.",
    "unsupported-kind": (
        f"Chưa đọc được tệp {{suffix}}. "
        f"{_FILE_SAFE} Lưu thành .docx, .xlsx hoặc .pdf có chữ rồi thử lại."
    ),
    # ---- the machine
    "fact-exists": f"Việc này đã được ghi vào sổ trước đó. {_BOOK_SAFE} Không cần ghi lại.",
    "server-keeps-backups": (
        f"Sổ nằm trên máy chủ cơ sở dữ liệu nên máy chủ tự sao lưu. {_BOOK_SAFE} Hỏi người phụ trách máy chủ."
    ),
    "stopped": f"Việc đang làm đã dừng theo yêu cầu. {_BOOK_SAFE} Làm lại khi cần.",
    "already-open": (
        f"Sổ này đang mở ở một cửa sổ khác ({{person}}, máy {{host}}). "
        f"{_BOOK_SAFE} Dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại."
    ),
    "book-damaged": (
        "Sổ có chỗ không khớp: {findings}. Chương trình không sửa gì. "
        "Giữ nguyên thư mục dữ liệu và khôi phục từ bản sao lưu gần nhất bằng giaoban restore."
    ),
    "database-busy": f"Sổ đang được chương trình khác ghi. {_BOOK_SAFE} Chờ một lát rồi làm lại.",
    "database-unreachable": (
        "Không nối được với máy chủ cơ sở dữ liệu. "
        f"{_BOOK_SAFE} Kiểm tra mạng nội bộ và địa chỉ máy chủ."
    ),
    "disk-error": "Ổ đĩa đọc ra khác với khi ghi ({path}). Bản cũ còn nguyên. Thay ổ đĩa hoặc USB khác rồi làm lại.",
    "disk-full": "Ổ đĩa đã đầy. Việc vừa làm chưa được ghi, dữ liệu cũ còn nguyên. Giải phóng chỗ trống rồi làm lại.",
    "file-in-use": "Tệp {path} đang mở ở chương trình khác. Bản cũ còn nguyên. Đóng tệp đó lại rồi làm lại.",
    "folder-missing": "Không có thư mục chứa {path}. Chưa ghi gì. Tạo thư mục hoặc chọn nơi lưu khác.",
    "font-missing": f"Thiếu phông chữ {{family}} để in. {_BOOK_SAFE} Cài lại chương trình.",
    "newer-database": (
        "Sổ này do phiên bản mới hơn của chương trình ghi. Chương trình chưa đụng vào sổ. Cài phiên bản mới rồi mở lại."
    ),
    "no-ledger": (
        "Thư mục {folder} chưa có sổ giao ban. Chưa ghi gì. Tạo sổ bằng giaoban init, hoặc mở cửa sổ bằng giaoban."
    ),
    "no-permission": "Không có quyền đọc hoặc ghi {name}. Dữ liệu cũ còn nguyên. Chọn thư mục khác hoặc xin cấp quyền.",
    "no-printer": f"Máy này chưa cài máy in nào. {_BOOK_SAFE} Lưu ra tệp PDF, hoặc cài máy in rồi in lại.",
    "template-missing": f"Không thấy mẫu Word {{name}}. {_BOOK_SAFE} Lấy lại mẫu gốc hoặc chọn tệp khác.",
    "paper-missing": f"Không thấy tệp văn bản {{path}}. {_BOOK_SAFE} Kiểm tra lại đường dẫn rồi thử lại.",
    "printer-failed": f"Máy in {{printer}} không nhận bản in. {_BOOK_SAFE} Kiểm tra máy in, hoặc lưu ra PDF.",
    "paste-too-large": (
        f"Đoạn dán lớn {{megabytes}} MB, quá mức {{limit}} MB của một biên bản. "
        f"{_BOOK_SAFE} Chỉ chép phần kết luận rồi dán lại."
    ),
    "read-failed": f"Không đọc được tệp {{name}}. {_FILE_SAFE} Chép tệp vào máy rồi thử lại.",
    "paper-against-decree": (
        "Tệp {name} có {count} chỗ chưa đúng thể thức. Tệp giữ nguyên. Xem các chỗ nêu trên và sửa lại."
    ),
    "rebuild-differed": (
        "Dựng lại xong, có {rows} dòng khác với trước. Sổ gốc còn nguyên và bảng đã theo đúng sổ gốc. "
        "Gửi nhật ký cho người phụ trách kỹ thuật."
    ),
    **FOLLOW_UP_SENTENCES,
    "window-did-not-start": f"Không mở được cửa sổ để đo. {_BOOK_SAFE} Kiểm tra màn hình và thư viện đồ họa.",
    # ---- Excel forms and codes on paper
    **FILE_SENTENCES,
    # ---- the post
    **POST_SENTENCES,
    **UNIT_SENTENCES,
}  # fmt: skip
"""One sentence per error code; `tests/ui/test_wording.py` proves that no code is without."""

_GENERAL: Mapping[type[GiaobanError], str] = {
    Refused: f"Việc này chưa làm được ({{code}}). {_BOOK_SAFE} Xem lại thông tin đã nhập.",
    Unavailable: f"Máy tính chưa làm được việc này ({{code}}). {_BOOK_SAFE} Thử lại sau.",
}
_GENERAL_FILE = f"Không đọc được tệp ({{code}}). {_FILE_SAFE} Chọn tệp khác rồi thử lại."

_DAY_FIELDS = ("day", "due", "assigned")
_WHEN_EMPTY = {
    "near": "không có",
    "suffix": "không có đuôi",
    "field": "dòng danh sách",
    "place": "không có trong mẫu",
}


class _Fields(dict[str, str]):
    """Fields of a sentence; one that an error does not carry is left out of it."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(error: GiaobanError) -> str:
    """What a person is told: what happened, what is safe, what to do next; one line."""
    general = _GENERAL.get(type(error), _GENERAL_FILE)
    fields = _Fields({name: _readable(name, value) for name, value in error.fields.items()}, code=error.code)
    fields.setdefault("name", fields.get("path", fields.get("folder", "…")))
    for field, nothing in _WHEN_EMPTY.items():
        if not fields.get(field, "-"):
            fields[field] = nothing
    return " ".join(SENTENCES.get(error.code, general).format_map(fields).split())


def _readable(name: str, value: str) -> str:
    """Days as people write them; everything else as it is."""
    if name in _DAY_FIELDS:
        try:
            return day_text(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def converted_from(encoding: str) -> str:
    """What a person is told when minutes were converted from older letters."""
    return f"Biên bản dùng bảng mã cũ {encoding.upper()}; đã chuyển sang Unicode để đọc, tệp gốc giữ nguyên."


def tasks_shown(shown: int, selected: int, total: int) -> str:
    """The status bar's count."""
    chosen = f" · chọn {number(selected)}" if selected > 1 else ""
    if shown == total:
        return f"{number(total)} nhiệm vụ{chosen}"
    return f"{number(shown)} / {number(total)} nhiệm vụ{chosen}"


def number(value: int) -> str:
    """A number with a dot between thousands, whatever the computer is set to: 12.345."""
    return f"{value:,}".replace(",", ".")


def days_late(days: int) -> str:
    return f"quá hạn {number(days)} ngày"


_GAPS = {"name": "tên cơ quan", "place": "địa danh", "position": "chức vụ người ký", "signer": "họ tên người ký"}


def printing_gaps(missing: Sequence[str]) -> str:
    """What a printed form leaves open because the office has not stated it; empty when nothing is missing."""
    if not missing:
        return ""
    return f"Bản in còn để trống {', '.join(_GAPS[field] for field in missing)}."
