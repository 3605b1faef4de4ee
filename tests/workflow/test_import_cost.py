"""What an import may cost: 10,000 rows in 25 columns read and previewed in 6 s and 300 MB."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from giaoban_tracker.paper.xlsx.import_sheet import FIELDS
from tests.minutes.sheet.workbooks import Cell, write_sheet

ROWS = 10_000
MOST_SECONDS, MOST_MEGABYTES = 6.0, 300

PREVIEW = """
import json, sys, time
from datetime import datetime, timezone
from itertools import count
from pathlib import Path
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import import_sheet, set_up_office
from giaoban_tracker.workflow.open_book import new_desk
numbers = count(1)
desk = new_desk(Path(sys.argv[2]), now=lambda: datetime(2017, 10, 2, tzinfo=timezone.utc), by="x",
                new_id=lambda: f"00000000-0000-7000-8000-{next(numbers):012d}", resources=resources_folder())
set_up_office.set_up(desk, "city-2017", name="UBND")
started = time.process_time()
sheets = import_sheet.open_sheets(Path(sys.argv[1]))
proposal = import_sheet.propose(desk, sheets)
cells = sheets.cells(proposal)
seconds = time.process_time() - started
# Not ru_maxrss: a process begins with the peak of the one that started it.
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps({"rows": len(proposal.wanted), "seconds": seconds, "megabytes": peak}))
"""


def cell(title: str, row: int, *, is_day: bool) -> Cell:
    if is_day:
        return date(2017, 1, 1) + timedelta(days=row % 300)
    if title == "Nội dung nhiệm vụ":
        return f"Rà soát, tổng hợp kết quả thực hiện nhiệm vụ số {row} trên địa bàn thành phố, báo cáo UBND"
    if title == "Đơn vị chủ trì":
        return ("Phòng Nội vụ", "P. Văn hóa và Thông tin", "Trung tâm Y tế; Phòng Nội vụ")[row % 3]
    return {"Tiến độ": "Đang thực hiện", "Độ khẩn": "Thường"}.get(title, f"{title} {row % 50}")


@pytest.mark.timing
@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells no peak of memory this way")
def test_ten_thousand_rows_are_read_and_previewed_in_six_seconds_and_300_megabytes(tmp_path: Path) -> None:
    rows = [[cell(field.title, row, is_day=field.is_day) for field in FIELDS] for row in range(ROWS)]
    sheet = write_sheet(tmp_path / "a.xlsx", [[field.title for field in FIELDS], *rows])

    words = [sys.executable, "-c", PREVIEW, str(sheet), str(tmp_path / "so")]
    found = json.loads(subprocess.run(words, capture_output=True, check=True, text=True).stdout)

    assert found["rows"] == ROWS
    assert found["seconds"] < MOST_SECONDS
    assert found["megabytes"] < MOST_MEGABYTES
