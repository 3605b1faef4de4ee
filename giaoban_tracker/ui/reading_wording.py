"""Vietnamese about how the reader came to what it proposes: rules, reasons, doubts; without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.directive import Reason
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text
from giaoban_tracker.workflow.review import Card, Clause, Verdict

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
    "before-the-rains": "trước mùa mưa bão",
    "before-the-school-year": "trước năm học mới",
    "by-day": "tính cả ngày nêu",
    "by-day-of-next-month": "ngày nêu, của tháng sau",
    "by-day-of-this-month": "ngày nêu, của tháng họp",
    "by-event": "theo sự kiện, chưa có ngày cụ thể",
    "counted-from-the-meeting": "đếm từ ngày họp",
    "extended-to": "ngày gia hạn đến",
    "first-day-by-law": "ngày đầu tháng theo Bộ luật Dân sự",
    "first-half-month": "nửa đầu tháng",
    "half-year": "ngày cuối của kỳ nêu",
    "in-month": "ngày cuối tháng nêu",
    "in-next-month": "ngày cuối tháng sau",
    "in-numbered-week": "thứ Sáu của tuần nêu",
    "in-quarter": "ngày cuối quý nêu",
    "in-this-month": "ngày cuối tháng họp",
    "in-this-quarter": "ngày cuối quý",
    "in-week": "thứ Sáu của tuần nêu",
    "in-year": "ngày cuối năm",
    "literally-the-day-before": "đúng nghĩa đen là ngày liền trước",
    "next-working-day": "dời sang ngày làm việc kế tiếp",
    "not-stated": "không nêu ngày",
    "on-condition": "chờ điều kiện, chưa có ngày",
    "on-day": "đúng ngày nêu",
    "on-occasion": "lấy ngày ghi kèm dịp nêu",
    "part-of-month": "đầu tháng là ngày 10, giữa tháng là ngày 15, cuối tháng là ngày cuối",
    "part-of-next-month": "phần nêu của tháng sau",
    "part-of-quarter": "phần nêu của quý",
    "part-of-this-month": "phần nêu của tháng họp",
    "range": "ngày cuối của khoảng nêu",
    "range-start": "ngày đầu của khoảng nêu",
    "recurring": "định kỳ, không có hạn cuối",
    "recurring-day": "định kỳ vào ngày nêu",
    "recurring-quarter-day": "định kỳ từng quý",
    "recurring-weekday": "định kỳ vào thứ nêu",
    "rest-of-year": "ngày cuối năm",
    "review-in-30-days": "rà soát lại sau 30 ngày",
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


def shortened(words: str, at_most: int = 60) -> str:
    """Words cut at a blank to a length that a menu holds."""
    words = " ".join(words.split())
    return words if len(words) <= at_most else f"{words[:at_most].rsplit(' ', 1)[0]}…"
