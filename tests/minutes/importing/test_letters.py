"""TCVN3 and VNI letters: the tables, the fonts, words typed in capitals."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings

from giaoban_tracker.minutes.sources.letters import TCVN3, VNI, FontLetters, Script, font_letters, to_unicode
from tests.minutes.importing.old_letters import as_tcvn3, as_vni, sentences


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is glibc's own reading of TCVN 5712")
def test_the_tcvn3_table_is_glibcs() -> None:
    found = "\n".join(sorted(TCVN3))

    answer = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"], input=found.encode("latin-1"), capture_output=True, check=True
    )

    assert answer.stdout.decode().split("\n") == [TCVN3[letter] for letter in sorted(TCVN3)]
    assert len(TCVN3) == 74


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("TiÕng ViÖt rÊt hay", "Tiếng Việt rất hay"),
        ("B¶o Th¾ng, B¸t X¸t, M\u00adêng Kh\u00ad¬ng", "Bảo Thắng, Bát Xát, Mường Khương"),
        ("§¶ng uû x·", "Đảng uỷ xã"),
    ],
)
def test_tcvn3_as_it_looks_in_unicode_programs_is_read(found: str, meant: str) -> None:
    assert to_unicode(found, Script.TCVN3) == meant


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("Tieáng Vieät raát hay", "Tiếng Việt rất hay"),
        ("Xin chaøo caùc baïn", "Xin chào các bạn"),
        ("UÛy ban nhaân daân tænh Ñaéc Laék", "Ủy ban nhân dân tỉnh Đắc Lắk"),
        ("ñöôïc, ñöôøng, nöôùc, kyõ, kî, ngöôûi", "được, đường, nước, kỹ, kỵ, ngưởi"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("Aùo daøi", "Áo dài"),
    ],
)
def test_vni_as_it_looks_in_unicode_programs_is_read(found: str, meant: str) -> None:
    assert to_unicode(found, Script.VNI) == meant


@settings(max_examples=40)
@given(sentences)
def test_tcvn3_text_comes_back(text: str) -> None:
    assert to_unicode(as_tcvn3(text).decode("latin-1"), Script.TCVN3) == text


@settings(max_examples=40)
@given(sentences)
def test_vni_text_comes_back(text: str) -> None:
    assert to_unicode(as_vni(text), Script.VNI) == text


def test_every_vietnamese_letter_has_a_place_in_vni() -> None:
    letters = set("ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")

    assert letters | {letter.upper() for letter in letters} == {
        letter for found, letter in VNI.items() if found not in ("ô", "Ô", "ö", "Ö")
    } | set("ơưƠƯ") | set("âăêôÂĂÊÔ")


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        pytest.param("CéNG HßA X· HéI CHñ NGHÜA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", id="a line in capitals"),
        pytest.param("THÞ X· PHó THUËN, §éc lËp", "THỊ XÃ PHÚ THUẬN, Độc lập", id="a word between capital words"),
        pytest.param("UBND tØnh vµ H§ND", "UBND tỉnh và HĐND", id="abbreviations raise nobody"),
        pytest.param("¤ng Bé, bµ T¸m", "Ông Bộ, bà Tám", id="a capital at the beginning of a name"),
    ],
)
def test_capitals_that_tcvn3_lacks_are_made(found: str, meant: str) -> None:
    assert to_unicode(found, Script.TCVN3) == meant


@pytest.mark.parametrize(
    ("font", "letters"),
    [
        (".VnTime", FontLetters(Script.TCVN3)),
        (".VnArialH", FontLetters(Script.TCVN3, capitals=True)),
        ('".VnTimeH"', FontLetters(Script.TCVN3, capitals=True)),
        ("_VnTime", FontLetters(Script.TCVN3)),
        ("VNI-Times", FontLetters(Script.VNI)),
        ("VNI Helve", FontLetters(Script.VNI)),
        ("Times New Roman", None),
        ("Vnu Sans", None),
        ("", None),
    ],
)
def test_a_font_says_what_it_draws(font: str, letters: FontLetters | None) -> None:
    assert font_letters(font) == letters
