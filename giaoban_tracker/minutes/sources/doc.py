"""Word documents of 1997–2003 (.doc): read here, and where that fails by a program that is installed.

Programs are asked for documents of Word 95 and older, and for damaged ones. They run as processes of their own with a
time limit, on a copy in a folder that is thrown away. LibreOffice comes first: it keeps tables, list numbers and fonts.
antiword and catdoc keep the words, but drop the code that is ư in TCVN3; what they give of such a text is refused, not
shown with letters missing.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.minutes.sources.archive import Archive
from giaoban_tracker.minutes.sources.code_pages import script_of
from giaoban_tracker.minutes.sources.docx import read_docx
from giaoban_tracker.minutes.sources.problems import FileProblem, MachineProblem
from giaoban_tracker.minutes.sources.reading import AsFound, Speller
from giaoban_tracker.minutes.sources.word97 import read_word97

OFFICE_SECONDS = 90.0
SMALL_SECONDS = 20.0
_MOST_BYTES = 40 * 1024 * 1024
_OFFICE_NAMES = ("soffice", "libreoffice")
_OFFICE_FOLDERS = (
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "/opt/libreoffice/program",
)
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
Find = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that reads .doc.

    Attributes:
        name: "libreoffice", "antiword" or "catdoc".
        command: how it is called, before its options.
        seconds: how long it may take.
    """

    name: str
    command: tuple[str, ...]
    seconds: float


def converters(find: Find = shutil.which) -> tuple[Converter, ...]:
    """The programs of this machine that read .doc, best first."""
    office = next((path for name in _OFFICE_NAMES if (path := find(name))), None) or _office_in_folders()
    found = [Converter("libreoffice", (office,), OFFICE_SECONDS)] if office else []
    for name in ("antiword", "catdoc"):
        if path := find(name):
            found.append(Converter(name, (path,), SMALL_SECONDS))
    return tuple(found)


def read_doc(data: bytes, find_programs: Callable[[], Sequence[Converter]] = converters) -> Callable[[Speller], str]:
    """Open a document once; the words can then be asked for in any spelling.

    Args:
        find_programs: asked only for a document that cannot be read here.

    Raises:
        MachineProblem: "doc-reader-missing", or "doc-reader-slow" (with `seconds`).
        FileProblem: "encrypted-file", "damaged-file", or "suspicious-file" (with `reason`).
    """
    try:
        read_word97(data, AsFound())
    except FileProblem as problem:
        if problem.code != "damaged-file":
            raise
        return convert_doc(data, find_programs())
    return lambda speller: read_word97(data, speller)


def convert_doc(data: bytes, programs: Sequence[Converter]) -> Callable[[Speller], str]:
    """Have a document converted by the first program that can.

    Raises:
        MachineProblem: "doc-reader-missing", or "doc-reader-slow" (with `seconds`).
        FileProblem: "damaged-file".
    """
    slow: Converter | None = None
    for one in programs:
        try:
            return _read_by(one, data)
        except subprocess.TimeoutExpired:
            slow = one
        except (OSError, FileProblem):
            continue  # the next program may know better
    if slow is not None:
        raise MachineProblem("doc-reader-slow", seconds=int(slow.seconds))
    if any(one.name == "libreoffice" for one in programs):
        raise FileProblem("damaged-file")
    raise MachineProblem("doc-reader-missing")


def _read_by(one: Converter, data: bytes) -> Callable[[Speller], str]:
    with tempfile.TemporaryDirectory(prefix="giaoban-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "van-ban.doc"
        source.write_bytes(data)
        if one.name == "libreoffice":
            result = Path(folder) / "ra" / "van-ban.docx"
            _run(_office_command(one, source, result.parent), Path(folder), one.seconds)
        else:
            result = Path(folder) / "van-ban.txt"
            _run(_small_command(one, source), Path(folder), one.seconds, result)
        converted = _content(result)
    if one.name == "libreoffice":
        return lambda speller: read_docx(Archive(converted), speller)
    text = _table_rows(converted.decode("utf-8", errors="replace"))
    if not text.strip() or script_of(text) is not None:
        raise FileProblem("damaged-file")
    return lambda speller: speller(text, None)


def _content(result: Path) -> bytes:
    if result.stat().st_size > _MOST_BYTES:
        raise FileProblem("suspicious-file", reason="size")
    return result.read_bytes()


def _office_command(one: Converter, source: Path, out: Path) -> list[str]:
    # A profile of its own: an open LibreOffice would take the order and this one would end at once.
    profile = (source.parent / "ho-so").as_uri()
    return [
        *one.command, "--headless", "--norestore", "--nolockcheck", "--nologo", f"-env:UserInstallation={profile}",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), str(source),
    ]  # fmt: skip


def _small_command(one: Converter, source: Path) -> list[str]:
    options = ["-w", "0", "-m", "UTF-8.txt"] if one.name == "antiword" else ["-w", "-d", "utf-8"]
    return [*one.command, *options, str(source)]


def _run(command: Sequence[str], folder: Path, seconds: float, output: Path | None = None) -> None:
    """Run a program to its end; what it starts ends with it when the time is up.

    Raises:
        FileProblem: "damaged-file": it says that it failed.
        subprocess.TimeoutExpired: the time was up.
        OSError: it could not be started.
    """
    with (output or folder / "loi.txt").open("wb") as words:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=subprocess.DEVNULL,
            # A group of its own, so that what it starts can be ended with it; no window on Windows.
            start_new_session=sys.platform != "win32",
            creationflags=_NO_WINDOW,
        )
        try:
            code = process.wait(seconds)
        finally:
            if process.poll() is None:
                _end(process)
    if code != 0:
        raise FileProblem("damaged-file")


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        with suppress(OSError):
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _office_in_folders() -> str | None:
    names = ("soffice.com", "soffice.exe", "soffice")
    paths = (Path(folder) / name for folder in _OFFICE_FOLDERS for name in names)
    return next((str(path) for path in paths if path.is_file()), None)


def _table_rows(text: str) -> str:
    """Antiword's tables, cells between bars padded to equal width, as cells between tabs."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        row = line.strip()
        if len(row) > 2 and row.startswith("|") and row.endswith("|"):
            cells = [cell.strip() for cell in row[1:-1].split("|")]
            lines.append("\t".join(cells).rstrip("\t"))
        else:
            lines.append(line.strip(" ") if "\t" not in line else line)
    return "\n".join(lines).strip("\n")
