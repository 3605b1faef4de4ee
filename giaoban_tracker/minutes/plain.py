"""Plain reading text: minutes made regular for the grammar, with a way back to the text as given.

Minutes arrive decomposed (NFD), with Windows line ends, no-break spaces, missing or doubled spaces, glued and
doubled words. The grammar reads a repaired copy; every character of the copy knows which code points it stands for,
so that quotes are always cut from the text exactly as it came.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from giaoban_tracker.domain.directive import Span

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
"""Every small letter of Vietnamese, and f, j, w, z."""
CAPITALS = LETTERS.upper()

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]{0,8}|[\u0300-\u036f]", re.DOTALL)
_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000 ")
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")
_SIMPLE = re.compile(f"^[ -~\n\t{LETTERS}{CAPITALS}–—“”‘’…•]*$")

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])"
_VOWEL = "[aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ]"
_SYLLABLE = re.compile(f"^{_ONSET}?{_VOWEL}{{1,3}}(?:ch|ng|nh|[cmnpt])?$")
_MARKED = re.compile("[àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ]")
_WORD = re.compile(f"[{LETTERS}{CAPITALS}]+")

_OLD_TONES = {
    "oà": "òa", "oả": "ỏa", "oã": "õa", "oá": "óa", "oạ": "ọa",
    "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oé": "óe", "oẹ": "ọe",
    "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uý": "úy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = re.compile("(?<!q)(" + "|".join(_OLD_TONES) + f")(?![{LETTERS}])")
_SPELLINGS = {"lí": "lý", "kì": "kỳ", "kĩ": "kỹ", "quí": "quý", "tỉ": "tỷ", "hàng": "hằng"}
_SPELLING = re.compile(
    f"(?<![{LETTERS}])(?:lí|kì|kĩ|quí|tỉ(?= lệ)|hàng(?= (?:ngày|tuần|tháng|quý|năm)(?![{LETTERS}])))(?![{LETTERS}])"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A repaired copy of the minutes for reading.

    Attributes:
        text: the copy: NFC, one space between words, "\\n" between lines, tabs kept as cell borders.
        low: `text` in small letters with one spelling for each word; as long as `text`.
        starts: for each character of `text`, where it begins in the text as given.
        ends: for each character of `text`, where it ends in the text as given.
    """

    text: str
    low: str
    starts: array[int]
    ends: array[int]

    def source_span(self, start: int, end: int) -> Span:
        """The span in the text as given for a non-empty range of `text`."""
        return Span(self.starts[start], self.ends[end - 1])


def make_plain(text: str) -> PlainText:
    """Repair a text for reading; any text at all, in time linear to its length."""
    clean, starts, ends = _compose(text)
    clean, starts, ends = _repair(clean, starts, ends)
    return PlainText(clean, _small(clean), starts, ends)


def _compose(text: str) -> tuple[str, array[int], array[int]]:
    """NFC letter by letter, odd spaces and line ends made plain, invisible marks dropped."""
    out: list[str] = []
    starts, ends = array("q"), array("q")
    for found in _CLUSTER.finditer(text):
        cluster = found.group()
        if cluster == "\r" and text[found.end() : found.end() + 1] == "\n":
            continue
        for char in _plain_characters(cluster):
            out.append(char)
            starts.append(found.start())
            ends.append(found.end())
    return "".join(out), starts, ends


def _plain_characters(cluster: str) -> str:
    if cluster in _DROPPED:
        return ""
    if cluster in _SPACES:
        return " "
    if cluster in _LINE_ENDS:
        return "\n"
    return cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)


_REPAIR = re.compile(
    r"(?P<spaces> {2,}| +(?=[,;:.!?)\n])|(?<=\n) +)"
    rf"|(?P<stop>[,;:](?=[{LETTERS}{CAPITALS}“])|(?<=[{LETTERS}]{{2}})\.(?=[{CAPITALS}]))"
    rf"|(?P<twice>\b(?P<word>[{LETTERS}]{{2,}}) (?=(?P=word)(?![{LETTERS}{CAPITALS}])))"
    rf"|(?P<glued>(?<![{LETTERS}{CAPITALS}])[{LETTERS}{CAPITALS}][{LETTERS}]{{4,15}}(?![{LETTERS}{CAPITALS}]))"
)


def _repair(text: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """Put right what a hasty typist does: spaces, glued words, words typed twice."""
    out: list[str] = []
    new_starts, new_ends = array("q"), array("q")
    at = 0

    def copy(start: int, end: int) -> None:
        out.append(text[start:end])
        new_starts.extend(starts[start:end])
        new_ends.extend(ends[start:end])

    def space(position: int) -> None:
        out.append(" ")
        new_starts.append(starts[position])
        new_ends.append(starts[position])

    for found in _REPAIR.finditer(text):
        copy(at, found.start())
        at = found.end()
        kind = found.lastgroup
        if kind == "spaces":
            if at < len(text) and text[at] not in ",;:.!?)\n" and text[max(0, found.start() - 1)] != "\n":
                copy(at - 1, at)
        elif kind == "stop":
            copy(found.start(), at)
            space(at)
        elif kind == "glued":
            cut = _glued_at(found.group().lower())
            copy(found.start(), found.start() + cut)
            if found.start() + cut < at:
                space(found.start() + cut)
                copy(found.start() + cut, at)
        # a word typed twice: the first one is left out
    copy(at, len(text))
    return "".join(out), new_starts, new_ends


def _glued_at(word: str) -> int:
    """Where two glued syllables part ("phốihợp" at 4), or the word's length when it is no such pair."""
    if _SYLLABLE.match(word) or not _MARKED.search(word):
        return len(word)
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if _SYLLABLE.match(left) and _SYLLABLE.match(right) and _MARKED.search(left) and _MARKED.search(right):
            return cut
    return len(word)


def _small(text: str) -> str:
    """Small letters and one spelling for each word; never longer or shorter than `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    low = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], low)
    return _SPELLING.sub(lambda found: _SPELLINGS[found.group()], low)
