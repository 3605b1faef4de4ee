"""Short codes that people read aloud, write down and type in: check codes of heads, paper codes, fingerprints."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from giaoban_tracker.domain.errors import Refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32: without I, L, O and U."""

CHECK_CODE_LENGTH = 7
PAPER_CODE_LENGTH = 16
PAPER_CODE_BYTES = 10

_VALUE = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_BETWEEN = re.compile(r"[\s.\-‐-―]+")

# Damm's table of order 10: it notices every wrong digit and every two neighbours exchanged.
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_code(head: bytes) -> str:
    """Seven letters for the link of a feed's last entry: six of its hash and one that checks them.

    A unit without a way back types it in to say: the office has all up to here (xác nhận bằng mã).
    """
    number = int.from_bytes(sha256(b"gbx-code-v1\0" + head).digest()[:4], "big") >> 2
    letters = _letters(number, CHECK_CODE_LENGTH - 1)
    return letters + ALPHABET[_check_value(letters)]


def read_check_code(typed: str) -> str:
    """The code that was meant: lower case, O for 0, I and L for 1, spaces and hyphens are forgiven.

    Raises:
        Refused: "check-code-mistyped" when it cannot be right: one wrong letter or two exchanged are always noticed.
    """
    code = _plain(typed)
    if len(code) != CHECK_CODE_LENGTH or ALPHABET.index(code[-1]) != _check_value(code[:-1]):
        raise Refused("check-code-mistyped", typed=typed[:40])
    return code


def new_paper_code(random: Callable[[int], bytes]) -> str:
    """A code of 80 unpredictable bits in four groups of four (Phiếu giao mã), handed over on paper."""
    letters = _letters(int.from_bytes(random(PAPER_CODE_BYTES), "big"), PAPER_CODE_LENGTH)
    return "-".join(letters[at : at + 4] for at in range(0, PAPER_CODE_LENGTH, 4))


def paper_code_secret(typed: str) -> bytes:
    """The 10 bytes behind a paper code as typed; forgiving as `read_check_code`.

    Raises:
        Refused: "paper-code-mistyped" when it is not 16 letters; a wrong letter shows only when it opens nothing.
    """
    code = _plain(typed)
    if len(code) != PAPER_CODE_LENGTH:
        raise Refused("paper-code-mistyped", letters=len(code))
    number = 0
    for letter in code:
        number = number * 32 + ALPHABET.index(letter)
    return number.to_bytes(PAPER_CODE_BYTES, "big")


def fingerprint(public: bytes) -> tuple[tuple[str, str], ...]:
    """A key in 24 digits for the telephone: six groups of four digits, each with its check digit.

    One key only, 79.7 bits. A fingerprint over both keys at once was refused: who stands between the two offices could
    choose a key for either side and would need only 2**40 tries to make both screens agree.
    """
    digits = f"{int.from_bytes(sha256(b'gbx-fingerprint-v1' + bytes(1) + public).digest(), 'big') % 10**24:024d}"
    groups = [digits[at : at + 4] for at in range(0, 24, 4)]
    return tuple((group, check_digit(group)) for group in groups)


def check_digit(digits: str) -> str:
    """The digit that, written behind the others, makes a wrong or exchanged one show."""
    state = 0
    for digit in digits:
        state = int(_DAMM[state][int(digit)])
    return str(state)


def _letters(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in range(length - 1, -1, -1))


def _plain(typed: str) -> str:
    """The letters of a code as `ALPHABET` has them; empty when one is no letter of a code."""
    letters = _BETWEEN.sub("", typed).upper()
    return "" if set(letters) - _VALUE.keys() else "".join(ALPHABET[_VALUE[letter]] for letter in letters)


def _check_value(letters: str) -> int:
    """A weighted sum in the field of 32 elements; the weights 1, 2, 4 … are all different and none is 0 or 1."""
    total = 0
    for letter in letters:
        total = _doubled(total ^ _VALUE[letter])
    return total


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ 0b100101 if value & 32 else value
