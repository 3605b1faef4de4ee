"""Fields of work (lĩnh vực) and the words by which a demand tells its own."""

from __future__ import annotations

import re

_WORDS = (
    (
        "Cải cách hành chính",
        """
        cải cách hành chính|cchc|thủ tục hành chính|tthc|một cửa|dịch vụ công|hồ sơ trực tuyến|kiểm tra công vụ|ký số
        hành chính công|chuyển đổi số|cổng thông tin|trang thông tin điện tử|hồ sơ trễ hạn|thư xin lỗi
    """,
    ),
    (
        "Giáo dục và đào tạo",
        """
        trường|học sinh|giáo viên|năm học|tuyển sinh|phổ cập|sĩ số|sách giáo khoa|thi tuyển|khuyến học|giáo dục
        khai giảng|dạy thêm|bán trú
    """,
    ),
    (
        "Y tế",
        """
        dịch bệnh|tiêm chủng|vắc xin|sốt xuất huyết|khám|y tế|an toàn thực phẩm|bảo hiểm y tế|bhyt|thuốc|dân số|sinh con
        khử khuẩn|nhà thuốc
    """,
    ),
    (
        "Lao động - xã hội",
        """
        hộ nghèo|giảm nghèo|người có công|bảo trợ xã hội|trợ cấp|lao động|việc làm|an sinh|liệt sĩ|trẻ em|bhxh
        bảo hiểm xã hội|người cao tuổi|nhà dột nát|nhà tạm
    """,
    ),
    (
        "Văn hóa - thông tin",
        """
        văn hóa|lễ hội|di tích|tuyên truyền|thể thao|thể dục|du lịch|trang tin|phát thanh|truyền thanh|văn nghệ
    """,
    ),
    (
        "Tài nguyên - môi trường",
        """
        đất đai|môi trường|rác|khoáng sản|bãi cát|quyền sử dụng đất|sử dụng đất|ô nhiễm|tài nguyên|giấy đất
    """,
    ),
    (
        "Tài chính - ngân sách",
        """
        ngân sách|dự toán|quyết toán|thu thuế|nợ thuế|thu chi|tài sản công|kinh phí|nợ đọng
    """,
    ),
    (
        "Đầu tư xây dựng",
        """
        giải ngân|đầu tư công|giải phóng mặt bằng|khởi công|công trình|dự án|thi công|bồi thường|nhà thầu|mặt bằng
    """,
    ),
    (
        "Nông nghiệp - nông thôn",
        """
        nông thôn mới|ntm|ocop|lúa|vụ đông|vụ xuân|gia súc|gia cầm|trâu|chăn nuôi|sâu bệnh|thủy lợi|nông nghiệp
        cháy rừng|rừng|giống|kênh|nạo vét
    """,
    ),
    (
        "Đô thị - trật tự",
        """
        vỉa hè|trật tự đô thị|lấn chiếm|chiếu sáng|cây xanh|trật tự xây dựng|đô thị|chợ
    """,
    ),
    (
        "Quốc phòng - an ninh",
        """
        an ninh|quân sự|dân quân|tuyển quân|căn cước|ma túy|tội phạm|nghĩa vụ quân sự|tuần tra|trật tự an toàn
        an toàn giao thông|quốc phòng|biên giới|cháy nổ
    """,
    ),
    (
        "Nội vụ",
        """
        công chức|viên chức|biên chế|vị trí việc làm|thi đua|khen thưởng|tôn giáo|giờ giấc|kỷ luật hành chính
        bầu cử|kỷ cương
    """,
    ),
    (
        "Tư pháp - khiếu nại",
        """
        khiếu nại|tố cáo|tiếp công dân|hòa giải|thi hành án|giáo dục pháp luật|chứng thực|đơn thư|hộ tịch|khai sinh
    """,
    ),
    ("Dân tộc", "dân tộc|đồng bào"),
)
FIELDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<!\w)(?:{'|'.join(line.strip() for line in words.strip().splitlines())})(?!\w)"))
    for name, words in _WORDS
)
"""Each field with what tells it, in small letters."""
