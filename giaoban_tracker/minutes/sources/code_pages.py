"""Bytes of a plain text file as text, whatever wrote them: UTF-8, UTF-16, Windows code pages, TCVN3, VNI.

Vietnamese code pages share their bytes with the Western one, so nothing but the words can tell them apart: each
candidate is decoded and the one whose accented words are Vietnamese syllables wins. A page that Unicode programs
know (1258) is decoded; TCVN3 and VNI are only proposed, since a person must see them before and after.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from giaoban_tracker.minutes.sources.letters import TCVN3, VNI, Script
from giaoban_tracker.minutes.sources.syllables import Evidence, evidence_in, has_vietnamese_letters, sample_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-bom", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_SURE = 0.85
"""Foreign words and typing errors stand in minutes too."""
_FOREIGN = "ʘ"
"""Stands for a letter that the script has no use for; no syllable holds it."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and how it was found.

    Attributes:
        text: as its bytes say; for UTF-8 nothing is translated, and a byte order mark stays the first letter.
        encoding: "utf-8", "utf-8-bom", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1258" or "windows-1252".
        script: what the letters are in; None when they are what they seem.
    """

    text: str
    encoding: str
    script: Script | None = None


def decode_text(data: bytes) -> Decoded | None:
    """Read the bytes of a text; None when they are no text in any encoding known here.

    1. By a byte order mark. 2. UTF-16 by its zero bytes. 3. UTF-8. 4. By the words: Windows 1258, TCVN3 or VNI shown in
    Western letters, else Western as it is.
    """
    marked = next((one for one in _MARKS if data.startswith(one[0])), None)
    if marked is not None:
        decoded = _decoded(data, marked[2], marked[1])
    else:
        decoded = _by_zero_bytes(data) or _decoded(data, "utf-8", "utf-8")
        if decoded is None:
            decoded = _by_words(data)
        elif decoded.encoding == "utf-8":
            decoded = replace(decoded, script=script_of(decoded.text))
    return None if decoded is None or _is_noise(decoded.text) else decoded


def script_of(text: str) -> Script | None:
    """TCVN3 or VNI when Western letters of a text make Vietnamese only in that script; None for any other text."""
    if text.isascii():
        return None
    sample = sample_of(text)
    if has_vietnamese_letters(text):
        return None
    candidates = [(script, _evidence_for(sample, script)) for script in Script]
    script, best = max(candidates, key=lambda one: (one[1].share, one[1].valid))
    # Vietnamese that needs only Western letters ('báo cáo') explains itself as it stands.
    return script if best.convinces(_SURE) and best.valid > evidence_in(sample).valid else None


def _decoded(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        return None


def _by_zero_bytes(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: half the bytes of its spaces and plain letters are zero, all on the same side."""
    sample = data[:65_536]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) * 5 < len(sample) // 2 or min(low, high) * 20 > max(low, high):
        return None
    codec = "utf-16-le" if high > low else "utf-16-be"
    return _decoded(data, codec, codec)


def _by_words(data: bytes) -> Decoded:
    western = western_text(data)
    script = script_of(western)
    vietnamese = _as_windows_1258(data)
    if vietnamese is not None:
        evidence = evidence_in(sample_of(vietnamese))
        rival = _evidence_for(sample_of(western), script) if script else Evidence(0, 0, 0)
        if evidence.convinces(_SURE) and evidence.share >= rival.share:
            return Decoded(vietnamese, "windows-1258")
    return Decoded(western, "windows-1252", script)


def _as_windows_1258(data: bytes) -> str | None:
    try:
        return unicodedata.normalize("NFC", data.decode("windows-1258"))
    except UnicodeDecodeError:
        return None


def western_text(data: bytes) -> str:
    """Bytes as Windows 1252; the five that it leaves open become the control letters of the same number."""
    return data.decode("windows-1252", errors="western")


def _undefined_as_they_are(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("western", _undefined_as_they_are)

_WESTERN_LETTERS = [chr(code) for code in range(0xC0, 0x100) if code not in (0xD7, 0xF7)]
_STRICT_TCVN3 = str.maketrans({**dict.fromkeys(_WESTERN_LETTERS, _FOREIGN), **TCVN3})
_VNI_WESTERN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)) + "|[À-ÖØ-öø-ÿ]")


def _evidence_for(found: str, script: Script) -> Evidence:
    """The evidence of a text as found, read in a script; letters that the script does not use speak against it."""
    if script is Script.TCVN3:
        return evidence_in(found.translate(_STRICT_TCVN3))
    return evidence_in(_VNI_WESTERN.sub(lambda one: VNI.get(one.group(), _FOREIGN), found))


def _is_noise(text: str) -> bool:
    return "\x00" in text or len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text)
