"""What else the words of a demand tell: product, urgency, field of work, strength of the order."""

from __future__ import annotations

import re

from giaoban_tracker.domain.directive import Strength, Urgency

_PRODUCT = re.compile(
    r"(?<!\w)(?:báo cáo|kế hoạch|tờ trình|đề án|phương án|dự thảo [\w ]{3,20}|quyết định|công văn|văn bản|danh sách|hồ sơ|dự toán|biên bản|quy chế|chương trình|lịch [\w]+ [\w]+|nghị quyết|thông báo|hướng dẫn|bản cam kết|đề cương|giấy mời|kết luận|bảng tổng hợp|số liệu)(?!\w)"
)
_MAKES = re.compile(
    r"(?<!\w)(?:xây dựng|lập|tham mưu|ban hành|trình|soạn thảo|hoàn thiện|hoàn chỉnh|gửi|nộp|chuẩn bị|dự thảo|có|chốt|xây dựng dự thảo|tổng hợp|tham mưu ban hành|tham mưu xây dựng|ký)(?: [^\W\d]+){0,4}? (?="
    + _PRODUCT.pattern
    + ")"
)
_REPORTS = re.compile(r"(?<!\w)(?:báo cáo(?= (?:kết quả|ubnd|ủy ban|chủ tịch|tiến độ|bằng|về|thường trực|lãnh đạo|tại|trước|nhu cầu|tình hình))|giải trình)")
_FLASH = re.compile(r"hỏa tốc")
_VERY_URGENT = re.compile(r"thượng khẩn|lập tức|ngay lập tức")
_URGENT = re.compile(r"(?<!\w)(?:khẩn trương|khẩn cấp|khẩn|gấp|(?:xử lý|triển khai|thực hiện|giải quyết|làm|khắc phục|có|báo cáo|chấn chỉnh) ngay|ngay(?! sau| từ| tại| cả| trong)|kịp thời|sớm|dứt điểm)(?!\w)")

_FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for name, words in (
        ("Cải cách hành chính", r"cải cách hành chính|cchc|thủ tục hành chính|tthc|một cửa|dịch vụ công|hồ sơ trực tuyến|kiểm tra công vụ|ký số|hành chính công|chuyển đổi số|cổng thông tin"),
        ("Giáo dục và đào tạo", r"trường|học sinh|giáo viên|năm học|tuyển sinh|phổ cập|sĩ số|sách giáo khoa|thi tuyển|khuyến học|giáo dục|khai giảng"),
        ("Y tế", r"dịch bệnh|tiêm chủng|vắc xin|sốt xuất huyết|khám|y tế|an toàn thực phẩm|bảo hiểm y tế|bhyt|thuốc|dân số|sinh con"),
        ("Lao động - xã hội", r"hộ nghèo|giảm nghèo|người có công|bảo trợ xã hội|trợ cấp|lao động|việc làm|an sinh|liệt sĩ|trẻ em|bhxh|bảo hiểm xã hội"),
        ("Văn hóa - thông tin", r"văn hóa|lễ hội|di tích|tuyên truyền|thể thao|thể dục|du lịch|trang tin|phát thanh|truyền thanh"),
        ("Tài nguyên - môi trường", r"đất đai|môi trường|rác|khoáng sản|bãi cát|quyền sử dụng đất|sử dụng đất|ô nhiễm|tài nguyên"),
        ("Tài chính - ngân sách", r"ngân sách|dự toán|quyết toán|thu thuế|nợ thuế|thu chi|tài sản công|kinh phí"),
        ("Đầu tư xây dựng", r"giải ngân|đầu tư công|giải phóng mặt bằng|khởi công|công trình|dự án|thi công|bồi thường"),
        ("Nông nghiệp - nông thôn", r"nông thôn mới|ntm|ocop|lúa|vụ đông|vụ xuân|gia súc|gia cầm|trâu|chăn nuôi|sâu bệnh|thủy lợi|nông nghiệp|cháy rừng|rừng"),
        ("Đô thị - trật tự", r"vỉa hè|trật tự đô thị|lấn chiếm|chiếu sáng|cây xanh|trật tự xây dựng|đô thị"),
        ("Quốc phòng - an ninh", r"an ninh|quân sự|dân quân|tuyển quân|căn cước|ma túy|tội phạm|nghĩa vụ quân sự|tuần tra|trật tự an toàn|an toàn giao thông|quốc phòng"),
        ("Nội vụ", r"công chức|viên chức|biên chế|vị trí việc làm|thi đua|khen thưởng|tôn giáo|giờ giấc|kỷ luật hành chính|bầu cử|kỷ cương"),
        ("Tư pháp - khiếu nại", r"khiếu nại|tố cáo|tiếp công dân|hòa giải|thi hành án|phổ biến giáo dục pháp luật|chứng thực|đơn thư"),
        ("Dân tộc", r"dân tộc|đồng bào"),
    )
)  # fmt: skip


def read_product(low: str) -> str:
    """The deliverable that the words name (sản phẩm), in small letters; empty when none."""
    made = _MAKES.search(low)
    if made:
        product = _PRODUCT.match(low, made.end())
        if product:
            return product.group()
    return "báo cáo" if _REPORTS.search(low) else ""


def read_urgency(low: str) -> Urgency:
    """How urgent the words are (độ khẩn)."""
    if _FLASH.search(low):
        return Urgency.FLASH
    if _VERY_URGENT.search(low):
        return Urgency.VERY_URGENT
    return Urgency.URGENT if _URGENT.search(low) else Urgency.NORMAL


def read_field(low: str) -> str:
    """The field of work (lĩnh vực) whose words stand most often; empty when none."""
    counts = [(len(pattern.findall(low)), name) for name, pattern in _FIELDS]
    best = max(count for count, _ in counts)
    return next(name for count, name in counts if count == best) if best else ""


def read_strength(ordered: str, modal: str, low: str) -> Strength:
    """How binding the words are: 1. an order or 'phải'; 2. a request; 3. 'tiếp tục', 'tăng cường' alone; 4. the rest."""
    if ordered in ("yêu cầu", "chỉ đạo", "phân công") or ordered.startswith("giao") or "phải" in modal or "không được" in modal:
        return Strength.ORDER
    if ordered or modal in ("nên", "được mời"):
        return Strength.REQUEST
    if re.match(r"(?:tiếp tục|tăng cường|phấn đấu|chủ động|tích cực|đẩy mạnh|duy trì)(?!\w)", low):
        return Strength.STANDING
    return Strength.NEED
