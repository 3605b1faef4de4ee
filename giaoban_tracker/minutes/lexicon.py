"""Words of demands: verbs of work, of ordering, of manner; and the words that close a demand or belong to none.

Only words and patterns; what they mean together is decided in `clauses` and `demands`.
"""

from __future__ import annotations

import re

_WORK_VERBS = """
ban hành|báo cáo|bàn giao|bảo đảm|bảo quản|bảo vệ|bám sát|biên soạn|bình xét|bóc gỡ|bố trí|bổ sung|bồi dưỡng|cải tạo|cải thiện|cảnh báo|cắm|cấp|cấp phát|cập nhật|chăm lo|chăm sóc|chấm dứt|chấn chỉnh|chấp hành
|chỉ đạo|chỉnh lý|chỉnh sửa|chỉnh trang|chi trả|chi|cho ý kiến|chọn|chốt|chủ động|chủ trì|chuẩn bị|chuyển|chuyển đổi|công bố|công khai|củng cố|cung cấp|cử|cưỡng chế|dán|di dời|dọn|dọn dẹp|dự báo|dự trữ|duy trì|dựng|dừng|đánh giá
|đào tạo|đảm bảo|đăng|đăng ký|đăng tải|đẩy mạnh|đẩy nhanh|đấu mối|đề xuất|điều chỉnh|điều tra|điều động|đo đạc|đóng|đóng góp|đón|đôn đốc|đổi mới|đối chiếu|đối thoại|đưa|gặp|giải ngân|giải phóng|giải quyết|giải tỏa|giải trình|giám sát|giao
|giao ban|giữ|giữ gìn|giữ vững|gia cố|góp ý|gỡ|gửi|hiệp đồng|hoàn chỉnh|hoàn thành|hoàn thiện|hoàn trả|họp|hỗ trợ|huy động|hướng dẫn|kẻ|kê khai|kết nối|kết hợp|khai thác|khảo sát|khắc phục|khôi phục|khoanh vùng|khơi thông|khởi công|khởi động|khử khuẩn
|kiểm kê|kiểm điểm|kiểm soát|kiểm tra|kiện toàn|ký|ký kết|lắp|lắp đặt|làm|làm rõ|làm sạch|làm việc|lấy mẫu|lấy ý kiến|lên|lên lịch|liên hệ|lo|lồng ghép|lập|lưu trữ|mở|mở rộng|mời|mua|mua sắm|nạo vét|nắm|nắm bắt|nâng|nâng cao|nâng cấp|nhân rộng|nhắc
|nhập|nghiên cứu|nghiệm thu|ngăn chặn|niêm yết|nộp|ổn định|phát|phát động|phát hành|phát huy|phát quang|phát triển|phân bổ|phân công|phân loại|phân luồng|phê duyệt|phòng ngừa|phòng,? chống|phổ biến|phối hợp|phối kết hợp|phun|phủ|quan tâm|quán triệt|quản lý|quét dọn|quyết toán
|ra quân|ra soát|rà|rà soát|rà lại|ra thông báo|rút ngắn|san gạt|sao gửi|sắp xếp|soạn|soát xét|số hóa|sơ kết|sửa|sửa chữa|tạm dừng|tạm ứng|tập huấn|tập hợp|tập trung|tăng|tăng cường|tặng|tham gia|tham mưu|thanh lý|thanh toán|thanh tra|tháo dỡ|tháo gỡ|thay|thay thế|thành lập
|thăm|thăm hỏi|thẩm định|thẩm tra|theo dõi|thiết kế|thi công|thí điểm|thống kê|thống nhất|thông báo|thông tin|thông tuyến|thu|thu gom|thu hồi|thu hút|thu nộp|thúc đẩy|thực hiện|tiêm|tiêm phòng|tiến hành|tiếp|tiếp nhận|tiếp thu|tiếp tục|tích cực|tính toán|tìm|tổ chức|tổng hợp|tổng kết|trả|trả lời|trang bị
|trang trí|tranh thủ|triển khai|trình|trồng|trực|trục vớt|truy thu|truy quét|tu sửa|tuyên dương|tuyên truyền|tuyển|tuyển dụng|tuần tra|tư vấn|ứng|ứng dụng|vận hành|vận động|vệ sinh|vớt|xác định|xác minh|xây|xây dựng|xem|xem lại|xem xét|xét duyệt|xóa|xuống|xử lý|xử phạt|xây lắp|yêu cầu|thả|bón|gieo|cấy|thu hoạch
|kéo|kéo giảm|giảm|hạ|lát|đổ|chặt|cắt tỉa|cắt|bắt|bắt giữ|đấu tranh|triệt phá|triệt xóa|kêu gọi|phấn đấu|khẩn trương|nghiêm túc|quyết liệt|linh hoạt|sẵn sàng|phục vụ|đặt|in|đọc|ghi|ghi nhận|tiếp cận|thống kê|phúc tra|nắm chắc|kết thúc|cam kết|ký cam kết|lựa chọn|rải|giải thích|đảo|rửa|chụp|quay|viết|lưu|sử dụng
|tự|giới thiệu|treo|cân đối|khen thưởng|chống|hoạt động|gắn|dành|giúp|mang|lùi|dời|tạo|kiến nghị|cài đặt|cài|tích hợp|đồng bộ|xác nhận|ngừng|đình chỉ|bảo dưỡng|bảo trì|tưới|bơm|khoan|đào|đắp|gom|nghiên cứu|tiếp xúc|giao nhận|đón tiếp|đi|về|ra|ngồi|bàn|phản hồi|giao lưu|trám|vá|thắp sáng|sắp|bổ nhiệm|luân chuyển|bầu|phát hiện|phòng ngừa
|thi|thuê|ước|tham quan|khám|khai giảng|khai mạc|bế mạc|cứu trợ|chằng chống|chằng|neo|sơ tán|di chuyển|ứng phó|trực ban|kiên quyết|thực hành|tập dượt|diễn tập|luyện tập|vào cuộc|đồng hành|chịu trách nhiệm|có trách nhiệm|có văn bản|có kế hoạch|có phương án|có giải pháp|có biện pháp|có báo cáo|có lịch|có danh sách|có công văn
"""
WORK_VERB = "(?:" + "|".join(sorted({verb for verb in re.split(r"[|\n]+", _WORK_VERBS) if verb}, key=len, reverse=True)) + r")(?!\w)"

MANNER = (
    r"(?:(?:khẩn trương|tiếp tục|tích cực|chủ động|tập trung(?= [^\W\d]+ [^\W\d]+ )|kịp thời|nghiêm túc|thường xuyên|liên tục|nhanh chóng|sớm|kiên quyết|quyết liệt|tăng cường(?= (?:kiểm tra|phối|công tác|tuyên truyền|rà|đôn đốc|chỉ đạo|quản lý|các))"
    r"|đồng thời|trực tiếp|cũng|cùng|ngay|lập tức|trước mắt|trước hết|trước tiên|cần|phải|nên|hãy|đặc biệt|chú trọng|chú ý|quan tâm|tổ chức|đẩy mạnh|rồi|sau đó|từng bước|phấn đấu|định kỳ|phải|được|bảo đảm|đảm bảo|tự|thực hiện tốt(?= (?:việc|công tác))|phối hợp(?! với| cùng| chặt)|chịu trách nhiệm|có trách nhiệm|cố gắng|ưu tiên|nỗ lực|triển khai|mạnh dạn|dứt khoát|tham mưu|tới đây|chuẩn bị tốt|nhất thiết|lưu ý|vẫn|cứ|đều|cử người|làm tốt|sẵn sàng),? )*"
)
MODAL = r"(?:cần|phải|nên|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|được mời|cần phải|hãy|không được|tuyệt đối không|nhất thiết phải|khẩn trương|tiếp tục|lưu ý|chú ý|bắt buộc|buộc phải)"
PROHIBITION = r"(?:tuyệt đối (?:không|nghiêm cấm)|không được|nghiêm cấm|kiên quyết không|dứt khoát không|không (?:tự ý|tổ chức|thu|để|chi|nhận|ký|cho|giao|sử dụng|mua|họp|nợ|gửi|làm|đốt|chuyển|giải quyết|ban hành|tập trung|trình|bố trí|yêu cầu|đùn đẩy|tiếp nhận|lấy|hợp đồng|phát sinh|đi|uống|bỏ|khai thác|thả|xây|cấp|né tránh|đặt|ứng))"

STARTS_WORK = re.compile(rf"{MANNER}(?P<verb>{WORK_VERB}|{PROHIBITION}(?!\w))")
PROHIBITS = re.compile(PROHIBITION + r"(?!\w)")
ENDS_IN_VERB = re.compile(rf"(?:^|[ ,]){WORK_VERB}$")
MODAL_AT = re.compile(rf"(?:(?:thì|cũng|đều|,|trong thời gian tới|tới đây|trước mắt|thời gian tới|từ nay)[ ,]+)*(?P<modal>{MODAL})(?!\w)")

ORDER = re.compile(
    r"(?<![\w])(?P<order>yêu cầu|đề nghị|giao nhiệm vụ cho|giao trách nhiệm cho|giao thẳng cho|giao cho|giao|phân công|chỉ đạo|mong muốn|mong|nhắc nhở|nhắc|dặn|đôn đốc|lưu ý|lưu ý thêm|quán triệt|thống nhất giao|nhấn mạnh|nhờ|ủy quyền|chỉ rõ|gợi ý|cho rằng)(?!\w)"
)
"""Verbs by which a leader asks; the weak ones among them ('nhấn mạnh', 'cho rằng') ask only with a modal behind."""
WEAK_ORDERS = frozenset({"nhấn mạnh", "cho rằng", "chỉ rõ", "lưu ý", "lưu ý thêm", "mong muốn", "mong", "quán triệt", "đôn đốc", "gợi ý"})
NOUN_BEFORE_ORDER = re.compile(
    r"(?:đáp ứng|theo|các|những|đúng|một số|mọi|nhu cầu|hồ sơ|văn bản|đơn|thư|công văn|tờ trình|với|sự|ý kiến|theo đúng|đã|vừa|được|bị|chưa|có|nội dung|kiến nghị,|tinh thần|ban|công tác|việc|sẽ|nhiệm vụ|tiếp thu|để|nếu|tháng trước tôi|hôm đó tôi|khi|số|bàn|thời gian|không|của|sau khi|tiếp tục|từng|theo sự|chịu sự|phối hợp|trong) $"
)
PAST_BEFORE = re.compile(r"(?:năm ngoái|hôm đó|hôm trước|hôm nọ|hồi (?:tháng|đầu|cuối|năm|đó)|lần trước|kỳ trước|tháng trước|tuần trước|trước đây|năm trước|đợt trước|quý trước|vừa qua|trước đó|kỳ họp trước)[^.;]{0,60}$")

TAIL = re.compile(
    r"(?:xong(?!\w)|để(?! (?:xảy ra|cho người))|nhằm|không để|không làm ảnh hưởng|tránh|bảo đảm|đảm bảo|trong đó|nhất là|đặc biệt|gồm|bao gồm|kể cả|góp phần|từng bước|theo đúng|theo |với |tạo |qua đó|làm cơ sở|làm căn cứ|coi |xem đây|gắn với|lấy |đạt|phải đạt|phải xong|phải có|phải hoàn thành"
    r"|hoàn thành(?= (?:trước|trong|xong|vào|chậm|dứt điểm|đúng|trên|toàn bộ|100|việc này|và|,|$|đến|cuối|đầu|hết))|phấn đấu(?= (?:đạt|đến|tăng|có|trên|giảm|\d))|hạn |thời hạn|thời gian|chậm nhất|muộn nhất|nếu |khi |sau khi|trừ |do |vì |mà |thay |thực hiện (?:nghiêm|đúng|tốt)|chịu trách nhiệm|xử lý (?:nghiêm|kịp thời|dứt điểm|vi phạm|các trường hợp|các vi phạm|theo)"
    r"|kịp thời (?:phát hiện|xử lý|ngăn chặn|tháo gỡ|khắc phục|giải quyết|đề xuất|chấn chỉnh|điều chỉnh|nhắc nhở|uốn nắn)|đề xuất|tham mưu (?:ubnd|đề xuất|xử lý|biện pháp|giải pháp|phương án)|có (?:phương án|biện pháp|giải pháp) |rút kinh nghiệm|giữ |nâng tỷ lệ|đưa tỷ lệ|đưa vào|ưu tiên|chú trọng|không quá|tối đa|tối thiểu|ít nhất|mỗi |từ đó|vừa |kể cả|như |kiên quyết (?:không|xử lý)|không chi|không tập trung|không quá|bỏ )"
)
"""Words by which a clause behind a comma belongs to the demand before it."""
REPORT = re.compile(
    r"(?:kịp thời |tổng hợp,? |tổng hợp và |rồi |và |để )*(?P<verb>báo cáo|trình|gửi|nộp|tổng hợp|chuyển)(?!\w) ?"
    r"(?P<to>(?:lại |về |cho |lên |kết quả |kèm |thực hiện |xin ý kiến |đề xuất |danh sách |toàn bộ |đầy đủ |bằng văn bản |ban thường vụ |thường trực |ủy ban nhân dân |hội đồng nhân dân |ubnd |hđnd |chủ tịch |phó chủ tịch |bí thư |đảng ủy |huyện ủy |thành ủy |thị ủy |lãnh đạo |tỉnh |huyện |xã |phường |thành phố |thị xã |quận |cấp ủy |cấp trên |cấp có thẩm quyền |văn phòng |vp |phòng [\w -]{2,25}? |sở [\w -]{2,20} |xem xét |phê duyệt |quyết định |thẩm định |ban hành |,? ?cho ý kiến |thông qua |,)*)"
)

DECIDES = re.compile(
    r"(?:(?:về nguyên tắc,? )?(?:cơ bản )?(?:đồng ý|nhất trí|thống nhất)(?! (?:số liệu|giao|phương án|danh sách|với [\w ]{3,40} (?:về phương án|trước khi)|nội dung|lịch|địa điểm|quy trình|mẫu|thời gian|cách))|chấp thuận|cho phép|cho chủ trương|ghi nhận|biểu dương|khen ngợi|đánh giá cao|hoan nghênh|cảm ơn|chúc mừng|phê bình|nghiêm khắc phê bình|tiếp thu(?! và)|chia sẻ|tuyên dương các|tin tưởng)"
)
"""What leaders decide or feel themselves; no demand by itself."""
SELF = re.compile(
    r"(?:(?:thường trực |lãnh đạo |tập thể )?(?:ubnd|ủy ban nhân dân|ủy ban|huyện|xã|phường|thành phố|thị xã|tp|thường trực|đảng ủy|huyện ủy|lãnh đạo|tôi|thị ủy|thành ủy)(?: (?:xã|huyện|tp|thành phố|thị xã|phường|tỉnh|thị trấn|quận|ủy|ubnd|huyện ủy|[A-ZĐa-zà-ỹ]{1,3}))?,? (?:sẽ|đã|nhất trí|đồng ý|thống nhất|ghi nhận|xem xét|tiếp thu|cam kết|chưa|đang|cũng sẽ|cơ bản|rất|bố trí kinh phí|hỗ trợ kinh phí))"
)
REPORTED_PAST = re.compile(r"(?<!\w)(?:đã|vừa|đang)(?!\w)(?! (?:nêu|giao|có|được|phê duyệt|ban hành|đề ra|ký|thống nhất|chỉ ra|duyệt|đăng|hết|xuống))")
PROMISES = re.compile(r"(?:(?<!\w)(?:sẽ|dự kiến|xin(?! lỗi| ý kiến| chủ trương)|hứa|cho biết|có kế hoạch|cam kết(?! với)|kiến nghị(?! của)|mong được|đề xuất được|báo cáo (?:đã|là|sẽ)|phản ánh)(?!\w))")
ANNOUNCES = re.compile(
    r"(?:(?:tập trung|thực hiện|triển khai|làm|quan tâm|chú trọng|lưu ý|chỉ đạo)(?: (?:thực hiện|triển khai|tốt|vào|giải quyết|chỉ đạo|hoàn thành|tổ chức))* )(?:ngay |tốt )?(?:(?:một số|các|những|\d{1,2}|mấy|hai|ba|bốn|năm) )+(?:nhiệm vụ|nội dung|công việc|vấn đề|việc|giải pháp|điểm)(?:,? (?:giải pháp|trọng tâm|chủ yếu|cụ thể|sau|như sau|sau đây|cấp bách|cần thiết|trước mắt|chính|cơ bản|lớn|dưới đây|nêu trên|của tháng|của quý|của tuần|tháng \d+|quý [ivx]+|tuần \d+|thời gian tới))*[\s.:,]*$"
)
CLOSING = re.compile(
    r"(?:trên đây là|(?:ubnd [\w ]+|văn phòng [\w ]+)?(?:trân trọng )?thông báo (?:để|đến|tới) |căn cứ nội dung|nghiêm túc (?:tổ chức |triển khai )*thực hiện (?:các nội dung |nội dung )?(?:tại )?(?:thông báo|kết luận|các nội dung|văn bản) (?:này|trên|kết luận)|hội nghị kết thúc|cuộc họp kết thúc|buổi giao ban kết thúc|biểu này|không giao lại|nội dung (?:trên )?được thông qua)"
)
ATTITUDE = re.compile(
    r"(?:tiếp tục |cần |phải |luôn |hãy )*(?:nêu cao|đề cao|đoàn kết|quyết tâm|phát huy (?:tinh thần|vai trò|hơn nữa)|nói ít làm nhiều|cố gắng hơn|nỗ lực hơn|thay đổi (?:tư duy|cách nghĩ)|đồng lòng|chung sức|gương mẫu|nhận thức|tự nhận|mạnh khỏe|yên tâm)"
)
WARNS = re.compile(r"(?:nếu|đơn vị nào|ai|xã nào|phường nào|phòng nào|để xảy ra|trường hợp (?:chậm|không|để))[^.;]{0,140}?(?:sẽ|thì|phải) (?:bị |kiểm điểm|phê bình|xử lý|chịu trách nhiệm|nêu tên|xem xét|nhận|tự nhận|trừ điểm|kỷ luật|không xét|thì)|người đứng đầu (?:phải )?(?:chịu trách nhiệm|tự nhận)")
