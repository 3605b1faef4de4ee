"""Pieces of the patterns of deadline phrases: days, hours, weekdays, months, quarters, and the words before them."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.deadlines.numbers import MONTH_WORDS, NUMBER
from giaoban_tracker.minutes.lexicon.phrases import one_of

DAY = (
    r"(?:ngày )?(?P<d>\d{1,2})(?: tháng |\s?/\s?|[-.](?=\d{1,2}[-./]\d{2})|-(?=\d{1,2}(?!\d|-))"
    r"|(?<=ngày \d\d)\.(?=\d{1,2}(?!\d)))"
    r"(?P<m>\d{1,2})(?!\d|%|,\d)(?:(?:\s?/\s?|[-.]| năm )(?P<y>\d{4}|\d{2}(?!\d|%|/)))?"
)
START_DAY = DAY.replace("(?P<d>", "(?P<d0>").replace("(?P<m>", "(?P<m0>").replace("(?P<y>", "(?P<y0>")
DAY_ANYWHERE = re.compile(
    r"(?:ngày )?(\d{1,2})(?: tháng |\s?[/.-]\s?)(\d{1,2})(?:(?:\s?[/.-]\s?| năm )(\d{4}|\d{2}(?!\d)))?"
)
HOUR = (
    r"(?:(?:lúc |hồi )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: phút)?,?(?: (?:sáng|chiều|trưa|tối))?,? "
    r"|\d{1,2}:\d{2},? )?"
)
HALF_DAY = r"(?:(?:đầu giờ |cuối giờ |cuối )?(?:sáng|chiều|tối|trưa|đêm) )?"
_FIRST_BY = one_of(r"""
    chậm nhất|muộn nhất|trễ nhất|(?:chậm|muộn|trễ) lắm|(?:không|ko) (?:được |để )*(?:muộn|chậm|quá|trễ)(?: hơn)?
    trước|trc|trươc
    (?<!trước )hạn(?: (?:chót|mới|cuối(?: cùng)?|chậm nhất|trả lời|nộp|gửi|báo(?: cáo)?|trình|hoàn thành|thực hiện))?
    thời hạn(?: (?:hoàn thành|thực hiện|trình|gửi|nộp|báo cáo))?|đến|cho (?:đến|tới)|tới|hết|kết thúc|trong|vào|xong
    hoàn thành
    (?:kể )?từ (?:nay|giờ|đây|rày|bây giờ) (?:cho )?(?:đến|tới)|nội(?: trong)?|(?:phải )?dứt điểm
""")
BY = (
    rf"(?:(?:phải |cần )?(?:xong|hoàn thành|hoàn tất|kết thúc) )?{_FIRST_BY}(?: ?:)?"
    r"(?: (?:là|vào|đến|trong|trước|hết|cuối|khoảng|nhất là))*(?: hết)? "
)
SPAN = (
    r"(?:(?:trong|vào|hết|xong|đến|tới|trước|trc|kết thúc|hoàn thành|cho đến|chậm nhất|muộn nhất|từ (?:nay|giờ|đây|rày)"
    r" (?:đến|tới)|ngay|là|nội|dứt điểm)"
    r"(?: |$)){1,4}"
)
QUARTER = r"quý (?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư)(?!\w)(?:\s?/\s?(?P<y>\d{4})| năm (?P<y2>\d{4})| năm nay)?"
MONTH = (
    rf"tháng (?P<m>\d{{1,2}}(?!\d|%|/\d{{1,2}}(?!\d))|{MONTH_WORDS})"
    r"(?:(?:\s?/\s?| năm |-)(?P<y>\d{4})| năm nay| (?:tới|này))?"
)
COUNT = rf"(?P<n>{NUMBER})"
WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5}
_NO_ORDINAL = "".join(
    f"(?<!{word} )"
    for word in (
        "con",
        "lần",
        "đợt",
        "kỳ",
        "khóa",
        "hạng",
        "người",
        "vị trí",
        "năm",
        "cả",
        "các",
        "họp",
        "điểm",
        "điều",
        "việc",
        "giải",
    )
)
_SHORT_DAY_FOLLOWS = (
    r"(?= tuần (?:này|sau|tới)|,? (?:ngày )?\d{1,2}/\d| (?:này|tới|sau)(?!\w)| (?:hằng|mỗi) tuần|, (?:cn|t[2-7])(?!\w))"
)
_WORDS_BEFORE = ("sáng", "chiều", "tối", "mỗi", "các", "trước", "trc", "hạn", "trong", "đến", "hết", "vào")
_HALF_DAY_BEFORE = "|".join(f"(?<={word} )" for word in _WORDS_BEFORE)
_HALF_DAY_BEFORE = f"(?:{_HALF_DAY_BEFORE})"
WEEKDAY = (
    rf"(?:{_NO_ORDINAL}thứ (?P<w>hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w|/)|(?P<sun>chủ nhật)"
    rf"|(?<!\w)t(?P<short>[2-7])(?!\w|/){_SHORT_DAY_FOLLOWS}|{_HALF_DAY_BEFORE}t(?P<short2>[2-7])(?!\w|/)"
    rf"|(?<!\w)(?P<short_sun>cn)(?!\w){_SHORT_DAY_FOLLOWS}|{_HALF_DAY_BEFORE}(?P<short_sun2>cn)(?!\w))"
)
"""A day of the week; 'T5', 'CN' only where a half day or a week beside it tells it from a month or a branch."""
ANY_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)(?!\w)"
EVERY = r"(?:hằng|mỗi|từng)"
PERIOD = r"(?:ngày|đêm|(?:buổi )?(?:sáng|chiều|tối)|trưa|hôm|bữa|tuần|tháng|quý|năm|giờ|ca trực)(?!\w)(?! học)"
TIMES = r"(?:lần|bận|cữ|buổi|lượt|kỳ|đợt|đêm|chuyến|cuộc|bài|tin|số|tiết|ca|lớp)"
SINCE = r"(?P<since>,? (?:kể từ|tính từ|từ|sau) (?:ngày |khi |lúc |thời điểm )?[^,;.:\n]{2,60}?(?=[,;.)\n]|$| để ))?"
EVENT_TAIL = (
    r"(?:(?! (?:(?<!của )các|những|mỗi|từng|phòng|văn phòng|nhà trường|công an|trạm|đoàn thanh|hội (?:nông|phụ)"
    r"|phải|cần|để|thì)(?!\w))[^,;.:\n]){0,40}"
)
"""What an event is called further; it ends where somebody is named who is to do something by then."""
EVENTS = one_of(r"""
    (?:hội nghị |cuộc |kỳ |phiên |buổi |đợt )?(?:họp )?giao ban|kỳ họp|phiên họp|cuộc họp|hội nghị
    (?:dịp )?tết(?! trung thu)
    khai giảng|tựu trường|năm học|mùa mưa|mùa (?:mưa )?(?:bão|lũ|khô|hè|đông|lạnh|nóng)|đại hội|ngày bầu cử
    kỳ (?:sau|tới)|(?:hôm|bữa) (?:họp|giao ban)|ngày (?:nào )?họp (?:tới|sau)
    buổi (?:sau|tới)
    lần (?:sau|tới)|vụ (?:đông|xuân|mùa|hè)|lễ|hè|thi|kỳ thi|ngày khai|rằm|mùng|ngày (?:\d{1,2}) tháng (?:chạp|giêng)
    đợt (?:rét|lũ|bão|kiểm tra)|quốc khánh|tổng kết|nghiệm thu|mùa vụ
""")
