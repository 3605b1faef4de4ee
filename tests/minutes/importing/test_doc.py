"""Word 97–2003 documents: what an installed program makes of them, and how that program is kept in hand."""

from __future__ import annotations

import os
import select
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.minutes.load import load_bytes
from giaoban_tracker.minutes.sources.doc import Converter, convert_doc, converters, read_doc
from giaoban_tracker.minutes.sources.problems import FileProblem, MachineProblem
from giaoban_tracker.minutes.sources.reading import AsFound, by_font
from giaoban_tracker.minutes.sources.word97 import read_word97
from tests.minutes.importing.word_files import paragraph, word_file

FILES = Path(__file__).parent / "files"
UNICODE = (FILES / "unicode.doc").read_bytes()
OLD_LETTERS = (FILES / "tcvn3.doc").read_bytes()
INSTALLED = {one.name: one for one in converters()}

_OFFICE = """import pathlib, sys
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
source = pathlib.Path(sys.argv[-1])
assert source.read_bytes() == {expected!r} and "--headless" in sys.argv
assert any(word.startswith("-env:UserInstallation=file:") for word in sys.argv)
out.mkdir()
(out / (source.stem + ".docx")).write_bytes({converted!r})
"""
_ENDLESS = """import os, time
pipe = os.open({pipe!r}, os.O_WRONLY)
os.write(pipe, b"x")
os.fork()
while True:
    time.sleep(60)
"""


def program(folder: Path, name: str, script: str, seconds: float = 30.0) -> Converter:
    """A stand-in for an installed program."""
    path = folder / f"{name}.py"
    path.write_text(script, encoding="utf-8")
    return Converter(name, (sys.executable, str(path)), seconds)


def office(folder: Path, words: str) -> Converter:
    converted = word_file(paragraph(words))
    return program(folder, "libreoffice", _OFFICE.format(expected=UNICODE, converted=converted))


def printing(folder: Path, name: str, words: str) -> Converter:
    return program(folder, name, f"import sys\nsys.stdout.buffer.write({words!r}.encode())\n")


def words_of(data: bytes, *programs: Converter) -> str:
    return convert_doc(data, programs)(AsFound())


def test_what_the_office_program_makes_is_read_as_a_document(tmp_path: Path) -> None:
    assert words_of(UNICODE, office(tmp_path, "Giao Phòng Nội vụ")) == "Giao Phòng Nội vụ"


def test_a_small_programs_tables_get_their_columns_back(tmp_path: Path) -> None:
    antiword = printing(tmp_path, "antiword", "Kết luận\n|STT |Nội dung |\n|1   |Rà soát  |\n")

    assert words_of(UNICODE, antiword) == "Kết luận\nSTT\tNội dung\n1\tRà soát"


def test_the_next_program_is_asked_where_one_fails(tmp_path: Path) -> None:
    failing = program(tmp_path, "libreoffice", "raise SystemExit(1)")
    silent = program(tmp_path, "antiword", "pass")
    missing = Converter("catdoc", (str(tmp_path / "khong-co"),), 5.0)
    last = printing(tmp_path, "catdoc", "Nội dung")

    assert words_of(UNICODE, failing, silent, missing, last) == "Nội dung"


def test_a_small_programs_text_in_old_letters_is_refused_since_it_dropped_some(tmp_path: Path) -> None:
    antiword = printing(tmp_path, "antiword", "Uû ban nh©n d©n huyÖn B¶o Th¾ng, Mêng Kh¬ng")

    with pytest.raises(MachineProblem) as refusal:
        words_of(OLD_LETTERS, antiword)

    assert refusal.value.code == "doc-reader-missing"


@pytest.mark.parametrize(
    ("scripts", "code"),
    [
        pytest.param([], "doc-reader-missing", id="no program"),
        pytest.param(["raise SystemExit(3)"], "damaged-file", id="every program fails"),
        pytest.param(["pass"], "damaged-file", id="a program writes nothing"),
    ],
)
def test_a_document_that_no_program_reads_says_why(tmp_path: Path, scripts: Sequence[str], code: str) -> None:
    programs = [program(tmp_path, "libreoffice", script) for script in scripts]

    with pytest.raises(FileProblem) as refusal:
        convert_doc(UNICODE, programs)

    assert refusal.value.code == code


def no_programs() -> Sequence[Converter]:
    raise AssertionError("no program is needed")


def changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The document with some bytes of its head changed."""
    assert data.count(old) == 1
    return data.replace(old, new)


HEAD = UNICODE[UNICODE.index(b"\xec\xa5") :][:12]


def test_a_document_with_a_password_says_so_without_any_program() -> None:
    closed = changed(UNICODE, HEAD, HEAD[:11] + bytes([HEAD[11] | 0x01]))

    with pytest.raises(FileProblem) as refusal:
        read_doc(closed, no_programs)

    assert refusal.value.code == "encrypted-file"


def test_a_document_of_word_95_is_given_to_a_program(tmp_path: Path) -> None:
    older = changed(UNICODE, HEAD, HEAD[:2] + b"\x65\x00" + HEAD[4:])

    read = read_doc(older, lambda: [printing(tmp_path, "catdoc", "Nội dung")])

    assert read(AsFound()) == "Nội dung"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in starts a second process by fork")
def test_a_program_that_never_ends_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pipe = str(tmp_path / "pipe")
    os.mkfifo(pipe)
    listener = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    with pytest.raises(MachineProblem) as refusal:
        words_of(UNICODE, program(tmp_path, "libreoffice", _ENDLESS.format(pipe=pipe), seconds=1.5))

    # The pipe says its end only when no process holds its other side any more.
    heard = [os.read(listener, 10) for _ in range(2) if select.select([listener], [], [], 20)[0]]
    os.close(listener)
    assert (refusal.value.code, refusal.value.fields) == ("doc-reader-slow", {"seconds": 1})
    assert heard == [b"x", b""]


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "tam"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    words_of(UNICODE, office(tmp_path, "Nội dung"))

    assert list(scratch.iterdir()) == []


def test_programs_are_found_best_first() -> None:
    there = {"catdoc": "/bin/catdoc", "antiword": "/bin/antiword", "libreoffice": "/bin/libreoffice"}

    assert [one.name for one in converters(there.get)] == ["libreoffice", "antiword", "catdoc"]


READ = [
    "UBND HUYỆN",
    "VĂN PHÒNG",
    "CỘNG HÒA",
    "Độc lập",
    "KẾT LUẬN GIAO BAN",
    "Chủ tịch yêu cầu các phòng thực hiện:",
    "1. Phòng Nội vụ rà soát cán bộ trước ngày 15/8/2017",
    "a. Việc một",
    "b. Việc hai",
    "2. Phòng Y tế báo cáo",
    "- gạch một",
    "- gạch hai",
    "STT\tNội dung\tChủ trì\tThời hạn",
    "1\tLập kế hoạch sử dụng đất\tPhòng TN&MT\t30/11",
    "2\tKiểm tra\tPhòng TN&MT\tQuý IV",
    "II\tVăn hóa",
    "3\tDạy học\tPhòng GD",
    "Tiếng Việt, Mường Khương và ỦY BAN Tiếng Việt",
]


def test_tables_numbers_and_old_letters_are_read_without_any_program() -> None:
    assert read_doc(OLD_LETTERS, no_programs)(by_font).split("\n") == READ
    assert read_doc(UNICODE, no_programs)(AsFound()).split("\n") == READ[:-1]


def test_styles_fonts_fields_and_tracked_changes_are_followed() -> None:
    rich = (FILES / "rich.doc").read_bytes()

    assert read_doc(rich, no_programs)(by_font).split("\n")[:21] == [
        "KẾT LUẬN", "Mường Khương", "DÉJÀ VU", "I. a", "1. b", "a) c", "b) d", "- e", "2. f", "II. g", "1. h", "I. k",
        "giữ lại", "Kết luận:", "Phòng A x", "liên kết",
        "STT\tNội dung\tĐơn vị Chủ trì\tĐơn vị Phối hợp\tThời hạn", "1\tI. x 1. y\tPhòng A\tPhòng B\t30/9",
        "2\tviệc\tCông an\t\t30/9", "3\tviệc\tCông an\tz\t1/10", "II\tVăn hoá",
    ]  # fmt: skip


def test_a_document_gives_a_proposal_for_its_old_letters() -> None:
    loaded = load_bytes("bien-ban.doc", OLD_LETTERS)

    assert loaded.text.endswith("TiÕng ViÖt, M\u00adêng Kh\u00ad¬ng và ñy ban Tieáng Vieät")
    assert loaded.legacy is not None
    assert (loaded.kind, loaded.legacy.encoding, loaded.legacy.converted) == ("doc", "tcvn3", "\n".join(READ))


@pytest.mark.skipif("libreoffice" not in INSTALLED, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same() -> None:
    assert convert_doc(OLD_LETTERS, [INSTALLED["libreoffice"]])(by_font).split("\n") == READ


places = st.integers(0, 11) | st.integers(0, 0x600) | st.integers(0, len(OLD_LETTERS))


@settings(max_examples=150)
@given(st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=20), st.integers(0, 4 * len(OLD_LETTERS)))
def test_a_document_with_changed_bytes_is_read_or_refused(edits: list[tuple[int, int]], length: int) -> None:
    damaged = bytearray(OLD_LETTERS)
    for place, value in edits:
        damaged[place % len(damaged)] = value

    with suppress(FileProblem):
        assert isinstance(read_word97(bytes(damaged[:length]), AsFound()), str)


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_an_installed_small_program_gives_the_words(name: str) -> None:
    if name not in INSTALLED:
        pytest.skip(f"{name} is not installed")

    lines = words_of(UNICODE, INSTALLED[name]).split("\n")

    assert "KẾT LUẬN GIAO BAN" in lines
    assert "1\tLập kế hoạch sử dụng đất\tPhòng TN&MT\t30/11" in lines
