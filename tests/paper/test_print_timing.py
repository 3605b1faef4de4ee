"""What printing costs beside what the same result costs without us, in processor time, start of the process included.

Product and floor take turns, so that a machine that slows down slows both. `pytest -m timing` runs it, by hand.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from giaoban_tracker.paper import document_of, opening_of, page_images, pdf_of
from tests.paper.samples import RESOURCES, follow_up
from tests.paper.test_libreoffice import FONTS
from tests.paper.timed_prints import long_list

pytestmark = pytest.mark.timing

ROOT = Path(__file__).parents[2]
LIBREOFFICE = shutil.which("soffice")


def spent(command: list[str], **environment: str) -> float:
    """Seconds of processor time that a process and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True, env={**os.environ, **environment})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def printed(what: str, rows: int, folder: Path) -> float:
    return spent([sys.executable, "-m", "tests.paper.timed_prints", what, str(rows), str(folder / f"{what}-{rows}")])


def ratio(product: Callable[[], float], floor: Callable[[], float], runs: int) -> float:
    """Median of the product over median of the floor."""
    pairs = [(product(), floor()) for _ in range(runs)]
    ours, theirs = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(f"{ours:.2f} s against {theirs:.2f} s: {ours / theirs:.2f}")
    return ours / theirs


@pytest.mark.parametrize(("rows", "runs"), [(100, 5), (1_000, 3), (10_000, 1)])
def test_a_list_costs_little_more_than_typst_alone(rows: int, runs: int, tmp_path: Path) -> None:
    assert ratio(lambda: printed("product", rows, tmp_path), lambda: printed("typst", rows, tmp_path), runs) <= 1.3


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("rows", "runs", "limit"), [(1_000, 3, 0.7), (10_000, 1, 1.0)])
def test_a_list_costs_no_more_than_printing_our_sheet_by_libreoffice(
    rows: int, runs: int, limit: float, tmp_path: Path
) -> None:
    (tmp_path / "fonts.conf").write_text(FONTS.format(folder=RESOURCES / "fonts", cache=tmp_path / "cache"))
    printed("xlsx", rows, tmp_path)
    sheet = (tmp_path / f"xlsx-{rows}").rename(tmp_path / "list.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(LIBREOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(sheet)]

    def by_libreoffice() -> float:
        return spent(command, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))

    assert ratio(lambda: printed("product", rows, tmp_path), by_libreoffice, runs) <= limit


def test_forty_lists_cost_no_more_than_twice_one_list_of_as_many_rows(tmp_path: Path) -> None:
    product, floor = (lambda: printed("units", 2_000, tmp_path)), (lambda: printed("product", 2_000, tmp_path))

    assert ratio(product, floor, 2) <= 2


@pytest.mark.parametrize(("kind", "rows"), [("xlsx", 10_000), ("docx", 1_000)])
def test_an_office_file_costs_little_more_than_its_bare_cells(kind: str, rows: int, tmp_path: Path) -> None:
    product, floor = (lambda: printed(kind, rows, tmp_path)), (lambda: printed(f"bare-{kind}", rows, tmp_path))

    assert ratio(product, floor, 3) <= 1.5


def test_the_first_page_of_a_thousand_rows_is_drawn_in_seven_tenths_of_a_second() -> None:
    document = document_of(long_list(1_000))
    began = time.process_time()

    opening = opening_of(document)
    assert opening is not None
    page_images(pdf_of(opening.document, RESOURCES), dots_per_inch=96, pages=range(1))

    taken = time.process_time() - began
    print(f"{taken * 1000:.0f} ms")
    assert taken <= 0.7


@pytest.mark.parametrize(("rows", "megabytes"), [(1_000, 320), (10_000, 400)])
def test_a_list_takes_as_much_memory_however_long_it_is(rows: int, megabytes: int, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.paper.timed_prints", "product", str(rows), str(tmp_path / "list.pdf")]

    told = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, encoding="ascii").stdout

    print(f"{int(told) // 1024} MB")
    assert int(told) / 1024 <= megabytes


def test_a_second_long_list_takes_no_memory_beside_the_first() -> None:
    every = long_list(4_500).rows
    taken = []
    for at in range(3):
        pdf_of(document_of(follow_up(*every[at * 1_500 : (at + 1) * 1_500])), RESOURCES)
        taken.append(resident_megabytes())

    print(taken)
    assert taken[-1] < 1.4 * taken[0]


def resident_megabytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 2**20
