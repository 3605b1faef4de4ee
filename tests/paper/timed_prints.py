"""One print as a process of its own, start included: `python -m tests.paper.timed_prints WHAT ROWS FILE`.

WHAT is "product" (form F7 as PDF), "typst" (a bare table of the same cells), "docx", "bare-docx", "xlsx", "bare-xlsx",
or "units" (ROWS shared by 40 lists in one PDF). No two rows say the same, so that no engine remembers a cell.
"""

from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.follow_up import FollowUpList
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.paper import SHIPPED, document_of, docx_of, pdf_of, together, xlsx_of
from giaoban_tracker.paper.cell_words import texts_of
from giaoban_tracker.paper.document import Row, Table
from giaoban_tracker.paper.typeface import load_face
from tests.paper.samples import RESOURCES, UNITS, follow_up, row

TEXT = (
    "rà soát lại các chỉ tiêu về giảm nghèo và lao động việc làm tổ chức kiểm tra công vụ đôn đốc hướng dẫn các xã "
    "phường báo cáo kết quả trước ngày họp giao ban quý kế hoạch đầu tư xây dựng nông thôn mới thành phố văn hóa xã hội"
)
WORDS = TEXT.split(" ")
STANDINGS = (Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE, Standing.DONE_ON_TIME, Standing.DONE_LATE)

BARE = """
#set page(paper: "a4", flipped: true, margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Giao Ban Serif", size: 11pt, lang: "vi", top-edge: "ascender", bottom-edge: "descender")
#set par(leading: 0.24em)
#set table.cell(breakable: false)
#let data = json(bytes(sys.inputs.data))
#table(columns: data.widths.map(width => width * 1mm), inset: 1.2mm, stroke: 0.5pt,
  table.header(..data.titles), ..data.rows.flatten())
"""


def long_list(count: int) -> FollowUpList:
    chance = random.Random(5)

    def text(words: int) -> str:
        return " ".join(chance.choices(WORDS, k=words))

    return follow_up(
        *(
            row(
                code=f"NV-{number:05d}",
                content=f"{text(28)} {number}.",
                lead=(chance.choice(UNITS),),
                support=(chance.choice(UNITS),),
                standing=chance.choice(STANDINGS),
                deadline=Deadline(DeadlineKind.FIXED, date(2017, 1, 1) + timedelta(days=chance.randrange(300))),
                result=text(9),
                cause=text(3),
                proposal=text(4),
                done_percent=40,
            )
            for number in range(1, count + 1)
        )
    )


def table_of(form: FollowUpList) -> Table:
    return next(
        block for block in document_of(form).sheets[0].blocks if isinstance(block, Table) and block.name == "Danh sách"
    )


def rows_of(table: Table) -> tuple[Row, ...]:
    return table.groups[0].rows


def bare_typst(form: FollowUpList) -> bytes:
    import typst  # heavy: what the floor itself costs

    table = table_of(form)
    data = {
        "widths": [column.width for column in table.columns],
        "titles": [column.title for column in table.columns],
        "rows": [texts_of(cells) for cells in rows_of(table)],
    }
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "bare.typ"
        template.write_text(BARE, encoding="utf-8")
        pdf = typst.compile(
            template,
            root=template.parent,
            font_paths=load_face(SHIPPED, RESOURCES).fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards="a-2b",
            timestamp=datetime(2017, 10, 5, tzinfo=UTC),
        )
    assert isinstance(pdf, bytes)
    return pdf


def bare_xlsx(form: FollowUpList) -> bytes:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # heavy: what the floor itself costs

    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    sheet, wrapped = workbook.add_worksheet(), workbook.add_format({"text_wrap": True, "border": 1})
    for at, cells in enumerate(rows_of(table_of(form))):
        for number, value in enumerate(cells):
            sheet.write(at, number, value if isinstance(value, int | float | date) else str(value), wrapped)
    workbook.close()
    return buffer.getvalue()


def units(form: FollowUpList) -> bytes:
    """The same rows as 40 lists, each a sheet of its own."""
    each = len(form.rows) // 40
    lists = [follow_up(*form.rows[at * each : (at + 1) * each]) for at in range(40)]
    first, *others = [document_of(one) for one in lists]
    return pdf_of(together(first, others), RESOURCES)


def bare_docx(form: FollowUpList) -> bytes:
    """The least that a Word file of these cells costs: its XML, packed."""
    rows = (
        "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts_of(cells))
        for cells in rows_of(table_of(form))
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "".join(f"<w:tr>{row}</w:tr>" for row in rows))
    return buffer.getvalue()


PRINTS = {
    "product": lambda form: pdf_of(document_of(form), RESOURCES),
    "typst": bare_typst,
    "docx": lambda form: docx_of(document_of(form), RESOURCES),
    "bare-docx": bare_docx,
    "xlsx": lambda form: xlsx_of(document_of(form)),
    "bare-xlsx": bare_xlsx,
    "units": units,
}

if __name__ == "__main__":
    what, count, file = sys.argv[1:]
    Path(file).write_bytes(PRINTS[what](long_list(int(count))))
    # Not ru_maxrss: a process begins with the peak of the one that started it.
    print(Path("/proc/self/status").read_text(encoding="ascii").split("VmHWM:")[1].split()[0])
