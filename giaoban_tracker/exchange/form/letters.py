"""Letters that a cell may hold: made NFC, freed of what nobody can see, refused where they could mislead."""

from __future__ import annotations

import re
import unicodedata

# What turns the direction of reading shows a person other words than the book keeps.
_MISLEADING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# The last two are no letters at all, and no XML may hold them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe\uffff]")
# A carriage return stands in a workbook as these seven letters; other codes are read only to be judged.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONGEST_PRINTED = 16_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cleaned(text: str) -> str:
    """NFC, lines parted by one line feed, no blanks at the ends, nothing invisible; what misleads stays in it."""
    text = _LINE_END.sub("\n", _ESCAPED.sub(_unescaped, text)).replace("\u00a0", " ")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).strip(" \n\t")


def printable(text: str) -> str:
    """As `cleaned`, cut to what a cell of Excel surely holds."""
    return cleaned(text)[:_LONGEST_PRINTED]


def squeezed(text: str) -> str:
    """As `cleaned`, with any run of blanks for one: what is compared with printed words."""
    # The reader of workbooks drops these letters wherever they stand.
    return " ".join(cleaned(text).replace("x005F_", "").split())


def misleads(text: str) -> bool:
    """Whether a text holds a control character, a turn of direction or half a letter."""
    return bool(_MISLEADING.search(text)) or any(
        unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t" for letter in text
    )


def shown(text: str, longest: int = 80) -> str:
    """A text for one line of a message, with a visible name for every letter that misleads."""
    line = "".join(f"⟨U+{ord(letter):04X}⟩" if misleads(letter) else letter for letter in " ".join(text.split(" ")))
    line = " ".join(line.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _unescaped(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return letter if letter in "\r\n\t" or misleads(letter) else match[0]
