"""Vietnamese sentences about reading and judging minutes; beside `wording`, and like it without Qt."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text
from giaoban_tracker.ui.reading_wording import shortened
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.browse import MeetingSheet
from giaoban_tracker.workflow.review import Card, Continuation, Review, Verdict

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
    "continue": "nối vào nhiệm vụ cũ",
    "dismiss-clause": "bỏ câu chưa xét",
    "redate": "đổi ngày họp",
    "readdress": "đổi khối",
}
"""What 'Hoàn tác' would take back, by the name of the judgement."""


def deadline_words(deadline: Deadline) -> str:
    """A deadline in a line of a card."""
    if deadline.due is not None:
        return f"hạn {day_text(deadline.due)}"
    if deadline.kind is DeadlineKind.UNSTATED:
        return "chưa có hạn"
    return deadline.words or DEADLINE_KIND_TERMS[deadline.kind].lower()


def judged_words(review: Review) -> str:
    """'7 / 12 đã xét'."""
    return f"{number(len(review.cards) - review.waiting)} / {number(len(review.cards))} đã xét"


def coverage_words(review: Review) -> str:
    """'đã rà soát 38 / 41 câu'; says so when the text was reviewed in full."""
    if review.candidates == review.settled:
        return f"đã rà soát toàn văn ({number(review.candidates)} câu)" if review.candidates else "không có câu chỉ đạo"
    return f"đã rà soát {number(review.settled)} / {number(review.candidates)} câu"


def record_words(review: Review) -> str:
    """The main button: 'Ghi vào sổ (12 nhiệm vụ)', '(11 nhiệm vụ, nối 1)'."""
    tasks, continued = review.new_tasks, len(review.adopted) - review.new_tasks
    counted = [f"{number(tasks)} nhiệm vụ"] if tasks or not continued else []
    counted += [f"nối {number(continued)}"] if continued else []
    return f"Ghi vào sổ ({', '.join(counted)})" if review.adopted else "Ghi vào sổ"


def recording_title(title: str, tasks: int) -> str:
    """What undo calls the recording."""
    what = f"{number(tasks)} nhiệm vụ" if tasks else "kết luận"
    return f"Ghi {what} của «{shortened(title)}»"


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
    if not tasks:
        return "Đã ghi kết luận vào sổ (Ctrl+Z để hoàn tác). Không có nhiệm vụ mới."
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


def continuation_words(task: Continuation) -> str:
    """Said of a draft that may go on with an open task of an earlier meeting."""
    shared = f" – cùng nói «{'», «'.join(task.words[:3])}»" if task.words else ""
    return f"Có thể tiếp nối {task.code}: «{shortened(task.content)}»{shared} (K để nối vào nhiệm vụ đó)"


def continued_words(task: Continuation) -> str:
    """Said of a draft that goes on with an open task."""
    return (
        f"Là nguồn tiếp theo của {task.code}: «{shortened(task.content)}». "
        "Nội dung, đơn vị và thời hạn giữ theo nhiệm vụ đó; nhấn A nếu là nhiệm vụ mới."
    )


def twin_words(twin: Card) -> str:
    """Said of a draft that may be about the same subject as another."""
    return f"Có thể cùng nội dung với đề xuất {number(twin.number)}: «{shortened(twin.draft.quote)}» (M để gộp)"


def unknown_words(names: Sequence[str]) -> str:
    """Names that the minutes give as owners and that no unit has."""
    return f"Biên bản ghi «{'», «'.join(names)}», chưa có trong danh sách đơn vị."


def alias_question(name: str, unit: str) -> str:
    """Asked after a person chose a unit for words that named none."""
    return f"Ghi nhớ «{name}» là tên khác của {unit}, để lần sau đọc ra ngay?"


def merged_words(numbers: Sequence[int]) -> str:
    """'Gồm cả đề xuất 4, 7'."""
    return f"Gồm cả đề xuất {', '.join(number(one) for one in numbers)}"
