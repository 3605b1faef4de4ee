"""The sheet 'Nhận': files come in, are looked at, are taken in one transaction that one undo takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.post import words, work
from giaoban_tracker.ui.pages.post.channel_box import ChannelBox
from giaoban_tracker.ui.pages.post.day_box import DayBox
from giaoban_tracker.ui.pages.post.judging import Judging
from giaoban_tracker.ui.pages.post.look import bar, button, label
from giaoban_tracker.ui.pages.post.plan_tree import PlanTree
from giaoban_tracker.ui.pages.post.side import Side
from giaoban_tracker.ui.pages.post.taking import Taking
from giaoban_tracker.ui.pages.post.target import DropTarget
from giaoban_tracker.ui.pages.post.work import Looked
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import KEPT, FilePlan, MergePlan, Outcome

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.mailbox import Letter

_FOLDER = "post/folder_in"


class ReceiveView(QWidget):
    """Takes files one batch at a time; a later batch replaces one that is only looked at.

    Signals:
        join_wanted: (bytes) a computer's answer was among them.
        send_wanted: () the receipt is to be sent.
        taken: () files were taken, kept or noted, whether or not that wrote a fact.
        said: (str) words for the status bar.
    """

    join_wanted = Signal(bytes)
    send_wanted = Signal()
    taken = Signal()
    said = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._looked: Looked | None = None
        self._running: Progress | None = None
        self._taking = Taking(place, self)
        self.target = DropTarget(place)
        self.tree = PlanTree(place)
        self.side = Side(place)
        self.channel = ChannelBox(place)
        self.day_box = DayBox()
        self._files = button("Chọn &tệp…")
        self._folder = button("Chọn th&ư mục…", "Lấy mọi gói và phiếu trong một thư mục, cả các thư mục con")
        self._note = label()
        self._note_bar = bar(self._note)
        self._summary = label(kind="title")
        self.clean_button = button("", main=True)
        self.chosen_button = button("", main=True)
        self._leave = button("Để sau", "Đóng bản xem trước; chưa có gì vào sổ")
        self._stack = QStackedWidget()
        self._note_bar.hide()
        self._lay_out()
        self._wire()

    # ------------------------------------------------------------ what the page calls

    @property
    def is_looking(self) -> bool:
        """Whether files are shown that were not taken yet."""
        return self._looked is not None

    @property
    def plan(self) -> MergePlan | None:
        """What is looked at; None for nothing."""
        return self._looked.plan if self._looked else None

    def take_paths(self, paths: Sequence[Path], letters: Sequence[Letter] = ()) -> None:
        """Read files and folders and look at them."""
        desk, channel = self._place.desk, self.channel.words

        def errand(progress: Progress) -> Looked:
            files, unread = work.read_files(paths, progress)
            return work.look(desk, files, channel, unread, letters, progress)

        self._look("Đang đọc tệp", errand)

    def take_letters(self, letters: Sequence[Letter]) -> None:
        """Look at what lies in the mailbox."""
        self.channel.choose(words.MAILBOX_CHANNEL)
        desk, channel = self._place.desk, self.channel.words
        files = [(letter.name, letter.content) for letter in letters]
        self._look("Đang xem hộp thư", lambda progress: work.look(desk, files, channel, (), letters, progress))

    def take_mime(self, data: QMimeData) -> None:
        """Look at what was dropped or pasted: files and folders, else words that may hold a package."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.take_paths(paths)
        elif data.hasText():
            desk, channel = self._place.desk, self.channel.words
            files = [("Đoạn chữ đã dán", data.text().encode())]
            self._look("Đang đọc đoạn chữ", lambda _: work.look(desk, files, channel))

    def paste(self) -> None:
        """Take what lies on the clipboard."""
        clipboard = QGuiApplication.clipboard()
        # An empty clipboard has no data object at all on some systems.
        data: QMimeData | None = clipboard.mimeData()
        if data is not None and (data.hasUrls() or data.text().strip()):
            self.take_mime(data)
        else:
            self._place.operations.refused.emit(Refused("empty-clipboard"))

    def take(self, changes: Changes) -> None:
        """The book went on: what is looked at is looked at again."""
        if self._looked is not None and changes.facts:
            self._look_again()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.tree)
        split.addWidget(self.side)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([740, 490])
        preview = QWidget()
        column = QVBoxLayout(preview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note_bar)
        column.addWidget(split, 1)
        self._summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addWidget(bar(self._summary, self.day_box, self._leave, self.chosen_button, self.clean_button))
        empty = QWidget()
        around = QVBoxLayout(empty)
        around.setContentsMargins(16, 12, 16, 16)
        around.addWidget(self.target)
        self._stack.addWidget(empty)
        self._stack.addWidget(preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar(label("Tệp đến bằng:", wrap=False), self.channel, None, self._files, self._folder))
        whole.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.target.files_wanted.connect(self.choose_files)
        self.target.folder_wanted.connect(self.choose_folder)
        self.target.paste_wanted.connect(self.paste)
        self.target.send_wanted.connect(self.send_wanted)
        self._files.clicked.connect(self.choose_files)
        self._folder.clicked.connect(self.choose_folder)
        self.channel.answered.connect(self._follow)
        self.day_box.toggled.connect(self._follow)
        self.tree.pointed.connect(self.side.show_what)
        self.tree.ticked.connect(self._follow)
        self.side.judged.connect(self._follow)
        self.side.hand_back_wanted.connect(self._hand_back)
        self.side.join_wanted.connect(self.join_wanted)
        self.clean_button.clicked.connect(self.take_clean)
        self.chosen_button.clicked.connect(self.take_chosen)
        self._leave.clicked.connect(self.leave)

    # ------------------------------------------------------------ looking

    def choose_files(self) -> None:
        """Ask for files and look at them."""
        chosen = ask.for_post_files(self, self._last_folder())
        if chosen:
            self._place.settings.setValue(_FOLDER, str(chosen[0].parent))
            self.take_paths(chosen)

    def choose_folder(self) -> None:
        """Ask for a folder and look at everything in it."""
        chosen = ask.for_folder(self, "Chọn thư mục chứa tệp đơn vị gửi", self._last_folder())
        if chosen is not None:
            self._place.settings.setValue(_FOLDER, str(chosen))
            self.take_paths([chosen])

    def leave(self) -> None:
        """Close the preview; nothing was written."""
        self._looked = None
        self.side.judging = Judging()
        self._stack.setCurrentIndex(0)
        self.said.emit("")

    def _last_folder(self) -> str:
        return str(self._place.settings.value(_FOLDER, ""))

    def _look(self, title: str, errand) -> None:  # type: ignore[no-untyped-def]
        if self._running is not None:
            self._running.cancel()
        self.side.judging = Judging()
        self._say_before("")
        self._running = self._place.operations.take_time(
            title, errand, self._show, failed=self._fail, replacing="post-look"
        )

    def _look_again(self) -> None:
        looked, desk, channel = self._looked, self._place.desk, self.channel.words
        assert looked is not None
        files = [(file.name, file.content) for file in looked.plan.files if not file.waited]
        self._place.operations.ask(
            lambda: work.look(desk, files, channel, looked.unread, looked.letters), self._show, replacing="post-look"
        )

    def _fail(self, error: GiaobanError) -> None:
        if error.code != "stopped":
            self._place.operations.refused.emit(error)

    def _show(self, looked: Looked) -> None:
        self._running = None
        if not looked.plan.files and not looked.unread:
            self.leave()
            self.target.say_done("Không thấy gói hay phiếu nào trong thư mục này. Sổ giữ nguyên.")
            return
        if (answer := words.only_answer(looked.plan)) is not None:
            self.leave()
            self.join_wanted.emit(answer.content)
            return
        self._looked = looked
        self.side.names = looked.names
        self.side.coming = frozenset(
            line.new.id for line in looked.plan.lines if line.new is not None and line.outcome is not Outcome.SAME
        )
        self.tree.show_looked(looked)
        self.day_box.ask_about(looked.plan.doubt)
        self._stack.setCurrentIndex(1)
        self._follow()
        self.tree.setFocus()

    def _follow(self) -> None:
        """Say what would be taken, and open the ways that are open."""
        plan = self.plan
        if plan is None:
            return
        ticked, judging = self.tree.ticked_files(), self.side.judging
        clean = [file for file in plan.files if words.is_taken_at_once(file)]
        wanted = [file for file in plan.files if words.needs_judging(file) and judging.takes(file, ticked)]
        waiting = sum(words.needs_judging(file) for file in plan.files)
        refused = len(plan.files) + len(self._looked.unread if self._looked else ()) - len(clean) - waiting
        kept = sum(file.outcome in KEPT for file in clean)
        told = words.counted(len(clean) - kept, kept, waiting, refused)
        problem = self._problem()
        to_do = " Xem mục màu đỏ rồi chọn cách xử lý ở bên phải." if waiting and not clean and not wanted else ""
        left = " không vướng" if waiting else ""
        self._summary.setText(problem or f"{number(len(plan.files))} tệp: {told}.{to_do}")
        self._summary.setToolTip(told)
        self.clean_button.setText(f"Nhận {number(len(clean))} tệp{left}" if clean else "Ghi nhận và đóng")
        self.clean_button.setVisible(not wanted and (bool(clean) or not waiting))
        self.clean_button.setEnabled(not problem and (bool(clean) or not waiting))
        self.chosen_button.setText(f"Nhận {number(len(clean) + len(wanted))} tệp, cả mục đã xem")
        self.chosen_button.setVisible(bool(wanted))
        self.chosen_button.setEnabled(not problem)
        self.said.emit(f"{number(len(plan.files))} tệp đang xem, chưa ghi gì vào sổ")

    def _problem(self) -> str:
        if not self.channel.words:
            return "Chọn cách tệp đến (góc trên bên trái) rồi nhận."
        if self.side.judging.without_reason():
            return "Ghi lý do cho báo cáo không tính, đơn vị sẽ đọc lý do này."
        return self.day_box.problem

    # ------------------------------------------------------------ taking

    def take_clean(self) -> None:
        """Take every clean file; those that need a look stay."""
        self._take(frozenset())

    def take_chosen(self) -> None:
        """Take the clean files and those that were ticked."""
        self._take(self.tree.ticked_files())

    def _take(self, ticked: frozenset[str]) -> None:
        looked, desk = self._looked, self._place.desk
        if looked is None or self._problem():
            return
        choices = self.side.judging.choices(looked.plan, ticked)
        taken = [file for file in looked.plan.files if self.side.judging.takes(file, ticked)]
        rest = [file for file in looked.plan.files if file.sha256 in choices.leave_out]
        channelled = replace(looked, plan=replace(looked.plan, channel=self.channel.words))
        self._looked = None
        self._stack.setEnabled(False)

        def finish() -> None:
            self._stack.setEnabled(True)
            self._after(looked, taken, rest)

        def fail(error: GiaobanError) -> None:
            self._stack.setEnabled(True)
            self._looked = looked
            self._fail(error)

        title = f"Nhận {number(len(taken))} tệp"
        self._taking.start(title, lambda progress: work.take(desk, channelled, choices, progress), finish, fail)

    def _after(self, looked: Looked, taken: Sequence[FilePlan], rest: Sequence[FilePlan]) -> None:
        self.target.say_done(words.taken(taken))
        self.side.judging = Judging()
        self._say_before(self.target.done_words() if rest else "")
        if rest:
            desk, channel = self._place.desk, self.channel.words
            files = [(file.name, file.content) for file in rest]
            self._place.operations.ask(
                lambda: work.look(desk, files, channel, (), looked.letters), self._show, replacing="post-look"
            )
        else:
            self.leave()
        self.said.emit(self.target.done_words())
        self.taken.emit()

    def _say_before(self, told: str) -> None:
        """Above what is still to be judged stand the words about what was taken just now."""
        self._note.setText(told)
        self._note_bar.setVisible(bool(told))

    def _hand_back(self, file: FilePlan) -> None:
        proposed = Path(self._last_folder()) / f"tra-lai_{Path(file.name).stem}.xlsx"
        target = ask.for_file_target(self, "Trả lại phiếu", proposed, ask.EXCEL_KIND)
        if target is None:
            return
        self._place.operations.take_time(
            "Đang ghi chú lỗi vào phiếu",
            lambda _: work.save_with_remarks(file, target),
            lambda path: self.said.emit(f"Đã lưu «{path.name}» có ghi chú ở từng ô sai. Gửi tệp này cho đơn vị sửa."),
        )
