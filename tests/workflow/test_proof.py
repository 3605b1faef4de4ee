"""A proof is what is saved: the same PDF, the same document in Word and Excel, one file for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker import demo
from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import list_tasks, printing, sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk
from giaoban_tracker.workflow.printing import proof
from tests.conftest import Almanac


def go_on(done: int, total: int) -> bool:
    return True


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample office on the day on which it is looked at; tests only read it."""
    almanac = Almanac()
    desk = new_desk(
        tmp_path_factory.mktemp("so"), now=almanac.now, new_id=almanac.new_id, by="An", resources=resources_folder()
    )
    demo.fill_with_sample(desk)
    yield sample_office.desk_on(desk, sample_office.AS_OF)
    desk.ledger.close()


@pytest.fixture
def scope(desk: Desk) -> printing.Scope:
    return printing.Scope(TaskQuery(desk.today))


def test_what_is_saved_as_pdf_is_what_was_looked_at(desk: Desk, scope: printing.Scope, tmp_path: Path) -> None:
    shown = proof.proof(desk, "F7", scope)

    proof.save_proof(desk, shown, tmp_path / "a.PDF")

    assert (tmp_path / "a.PDF").read_bytes() == shown.pdf
    assert shown.rows == 12


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_the_same_paper_is_saved_for_word_and_excel(
    suffix: str, desk: Desk, scope: printing.Scope, tmp_path: Path
) -> None:
    shown = proof.proof(desk, "F7", scope)

    proof.save_proof(desk, shown, tmp_path / f"a{suffix}")

    assert (tmp_path / f"a{suffix}").read_bytes() == printing.drawn(desk, shown.document, suffix)


def test_the_table_as_it_is_seen_has_the_columns_that_are_seen(desk: Desk, scope: printing.Scope) -> None:
    columns = (SeenColumn("lead", "Đơn vị", 2), SeenColumn("code", "Mã", 1))

    shown = proof.proof(desk, "LIST", scope, columns)
    whole = proof.proof(desk, "LIST", scope)

    titles = [cell.value for row in _sheet(desk, shown).iter_rows() for cell in row]
    assert [title for title in titles if title in ("Đơn vị", "Mã", "Tình trạng")] == ["Đơn vị", "Mã"]
    assert shown.rows == whole.rows == 12


def _sheet(desk: Desk, shown: proof.Proof) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(BytesIO(printing.drawn(desk, shown.document, ".xlsx"))).worksheets[0]


def test_each_unit_gets_a_file_in_a_folder_that_is_made(desk: Desk, scope: printing.Scope, tmp_path: Path) -> None:
    shown = proof.unit_proof(desk, "F7", scope, go_on)

    written = proof.save_each(desk, shown, tmp_path / "mới", ".docx", go_on)

    assert len(written) == len(shown.papers) > 1
    assert sorted((tmp_path / "mới").iterdir()) == sorted(written)


def test_one_paper_for_each_unit_heeds_the_units_that_were_chosen(desk: Desk) -> None:
    unit = next(unit for unit in list_tasks.particulars(desk).units if unit.name == "Phòng Văn hóa và Thông tin")
    query = TaskQuery(desk.today, units=frozenset({unit.id}))

    shown = proof.unit_proof(desk, "PBC", printing.Scope(query), go_on)

    assert [paper.unit for paper in shown.papers] == [unit.id]


def test_a_proof_that_was_stopped_is_none(desk: Desk, scope: printing.Scope) -> None:
    with pytest.raises(Refused, match="stopped"):
        proof.unit_proof(desk, "F7", scope, lambda done, _: done < 2)


def test_stopping_keeps_the_files_that_were_written(desk: Desk, scope: printing.Scope, tmp_path: Path) -> None:
    shown = proof.unit_proof(desk, "F7", scope, go_on)

    written = proof.save_each(desk, shown, tmp_path, ".xlsx", lambda done, _: done < 2)

    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert len(written) == 2


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, scope: printing.Scope, tmp_path: Path) -> None:
    shown = proof.unit_proof(desk, "F7", scope, go_on)
    (tmp_path / "tệp").write_bytes(b"")

    with pytest.raises(Unavailable, match="folder-missing"):
        proof.save_each(desk, shown, tmp_path / "không có" / "mới", ".pdf", go_on)
    with pytest.raises(Unavailable, match="no-permission"):
        proof.save_each(desk, shown, tmp_path / "tệp", ".pdf", go_on)


def test_the_empty_import_sheet_is_saved_as_it_is(desk: Desk, tmp_path: Path) -> None:
    proof.save_import_sheet(desk, tmp_path / "mẫu.xlsx")

    assert openpyxl.load_workbook(tmp_path / "mẫu.xlsx").sheetnames
