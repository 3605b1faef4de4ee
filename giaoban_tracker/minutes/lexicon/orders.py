"""Verbs of ordering (giao, yêu cầu, đề nghị …), and what in front of them shows that nobody orders here and now."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import alternatives, listed, one_of

_STRONG = """
yêu cầu | giao hẳn cho | giao luôn cho | giao đứt cho | giao lại cho | giao về cho | giao hết cho | nhờ cậy | cậy
ra lệnh cho | lệnh cho | khoán cho | phó thác cho | giao nhiệm vụ cho | giao trách nhiệm cho | giao thẳng cho
giao trực tiếp cho | giao cho | giao
phân công | chỉ đạo | thống nhất giao | ủy quyền cho | ủy quyền | đề nghị | nhắc nhở | nhắc | dặn | nhờ | mời
"""
_WEAK = """
lưu ý | lưu ý thêm | nhấn mạnh | cho rằng | chỉ rõ | nêu rõ | mong | mong muốn | quán triệt | gợi ý | khẳng định
bảo | biểu | xin | tôi cần | tôi chỉ cần | tôi muốn | tôi chỉ muốn
"""
STRONG_ORDERS = frozenset(listed(_STRONG))
WEAK_ORDERS = frozenset(listed(_WEAK))
"""Verbs that tell an opinion as often as a wish: they ask only when an owner with his work stands behind them."""
WORK_TOO = frozenset({"nhắc", "nhắc nhở", "mời", "nhờ", "chỉ đạo", "phân công", "dặn", "quán triệt"})
"""Verbs of ordering that units are asked for too: 'VP theo dõi, nhắc các đơn vị'."""
_NO_ORDERS = r"(?! (?:ban|thông|dịch|diện|lưu|thừa|mùa|hữu|lộ|nhận|nộp|quân|kết|tiếp|phó|khoán|chỉ tiêu|thầu)(?!\w))"
"""Words behind 'giao' that make another word of it: 'giao ban', 'giao thông'."""
_NO_REMINDER = r"(?! (?:lại|tới|đến|nhở|việc|trước)(?!\w))"
_NOT_TO_PROTECT = r"(?! (?:đảm|vệ|trì|dưỡng|quản|tồn|lưu|hiểm|hộ|mật|an|toàn|lãnh|trợ|hành|tàng|là|rằng)(?!\w))"
"""'bảo' alone tells somebody to do something; in 'bảo đảm', 'bảo vệ' it is another word."""
_NOT_A_FORM = (
    r"(?! (?:mẫu|dương|quyết|tình|diễn|ngữ|thị|số|đồ|cảm|hiện|tượng|thống|giá|trưng|chi|tổng|theo|này|là|kê)(?!\w))"
)
"""'biểu' tells somebody to do something in the South; elsewhere it is a form, or part of 'đại biểu', 'biểu dương'."""
ORDER = re.compile(
    rf"(?<!\w)(?<!\w-)(?P<order>{alternatives((STRONG_ORDERS | WEAK_ORDERS) - {'giao', 'nhắc', 'bảo', 'biểu', 'xin'})}"
    rf"|bảo(?!\w){_NOT_TO_PROTECT}|xin(?= (?:anh|chị|ông|bà|bác|cô|chú|thầy) )|biểu(?!\w){_NOT_A_FORM}"
    rf"|giao(?!\w){_NO_ORDERS}|nhắc(?!\w){_NO_REMINDER})"
)

_NO_ORDER_AFTER = """
theo | theo đúng | đúng | đáp ứng | các | những | một số | mọi | nhu cầu | hồ sơ | văn bản | đơn | công văn
tờ trình | với | sự | ý kiến | đã | vừa | được | bị | chưa | có | nội dung | tinh thần | ban | công tác | việc | sẽ
nhiệm vụ | tiếp thu | để | nếu | khi | số | bàn | đại | thời gian | không | của | sau khi | từng | theo sự | chịu sự
phối hợp | trong | mới | vẫn | kiến nghị | tổ | xin | người | lời | giấy | buổi | thực hiện | chấp hành | tổ chức
đoàn | gọi điện | điện thoại | nhắn tin | kế hoạch | chỉ tiêu | dự toán | vốn | quyết định | tiếp tục | cùng | phải
cần | về | lãnh đạo | chức năng
lệnh | hay | duyệt | chấp thuận | bác | hợp đồng | đất | mặt bằng | công trình | phù hợp | thường trực | trưởng ban
"""
NOUN_BEFORE_ORDER = re.compile(rf"(?<!\w)(?:{alternatives(listed(_NO_ORDER_AFTER))}|(?<!bí )thư) $")
"""Words in front that make 'yêu cầu', 'giao' nouns, past or passive: 'theo yêu cầu', 'đã giao', 'được giao'."""

_PAST_TIMES = one_of(r"""
    năm (?:ngoái|kia|trước(?! (?:ngày|\d)))
    hôm (?:đó|trước|nọ|ấy|qua|đi|tôi|tháng|đầu (?:tháng|năm)|giữa (?:tháng|năm)|cuối (?:tháng|năm))|bữa (?:đó|trước|nọ)
    hồi (?:tháng|đầu|cuối|giữa|năm|đó|ấy)
    (?:lần|kỳ|đợt|quý|tháng|tuần|phiên|kỳ họp|buổi|cuộc họp|hội nghị) trước(?! (?:ngày|\d))
    trước đây|vừa qua|trước đó|thời gian qua|những năm (?:qua|trước)
    (?:ngay )?đêm ấy|lúc (?:đó|ấy)|hôm qua|sáng qua|chiều qua
    cuối (?:tháng|năm|tuần) trước|(?:hôm|bữa|ngày) kia(?= |,)(?! (?:phải|các))|(?<!, )(?:tháng|tuần|năm) rồi
    từ đầu (?:tháng|năm|quý|nhiệm kỳ)
""")
PAST_BEFORE = re.compile(rf"(?<!\w){_PAST_TIMES}(?!\w)[^.;]{{0,90}}$")
"""A time of the past in front: the order that follows is told, not given."""
PAST_TIME = re.compile(rf"(?<!\w){_PAST_TIMES}(?!\w)")
OPENS_PAST = re.compile(
    r"(?:thực hiện|theo) (?:yêu cầu|chỉ đạo|kết luận|ý kiến) "
    r"|tại (?:kỳ )?(?:giao ban|phiên họp|cuộc họp|hội nghị) (?:quý|tháng|tuần) \w+(?:/\d{4})?,"
)
"""A sentence that opens with an earlier briefing or an order received tells what came of it."""
CAME_OF_IT = re.compile(
    r"[,;] (?:(?:ngay )?hôm|ngay (?:trong|sau)|đến (?:nay|ngày|thời điểm|hết|\d)|kết quả|hiện nay|qua đó|nhờ đó"
    r"|nhờ vậy|tất cả)[^.;]{0,60}?"
    r"(?<!\w)(?:đã|đạt|vượt|nộp đủ)(?!\w)"
    r"|[,;] [^,;]{2,60} (?:xong|hết|đủ|cả) rồi$"
    r"|[,;] (?:(?:các|mấy) (?:đồng chí|anh|chị|ảnh|bác|em)|anh em|họ|bên [^,;.]{2,20}|bà con)(?: (?:cũng|đều|liền))*"
    r" (?:làm|vét|dọn|xử lý|nộp|chạy|lo|hoàn thành|chấp hành)(?: [^\W\d]+){0,3}? (?:xong|tròn|tốt|ngon|gọn"
    r"|đàng hoàng|đâu ra đó)"
    r"(?: (?:rồi|thiệt|thật|hết|vai|lắm|cả))*(?=[,;.]|$)"
    r"|, (?:bà con|dân|ai cũng|tôi)(?: (?:rất|cũng))? (?:khen|mừng|biết ơn)(?=[,;.]|$)"
    r"|(?<!\w)thì [^,;.]{0,30}(?:đã xong|làm xong rồi|đã làm|đã hoàn thành)|[,;] (?:\w+ ){1,4}đã (?:làm|xong|thực hiện"
    r"|thông qua|duyệt|phê duyệt|đồng ý|chấp thuận|nhất trí|hoàn thành|chấp hành|nộp|khắc phục)(?: \w+){0,3}(?=[,;.]|$)"
)
"""What came of an order, told in the same sentence: '…, đến 30/6 Thư viện đã hoàn thành'."""
LEARNT_FROM = re.compile(
    r"(?:từ|sau|qua|rút kinh nghiệm (?:từ|qua|sau)|nhớ lại|nhìn lại|(?:từ )?bài học (?:từ|của)) "
    r"(?:những |các |hai |ba )?(?:trận|vụ|đợt|cơn|sự cố|câu chuyện|chuyện|bài học|hậu quả|thiệt hại|kinh nghiệm|mùa"
    r"|lần)"
    r"(?!\w)[^,.;:]{2,80}, |(?<=\w), (?:hôm|bữa|đợt) nọ (?!(?:tôi|đã)(?!\w))[^,.;]*$"
)
"""'Từ trận ngập năm trước, ông giao …': what is past is only why."""
NOT_PAST = re.compile(r"năm nay|lần này|bây giờ|từ nay|tuần này|tháng này|nay tôi|hôm nay")
_HIGHER = one_of(r"""
    (?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ban thường vụ|thường trực|(?:phó )?chủ tịch ubnd) (?:tỉnh|trung ương)
    tỉnh ủy|chính phủ|thủ tướng(?: chính phủ)?|(?<!chi )(?<!cán )(?<!đảng )(?<!toàn )bộ [\w ]{3,20}|trung ương
    cấp trên|sở [\w ]{3,25}
    (?:^|[,;:.] )tỉnh
""")
HIGHER_BEFORE = re.compile(
    rf"{_HIGHER}(?: (?:đã|vừa|mới|cũng|có (?:công văn|văn bản|chỉ thị)|ra công văn|có công điện))* $"
)
"""A higher level in front: its order is only reported ('UBND tỉnh yêu cầu các huyện …')."""
