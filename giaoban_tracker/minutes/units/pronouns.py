"""Owners that are named by no name: all units, 'các đồng chí', a kind alone ('Phòng', 'Ban'), people at large."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import one_of

_BODIES = one_of(r"""
    cơ quan,? (?:ban|phòng),? ngành(?:,? đơn vị)?|cơ quan,? đơn vị(?:,? địa phương| sự nghiệp)?
    cơ quan chủ trì|cơ quan chuyên môn|cơ quan
    phòng,? ban,? (?:ngành|đơn vị|cơ quan)(?:,? (?:đoàn thể|đơn vị))?
    phòng,? (?:ban|đơn vị|ngành|trung tâm)(?: chuyên môn)?
    sở,? (?:ban,? )?ngành(?:,? (?:địa phương|đơn vị|đoàn thể))?|ban,? ngành(?:,? đoàn thể)?|đơn vị|đv|cq|ngành
    phòng chuyên môn|bộ phận(?: chuyên môn)?|khối|tổ chức đoàn thể
    tổ chức
    chủ đầu tư|đoàn thể|thành viên(?: ubnd)?|phòng(?! [a-zđ]+ (?:và|-))
""")
_WHICH = one_of(r"""
    chuyên môn|liên quan|có liên quan|trực thuộc|thuộc khối|trong khối|trong toàn khối|được giao|chủ trì|phối hợp
    nêu trên
    còn lại|chậm|chưa (?:gửi|nộp|hoàn thành|báo cáo)[\w ]{0,25}?|cấp (?:xã|huyện)|trên địa bàn
    của (?:xã|phường|huyện|ubnd \w+)
    của (?:thành phố|thị xã|tỉnh|quận)|thuộc (?:xã|phường|huyện|ubnd \w+|thẩm quyền)|thuộc (?:thành phố|thị xã|quận)
    khối [\w -]{2,30}?(?= (?:cần|phải|tiếp|chủ|tập|tăng|khẩn|nghiêm))|có [\w ]{2,30}
""")
ALL_UNITS = re.compile(
    r"(?:toàn (?:đơn vị|cơ quan|bệnh viện|trung tâm|trường|phòng|sở)(?=:)"
    r"|(?:đơn vị|cơ quan|bộ phận|phòng|ngành|lực lượng|phòng, ban|tổ) (?:được giao(?: việc| nhiệm vụ)?|chủ trì"
    r"|liên quan|chuyên môn|chức năng"
    r"|phụ trách|tham mưu|đầu mối)(?!\w)(?! (?:của|thuộc|kỹ thuật|nghiệp vụ))"
    r"|(?:(?:tất cả|toàn thể|toàn bộ|đề nghị) )*(?:các|toàn thể|mọi|từng|mỗi|thủ trưởng(?: các)?"
    r"|người đứng đầu(?: các)?|trưởng các)"
    r" (?:đồng chí )?(?:thủ trưởng |lãnh đạo |trưởng |thành viên |cán bộ,? )?(?:các )?"
    rf"{_BODIES}(?:,? {_WHICH})*(?:, (?:đơn vị|ban|ngành|đoàn thể|cơ quan|địa phương|trung tâm))*(?!\w))"
)
YOU = re.compile(
    r"(?:(?:tất cả |toàn thể )?(?:các|mấy) (?:đồng chí|anh|chị|thầy|cô|chú|bác|ông|bà|em)(?!\w)(?! (?:bên|ở|trong"
    r"|phía) )(?:, (?:các|mấy) (?:anh|chị))?"
    r"(?: (?:ngồi đây|phụ trách|thành viên|lãnh đạo|(?:phó )?chủ tịch(?: ubnd \w+)?))*|mọi người|chúng ta"
    r"|ta)(?! [a-zđà-ỹ]+ (?:sĩ|nhân))(?!\w)"
)
KIND_ALONE = re.compile(
    r"(?:đồng chí |phía |bên |các đồng chí (?:ở )?|anh em |riêng )?(?P<kind>văn phòng|vp|bv|phòng"
    r"|ban quản lý(?! (?:dự án|chợ|rừng|di tích|khu|các))|ban chỉ huy(?! quân)|ban|trung tâm"
    r"|đội|đài|trạm|hạt|hội|chi cục"
    r"|hợp tác xã|htx|nhà trường|công an|thanh tra"
    r"|công ty|bệnh viện|đồn|mặt trận|khoa(?! học)|hiệp hội)(?!\w)(?! [A-ZĐ])(?:(?: này| ta)(?!\w))?"
    r"(?!,? (?:chống|ban(?! hành)|ngành|ngừa|hành|bị|dịch|cháy|họp|ngủ|học|máy|khám|trừ|đảng|vệ|ngũ|nghị|thi|đồng"
    r"|trường"
    r"|ý|đầu|bí|viên"
    r"|tuần|tháng|quý|hòa|hóa|phòng|giám|thường|đêm|lượng|phí|đoàn))"
)
PEOPLE = re.compile(
    one_of(r"""
    (?:tất cả |toàn thể |mỗi |từng )?cán bộ,? (?:công chức|đảng viên)(?:,? (?:công|viên) chức)?(?:,? người lao động)?
    (?:tất cả |toàn thể |mỗi |từng )?(?:các )?(?:công chức|viên chức|đảng viên)(?:,? viên chức)?
    (?:các |mỗi |từng |những )?(?:hộ(?: gia đình| dân| kinh doanh)?|nhà thầu|doanh nghiệp|hợp tác xã|giáo viên)
    (?:các |mỗi |từng |những )?(?:hiệu trưởng|trưởng (?:ấp|thôn|bản))
    các (?:trường|khu du lịch|cơ sở|công ty|chợ|bến xe|khách sạn|nhà hàng|bệnh viện|chủ đầu tư|ngân hàng|tổ chức|lớp
    |đơn vị thi công|chủ hộ|chủ tàu|hộ|khu công nghiệp|nhóm trẻ|câu lạc bộ|chi bộ|tổ|đội|điểm)(?: (?!phải|cần)[^\W\d]+)?
    (?:các )?(?:kế toán|thủ quỹ|văn thư|lái xe|bảo vệ cơ quan|tạp vụ)
    (?:các |mỗi |từng )?(?:tổ trưởng|xóm trưởng|thôn trưởng|bí thư chi bộ|trưởng (?:xóm|buôn|làng|khóm|khu))
    (?:\d{1,2}|một|hai|ba|bốn) (?:xã|phường|đơn vị|thôn|ấp|bản|cơ quan|trường|hộ|chủ đầu tư)(?! (?:hội|học))
    bà con(?: nông dân| nhân dân)?|nhà trường|nhân dân|người dân|các tầng lớp nhân dân|người đứng đầu|hiệu trưởng
    """)
    + r"(?!\w)(?! nào)"
)
ALL_OF_KIND = re.compile(
    r"(?:tất cả |toàn bộ )?(?:các|mỗi|từng) (?P<kind>đội|trạm|trường|hợp tác xã|khoa|tổ|đồn|chi cục|hạt)(?!\w)"
    r"(?! (?:[A-ZĐ\d]|trở|học|viên|chức|trưởng|dân|đại|hợp|phó|công tác|liên))(?!, (?:phòng|ban|đơn vị|khoa))"
)
"""'các đội': every unit of a kind, when the office has several of them by name."""
HEADS_OF_KIND = re.compile(
    r"(?:các|cả \w+|hai|ba|bốn|năm|sáu|\d{1,2}) (?:đồng chí |thầy |cô |ông |bà |thầy cô )?"
    r"(?P<head>hiệu trưởng|giám đốc|trưởng phòng|trưởng trạm|trạm trưởng|đội trưởng)(?!\w)(?! (?:các|trường|[A-ZĐ]))"
)
"""'ba hiệu trưởng', 'các trưởng phòng': the heads of every unit of a kind."""
NUMBERS_OF_BODIES = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4, "năm": 5, "5": 5, "sáu": 6, "6": 6}
BODIES_OF_KIND = re.compile(
    r"(?:cả )?(?P<n>hai|ba|bốn|năm|sáu|[2-6]) (?:nhà )?(?P<kind>trường|trạm|hợp tác xã|hội|phòng"
    r"|trung tâm)(?: học)?(?!\w)"
    r"(?! (?:[A-ZĐ]|trở|đầu|học|làm|chức|ngủ|bệnh|nghỉ|trọ))"
)
FULL_KIND = {"nhà trường": "trường", "vp": "văn phòng", "bv": "bệnh viện", "htx": "hợp tác xã",
             "mặt trận": "ủy ban"}  # fmt: skip
"""Kinds as official names spell them."""
HEAD_ALONE = re.compile(
    r"(?:đồng chí|đ/c|anh|chị|ông|bà) (?P<head>giám đốc|trưởng phòng|trưởng ban|chánh văn phòng|trưởng trạm|trạm trưởng"
    r"|hạt trưởng|trưởng công an|chỉ huy trưởng|đội trưởng|trưởng khoa|đồn trưởng|hiệu trưởng)(?!\w)(?! [A-ZĐ])"
)
HE_ALONE = re.compile(
    r"(?:anh|chị|ông|bà|đồng chí|đ/c|chú|cô|thầy|bác)(?= (?:phải|nhớ|ráng|gắng|lo|hãy|đừng|coi lại|làm lại|đưa|gửi|nộp"
    r"|báo lại|báo cho|cho tôi|về làm|làm (?:xong|ngay|giúp|giùm|hộ|cho)|cần|chịu khó|liệu|thu xếp|sắp xếp|tính lại"
    r"|soạn|xem lại|chuẩn bị|chỉ đạo)(?!\w))"
)
"""'anh phải đưa cho tôi hồ sơ': the head of the unit that the same paragraph speaks of."""
KINDS_OF_HEADS = {
    "giám đốc": ("trung tâm", "ban quản lý", "công ty", "bệnh viện", "chi nhánh", "điện lực"),
    "trưởng khoa": ("khoa",), "đồn trưởng": ("đồn",),
    "trưởng phòng": ("phòng",), "hiệu trưởng": ("trường",),
    "trưởng ban": ("ban",), "chánh văn phòng": ("văn phòng",), "trưởng trạm": ("trạm",), "trạm trưởng": ("trạm",),
    "hạt trưởng": ("hạt",), "trưởng công an": ("công an",), "chỉ huy trưởng": ("ban chỉ huy",), "đội trưởng": ("đội",),
}  # fmt: skip
"""Which kinds of bodies are headed by whom."""
