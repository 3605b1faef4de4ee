"""The guide (hướng dẫn): what is in it, and the whole of it as one PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk

_FOLDER = "guide"
TITLE = "Hướng dẫn sử dụng Sổ giao ban"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One text of the guide.

    Attributes:
        page: the page of the window it is about; "start" for the beginning.
        title: its heading.
        file: where it lies; pictures are named from its folder.
    """

    page: str
    title: str
    file: Path

    @property
    def text(self) -> str:
        """Markdown."""
        return self.file.read_text(encoding="utf-8")


def chapters(resources: Path) -> tuple[Chapter, ...]:
    """The texts in their order, which is that of their file names: `1-start.md`, `2-tasks.md`, …; never empty."""
    files = sorted((resources / _FOLDER).glob("*.md"), key=lambda file: int(file.stem.partition("-")[0]))
    return tuple(
        Chapter(file.stem.partition("-")[2], file.read_text(encoding="utf-8").splitlines()[0].lstrip("# "), file)
        for file in files
    )


def save_guide(desk: Desk, path: Path) -> Path:
    """Write the whole guide as PDF.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    from giaoban_tracker.paper.guide import guide_pdf  # heavy: typst, needed when a person saves the guide

    texts = [chapter.text for chapter in chapters(desk.resources)]
    write_safely(path, guide_pdf(texts, TITLE, desk.resources, desk.today))
    return path
