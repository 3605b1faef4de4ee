"""Words at joints: what behind a comma, semicolon or 'và' shows that a demand goes on, or that another begins."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.plain import CAPITALS

SPECIFIC = re.compile(rf"\d|[{CAPITALS}]")
WORKS_ON_THINGS = re.compile(
    r"(?:kịp thời |khẩn trương |sớm |kiên quyết )*(?:xử lý|giải quyết|khắc phục|bàn giao|bổ sung|chấn chỉnh"
    r"|điều chỉnh)(?!\w)"
)
IN_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|bảo đảm|đảm bảo|góp phần|tạo điều kiện)(?! \w+$)(?!\w)")
NOMINAL = re.compile(
    r"(?<!\w)(?:việc(?! làm$)(?: \w+){1,3}|(?:hồ sơ|thủ tục|công tác|hoạt động|quy trình|chi phí|kinh phí"
    r"|kế hoạch) \w+ \w+)$"
)
"""A noun with verbs behind it: 'việc ký số, gửi nhận văn bản', 'hồ sơ hoàn công, quyết toán'."""
SENDS_PEOPLE = re.compile(
    r"(?:^|(?:mà )?(?:phải |cần |nên )+)(?:(?:cử|bố trí|phân công|huy động|điều|cắt cử|tăng cường|lập|thành lập"
    r"|tổ chức)(?: \w+){0,3}? "
    r"(?:người|cán bộ|công chức|lực lượng|dân quân|tổ|đội|đoàn|nhóm|chốt|trạm)(?!\w)|(?:xuống|vào|đi|về|lên"
    r"|ngồi) (?!họp)|(?:làm việc|gặp|ngồi|ngồi lại|bàn|liên hệ|trao đổi|họp) với (?=\w)"
    r"|gặp (?:riêng |lại |trực tiếp )*(?:từng|các|mấy) (?=\w)"
    r"|(?:phân công|giao)(?: cho)? (?:từng|mỗi) (?:\w+ ){1,4}(?:phụ trách|theo dõi|kèm))"
)
"""Sending people somewhere is only the means to what they are to do there."""
LAST_WORDS = re.compile(r" (?=\w+ \w+$)")
PASSIVE = re.compile(r"(?<!\w)(?:được|bị|đã|việc|cần) \w+(?: \w+)?$")
LEADS_OTHERS = re.compile(
    r"(?:hướng dẫn|vận động|tuyên truyền|khuyến cáo|nhắc(?: nhở)?|đôn đốc|huy động|yêu cầu|kêu gọi|giúp(?: đỡ)?"
    r"|thuyết phục) (?:\w+ ){2,}"
)
WITHIN = re.compile(r"(?:trong|sau) (?:vòng |thời hạn )?\d{1,3} (?:ngày|giờ|tuần)(?!\w).*")
"""How fast it is to come: no thing that is reported."""
TO_WHOM = re.compile(
    r" (?:về|lên|cho|tới) (?=(?:phòng|văn phòng|vp|ubnd|ủy ban|công an|chủ tịch|lãnh đạo|thường trực|trạm|trung tâm"
    r"|xã|huyện)(?!\w))"
)
WRITES = re.compile(
    r"(?:(?:kịp thời|sớm|chủ động|khẩn trương) )*(?:tham mưu|xây dựng|lập|soạn|trình|ban hành|cân đối|chốt|lên"
    r"|lên danh sách|làm (?:tờ trình|văn bản|báo cáo|công văn|hồ sơ|đơn|giấy))(?!\w)"
)
ASKS_WHICH = re.compile(
    r"(?:[^\W\d]+ )?(?:nào|ai|gì|đâu|bao nhiêu|mấy|sao)(?!\w)|(?:có|còn|thiếu|dư|hư|hỏng|đủ) (?:gì|bao nhiêu|mấy"
    r"|không)(?!\w)"
)
LOOKS = re.compile(
    r"(?:(?:xuống|đi|lên|vào|về|tới|đến|ra)(?: [^\W\d]+){0,4} )?(?:(?:khẩn trương|tiếp tục|chủ động|tập trung|phải"
    r"|cần|tăng cường|tổng) )*"
    r"(?:rà soát|rà|thống kê|khảo sát|kiểm tra|kiểm đếm|kiểm kê|đánh giá|nghiên cứu|tính toán|tổng hợp|nắm"
    r"|đếm|coi|dò|xem|xác minh|theo dõi|đôn đốc|giám sát|phân tích|so sánh|đối chiếu|điều tra|làm rõ|đo|soát"
    r"|rà lại)(?!\w)"
)
"""Looking into a thing, after which a paper about it is written: 'thống kê …, tham mưu chính sách hỗ trợ'."""
LOOKED_INTO = re.compile(rf"(?<!\w)(?:nắm(?: nguồn| chắc| tình hình)?|{LOOKS.pattern})(?!\w)")
TELLS_OF_IT = re.compile(
    r"báo cáo (?:phương án|giải pháp|biện pháp|hướng|nguyên nhân|tình hình|số liệu)(?!\w)(?! (?:tuần|tháng|quý|năm))"
)
"""What a report tells of a thing just looked into: 'nắm nguồn hàng …, | báo cáo phương án dự trữ'."""
OFFICE_WORK = re.compile(
    r"(?:(?:thường xuyên|tăng cường|tổ chức|kịp thời) )*(?:kiểm tra|giám sát|xử lý|thẩm định|tham mưu|tổng hợp"
    r"|nghiệm thu|cấp phát"
    r"|chi trả|báo cáo|thành lập|phê duyệt|thu)(?!\w)"
)
"""What only offices do, and not those whom they lead."""
PURPOSE_TAIL = re.compile(r" (?:để|nhằm|bảo đảm|đảm bảo) ")
EACH_OF_THEM = re.compile(r"(?:mỗi|từng)(?!\w)")
GOES_ON_WITH_IT = re.compile(
    r"(?:niêm yết|công khai|công bố|thông báo|dán|đăng)(?: (?:công khai|trong))?(?: \d+ ngày)? (?:tại|ở|trên"
    r"|lên|trong|rộng rãi)(?!\w)"
)
"""What is made known is what was made before the semicolon: 'chốt danh sách; niêm yết tại nhà văn hóa'."""
CASE = re.compile(
    r" ?(?:cơ sở|đơn vị|xã|phường|hộ|trường|lò|nơi|chỗ|doanh nghiệp|quán|điểm|công trình|thôn|ấp|bản|khu|tổ) nào(?!\w)"
    r"[^,;.\n]{0,60}? thì | ?(?:có|gặp|phát hiện|hễ|đụng|lỡ) [^,;.\n]{3,60}? thì "
    r"| ?(?:qua|quá|vượt|hễ|thấy|có|gặp|đụng|chạm) [^,;.\n]{3,40}? là "
)
CALLED_UPON = re.compile(r"(?<!\w)(?:các|mấy) (?:đồng chí|anh|chị|bác|ông|bà|cô|chú|thầy)(?!\w)")
"""'ngày kia | các đồng chí dán …': those just asked, with another work and its day."""
CLOSES = re.compile(
    r"(?:và |rồi )?(?:trình|báo cáo|gửi|nộp|xong|hoàn thành|quyết toán|nghiệm thu|thanh toán|bàn giao)(?!\w)"
)
LENDS_A_HAND = re.compile(
    r" (?:thì )?(?:phụ|giúp|tiếp|hỗ trợ|đỡ)(?: thêm)?(?: một tay(?: (?:với|cho|vào))?| (?:với|vào))(?: (?:bên "
    r"|anh em )?[^\W\d]+){0,5}$"
)
"""'…, anh Kinh tế và Hạ tầng phụ một tay với Nông nghiệp': a helper of the work before it."""
KIND_AGAIN = re.compile(
    r"(?:phòng|trạm|đội|hội|văn phòng|trung tâm|ban) (?:thì |phải |cũng |sẽ |cứ )?(?=(?:làm(?! việc)|lập|soạn|lo"
    r"|viết|rà"
    r"|gửi|nộp|trình|báo|kiểm|đi|xuống|tham mưu|họp|mời|đăng|in|phát)(?!\w))(?!hội họp|phòng đi|đội đi)"
)
"""'Phòng Nông nghiệp đếm lại …, | phòng làm tờ trình': the same body by its kind."""
FORBIDS_A_WORK = re.compile(
    r"(?:không|ko|đừng) (?:được )?(?:xả|cắt|ký|thu|nhận|cấp|giao|tổ chức|mua|chi|phạt|đổ|đốt|bán|cúp|khóa|mở|xây"
    r"|nghiệm thu|thanh toán|tuyển|hợp đồng|ban hành|phát|tiếp nhận|gia hạn)(?!\w)(?! (?:đủ|đúng|kịp|hết|sai|trùng"
    r"|sót))"
)
"""'không xả nước khi chưa báo dân': a prohibition of a work of its own, though it stands behind a comma."""
ONLY_KEEPS_UP = re.compile(
    r"(?:cập nhật|công khai|báo cáo|đăng tải|đăng|niêm yết|thông báo|công bố) (?:trên|tại|lên|vào|ở)(?!\w)"
)
"""'…, định kỳ hằng tuần cập nhật trên trang tin': how often the same is made known."""
STARTS_ON = re.compile(r",? (?:bắt đầu |kể )?từ (?:mai|nay|hôm nay|ngày mai|ngày|tuần|tháng|thứ)(?!\w)[^,;]{0,20}$")
AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|cho|liên tục|ngay|luôn|chính thức)(?!\w)")
KEEPS_FROM = re.compile(
    r"(?:và |mà )?(?:đừng|chứ|chớ|(?:tuyệt đối )?không được để|tuyệt đối không để|kiên quyết không để)(?!\w)"
    r"|(?:(?:tuyệt đối|kiên quyết|nhất quyết) )?(?:không|đừng|chớ)(?: được)?(?: làm| để)?(?: kiểu"
    r"| theo kiểu)? (?:đánh trống"
    r"|đầu voi|hình thức|chung chung|qua loa|đối phó|nói suông|chiếu lệ|bỏ mứa|nửa chừng|lấy lệ|dây dưa|lơ là|chủ quan)"
)
"""What the work is to keep from happening belongs to it."""
YET_NEVER = re.compile(
    r"mà (?:[^\W\d]+ ){0,4}?(?P<never>đừng có|đừng|chớ có|không được|cấm|tuyệt đối không) "
    r"(?!(?:để|làm|lo|ngại|sợ|quên|chờ|đợi|có mà)(?!\w))(?=\w)"
)
"""'…, mà lúc này thì | đừng có thu thêm của cha mẹ': a prohibition set against the work before it."""
OF_THEM = re.compile(
    r"(?:ngồi|làm việc|bàn|nói|gặp|liên hệ|kêu|mời|trao đổi)(?: (?:lại|chuyện|thẳng|rõ))?(?: với)? "
    r"(?:người ta|họ|tụi nó|tụi hắn|mấy người đó|người đó|bà con|các nơi ấy|các nơi đó)(?!\w)"
)
"""What is done with those just looked for: 'coi hộ nào còn nợ, | ngồi với họ …'."""
ANSWERS_FOR_IT = re.compile(
    r"(?:hoàn toàn |phải |và )*chịu trách nhiệm (?:hoàn toàn |toàn diện )?(?:về|trước|nếu|đối với)(?!\w)"
)
"""Who answers for the work: 'tổng hợp số liệu; | chịu trách nhiệm về tính chính xác'."""
ANSWERS_ALONE = re.compile(
    r"(?:phải |hoàn toàn )*chịu trách nhiệm(?: (?:toàn diện|chính|trực tiếp|cao nhất|trước [\w ]{3,40}))*"
)
"""'chịu trách nhiệm toàn diện, | trực tiếp chủ trì …': no work before what follows."""
MERE_STEP = re.compile(
    r"(?:(?:kiên quyết|kịp thời|tiếp tục) )*(?:lập (?:biên bản|danh sách|hồ sơ|đoàn|tổ công tác)|lên danh sách|mở sổ"
    r"|soạn văn bản|ra quân|họp dân|chia ca|phân ca)"
)
"""A step that is never the whole work: 'lập biên bản, | tháo dỡ lều quán'."""
MOVES_THE_SAME = re.compile(
    r"(?:chở|đưa|dọn|mang|chuyển|kéo|vớt|gom|đem|vận chuyển|thu) (?:hết|sạch|ngay|luôn|hết cả|toàn bộ)(?: số \w+)?"
    r" (?:về|lên|ra|vào|đi|xuống|sang|cho)(?!\w)"
)
"""'gom rác tồn …, | chở hết về bờ': what is done with all of the same thing."""
HARDLY_MORE = 2
TELLS_WHERE = re.compile(
    r"có (?:danh sách|mẫu|biểu|phụ lục|bảng)(?: \w+){0,2} (?:kèm|dán|đính|gửi|treo)|(?:ứng|trích|lấy|chi)(?: trước"
    r"| trc| tạm)? từ"
    r" (?:nguồn|quỹ|ngân sách|tăng thu|dự phòng|tiết kiệm)"
)
"""Where the list hangs or the money comes from is no work of its own."""
READY = re.compile(
    r"[ ,]*(?:là |thì )?(?:phải |cần )?(?:có (?:kết quả|báo cáo|câu trả lời|phương án)|xong|hoàn thành|dứt điểm"
    r"|trả lời|báo cáo)?"
    r"(?: (?:cho tôi|toàn bộ|hết|lại|kết quả|chủ tịch|lãnh đạo))*[ .]*$"
)
FORBIDS_OTHERS = re.compile(r"(?:và |tuyệt đối )?(?:không|ko|đừng|cấm) cho (?:phép )?(?:\w+ ){2,}\w+")
"""'không cho tàu chưa lắp máy xuất bến': what others are not to do is looked after by itself."""
FEW_WORDS, OBJECT_WORDS = 4, 3
LONG_OBJECT = 9
REPORT_OBJECT_WORDS = 4
