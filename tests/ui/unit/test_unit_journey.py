"""A unit's whole round at its own windows: joined, given work, reported in two minutes, sent, returned, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task import Claim
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.mine import MinePage
from giaoban_tracker.ui.pages.mine.report_sheet import UnitReportSheet
from giaoban_tracker.ui.pages.outbox import OutboxPage
from giaoban_tracker.ui.unit_window import UnitWindow
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import enrol, join, receive, send, take_in
from tests.ui.input_method import commit
from tests.ui.unit.conftest import shown
from tests.workflow.post.conftest import World


class Round:
    """The office plays its part through its errands; everything of the unit's is done at the window."""

    def __init__(self, world: World, window: UnitWindow, stick: Path) -> None:
        self.world, self.window, self.stick = world, window, stick

    @property
    def mine(self) -> MinePage:
        page = self.window.show_page("mine")
        assert isinstance(page, MinePage)
        return page

    @property
    def outbox(self) -> OutboxPage:
        page = self.window.show_page("outbox")
        assert isinstance(page, OutboxPage)
        return page

    def from_office(self) -> None:
        for parcel in send.packages(self.world.office.desk, [self.world.units["PNV"]]):
            path = self.stick / parcel.name
            path.write_bytes(parcel.content)
            self.window.take_files([path])

    def to_office(self) -> None:
        files = take_in.read(sorted(self.stick.glob("BC_*.gbx")))
        desk = self.world.office.desk
        receive.accept(desk, receive.propose(desk, files, "USB trực tiếp"))

    def report(self, result: str, claim: Claim) -> None:
        self.mine._list.activated.emit(self.mine._list.currentIndex())
        sheet = next(one for one in self.mine.findChildren(UnitReportSheet) if one.isVisible())
        sheet._claim.choose(claim)
        commit(sheet._result, result)
        sheet._yes.click()


def test_a_round_from_the_invitation_to_the_acceptance(
    world: World,
    place_on: Callable[[Desk], Workplace],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(ask, "for_folder", lambda *_: stick)
    side, unit = world.sit_down("noi-vu"), world.units["PNV"]
    task = world.give("rà soát hộ nghèo", "PNV")
    invited = enrol.make_invite(world.office.desk, unit)
    join.accept_invite(side.desk, invited.content, invited.code, "Máy văn thư")
    for window in shown(place_on(side.desk), qtbot):
        story = Round(world, window, stick)

        # It waits, and hands its answer over on the stick.
        assert window._unconfirmed.text() == "Chờ Văn phòng ghi danh máy này"
        story.mine._waiting._save.click()
        enrol.take_join(world.office.desk, next(stick.glob("*.gbjoin")).read_bytes())

        # The first parcel enrols it and brings work.
        story.from_office()
        assert story.mine._notice.text == "Văn phòng đã ghi danh máy này. Đã nhận: 1 nhiệm vụ mới."
        assert window._unconfirmed.text() == "Chưa có gì để gửi"

        # Reported done, saved to the stick, taken by the office, returned with a reason.
        story.report("Đã rà soát 8/8 xã, phường.", Claim.DONE)
        assert window._unconfirmed.text() == "1 cập nhật chưa được Văn phòng xác nhận"
        story.outbox._send._save.click()
        story.to_office()
        decide.send_back(world.office.desk, task, unit, "Thiếu biểu của phường 2")
        story.from_office()
        assert window._unconfirmed.text() == "Văn phòng đã xác nhận mọi cập nhật"
        assert "Văn phòng trả lại, cần báo cáo lại (1)" in str(story.mine._model.data(story.mine._model.index(0)))

        # The next day reported once more and accepted; nothing is left to do.
        for one in (world.office, side):
            one.turn_to(date(2017, 7, 6))
        story.report("Đã bổ sung biểu của phường 2.", Claim.DONE)
        story.outbox._send._again.click()
        story.to_office()
        decide.accept(world.office.desk, task, unit)
        story.from_office()
        assert story.mine._model.tasks[0].finished_on == side.desk.today
        lines = [story.outbox._answers.line(row) for row in range(2)]
        assert [line.cells[3] for line in lines if line] == ["Đã nghiệm thu", "Văn phòng trả lại"]

    ours = world.office.task(task).shares[0]
    assert [report.terms.result for report in ours.reports] == [
        "Đã rà soát 8/8 xã, phường.",
        "Đã bổ sung biểu của phường 2.",
    ]
    assert not any(report.proxy for report in ours.reports), "both are the unit's own signed words"
