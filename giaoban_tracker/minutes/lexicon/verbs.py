"""Verbs of work (động từ chỉ việc): what offices are asked to do, by field, and the nouns that only look like them."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import Phrases, listed

_PAPERS = """
ban hành | biên soạn | biên tập | bổ sung | cập nhật | chỉnh lý | chỉnh sửa | chốt | chốt lại | công bố | công khai
dịch | dự thảo | điều chỉnh | đăng tải | đăng | đính chính | đối chiếu | góp ý | hoàn chỉnh | hoàn thiện | hoàn tất
in | ký | ký ban hành | ký kết | lập | lấy ý kiến | lưu trữ | lưu | niêm yết | phát hành | phê duyệt | rút gọn
sao gửi | sao | soạn | soạn thảo | sửa đổi | số hóa | tham mưu | thẩm định | thẩm tra | thể chế hóa | trình
trình duyệt | trích lục | viết | xây dựng | xin ý kiến | xin chủ trương | ra thông báo | ra văn bản | ra quyết định
dán | ghi | ghi chép | ghi lại | kê khai | có văn bản | có kế hoạch | có phương án | có giải pháp | có biện pháp
có báo cáo | có hướng dẫn | có lịch | có công văn | có danh sách | có hình thức | có tờ trình | có trách nhiệm
có lộ trình
cho ý kiến | đánh máy | nhập | nhập liệu | đọc | duyệt | duyệt lại
"""
_REPORTING = """
cho tôi biết | cho thường trực biết | cho lãnh đạo biết | cho ủy ban biết | xuất | túc trực | súc xả | đấu nối
chạy thử | tổng rà soát | gói | khơi | bù | vét | đốt | gõ | phát giấy mời | hàn | chôn lấp | tiếp sức | đỡ | sấy
mặc đúng | mặc đồng phục | mặc trang phục | đeo thẻ | mang thẻ | chấm công
xin lỗi | gom | chốt chặn | mở sổ | rào chắn | cắm biển | nối | đóng điện | cắt điện | kéo điện | báo cáo | báo
báo lại | báo tin | chuyển
gửi | giải trình | nộp | phản ánh | phản hồi | thông báo | thông tin | tổng hợp | trả lời | trả kết quả | cung cấp
nhắn | nhắn tin | kiến nghị | đề xuất | đề nghị | từ chối | bác | khước từ | tổng kết | sơ kết | thống kê | tập hợp
"""
_LOOKING = """
rà | rà lại | rà soát | soát | soát lại | soát xét | xem | xem lại | xem xét | nghiên cứu | khảo sát | đánh giá
phân tích
phân loại | tính toán | tính | cân đối | dự báo | dự trù | nắm | nắm bắt | nắm chắc | nắm tình hình | theo dõi
giám sát | kiểm tra | kiểm đếm | kiểm định | kiểm kê | kiểm soát | kiểm điểm | thanh tra | phúc tra | phúc tập
tổng kiểm tra | tự kiểm tra | điều tra | xác minh | xác định | xác nhận | bám sát | bám | đo | đo đạc | đếm | cân
lấy mẫu | xét nghiệm | truy vết | lấy lại mẫu | lấy thêm mẫu | khoanh vùng | sàng lọc | khám | khám sàng lọc
chấm điểm | bình xét | xét duyệt
xét chọn | xếp loại | thẩm duyệt | đối soát | tra cứu | quan trắc
"""
_ACTING = """
thực hiện | thi hành | triển khai | tiến hành | tổ chức | làm | làm tốt | làm rõ | làm sạch | làm việc | hoàn thành
giải quyết | xử lý | xử phạt | khắc phục | tháo gỡ | gỡ | chấn chỉnh | cải thiện | cải tiến | cải cách | cải tạo
đổi mới | nâng cao | nâng cấp | nâng | đẩy mạnh | đẩy nhanh | tăng | tăng cường | thúc đẩy | phát huy | phát triển
mở rộng | mở | nhân rộng | duy trì | giữ | giữ nghiêm | giữ gìn | giữ vững | giữ nguyên | củng cố | kiện toàn
sắp xếp | bố trí | điều động | luân chuyển | phân công | phân bổ | phân khai | phân luồng | phân cấp | phân phối
giao | giao nhiệm vụ | ủy quyền | chỉ đạo | hướng dẫn | đôn đốc | nhắc | nhắc nhở | quán triệt | phổ biến
tuyên truyền | vận động | thuyết phục | giải thích | đối thoại | tiếp dân | tiếp công dân | hòa giải | gặp | gặp gỡ
mời | liên hệ | kết nối | phối hợp | phối kết hợp | hiệp đồng | lồng ghép | kết hợp | cùng | tham gia | tham dự | dự
chủ trì | chủ động | thống nhất | bàn | bàn bạc | họp | họp dân | hội ý | trao đổi | làm lại | ra quân | phát động
khởi động | khởi công | khánh thành | khai giảng | khai mạc | bế mạc | diễn tập | tập huấn | huấn luyện | bồi dưỡng
đào tạo | tập dượt | tổng duyệt | hội thi | thi công | xúc tiến | kêu gọi | thu hút | mời gọi | huy động | tranh thủ
khai thác | ứng dụng | vận hành | áp dụng | sử dụng | cài đặt | cài | tích hợp | đồng bộ | chuyển đổi | kích hoạt
cấu hình | quay | chụp | phát | phát sóng | phát thanh | treo | trang trí | kẻ | vẽ | sơn | dựng | dựng lại | lắp
lắp đặt | đặt | cắm | thay | thay thế | thay đổi | bỏ | hủy | hủy bỏ | dừng | tạm dừng | ngừng | đình chỉ | chấm dứt
bãi bỏ | lùi | dời | hoãn | rút | rút ngắn | rút kinh nghiệm | thu hẹp | giảm | kéo giảm | hạ | cắt | cắt giảm
tinh giản | tự | lo | lo xong | chuẩn bị | sẵn sàng | đón | đón tiếp | tiếp | tiếp đón | tiếp nhận | tiếp thu
tiếp cận | bàn giao | nhận | giao nhận | trực | trực ban | canh | canh gác | gác | tuần tra | mật phục | truy quét
trấn áp | tấn công | tẩy giun | đấu tranh | triệt phá | triệt xóa | triệt tiêu | bắt | bắt giữ | ngăn chặn
phòng ngừa | phòng chống
phòng trừ | chống | đề phòng | cảnh báo | cảnh giác | răn đe | giáo dục | cảm hóa | cử | cử người | phái
tăng cường cán bộ | tuyển | tuyển dụng | tuyển chọn | bổ nhiệm | giới thiệu | bầu | khen | khen thưởng | biểu dương
tuyên dương | tôn vinh | tặng | trao | trao tặng | thăm | thăm hỏi | chúc | động viên | chăm lo | chăm sóc
quan tâm | hỗ trợ | giúp | giúp đỡ | đỡ đầu | nuôi dưỡng | cứu trợ | cứu đói | chia sẻ | bảo vệ | bảo đảm | đảm bảo
bảo dưỡng | bảo trì | bảo quản | bảo tồn | tôn tạo | trùng tu | phục hồi | phục dựng | khôi phục | ổn định | bình ổn
cam kết | ký cam kết | đăng ký | chịu trách nhiệm | phấn đấu | tập trung | tích cực | tiếp tục | ưu tiên | chú trọng
chú ý | lưu ý | tổ chức lại | lựa chọn | chọn | lên | lên danh sách | lên kế hoạch | lên lịch | lên phương án
điều phối | làm báo cáo | làm kế hoạch | làm lịch | đưa | đưa vào | mang | đi | về | ra | vào | xuống | đến | tới
lại | ngồi
ngồi lại | đứng | dẫn | kèm | vào cuộc | ra mắt | thành lập | giải thể | sáp nhập | chia tách | hợp nhất | gắn
gắn với | tạo | tạo điều kiện | dành | thí điểm | làm điểm | nhân | nêu | nêu gương | đề cao | tăng thời lượng
khống chế | kiềm chế | tiết kiệm | minh bạch | đón nhận | phục vụ | thông qua | đảm nhận | đảm nhiệm | đáp ứng | cấp
cấp phát | cấp đổi | cấp lại | cấp phép | cho phép | trả | hoàn trả | thu nhận | xếp | xếp lại | tách | gộp | nhốt
thả
"""
_MONEY = """
chi | chi trả | chi tiêu | thu | thu nốt | thu nộp | thu hồi | truy thu | thu đúng | thu đủ | thu gom | giải ngân
thanh toán | quyết toán | tạm ứng | ứng | ứng vốn | hoàn ứng | đấu thầu | đấu giá | mua | mua sắm | trang bị | thuê
bán | thanh lý | sắm | đóng | đóng góp | trích | phân chia | kê biên | cưỡng chế | bồi thường | đền bù | tái định cư
khoán | định giá | nghiệm thu
"""
_HANDS = """
theo đến cùng | soi | soi lại | kiểm lại | ngồi chung | đổ đường | kẻ vạch | thông được | thông đường | thông cống
thông tuyến | thông xe | theo sát | tẩm | chở về | phạt nguội | đặt hoa | phân | sắp xe | bó gọn | cào bóc | treo cờ
trỉa | thúc | cung ứng | buộc | ngắt | đình chỉ thi công | chạy chương trình | dựng sân khấu | kê thêm | thắp nến
xuống giống lại | lên lịch | mở cửa | nạo vét | khơi thông | san gạt | san lấp | đào | đào đắp | đắp | gia cố | kè
vá | trám | trải | rải | lát | đổ | xây | xây lắp | xây mới | sửa | sửa chữa | tu sửa | duy tu | tu bổ | chỉnh trang
phá dỡ | tháo dỡ | di dời | di chuyển | giải tỏa | giải phóng | dọn | dọn dẹp | quét | quét dọn | vệ sinh
tổng vệ sinh | phát quang | thu dọn | gom | vớt | trục vớt | hút | bơm | tưới | trồng | trồng lại | trồng dặm
trồng mới | gieo | gieo cấy | gieo trồng | cấy | bón | bón thúc | phun | phun thuốc | thu hoạch | gặt | cắt tỉa
chặt | chặt hạ | đốn | tỉa | tiêm | tiêm phòng | tiêm bù | tiêm vét | tiêu hủy | tiêu độc | khử trùng | khử khuẩn
súc rửa | rửa | thau rửa | chằng chống | chằng | neo | sơ tán | ứng phó | ứng cứu | cứu hộ | dập | dập dịch | diệt
xóa | xóa bỏ | quây | che | che chắn | dự trữ | tích trữ | chở | vận chuyển | bốc | xúc | khoan | đóng cọc | cất
thắp sáng | thắp | lắp bóng | bóc gỡ | tháo | gắn biển | thả giống | tổ chức sản xuất | chăn thả | nhân giống
cấp nước | tích nước | điều tiết | xả | ngăn | rào | kéo | kéo lại | cải tạo lại | thiết kế | tuyên truyền miệng
hiến | quyên góp | chăm bón | luyện tập | bảo hộ | dẹp | dẹp bỏ | lập lại | lập lại trật tự | trả lại | cắt cử
"""
_NOUNS = """
có trách nhiệm của | báo cáo của | quyết định của | kế hoạch của | báo cáo viết | bắt đầu | bắt nguồn | bắt buộc
bắt gặp | nhân khẩu
công nhân | nhân viên y tế | cần được | ban chỉ đạo | ban ngành | báo cáo viên | báo cáo tổng hợp | báo chí
báo đài | bàn ghế | bán trú | bán lẻ | bố trí dân cư | cân nặng | cắt lớp | cấp cao | cấp cứu | cấp cơ sở | cấp dưới
cấp huyện | cấp ngành | cấp phường | cấp sai | cấp thẻ | cấp tỉnh | cấp trên | cấp ủy | cấp xã | cấp độ | cấp bách
cấp thiết | cấp thôn | cấp trường | cấp trung ương | cấp có thẩm quyền | chi bộ | chi cục | chi đoàn | chi hội
chi nhánh | chi phí | chi tiết | chi ủy | chi tiêu nội bộ | chi thường xuyên | chi đầu tư | chọn lọc | chuyển biến
chuyển đổi số | chuyển tiếp | công bố hợp quy | cùng cấp | cùng kỳ | cùng ngày | cùng loại | cùng thời điểm
dân vận | dịch bệnh | dịch hại | dịch tả | dịch vụ | dịch sốt | dự án | dự báo viên | dự thảo lần | dự toán
đánh giá ngoài | đánh giá chung | đi lại | đi làm | đi học | đo lường | đóng góp tự nguyện | đội ngũ
đối thoại viên | đến nay | đến từ | đến giữa | đến cuối | đến đầu | đến hết | đến ngày | đến tháng | đến quý
đến năm | đến khi | đến thời điểm | đến trước | đến sau | đến trên | đến hạn | đến nơi | đến cùng | đổi mới sáng tạo
giảm nghèo | giao ban | giao dịch | giao diện | giao hữu | giao lộ | giao lưu | giao thông | giao thừa | giao mùa
giáo dục đào tạo | giáo dục thể chất | giáo dục pháp luật | giáo dục thường xuyên | giáo dục quốc phòng | giúp việc
giữ trẻ | gắn bó | hạ tầng | hạ lưu | hạ du | hỗ trợ kỹ thuật | in ấn | kéo dài | kết hợp quân y | khám bệnh
kẻ gian | kèm theo | kê biên tài sản | khen ngợi | lại giang | làm ăn | lên men | lưu học sinh | lưu thông | lưu vực
lưu động | lưu ban | lưu trú | lưu lượng | lập pháp | lập trường | mang tính | mở đầu | nâng cao thể trạng
nêu trên | ngồi học | nhân dân | nhân lực | nhân sự | nhân viên | nhân rộng điển hình | nhân dịp | nhân ái
nhân văn | nhân quyền | nhận thức | nhận định | nuôi dưỡng trẻ | ổn định chính trị | phát biểu | phát hiện
phát sinh | phát thanh viên | phái đoàn | phấn đấu thi đua | phòng chống dịch | phòng chống thiên tai
phòng chống tham nhũng | phòng chống ma túy | phòng chống cháy nổ | phòng chống bão lụt | phòng chống bạo lực
phòng chống tội phạm | ra đời | ra lớp | ra trường | ra vào | ra hoa | rút ra | sao cho | sơn la | tách hộ | tăng ca
tăng thu | tăng trưởng | tăng giảm | tăng lương | thay mặt | thanh tra viên | thanh toán viên
theo dõi sức khỏe ban đầu | thi công ẩu | thống nhất đất nước | thông tin điện tử | thông tin đại chúng
thông tin cá nhân | thông tin liên lạc | thông tin thị trường | thu chi | thu nhập | thu phí | thu đông | thu mùa
thu thuế | thu ngân sách | tiếp đến | tiếp theo | tính chất | tính mạng | tính từ | tính khả thi | tiết kiệm điện
tới đây | tới nay | tổ chức chính trị | tổ chức cơ sở | tổ chức đảng | tổ chức đoàn | tổ chức hội | tổ chức bộ máy
tổ chức xã hội | tổ chức tôn giáo | tổ chức kinh tế | tổ chức cá nhân | tổ chức liên quan | tổng hợp khối
trao đổi khoản | trình tự | trình độ | trực thuộc | trực tiếp | trực tuyến | tuyển sinh đầu cấp | ứng xử | ứng viên
ưu tiên hàng đầu | vào năm | vào tháng | vào quý | vào ngày | vào cuối | vào đầu | vào dịp | vào giữa | vào các
vào khoảng | vào tuần | vận động viên | về đích | về việc | về công tác | về nguồn | về tiến độ | về nhiệm vụ
về phía | về trước | về hưu | về cơ bản | về lâu dài | về quy hoạch | về đất đai | về chủ trương | về kinh phí
vẽ tranh | viết tắt | xây dựng đảng | xây dựng cơ bản | xây dựng nông thôn mới nâng cao | xem như | xếp hạng
xóa đói giảm nghèo | xuống cấp | xuống giống | lại càng | bình xét thi đua | bán hàng | lên lớp | lên cao | lên ngôi
dự kiến | dự phòng | dự định | dự bị | cho thấy | cho biết | kết luận | kế hoạch | bầu cử | tự nguyện | tự giác
tự phát | tự nhiên | tự do | tự túc | tự ý | tự chủ | tự quản | dẫn đến | dẫn tới | giảm sút | đứng đầu | đứng chân
giữa tháng | kèm cặp | nhận ra | đóng trên | đặt ra | tiếp giáp | tiếp xúc cử tri | đăng ký đất đai | cân điện tử
tăng giá | tiếp khách | vào lớp | phát động của | phát triển mới
"""

WORDS_OF_WORK = tuple(listed(_PAPERS, _REPORTING, _LOOKING, _ACTING, _MONEY, _HANDS))
WORK = Phrases(*WORDS_OF_WORK)
"""Verbs by which offices are asked for work; many are nouns too ('báo cáo'), which only their place tells."""
NOT_WORK = Phrases(_NOUNS)
"""Nouns and other words that begin like a verb of work and are none: 'thu nhập', 'giao thông', 'cấp ủy'."""


def verb_end(low: str, at: int, limit: int | None = None) -> int:
    """Where a verb of work that starts exactly at a place ends; -1 when none does, or only a noun like one."""
    end = max(WORK.end(low, at, limit), _made_of_a_noun(low, at, limit), _has_it_done(low, at, limit))
    return -1 if end < 0 or NOT_WORK.end(low, at, limit) >= end else end


_HAS_IT_DONE = re.compile(
    r"cho (?=(?:\d+ |một |hai |ba |mấy |thêm |vài )?(?:người|xe|máy|anh em|lực lượng|cán bộ|dân quân|thợ|tổ|đội)(?!\w))"
)
"""'cho xe chở nước', 'cho sửa ngay': somebody has it done."""
_MADE_OF_A_NOUN = re.compile(r"(?!(?:văn|hàng|tiêu|giao|khoa|thương|thời) )[^\W\d]+(?: [^\W\d]+)? hóa(?!\w)")
"""'sơ đồ hóa', 'cụ thể hóa': any noun becomes a verb by 'hóa'."""


def _has_it_done(low: str, at: int, limit: int | None) -> int:
    if not low.startswith("cho ", at):
        return -1
    if _HAS_IT_DONE.match(low, at, len(low) if limit is None else limit):
        return at + 3
    return WORK.end(low, at + 4, limit) if NOT_WORK.end(low, at, limit) < 0 else -1


def _made_of_a_noun(low: str, at: int, limit: int | None) -> int:
    found = _MADE_OF_A_NOUN.match(low, at, len(low) if limit is None else limit)
    return found.end() if found and "văn hóa" not in found.group() and "hàng hóa" not in found.group() else -1
