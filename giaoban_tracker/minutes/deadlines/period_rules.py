"""Rules for weeks, months, quarters, years, events and conditions: 'trong quý III', 'trước kỳ họp HĐND'."""

from __future__ import annotations

from giaoban_tracker.minutes.deadlines import readers as read
from giaoban_tracker.minutes.deadlines.patterns import (
    ANY_WEEKDAY,
    EVENT_TAIL,
    EVENTS,
    EVERY,
    HALF_DAY,
    HOUR,
    MONTH,
    QUARTER,
    SPAN,
    WEEKDAY,
)
from giaoban_tracker.minutes.deadlines.rule import rule

PERIODS = (
    rule(
        "not-stated",
        rf"(?:vào )?(?:các )?{HALF_DAY}{WEEKDAY}(?:(?:,| và|, và) {HALF_DAY}{ANY_WEEKDAY})+"
        r"(?! (?:tuần|hằng|mỗi|này|tới)|,? (?:ngày )?\d)",
        read.not_stated,
    ),
    rule(
        "weekday-of-week",
        rf"(?:(?:trước|chậm nhất(?: là)?|đến|hết|vào|(?<!trước )hạn|trong) )*{HOUR}(?:hết "
        rf"|cuối ngày )?{HALF_DAY}{WEEKDAY}"
        rf"(?: (?:ngày )?(?:tuần (?:này|sau|tới)|tới|này|sau))?(?! {EVERY}"
        rf"| ?,? ?(?:ngày )?\d{{1,2}}/)(?: (?:tuần (?:này|sau|tới)))?",
        read.weekday,
    ),
    rule(
        "in-week",
        rf"(?:{SPAN})?(?:(?:đầu|giữa|(?<!tối )(?<!ngày )cuối) )?(?:tuần (?:này|sau|tới|kế tiếp)|(?<=trong )tuần"
        rf"|(?<=(?<!tối )(?<!ngày )cuối )tuần)(?!\w)(?! (?:qua|trước|rồi|lễ|đầu|cuối|thứ nhất|thứ hai của)"
        rf"| (?:thứ )?\d)",
        read.week,
    ),
    rule(
        "in-numbered-week", rf"{SPAN}tuần (?:thứ )?(?P<n>\d{{1,2}})(?!\d|/\d{{1,2}}(?!\d)| tháng)", read.numbered_week
    ),
    rule(
        "part-of-month",
        rf"(?:{SPAN})?(?P<part>nửa đầu|nửa cuối|đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần) {MONTH}",
        read.month,
    ),
    rule("in-month", rf"{SPAN}(?:cả )?{MONTH}", read.month),
    rule("in-month", rf"(?:(?<=thời gian: )|(?<=thời hạn: )|(?<=hạn: )|(?<=tiến độ: )){MONTH}", read.month),
    rule(
        "in-month",
        rf"(?:{SPAN})?tháng \d{{1,2}}(?:, \d{{1,2}})*(?:,| và| ?[-–]| đến) ?"
        rf"(?:tháng )?{MONTH.replace('tháng ', '', 1)}",
        read.month,
    ),
    rule("in-month", rf"(?<=[^\W\d], ){MONTH}(?=[.;]?(?:\n|$))", read.month),
    rule("until-month", r"từ nay (?:cho )?(?:đến|tới) (?:hết )?" + MONTH, read.month),
    rule(
        "part-of-next-month",
        rf"(?:{SPAN})?(?P<part>đầu|giữa|cuối|trung tuần|thượng tuần) tháng (?:sau|tới)",
        read.next_month,
    ),
    rule("in-next-month", rf"(?:{SPAN})tháng (?:sau|tới)", read.next_month),
    rule("in-next-month", r"(?:đầu |cuối )?tháng (?:sau|tới)", read.next_month, weak=True),
    rule(
        "part-of-this-month", rf"(?:{SPAN})?(?P<part>giữa|cuối|trung tuần) tháng(?: này)?(?! \d)(?!\w)", read.this_month
    ),
    rule(
        "in-this-month",
        r"(?:trong|hết|xong|nội|dứt điểm|hoàn thành|xong trong|xong hết)(?: trong| hết)? tháng(?: này"
        r"| nay)?(?! (?:\d|sau|tới|hằng|mỗi|cuối|đầu|cao điểm|an toàn))(?!\w)",
        read.this_month,
    ),
    rule("part-of-quarter", rf"(?:{SPAN})?(?P<part>đầu|giữa|cuối) {QUARTER}", read.quarter),
    rule("in-quarter", rf"{SPAN}{QUARTER}", read.quarter),
    rule(
        "in-this-quarter",
        r"(?:(?:trong|hết|cuối|đến cuối|đến hết) )+quý(?: (?:này|sau|tới))?(?! [iv\d]|\w)",
        read.this_quarter,
    ),
    rule(
        "half-year",
        r"(?:trong |hết |xong |đến hết |kết thúc )(?:6|9|sáu|chín) tháng đầu năm(?: (?P<y>\d{4}))?"
        r"|(?:trong |hết |vào |đến )giữa năm(?: (?P<y2>\d{4}))?",
        read.half_year,
    ),
    rule(
        "rest-of-year",
        r"(?:(?:trong |từ nay đến )(?:những|các) tháng cuối|(?:trong |từ nay đến )?(?:những"
        r"|các) tháng còn lại)(?: của)? năm(?: (?P<y>\d{4}))?",
        read.year_end,
    ),
    rule("year-end", r"(?:đến |tới |trước )?hết năm(?! học)(?: (?P<y>\d{4})| nay| này)?", read.year_end),
    rule("year-end", rf"{SPAN}cuối năm(?! học)(?: (?P<y>\d{{4}})(?! ?[-–] ?\d{{4}})| nay)?", read.year_end),
    rule("in-year", rf"{SPAN}(?:hết )?năm(?! học)(?: (?P<y>\d{{4}})(?! ?[-–] ?\d{{4}})| nay| này)", read.year_end),
)
TIED = (
    rule(
        "by-event",
        rf"(?:trước(?: thềm)?|tại|vào|kịp) (?:ngày |dịp |khi |khi vào |thời điểm )?(?:bước vào |diễn ra "
        rf"|tổ chức )?{EVENTS}"
        rf"(?!\w){EVENT_TAIL}",
        read.event,
    ),
    rule(
        "by-event",
        r"(?:(?:qua|ra|sau|ăn) (?:tết|rằm|giêng|lễ|mùa \w+|vụ \w+|hè)(?: nguyên đán| dương lịch)?|trước tết)(?!\w)",
        read.event,
    ),
    rule(
        "after-meeting",
        r"(?:ngay )?sau (?:hội nghị|cuộc họp|buổi họp|giao ban|khi kết thúc hội nghị)(?: này)?(?= |$|,|\.)",
        read.after_meeting,
    ),
    rule(
        "on-condition",
        r"(?:ngay )?(?:sau khi|khi|đến khi) (?:có|được|nhận được) (?:ý kiến|phê duyệt|chủ trương|hướng dẫn"
        r"|văn bản|quyết định)[^,;.:\n]{0,40}",
        read.condition,
    ),
    rule(
        "as-cited",
        r"theo (?:đúng )?(?:thời gian|thời hạn) quy định|theo (?:đúng )?tiến độ (?:kế hoạch|đề ra|được duyệt)",
        read.as_cited,
    ),
    rule("not-stated", r"(?:trong )?thời gian (?:sớm nhất|tới|ngắn nhất)|sớm nhất có thể", read.not_stated),
)
