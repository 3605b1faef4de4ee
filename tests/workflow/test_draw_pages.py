"""Drawing pages: the sizes are told before anything is drawn, and a page comes as large as asked for."""

from __future__ import annotations

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.workflow import draw_pages, printing
from tests.workflow.conftest import Office


def test_a_page_is_drawn_at_the_resolution_asked_for(office: Office) -> None:
    pdf = printing.form_file(office.desk, "F7", printing.Scope(TaskQuery(office.desk.today)), ".pdf")

    sizes = draw_pages.page_sizes(pdf)
    page = draw_pages.draw(pdf, 0, dots_per_inch=36)

    assert sizes[0].width > sizes[0].height, "the list lies across"
    assert abs(page.width - sizes[0].width / 2) <= 1
    assert abs(page.height - sizes[0].height / 2) <= 1
    assert min(page.pixels) < 128, "there is ink on the sheet of an empty list too"
