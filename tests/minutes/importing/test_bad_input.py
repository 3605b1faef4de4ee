"""Files that cannot be read: one clear code each, at once, in little memory, and nothing else happens."""

from __future__ import annotations

import io
import os
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import GiaobanError, Unavailable, Unreadable
from giaoban_tracker.minutes.load import load_bytes, load_clipboard, load_text
from giaoban_tracker.minutes.sources import disk
from tests.minutes.importing.word_files import archive, paragraph, word_file
from tests.minutes.importing.workbooks import book_of, saved, with_sheet

MEGABYTE = 1024 * 1024
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WORD = word_file(paragraph("Giao Phòng Nội vụ"))
BOOK = saved(book_of(["Nội dung"], ["Việc a"]))


def compound(stream: str) -> bytes:
    """An older Office file as far as its kind is told by the name of a stream."""
    return COMPOUND + stream.encode("utf-16-le") + bytes(600)


def word_part(xml: str, encoding: str = "utf-8") -> bytes:
    return archive({"word/document.xml": xml.encode(encoding)}, compression=zipfile.ZIP_STORED)


def locked(data: bytes) -> bytes:
    """An archive whose members say that they are encrypted."""
    changed = bytearray(data)
    changed[6] |= 1
    place = data.index(b"PK\x01\x02")
    changed[place + 8] |= 1
    return bytes(changed)


@cache
def bomb(name: str, megabytes: int = 100) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writer, writer.open(name, "w") as part:
        part.write(b"<w:document>")
        for _ in range(megabytes):
            part.write(b" " * MEGABYTE)
    return packed.getvalue()


def doubled_name() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as writer:
        writer.writestr("word/document.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            writer.writestr("word/document.xml", "<b/>")
    return packed.getvalue()


def with_member(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {one: packed.read(one) for one in packed.namelist()}
    return archive({**parts, name: b"x"})


def far_cell(place: bytes) -> bytes:
    cell = b'<row><c r="' + place + b'" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return with_sheet(BOOK, lambda sheet: sheet.replace(b"</sheetData>", cell))


LAUGHS = '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><w:document>&y;</w:document>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
FOREIGN = '<?xml version="1.0" encoding="cp037"?><w:document/>'

REFUSED = [
    pytest.param("a.txt", b"", "empty-file", {}, id="empty"),
    pytest.param("a.txt", " \r\n\t\ufeff".encode(), "empty-file", {}, id="blank"),
    pytest.param("a.docx", word_file(paragraph(" ")), "empty-file", {}, id="a document without words"),
    pytest.param("a.txt", b"\xff\x00\x01" * 500, "not-text", {}, id="noise named .txt"),
    pytest.param("a.docx", b"\xff\x00\x01" * 500, "damaged-file", {"kind": ".docx"}, id="noise named .docx"),
    pytest.param("a.xlsx", b"\xff\x00\x01" * 500, "damaged-file", {"kind": ".xlsx"}, id="noise named .xlsx"),
    pytest.param("a.png", b"\x89PNG\r\n" + bytes(500), "unsupported-kind", {"suffix": ".png"}, id="a picture"),
    pytest.param("a.xls", compound("Workbook"), "unsupported-kind", {"suffix": ".xls"}, id="an older workbook"),
    pytest.param("a.odt", archive({"content.xml": "x"}), "unsupported-kind", {"suffix": ".odt"}, id="another office"),
    pytest.param("noi-dung", b"\x7fELF" + bytes(500), "not-text", {}, id="a program without a suffix"),
    pytest.param("a.docx", compound("EncryptedPackage"), "encrypted-file", {}, id="a document with a password"),
    pytest.param("a.xlsx", compound("EncryptedPackage"), "encrypted-file", {}, id="a workbook with a password"),
    pytest.param("a.docx", locked(WORD), "encrypted-file", {}, id="an archive with a password"),
    pytest.param("a.docx", WORD[: len(WORD) // 2], "damaged-file", {"kind": ".docx"}, id="a cut document"),
    pytest.param("a.xlsx", BOOK[:-30], "damaged-file", {"kind": ".xlsx"}, id="a cut workbook"),
    pytest.param("a.docx", word_part("<w:document><w:body>"), "damaged-file", {"kind": ".docx"}, id="half XML"),
    pytest.param("a.docx", word_part("<x/>"), "damaged-file", {"kind": ".docx"}, id="XML of something else"),
    pytest.param("a.docx", bomb("word/document.xml"), "suspicious-file", {"reason": "size"}, id="a zip bomb"),
    pytest.param("a.docx", bomb("word/document.xml", 5), "suspicious-file", {"reason": "ratio"}, id="a small zip bomb"),
    pytest.param(
        "a.xlsx", bomb("xl/workbook.xml"), "suspicious-file", {"reason": "size"},
        id="a zip bomb as a workbook",
    ),
    pytest.param("a.docx", doubled_name(), "suspicious-file", {"reason": "twice"}, id="two parts of one name"),
    pytest.param("a.docx", word_part(LAUGHS), "suspicious-file", {"reason": "declaration"}, id="a billion laughs"),
    pytest.param("a.docx", word_part(OUTSIDE), "suspicious-file", {"reason": "declaration"}, id="an outside entity"),
    pytest.param("a.docx", word_part(LAUGHS, "utf-16"), "suspicious-file", {"reason": "declaration"}, id="in UTF-16"),
    pytest.param("a.docx", word_part(FOREIGN), "suspicious-file", {"reason": "encoding"}, id="XML in an odd encoding"),
    pytest.param(
        "a.xlsx", with_sheet(BOOK, lambda sheet: b"<!DOCTYPE x>" + sheet), "suspicious-file", {"reason": "declaration"},
        id="a declaration in a sheet",
    ),
    pytest.param(
        "a.docx", word_part(f"<w:document>{'<a/>' * 900_000}</w:document>"), "suspicious-file", {"reason": "tags"},
        id="more tags than memory",
    ),
    pytest.param(
        "a.docx", word_part("<x" + ' a=""' * 900_000 + "/>"), "suspicious-file", {"reason": "tags"},
        id="more attributes than memory",
    ),
    pytest.param(
        "a.docx", word_file("<w:sdt><w:sdtContent>" * 200 + paragraph("x") + "</w:sdtContent></w:sdt>" * 200),
        "suspicious-file", {"reason": "depth"}, id="boxes in boxes",
    ),
    pytest.param("a.docm", with_member(WORD, "word/vbaProject.bin"), "file-with-macros", {}, id="macros in a document"),
    pytest.param("a.xlsm", with_member(BOOK, "xl/vbaProject.bin"), "file-with-macros", {}, id="macros in a workbook"),
    pytest.param("a.xlsx", far_cell(b"A1048576"), "too-many-rows", {"limit": "20000"}, id="a cell in the last row"),
    pytest.param("a.xlsx", far_cell(b"XFD1"), "too-many-rows", {"limit": "20000"}, id="a cell in the last column"),
    pytest.param("a.rtf", b"{\\rtf1" + b"{" * 600, "suspicious-file", {"reason": "depth"}, id="groups in groups"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "code", "fields"), REFUSED)
def test_a_file_that_cannot_be_read_has_one_code(name: str, data: bytes, code: str, fields: dict[str, str]) -> None:
    with pytest.raises(Unreadable) as refusal:
        load_bytes(name, data)

    assert (refusal.value.code, refusal.value.fields) == (code, {"name": name, **fields})


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        pytest.param("bien-ban.txt", WORD, "docx", id="a document named .txt"),
        pytest.param("bien-ban.doc", WORD, "docx", id="a document named .doc"),
        pytest.param("bien-ban.docx", "Giao Phòng Nội vụ".encode(), "txt", id="a text named .docx"),
        pytest.param("bien-ban.xls", BOOK, "xlsx", id="a new workbook named as an older one"),
        pytest.param("bien-ban.doc", b"<html><p>Giao</p></html>", "html", id="a page named .doc"),
        pytest.param("bien-ban", "Giao Phòng Nội vụ".encode(), "txt", id="no suffix"),
        pytest.param("bien-ban.log", "Giao Phòng Nội vụ".encode("utf-16"), "txt", id="a suffix nobody knows"),
    ],
)
def test_a_file_is_what_its_content_is(name: str, data: bytes, kind: str) -> None:
    assert load_bytes(name, data).kind == kind


def vanished(folder: Path) -> Path:
    return folder / "khong-co.txt"


def a_folder(folder: Path) -> Path:
    return folder


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "ong.txt")
    return folder / "ong.txt"


def a_device(folder: Path) -> Path:
    return Path(os.devnull)


def below_a_file(folder: Path) -> Path:
    (folder / "tep").write_bytes(b"x")
    return folder / "tep" / "bien-ban.txt"


def of_fifty_megabytes(folder: Path) -> Path:
    path = folder / "to.txt"
    with path.open("wb") as file:
        file.truncate(50 * MEGABYTE)
    return path


@pytest.mark.parametrize(
    ("make", "kind", "code"),
    [
        (vanished, Unreadable, "file-missing"),
        (a_folder, Unreadable, "not-a-file"),
        pytest.param(
            a_pipe, Unreadable, "not-a-file", marks=pytest.mark.skipif(os.name == "nt", reason="no named pipes there")
        ),
        (a_device, Unreadable, "not-a-file"),
        (of_fifty_megabytes, Unreadable, "file-too-large"),
        pytest.param(
            below_a_file,
            Unavailable,
            "read-failed",
            marks=pytest.mark.skipif(os.name == "nt", reason="file-missing there"),
        ),
    ],
)
def test_what_is_no_file_to_read_is_refused_without_waiting(
    tmp_path: Path, make: Callable[[Path], Path], kind: type[GiaobanError], code: str
) -> None:
    path = make(tmp_path)

    with pytest.raises(kind) as refusal:
        load_text(path)

    assert (refusal.value.code, refusal.value.fields["name"]) == (code, path.name)


@pytest.mark.parametrize(("error", "code"), [(PermissionError, "no-permission"), (OSError, "read-failed")])
def test_a_file_that_the_machine_does_not_give_is_the_machines_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], code: str
) -> None:
    # Root may read everything, so the refusal is played.
    def refuse(*_: object) -> int:
        raise error("no")

    (tmp_path / "a.txt").write_bytes(b"x")
    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(Unavailable) as refusal:
        load_text(tmp_path / "a.txt")

    assert refusal.value.code == code


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 200)
    monkeypatch.setattr(disk, "MAX_BYTES", 100)
    real = os.fstat
    monkeypatch.setattr(os, "fstat", lambda file: os.stat_result([*list(real(file))[:6], 0, *list(real(file))[7:]]))

    with pytest.raises(Unreadable) as refusal:
        load_text(tmp_path / "a.txt")

    assert refusal.value.code == "file-too-large"


def test_bytes_and_clipboard_have_the_same_limit() -> None:
    with pytest.raises(Unreadable) as file:
        load_bytes("a.txt", b"a" * (disk.MAX_BYTES + 1))
    with pytest.raises(Unreadable) as paste:
        load_clipboard("a" * (disk.MAX_BYTES + 1))

    assert (file.value.code, file.value.fields) == (
        "file-too-large",
        {"name": "a.txt", "megabytes": "21", "limit": "20"},
    )
    assert (paste.value.code, paste.value.fields) == ("paste-too-large", {"megabytes": "21", "limit": "20"})


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", bomb("word/document.xml")), ("a.xlsx", far_cell(b"XFD1048576"))],
    ids=["zip", "dimension"],
)
def test_a_bomb_takes_little_memory(name: str, data: bytes) -> None:
    load_bytes("a.xlsx", BOOK)  # what is imported once does not count
    tracemalloc.start()

    with pytest.raises(Unreadable):
        load_bytes(name, data)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MEGABYTE


BREAKS = "".join(f"<w:t>a{number:x}</w:t><w:br/>" for number in range(60_000))
ENDLESS = [
    pytest.param(
        "a.txt", "Uû ban nh©n d©n huyÖn B¶o Th¾ng ".encode() * 200 + b"A" * 300_000 + b"b", id="a word without end"
    ),
    pytest.param("a.docx", word_file(f"<w:p><w:r>{BREAKS}</w:r></w:p>"), id="breaks without end"),
    pytest.param("a.html", b"<html><p style='" + b"font:" * 100_000 + b"'>a</p>", id="a style without end"),
    pytest.param("a.html", b"<html><style>a{" + b"b" * 500_000 + b"</style><p>a</p>", id="a rule without end"),
    pytest.param(
        "a.xlsx", with_sheet(BOOK, lambda sheet: sheet + b"<!--" + b"<c " * 300_000 + b"-->"), id="cells without end"
    ),
    pytest.param("a.rtf", b"{\\rtf1 " + b"\\'41" * 100_000 + b"}", id="bytes without end"),
]


@pytest.mark.timing
@pytest.mark.parametrize(("name", "data"), ENDLESS)
def test_what_has_no_end_takes_time_in_step_with_its_length(name: str, data: bytes) -> None:
    start = time.process_time()

    assert load_bytes(name, data).text

    assert time.process_time() - start < 5


def damaged(data: bytes, places: list[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, value in places:
        changed[place % len(changed)] = value
    return bytes(changed)


edits = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=6)


@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("a.xlsx", BOOK)], ids=["docx", "xlsx"])
@settings(max_examples=60)
@given(edits)
def test_a_file_with_changed_bytes_is_read_or_refused(name: str, data: bytes, places: list[tuple[int, int]]) -> None:
    with suppress(GiaobanError):
        assert load_bytes(name, damaged(data, places)).text


@settings(max_examples=60)
@given(edits, st.integers(0, 4000))
def test_a_workbook_with_changed_xml_is_read_or_refused(places: list[tuple[int, int]], length: int) -> None:
    with suppress(GiaobanError):
        assert load_bytes("a.xlsx", with_sheet(BOOK, lambda sheet: damaged(sheet, places)[: max(length, 1)])).text
