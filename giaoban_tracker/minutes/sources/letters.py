"""Letters of the years before Unicode: TCVN3 (ABC) and VNI, and the fonts that say which of them a text is in.

Both draw Vietnamese with the codes of Western letters. Programs that do not know show those letters: 'TiÕng ViÖt' is
'Tiếng Việt' in TCVN3, 'Tieáng Vieät' in VNI. A text "as found" below is such Western letters.

Source: TCVN 5712-1 for the 74 codes that .Vn fonts use; its capitals with tone marks (80–9F and below 20) are left out
on purpose: documents do not use them, and the quotation marks of Windows stand there. VNI: the maker's Windows table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """A way to write Vietnamese with Western codes."""

    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class FontLetters:
    """What a font draws.

    Attributes:
        script: which codes it reads.
        capitals: whether it draws small codes as capitals (fonts whose name ends in H).
    """

    script: Script
    capitals: bool = False


_TCVN3_RANGES = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
TCVN3: dict[str, str] = {chr(first + place): letter for first, row in _TCVN3_RANGES for place, letter in enumerate(row)}
"""Letter as found → Vietnamese letter; U+00AD, which other programs hide as a soft hyphen, is ư."""
_FROM_TCVN3 = str.maketrans(TCVN3)

_VNI_MARKS = {
    "a": "øàùáûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
    "e": "øèùéûẻõẽïẹâêáếàềåểãễäệ",
    "o": "øòùóûỏõõïọâôáốàồåổãỗäộ",
    "u": "øùùúûủõũïụ",
    "y": "øỳùýûỷõỹ",
    "ô": "øờùớûởõỡïợ",
    "ö": "øừùứûửõữïự",
}
"""Base letter → pairs of mark and Vietnamese letter."""
_VNI_SINGLES = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni_pairs() -> dict[str, str]:
    small = {
        base + marks[place]: marks[place + 1] for base, marks in _VNI_MARKS.items() for place in range(0, len(marks), 2)
    }
    # A capital takes the capital mark; hasty texts have the small one too.
    mixed = {pair[0].upper() + pair[1]: letter.upper() for pair, letter in small.items()}
    capital = {pair.upper(): letter.upper() for pair, letter in small.items()}
    return {**small, **mixed, **capital}


VNI: dict[str, str] = {
    **_VNI_SINGLES,
    **{found.upper(): letter.upper() for found, letter in _VNI_SINGLES.items()},
    **_vni_pairs(),
}
"""One or two letters as found → Vietnamese letter."""
_VNI_FOUND = re.compile(
    "[" + "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper() + "][øùûõïâáàåãäêéèúüëØÙÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]"
    "|[" + "".join(_VNI_SINGLES) + "".join(_VNI_SINGLES).upper() + "]"
)  # fmt: skip

_TCVN3_FONT = re.compile(r"[._]vn[a-z]|vn(?:time|arial|avant|book|cent|courier|black|aristote|mono|present)", re.I)
_VNI_FONT = re.compile(r"vni[-_ ]", re.I)


@lru_cache(maxsize=512)
def font_letters(font: str) -> FontLetters | None:
    """What a font of that name draws; None for a Unicode font.

    '.VnTime', '.VnArialH', '_VnTime' are TCVN3; 'VNI-Times' is VNI.
    """
    name = font.strip().strip("\"'")
    if _VNI_FONT.match(name):
        return FontLetters(Script.VNI)
    if _TCVN3_FONT.match(name):
        return FontLetters(Script.TCVN3, capitals=name.endswith("H"))
    return None


def to_unicode(found: str, script: Script) -> str:
    """Text as found → Vietnamese, NFC; letters that the script does not use stay."""
    if script is Script.TCVN3:
        return raise_capitals(found.translate(_FROM_TCVN3))
    return _VNI_FOUND.sub(_vni_letter, found)


def _vni_letter(found: re.Match[str]) -> str:
    pair = found.group()
    if pair in VNI:
        return VNI[pair]
    # No such pair: the first letter stands alone, and so does the second.
    return VNI.get(pair[0], pair[0]) + VNI.get(pair[1], pair[1])


_SMALL_MARKED = "đăâêôơư" + "".join(row for _, row in _TCVN3_RANGES[1:])
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile("[A-Z][^a-z\n]*[A-Z]")
_ALL_BUT_SMALL = f"[A-Z{_SMALL_MARKED}{_SMALL_MARKED.upper()}]"
# Both begin only where a word begins, so that a word without end takes time in step with its length.
_IN_CAPITALS = re.compile(
    rf"(?<![^\W\d_])(?={_ALL_BUT_SMALL}*?[A-Z]{_ALL_BUT_SMALL}*?[A-Z]){_ALL_BUT_SMALL}++(?![^\W\d_])"
)
_BETWEEN_CAPITALS = re.compile(
    rf"(?<![^\W\d_])(?P<before>[^\W\d_]+) (?P<word>[A-Z][{_SMALL_MARKED}]+)(?= (?P<after>[^\W\d_]+))"
)


def raise_capitals(text: str) -> str:
    """Make whole words capital that are typed in capitals as far as TCVN3 has them: 'CéNG HßA' gives 'CỘNG HÒA'.

    1. A line whose plain letters are all capitals, in two words at least, is capital.
    2. Elsewhere a word with two plain capitals or more and no plain small letter is capital,
    3. and so is a word with one plain capital between capital words.
    """
    return "\n".join(_raise_line(line) for line in text.split("\n"))


def _raise_line(line: str) -> str:
    if not _CAPITALS.search(line) or not any(char in _SMALL_MARKED for char in line):
        return line
    plain = [char for char in line if char.isascii() and char.isalpha()]
    if all(char.isupper() for char in plain) and len(_WORD.findall(line)) > 1 and len(plain) > 2:
        return line.upper()
    return _BETWEEN_CAPITALS.sub(_raise_between, _IN_CAPITALS.sub(lambda word: word.group().upper(), line))


def _raise_between(found: re.Match[str]) -> str:
    before, word, after = found["before"], found["word"], found["after"]
    if before.isupper() and after.isupper() and len(before + after) > 2:
        return found.group().replace(word, word.upper())
    return found.group()
