"""Why a clause that reads like an order asks for nothing: results, praise, decisions, promises, warnings, formulas."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import one_of

DECIDES = re.compile(
    one_of(r"""
    (?:(?:về nguyên tắc|về chủ trương),? )?(?:cơ bản |hoàn toàn )?(?:đồng ý|nhất trí|tán thành)(?!\w)
    (?:về nguyên tắc,? )?(?:cơ bản )?thống nhất (?:với|chủ trương|về|cho|đưa|đánh giá|nhận định|hỗ trợ|bổ sung|lùi|như)
    (?:cơ bản )?thống nhất (?:theo|tạm|ghi)
    thống nhất (?:ra quân|tổ chức|chi|mua|thành lập|chọn|hỗ trợ|nâng|giảm|giữ|trích|sử dụng|cấp|tăng|dừng)(?!\w)
    không (?:duyệt|thông qua|chấp thuận)(?!\w)
    chưa (?:thông qua|đồng ý|thống nhất|duyệt|phê duyệt|chấp thuận|bố trí|cho|đặt vấn đề|quyết)(?!\w)
    cho (?:gia hạn|lùi|giãn|kéo dài|nợ|giữ lại|hoãn|mượn|hưởng)(?!\w)
    không gia hạn(?: thêm)?(?!\w)|thống nhất (?:kế hoạch|phương án|chủ trương|danh sách|nội dung|quy chế|lịch)(?!\w)
    thống nhất$|chấp thuận|cho phép|cho chủ trương|để (?:sang|lại) |chưa xem xét|không xem xét|không đồng ý
    không nhất trí
    không phải (?=\w)|khỏi phải |không lùi|không điều chỉnh|giữ nguyên (?:thời|mức|kế)|giữ như (?:hiện|cũ|trước|năm|vậy)
    """)
)
"""What leaders decide themselves; an order may follow in the same sentence ('đồng ý …, giao …')."""
_LEADER = (
    r"(?:(?:đồng chí|đ/c) )?(?:giám đốc|hiệu trưởng|viện trưởng|(?:phó )?chủ tịch|bí thư|trưởng ban|chủ tọa|hội nghị"
    r"|cuộc họp|giao ban|ban (?:chỉ đạo|giám đốc|giám hiệu|lãnh đạo|chủ nhiệm|thường vụ|chấp hành)|lãnh đạo"
    r" (?:sở|viện|trường|ban|cơ quan|đơn vị)|sở|tỉnh)(?: (?:sở|viện|trường|ubnd|hđnd|xã|huyện|phường|tỉnh|đặc khu))*"
)
"""Who decides for a body, whatever body it is."""
ANSWERS = re.compile(
    r"(?P<asked>[^.;:\n]{3,90}(?<!\w)(?:xin|đề nghị|kiến nghị|đề xuất|mượn)(?!\w)[^.;:\n]{0,80}): "
    r"(?:(?:ubnd|ủy ban|thường trực|sở|giám đốc|ban giám đốc|hiệu trưởng|chủ tịch|lãnh đạo|ban chỉ đạo|hội nghị)"
    r"(?: \w+){0,2}? )?"
    r"(?:ok|okay|đồng ý|nhất trí|chấp thuận|tán thành|được|cho (?:mượn|phép|chủ trương|nợ|lùi|hưởng)|chưa"
    r"|không(?! được)|ghi nhận|tiếp thu|để (?:xem|nghiên cứu|sau))(?!\w)"
    r"|[^.;:\n]{3,90}(?<!\w)(?:xin|đề nghị|kiến nghị|đề xuất)(?!\w)[^.;:\n]{0,80}: (?:ubnd|ủy ban|thường trực|huyện"
    r"|tỉnh|sở|giám đốc|lãnh đạo|ban giám đốc"
    r"|xã|phường)(?: \w+){0,2} (?:sẽ|đang|đã) (?=xem xét|cân đối|nghiên cứu|báo cáo|làm việc|có văn bản|đưa vào|bố trí"
    r"|trình|kiến nghị)"
    r"|(?:đề xuất|kiến nghị|xin)(?!\w)[^.;:\n]{3,90}: (?:để (?:xem|nghiên cứu|sau)|ghi nhận|tiếp thu|đồng ý|nhất trí"
    r"|chấp thuận|chưa|không)(?!\w)"
    rf"|(?:đề nghị|đề xuất|kiến nghị|xin)(?!\w)[^.;:\n]{{3,90}}: {_LEADER}(?: (?:đã|cũng|cơ bản|hoàn toàn))* "
    r"(?:đồng ý|nhất trí|chấp thuận|tán thành|ghi nhận|tiếp thu|chưa|không|sẽ)(?!\w)"
    r"|[^.;:\n]{3,110}: (?:chưa|không) (?:thông qua|duyệt|phê duyệt|đồng ý|chấp thuận|xem xét|thống nhất)(?!\w)"
)
"""'Phường 3 xin …: OK cho mượn': what was asked for and the leader's answer; nobody is given work."""
PRAISES = re.compile(
    one_of(r"""
    (?:xin )?(?:ghi nhận|biểu dương|khen ngợi|khen|đánh giá cao|hoan nghênh|cảm ơn|chúc mừng|chúc|chia sẻ)(?!\w)
    (?:tin tưởng|tin rằng)(?!\w)
    (?:nghiêm túc )?rút kinh nghiệm đối với|(?:nghiêm khắc )?phê bình|tiếp thu(?! và )|bày tỏ|chia vui
    tuyên dương (?:các|những)
    """)
)
_BODY = one_of(r"""
    (?:thường trực |lãnh đạo |tập thể )?(?:ubnd|ủy ban nhân dân|ủy ban)(?: (?:xã|huyện|tp|thành phố|thị xã|phường))?
    (?:thường trực )?(?:huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy)(?: (?:xã|phường))?|thường trực|lãnh đạo ubnd
    huyện|xã|phường|thành phố|thị xã|quận
""")
SELF = re.compile(
    rf"(?:tôi|{_BODY}(?:,? [^\W\d]+){{0,2}}?) "
    r"(?:sẽ|đã|nhất trí|đồng ý|thống nhất|ghi nhận|xem xét|tiếp thu|cam kết|chưa|đang|cơ bản|rất"
    r"|bố trí(?! (?:lực lượng|cán bộ|người))|trích|cân đối|hỗ trợ kinh phí|(?:làm|cắt|bớt|giảm|gương mẫu|nộp|đóng"
    r"|góp) trước"
    r"|chịu (?:một )?(?:phân nửa|một nửa|nửa|phần))(?!\w)"
    rf"|{_LEADER}(?: (?:cũng|đã|cơ bản|hoàn toàn|thống nhất))* (?:nhất trí|đồng ý|chấp thuận|tán thành|ghi nhận"
    rf"|tiếp thu"
    r"|phê bình|biểu dương|cho phép|không đồng ý|chưa đồng ý|chưa duyệt|không duyệt)(?!\w)"
)
"""What the committee or its leaders undertake themselves: 'UBND xã sẽ bố trí kinh phí'."""
TOLD = re.compile(
    r"(?:thì )?"
    + one_of(r"""
    không phải|khỏi phải|không cần
    đã|đang|vừa|sẽ|được(?! mời)|bị|còn|chưa|là|mới|đạt|vẫn|rất|xin(?! lỗi)|hứa|nêu|phản ánh|dự kiến|kiến nghị|cho biết
    cho rằng|trả lời rằng
    báo cáo (?:chậm|muộn|thiếu|sơ sài|chưa)(?!\w)
    báo cáo (?:\w+ )?\d[\d.,]* (?:trên \d|trong số|/|%|phần trăm|hộ|vụ|ca|người)
    báo cáo (?:mới|đã|là|rằng|còn|sẽ|kết quả công tác|tóm tắt)|báo cáo [\w ]{0,20}(?:lúa|đạt|được)|đề nghị|mong
    thông tin|phát biểu
    có (?!văn bản|kế hoạch|phương án|giải pháp|biện pháp|trách nhiệm|nhiệm vụ|báo cáo|công văn|lịch|tờ|lộ|hình)
    (?:báo cáo|giải trình|trình bày)[\w ]{0,60}:|báo (?:với|cho) (?:tôi|thường trực)|báo (?:còn|là|đã|có|rằng)|nói
    nhận (?:khuyết điểm|lỗi|thiếu sót|trách nhiệm về)|xin lỗi vì|thừa nhận
    kêu(?! gọi)|hỏi(?! (?:lại|ý kiến|thăm|kỹ|cho))|trả lời rằng
    bảo(?! (?:đảm|vệ|trì|dưỡng|quản|tồn|lưu|hiểm|hộ))
    cam kết(?! với)|đăng ký (?:xong|hoàn thành|thực hiện|về đích)|có kế hoạch (?:tiêm|mở|tổ chức|khám)|trao đổi
    giải trình thêm
    (?:đều |cùng )?(?:nhất trí|thống nhất|tán thành)(?: 100%)? (?:thông qua|với biên bản|nội dung biên bản|ký)
    """)
    + r"(?!\w)"
)
"""What stands behind an owner whose doing is told, planned or asked for, not demanded."""
PAST_IN = re.compile(
    r"(?<!\w)(?<!tôi )(?<!mình )(?:đã|vừa|đang)(?!\w)(?! (?:nêu|giao|có|được|phê duyệt|ban hành|đề ra|ký|thống nhất"
    r"|chỉ ra|duyệt"
    r"|đăng|hết|xuống|lạc hậu))"
)
_LIST_NOUNS = r"(?:nhiệm vụ|nội dung|công việc|vấn đề|việc|giải pháp|điểm|yêu cầu|mặt công tác)"
_LIST_WORDS = one_of(r"""
    ,? ?(?:giải pháp|trọng tâm|chủ yếu|cụ thể|sau|như sau|sau đây|cấp bách|cần thiết|trước mắt|chính|cơ bản|lớn)
    dưới đây|nêu trên
    (?:cần|phải) (?:làm|tập trung|thực hiện|quan tâm|lưu ý|triển khai)(?: ngay)?|của (?:tháng|quý|tuần)(?: \w+)?
    tháng \d+(?:/\d+)?|quý [ivx\d]+(?:/\d+)?|tuần \d+|thời gian tới
    trong thời gian tới|năm \d+
""")
_RECEIVERS = r"(?:ngành|đơn vị|phòng|ban|cơ quan|địa phương|xã|phường|thị trấn|bộ phận|đoàn thể|bên)(?: liên quan)?"
ANNOUNCES = re.compile(
    r"(?:(?<!việc )(?<!kết quả )(?<!tình hình )(?<!tiến độ )(?:tập trung|thực hiện|triển khai|làm|quan tâm|chú trọng"
    r"|lưu ý|chỉ đạo|kết luận|thống nhất|nêu(?: rõ)?"
    r"|nhấn mạnh|dặn|giao)"
    r"(?: (?:thực hiện|triển khai|tốt|vào|giải quyết|chỉ đạo|hoàn thành|tổ chức|ngay))*,? )"
    rf"(?:(?:một số|các|những|nhiều|(?:một |hàng )?loạt|\d{{1,2}}|mấy|hai|ba|bốn|năm|sáu) )+"
    rf"(?:đầu )?{_LIST_NOUNS}(?: ?{_LIST_WORDS})*"
    rf"(?: (?:cho|với|đến|đối với) (?:các|từng) {_RECEIVERS}(?:,? {_RECEIVERS})*)?"
    r"[\s.:,]*$|giao (?:nhiệm vụ|việc|trách nhiệm)(?: cụ thể)? (?:cho|đến|tới) (?:từng|các) (?:đơn vị|ngành|cơ quan"
    r"|đồng chí)[\s.:,]*$|(?<!\w)giao (?:nhiệm vụ|việc)(?: cụ thể| như sau)*[\s.:,]*$"
)
"""The line that only announces a list: 'tập trung một số nhiệm vụ sau:'."""
_NOTICE = (
    r"(?:theo )?(?:(?:các|đúng) nội dung |nội dung |tinh thần )?(?:tại |của )?"
    r"(?:thông báo|kết luận|các nội dung|văn bản) (?:này|trên|kết luận|nêu trên)"
)
_ALL_BODIES = (
    r"(?:yêu cầu |đề nghị )?(?:các |thủ trưởng )+(?:cơ quan,? |phòng,? |ban,? |ngành,? )*(?:đơn vị "
    r"|địa phương )?(?:liên quan )?"
)
CLOSING = re.compile(
    one_of(rf"""
    trên đây là|(?:trân trọng )?thông báo (?:[\w ]{{0,60}} )?(?:để|đến|tới) (?:các|lãnh đạo|các đồng chí|thủ trưởng)
    căn cứ nội dung
    căn cứ (?:vào )?chức năng,? nhiệm vụ[\w ]{{0,20}},? (?:nghiêm túc |tổ chức |triển khai |chủ động )*thực hiện
    căn cứ (?:nội dung )?(?:thông báo|kết luận)(?: này| trên)?,? (?:nghiêm túc |tổ chức |triển khai )*thực hiện
    nghiêm túc (?:tổ chức |triển khai |chấp hành )*(?:thực hiện )?{_NOTICE}
    (?:tổ chức |triển khai )?thực hiện (?:nghiêm túc |tốt )?(?:thông báo|kết luận) này[.]?$
    trong quá trình (?:tổ chức |triển khai )?thực hiện,? (?:nếu )?(?:có )?(?:khó khăn|vướng mắc|phát sinh)
    (?:hội nghị|cuộc họp|buổi giao ban|buổi họp|biên bản|buổi làm việc|phiên họp)[\w ]{{0,20}} kết thúc
    (?:biểu|thông báo|văn bản|phụ lục|bảng) này (?:thay|là|có hiệu lực)
    ^{_ALL_BODIES}(?:nghiêm túc |tổ chức |khẩn trương |triển khai )*(?:thực hiện|triển khai)(?: nghiêm(?: túc)?)?[ ./]*$
    không giao lại
    nội dung (?:trên )?được thông qua|đã đọc cho mọi người
    """)
)
ATTENDED = re.compile(
    r"(?:cùng )?(?:dự|tham dự|cùng dự)(?: (?:hội nghị|cuộc họp|giao ban|buổi giao ban|buổi họp|họp|phiên họp))?"
    r" (?:(?:còn )?(?:có|gồm)|là)(?!\w)"
)
"""'Dự hội nghị có các đồng chí …'."""
ATTITUDE = re.compile(
    r"(?:tiếp tục |cần |phải |luôn |hãy |thật sự |tất cả |ráng |rán |gắng |cố gắng |nhớ )*"
    + one_of(r"""
    nêu cao|đề cao|đoàn kết|quyết tâm|phát huy (?:tinh thần|vai trò|hơn nữa|truyền thống|kết quả)|nói ít làm nhiều
    cố gắng hơn
    nỗ lực(?: hơn| phấn đấu)?$|thay đổi (?:tư duy|cách nghĩ)|đồng lòng|chung sức|gương mẫu|nhận thức|tự nhận
    mạnh khỏe|yên tâm
    (?:tự )?(?:coi|xem|nhìn|soi) lại (?:mình|bản thân|chính mình)|tự soi
    giữ (?:gìn )?(?:sức khỏe|tình|hòa khí|đoàn kết)|sát cánh|chung tay|đồng tâm|phấn khởi
    cùng (?:xã|huyện|phường|thành phố) (?:lo|chăm|xây)
    vào cuộc (?:thật )?(?:quyết liệt|mạnh mẽ|đồng bộ|kịp thời|nghiêm túc|tích cực)(?: hơn(?: nữa)?)?(?= để|[ .]*$)
    giữ vững tinh thần|lấy kết quả|vào cuộc với tinh thần|trách nhiệm hơn|tâm huyết|vượt qua khó khăn
    """)
    + r"(?!\w)"
)
WISHES = re.compile(rf"(?:mong|chúc|hy vọng|kêu gọi) (?:\w+ ){{1,6}}?{ATTITUDE.pattern}")
"""'mong bà con giữ tình làng nghĩa xóm': a wish about how people are, not about what they do."""
_PAPERS_OF_LAW = (
    r"(?:luật|bộ luật|nghị định|thông tư|quy định|quy chế|quyết định|nghị quyết|dự thảo|pháp lệnh|nội quy|hương ước)"
)
QUOTES_A_RULE = re.compile(
    rf"(?:đang|sẽ|vừa|mới) (?:soạn|dự thảo|lấy ý kiến|xây dựng|hoàn thiện|ban hành|sửa đổi|có) (?:[^\W\d]+ ){{0,3}}?"
    rf"{_PAPERS_OF_LAW}(?!\w)[^;.\n]{{0,80}}?, (?:trong đó|theo đó|nội dung là|nêu)(?!\w)"
    rf"|(?<!\w){_PAPERS_OF_LAW}(?!\w)[^,;.\n]{{0,60}}? (?:quy định|nêu|ghi|nói)(?: rõ)?(?:,|:| là"
    rf"| rằng)? [^;.\n]{{0,80}}?"
    r"(?<!\w)(?:phải|không được|nghiêm cấm|bị cấm)(?!\w)"
)
"""What a law or a draft of a rule says of everybody is told: '… đang soạn quy định mới, trong đó chủ nhà phải …'."""
IS_A_LESSON = re.compile(r"[^.;:\n]{4,80}? là (?:một )?(?:bài học|hồi chuông|lời cảnh tỉnh|minh chứng|ví dụ)(?!\w)")
"""'Vụ cháy chợ … là bài học': what happened elsewhere."""
_BLAME = one_of(r"""
    (?:thì |là )?(?:mệt|biết tay|lãnh đủ|không yên)(?: với| đó| nghe|$)|(?:thì )?đừng (?:trách|kêu|than|nói là|hỏi)
    bị\b|coi như|coi là|kiểm điểm|phê bình|xử lý trách nhiệm
    chịu trách nhiệm|nêu tên|xem xét trách nhiệm
    nhận hình thức|tự nhận
    trừ điểm|kỷ luật|(?:kiểm tra|thanh tra|công an)[\w ]{0,20} vào cuộc
    không xét|hạ bậc|hạ thi đua|bị xem xét|lên gặp|nhận lỗi|phải giải trình|giải trình (?:trước|với|tại)
""")
WARNS = re.compile(
    r"(?:[^\W\d]+ ){1,4}(?:vắng|chậm|trễ|không nộp|nộp chậm|nợ|thiếu|sai)(?!\w)[^.;:\n]{0,40}: ?(?:phê bình|trừ điểm"
    r"|nhắc nhở|hạ|kiểm điểm|cảnh cáo|cắt)(?!\w)"
    r"|người đứng đầu(?: [^\W\d]+){0,4}? (?:phải |sẽ )?chịu trách nhiệm(?:[ .]*$| trước)|"
    r"(?:nếu|quá hạn|đơn vị nào|ai\b|xã nào|phường nào|phòng nào|trường nào|thôn nào|ấp nào|bản nào"
    r"|xóm nào|tổ nào|ngành nào|hộ nào|người nào|bộ phận nào|để xảy ra"
    r"|(?:cơ quan|phòng|xã|thôn|tổ chức), (?:đơn vị|ban|phường|bản|cá nhân) nào|địa phương nào|cơ quan nào|cơ sở nào"
    r"|cán bộ nào|lãnh đạo nào|chủ đầu tư nào|khoa nào|vi phạm|tái phạm|làm sai"
    r"|trường hợp|không xong|chậm|nơi nào|đồng chí nào|cá nhân nào)"
    rf"[^.;]{{0,140}}?(?:sẽ|thì|phải|là|,)[\w ,]{{0,70}}?{_BLAME}"
    r"|[^.;,:\n]{3,80}? (?:sẽ |thì )*(?:không được|không thể được) (?:xét|bình xét|xếp loại|công nhận"
    r"|đề nghị khen)(?!\w)"
    r"|[^.;,:]{3,60}? (?:sẽ |thì |phải )+bị (?:trừ|hạ|kiểm điểm|phê bình|nêu tên|xử lý|kỷ luật|cắt thi đua)"
    r"|(?:[^\W\d]+ ){1,4}?(?:phải |sẽ )?(?:hoàn toàn )?chịu trách nhiệm (?:hoàn toàn )?trước pháp luật"
    r"|(?:người đứng đầu|thủ trưởng|trưởng phòng|hiệu trưởng|chủ tịch ubnd (?:xã|phường))[\w ,]{0,30}(?:phải "
    r"|sẽ |bị )(?:chịu trách nhiệm|tự nhận|bị|kiểm điểm|xem xét|giải trình)"
)
"""What will follow if the work is not done; no work itself."""
ASIDE = re.compile(
    one_of(r"""
    phải nói|phải thừa nhận|cần (?:nói|nhắc lại)|phải công nhận|phải chờ|cũng phải thuê|tại sao|vì sao|có phải
    không phải|phải tính
    phải hỏi|phải khen|cần được khắc phục
    """)
)
_NO_DAY_SAID = (
    r"(?:chưa|không)(?: được)?(?: (?:ghi|có|nêu|ấn định|quy định|xác định|giao|đặt|nói|rõ))+(?: cụ thể| rõ)*"
    r"(?: (?:thời gian|thời hạn|hạn|mốc|ngày))?"
)
FOR_ALL = re.compile(
    rf"(?:đối với |riêng |với )?(?:các |những |mọi )?(?:việc|nội dung|nhiệm vụ|mục|phần việc|công việc|khoản)(?: nào"
    rf"| gì)?"
    rf"(?: (?:trên đây|ở trên|nêu trên|trên|khác|tại mục [\w ]{{1,8}}))?,? {_NO_DAY_SAID}[^.;]{{0,40}}?"
    r"(?:xong|hoàn thành|thực hiện|trước|chậm nhất|trong|hạn|là)(?!\w)"
    r"|(?:thời hạn|hạn|hạn chót|thời gian hoàn thành) chung(?: cho [^.;:]{3,40})?(?: là|:)"
    r"|(?:ngoài|trừ) (?:các |những )?(?:việc|nội dung|nhiệm vụ)[^.;,]{3,40}, (?:còn lại|tất cả|các việc"
    r"|các nội dung)[^.;]{0,40}"
    r"(?:xong|hoàn thành)(?!\w)|"
    r"(?:(?:thời gian|thời hạn|hạn) (?:hoàn thành|thực hiện)(?: của| đối với)? )?"
    r"(?:các|những|tất cả|toàn bộ|mọi) (?:nội dung|nhiệm vụ|công việc|việc|đầu việc|phần việc)"
    r"(?:[\w, ]{0,50}? )??(?:trên|này|nêu trên|ở trên|không nêu thời hạn[\w ]{0,12}"
    r"|chưa nêu thời hạn[\w ]{0,12}|còn lại|tại mục [\w ]{1,8}|không có thời hạn[\w ]{0,12})"
    r"[^.;]{0,40}?(?:xong|hoàn thành|thực hiện|trước|chậm nhất)"
)
"""One deadline given for a whole list: 'các nội dung trên xong trước 25/12'."""
