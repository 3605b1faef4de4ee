"""The command line's own words in Vietnamese: how a verb is used, and what is wrong with what was typed.

argparse speaks English and takes no other words, except from catalogues of the system that no machine has for it.
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import NoReturn

WRONG_USAGE = 2

_HEADINGS = (
    (re.compile(r"^usage: "), "cách dùng: "),
    (re.compile(r"^positional arguments:$", re.MULTILINE), "cần nêu:"),
    (re.compile(r"^options:$", re.MULTILINE), "tùy chọn:"),
)
_FAULTS = (
    (r"argument (?P<name>.+?): (?P<rest>.+)", "{name}: {rest}"),
    (r"invalid choice: (?P<given>.+?) \(choose from (?P<known>.*)\)", "không có {given}; chọn một trong: {known}"),
    (r"the following arguments are required: (?P<names>.+)", "còn thiếu {names}"),
    (r"unrecognized arguments: (?P<given>.+)", "không hiểu {given}"),
    (r"invalid int value: (?P<given>.+)", "{given} không phải là số nguyên"),
    (r"expected one argument", "cần một giá trị đi kèm"),
    (r"ignored explicit argument (?P<given>.+)", "không nhận giá trị {given}"),
    (r"ambiguous option: (?P<given>.+) could match (?P<known>.+)", "{given} có thể là {known}; hãy viết đủ"),
)
"""What argparse finds wrong with the arguments that this program takes, and how it is said."""


class VietnameseParser(argparse.ArgumentParser):
    """A parser whose usage, help and faults are Vietnamese; a fault ends with exit code 2."""

    def __init__(self, **named: object) -> None:
        super().__init__(add_help=False, **named)  # type: ignore[arg-type]  # whatever argparse takes
        self.add_argument("-h", "--help", action="help", help="in hướng dẫn này rồi thoát")

    def format_usage(self) -> str:
        return _headed(super().format_usage())

    def format_help(self) -> str:
        return _headed(super().format_help())

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        refuse_usage(self.prog, fault(message))


def refuse_usage(prog: str, words: str) -> NoReturn:
    """End with exit code 2 for what only the verb itself can find wrong."""
    print(f"Lệnh viết chưa đúng: {words}. Gõ «{prog} --help» để xem cách dùng.", file=sys.stderr)
    raise SystemExit(WRONG_USAGE)


def fault(message: str) -> str:
    """What argparse found wrong, in Vietnamese; words of this program's own come through unchanged."""
    for pattern, words in _FAULTS:
        found = re.fullmatch(pattern, message)
        if found is not None:
            named = found.groupdict()
            if "rest" in named:
                named["rest"] = fault(named["rest"])
            return words.format(**named)
    return message


def _headed(text: str) -> str:
    for english, vietnamese in _HEADINGS:
        text = english.sub(vietnamese, text)
    return text
