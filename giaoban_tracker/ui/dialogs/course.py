"""A task's course: it is stopped, goes on, is opened again, passes to another unit, is split, merged, corrected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import deadline_text
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side, suggestions
from giaoban_tracker.ui.dialogs.shares import UNNAMED, ShareChoice, shares_for
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.dialogs.task_form import EditForm, Known
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, decide_course
from giaoban_tracker.workflow.show_task import TaskCard

_PARTS = 3
_EVERY_SHARE = "Tất cả đơn vị đã hoàn thành"


class ReasonSheet(Sheet):
    """The task above, fields of the subclass, and why at the end."""

    def __init__(
        self, place: Workplace, verb: str, card: TaskCard, explained: str, parent: QWidget | None = None
    ) -> None:
        """Make the frame.

        Args:
            verb: "Tạm dừng".
            explained: what it means, in one or two sentences.
        """
        super().__init__(place, f"{verb} {card.task.terms.code}", verb, parent)
        self._verb = verb
        self.card = card
        self.reason = LongText("Lý do")
        self.form.addWidget(about(card))
        words = QLabel(explained, wordWrap=True)
        words.setProperty("quiet", True)
        self.form.addWidget(words)

    def ask_why(self, *, needed: bool = True) -> None:
        """Put the field for the reason below what is there."""
        problem = (lambda: "" if self.reason.text else "Ghi lý do.") if needed else None
        self.form.addWidget(self.add(Field("Lý do", self.reason, problem), self.reason.textChanged))
        self.form.addStretch()

    def action_title(self) -> str:
        return f"{self._verb} {self.card.task.terms.code}"

    def who(self) -> QComboBox:
        """A field for the person who decided, with the task's leader offered."""
        leader = self.card.task.terms.leader
        return suggestions("Người quyết định", [leader] if leader else [])


class SuspendSheet(ReasonSheet):
    """Tạm dừng: the task counts apart until it goes on."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        explained = "Trong lúc tạm dừng, nhiệm vụ không bị tính quá hạn và được đếm riêng; thời hạn cũ vẫn giữ."
        super().__init__(place, "Tạm dừng", card, explained, parent)
        self._review = DayEdit(place, "Xem lại ngày")
        self._who = self.who()
        review = self.add(Field("Xem lại ngày (nếu có)", self._review, self._day_problem), self._review.changed)
        self.form.addWidget(side_by_side(review, Field("Người quyết định", self._who)))
        self.ask_why()
        self.reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason = self.place.desk, self.card.task.id, self.reason.text
        review, who = self._review.day, self._who.currentText().strip()
        return lambda: decide_course.suspend(desk, task, reason, review_on=review, decided_by=who)

    def _day_problem(self) -> str:
        day = self._review.day
        if day is None:
            return "" if self._review.is_empty else "Nhập ngày, ví dụ 30/9."
        return "Ngày này đã qua." if day < self.place.desk.today else ""


class ResumeSheet(ReasonSheet):
    """Tiếp tục: with the former day or a new one."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        explained = (
            f"Thời hạn đang ghi: {deadline_text(card.task.deadline)}. Để trống thời hạn mới thì giữ thời hạn này."
        )
        super().__init__(place, "Tiếp tục", card, explained, parent)
        self._day = DayEdit(place, "Thời hạn mới")
        self.form.addWidget(self.add(Field("Thời hạn mới (nếu đổi)", self._day, self._day_problem), self._day.changed))
        self.ask_why(needed=False)
        self._day.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason, day = self.place.desk, self.card.task.id, self.reason.text, self._day.day
        return lambda: decide_course.resume(desk, task, reason=reason, new_due=day)

    def _day_problem(self) -> str:
        day = self._day.day
        if day is None:
            return "" if self._day.is_empty else "Nhập ngày, ví dụ 30/9."
        return "Ngày này đã qua." if day < self.place.desk.today else ""


class ReopenSheet(ReasonSheet):
    """Mở lại: the acceptance falls, the reports stay."""

    def __init__(
        self, place: Workplace, card: TaskCard, unit: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        explained = "Kết quả nghiệm thu bị bỏ, báo cáo của đơn vị vẫn giữ; nhiệm vụ lại được tính là đang thực hiện."
        super().__init__(place, "Mở lại", card, explained, parent)
        self._share = ShareChoice(shares_for(card.shares, lambda one: one.share.acceptance is not None), unit)
        if self._share.count() > 1:
            self._share.insertItem(0, _EVERY_SHARE)
            self._share.setCurrentIndex(0 if unit is None else self._share.currentIndex())
            self.form.addWidget(Field("Đơn vị", self._share))
        self.ask_why()
        self.reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason = self.place.desk, self.card.task.id, self.reason.text
        name = self._share.currentText()
        chosen = [one.share.unit for one in self.card.shares if one.unit == name and one.share.unit is not None]
        units = tuple(chosen) if self._share.count() > 1 else ()
        return lambda: decide_course.reopen(desk, task, reason, units)


class ReassignSheet(ReasonSheet):
    """Chuyển đơn vị chủ trì: what was reported stays with the share."""

    def __init__(
        self,
        place: Workplace,
        card: TaskCard,
        units: Sequence[Unit],
        unit: UnitId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        explained = "Báo cáo đã có và thời hạn vẫn giữ; giấy tờ in trước đây vẫn mang tên đơn vị cũ."
        super().__init__(place, "Chuyển đơn vị chủ trì", card, explained, parent)
        self._share = ShareChoice(shares_for(card.shares, lambda one: one.share.acceptance is None), unit)
        leading = {one.share.unit for one in card.shares}
        self._units = tuple(one for one in units if one.id not in leading)
        self._to = QComboBox()
        self._to.setAccessibleName("Đơn vị nhận")
        self._to.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._to.setMinimumContentsLength(24)
        self._to.addItems(["", *(one.name for one in self._units)])
        self._who = self.who()
        self._document = line("Văn bản quyết định", hint="số, ký hiệu")
        to = Field("Sang đơn vị", self._to, lambda: "" if self._to.currentIndex() > 0 else "Chọn đơn vị nhận.")
        former = Field("Từ đơn vị", self._share)
        self.form.addWidget(side_by_side(former, self.add(to, self._to.currentIndexChanged)))
        self.form.addWidget(
            side_by_side(Field("Người quyết định", self._who), Field("Văn bản (nếu có)", self._document))
        )
        self.ask_why()
        self._to.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason = self.place.desk, self.card.task.id, self.reason.text
        former, unit = self._share.line.share.unit, self._units[self._to.currentIndex() - 1].id
        who, document = self._who.currentText().strip(), self._document.text().strip()
        return lambda: decide_course.reassign(desk, task, former, unit, reason, decided_by=who, document=document)


class SplitSheet(ReasonSheet):
    """Tách: two or three tasks in place of one."""

    def __init__(self, place: Workplace, card: TaskCard, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        explained = (
            "Mỗi phần thành một nhiệm vụ có mã mới, cùng kết luận và lãnh đạo chỉ đạo; nhiệm vụ này thôi được tính, "
            "lịch sử vẫn giữ."
        )
        super().__init__(place, "Tách", card, explained, parent)
        self._parts = [_Part(place, number + 1, card.task.terms, units) for number in range(_PARTS)]
        for part in self._parts:
            needed = part.number <= 2
            content = self.add(
                Field(f"Phần {part.number}" + ("" if needed else " (nếu có)"), part.content, part.problem),
                part.content.textChanged,
            )
            due = self.add(Field("Thời hạn", part.due, part.due_problem), part.due.changed)
            self.form.addWidget(side_by_side(content, Field("Chủ trì", part.lead), due, widths=(5, 3, 2)))
        self.ask_why()
        self._parts[0].content.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, reason = self.place.desk, self.card.task.id, self.reason.text
        parts = [part.terms() for part in self._parts if part.content.text]
        return lambda: decide_course.split(desk, task, parts, reason).changes

    def _wanted_width(self) -> int:
        return 112 * self.fontMetrics().averageCharWidth()


class _Part:
    """The fields of one part."""

    def __init__(self, place: Workplace, number_: int, whole: TaskTerms, units: Sequence[Unit]) -> None:
        self.number = number_
        self._whole = whole
        self._units = tuple(units)
        self._place = place
        self.content = LongText(f"Nội dung phần {number_}", lines=2)
        self.lead = QComboBox()
        self.lead.setAccessibleName(f"Chủ trì phần {number_}")
        self.lead.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lead.setMinimumContentsLength(16)
        self.lead.addItems([UNNAMED, *(unit.name for unit in self._units)])
        first = whole.lead[0] if len(whole.lead) == 1 else None
        self.lead.setCurrentIndex(next((at for at, unit in enumerate(self._units, 1) if unit.id == first), 0))
        due = whole.deadline.due
        self.due = DayEdit(place, f"Thời hạn phần {number_}", due if due and due >= place.desk.today else None)

    def terms(self) -> TaskTerms:
        """What the part asks; support, product and field are the whole's."""
        at, whole = self.lead.currentIndex(), self._whole
        day = self.due.day
        deadline = whole.deadline if day in (None, whole.deadline.due) else replace(whole.deadline, due=day)
        lead = (self._units[at - 1].id,) if at > 0 else ()
        support = tuple(unit for unit in whole.support if unit not in lead)
        return replace(
            whole, code="", content=self.content.text, lead=lead, support=support, bloc=None, deadline=deadline
        )

    def problem(self) -> str:
        return "" if self.content.text or self.number > 2 else "Ghi việc phải làm."

    def due_problem(self) -> str:
        day = self.due.day
        if self.number > 2 and not self.content.text:
            return ""
        if day is None and self.due.is_empty:
            former = self._whole.deadline.due
            return "Thời hạn cũ đã qua, nhập thời hạn mới." if former and former < self._place.desk.today else ""
        if day is None:
            return "Nhập ngày, ví dụ 30/9."
        return "Ngày này đã qua." if day < self._place.desk.today else ""


class MergeSheet(Sheet):
    """Gộp: several tasks become one of them."""

    def __init__(self, place: Workplace, rows: Sequence[TaskRow], parent: QWidget | None = None) -> None:
        """Offer which of `rows`, of which there are two or more, is to go on."""
        super().__init__(place, f"Gộp {number(len(rows))} nhiệm vụ", "Gộp", parent)
        self._rows = tuple(rows)
        self._into = QComboBox()
        self._into.setAccessibleName("Nhiệm vụ giữ lại")
        self._into.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._into.setMinimumContentsLength(40)
        self._into.addItems([f"{row.code}  {row.content}" for row in rows])
        self._told = QLabel(wordWrap=True)
        self._told.setProperty("quiet", True)
        self._reason = LongText("Lý do")
        self.form.addWidget(Field("Nhiệm vụ giữ lại", self._into))
        self.form.addWidget(self._told)
        reason = Field("Lý do", self._reason, lambda: "" if self._reason.text else "Ghi lý do.")
        self.form.addWidget(self.add(reason, self._reason.textChanged))
        self.form.addStretch()
        self._into.currentIndexChanged.connect(self._tell)
        self._tell()
        self._reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, kept, reason = self.place.desk, self._kept, self._reason.text
        others = [row.id for row in self._rows if row.id != kept]
        return lambda: decide_course.merge(desk, others, kept, reason)

    def action_title(self) -> str:
        return f"Gộp {number(len(self._rows))} nhiệm vụ"

    @property
    def _kept(self) -> TaskId:
        return self._rows[max(0, self._into.currentIndex())].id

    def _tell(self) -> None:
        kept = self._rows[max(0, self._into.currentIndex())]
        others = ", ".join(row.code for row in self._rows if row is not kept)
        self._told.setText(
            f"{others} thôi được tính riêng; kết luận của các nhiệm vụ ấy chuyển sang {kept.code}. "
            f"{kept.code}: {kept.lead or UNNAMED}, thời hạn {deadline_text(kept.deadline)}."
        )


class CorrectForm(EditForm):
    """Đính chính: other terms because the old ones were wrong, with the reason kept beside them."""

    def __init__(self, place: Workplace, card: TaskCard, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(place, card, known, parent)
        code = self._terms.code
        self.setWindowTitle(f"Đính chính {code}")
        self._why = LongText("Đính chính vì", lines=2)
        why = Field("Đính chính vì", self._why, lambda: "" if self._why.text else "Ghi điều sai và căn cứ sửa.")
        self.form.insertWidget(0, self.add(why, self._why.textChanged))
        self._why.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, terms, base, why = self.place.desk, self._task, self.terms(), self._base, self._why.text
        return lambda: decide.correct(desk, task, terms, base, why)

    def action_title(self) -> str:
        return f"Đính chính {self._terms.code}"
