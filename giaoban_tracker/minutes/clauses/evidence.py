"""Evidence: by what a clause asks for work, or for which reason it does not."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.clauses.demand import Context, Head, Reason, Regime
from giaoban_tracker.minutes.lexicon.manner import PROHIBITIONS, negation_end
from giaoban_tracker.minutes.lexicon.refusals import (
    ANNOUNCES,
    ASIDE,
    ATTENDED,
    ATTITUDE,
    CLOSING,
    DECIDES,
    IS_A_LESSON,
    PAST_IN,
    PRAISES,
    QUOTES_A_RULE,
    SELF,
    TOLD,
    WARNS,
)
from giaoban_tracker.minutes.lexicon.spoken import ASKS_KINDLY, NOT_ONE, TALKS

_CAMPAIGN = re.compile(
    r"(?:tiếp tục|khẩn trương|tăng cường|chủ động|tập trung|kiểm tra|rà soát|đẩy mạnh|đẩy nhanh|thực hiện tốt"
    r"|nâng cao|chấn chỉnh"
    r"|làm tốt|quan tâm|tích cực|thường xuyên|tổ chức|xây dựng|hoàn thành|hoàn thiện|triển khai|tuyên truyền"
    r"|bố trí)(?!\w)"
)
"""Verbs with which a leader's sentence opens when he goes on asking the same units."""
_TOPIC_AND_SELF = re.compile(
    rf"(?:(?:riêng|đối với|về|với|còn) [^,;:]{{3,60}}, {SELF.pattern}|(?:[^\W\d]+ ){{1,6}}thì {SELF.pattern}"
    rf"|[^.;:]{{3,110}}: {DECIDES.pattern})"
)
"""'Riêng trường X, UBND phường sẽ bố trí kinh phí'; 'Dự thảo quy chế: chưa thông qua'."""
_SELF_LATER = re.compile(rf"[^,;:]{{3,60}}, {SELF.pattern}")
_RANKS = re.compile(
    r"(?:tăng|giảm|đạt|xếp|đứng|tụt|vượt) (?:hơn |gần |trên |khoảng )?(?:thứ )?\d[\d.,]*(?:/\d+)? ?"
    r"(?:bậc|hạng|điểm|vụ|ca|trường hợp|%? so với|lần so)"
)
"""Figures of what was: 'giảm 02 bậc', 'tăng 4% so với cùng kỳ'."""
_ASKS_FOR = re.compile(
    r"[^.;:,\n]{3,70}? (?:đề xuất|đề nghị|kiến nghị) (?:xin|được|cho phép|cấp thêm|hỗ trợ thêm|cấp trên)(?!\w)"
)
"""'Hiệu trưởng trường … đề xuất xin thêm 40 bộ bàn ghế'."""
_STRANGER_ORDERS = re.compile(
    r"(?:(?:ban )?thường vụ |thường trực |bí thư |ubnd |ủy ban nhân dân |hđnd |(?:phó )?chủ tịch ubnd |lãnh đạo )?"
    r"(?:huyện ủy|thành ủy|thị ủy|quận ủy|huyện|thị xã|quận|thành phố)(?: [^\W\d]+){0,3}? (?:đã |vừa |mới )?"
    r"(?:yêu cầu|chỉ đạo|giao|đề nghị)(?!\w)"
)
"""An order of the district or city, which a commune's or ward's minutes only report."""
_OF_A_COMMUNE = re.compile(r"(?:ubnd|ủy ban nhân dân|đảng ủy|hđnd|đảng bộ) (?:xã|phường|thị trấn|đặc khu)(?!\w)")
_HEAD = 400
_ANSWERED = re.compile(r"[^.;:\n]{5,110}: (?:đã|vừa|đang) (?!nêu|giao|có chủ trương)[^;:\n]*$")
"""'Tư pháp cho ý kiến về hợp đồng: đã có văn bản': a topic and what was done."""
_SPOKEN = (Regime.OWN_WORDS, Regime.CONCLUSION)
_LETS_NOTHING_HAPPEN = re.compile(
    r"(?:tuyệt đối |kiên quyết )?(?:không|đừng|ko|hổng) (?:được )?để (?:ai|xảy ra|dân|bà con|học sinh|người|hộ"
    r"|tình trạng|sót|lọt|mất"
    r"|một|bất kỳ|bất cứ|nhà|em|cháu)(?!\w)"
)
_SENDS_SOMEBODY = re.compile(
    r"(?:thì |phải |về )?(?:cử|cắt|phân công|bố trí|huy động|lập|rà|dọn|mở|họp|báo|gửi|nộp|vận động|kiểm tra|trực"
    r"|canh|công khai"
    r"|niêm yết|khẩn trương|nhanh chóng|đưa|kê)(?!\w)"
)
_BY_A_DAY = re.compile(
    r"(?<!\w)(?:(?:xong )?trước (?:tết|ngày|rằm|mùa|tháng|thứ|\d)|chậm nhất|hạn chót|trong (?:tuần|tháng|quý) (?:này"
    r"|tới|sau|\d)"
    r"|(?:tuần|tháng) (?:này|tới|sau))"
)
"""A day shows that a commune which is no unit is asked and not told of."""
_GOT_SO_MUCH = re.compile(
    r"(?:\w+ ){1,4}(?<!cho )được (?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hơn|gần|trên|khoảng|mấy|nhiều"
    r"|kha khá)(?!\w)"
)
"""What was got: 'vận động được bốn trăm phần'."""
_SETTLED = re.compile(r"(?<!\w)(?:không|khỏi|miễn)(?: phải)? bàn(?: nữa| lại| thêm)(?!\w)")
"""'… ký rồi, không bàn nữa'."""
_LAYS_BLAME = re.compile(r"trách nhiệm (?:[^\W\d]+ ){0,4}?(?:thuộc về|là của|là do)(?!\w)")
_JUDGES = re.compile(
    r"(?<!\w)là (?:rất |hoàn toàn |việc |điều )?(?:cần thiết|chính đáng|hợp lý|đúng|phù hợp|xác đáng|đáng mừng"
    r"|đáng khen|đáng lo)[ .]*$"
)
"""What somebody proposed is weighed, not ordered."""
_SPEAKER_THINKS = re.compile(
    r"[^;.]{0,50}?(?<!\w)(?:tôi|mình) (?:không (?:muốn|thấy|hài lòng|chấp nhận|đồng tình|vui)|chưa (?:thấy|hài lòng)"
    r"|thấy|nghe|buồn|lo(?! cho)|mừng|tiếc)(?!\w)"
)
"""'bên quân sự, đợt này tôi không muốn thấy cảnh …': how the speaker takes it."""
_WELL_DONE = re.compile(r"(?:làm|thực hiện|triển khai|hoàn thành) (?:rất )?tốt[ .]*")
_ASKS_UPWARD = re.compile(r"(?:,? (?:cũng |đã )?(?:đề nghị|kiến nghị|đề xuất|xin|mong))(?!\w)")
_PROPOSES = re.compile(
    r" đề xuất (?:xử lý|kỷ luật|thi hành)(?!\w)"
    r"| đề xuất (?:nguồn|phương án|giải pháp|danh mục|mức|nội dung|hướng|biện pháp|cơ chế|cách|lộ trình|địa điểm"
    r"|hình thức)"
    r"(?!\w)[^;.\n]{3,160}?(?:,? (?:và )?(?:trình|báo cáo|gửi|xin ý kiến|xong|hoàn thành|trước|trong|chậm nhất))(?!\w)"
)
"""'Sở Tài chính | đề xuất nguồn vốn …, báo cáo UBND tỉnh trước ngày 15/4': a paper to be written, no wish."""
_REACHED = re.compile(
    r"(?<!phấn đấu )(?<!phải )(?<!cần )(?<!để )(?:mới|chỉ|mới chỉ|chỉ mới|ước|cũng mới) (?:đạt|được|thu được|giải ngân"
    r" được|hoàn thành được) (?:\d|hơn|gần|khoảng|một|có)"
)
"""How far something came: '… mới đạt 6,8%'."""
_GOES_WELL = re.compile(
    r"(?<!\w)(?<!cho )(?<!để )(?:đã |dần )?đi vào (?:nền nếp|ổn định|chiều sâu)|(?<!\w)không còn (?:chậm|như"
    r"|tình trạng)"
)
"""How well things go: 'chi trả qua Bưu điện đi vào nền nếp'."""
_PLANS = re.compile(r"(?:,? (?:cũng )?(?:sẽ|dự kiến|hứa|cam kết|cho biết|phấn đấu|có kế hoạch|đang))(?!\w)")
_FOLLOWED_UP = re.compile(r"(?<!\w)(?:theo dõi|đôn đốc|tổng hợp|kiểm tra|giám sát)(?!\w)")
"""A follow-up given to somebody is work, though it names the notice as a closing formula does."""
_HANDS_OVER = re.compile(r"[;.] (?:giao )?[^;]{0,60}?(?:theo dõi|đôn đốc|tổng hợp|kiểm tra|giám sát)(?!\w)")
_A_VERB = 2
_FORBIDS_ANYTHING = re.compile(
    r"(?:không|đừng) (?!(?:bắt buộc|cần thiết|có|còn|phải|ai|đạt|thể|đủ|kịp|xảy|vướng|khó|khả|bị|biết|thấy|đồng|nhất"
    r"|là|gì|cần|nên|được"
    r"|chỉ|những|một|may|riêng|khí|gian|quá|dưới|chậm|muộn|vượt|hề|bao|ngừng|tăng|giảm|lùi|xét)(?!\w))[^\W\d]+ (?=\w)"
)
"""An item of the directing part that opens with 'không' forbids, whatever the verb; these words state or limit."""
_NOTHING_TO_DO = re.compile(r"(?:có|còn|là|đạt|được|bị|tăng|giảm|cơ bản|chưa|mới|nhiều|vẫn|rất|đã|đang)(?!\w)")


def reason_against(low: str, start: int, end: int) -> Reason | None:
    """Why the words of a range, taken as they begin, ask for nothing; None when they may ask."""
    while start < end and low[start] in " ,:":
        start += 1
    words = low[start : min(end, start + 240)]
    whole = low[start:end]
    if is_formula(low, start, end):
        return Reason.FORMULA
    if ANNOUNCES.search(whole):
        return Reason.ANNOUNCEMENT
    if WARNS.match(words):
        return Reason.WARNING
    if DECIDES.match(words) or SELF.match(words) or _TOPIC_AND_SELF.match(words):
        return Reason.DECISION
    if low.startswith("riêng ", max(0, start - 6)) and _SELF_LATER.match(words):
        return Reason.DECISION
    if ATTENDED.match(words):
        return Reason.PAST
    if _ASKS_FOR.match(words):
        return Reason.UPWARD
    if _STRANGER_ORDERS.match(words) and _OF_A_COMMUNE.search(low, 0, _HEAD):
        return Reason.PAST
    if _RANKS.match(words):
        return Reason.PAST
    if "không có ý kiến" in whole:
        return Reason.PAST
    if _LAYS_BLAME.match(words):
        return Reason.UNSURE
    if QUOTES_A_RULE.search(whole):
        return Reason.PAST
    if _SETTLED.search(whole):
        return Reason.DECISION
    if IS_A_LESSON.match(words):
        return Reason.WARNING
    if _JUDGES.search(low, start, min(end, start + 160)):
        return Reason.UNSURE
    if words.startswith(("đã ", "vừa ")) or _ANSWERED.match(low, start, end):
        return Reason.PAST
    if PRAISES.match(words):
        return Reason.PRAISE
    if ATTITUDE.match(words):
        return Reason.ATTITUDE
    return None


def is_formula(low: str, start: int, end: int) -> bool:
    """Whether a range is the closing formula ('nghiêm túc thực hiện Thông báo này') and hands nothing over."""
    whole = low[start:end]
    closing = CLOSING.search(whole)
    return closing is not None and not (_FOLLOWED_UP.search(whole[: closing.start()]) or _HANDS_OVER.search(whole))


def attitude_at(low: str, at: int, end: int) -> Reason | None:
    """Whether what is asked behind the owner is an attitude alone."""
    return Reason.ATTITUDE if ATTITUDE.match(low, at, end) else None


def reason_told(low: str, head: Head, end: int) -> Reason | None:
    """Why a clause with an owner in front only tells: what the unit did, plans or asks for; None when it may ask."""
    if head.modal:
        return None
    behind = head.owners.end if head.owners else head.work
    if head.owners is not None and _ASKS_UPWARD.match(low, behind, end) and not _PROPOSES.match(low, behind):
        return Reason.UPWARD
    if head.owners is not None and _PLANS.match(low, behind, end) and not low.startswith(" phấn đấu", behind):
        return Reason.UNIT_PLAN
    clause = re.split(r"[;,]", low[head.work : end], maxsplit=1)[0]
    if TOLD.match(clause) or (head.owners is not None and TALKS.match(clause)):
        return Reason.PAST
    if clause.endswith(" rồi") or (head.owners is not None and _GOT_SO_MUCH.match(clause)):
        return Reason.PAST
    if _REACHED.search(clause) or (head.owners is None and _GOES_WELL.search(clause)):
        return Reason.PAST
    past = PAST_IN.search(clause)
    if past and past.start() <= (12 if head.owners else 30):
        return Reason.PAST
    if head.owners is not None and _SPEAKER_THINKS.match(low, head.work, end):
        return Reason.UNSURE
    return None


def evidence(low: str, head: Head, end: int, context: Context) -> str:
    """By what a clause asks, as the name of a rule; empty when it does not.

    1. An ordering verb. 2. A unit with a modal. 3. A prohibition. 4. A unit with work, once the speaker directs.
    5. In an item: a bare verb, or a unit with a colon. 6. A leader who goes on with a verb of his own.
    """
    if ASIDE.search(low[head.start : min(end, head.start + 60)]) and not context.is_item:
        return ""
    if head.order and (head.owners is not None or head.front is not None or _says_what(low, head, end)):
        return "order"
    if head.order:
        return ""
    if head.owners is not None and head.modal and (head.verb or context.directs):
        return "modal"
    if context.regime in _SPOKEN and _LETS_NOTHING_HAPPEN.match(low, head.work, end):
        return "prohibition"
    if NOT_ONE.match(low, head.work, end) and context.directs:
        return "prohibition"
    if PROHIBITIONS.end(low, head.work, end) >= 0 and (context.directs or head.owners is not None):
        return "prohibition"
    if context.directs and context.owners_rule == "topic" and negation_end(low, head.work, end) >= 0:
        return "prohibition"
    if reason_told(low, head, end):
        return ""
    if head.owners is not None and context.directs:
        return _with_owner(low, head, end, context)
    if context.is_item:
        return _bare(low, head, end) or _under_owner(low, head, end, context)
    goes_on = head.front is not None and head.front.is_day and head.owners is None and bool(head.verb)
    if goes_on and context.directs and context.owners is not None and context.owners.units:
        return "goes-on"
    if (
        context.directs
        and head.verb
        and _CAMPAIGN.match(low, head.work, end)
        and not _WELL_DONE.fullmatch(low, head.work, end)
        and len(low[head.work : end].split()) > _A_VERB
    ):
        return "goes-on"
    return ""


def _says_what(low: str, head: Head, end: int) -> bool:
    """Whether an order without an owner names a work and its object ('đề nghị nhân rộng' does not)."""
    return bool(head.verb or head.modal) and len(low[head.work : end].split()) > _A_VERB


def _with_owner(low: str, head: Head, end: int, context: Context) -> str:
    owners = head.owners
    if owners is None or (owners.is_weak and not context.is_item and not owners.units):
        return ""
    if context.regime is Regime.OWN_WORDS and not owners.units and not owners.is_all and owners.unknown:
        asks = ASKS_KINDLY.search(low[head.work : end]) or _SENDS_SOMEBODY.match(low, head.work, end)
        asks = asks or (_BY_A_DAY.search(low, head.work, end) if head.verb else None)
        return "unit-and-work" if asks else ""
    if head.verb:
        return "unit-and-work"
    if owners.units and not owners.is_weak and ASKS_KINDLY.search(low[head.work : end]):
        return "unit-and-work"
    if context.is_item and not _NOTHING_TO_DO.match(low, head.work, end):
        return "unit-and-colon" if head.has_colon else "unit-and-work" if len(low[head.work : end].split()) > 1 else ""
    return ""


def _under_owner(low: str, head: Head, end: int, context: Context) -> str:
    """Whatever stands as an item under a heading that names its owner, with a verb or none that is known."""
    is_theirs = context.owners is not None and context.owners_rule == "heading" and bool(context.owners.units)
    is_told = _NOTHING_TO_DO.match(low, head.work, end) or len(low[head.work : end].split()) <= _A_VERB
    return "under-owner" if is_theirs and not is_told else ""


def _bare(low: str, head: Head, end: int) -> str:
    if head.verb or head.modal:
        return "bare-verb"
    forbids = negation_end(low, head.work, end) >= 0 or _FORBIDS_ANYTHING.match(low, head.work, end)
    return "prohibition" if forbids else ""
