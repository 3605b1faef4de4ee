"""The card of one task: what is asked, of whom, by when, how it stands, what was said and done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.terms import URGENCY_TERMS, day_text, deadline_text
from giaoban_tracker.ui.detail.deadline_story import deadline_story
from giaoban_tracker.ui.detail.editing import CardEditing, may_be_edited
from giaoban_tracker.ui.detail.in_place import InPlace
from giaoban_tracker.ui.detail.parts import Pill, decision_button, link, section, words
from giaoban_tracker.ui.detail.related_view import RelatedView
from giaoban_tracker.ui.detail.share_view import ShareView
from giaoban_tracker.ui.detail.story import Chapter, story_of
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.task_decisions import Decision, possible_on
from giaoban_tracker.ui.task_words import state_mark
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.edit_cells import CellField
from giaoban_tracker.workflow.show_task import TaskCard

_SHOWN_BUTTONS = 3
_HEAD_REST = 120
"""What margins, shape and the closing button take of the head's width."""


class CardView(QFrame):
    """The card; built anew for every task it shows.

    Signals:
        decision_wanted: (Decision, UnitId or None) a decision on the task, or on that unit's share of it.
        meeting_wanted: (MeetingId, ConclusionId) the source words in their minutes.
        task_wanted, tasks_wanted: (TaskId), (TaskQuery) tasks that belong to this one.
        extension_wanted: (TaskId, date) the person typed a later day than the one in force.
        closed: the person closes the card.
    """

    decision_wanted = Signal(object, object)
    meeting_wanted = Signal(str, str)
    task_wanted = Signal(str)
    tasks_wanted = Signal(object)
    extension_wanted = Signal(str, object)
    closed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._card: TaskCard | None = None
        self._waiting: TaskCard | None = None
        self._editing = CardEditing(place, self)
        self._editing.turned.connect(self._go_on)
        self._editing.extension_wanted.connect(self.extension_wanted)
        self._head = QHBoxLayout()
        self._head.setContentsMargins(16, 10, 8, 10)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName("Nội dung chi tiết")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._code = QLabel()
        self._code.setProperty("title", True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pill: Pill | None = None
        self._close = QToolButton()
        self._close.setToolTip("Đóng chi tiết")
        self._close.setAccessibleName("Đóng chi tiết")
        self._close.setIconSize(QSize(16, 16))
        self._close.clicked.connect(self.closed)
        self._head.addWidget(self._code)
        self._head.addStretch()
        self._head.addWidget(self._close)
        head = QFrame()
        head.setProperty("bar", True)
        head.setLayout(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)
        place.theme.changed.connect(self._repaint)

    def show_card(self, card: TaskCard) -> None:
        """Show a card; the same task read again keeps the place that was scrolled to and the focus."""
        same = self._card is not None and self._card.task.id == card.task.id
        if same and self._is_edited():
            # What somebody is typing is not taken from under their hands; the book tells if it was too late.
            self._waiting = card
            return
        self._waiting = None
        for field in self.findChildren(InPlace):
            # Who goes on to another task means what they typed.
            if field.is_open:
                field.take()
        place = self._scroll.verticalScrollBar().value() if same else 0
        focused = self._focused()
        self._card = card
        self._show_head(card)
        self._scroll.setWidget(self._body(card))
        self._scroll.verticalScrollBar().setValue(place)
        if same and focused is not None:
            self._focus_again(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pill()

    def _is_edited(self) -> bool:
        return any(field.is_open for field in self.findChildren(InPlace))

    def _go_on(self) -> None:
        """A field was opened or left: what was read meanwhile is shown once none is open."""
        if self._waiting is not None and not self._is_edited():
            waiting, self._waiting = self._waiting, None
            self.show_card(waiting)

    def _focused(self) -> str | None:
        """Name of the control of the card that has the focus, or will have it once a dialog above is gone."""
        # The stubs know no window without a focus.
        focused = cast("QWidget | None", self.window().focusWidget())
        return focused.objectName() if focused is not None and self._scroll.isAncestorOf(focused) else None

    def _focus_again(self, name: str) -> None:
        """The same control of the new card; where it is gone, the next step: never some control beside the card."""
        buttons = self._scroll.findChildren(QAbstractButton)
        again = [button for button in buttons if name and button.objectName() == name]
        for button in (again or [button for button in buttons if button.property("main")] or buttons)[:1]:
            button.setFocus()

    # ------------------------------------------------------------ parts of the card

    def _show_head(self, card: TaskCard) -> None:
        task = card.task
        self._code.setText(task.terms.code)
        self._code.setFont(self._place.theme.font(points=1, bold=True))
        self._close.setIcon(self._place.icons.icon("close", self._place.theme.colour("quiet")))
        if self._pill is not None:
            self._head.removeWidget(self._pill)
            self._pill.deleteLater()
        mark = state_mark(
            card.standing,
            task.deadline,
            card.as_of,
            finished_on=task.finished_on,
            awaiting=task.awaits_acceptance,
            soon_days=card.soon_days,
        )
        self._pill = Pill(self._place, mark)
        self._head.insertWidget(1, self._pill)
        self._fit_pill()

    def _body(self, card: TaskCard) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(14)
        content = words(card.task.terms.content)
        content.setFont(self._place.theme.font(points=1))
        content.setAccessibleName(f"Nội dung nhiệm vụ: {card.task.terms.content}")
        column.addWidget(self._editing.words(card, CellField.CONTENT, "Nội dung", content, long=True))
        for part in (
            self._looked_back(card),
            self._buttons(card),
            self._withdrawn(card),
            self._deadline(card),
            self._shares(card),
            self._facts(card),
            self._sources(card),
            self._related(card),
            self._story(story_of(card)),
        ):
            if part is not None:
                column.addWidget(part)
        column.addStretch()
        return body

    def _buttons(self, card: TaskCard) -> QWidget | None:
        possible = () if card.past else possible_on(card.task)
        if not possible:
            return None
        row = QWidget()
        flow = FlowLayout(row, gap=4)
        for place, decision in enumerate(possible[:_SHOWN_BUTTONS]):
            button = decision_button(self._place, decision, self._wish(decision), main=place == 0)
            button.setObjectName(f"task:{decision.name}")
            flow.addWidget(button)
        more = QToolButton()
        more.setText("⋯")
        more.setToolTip("Việc khác với nhiệm vụ này")
        more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        more.setAccessibleName("Việc khác với nhiệm vụ này")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        for decision in possible[_SHOWN_BUTTONS:]:
            menu.addAction(decision.value.words).triggered.connect(self._wish(decision))
        more.setMenu(menu)
        flow.addWidget(more)
        return row

    def _looked_back(self, card: TaskCard) -> QWidget | None:
        return words(f"Như sổ ngày {day_text(card.as_of)} – chỉ xem", quiet=True) if card.past else None

    def _withdrawn(self, card: TaskCard) -> QWidget | None:
        if card.task.withdrawn is None:
            return None
        return section("Đã thu hồi", words(card.task.withdrawn))

    def _deadline(self, card: TaskCard) -> QWidget:
        label = words(deadline_text(card.task.deadline), bold=True)
        day = self._editing.day(card, label)
        return section("Thời hạn", day, *(words(line, quiet=True) for line in deadline_story(card.task)))

    def _shares(self, card: TaskCard) -> QWidget:
        views = [ShareView(self._place, card, line) for line in card.shares]
        for view in views:
            view.decision_wanted.connect(self.decision_wanted)
        title = "Đơn vị chủ trì"
        if card.bloc:
            title = f"Các đơn vị khối {card.bloc} ({len(views)} đơn vị)"
        elif len(views) > 1:
            title = f"Đơn vị chủ trì ({len(views)} đơn vị)"
        support = [words(f"Phối hợp: {', '.join(card.support)}", quiet=True)] if card.support else []
        return section(title, *views, *support)

    def _facts(self, card: TaskCard) -> QWidget | None:
        terms = card.task.terms
        lines = [
            ("Lãnh đạo chỉ đạo", terms.leader, CellField.LEADER),
            ("Sản phẩm", terms.product, CellField.PRODUCT),
            ("Cấp nhận", terms.receiving_level, None),
            ("Độ khẩn", URGENCY_TERMS[terms.urgency] if terms.urgency is not Urgency.NORMAL else "", None),
            ("Lĩnh vực", terms.field, CellField.FIELD),
            ("Chuyên viên theo dõi", terms.monitor, None),
            ("Đôn đốc", _chased(card), None),
            ("Ghi chú", terms.note, None),
        ]
        parts: list[QWidget] = []
        for title, text, field in lines:
            shown = f"<b>{escape(text)}</b>" if text else "chưa nêu"
            label = words(f"<span>{escape(title)}: {shown}</span>", rich=True, quiet=not text)
            if field is not None and may_be_edited(card):
                parts.append(self._editing.words(card, field, title, label))
            elif text:
                parts.append(label)
        return section("Thông tin khác", *parts) if parts else None

    def _sources(self, card: TaskCard) -> QWidget | None:
        meeting = card.meeting
        if meeting is None:
            return None
        parts: list[QWidget] = [words(f"{meeting.terms.title}, ngày {day_text(meeting.terms.held_on)}", quiet=True)]
        for conclusion in card.sources:
            if conclusion.speaker:
                parts.append(words(conclusion.speaker, bold=True))
            parts.append(words(f"“{conclusion.quote}”"))
            show = partial(self.meeting_wanted.emit, meeting.id, conclusion.id)
            parts.append(link("Xem trong biên bản", "Mở biên bản tại câu này", show))
        if not card.sources:
            show = partial(self.meeting_wanted.emit, meeting.id, "")
            parts.append(link("Xem cuộc giao ban", "Mở cuộc giao ban này", show))
        return section("Nguồn", *parts)

    def _related(self, card: TaskCard) -> QWidget | None:
        if not card.related and not card.beside:
            return None
        view = RelatedView(card)
        view.task_wanted.connect(self.task_wanted)
        view.tasks_wanted.connect(self.tasks_wanted)
        return section("Nhiệm vụ liên quan", view)

    def _story(self, chapters: Sequence[Chapter]) -> QWidget:
        return section("Diễn biến", *(self._chapter(chapter) for chapter in chapters))

    def _chapter(self, chapter: Chapter) -> QWidget:
        row = QFrame()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(8)
        picture = QLabel()
        tone = "quiet" if chapter.undone else "accent"
        picture.setPixmap(self._place.icons.pixmap(chapter.icon, self._place.theme.colour(tone), 16))
        text = words(_chapter_html(chapter), rich=True, quiet=chapter.undone)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(text, 1)
        return row

    # ------------------------------------------------------------ what happens

    def _fit_pill(self) -> None:
        if self._pill is not None:
            self._pill.fit(self.width() - self._code.sizeHint().width() - _HEAD_REST)

    def _wish(self, decision: Decision) -> Callable[..., None]:
        return lambda *_: self.decision_wanted.emit(decision, None)

    def _repaint(self) -> None:
        if self._card is not None:
            self.show_card(self._card)


def _chased(card: TaskCard) -> str:
    days = card.task.chased_on
    return f"{len(days)} lần ({', '.join(day_text(day) for day in days)})" if days else ""


def _chapter_html(chapter: Chapter) -> str:
    title = escape(chapter.title)
    lines = [escape(line) for line in chapter.lines]
    head = f"{day_text(chapter.on)} · <b>{title}</b>"
    if chapter.undone:
        head = f"<s>{head}</s> – đã hoàn tác"
        lines = [f"<s>{line}</s>" for line in lines]
    by = [escape(f"Người ghi: {chapter.by}")] if chapter.by else []
    return "<br>".join([head, *lines, *by])
