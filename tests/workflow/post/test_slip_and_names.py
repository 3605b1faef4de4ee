"""What the office adds to an enrolment: the slip on paper, another name for a computer; and who waits for what."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.post import ParcelKind, enrol
from giaoban_tracker.workflow.post.code_slip import code_slip
from giaoban_tracker.workflow.post.rename_device import rename_device
from giaoban_tracker.workflow.post.round import round_of
from giaoban_tracker.workflow.post.to_send import to_send
from giaoban_tracker.workflow.post.unreported import unreported
from tests.workflow.post.conftest import World, file, to_office


def test_the_slip_names_the_unit_its_code_the_file_and_what_to_do_on_one_sheet(world: World) -> None:
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])

    (page,) = PdfReader(BytesIO(code_slip(world.office.desk, invitation))).pages

    words = " ".join(page.extract_text().split())
    for told in ("PHIẾU GIAO MÃ", "Phòng Nội vụ", invitation.code, invitation.name, "tận tay"):
        assert told in words
    assert " ".join(group for group, _ in invitation.digits) in words


def test_a_computer_is_called_by_another_name_and_stays_what_it_was(world: World) -> None:
    unit = world.join("PNV", "Máy cũ")
    (before,) = enrol.devices(world.office.desk)
    world.office.almanac.turn_to(world.office.desk.today + timedelta(days=3))

    changes = rename_device(world.office.desk, before.kid, "  Máy   văn thư ")

    (after,) = enrol.devices(world.office.desk)
    assert (after.name, after.kid, after.unit, after.public) == ("Máy văn thư", before.kid, before.unit, before.public)
    assert after.trusted_on == before.trusted_on
    assert rename_device(world.office.desk, before.kid, "Máy văn thư").facts == ()
    decide.undo(world.office.desk, changes)
    assert enrol.devices(world.office.desk) == (before,)
    task = world.give("rà soát", "PNV")
    unit.take(world.send("PNV"))
    file(unit, task)
    assert world.office.take(to_office(unit)).facts, "its reports are taken as before"


@pytest.mark.parametrize(("kid", "name", "code"), [("", "Máy", "unknown-device"), ("x", " ", "device-name-missing")])
def test_a_name_needs_a_computer_and_letters(world: World, kid: str, name: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        rename_device(world.office.desk, kid, name)

    assert refusal.value.code == code


def test_what_was_given_since_the_last_parcel_waits_and_the_usual_way_follows_from_the_computers(world: World) -> None:
    world.join("PNV")
    world.give("rà soát", "PNV", "PYT")
    day: date = world.office.desk.today
    first = {one.unit.unit: one for one in to_send(world.office.desk)}
    world.office.almanac.turn_to(day + timedelta(days=1))
    world.send("PNV")
    world.office.almanac.turn_to(day + timedelta(days=5))

    later = {one.unit.unit: one for one in to_send(world.office.desk)}

    nv, yt = world.units["PNV"], world.units["PYT"]
    assert (first[nv].usual, first[yt].usual) == (ParcelKind.PACKAGE, ParcelKind.XLSX)
    assert (first[nv].given, first[yt].given) == (1, 1)
    assert (later[nv].given, later[yt].given) == (0, 1)


def test_the_tasks_behind_a_units_number_are_its_own_shares_whoever_else_reported(world: World) -> None:
    unit = world.join("PNV")
    both, alone = world.give("rà soát", "PNV", "PYT"), world.give("tổng hợp", "PYT")
    unit.take(world.send("PNV"))
    file(unit, both)
    world.office.take(to_office(unit))
    counted = {one.unit: one.unreported for one in round_of(world.office.desk)}

    owed = {code: unreported(world.office.desk, one, None) for code, one in world.units.items() if one in counted}

    assert [one.task for one in owed["PNV"]] == []
    assert {one.task for one in owed["PYT"]} == {both, alone}
    assert {code: len(tasks) for code, tasks in owed.items()} == {
        code: counted[one] for code, one in world.units.items() if one in counted
    }
