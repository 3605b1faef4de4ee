"""What stands between an owner and the verb: modals (cần, phải), prohibitions, words of manner (khẩn trương)."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.lexicon.phrases import Phrases, listed
from giaoban_tracker.minutes.lexicon.spoken import NO_SPOKEN_WORK, SPOKEN_WORK
from giaoban_tracker.minutes.lexicon.verbs import verb_end

_MODALS = """
cần | cần phải | phải | nên | hãy | có trách nhiệm | chịu trách nhiệm | có nhiệm vụ | được mời | buộc phải
bắt buộc phải | nhất thiết phải | nhất định phải | cần sớm | phải sớm | trách nhiệm | chỉ được | chỉ được phép
nhớ | ráng | rán | gắng | phải nhớ | phải ráng | phải lo | nhớ phải | liệu mà | lo mà | có bổn phận | đừng quên
phải đích thân | đích thân | phải chịu khó | chịu khó | làm ơn | phải tự mình | ráng mà | nên ráng | phải gắng
"""
_PROHIBITIONS = """
tuyệt đối không | tuyệt đối không được | tuyệt đối nghiêm cấm | không được | không được phép | nghiêm cấm | cấm
kiên quyết không | dứt khoát không | nhất quyết không | không được để | tuyệt đối không để | không tùy tiện
hổng được | hông được | không có được | đừng có | chứ có | chớ có | nhất định không | cấm tuyệt đối | cấm chỉ
cương quyết không | tuyệt nhiên không | không đời nào được | không bao giờ được | cấm không được | không nên
"""
_BARE_NEGATIONS = """
không để | không tự ý | không tổ chức | không thu | không chi | không nhận | không ký | không cho | không giao
không sử dụng | không mua | không họp | không nợ | không gửi | không làm | không đốt | không chuyển
không giải quyết | không ban hành | không tập trung | không trình | không bố trí | không đùn đẩy | không tiếp nhận
không lấy | không hợp đồng | không đi | không uống | không bỏ | không khai thác | không thả | không xây | không cấp
không né tránh | không đặt | không ứng | không dùng | không bán | không xả | không vứt | không đổ | không phát
không yêu cầu | không phát sinh | không mở | không dạy | không ép | không kéo dài | không lập | không nghiệm thu
không thanh toán | không tiếp khách | không liên hoan | không cắt | không dừng | không để xảy ra | đừng | đừng để
không che giấu | không bao che | không mời
"""
_MANNER = """
khẩn trương | tiếp tục | tích cực | chủ động | tập trung | kịp thời | nghiêm túc | thường xuyên | liên tục
nhanh chóng | sớm | kiên quyết | quyết liệt | tăng cường | đồng thời | trực tiếp | cũng | cùng nhau | ngay
ngay lập tức | lập tức | trước mắt | trước hết | trước tiên | đặc biệt | chú trọng | chú ý | quan tâm | tổ chức
đẩy mạnh | rồi | sau đó | từng bước | phấn đấu | định kỳ | bảo đảm | đảm bảo | tự | thực hiện tốt
thực hiện tốt việc | thực hiện tốt công tác | làm tốt | làm tốt công tác | làm tốt việc | cố gắng | ưu tiên | nỗ lực
triển khai | mạnh dạn | dứt khoát | tham mưu | chuẩn bị tốt | lưu ý | vẫn | cứ | đều | cử người | sẵn sàng | phải
cần | nên | hãy | được mời | luôn | luôn luôn | thật sự | thực sự | chặt chẽ | đồng bộ | linh hoạt | rà soát kỹ
vào cuộc | cần sớm | nghiêm khắc | thống nhất | mỗi ngày | hằng ngày | hằng tuần | hằng tháng | hằng quý | hằng năm
mỗi tuần | mỗi tháng | mỗi quý | ngoài ra | riêng | còn | thì | có trách nhiệm | chịu trách nhiệm
mau | mau mau | lẹ | gấp | gấp rút | kíp | liền | lập tức | thử | mạnh tay | thẳng tay | tự mình | ráng | nhớ | gắng
mỗi đêm | mỗi sáng | mỗi chiều | mỗi tối | nhanh | quyết tâm | chịu khó | đích thân | tận tay | tận nơi | bằng mọi cách
chịu trách nhiệm chính | chịu trách nhiệm tổ chức | phải tự | phối hợp | chủ trì | đầu mối | làm đầu mối | công khai
bám sát tình hình | tới đây | nhất thiết | thêm | ra sức | hết sức | đột xuất | phải khẩn trương | rà soát lại và
đứng ra | xắn tay | bắt tay vào
"""

MODALS = Phrases(_MODALS)
PROHIBITIONS = Phrases(_PROHIBITIONS, _PROHIBITIONS.replace("không", "ko"))
NEGATIONS = Phrases(_BARE_NEGATIONS, _BARE_NEGATIONS.replace("không ", "ko "))
"""'không' with a verb: a prohibition where it opens an item, a limit of the work before it elsewhere."""
MANNER = Phrases(_MANNER)
STARTS_NOW = re.compile(
    r"(?:tăng cường|đẩy mạnh|tiếp tục|tích cực|chủ động|quan tâm|chú trọng|phấn đấu|bảo đảm|đảm bảo)(?!\w)"
)
STANDS_ALONE = frozenset(listed("""
tăng cường | đẩy mạnh | quan tâm | chú trọng | chú ý | lưu ý | tổ chức | bảo đảm | đảm bảo | triển khai | tham mưu
thực hiện tốt | làm tốt | phấn đấu | ưu tiên | tiếp tục | tập trung | chuẩn bị tốt | phối hợp | chủ trì | công khai
thống nhất | thực hiện tốt việc | thực hiện tốt công tác | làm tốt công tác | làm tốt việc | cử người | chủ động
tích cực | vào cuộc | sẵn sàng | có trách nhiệm | chỉ được | chỉ được phép
"""))  # fmt: skip
"""Words of manner that are verbs of work themselves when no other verb follows: 'tăng cường các biện pháp …'."""


def skip_manner(low: str, at: int, limit: int) -> tuple[int, str]:
    """Past words of manner; where they end and the last of them that could be the verb itself ('' when none)."""
    alone = ""
    for _ in range(6):
        end = MANNER.end(low, at, limit)
        if end < 0 or low.startswith(" của ", end):
            break
        word = low[at:end]
        alone = word if word in STANDS_ALONE else alone
        at = end + (low.startswith(",", end)) + (low.startswith(" ", end + low.startswith(",", end)))
    return at, alone


def negation_end(low: str, at: int, limit: int | None = None) -> int:
    """Where a prohibition at a place ends: 'tuyệt đối không', 'không' or 'đừng' with a verb of work; -1 when none."""
    end = max(PROHIBITIONS.end(low, at, limit), NEGATIONS.end(low, at, limit))
    if low.startswith((" thì ", " nữa thì "), end) and end >= 0:
        return -1  # 'không được thì lập biên bản': a case, not a prohibition
    if end < 0 and low.startswith(("không ", "ko ", "đừng "), at):
        end = verb_end(low, low.index(" ", at) + 1, limit)
    return end


def spoken_work_at(low: str, at: int, limit: int) -> str:
    """The everyday verb at a place, behind any words of manner ('coi lại', 'chích vét'): work if somebody is asked."""
    behind, _ = skip_manner(low, at, limit)
    for place in (behind, at):
        end = SPOKEN_WORK.end(low, place, limit)
        if end >= 0 and NO_SPOKEN_WORK.end(low, place, limit) < end:
            return low[place:end]
    return ""


def work_at(low: str, at: int, limit: int) -> str:
    """The verb of work at a place, behind any words of manner, or the prohibition there; '' when there is none.

    1. 'tuyệt đối không …', 'không thu …'; 2. a verb behind manner words; 3. a manner word that is a verb itself.
    """
    behind, alone = skip_manner(low, at, limit)
    for place in (at, behind):
        end = negation_end(low, place, limit)
        if end >= 0:
            return low[place:end]
    end = verb_end(low, behind, limit)
    if end >= 0:
        return low[behind:end]
    return alone or (low[at : verb_end(low, at, limit)] if verb_end(low, at, limit) >= 0 else "")
