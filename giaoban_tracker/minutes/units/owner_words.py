"""Words around owners: what stands before a unit's name, joins two of them, or says who helps and who is unknown."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.plain import CAPITALS, LETTERS

LEAD_IN = re.compile(
    r"(?:(?:riêng|còn|với|đối với|về phía|giao|giao cho|cho|các|những|toàn thể|tất cả) )?"
    r"(?:(?:các |mấy )?(?:đồng chí|đ/c|đc|ông|bà|anh|chị|anh em|chị em|bác|chú|cô|thầy|em) )?(?:là )?"
)
HEAD = re.compile(
    r"(?:(?:phó |quyền )?(?:trưởng ban|trưởng|giám đốc|chánh|chỉ huy trưởng|đội trưởng|hạt trưởng|trạm trưởng|chủ tịch"
    r"|hiệu trưởng|thủ trưởng|lãnh đạo|người đứng đầu|bí thư|chi cục trưởng|tổ trưởng|cán bộ|tập thể|công chức"
    r"|đồn trưởng"
    r"|chuyên viên|bộ phận|ngành)(?: (?:của|bộ phận|các|ngành))? )(?=\w)"
)
SIDE = re.compile(
    r"(?:(?:các |mấy )?(?:đồng chí|anh em|chị em|anh chị|anh|chị|chú|bác|ông|bà|thầy|cô|em) (?:ở|bên|phía|trong|của"
    r"|thuộc|phụ trách)"
    r"|bên|phía|ngành|anh em|chị em|cơ quan|lực lượng|khối|bộ phận|công chức|lãnh đạo|cánh|dân|mấy anh|các anh"
    r"|mấy chị|đằng)"
    r"(?: (?:bên|phía|ngành|khối|mảng))? (?=\w)"
)
PERSON_OF = re.compile(
    rf"(?:[Aa]nh|[Cc]hị|[Aa]\.|[Cc]\.|[Cc]ô|[Cc]hú|[Bb]ác|[Ôô]ng|[Bb]à|[Tt]hầy|[Ee]m|[Đđ]ồng chí|[Đđ]/c) "
    rf"[{CAPITALS}][{LETTERS}]*(?: (?!Trưởng|Phó|Giám|Chánh|Hiệu|Trạm)[{CAPITALS}][{LETTERS}]*){{0,3}}"
    r"(?:,| -| ?\()? ?(?:(?:[Pp]hó )?(?:[Tt]rưởng|[Gg]iám đốc|[Hh]iệu trưởng|[Cc]hánh|[Tt]rạm trưởng) )?"
    r"(?:(?:công chức|cán bộ|phụ trách|bên|phòng|ban) )?(?=[^\W\d])"
)
"""A person by name with the field behind it: 'anh Toàn | địa chính'."""
SEVERAL_OF_A_KIND = re.compile(
    r"(?:các|hai|ba|bốn|năm|\d) (?P<kind>sở|phòng|ban|trung tâm|hội|chi cục|khoa|trạm|đội)(?:,? ngành|,? ban)?:? (?=\w)"
)
NUMBER_ALONE = re.compile(r"(?:số )?(?P<n>\d{1,2})(?!\d|[/.,]\d| ?%)(?=[ :,;)]|$)")
LAST_NUMBER = re.compile(r"\d+$")
PERSON_ASKED = re.compile(
    rf"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Đđ]/c|[Đđ]c|[Tt]hầy|[Cc]ô|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|(?=Phó |Ủy viên ))"
    rf"(?: ?(?:[Pp]hó )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Hh]iệu trưởng|[Vv]iện trưởng|[Tt]rưởng|[Cc]hánh|PCT|PGĐ)"
    rf"(?: (?:UBND|HĐND|Đảng ủy|Thường trực|thường trực|xã|huyện|phường|quận|tỉnh|đặc khu|thị xã|thành phố|Sở"
    rf"|Bệnh viện|Trường|Ban|Công ty|phụ trách|phòng|ban|trạm|khoa|văn phòng|Văn phòng))*)? ?"
    rf"(?:[{CAPITALS}][{LETTERS}]*(?: [{CAPITALS}][{LETTERS}]*){{0,4}})?"
    rf"(?:,? ?[-–(]? ?(?:[Pp]hó )?(?:[Cc]hủ tịch|[Bb]í thư|[Gg]iám đốc|[Hh]iệu trưởng)(?: (?:UBND|HĐND|Đảng ủy|xã|huyện"
    rf"|phường|Sở|Bệnh viện|Trường))*\)?,?)?(?= [{LETTERS}])"
)
"""A person to whom work is given, who is no unit: 'đồng chí Phó Chủ tịch UBND xã Trần Thị B | chủ trì …'."""
ONE_ANOTHER = re.compile(
    r" (?:(?:thì|phải|cần) )?(?:chia nhau|bảo nhau|thay nhau|phân nhau|cùng nhau|luân phiên(?: nhau)?|mỗi bên)(?!\w)"
)
"""'Mặt trận với Cựu chiến binh | chia nhau đến …': both are asked alike."""
COMMITTEE_ASKED = re.compile(
    r"(?:ubnd|ủy ban nhân dân|thường trực hđnd|hđnd) (?:huyện|quận|xã|phường|thị xã|thị trấn|thành phố|đặc khu)(?!\w)"
)
"""The committee, when a secretary of the Party asks it: 'mong UBND quận | xem lại quy chế'."""
PERSON = re.compile(
    r"(?:[Aa]nh|[Cc]hị|[Aa]\.|[Cc]\.|[Cc]ô|[Cc]hú|[Bb]ác|[Ôô]ng|[Bb]à|[Tt]hầy|[Dd]ì|[Cc]ậu|[Ee]m|[Đđ]ồng chí|[Đđ]/c) "
)
NAME_WORD = re.compile(rf"[{CAPITALS}][{LETTERS}]* ")
LONGEST_NAME = 4
NAME_TAIL = rf"[{CAPITALS}\d][{LETTERS}\d]*(?: [{CAPITALS}][{LETTERS}]*){{0,3}}"
NOT_INSIDE = (
    "giao|với|cùng|cho|của|phối|gửi|báo|mời|tại|ở|trong|là|do|từ|về|và|phải|cần|nên|sẽ|đã|để|tiếp|khẩn|không"
    "|mỗi|hằng|thứ|sáng|chiều|tối|ngày|tuần|tháng|mai|xin|hứa|thì|vừa|cũng|cứ|nhớ|hãy|nói|than|muốn|được|bị|có|chưa"
)
INSIDE_A_NAME = rf"(?!(?:{NOT_INSIDE})(?!\w))[{LETTERS}]+"
LAST_SYLLABLE = re.compile(rf" {INSIDE_A_NAME}(?!\w)")
"""Names write only the first syllable of a word with a capital: 'Hỗ trợ Nông | dân'."""
UNKNOWN = re.compile(
    rf"(?:P\.? ?\d{{1,2}}(?!\d|/)(?:(?:,| và) P\.? ?\d{{1,2}})*|(?:UBND|Ủy ban nhân dân|Đảng ủy|Chủ tịch UBND"
    rf"|Chủ tịch) (?:xã|phường|thị trấn|huyện|Xã|Phường) {NAME_TAIL}"
    rf"|(?:[Cc]ác (?:xã|phường|thôn|bản|ấp)|[Xx]ã|[Pp]hường|[Tt]hôn|[Tt]rưởng (?:thôn|bản|ấp)|[Bb]ản|[Ấấ]p"
    rf"|[Tt]rường(?: (?:[Tt]iểu học|THCS|THPT|[Mm]ầm non))?) {NAME_TAIL}(?:, {NAME_TAIL}){{0,4}}"
    rf"|(?:Phòng|Ban|Trung tâm|TT|Chi cục|Hội|Công ty|Đội|Trạm|Hạt|Văn phòng|Liên đoàn|Đoàn|Ngân hàng|Kho bạc|Tòa án"
    rf"|Viện|Điện lực|Bưu điện|Tổ|Thư viện|Đồn|Sở|Chi nhánh|Hợp tác xã|HTX|Ủy ban|Mặt trận|Xí nghiệp|Nhà máy|Bệnh viện"
    rf"|Thanh tra|Công an|Khoa|Hiệp hội|Câu lạc bộ|Nhà văn hóa|Bảo tàng)(?: (?:[{CAPITALS}][{LETTERS}{CAPITALS}&-]*"
    rf"|{INSIDE_A_NAME}(?: {INSIDE_A_NAME})?(?= [{CAPITALS}][{LETTERS}])"
    rf"(?! (?:Phòng|Ban|Trung|Công an|Hội|Ủy|UBND|Văn phòng))"
    rf"|và(?= [{CAPITALS}][{LETTERS}])(?! "
    rf"(?:Phòng|Ban|Trung|Công an|Hội|Ủy))|[-–](?= [{CAPITALS}])"
    rf"|thành phố|huyện|xã|phường|thị xã|tỉnh|khu vực)){{1,8}})"
)
CHAIRS = re.compile(
    r",? (?:là (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)|(?:phải |cần )?(?:làm |là )?(?:cơ quan )?(?:đầu mối"
    r"|chủ trì|thường trực|chịu trách nhiệm(?: chính)?)"
    r"(?: (?:tham mưu|thực hiện|giúp việc))?)(?=,? (?:phối hợp|cùng|phối kết)|, )"
)
TOGETHER = re.compile(
    r"(?:,| và)? ?(?:và )?(?:(?:chủ động|tích cực|thường xuyên|tiếp tục|cần|phải|tăng cường|có trách nhiệm) )*"
    r"(?:phối (?:kết )?hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|cùng với|cùng|rủ(?= (?:bên|anh|các|phía|công|phòng))"
    r"|với sự (?:tham gia|phối hợp|hỗ trợ"
    r"|giúp sức) của|(?:ngồi|ngồi lại|ngồi chung|bắt tay|kết hợp|hiệp đồng"
    r"|hợp sức|chung tay|chung sức|liên kết|làm chung|đi chung|cùng đi|cùng làm) (?:cùng )?với) (?=\w)"
)
HELP = re.compile(r" (?:cùng )?(?:phối hợp|tham gia)(?: thực hiện)?(?:,? (?=\w)|(?= ?:))")
WHICHEVER = re.compile(
    r"(?P<sort>(?P<body>đơn vị|phòng|ban|ngành|cơ quan|bộ phận)|xã|phường|thị trấn|thôn|ấp|bản|khu phố|khu dân cư"
    r"|khu|tổ dân phố"
    r"|xóm|khóm|trường|buôn|làng|địa phương) (?:nào|mô)(?!\w)"
)
EVERY_ONE = re.compile(r"[^\W\d]+(?: [^\W\d]+){0,2} nào cũng(?!\w)")
"""'xã nào cũng …' asks every one of them."""
PART_OF_A_NAME = re.compile(
    r"(?:thông tin|phát triển|đào tạo|phục vụ|tiếp tục|tăng|giảm|đạt|quản lý|bảo hiểm|dự phòng|thu|chi|hỗ trợ|công"
    r"|dịch vụ|giao"
    r"|xây dựng|tổ chức|triển khai|chuyển|phòng|bảo vệ|thi|học|hành|cơ bản|nghiệp|gắn|theo|về|ra|vào|đến|tới|lại"
    r"|trực|tự|là)(?!\w)"
)
"""Verbs that names are made of, or with which a field of work is told of."""
SOMEBODY_OF = re.compile(r"(?:anh|chị|ông|bà|đồng chí|bên|phía|mấy|anh em|thanh niên|phụ nữ|nông dân)(?!\w)")
SOME_BODY = re.compile(
    r"(?:bên )?(?:trưởng thôn|trưởng ấp|trưởng bản|tổ trưởng|xã|phường|thị trấn|thôn|ấp|bản|khóm|tổ dân phố|cơ sở"
    r"|địa phương|chủ đầu tư|nhà thầu|chính quyền xã"
    r"|nhà trường)"
    r"(?: (?:sở tại|đó|ấy|này|thi công))?(?!\w)(?! [A-ZĐ])"
)
"""'Hạt Kiểm lâm với | xã': a helper who is nobody in particular."""
AND = re.compile(r"(?: và| ?\+| &|,| [-–])(?: |$)|, và |[/+](?=[^\W\d])")
NOT_A_BODY = re.compile(r" (?:việc|công tác|toàn diện|trách nhiệm|đột xuất|các|chuyên đề|hành chính đối)(?!\w)")
"""Behind 'thanh tra' these words say that it is the verb."""
