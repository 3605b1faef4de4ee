"""The page that tells a person what a package is, for whoever opens it in Explorer (DOC_TOI.txt)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

_PAGE = """\
Gói của Sổ giao ban: mở bằng Sổ giao ban, đừng giải nén hay sửa.
{sender} gửi {receiver}, {created}
{feeds}{files}"""
"""Short, for it is a tenth of the file that a unit sends every week."""


@dataclass(frozen=True, slots=True)
class FeedLine:
    """What the page says of one feed.

    Attributes:
        first: number of the first entry.
        last: number of the last entry, inclusive.
        check: check code of the last entry.
    """

    first: int
    last: int
    check: str


def read_me(sender: str, receiver: str, created: datetime, feeds: tuple[FeedLine, ...], files: int) -> bytes:
    """The page in UTF-8 with a mark in front and the line ends of Windows, so that every Notepad shows it right."""
    page = _PAGE.format(
        sender=_one_line(sender),
        receiver=_one_line(receiver),
        created=created.strftime("%H:%M %d/%m/%Y"),
        feeds="".join(f"Mục {line.first}–{line.last}, mã kiểm tra {line.check}\n" for line in feeds),
        files=f"Tệp kèm theo: {files}\n" if files else "",
    )
    return b"\xef\xbb\xbf" + page.replace("\n", "\r\n").encode()


def _one_line(name: str) -> str:
    return " ".join(name.split())
