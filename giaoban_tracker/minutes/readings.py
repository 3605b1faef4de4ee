"""Six more readings of a demand's words: product, receiving level, urgency, field of work, task kind, strength."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Strength, TaskKind, Urgency
from giaoban_tracker.minutes.lexicon.fields import FIELDS
from giaoban_tracker.minutes.lexicon.phrases import one_of


@dataclass(frozen=True, slots=True)
class Found:
    """A word that says something: its range in the words read, and what it says."""

    value: str
    start: int
    end: int


_PRODUCT = re.compile(
    r"(?<!\w)"
    + one_of(r"""
    báo cáo|kế hoạch|tờ trình|đề án|phương án
    dự thảo (?:[\w]+ ){0,2}(?:đề án|kế hoạch|quyết định|nghị quyết|báo cáo|tờ trình|quy chế)
    dự thảo|quyết định|công văn|văn bản|danh sách|danh mục|hồ sơ|dự toán|biên bản|quy chế|chương trình
    lịch (?:tiếp công dân|công tác)
    nghị quyết|thông báo|hướng dẫn|bản cam kết|đề cương|giấy mời|kết luận|bảng tổng hợp|số liệu|thư xin lỗi
    bản đăng ký|phiếu
    """)
    + r"(?!\w)"
)
_MAKES = re.compile(
    r"(?<!\w)"
    + one_of(r"""
    xây dựng(?: dự thảo)?|lập|tham mưu(?: ban hành| xây dựng)?|ban hành|trình|soạn(?: thảo)?|hoàn thiện|hoàn chỉnh
    gửi|nộp|chuẩn bị
    dự thảo|có|chốt|tổng hợp|ký|lên|làm|cung cấp
    """)
    + r"(?: [^\W\d]+){0,4}? (?="
    + _PRODUCT.pattern
    + ")"
)
_REPORTS = re.compile(
    r"(?<!\w)(?:báo cáo(?= (?:kết quả|ubnd|ủy ban|chủ tịch|tiến độ|bằng|về|thường trực|lãnh đạo|tại|trước"
    r"|nhu cầu|tình hình|tỉnh))|giải trình)"
)
_PLACE = r"(?: (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường))?"
_LEVEL = re.compile(
    r"(?<!\w)(?:trình|báo cáo|gửi|nộp|tham mưu(?: cho)?|chuyển|xin ý kiến|về)(?: (?:kết quả|danh sách|lên|về"
    r"|cho|lại|hồ sơ|báo cáo|xin ý kiến|phê duyệt|,))* "
    r"(?P<level>"
    + one_of(rf"""
    (?:ban thường vụ|thường trực) (?:tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy|hđnd|ubnd){_PLACE}
    (?:lãnh đạo |chủ tịch |phó chủ tịch )?(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân){_PLACE}
    tỉnh ủy|huyện ủy|thành ủy|thị ủy|quận ủy|đảng ủy(?: xã| phường)?|cấp có thẩm quyền|cấp ủy|chủ tịch|tỉnh|quận
    huyện|thành phố
    sở [\w ]{{3,24}}?(?=,|;| trước| trong| để|$)|văn phòng(?: hđnd và ubnd(?: \w+)?)?|kỳ họp hđnd
    """)
    + r")(?!\w)"
)
_URGENCIES: tuple[tuple[Urgency, re.Pattern[str]], ...] = (
    (Urgency.FLASH, re.compile(r"(?<!\w)hỏa tốc(?!\w)")),
    (Urgency.VERY_URGENT, re.compile(r"(?<!\w)(?:thượng khẩn|lập tức|ngay lập tức)(?!\w)")),
    (Urgency.URGENT, re.compile(
        r"(?<!\w)(?:khẩn trương|khẩn cấp|khẩn|gấp(?! đôi| rưỡi)|ngay(?! từ| tại| cả| thẳng)|kịp thời"
        r"|sớm(?! nhất ngày)|dứt điểm|càng sớm càng tốt)(?!\w)")),
)  # fmt: skip
_TARGET = re.compile(
    r"(?<!\w)(?:phấn đấu|nâng (?:cao )?(?:chỉ số|tỷ lệ)|đạt (?:từ |trên |tối thiểu |ít nhất )?\d|giảm (?:còn"
    r"|xuống|tỷ lệ)|tăng tỷ lệ|\d[\d,.]* ?%)"
)
_REPORT_BACK = re.compile(
    r"(?:(?:\w+ ){0,12}?)?(?:báo cáo|giải trình|báo lại|gửi (?:báo cáo|kết quả)|tổng hợp (?:báo cáo|kết quả))(?!\w)"
)
_DUTY = re.compile(r"(?:tiếp tục|tăng cường|phấn đấu|chủ động|tích cực|đẩy mạnh|duy trì|nghiêm túc|quán triệt)(?!\w)")


def read_product(low: str) -> Found | None:
    """The deliverable that the words name (sản phẩm), in small letters; None when they name none."""
    made = _MAKES.search(low)
    product = _PRODUCT.match(low, made.end()) if made else None
    if product:
        return Found(product.group(), product.start(), product.end())
    report = _REPORTS.search(low)
    return Found("báo cáo", report.start(), report.end()) if report else None


def read_receiving_level(low: str) -> Found | None:
    """To whom the product goes (cấp nhận): 'UBND huyện', 'Thường trực Huyện ủy', in small letters; None when unsaid."""
    found = _LEVEL.search(low)
    return Found(found["level"], found.start("level"), found.end("level")) if found else None


def read_urgency(low: str) -> tuple[Urgency, Found | None]:
    """How urgent the words are (độ khẩn), and the word that says so."""
    for urgency, pattern in _URGENCIES:
        found = pattern.search(low)
        if found:
            return urgency, Found(urgency.value, found.start(), found.end())
    return Urgency.NORMAL, None


def read_field(low: str) -> Found | None:
    """The field of work (lĩnh vực) whose words stand most often, at its first word; None when no word tells."""
    hits = [(len(found), -found[0][0], name, found) for name, pattern in FIELDS if (found := _spans(pattern, low))]
    if not hits:
        return None
    _, _, name, found = max(hits, key=lambda hit: hit[:2])
    return Found(name, *found[0])


def _spans(pattern: re.Pattern[str], low: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(low)]


def read_task_kind(low: str, deadline: Deadline) -> TaskKind:
    """What sort of task it is: 1. standing or recurring; 2. a report alone; 3. a target; 4. one-off.

    A duty without any deadline ('tiếp tục …', 'tăng cường …') is standing too.
    """
    if deadline.kind in (DeadlineKind.STANDING, DeadlineKind.RECURRING):
        return TaskKind.STANDING
    if (
        _REPORT_BACK.match(low)
        and len(low.split()) < 25
        and not re.search(r"[,;] (?!báo cáo|gửi)", low.partition("báo cáo")[0])
    ):
        return TaskKind.REPORT
    if _TARGET.search(low):
        return TaskKind.TARGET
    return TaskKind.STANDING if deadline.kind is DeadlineKind.UNSTATED and _DUTY.match(low) else TaskKind.ONE_OFF


def read_strength(order: str, modal: str, low: str) -> Strength:
    """How binding the words are: 1. an order or 'phải'; 2. a request; 3. 'tiếp tục', 'tăng cường'; 4. the rest."""
    is_order = order in ("yêu cầu", "chỉ đạo", "phân công") or "giao" in order.split()
    if (
        is_order
        or "phải" in modal
        or "không được" in modal
        or low.startswith(("tuyệt đối", "nghiêm cấm", "không được"))
    ):
        return Strength.ORDER
    if order or modal in ("nên", "được mời"):
        return Strength.REQUEST
    return Strength.STANDING if _DUTY.match(low) else Strength.NEED
