"""Words around orders in running prose: where clauses begin, what hands work over, praises, scolds or asks above."""

from __future__ import annotations

import re

LINK = re.compile(
    r"[ :,]*(?:(?:một|hai|ba|mấy) (?:việc|điều|chuyện)(?: (?:thôi|nữa|này))?(?:[:,] | là ))?"
    r"(?:(?:rằng|là|thêm|với|đến|cho|riêng|thêm là)[ ,:]+(?=\w))?"
)
CLAUSE = re.compile(
    r"(?:, (?:(?:nhưng|nên|cho nên|vì vậy|do đó|vậy|thì|còn|đồng thời|riêng) )?|: |; | rằng (?:(?:trước"
    r"|khi) [^,;.]{3,60}? thì )?"
    r"| thì (?:từ nay )?| nhưng | nên | (?:nghĩ|thấy|muốn|mong) (?=\w)| chứ (?!đừng|không|có)"
    r"|(?<!\w)(?:việc|điều|chuyện|cái|khâu)(?: này)? (?:cần|phải|quan trọng|trước mắt|đầu tiên|gấp|cấp bách|chính"
    r"|trước tiên)"
    r"(?: \w+){0,3} là |(?<!\w)(?:chuyện|việc) (?=bên |phòng |ban |các |công an |trung tâm |trạm |anh |chị |đội ))"
)
HANDED = re.compile(
    r"(?:việc này|nội dung này|vấn đề này|cái này|nhiệm vụ này|vụ này|chuyện này)?,? ?(?:(?:tôi|đề nghị"
    r"|thì) )*giao (?:(?:thẳng|luôn|trực tiếp) )?(?:cho )?"
)
IS_HANDED = re.compile(r"(?:này|tôi) ?(?:giao|thì|đề)")
ASKED_LAST = re.compile(r", (?=\w)")
FOR_ME = re.compile(
    r" (?:nhớ |ráng |lo )?(?:giúp|giùm|hộ|lo|làm)(?: (?:cho|giùm|giúp|hộ))? (?:tôi|mình)(?: (?:việc|chuyện) (?:này"
    r"|đó))?"
)
"""'lần tới tài liệu chỉ ghi việc chưa xong, Văn phòng | giúp tôi'."""
NEEDED_FROM = re.compile(
    r"(?:cái|điều|việc|thứ) (?:mà )?(?:tôi|đồng chí|chủ tịch) (?:cần|mong|yêu cầu|muốn|đề nghị)(?: nhất)? (?:ở"
    r"|với|bên|đối với) "
)
WANTS = re.compile(r"(?<!\w)(?:muốn|mong|mong muốn|hy vọng|xin|nhờ|cần|đòi) (?:\w+ ){0,2}$")
CASE = re.compile(
    r"(?:\w+(?: \w+)? (?:nào|mô)|gặp|hễ|nếu|khi|có|thấy|phát hiện|đụng|lỡ|chỗ nào|nơi nào|ai|hộ nào"
    r"|nhà nào|(?:người )?dân(?: người ta)? (?:hỏi|gọi|tới|đến|phản ánh|thắc mắc|kêu)|bà con (?:hỏi|gọi|phản ánh"
    r"|thắc mắc))"
    r"(?!\w)[^,;.:\n]{0,70}?,? thì "
)
NOT_ASKED = re.compile(
    r"(?:thôi|đành|coi như|là|tôi|mình|ta|chúng ta|dân|bà con|người ta|họ|đã|sẽ|được|bị|đang|mới|cũng|làm sao|sao"
    r"|gì)(?!\w)"
)
PRAISED = re.compile(
    r"[,.;] (?:cái (?:này|đó) |việc (?:này|đó) |thì )*tôi (?:rất |cũng |xin )*(?:biểu dương|khen|ghi nhận|cảm ơn"
    r"|cám ơn|hoan nghênh"
    r"|mừng|ủng hộ|đánh giá cao)(?!\w)[^,;]{0,30}$"
)
SCOLDS = re.compile(r"(?<=[\w ]{20}),? (?:chứ|hay|sao|thế|vậy) [^,?]{3,60}\?$")
"""'Phòng làm việc với tỉnh xin mỏ, chứ ngồi đấy mà than à?': the question only scolds."""
IS = re.compile(r",? (?:là|chỉ là|đó là) ")
LEADER = re.compile(r"(?<!\w)(?:tôi|đồng chí|ông|bà)(?!\w)")
HEADS_THE_OFFICE = re.compile(r"người đứng đầu (?:ubnd|ủy ban nhân dân|chính quyền|đảng bộ|cấp ủy)(?!\w)")
"""A leader, though 'người đứng đầu' alone means the heads of units."""
ASKS_ABOVE = re.compile(
    r"(?:đề nghị|kiến nghị|yêu cầu|đề xuất) (?:với )?(?:sở|bộ|tỉnh|trung ương|ubnd (?:tỉnh|thành phố|huyện)|thành phố"
    r"|chính phủ|cục|tổng cục|hđnd|cấp (?:trên|có thẩm quyền)|cơ quan cấp trên|ngành cấp trên|ban thường vụ)(?!\w)"
)
WRITES_A_PAPER = re.compile(
    r"(?:(?:khẩn trương|sớm|chủ động|phải|cần|tiếp tục) )*(?:lập|soạn|xây dựng|hoàn thiện|hoàn chỉnh|có văn bản|làm"
    r"|trình|tham mưu|tổng hợp|rà soát|gửi|báo cáo|chuẩn bị|viết|ký)(?!\w)[^,;:]{3,}"
)
