"""The round and the mailbox: who has reported, who is silent, and a shared folder that may vanish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.workflow.post import UnitRound, enrol, mailbox, receive, report
from giaoban_tracker.workflow.post.round import round_of
from tests.workflow.post.conftest import World, file, to_office


def of(world: World, code: str) -> UnitRound:
    (one,) = [one for one in round_of(world.office.desk) if one.unit == world.units[code]]
    return one


def test_a_unit_is_silent_until_it_reports_and_in_the_next_round_again(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    world.give("việc khác", "PYT")
    side.take(world.send("PNV"))
    before = of(world, "PNV")
    world.office.turn_to(date(2017, 7, 20))
    file(side, task, 40)
    world.office.take(to_office(side))
    world.office.turn_to(date(2017, 7, 25))

    after, other = of(world, "PNV"), of(world, "PYT")
    (later,) = [one for one in round_of(world.office.desk, date(2017, 7, 21)) if one.unit == world.units["PNV"]]

    assert (before.open_tasks, before.unreported, before.silent_days) == (1, 1, None)
    assert (after.reported, after.silent_days, after.uses) == (True, 5, "package")
    assert (other.reported, other.silent_days, other.uses) == (False, None, "")
    assert later.unreported == 1


def test_what_the_unit_has_not_confirmed_is_counted(world: World) -> None:
    world.give("rà soát", "PNV")
    side = world.join("PNV")
    side.take(world.send("PNV"))
    waiting = of(world, "PNV").unconfirmed
    world.office.take(to_office(side))

    assert waiting > 0
    assert of(world, "PNV").unconfirmed == 0


def test_the_letters_that_the_office_reads_over_the_phone_are_those_of_the_parcel(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV", "Máy văn thư")
    side.take(world.send("PNV"))
    file(side, task, 40)
    parcel = to_office(side)
    world.office.take(parcel)

    assert of(world, "PNV").checks == (("Máy văn thư", parcel.check),)


def test_a_revoked_computer_is_shown_and_asked_for_nothing(world: World) -> None:
    world.give("rà soát", "PNV")
    side = world.join("PNV")
    side.take(world.send("PNV"))
    enrol.revoke(world.office.desk, enrol.devices(world.office.desk)[0].kid, "mất máy")

    one = of(world, "PNV")

    assert [device.trusted for device in one.devices] == [False]
    assert one.unconfirmed == 0


def test_parcels_travel_through_a_shared_folder_and_nothing_is_deleted(world: World, tmp_path: Path) -> None:
    root = tmp_path / "hop-thu"
    root.mkdir()
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    mailbox.prepare(world.office.desk, root)
    side.take(world.send("PNV"))
    mailbox.put(world.office.desk, root, [world.send("PNV")])
    (letter,) = mailbox.look(side.desk, root)
    file(side, task, 40)
    mailbox.put(side.desk, root, [to_office(side)])
    (root / "GUI_DEN_VAN_PHONG" / "dang-chep.gbx.123.part").write_bytes(b"half")

    letters = mailbox.look(world.office.desk, root)
    plan = receive.propose(world.office.desk, [(one.name, one.content) for one in letters])
    receive.accept(world.office.desk, plan)
    moved = mailbox.settle(letters, world.office.desk.today)

    assert letter.path.parent.name == "pnv"
    assert len(letters) == 1
    assert [report.terms.done_percent for report in world.office.task(task).shares[0].reports] == [40]
    assert moved[0].parent.name == "da_nhan"
    assert moved[0].read_bytes() == letters[0].content
    assert mailbox.look(world.office.desk, root) == ()


def test_a_mailbox_that_vanished_is_told_and_changes_nothing(world: World, tmp_path: Path) -> None:
    for call in (mailbox.look, mailbox.prepare):
        with pytest.raises(Unavailable, match="mailbox-missing"):
            call(world.office.desk, tmp_path / "rut-ra")
    with pytest.raises(Unavailable, match="mailbox-missing"):
        mailbox.put(world.office.desk, tmp_path / "rut-ra", [])

    assert not (tmp_path / "rut-ra").exists()


def test_an_unfinished_report_survives_and_is_gone_when_it_is_filed(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    terms = ReportTerms(world.units["PNV"], Claim.IN_PROGRESS, 15, "Đang viết dở")

    report.save_draft(side.desk, task, terms)
    kept = report.draft(side.desk, task)
    file(side, task, 20)

    assert kept == terms
    assert report.draft(side.desk, task) is None


def test_attached_files_arrive_with_the_report(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    terms = ReportTerms(None, Claim.IN_PROGRESS, 15, "Kèm biên bản")
    report.file_report(side.desk, task, terms, [("bien-ban.pdf", b"%PDF-1.7 noi dung")])

    world.office.take(to_office(side))

    (kept,) = world.office.task(task).shares[0].reports[0].terms.files
    with world.office.desk.ledger.reading() as book:
        assert book.blob(kept.sha256) == b"%PDF-1.7 noi dung"
