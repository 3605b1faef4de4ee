"""The review of freshly read minutes: text on the left, drafts on the right, one looked at and lit on both sides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.ui import minutes_wording as words
from giaoban_tracker.ui.pages.meetings import reading
from giaoban_tracker.ui.pages.meetings.bars import ActionBar, Footer, SelectionBar
from giaoban_tracker.ui.pages.meetings.card_list import CardList
from giaoban_tracker.ui.pages.meetings.card_words import CardLines, notes_of, speakers_of
from giaoban_tracker.ui.pages.meetings.deeds import actions_of
from giaoban_tracker.ui.pages.meetings.kind_menu import KindMenu
from giaoban_tracker.ui.pages.meetings.marks import marks_of
from giaoban_tracker.ui.pages.meetings.meeting_bar import MeetingBar
from giaoban_tracker.ui.pages.meetings.meeting_words import planned_words
from giaoban_tracker.ui.pages.meetings.minutes_view import MinutesView
from giaoban_tracker.ui.pages.meetings.naming import UnitNaming
from giaoban_tracker.ui.pages.meetings.notice import Notice
from giaoban_tracker.ui.pages.meetings.office_view import OfficeView, office_view
from giaoban_tracker.ui.pages.meetings.review_keys import ReviewKeys
from giaoban_tracker.ui.pages.meetings.reviewing import Reviewing, key_of
from giaoban_tracker.ui.reading_wording import likely_kind
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.list_tasks import Particulars
from giaoban_tracker.workflow.review import Card, Clause, Minutes, Owners, Review, Session


class ReviewView(QWidget):
    """One review at a time. It ends when the conclusions are recorded, and is kept when the person leaves it.

    Signals:
        recorded: (Recorded) the conclusions entered the book.
        back_wanted: () back to the list of meetings; the review is kept.
        meeting_wanted: (str) show this meeting of the book.
        read_anew_wanted: () read the same minutes from the beginning.
    """

    recorded = Signal(object)
    back_wanted = Signal()
    meeting_wanted = Signal(str)
    read_anew_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        """Build the view around nothing; `open` gives it minutes."""
        super().__init__(parent)
        self._place = place
        nothing = MeetingTerms("", place.desk.today)
        self._known = Particulars(OfficeTerms(""), (), (), (), ())
        self._office: OfficeView = office_view(self._known, nothing)
        self.reviewing = Reviewing(place, Session(Minutes("", b"", ""), nothing, Review("")), self)
        self.bar = MeetingBar(place)
        self.text = MinutesView(place)
        self.selection_bar = SelectionBar(place)
        self.notice = Notice(place)
        self.list = CardList(place)
        self.editor = self.list.editor
        self.actions_bar = ActionBar(place)
        self.footer = Footer(place)
        self.naming = UnitNaming(place, self.reviewing, self.notice, self)
        self._keys = ReviewKeys(self.list, self.text, self)
        self._lines = CardLines()
        self._deeds = self._all_deeds()
        self._seen: Span | None = None
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        self.selection_bar.setContentsMargins(12, 2, 8, 2)
        column.addWidget(self.selection_bar)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.actions_bar)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setSizes([620, 500])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.notice):
            column.addWidget(widget)
        column.addWidget(self._splitter, 1)
        self.footer.setProperty("bar", True)
        column.addWidget(self.footer)

    def _wire(self) -> None:
        now = self.reviewing
        now.changed.connect(self._show)
        now.refused.connect(self._refuse)
        now.recorded.connect(self.recorded)
        self.naming.refused.connect(self._refuse)
        self.bar.changed.connect(self._describe)
        self.bar.back_wanted.connect(self.back_wanted)
        self.list.moved.connect(self._go_to)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_deeds())
        self.text.pointed.connect(now.go_to_offset)
        self.text.selected.connect(lambda _: self._show_deeds())
        self.text.cursorPositionChanged.connect(self._show_deeds)
        self.editor.edited.connect(now.edit)
        self.editor.owners_given.connect(self._give_owners)
        self.editor.unit_wanted.connect(lambda name: self.naming.add_unit(name, self._known))
        self.editor.left.connect(self.list.setFocus)
        # Else the rail would take the focus, and the letters that judge would fall silent.
        self.notice.closed.connect(self.enter)
        self.editor.accept_wanted.connect(now.accept)
        self.editor.resized.connect(self.list.settle, Qt.ConnectionType.QueuedConnection)
        self.actions_bar.wanted.connect(self.do)
        self.selection_bar.wanted.connect(self.do)
        self.footer.accept_rest_wanted.connect(lambda: self.do("accept-rest"))
        self.footer.next_open_wanted.connect(lambda: self.do("next-open"))
        self.footer.record_wanted.connect(self.record)
        self._place.theme.changed.connect(self._show)
        self._keys.wanted.connect(self.do)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)

    def _greet(self, opened: reading.Opened) -> None:
        """What a person should know before beginning."""
        before = opened.recorded_before
        if before is not None:
            said = words.recorded_before_words(before.terms.title, day_text(before.terms.held_on))
            self.notice.say(said, ("Mở kỳ giao ban đó", lambda: self.meeting_wanted.emit(before.id)))
        elif opened.taken_up:
            self.notice.say(
                "Tiếp tục bản rà soát đang dở của biên bản này, đúng chỗ đã dừng.",
                ("Tiếp tục", self.list.setFocus),
                ("Đọc lại từ đầu", self.read_anew_wanted.emit),
            )
        elif not opened.session.review.cards:
            self.notice.say(words.no_directive_words())
        elif opened.planned is not None:
            self.notice.say(planned_words(opened.planned.terms.title, opened.planned.terms.held_on), tone="done")

    # ------------------------------------------------------------ what the page calls

    def open(self, opened: reading.Opened) -> None:
        """Show other minutes; a review in hand is kept first."""
        self._known = opened.known
        self._office = office_view(opened.known, opened.session.terms)
        self._seen = None
        self.setEnabled(True)
        self.notice.hide()
        self.reviewing.open(opened.session)
        self.text.show_text(opened.session.review.text)
        self._greet(opened)
        self._show()

    def enter(self) -> None:
        """The review has come to the front."""
        self.list.setFocus() if self.reviewing.review.cards else self.text.setFocus()

    def know(self, known: Particulars) -> None:
        """The office has changed: other units, other names."""
        self._known = known
        self._office = office_view(known, self.reviewing.session.terms)
        self._show()

    def do(self, name: str) -> None:
        """Do one of the deeds by name, the same for keys, buttons and menus; what is being typed is taken first."""
        self._take_typed()
        self._deeds[name]()

    def record(self) -> None:
        """Write the accepted drafts into the book; what waits is asked about first."""
        self._take_typed()
        review = self.reviewing.review
        if review.waiting and review.adopted:
            self.notice.say(
                words.waiting_question(review.waiting, len(review.adopted)),
                (f"Nhận cả {review.waiting} rồi ghi", self._accept_rest_and_record),
                ("Chỉ ghi phần đã nhận", self._record),
                ("Xét tiếp", self.enter),
            )
        elif review.adopted:
            self._record()

    # ------------------------------------------------------------ showing

    def _show(self) -> None:
        review, current = self.reviewing.review, self.reviewing.current
        terms = self.reviewing.session.terms
        lines = self._lines.of(review, self._office.names)
        self.bar.show_terms(terms, self._known.blocs, day_found=self.reviewing.session.day_found)
        if isinstance(current, Card):
            line = next(line for line in lines if line.item is current)
            self.editor.deadline.count_from(terms.held_on)
            self.editor.show_card(
                current, line, self._office, speakers_of(review, self._known.leaders), notes_of(review, current)
            )
        self.list.show_lines(lines, key_of(current) if current is not None else None)
        self.text.light(marks_of(review, current))
        if current is not None and current.span != self._seen:
            self._seen = current.span
            self.text.reveal(current.span)
        self.footer.show_review(review)
        self._show_deeds()

    def _show_deeds(self) -> None:
        now = self.reviewing
        partners = now.merge_partners(self.list.chosen)
        number = now.card.number if now.card is not None else None
        done = now.review.done
        self.actions_bar.show_state(
            has_item=now.current is not None,
            merges=words.merge_words(number, partners[0] if partners else ()),
            can_merge=partners is not None,
            undoes=words.DEED_TERMS[done[-1].deed] if done else "",
        )
        selection = self.text.selection
        splits = self.text.hasFocus() and selection is None and now.can_split(self.text.caret)
        self.selection_bar.show_state(selected=selection is not None, has_card=now.card is not None, splits=splits)

    # ------------------------------------------------------------ what happens

    def _go_to(self, item: Card | Clause) -> None:
        self._take_typed()
        self.reviewing.go_to(key_of(item))

    def _take_typed(self) -> None:
        """Take what is typed and not yet taken, before anything else is shown."""
        self.editor.take_typed()
        self.bar.take_typed()

    def _accept_rest_and_record(self) -> None:
        self.reviewing.accept_rest()
        self._record()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.reviewing.keep()

    def _all_deeds(self) -> dict[str, Callable[[], object]]:
        now = self.reviewing
        return {
            "accept": now.accept,
            "edit": self._edit,
            "lead": lambda: self.editor.lead.open_list() if now.card is not None else None,
            "deadline": lambda: self.editor.deadline.setFocus() if now.card is not None else None,
            "dismiss": self._ask_kind,
            "merge": lambda: now.merge(self.list.chosen),
            "continue": now.continue_task,
            "undo": now.undo,
            "redo": now.redo,
            "accept-rest": now.accept_rest,
            "next-open": now.next_open,
            "next": lambda: self.list.step(1),
            "previous": lambda: self.list.step(-1),
            "choose": lambda: now.go_to_offset(self.text.caret),
            "record": self.record,
            "offered": self.notice.do_first,
            "close-notice": self.notice.hide,
            "requote": lambda: self._with_selection(now.requote),
            "add": lambda: self._with_selection(now.add),
            "split": lambda: now.split(self.text.caret),
            "to-text": self.text.setFocus,
            "to-list": self.list.setFocus,
        }

    def _open_menu(self, at: QPoint) -> None:
        """The deeds, at the pointer or, by the Menu key, at the draft."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(actions_of(menu, self.do))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _edit(self) -> None:
        """Edit the words of the draft; a clause becomes one first."""
        if isinstance(self.reviewing.current, Clause):
            self.reviewing.add(self.reviewing.current.span)
        if self.reviewing.card is not None:
            self.editor.edit_content()

    def _with_selection(self, deed: Callable[[Span], None]) -> None:
        selection = self.text.selection
        if selection is not None:
            self.text.select(Span(selection.end, selection.end))
            deed(selection)
            self.list.setFocus()

    def _ask_kind(self) -> None:
        """Ask why the draft gives no task."""
        if self.reviewing.current is None:
            return
        current = self.reviewing.current
        menu = KindMenu(self._place, self, likely=likely_kind(current) if isinstance(current, Clause) else None)
        menu.chosen.connect(self.reviewing.dismiss)
        row = self.list.visualRect(self.list.currentIndex())
        menu.open_at(self.list.viewport().mapToGlobal(row.topLeft() + QPoint(40, 32)))

    def _describe(self, terms: MeetingTerms) -> None:
        self._office = office_view(self._known, terms)
        self.reviewing.describe(terms)

    def _give_owners(self, number: int, owners: Owners) -> None:
        """Change the owners of one draft; what follows from it is offered: the drafts around it, the name it bears."""
        card, known = self.reviewing.review.card(number), self._known
        siblings = self.reviewing.give_owners(number, owners)

        def offer_alias() -> None:
            self.naming.offer_alias(card, owners, known)

        def spread() -> None:
            self.reviewing.spread_owners(siblings, owners)
            offer_alias()

        if siblings:
            question = words.siblings_question(len(siblings), self._office.names.lead(owners))
            self.notice.say(question, (f"Đổi cả {len(siblings)}  D", spread), ("Thôi", offer_alias))
        else:
            offer_alias()

    def _refuse(self, error: GiaobanError) -> None:
        self.notice.say(sentence(error))
        if not self.isEnabled():
            self.setEnabled(True)
            self.enter()

    def _record(self) -> None:
        # Until the book has answered, nothing more is judged: what it takes is what stands on the screen.
        self.setEnabled(False)
        self.reviewing.record()
