"""Marks of list items as offices type them: numbers, letters, Roman numbers, dashes."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def number_as(count: int, form: str) -> str:
    """A number in Word's form: "decimal", "decimalZero", "lowerLetter", "upperRoman", …; unknown forms are decimal."""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    return str(count)


def bullet(outer: int) -> str:
    """The dash of an unnumbered item inside so many other unnumbered ones: '-', below it '+'."""
    return "+" if outer % 2 else "-"


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        written += letters * times
    return written
