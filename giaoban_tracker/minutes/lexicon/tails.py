"""How a clause behind a comma shows that it belongs to the demand before it: purpose, limit, follow-through, report."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import one_of

_PURPOSES = one_of(r"""
    (?:qua|từ) đó|để(?! (?:các|ubnd)\b)|nhằm|góp phần|tránh|vì\b
    làm (?:cơ sở|căn cứ|tiền đề|điểm nhấn)
    tạo (?:điều kiện|chuyển biến|đồng thuận|sự|thế|nền|không khí|động lực|môi trường)
    hướng (?:tới|đến)|phục vụ|coi (?:đây|đó|đó là)|xem đây|lấy đó|gắn (?:với|liền)|phù hợp|đáp ứng
    bảo đảm|đảm bảo|(?:làm )?sao cho|làm sao|miễn (?:là|sao)|không để(?! (?:các|ubnd)\b)|không làm|không gây|hạn chế
    giảm thiểu
""")
PURPOSE = re.compile(rf"{_PURPOSES}(?!\w)")
PART = re.compile(
    one_of(r"""
    trước mắt|trước hết|bước đầu|tiến tới|từng bước|trong đó|nhất là|đặc biệt(?: là)?(?! (?:chú ý|quan tâm))|gồm
    bao gồm|kể cả|cụ thể(?: là)?|như|trọng tâm là
    trước hết là
    chú trọng|ưu tiên|tập trung vào|chú ý|lưu ý|bám sát|coi trọng|thông qua|bằng
    theo (?:đúng|phương châm|hướng|tinh thần|nguyên tắc|quy định|lộ trình|kế hoạch)
    trên (?:cơ sở|tinh thần)|với (?:tinh thần|phương châm|mục tiêu|sự|quyết tâm|phương án)
    """)
    + r"(?!\w)"
)
LIMIT = re.compile(
    one_of(r"""
    làm (?:ngay|miết|liền|luôn|liên tục|suốt|dứt điểm|xong|gọn|hoài)(?: xong)? (?:trong|tới|đến|từ|trước|hết|vào)(?!\w)
    (?:áp dụng|thực hiện|có hiệu lực|triển khai|bắt đầu|vận hành|chính thức)(?: chính thức| ngay| thử)? (?:kể )?từ(?!\w)
    xong\b|hoàn thành$|kết thúc (?:trước|trong|vào)|bắt đầu (?:từ|chậm)
    hoàn thành (?:trước|trong|xong|vào|chậm|dứt điểm|đúng|trên|toàn bộ|100|việc này|và|đến|cuối|đầu|hết|ngay|chỉ tiêu)
    phấn đấu (?:đạt|đến|tăng|có|trên|giảm|\d|hết|trong|cuối|xong|vượt|tỷ lệ|hoàn thành (?:trước|trong|vào|$))
    hạn\b(?! chế)|thời hạn|thời gian|chậm nhất|muộn nhất|đạt\b|phải (?:đạt|xong|có|hoàn thành)|vượt\b
    không để (?:quá|chậm|muộn|trễ|kéo dài)(?!\w)|không (?:quá|dưới|chậm|muộn|vượt|chờ|kéo dài|bỏ sót|trùng)|tối đa
    tối thiểu|ít nhất
    sẵn sàng (?:tiếp nhận|phục vụ|hoạt động|ứng phó|vận hành|bàn giao|đón|khai thác|trước|từ)(?!\w)|giữ đủ
    hoàn thành (?:chương trình|khối lượng|phần việc|nhiệm vụ|chỉ tiêu)
    mỗi [\w ]{2,14}(?:\d|một|hai|ba|ít nhất)|(?:nâng|đưa|giữ) tỷ lệ|giữ ở mức|tương ứng|trị giá|kinh phí|dự kiến
    (?:thanh |quyết )?(?:toán|thực hiện|giải quyết|xử lý) (?:theo|đúng) (?:đúng )?(?:quy định|chế độ|pháp luật)
    trừ\b|thay (?:cho|vì)|trang trọng|tiết kiệm|an toàn|đúng (?:quy định|tiến độ|thời gian|hạn|đối tượng)
    """)
)
WHEN = re.compile(
    one_of(r"""
    nếu|khi|sau khi|trước khi|trong khi|trường hợp|cho đến khi|đến khi|do|vì|mà(?! (?:cần|phải))
    \w+ (?:được|không được|xong|kịp) thì|bởi|tuy|mặc dù|chứ
    """)
    + r"(?!\w)"
)
FOLLOW = re.compile(
    r"(?:(?:kịp thời|khẩn trương|sớm|chủ động|từ đó|qua đó|rồi|trên cơ sở đó)[, ]*)*"
    + one_of(r"""
    xử lý|đề xuất|khắc phục|tháo gỡ|giải quyết|chấn chỉnh|điều chỉnh|nhắc nhở|uốn nắn|rút kinh nghiệm|bổ sung
    có (?:phương án|biện pháp|giải pháp|hướng(?! dẫn)|hình thức|kế hoạch)
    tham mưu (?:(?:cho )?(?:ubnd|lãnh đạo|chủ tịch)[\w ]{0,12} )?(?:giải pháp|biện pháp|phương án|xử lý|hướng|xem xét)
    (?:tổ chức )?(?:làm việc|thi công|làm) ["“]?(?:\d|hai|ba|tăng) ca|tăng ca
    phát hiện|làm rõ|xác định rõ|phân công|quy trách nhiệm|thay thế|kiên quyết xử lý|trả lời|hoàn chỉnh|hoàn thiện
    yêu cầu|cam kết|ký (?:xác nhận|cam kết|biên bản|tên)|xác nhận|có chữ ký
    lấy ý kiến|xin ý kiến|niêm yết|công khai|công bố|dán|thông báo kết quả|theo dõi|quản lý|nhắc việc
    (?:lên|lập|xây dựng) (?:kế hoạch|phương án|lịch)
    lưu hồ sơ|lập biên bản|đưa vào|đưa lên|cập nhật lên|nhập (?:vào|lên)|bàn giao|nghiệm thu|thanh toán|đôn đốc
    kiểm soát|ghi rõ|nêu rõ|bỏ|gỡ|kèm
    """)
    + r"(?!\w)"
)
"""Follow-through: what naturally comes after the work before it ('kiểm tra …, xử lý …'; 'rà soát …, đề xuất …')."""
_RECEIVERS = one_of(r"""
    lại|về|cho|lên|với|trực tiếp|chúng tôi|kết quả|kèm|thực hiện|xin ý kiến|danh sách|toàn bộ|đầy đủ|bằng văn bản
    ban thường vụ|thường trực
    đồng chí
    lãnh đạo|tiến độ|giám đốc|ủy ban nhân dân|hội đồng nhân dân|ubnd|hđnd|(?:phó )?chủ tịch|bí thư|đảng ủy|huyện ủy
    thành ủy
    thị ủy|tỉnh|huyện|quận|xã|phường|thành phố|thị xã|cấp ủy|cấp trên|cấp có thẩm quyền|văn phòng|vp|bằng|xem xét
    phê duyệt
    quyết định|thẩm định|duyệt|ban hành|ký|tôi|cho ý kiến|thông qua|báo cáo|tổng hợp|,|qua
    phòng [\w -]{2,25}?|sở [\w -]{2,20}?
""")
REPORT = re.compile(
    r"(?:(?:kịp thời|lên|về|ra|trực tiếp|tổng hợp|tổng hợp và|rồi|và|để|sau đó|đồng thời|kết quả|có)[, ]+)*"
    r"(?P<verb>báo cáo|trình|gửi|nộp|tổng hợp|báo lại|báo|chuyển|thông báo kết quả)(?!\w)"
    rf"(?! (?:đổi|biến|giao|viên|chí)\b) ?(?P<to>(?:{_RECEIVERS}(?!\w) ?)*)"
)
"""A report or submission; `to` is what it only says about the way and the receiver."""
ANSWERS_BACK = re.compile(
    r"(?:(?:rồi|và|phải|thì|có gì|xong|sau đó|kịp thời|sớm) )*(?:trả lời(?! (?:báo chí|cử tri))|phản hồi|phúc đáp"
    r"|báo|nhắn|cho (?:tôi"
    r"|lãnh đạo|thường trực) (?:biết|hay|coi|xem)|đưa (?:lại |cho )?(?:tôi|thường trực|lãnh đạo)|thông báo|thông tin"
    r"|loan báo|dặn|nhắc (?:trước|việc)|cắm biển (?:hạn chế|cảnh báo|báo|chỉ dẫn))(?!\w)"
)
"""Telling people, or putting up a sign, after the work: it belongs to what was done before the comma."""
DUE_LABEL = re.compile(
    r"(?:thời hạn|hạn|thời gian|xong|hoàn thành|tiến độ|hạn chót)"
    r"(?: hoàn thành| thực hiện| cuối| xong| chậm nhất| trình| gửi| nộp| báo cáo)?(?: ?[:là])* "
)
HELPS = re.compile(r"(?:có |cùng |và )*phối (?:kết )?hợp(?!\w)")
HELPED_BY = re.compile(r"(?:[\w&.-]+ ){1,8}(?:cùng )?(?:phối hợp|tham gia|phối hợp thực hiện|cùng thực hiện)$")
