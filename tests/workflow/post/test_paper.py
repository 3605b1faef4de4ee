"""The codes on printed lists: what a clerk types from paper lands on the row that the list showed."""

from __future__ import annotations

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.paper import document_of
from giaoban_tracker.workflow import printing
from giaoban_tracker.workflow.post import paper
from giaoban_tracker.workflow.printing import lists
from tests.workflow.test_printing import Sample, sample

__all__ = ["sample"]


def test_a_row_of_one_unit_bears_the_code_that_leads_back_to_it(sample: Sample) -> None:
    rows = {row.code: row.row_code for row in lists.follow_up(sample.desk, sample.scope).rows}

    found = paper.read_code(sample.desk, rows["NV-005"].lower())

    assert (found.task_code, found.unit_name) == ("NV-005", "Phòng Văn hóa và Thông tin")


def test_a_row_of_a_whole_bloc_bears_none_and_on_a_units_own_list_that_units(sample: Sample) -> None:
    whole = {row.code: row.row_code for row in lists.follow_up(sample.desk, sample.scope).rows}
    with sample.desk.ledger.reading() as book:
        unit = next(one for one in book.units() if one.terms.code == "PYT")
    query = TaskQuery(sample.desk.today, units=frozenset({unit.id}))
    own = {row.code: row.row_code for row in lists.follow_up(sample.desk, printing.Scope(query)).rows}

    assert whole["NV-001"] == ""
    assert paper.read_code(sample.desk, own["NV-001"]).unit == unit.id


def test_a_finished_row_bears_none(sample: Sample) -> None:
    rows = {row.code: row.row_code for row in lists.follow_up(sample.desk, sample.scope).rows}

    assert rows["NV-002"] == ""


def test_the_printed_list_shows_the_code(sample: Sample) -> None:
    form = lists.follow_up(sample.desk, sample.scope)
    code = next(row.row_code for row in form.rows if row.code == "NV-005")

    assert f"Mã dòng: {code}" in str(document_of(form))
