"""How Vietnamese a text looks: the share of its accented words that can be Vietnamese syllables.

No word list: the shape of the syllable (onset, rhyme, tone) separates Vietnamese from French, German, English and from
text in a wrong code page well enough, and names of people and places count as evidence too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CHECKED_TONES = frozenset("\u0301\u0323")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    "(?:uyê|uya|iê|yê|ia|ya|uô|ua|ươ|ưa|oă|oa|oe|oo|uâ|uê|uy|uơ|[aăâeêioôơuưy])"
    "(?P<coda>ch|nh|ng|[cmnptiyou])?"
)
_VOWELS = frozenset("aăâeêioôơuưy")
_WORD = re.compile(r"[^\W\d_]+")
_ONLY_VIETNAMESE = re.compile("[ăĂđĐơƠưƯ\u0303\u0309\u0323\u1ea0-\u1ef9]")

SAMPLE = 2_000
"""Letters looked at in each of three places of a long text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the accented words of a text say.

    Attributes:
        marked: words with a letter outside ASCII; those without any vowel (QĐ, NĐ-CP) say nothing and are left out.
        valid: how many of them can be Vietnamese syllables.
        kinds: how many different ones can.
    """

    marked: int
    valid: int
    kinds: int

    @property
    def share(self) -> float:
        """0 to 1; 0 when nothing is marked."""
        return self.valid / self.marked if self.marked else 0.0

    def convinces(self, least_share: float) -> bool:
        """Whether at least three different syllables, and enough of all, are Vietnamese."""
        return self.kinds >= 3 and self.share >= least_share


def sample_of(text: str) -> str:
    """The text, or three places of a long one, so that judging takes the same time for any length."""
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return text[:SAMPLE] + " " + text[middle : middle + SAMPLE] + " " + text[-SAMPLE:]


def has_vietnamese_letters(text: str) -> bool:
    """Whether letters stand in it that no Western code page has."""
    return _ONLY_VIETNAMESE.search(text) is not None


def evidence_in(text: str) -> Evidence:
    """Weigh the accented words of a text in any normal form."""
    words = Counter(word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii())
    marked = valid = kinds = 0
    for word, count in words.items():
        verdict = _is_syllable(word.lower())
        if verdict is None:
            continue
        marked += count
        if verdict:
            valid += count
            kinds += 1
    return Evidence(marked, valid, kinds)


def _is_syllable(word: str) -> bool | None:
    """Whether a small word can be a syllable; None when it has no vowel to tell by."""
    apart = unicodedata.normalize("NFD", word)
    tones = _TONES.findall(apart)
    plain = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if not _VOWELS.intersection(plain) and all(char in "đbcdghklmnpqrstvx" for char in plain):
        return None
    found = _SYLLABLE.fullmatch(plain)
    if found is None or len(tones) > 1:
        return False
    stopped = found["coda"] in ("c", "ch", "p", "t")
    return not stopped or (bool(tones) and tones[0] in _CHECKED_TONES)
