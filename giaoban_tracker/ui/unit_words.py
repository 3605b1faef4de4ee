"""How a unit's tasks are called and described: headings of the list, marks of a line, states of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.plain_text import isolated
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_deeds import ContributionFiled, ExtensionAsked, QuestionAsked, TaskReceived
from giaoban_tracker.domain.terms import CLAIM_TERMS, day_text
from giaoban_tracker.ui.task_words import StateMark, state_mark
from giaoban_tracker.ui.unit_wording import unconfirmed_words
from giaoban_tracker.workflow.post.answers import Answer, AnswerState
from giaoban_tracker.workflow.post.my_tasks import Arrival, Ground, MyTask
from giaoban_tracker.workflow.post.outbox import Enrolled, Outbox
from giaoban_tracker.workflow.post.take_in import News

GROUND_TITLES: Mapping[Ground, str] = {
    Ground.RETURNED: "Văn phòng trả lại, cần báo cáo lại",
    Ground.OVERDUE: "Quá hạn",
    Ground.SOON: "Sắp đến hạn",
    Ground.OPEN: "Đang thực hiện",
    Ground.SUPPORT: "Phối hợp với đơn vị khác",
    Ground.WAITING: "Đã báo cáo xong, chờ nghiệm thu",
    Ground.DONE: "Đã xong",
}

NEWS_WORDS: Mapping[News, str] = {News.NONE: "", News.NEW: "Mới giao", News.CHANGED: "Vừa thay đổi"}
ARRIVAL_WORDS: Mapping[Arrival, str] = {
    Arrival.NONE: "",
    Arrival.UNSENT: "Chưa gửi",
    Arrival.SENT: "Chờ Văn phòng xác nhận",
}

STATE_WORDS: Mapping[AnswerState, tuple[str, str]] = {
    AnswerState.UNSENT: ("Chưa gửi", "late"),
    AnswerState.SENT: ("Chờ Văn phòng xác nhận", "soon"),
    AnswerState.CONFIRMED: ("Văn phòng đã nhận", "info"),
    AnswerState.ACCEPTED: ("Đã nghiệm thu", "done"),
    AnswerState.RETURNED: ("Văn phòng trả lại", "late"),
    AnswerState.GRANTED: ("Đã cho gia hạn", "done"),
    AnswerState.REFUSED: ("Không cho gia hạn", "late"),
    AnswerState.ANSWERED: ("Đã trả lời", "done"),
    AnswerState.SET_ASIDE: ("Văn phòng giữ lại, không tính", "soon"),
    AnswerState.TAKEN_BACK: ("Đã rút lại", "info"),
}
"""Words and the colour that repeats them, by how far a word has come."""

OWN_AND_OPEN = frozenset({AnswerState.UNSENT, AnswerState.SENT, AnswerState.CONFIRMED})
"""What may still be taken back: the office has not answered it."""


def mark_of(task: MyTask, today: date) -> StateMark:
    """Shape and words of how a task stands."""
    if task.passed_on:
        return StateMark("withdrawn", "Đã chuyển đơn vị khác", "", "info")
    if task.ground is Ground.WAITING:
        # Its part is done: a day that has passed meanwhile is said, and no longer in red.
        passed = "thời hạn đã qua" if task.standing is Standing.OPEN_OVERDUE else ""
        return StateMark("waiting", "Chờ nghiệm thu", passed, "info")
    return state_mark(
        task.standing,
        task.deadline,
        today,
        finished_on=task.finished_on,
        soon_days=task.soon_days,
    )


def due_words(task: MyTask) -> str:
    """The day in force; empty where there is none."""
    return f"hạn {day_text(task.deadline.due)}" if task.deadline.due is not None else ""


def side_words(task: MyTask) -> str:
    """What else a person should know of a line: news, drafts, what has not arrived; may be empty."""
    parts = [
        NEWS_WORDS[task.news],
        "Có bản nháp" if task.has_draft else "",
        ARRIVAL_WORDS[task.arrival],
        "Đang xin gia hạn" if task.asked else "",
        f"Đã đôn đốc {task.chased} lần" if task.chased and task.finished_on is None else "",
        "Hai máy cùng báo cáo" if task.parallel else "",
    ]
    return " · ".join(part for part in parts if part)


def told_words(fact: Fact) -> str:
    """What this computer told, in one line."""
    match fact.deed:
        case ReportFiled(terms=terms):
            head = f"Báo cáo {CLAIM_TERMS[terms.claim].lower()}, {terms.done_percent}%"
            return f"{head}: {isolated(terms.result)}" if terms.result else head
        case ExtensionAsked(new_due=day, reason=reason):
            return f"Xin gia hạn đến {day_text(day)}: {isolated(reason)}"
        case QuestionAsked(words=words):
            return f"Hỏi: {isolated(words)}"
        case ContributionFiled(words=words):
            return f"Phần phối hợp: {isolated(words)}"
        case TaskReceived():
            return "Xác nhận đã nhận nhiệm vụ"
    return fact.deed.type


def answer_words(answer: Answer) -> str:
    """How far one word has come and what the office said to it."""
    state = STATE_WORDS[answer.state][0]
    day = f" ngày {day_text(answer.replied_on)}" if answer.replied_on is not None else ""
    return f"{state}{day}: {isolated(answer.reason)}" if answer.reason else f"{state}{day}"


def arrived_mark(state: Outbox) -> StateMark:
    """Whether everything has arrived at the office; green only when the office has said so."""
    if state.enrolled is Enrolled.REVOKED:
        return StateMark("late", "Văn phòng đã thôi nhận tệp từ máy này", "", "late")
    if state.enrolled is Enrolled.KEYLESS:
        return StateMark("late", "Máy này không giữ khóa của sổ", "", "late")
    if state.enrolled is Enrolled.WAITING:
        return StateMark("waiting", "Chờ Văn phòng ghi danh máy này", "", "soon")
    if state.unconfirmed.count:
        return StateMark("waiting", unconfirmed_words(state.unconfirmed.count), "", "late")
    if not state.check:
        return StateMark("open", "Chưa có gì để gửi", "", "info")
    return StateMark("done", unconfirmed_words(0), "", "done")
