"""Vietnamese sentences and their form in the encodings of old files, for round trips.

The code tables of the product are not used here: TCVN3 is checked against glibc's iconv, VNI is typed from samples.
"""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ONSETS = ("", *_words("b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"))
OPEN_RHYMES = _words(
    "a âm ân âu ăn ăng ang anh ao ay ây e em ê ên ênh êu i iên iêu in inh o on ong oan oai ô ôn ông ơ ơi ơn u un ung "
    "uôn ươi ương ư ưng ưu y yên uyên"
)
STOPPED_RHYMES = _words("ac ach ap at ât ăc âp êch iêt ich oc ôc ơt uc ươc ưc uyêt")
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
STOPPED_TONES = ("\u0301", "\u0323")
_MAIN_VOWELS = ("yê", "iê", "uô", "ươ", "oa", "uy")


def toned(rhyme: str, tone: str) -> str:
    """A rhyme with its tone on the main vowel."""
    apart = next((pair for pair in _MAIN_VOWELS if pair in rhyme), None)
    vowels = [place for place, char in enumerate(rhyme) if char in "aăâeêioôơuưy"]
    at = rhyme.index(apart) + 1 if apart else vowels[0]
    return unicodedata.normalize("NFC", rhyme[: at + 1] + tone + rhyme[at + 1 :])


def _syllable(onset: str, stopped: bool, open_rhyme: str, stopped_rhyme: str, tone: int) -> str:
    if stopped:
        return onset + toned(stopped_rhyme, STOPPED_TONES[tone % 2])
    return onset + toned(open_rhyme, TONES[tone])


syllables = st.builds(
    _syllable,
    st.sampled_from(ONSETS),
    st.booleans(),
    st.sampled_from(OPEN_RHYMES),
    st.sampled_from(STOPPED_RHYMES),
    st.integers(0, 5),
)


def _marked(words: list[str]) -> bool:
    return len({word for word in words if not word.isascii()}) >= 5


def _sentence(words: list[str], stops: list[str]) -> str:
    parts = [word + stop for word, stop in zip(words, stops + [" "] * len(words), strict=False)]
    text = "".join(parts).strip()
    first = text[0].upper() if text[0].isascii() else text[0]
    return first + text[1:] + "."


sentences = st.builds(
    _sentence,
    st.lists(syllables, min_size=10, max_size=25).filter(_marked),
    st.lists(st.sampled_from([" ", " ", " ", ", ", " - ", "; ", "\n", " 15/8/2017 ", " UBND "]), max_size=25),
)
"""Any text in Vietnamese letters, NFC, its capitals such as TCVN3 fonts have."""

western_words = st.lists(
    st.sampled_from(
        _words(
            "báo cáo là và có không cô chú nhà máy giá công ông bà tá sáu hàng tháng phí quý lúa thóc cá tôm rác bãi "
            "cát hòa xã hóa hè lý ghi có ý kê lãi mía cà phê"
        )
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
"""Vietnamese that needs only Western letters."""

TCVN3_BYTES = {
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "ă": 0xA8, "â": 0xA9, "ê": 0xAA,
    "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ằ": 0xBB,
    "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC,
    "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ồ": 0xE5,
    "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF,
    "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA,
    "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE,
}  # fmt: skip
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HATS = {"\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BOWLS = {"\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_WHOLE = {"ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}


def as_tcvn3(text: str) -> bytes:
    """Vietnamese text as TCVN3 writes it; a capital that it lacks is written small, as typists do."""
    return bytes(TCVN3_BYTES.get(char) or TCVN3_BYTES.get(char.lower()) or ord(char) for char in text)


def as_vni(text: str) -> str:
    """Vietnamese text in VNI's Western letters."""
    return "".join(_vni(char) for char in text)


def _vni(char: str) -> str:
    if char.isascii():
        return char
    small = char.lower()
    found = _VNI_WHOLE.get(small) or _vni_marked(small)
    return found if char == small else found.upper()


def _vni_marked(small: str) -> str:
    apart = unicodedata.normalize("NFD", small)
    base, marks = apart[0], apart[1:]
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        return base + (_VNI_HATS[tone] if tone else "â")
    if "\u0306" in marks:
        return base + (_VNI_BOWLS[tone] if tone else "ê")
    letter = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return letter + (_VNI_TONES[tone] if tone else "")


def as_windows_1258(text: str) -> bytes:
    """Vietnamese text in Microsoft's code page: tones as letters of their own where there is no whole one."""
    return b"".join(_windows_1258(char) for char in text)


def _windows_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        apart = unicodedata.normalize("NFD", char)
        tone = next(mark for mark in apart if mark in _VNI_TONES)
        return (unicodedata.normalize("NFC", apart.replace(tone, "")) + tone).encode("cp1258")
