"""Rules for recurring duties, days and counted terms: 'ngày 25 hằng tháng', 'trước ngày 30/9', 'trong 05 ngày'."""

from __future__ import annotations

from giaoban_tracker.minutes.deadlines import readers as read
from giaoban_tracker.minutes.deadlines.numbers import MONTH_WORDS, NUMBER
from giaoban_tracker.minutes.deadlines.patterns import (
    ANY_WEEKDAY,
    BY,
    COUNT,
    DAY,
    EVERY,
    HALF_DAY,
    HOUR,
    PERIOD,
    SINCE,
    START_DAY,
    TIMES,
    WEEKDAY,
)
from giaoban_tracker.minutes.deadlines.rule import rule

_PREPARED = r"(?:chậm nhất |muộn nhất )?(?:là |trước |vào )?"
_NO_PERIOD_AFTER = (
    r"(?! (?:đầu|cuối|còn lại|qua|nay|trước|năm|thi|tết|lễ|nghỉ|hội|diễn ra|bầu cử|cao điểm|\d{1,2}[,/])(?!\w))"
)
_PER_CASE = (
    r"(?! ?(?:/|mỗi |một |cho mỗi |đối với mỗi |khi có |khi đủ |khi nhận |sau khi "
    r"|kể từ khi (?!nhận được (?:thông báo|kết luận|văn bản))))"
)
_TERM_BEFORE = (
    r"(?:(?:trong|nội trong|nội|cho|trong nội|sau|tối đa|không quá|chậm nhất|(?<!trước )hạn|thời hạn|hoàn thành|là"
    r"|thời gian|ban hành)"
    r"(?:,? (?:vòng|thời hạn|thời gian|là|không quá|tối đa|chậm nhất|sau))*(?: là)? )"
)
_WORK_UNIT = r"(?P<unit>ngày làm việc|ngày(?! làm việc)|bữa|hôm|tuần|tháng|giờ|tiếng)(?!\w)"

RECURRING = (
    rule(
        "recurring-day",
        rf"(?:định kỳ,? )?{_PREPARED}{HOUR}(?:{HALF_DAY}(?:ngày|mùng) \d{{1,2}}(?: (?:và|,) (?:ngày )?\d{{1,2}})?"
        rf"|{HALF_DAY}{WEEKDAY}(?:(?:,| và) {ANY_WEEKDAY})*)(?: của)? {EVERY} {PERIOD}",
        read.recurring,
    ),
    rule(
        "recurring-day",
        rf"(?:vào )?(?:{EVERY}|các) {HALF_DAY}(?:ngày )?{WEEKDAY}(?:(?:,| và) {ANY_WEEKDAY})*(?! tuần (?:này|sau|tới))",
        read.recurring,
    ),
    rule(
        "recurring",
        r"cứ (?:\d{1,2}|một|hai|ba|bốn|năm|mười|nửa) (?:giờ|ngày|tuần|tháng)(?: (?:một |1 )?lần)?(?!\w)",
        read.recurring,
    ),
    rule("recurring-day", rf"cứ (?:mỗi |vào |đến )?{HALF_DAY}{ANY_WEEKDAY}", read.recurring),
    rule(
        "recurring-quarter-day",
        r"(?:trước |vào )?ngày \d{1,2} (?:của )?tháng (?:cuối|đầu) (?:của )?(?:mỗi |hằng )?quý",
        read.recurring,
    ),
    rule(
        "recurring",
        rf"(?:theo )?(?:định kỳ,? )?(?:vào )?(?:(?:sáng|chiều|đầu|cuối|tối) )?{EVERY} {PERIOD}"
        rf"(?:,? (?:ít nhất |tối thiểu )?(?:một|hai|ba|\d{{1,2}}) {TIMES})?(?: trước ngày \d{{1,2}}(?!/|\d))?",
        read.recurring,
    ),
    rule(
        "recurring",
        r"định kỳ(?:,? (?:\d{1,2} |một |hai |ba |sáu )?(?:ngày|tuần|tháng|quý|năm|(?:giữa|cuối|đầu) (?:tuần|tháng|quý))"
        r"(?!\w)(?:(?:/| )(?:một |1 |01 )?lần)?)?",
        read.recurring,
    ),
    rule(
        "recurring",
        r"(?:\d{1,2}|một|hai|ba) (?:giờ|ngày|tuần|tháng|quý|năm)(?: |/)(?:một |1 |01 )?(?:lần|buổi)",
        read.recurring,
    ),
    rule(
        "recurring",
        rf"(?:ít nhất |tối thiểu )?(?:\d{{1,2}}|một|hai|ba) {TIMES}(?: ?/ ?| (?:một |mỗi |trong "
        rf"|trên )?)(?:ngày|tuần|tháng|quý)(?!\w)(?! (?:\d|iv|iii|ii|i(?!\w)|nay|này|hôm|tới|sau))",
        read.recurring,
    ),
    rule(
        "recurring",
        rf"một (?:ngày|tuần|tháng|quý|năm)(?= (?:(?!đừng|không|quá)\w+ ){{0,6}}?(?:một|hai|ba|bốn"
        rf"|\d{{1,2}}) {TIMES}(?!\w))",
        read.recurring,
    ),
    rule("recurring", rf"(?:mỗi )?(?:ngày|tuần|tháng) (?:\d{{1,2}}|một|hai|ba|bốn) {TIMES}(?!\w)", read.recurring),
    rule(
        "recurring",
        rf"(?:ngày|đêm|sáng|chiều|tối|bữa|hôm|tuần|tháng|quý|năm|kỳ|{ANY_WEEKDAY}) nào cũng|(?:ngày ngày|đêm đêm"
        rf"|cách ngày)(?!\w)",
        read.recurring,
    ),
    rule(
        "recurring-day",
        rf"định kỳ,? (?:vào |là )?{HALF_DAY}(?:{ANY_WEEKDAY}|ngày làm việc)(?: (?:của )?tuần)?(?: (?:đầu|cuối|thứ \w+"
        rf"|giữa)(?: tiên| cùng)?)?"
        r"(?: (?:của |trong )?(?:mỗi |hằng )?(?:tháng|quý|tuần|năm)(?!\w))?",
        read.recurring,
    ),
    rule("standing", r"(?:một cách )?thường xuyên(?:,? liên tục)?|liên tục hằng ngày", read.standing),
)
DAYS = (
    rule("range", rf"{START_DAY} ?[-–] ?{DAY}", read.day_range, weak=True),
    rule("range", rf"(?:ngày )?\d{{1,2}} ?[-–] ?{DAY}", read.day, weak=True),
    rule("range", rf"(?:trong )?từ (?:hết )?{START_DAY},? (?:đến|tới) (?:hết )?{DAY}", read.day_range),
    rule(
        "on-day",
        rf"(?:trong |vào )?(?:các|\d|hai|ba) ngày \d{{1,2}}(?:, ?\d{{1,2}}){{0,5}}(?:,| và) ?{DAY}",
        read.day,
    ),
    rule(
        "by-day",
        rf"(?:{BY}{HOUR}{HALF_DAY}(?:ngày |mùng )?|{HALF_DAY}(?:ngày |mùng ))(?P<d>{NUMBER}) (?:của )?tháng "
        rf"(?:(?P<m>\d{{1,2}}(?!\d|/\d{{1,2}}(?!\d))|{MONTH_WORDS})(?: âm lịch)?|giêng|chạp)(?:(?:/"
        rf"| năm )(?P<y>\d{{4}}))?",
        read.day_by_name,
    ),
    rule("on-day", rf"(?<=\(){DAY}(?=\))", read.day, weak=True),
    rule("extended-to", rf"(?:lùi (?:thời hạn )?|gia hạn )(?:đến|tới|sang)(?: hết)? {DAY}", read.day),
    rule("by-day", rf"{BY}{HOUR}{HALF_DAY}(?:{ANY_WEEKDAY},? )?(?:mùng )?{DAY}", read.before_day),
    rule(
        "by-day",
        r"(?:(?:chậm nhất|muộn nhất)(?: là)?|trước|hạn(?: là)?|xong|hết|đến)(?: ngày)? (?P<d>\d{1,2})\.(?P<m>1[0-2]"
        r"|0?[1-9])"
        r"(?:\.(?P<y>\d{4}))?(?= ?(?:[,;.)\n]|$))",
        read.before_day,
    ),
    rule("by-day", rf"ngay (?:trong )?(?:ngày )?{DAY}", read.day),
    rule(
        "by-day",
        rf"hạn(?: chót| cuối(?: cùng)?| chính)?(?: của [^\W\d]+(?: [^\W\d]+)?)?(?: là| vào| đến|:)? {DAY}",
        read.before_day,
    ),
    rule("by-day", rf"(?<=[^\W\d], ){DAY}(?=[.;]?(?:\n|$))", read.day),
    rule("by-day", rf"{DAY} (?:là |thì )?phải (?:có|xong|nộp|trình|gửi|ra|đạt|đủ)(?!\w)", read.day),
    rule("by-day", rf"{DAY} (?:(?:phải |là )?xong(?!\w)|(?:phải )?(?:nộp|trình|có|gửi)(?=[,;.)\n]|$))", read.day),
    rule(
        "by-day-of-this-month",
        r"(?<!kỳ )(?<!kỳ, )(?:ngày|mùng) (?P<d>\d{1,2})(?= (?:là |tôi |phải )*(?:báo|trình|nộp|gửi|đưa|có|xong"
        r"|kiểm tra|họp lại)(?!\w))",
        read.day_alone,
    ),
    rule(
        "by-day-of-next-month",
        rf"(?:{BY})?{HOUR}(?:ngày|mùng) (?P<d>\d{{1,2}}) (?:của )?tháng (?:sau|tới)",
        read.day_of_next_month,
    ),
    rule(
        "by-day-of-this-month",
        rf"{BY}{HOUR}(?:ngày|mùng) (?P<d>\d{{1,2}})(?: (?:của )?tháng này)?"
        rf"(?! ?[/.-]? ?\d| tháng| {EVERY}| của tháng| tết| âm lịch| tháng (?:giêng|chạp)| (?:{PERIOD}|làm việc))",
        read.day_alone,
    ),
    rule(
        "by-day-of-this-month",
        rf"{BY}{HOUR}(?:ngày|mùng) (?P<d>{NUMBER})(?= (?:này|phải|nhớ|là|thì|tôi|báo|nộp|gửi|trình|có|xong)(?!\w)"
        rf"|[,.;)\n]|$)",
        read.day_alone,
    ),
    rule(
        "before-event-with-day",
        r"(?:trước|kịp|(?:đến|tới) hết|hết) (?:ngày |hôm |khi |dịp |kỳ |thời điểm "
        r"|mùa )*[^\d,;.:\n]{3,60}?(?:năm học \d{4} ?[-–] ?\d{4} )?"
        r"\(?(?:từ |vào )?(?:ngày )?\d{1,2}(?:/| tháng )\d{1,2}(?:(?:/| năm )\d{4})?\)?",
        read.day_in_words,
    ),
    rule("on-occasion", rf"(?:(?:đúng )?vào|trong|đúng) dịp [^\d,;.:\n]{{2,30}}? \(?{DAY}\)?", read.day, weak=True),
    rule(
        "two-days",
        rf"(?:trong |vào )?(?:\d{{1,2}} |hai |ba )?ngày \d{{1,2}}(?:/\d{{1,2}})?(?:, \d{{1,2}})* ?(?:và|-|,"
        rf"|đến) ?{DAY}",
        read.day,
        weak=True,
    ),
    rule("submitted-on", rf"(?<=(?:nh|ửi|ộp|ng|áo|ất|ạn|ch|ôi|ạo|ực|ủy|ện|ốt) ){DAY}", read.day, weak=True),
    rule("on-day", rf"(?:vào )?{HOUR}{HALF_DAY}(?:đúng )?ngày {DAY.replace('(?:ngày )?', '', 1)}", read.day, weak=True),
    rule("on-day", rf"(?:vào )?(?:sáng|chiều|tối)(?: (?:cn|chủ nhật|thứ \w+),?)? {DAY}", read.day, weak=True),
    rule(
        "today",
        r"(?:(?:ngay )?trong (?:sáng |chiều |tối )?(?:ngày )?hôm nay|(?:trước )?(?:(?:\d{1,2} ?(?:giờ|h"
        r"|g)\d{0,2} )?(?:sáng |chiều |tối ))?"
        r"(?:hôm nay|đêm nay|trưa nay|chiều nay|tối nay|sáng nay|cuối giờ chiều nay)|ngay trong ngày(?! (?:hôm sau|\d))"
        r"|trong ngày(?! \d| (?:hôm sau|mai|làm việc|lễ|tết|nghỉ|hội|khai|bầu|khi|kể từ|sau khi)| làm)"
        r"|ngay trong (?:chiều|sáng"
        r"|tối) nay)",
        read.today,
    ),
    rule(
        "tomorrow",
        rf"(?:(?:ngay )?(?:trong|trước|chậm nhất(?: là)?|đến|hết) )?{HOUR}(?:đầu giờ |cuối giờ )?"
        r"(?:(?:sáng|chiều|trưa|tối|hết|trong|ngày) )*(?:(?:ngày )?(?:mai|mốt)|(?<!hôm )ngày kia)"
        r"(?!\w)(?! (?:tang|táng|một))",
        read.tomorrow,
    ),
)
TERMS = (
    rule(
        "within-term",
        rf"{_TERM_BEFORE}{COUNT} {_WORK_UNIT}{_NO_PERIOD_AFTER}{_PER_CASE}(?: (?:tới|nữa|tiếp theo))?{SINCE}",
        read.term,
    ),
    rule(
        "within-term",
        rf"(?:trong )?(?<!quá ){COUNT} (?P<unit>ngày làm việc|ngày(?! làm việc)|bữa|hôm|tuần"
        rf"|tháng)(?:(?: nữa)? (?:là |thì )?phải (?=có|xong|báo|trả lời|nộp|trình"
        rf"|ra|làm xong|giải quyết)"
        rf"|(?: sau| nữa)(?= (?:báo|trình|nộp|gửi|đưa|trả lời|có|họp lại|kiểm tra lại|xem lại|coi lại))| là phải xong)",
        read.term,
    ),
    rule(
        "within-term",
        rf"(?<=[,;.:] ){COUNT} (?P<unit>ngày làm việc|ngày(?! làm việc)|tuần)(?= (?:báo|trình|nộp|gửi|trả lời"
        rf"|báo cáo)(?!\w))",
        read.term,
    ),
    rule("term-since", rf"{COUNT} {_WORK_UNIT}(?! kể từ khi (?!nhận được)){SINCE[:-1]}", read.term),
)
