"""Words of spoken Vietnamese, above all of the South and the Centre (phương ngữ): what leaders say and papers do not.

Many of these verbs are everyday words; they ask for work only where an owner, a modal or an order stands in front.
"""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import Phrases, one_of

_LOOKING = """
chấm công | coi | coi lại | coi kỹ | coi qua | coi thử | coi sóc | coi ngó | coi chừng | dòm | dòm lại | dòm ngó
ngó | ngó lại | ngó chừng | kiếm | tìm | tìm hiểu | tìm cách | tìm chỗ | dò | dò lại | dò hỏi | rà coi | soát
soát lại | đếm lại
kiểm | kiểm kho | tính lại | tính sổ | nắm lại | hỏi | hỏi lại | hỏi thăm | hỏi han | lục lại | xem chừng | trông
trông coi | trông chừng | canh chừng | truy | truy ra | truy cho ra | lùng | dò trùng | để mắt | để ý | thăm dò
ngồi xem | đi xem | đi coi | nhìn lại | mục kích
"""
_SAYING = """
kêu | kêu gọi | gọi | gọi điện | gọi hỏi | điện | điện thoại | hối | hối thúc | giục | thúc giục | đốc | đốc thúc
đốc thu | nói | nói chuyện | nói rõ | nói lại | nói giùm | thưa | thưa lại | bàn tính | bàn lại | bày | bày cách
chỉ cách | chỉ dẫn | cầm tay chỉ việc | dặn dò | biểu | nhắn lại | loan báo | rao | loa | đánh tiếng | đi từng nhà
gõ cửa | trả lời | xin lỗi | hẹn | hẹn lại | hẹn trả | báo cáo lại | trình lại | phúc đáp | đối đáp | mở lời
"""
_HANDLING = """
đưa lại | đưa giùm | đưa tôi | đưa cho | gõ lại | chép | chép lại | phô tô | photo | gút | gút lại | chốt sổ | chốt hạ
dứt điểm | dứt | trả dứt | làm dứt | làm gọn | làm cho | làm xong | làm ngay | làm luôn | thu xếp | sắp | sắp lại
lo liệu | lo cho | liệu | chạy lo | phụ | phụ giúp | phụ một tay | tiếp tay | tiếp một tay | xúm | xúm lại | hùn
góp | góp công | góp sức | chung tay làm | đỡ đần | gánh | gánh vác | ôm | nhận lấy | chịu | theo | kèm cặp | đeo bám
rước | đưa đón | ghé | ghé qua | ghé thăm | tạt qua | chạy | lội | đi lại | đi hết | đi kiểm tra | tới tận | xuống tận
tập | tập dượt | dợt | dợt lại | dạy | dạy lại | tập lại | học | phổ cập | tự làm | tự lo | tự soát | mướn | sắm sửa
chia | chia lại | chia ra | phát | phát lương | cho | cho nghỉ | bù lại | bớt | bớt lại | rút | rút lại | khoanh
khoanh nợ | giãn | giãn nợ | đòi | đòi nợ | trả nợ | trả lương | trừ | phạt | phạt cho | xử | tịch thu | đuổi | lùa
"""
_CRAFTS = """
chích | chích ngừa | chích vét | xịt | xịt thuốc | tạt | rắc | lượm | nhặt | hốt | hốt rác | vác | bưng | bê | khiêng
bứng | nhổ | cuốc | xới | phát cỏ | cắt cỏ | rong cành | chặt cành | mé | mé nhánh | mé cây | cưa | cột | cúp | cúp điện
khóa | khóa nước | mở nước | chận | chặn | be bờ | be | tấn | bít | lấp | móc | móc cống | nạo | nạo cống | thông
thông cống | dặm | dặm vá | sửa sang | sửa lại | quét vôi | lợp | lợp lại | cất nhà | dỡ | bóc | gỡ bỏ | xé | ráp
gắn | gắn lại | đóng | đóng cửa | mở lớp | mở đợt | tháo nước | tiêu úng | tiêu nước | tát | tát nước | úp | lật úp
dời lại | dồn | gom lại | vun | ủ | nấu | gói | tưới tiêu | cày | bừa | xuống giống | né rầy | gài | giăng | kê | kê cao
thắt chặt | siết | siết chặt | siết lại | kẹp chì | niêm phong | phong tỏa | khoanh lại | đậy | đậy nắp | che phủ
đánh dấu | cắm mốc | đóng cọc | giăng dây | chốt chặn | lập chốt | mở chốt | gác đường | phân làn | kéo lưới
"""
_WITH_HANDS = """
lấy | bắc | bắc lại | lọc | lọc ra | nhặt ra | đánh ra | đánh máy | gõ ra | in ra | chép ra | viết ra | cản
cản lại | giữ lại
giữ chân | gài | chèn | đẩy lùi | trói | ghim | đục | lót | căng | căng dây | chẻ | hót | lau | chùi | giặt
phơi | mượn | bốc thăm | bấm | mổ xẻ | lượn | lượn qua | rảo | rảo qua | đảo qua | nhòm | ngồi trực | ngủ lại | ở lại
cắt người | cắt cử | cắt đặt | chia ca | thay ca | đốc công | hò nhau | rủ | kêu thợ | mướn thợ | gọi thợ | dắt
chỉ cho | bày cho
làm giấy | làm tờ | làm cái | làm bảng | làm sổ | vô sổ | vào sổ | ghi sổ | ghi ra | lên sổ | khui | khui ra | lật
lật lại
hỏi cho ra | hỏi cho rõ | đòi cho được | thu lại | đong | đong đếm | ngắm | nhắm | chọn lấy | lựa | lựa ra | gạn
gạn ra
để dành | chừa | chừa ra | nhường | kiểm điểm | dẹp | dẹp cho | gom về | chuyển về | chở tới | đưa tới | đưa về
đưa lên | đưa xuống
mang tới | đem | đem về | đem tới | đem lên | đem qua | trám | tráng | hàn lại | vá lại | khâu | cuốn | quấn | bọc | bó
"""
SPOKEN_WORK = Phrases(_LOOKING, _SAYING, _HANDLING, _CRAFTS, _WITH_HANDS)
"""What speech asks for; too common to begin a demand by itself."""
NO_SPOKEN_WORK = Phrases("""
coi như | coi là | coi thường | coi nhẹ | coi trọng | coi đây | coi đó | coi sao được | coi bộ | nói chung | nói thiệt
nói thật | nói hoài | nói cũng | nói là | nói sẽ | nói năm | nói đã | nói vậy | kêu là | kêu khó | kêu thiếu | kêu ca
hỏi là | hỏi sao | trông chờ | trông đợi | cho là | cho rằng | cho thấy | cho biết | cho hay | cho dù | cho nên
cho đến | cho tới | cho ý kiến | theo báo cáo | theo tôi | theo đó | theo quy định | theo kế hoạch | theo dõi thấy
chạy theo | chạy chậm | chạy tốt | chịu khó | chịu thua | chịu thiệt | tìm ra | tìm thấy | gọi là | học sinh | học trò
học kỳ | học phí | học viên | học tập | chia sẻ | chia tay | chia buồn | phát biểu | phát sinh | phát hiện | phạt nặng
thông qua | thông báo của | đóng góp ý | đóng trên | điện lực | điện tử | loa đài | loa phường | kiểm lâm | kiểm sát
hẹn hò | hẹn tới hẹn lui | rút ra | đòi hỏi | biểu quyết | biểu diễn | sắp tới | sắp xong | sắp hết | bớt được
đuổi kịp | liệu có | liệu rằng | thưa các | thưa hội | thưa đồng | theo đúng | theo yêu cầu | theo đề nghị | lo lắng
lo ngại | lo là | lo thiếu | kêu trời | trừ khi | đậy lại | học hỏi | kê khai chậm | khóa sổ rồi
""")
"""Other words that begin like them."""
ASKS_KINDLY = re.compile(
    r"(?<!\w)(?:giùm|dùm|giúp|hộ|cho|lại) (?:tôi|tui|mình|anh em|ủy ban|thường trực|huyện|xã|bà con|dân"
    r"|người dân)(?!\w)"
    r"|(?<!\w)cho (?:xong|hết|kỹ|chắc|rành|kịp|đủ|rồi|dứt|đàng hoàng|tử tế|gọn|sạch|sớm)"
    r"(?= (?:trong|trước|nội|ngay|chậm|đi|giùm|để|vào|tới|hôm|sáng|chiều|tối|ngày|tuần|tháng|luôn|hết)(?!\w))"
    r"|(?<!\w)(?:cho (?:xong|hết|kỹ|đúng|ra|chắc|rành|kịp|đủ|rồi|dứt|đàng hoàng"
    r"|tử tế|gọn|sạch|đúng luật)|nghe|nghen|nhen|nhé|nhá|nha|hén"
    r"|hỉ|hí|nghe chưa|đi|đó nghe)$"
)
"""What only somebody who asks says of the work: 'kiểm lại giùm tôi', 'dọn cho xong', '… nghen'."""
NOT_ONE = re.compile(
    r"(?:(?:từ nay|năm nay|tuyệt đối|kiên quyết|dịp này|tết này) )?không (?:một )?"
    r"(?:ai|người nào|(?:cán bộ|đồng chí|đơn vị|cơ quan|phòng|ban|xã|phường|thôn|ấp|trường|cá nhân|tổ chức|hộ|tập thể"
    r"|lãnh đạo|công chức)(?:, (?:cán bộ|đơn vị|cá nhân|công chức|tổ chức))? nào) được(?: phép)? (?=\w)"
)
"""'không ai được …': a prohibition for everybody."""
TELLS_WHY = re.compile(
    r"(?:hôm (?:nọ|trước|kia|qua|rồi)|(?:tháng|tuần|năm|bữa|đợt|lần) (?:rồi|trước|kia)|năm ngoái) "
    r"(?!(?:ngày|\d|mà|phải|các|phòng|khi))[^,;]*$"
    r"|(?:lỡ|kẻo|không thì|để chậm) [^,;]{3,50} (?:là|thì) (?:phiền|khổ|gay|chết|mệt|nguy|hỏng|lỡ|hết|mất|chậm"
    r"|trễ)(?!\w)"
    r"|(?:chỗ|cái|gốc|cốt|lỗi|nguyên nhân)(?: [^\W\d]+){0,2} là (?!phải|cần)"
)
"""Behind the work: what happened before, what would come of it, where it comes from."""
PROMISED = re.compile(
    r"(?:[^\W\d]+ ){1,5}?(?:(?:đã|có|vừa|mới|cũng|đều) )*(?:hứa|xin hứa|thưa|nói|kêu|báo)(?: (?:với"
    r"|lại) [^\W\d]+)? (?:là|rằng)(?!\w)"
)
"""'; mấy ấp hứa là sẽ kêu dân ký': what somebody said, behind the work."""
TALKS = re.compile(
    one_of(r"""
    (?:thì )?(?:tôi|mình) (?:không|chẳng|thấy|nghe|mừng|buồn|khen|ghi nhận|cảm ơn|biết|hiểu|thương|tin|chưa|rất)(?!\w)
    có (?:hứa|nói|kể|than|thưa|báo|trình|xin|đề nghị|kiến nghị)(?!\w)
    (?:mới |vừa |cũng |có )*(?:giải thích|giải trình|than|nói|cho biết|kêu)(?: \w+)? (?:là|rằng)
    (?:mới |vừa |cũng |có )*(?:trình bày|than phiền|hứa|thưa|kể|phân trần|cho hay)(?!\w)
    (?:muốn|xin|đòi|than|sợ|ngại|tưởng|nghĩ|thấy|hiểu)(?!\w)|lo (?:là|ngại|lắng|sợ|thiếu)(?!\w)
    (?:bị|mất|hư|hỏng|trúng|thắng|thua|nợ|thiếu|dư|chết|nghèo|giàu|khổ|mệt|buồn|vui|giỏi|hay|tốt|khá|yếu|tệ|chậm)(?!\w)
    (?:thì|là) (?:sẽ|đã|đang|khó|dễ|tốt|khá|được|ổn|vậy|thế|muốn|nói)(?!\w)
    """)
)
"""What tells of a unit and asks nothing of it: 'mới hứa là …', 'trình bày là còn …', 'thì tôi không có gì chê'."""
