"""One call for both kinds of files."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.paper.layout_check.finding import Finding
from giaoban_tracker.paper.layout_check.read_docx import see_docx
from giaoban_tracker.paper.layout_check.read_pdf import see_pdf
from giaoban_tracker.paper.layout_check.rules import findings_of
from giaoban_tracker.paper.typeface import shipped_advances

_LARGEST_FILE = 200_000_000


def check_layout(file: Path, resources: Path) -> tuple[Finding, ...]:
    """Everything on a finished paper that Decree 30/2020 forbids, in the order of the pages; empty when all is well.

    Args:
        file: a PDF or a DOCX, of whatever program.

    Raises:
        Unavailable: "paper-missing", "no-permission", "disk-error"; "font-missing" as `docx_of`.
        Unreadable: "not-a-paper" when it is neither, is damaged, locked or far too large.
    """
    return check_content(_content(file), resources)


def check_content(content: bytes, resources: Path) -> tuple[Finding, ...]:
    """As `check_layout`, of bytes that are already here."""
    if content.startswith(b"PK"):
        return findings_of(see_docx(content, shipped_advances(resources, bold=True)))
    if b"%PDF-" in content[:1024]:
        return findings_of(see_pdf(content))
    raise Unreadable("not-a-paper", detail="neither PDF nor DOCX")


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST_FILE:
            raise Unreadable("not-a-paper", path=file, detail="too large")
        return file.read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise Unavailable("paper-missing", path=file) from error
    except PermissionError as error:
        raise Unavailable("no-permission", path=file) from error
    except OSError as error:
        raise Unavailable("disk-error", path=file) from error
