"""What every reader of a format shares: words with the font they stand in, and how to spell them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.letters import FontLetters, Script, font_letters, to_unicode
from giaoban_tracker.minutes.sources.syllables import has_vietnamese_letters

Speller = Callable[[str, FontLetters | None], str]
"""Words as found and what their font draws → words as they shall stand in the text."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in one font, as found."""

    text: str
    font: str = ""


class AsFound:
    """Leaves words as they are and counts those whose font draws other letters.

    Attributes:
        scripts: letters outside ASCII or in a font of capitals, by script.
    """

    def __init__(self) -> None:
        self.scripts: Counter[Script] = Counter()

    def __call__(self, found: str, letters: FontLetters | None) -> str:
        """The words, unchanged."""
        if letters is not None and not has_vietnamese_letters(found):
            changed = sum(not char.isascii() for char in found)
            self.scripts[letters.script] += changed + (letters.capitals and any(char.islower() for char in found))
        return found


def by_font(found: str, letters: FontLetters | None) -> str:
    """The words in Vietnamese letters as their font draws them.

    Words that hold Vietnamese letters already were typed in Unicode, whatever font was laid over them.
    """
    if letters is None or has_vietnamese_letters(found):
        return found
    words = to_unicode(found, letters.script)
    return words.upper() if letters.capitals else words


def spell(words: Iterable[Words], speller: Speller) -> str:
    """One line of words; neighbours whose fonts draw alike are spelled together, since Word cuts words anywhere."""
    line: list[str] = []
    gathered: list[str] = []
    current: FontLetters | None = None
    for one in words:
        letters = font_letters(one.font) if one.font else None
        if letters != current and gathered:
            line.append(speller("".join(gathered), current))
            gathered = []
        current = letters
        gathered.append(one.text)
    if gathered:
        line.append(speller("".join(gathered), current))
    return "".join(line)
