"""Vietnamese sentences about reading and judging minutes; beside `wording`, and like it without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Reason
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.browse import MeetingSheet
from giaoban_tracker.workflow.review import Card, Clause, Review, Verdict

VERDICT_TERMS = {
    Verdict.WAITING: "Chờ xét",
    Verdict.ADOPTED: "Đã nhận",
    Verdict.DISMISSED: "Đã bỏ",
    Verdict.MERGED: "Đã gộp",
}

DEED_TERMS = {
    "accept": "nhận đề xuất",
    "accept-rest": "nhận tất cả còn lại",
    "dismiss": "bỏ đề xuất",
    "reopen": "xét lại đề xuất",
    "merge": "gộp đề xuất",
    "edit": "sửa đề xuất",
    "owners": "đổi đơn vị",
    "requote": "đổi trích dẫn",
    "split": "tách đề xuất",
    "add": "thêm nhiệm vụ",
    "dismiss-clause": "bỏ câu chưa xét",
    "redate": "đổi ngày họp",
    "readdress": "đổi khối",
}
"""What 'Hoàn tác' would take back, by the name of the judgement."""

DOUBT_TERMS = {
    "no-owner": "Chưa rõ đơn vị",
    "unknown-owner": "Đơn vị chưa có trong sổ",
    "two-dates": "Nêu hai thời hạn",
    "event-without-day": "Sự kiện chưa rõ ngày",
    "unsure": "Chưa chắc là chỉ đạo",
}
"""What a person should look at; a doubt that is not named here is not shown."""

_SURE_ENOUGH = 0.65
"""A draft below asks for a second look; the number decides nothing else."""

_RULES = {
    "after-meeting": "ngay sau họp: ngày làm việc kế tiếp",
    "as-cited": "theo văn bản được dẫn, chưa có ngày",
    "before-event-with-day": "lấy ngày ghi kèm sự kiện",
    "by-day": "tính cả ngày nêu",
    "by-day-of-next-month": "ngày nêu, của tháng sau",
    "by-day-of-this-month": "ngày nêu, của tháng họp",
    "by-event": "theo sự kiện, chưa có ngày cụ thể",
    "extended-to": "ngày gia hạn đến",
    "half-year": "ngày cuối của kỳ nêu",
    "in-month": "ngày cuối tháng nêu",
    "in-next-month": "ngày cuối tháng sau",
    "in-numbered-week": "thứ Sáu của tuần nêu",
    "in-quarter": "ngày cuối quý nêu",
    "in-this-month": "ngày cuối tháng họp",
    "in-this-quarter": "ngày cuối quý",
    "in-week": "thứ Sáu của tuần nêu",
    "in-year": "ngày cuối năm",
    "not-stated": "không nêu ngày",
    "on-condition": "chờ điều kiện, chưa có ngày",
    "on-day": "đúng ngày nêu",
    "part-of-month": "đầu tháng là ngày 10, giữa tháng là ngày 15, cuối tháng là ngày cuối",
    "part-of-next-month": "phần nêu của tháng sau",
    "part-of-quarter": "phần nêu của quý",
    "part-of-this-month": "phần nêu của tháng họp",
    "range": "ngày cuối của khoảng nêu",
    "recurring": "định kỳ, không có hạn cuối",
    "recurring-day": "định kỳ vào ngày nêu",
    "recurring-quarter-day": "định kỳ từng quý",
    "rest-of-year": "ngày cuối năm",
    "standing": "thường xuyên, không có hạn cuối",
    "submitted-on": "ngày nêu sau việc gửi, nộp",
    "term-since": "đếm từ ngày nêu, không tính ngày đầu",
    "today": "ngày họp",
    "tomorrow": "ngày sau ngày họp",
    "two-days": "ngày sau trong hai ngày nêu",
    "until-month": "ngày cuối tháng nêu",
    "weekday-of-week": "thứ nêu, kể từ ngày họp",
    "within-term": "đếm từ ngày họp, không tính ngày đầu",
    "year-end": "ngày cuối năm",
}


_READ_AS = {
    "bare-verb": "động từ nêu việc trong phần kết luận",
    "goes-on": "nối tiếp yêu cầu đứng trước",
    "handed-over": "việc được trao tay",
    "modal": "từ chỉ việc phải làm",
    "modal-of-a-thing": "nêu việc phải được làm",
    "order": "từ giao việc",
    "prohibition": "điều không được làm",
    "unit-and-colon": "tên đơn vị đứng trước việc",
    "unit-and-work": "đơn vị kèm việc",
}
_SPOKEN = {
    "chair": "người chủ trì, kết luận",
    "heading": "theo tiêu đề",
    "institution": "cơ quan, tính cho người chủ trì",
    "own-speech": "người đọc bài phát biểu",
    "pronoun": "từ thay cho người vừa nói",
    "subject": "được nêu là người nói",
}
# A unit named in full explains itself: its words are underlined in the text.
_NAMED = {
    "alias": "tên khác đã ghi nhớ",
    "carried": "nêu ở ý trước",
    "cell": "theo cột của bảng",
    "collective": "tên gọi chung",
    "field": "theo ngành, lĩnh vực",
    "head": "qua người đứng đầu",
    "heading": "theo tiêu đề",
    "initials": "viết tắt",
    "part-of-name": "một phần tên",
    "people": "nêu người, không nêu đơn vị",
    "pronoun": "từ thay cho đơn vị vừa nêu",
    "side": "phía đơn vị",
    "topic": "theo chủ đề",
    "unknown": "chưa có trong danh sách",
}
_GIVEN = {
    "given-by-cell": "theo cột của bảng",
    "given-by-context": "hạn chung của phần",
    "given-by-front": "hạn đứng trước cả câu",
    "given-by-list": "hạn chung của danh sách",
}


def why_words(card: Card, text: str) -> str:
    """From which words and by which rules a draft was read; what a person has changed since is left out."""
    draft, task = card.draft, card.task
    shown = [("quote", "Đọc là chỉ đạo", _READ_AS)]
    if task.speaker == (draft.speaker or ""):
        shown.append(("speaker", "người chỉ đạo", _SPOKEN))
    if not card.owners_changed:
        shown += [("lead", "chủ trì", _NAMED), ("support", "phối hợp", _NAMED)]
    if task.deadline == draft.deadline:
        shown.append(("deadline", "thời hạn", _GIVEN))
    parts = [f"{title}: {words}" for field, title, rules in shown if (words := _reasons(draft.why(field), rules, text))]
    why = "; ".join(parts)
    return why[:1].upper() + why[1:]


def _reasons(reasons: Sequence[Reason], rules: Mapping[str, str], text: str) -> str:
    """The reasons of one field: "«phòng TC-KH» (viết tắt)"; empty when none has words of its own."""
    said = []
    for reason in reasons:
        words = f"«{shortened(reason.span.of(text), 40)}»" if reason.span is not None else ""
        rule = rules.get(reason.rule, "")
        if rule:
            said.append(f"{words} ({rule})" if words else rule)
    return ", ".join(dict.fromkeys(said))


def rule_words(rule: str) -> str:
    """How a rule makes a day of words, briefly; empty for a deadline that a person typed."""
    return _RULES.get(rule, "")


def deadline_origin(deadline: Deadline) -> str:
    """Where a deadline comes from: "«trước ngày 30/9» → 30/09/2017 (tính cả ngày nêu)"; empty when no words give it."""
    if not deadline.words:
        return ""
    explained = rule_words(deadline.rule) if deadline.rule else "nhập tay"
    if deadline.due is None:
        return f"«{deadline.words}»: {explained or DEADLINE_KIND_TERMS[deadline.kind].lower()}"
    return f"«{deadline.words}» → {day_text(deadline.due)}" + (f" ({explained})" if explained else "")


def deadline_words(deadline: Deadline) -> str:
    """A deadline in a line of a card."""
    if deadline.due is not None:
        return f"hạn {day_text(deadline.due)}"
    if deadline.kind is DeadlineKind.UNSTATED:
        return "chưa có hạn"
    return deadline.words or DEADLINE_KIND_TERMS[deadline.kind].lower()


def doubts_of(card: Card) -> tuple[str, ...]:
    """What a person should look at, in words, as long as it has not been settled; may be empty."""
    settled = {"no-owner", "unknown-owner"} if card.task.owners.lead else set()
    if card.task.deadline != card.draft.deadline:
        settled |= {"two-dates", "event-without-day"}
    if "unknown-owner" in card.draft.doubts:
        settled.add("no-owner")
    doubts = [doubt for doubt in card.draft.doubts if doubt not in settled]
    if card.draft.confidence < _SURE_ENOUGH and card.verdict is Verdict.WAITING:
        doubts.append("unsure")
    if not card.task.owners.lead and "no-owner" not in doubts and "unknown-owner" not in doubts:
        doubts.insert(0, "no-owner")
    return tuple(DOUBT_TERMS[doubt] for doubt in doubts if doubt in DOUBT_TERMS)


def judged_words(review: Review) -> str:
    """'7 / 12 đã xét'."""
    return f"{number(len(review.cards) - review.waiting)} / {number(len(review.cards))} đã xét"


def coverage_words(review: Review) -> str:
    """'đã rà soát 38 / 41 câu'; says so when the text was reviewed in full."""
    if review.candidates == review.settled:
        return f"đã rà soát toàn văn ({number(review.candidates)} câu)" if review.candidates else "không có câu chỉ đạo"
    return f"đã rà soát {number(review.settled)} / {number(review.candidates)} câu"


def record_words(tasks: int) -> str:
    """The main button: 'Ghi vào sổ (12 nhiệm vụ)'."""
    return f"Ghi vào sổ ({number(tasks)} nhiệm vụ)" if tasks else "Ghi vào sổ"


def recording_title(title: str, tasks: int) -> str:
    """What undo calls the recording."""
    return f"Ghi {number(tasks)} nhiệm vụ của «{shortened(title)}»"


def waiting_question(waiting: int, adopted: int) -> str:
    """Asked when a person records while drafts wait."""
    return (
        f"Còn {number(waiting)} đề xuất chưa xét. "
        f"Chỉ {number(adopted)} nhiệm vụ đã nhận vào sổ; phần chưa xét không vào sổ."
    )


def siblings_question(siblings: int, unit: str) -> str:
    """Offered after the owner of one draft was changed."""
    whom = f"thành {unit}" if unit else "thành chưa rõ đơn vị"
    return f"Còn {number(siblings)} đề xuất cùng đoạn, cùng người chỉ đạo. Đổi chủ trì của chúng {whom}?"


def recorded_words(tasks: int) -> str:
    return (
        f"Đã ghi {number(tasks)} nhiệm vụ vào sổ (Ctrl+Z để hoàn tác). "
        "Bước tiếp theo: in phụ lục phân công, hoặc xem bảng nhiệm vụ."
    )


def one_at_a_time(name: str, others: int) -> str:
    """Said when several files are dropped at once."""
    return f"Đọc từng biên bản một: đang mở {name}. Còn {number(others)} tệp chưa đọc, thả lại sau khi rà soát xong."


def no_directive_words() -> str:
    return (
        "Không thấy ý kiến chỉ đạo nào trong văn bản này. Chưa ghi gì vào sổ. "
        "Nếu có việc cần giao, bôi đen đoạn chữ ở bên trái rồi chọn «Thêm nhiệm vụ từ đoạn này»."
    )


def kept_words(judged: int, drafts: int) -> str:
    """How far a kept review is."""
    return f"đã xét {number(judged)} / {number(drafts)} đề xuất"


def given_up_words(title: str) -> str:
    return f"Đã bỏ bản rà soát dở «{shortened(title)}»."


def recorded_before_words(title: str, day: str) -> str:
    """Said when the same minutes already stand in the book."""
    return f"Biên bản này đã ghi vào sổ: {shortened(title)}, họp ngày {day}. Ghi lần nữa sẽ thành hai kỳ giao ban."


def sheet_coverage(sheet: MeetingSheet) -> str:
    """What the book says about how its minutes were judged; empty when nobody reviewed them."""
    if sheet.left_open is None:
        return ""
    dismissed = f", bỏ {number(len(sheet.dismissed))} câu có lý do" if sheet.dismissed else ""
    return f"đã rà soát toàn văn{dismissed}" if not sheet.left_open else f"còn {number(sheet.left_open)} câu chưa xét"


def merge_words(number_: int | None, partners: Sequence[int]) -> str:
    """The merging button: "Gộp với 7", "Gộp 3 đề xuất"; without partners just the verb.

    Args:
        number_: the draft that is looked at; None when it is none.
    """
    others = [one for one in partners if one != number_]
    if len(partners) == 2 and len(others) == 1:
        return f"Gộp với {number(others[0])}"
    return f"Gộp {number(len(partners))} đề xuất" if partners else "Gộp"


def twin_words(twin: Card) -> str:
    """Said of a draft that may be about the same subject as another."""
    return f"Có thể cùng nội dung với đề xuất {number(twin.number)}: «{shortened(twin.draft.quote)}» (M để gộp)"


WHY_OPEN_TERMS = {
    "announcement": "câu dẫn vào danh sách",
    "approval": "nghe như ý kiến đồng ý, quyết định",
    "attitude": "nghe như lời kêu gọi",
    "closing-formula": "câu kết theo mẫu",
    "higher-level": "nghe như chỉ đạo của cấp trên",
    "past-result": "nghe như kết quả đã qua",
    "praise": "nghe như lời khen",
    "standing-duty": "nghe như việc thường xuyên",
    "unit-plan": "nghe như việc đơn vị tự nhận",
    "upward-request": "nghe như kiến nghị lên trên",
    "warning": "nghe như lời nhắc, phê bình",
}
_KIND_BY_WHY = {
    "past-result": DismissalKind.PAST_RESULT,
    "praise": DismissalKind.PRAISE,
    "standing-duty": DismissalKind.STANDING_DUTY,
}


def clause_state(clause: Clause) -> str:
    """What a clause that nobody has judged says of itself."""
    why = WHY_OPEN_TERMS.get(clause.why, "có thể là chỉ đạo")
    return f"Câu chưa xét: {why}"


def likely_kind(clause: Clause) -> DismissalKind | None:
    """Why a clause would give no task, as the reading guesses; None when it does not."""
    if clause.why in _KIND_BY_WHY:
        return _KIND_BY_WHY[clause.why]
    return DismissalKind.INFORMATION if clause.why in WHY_OPEN_TERMS else None


def unknown_words(names: Sequence[str]) -> str:
    """Names that the minutes give as owners and that no unit has."""
    return f"Biên bản ghi «{'», «'.join(names)}», chưa có trong danh sách đơn vị."


def alias_question(name: str, unit: str) -> str:
    """Asked after a person chose a unit for words that named none."""
    return f"Ghi nhớ «{name}» là tên khác của {unit}, để lần sau đọc ra ngay?"


def merged_words(numbers: Sequence[int]) -> str:
    """'Gồm cả đề xuất 4, 7'."""
    return f"Gồm cả đề xuất {', '.join(number(one) for one in numbers)}"


def shortened(words: str, at_most: int = 60) -> str:
    """Words cut at a blank to a length that a menu holds."""
    words = " ".join(words.split())
    return words if len(words) <= at_most else f"{words[:at_most].rsplit(' ', 1)[0]}…"
