"""One task as its unit sees it: what is asked, what the office said, what was told it, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.course import Chase
from giaoban_tracker.domain.plain_text import isolated
from giaoban_tracker.domain.task import Share
from giaoban_tracker.domain.terms import QUALITY_TERMS, day_text, deadline_text
from giaoban_tracker.ui.detail.deadline_story import deadline_story
from giaoban_tracker.ui.detail.parts import Pill, ThinBar, link, section, words
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.mine.deeds import Deed, possible_on
from giaoban_tracker.ui.task_words import evidence_words
from giaoban_tracker.ui.unit_words import OWN_AND_OPEN, STATE_WORDS, answer_words, mark_of, told_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post.answers import Answer
from giaoban_tracker.workflow.post.my_tasks import MyTask
from giaoban_tracker.workflow.show_task import TaskCard


class TaskPaper(QScrollArea):
    """The paper; built anew for every task it shows.

    Signals:
        wanted: (Deed) something is to be told about the task that is shown.
        take_back_wanted: (Answer) a word of this computer is to be taken back.
    """

    wanted = Signal(object)
    take_back_wanted = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: tuple[MyTask, TaskCard, Sequence[Answer]] | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_nothing()
        place.theme.changed.connect(self._again)

    def show_nothing(self) -> None:
        """No task is chosen."""
        self._shown = None
        hint = words("Chọn một nhiệm vụ ở danh sách bên trái để xem và báo cáo.", quiet=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setMargin(32)
        self.setWidget(hint)

    def show_task(self, task: MyTask, card: TaskCard, answers: Sequence[Answer]) -> None:
        """Show a task; the same one read again keeps the place that was scrolled to."""
        same = self._shown is not None and self._shown[0].id == task.id
        place = self.verticalScrollBar().value() if same else 0
        self._shown = (task, card, answers)
        self.setWidget(self._body(task, card, answers))
        self.verticalScrollBar().setValue(place)

    def _again(self) -> None:
        if self._shown is not None:
            self.show_task(*self._shown)

    # ------------------------------------------------------------ parts

    def _body(self, task: MyTask, card: TaskCard, answers: Sequence[Answer]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(14)
        share = next((line.share for line in card.shares if task.leads and line.share.unit == task.unit), None)
        content = words(card.task.terms.content)
        content.setFont(self._place.theme.font(points=1))
        content.setAccessibleName(f"Nội dung nhiệm vụ: {card.task.terms.content}")
        parts = (
            self._head(task),
            content,
            self._buttons(task, card),
            self._from_office(task),
            self._chased(card),
            self._parallel(task),
            self._deadline(card),
            self._progress(share),
            self._told(answers),
            self._facts(card),
            self._sources(card),
        )
        for part in parts:
            if part is not None:
                column.addWidget(part)
        column.addStretch()
        return body

    def _head(self, task: MyTask) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        code = QLabel(task.code)
        code.setFont(self._place.theme.font(points=2, bold=True))
        code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(code)
        row.addWidget(Pill(self._place, mark_of(task, self._place.desk.today)))
        row.addStretch()
        return head

    def _buttons(self, task: MyTask, card: TaskCard) -> QWidget | None:
        deeds = possible_on(task, card.task)
        if not deeds:
            return None
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        for place, deed in enumerate(deeds):
            flow.addWidget(self._button(deed, task, main=place == 0))
        return row

    def _button(self, deed: Deed, task: MyTask, *, main: bool) -> QPushButton:
        text = "Viết tiếp báo cáo…" if deed is Deed.REPORT and task.has_draft else deed.value.words
        button = QPushButton(text)
        button.setProperty("main", main)
        tone = "on_accent" if main else "accent"
        button.setIcon(self._place.icons.icon(deed.value.icon, self._place.theme.colour(tone)))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(deed.value.hint)
        button.setObjectName(f"deed:{deed.name}")
        button.clicked.connect(partial(self._wish, deed))
        return button

    def _wish(self, deed: Deed, *_: object) -> None:
        self.wanted.emit(deed)

    def _from_office(self, task: MyTask) -> QWidget | None:
        """What the office wants done once more, where nobody can overlook it."""
        if not task.returned:
            return None
        day = f" ngày {day_text(task.returned_on)}" if task.returned_on is not None else ""
        box = QFrame()
        box.setProperty("alarm", True)
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(words(f"Văn phòng trả lại{day}", bold=True))
        column.addWidget(words(task.returned))
        column.addWidget(words("Bổ sung rồi báo cáo lại; báo cáo cũ vẫn được giữ.", quiet=True))
        return box

    def _chased(self, card: TaskCard) -> QWidget | None:
        chases = card.task.course.chases
        if not chases or card.task.finished_on is not None:
            return None
        return section("Văn phòng đã đôn đốc", *(words(_chase_words(chase)) for chase in reversed(chases)))

    def _parallel(self, task: MyTask) -> QWidget | None:
        if not task.parallel:
            return None
        text = "Hai máy của đơn vị đã báo cáo mà chưa biết nhau. Báo cáo tiếp theo sẽ thay cả hai."
        return section("Hai máy cùng báo cáo", words(text))

    def _deadline(self, card: TaskCard) -> QWidget:
        day = words(deadline_text(card.task.deadline), bold=True)
        lines = [words(line, quiet=True) for line in deadline_story(card.task)]
        requests = [words(_request_words(card), quiet=True)] if _request_words(card) else []
        return section("Thời hạn", day, *lines, *requests)

    def _progress(self, share: Share | None) -> QWidget | None:
        if share is None:
            return None
        bar_row = QWidget()
        row = QHBoxLayout(bar_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        tone = "done" if share.acceptance is not None else "accent"
        row.addWidget(ThinBar(self._place, share.done_percent, tone), 1)
        row.addWidget(QLabel(f"{share.done_percent}%"))
        return section("Tiến độ của đơn vị", bar_row, *(words(line) for line in _share_lines(share)))

    def _told(self, answers: Sequence[Answer]) -> QWidget | None:
        if not answers:
            return None
        return section("Đã báo cáo và phản hồi của Văn phòng", *(self._answer(answer) for answer in answers))

    def _answer(self, answer: Answer) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(3)
        state = words(answer_words(answer), bold=True)
        tone = self._place.theme.colour(STATE_WORDS[answer.state][1])
        state.setStyleSheet(f"color: {tone.name()};")
        told = words(f"{day_text(answer.told.on)} · {told_words(answer.told)}")
        column.addWidget(told)
        row = QHBoxLayout()
        row.addWidget(state, 1)
        if answer.state in OWN_AND_OPEN:
            hint = "Rút lại điều đã ghi; Văn phòng cũng thấy là đã rút"
            row.addWidget(link("Rút lại", hint, partial(self.take_back_wanted.emit, answer)))
        column.addLayout(row)
        return card

    def _facts(self, card: TaskCard) -> QWidget | None:
        terms = card.task.terms
        lines = [
            ("Lãnh đạo chỉ đạo", terms.leader),
            ("Sản phẩm", terms.product),
            ("Cấp nhận", terms.receiving_level),
            ("Lĩnh vực", terms.field),
            ("Chủ trì", _leads(card)),
            ("Phối hợp", ", ".join(card.support)),
            ("Chuyên viên theo dõi", terms.monitor),
            ("Ghi chú", terms.note),
        ]
        parts = [words(f"{title}: {text}") for title, text in lines if text]
        return section("Thông tin nhiệm vụ", *parts) if parts else None

    def _sources(self, card: TaskCard) -> QWidget | None:
        if card.meeting is None:
            return None
        held = f"{card.meeting.terms.title}, ngày {day_text(card.meeting.terms.held_on)}"
        quotes: list[QWidget] = []
        for conclusion in card.sources:
            who = f"{conclusion.speaker}: " if conclusion.speaker else ""
            quotes.append(words(f"{who}“{conclusion.quote}”"))
        return section("Nguồn", words(held, quiet=True), *quotes)


def _chase_words(chase: Chase) -> str:
    parts = (chase.channel, chase.document, chase.note)
    told = ", ".join(part for part in parts if part)
    return f"{day_text(chase.on)}: {told}" if told else day_text(chase.on)


def _leads(card: TaskCard) -> str:
    names = [line.unit for line in card.shares if line.unit]
    if card.bloc:
        return f"các đơn vị khối {card.bloc} ({len(names)} đơn vị)"
    return ", ".join(names) if len(names) > 1 else ""


def _share_lines(share: Share) -> Sequence[str]:
    lines = []
    if share.acceptance is not None:
        accepted = share.acceptance
        lines.append(f"Nghiệm thu ngày {day_text(accepted.on)}, chất lượng: {QUALITY_TERMS[accepted.quality].lower()}")
    last = share.last_report
    if last is None:
        return [*lines, "Chưa báo cáo lần nào."]
    typed = " (Văn phòng nhập thay)" if last.proxy else ""
    head = f"Báo cáo gần nhất {day_text(last.on)}{typed}"
    lines.append(f"{head}: {isolated(last.terms.result)}" if last.terms.result else head)
    if last.terms.evidence is not None:
        lines.append(f"Minh chứng: {evidence_words(last.terms.evidence)}")
    if last.terms.files:
        lines.append(f"Tệp kèm: {', '.join(file.name for file in last.terms.files)}")
    return lines


def _request_words(card: TaskCard) -> str:
    asked = card.task.course.open_requests
    return f"Đang xin gia hạn đến {day_text(asked[-1].new_due)}, chờ Văn phòng quyết định" if asked else ""
