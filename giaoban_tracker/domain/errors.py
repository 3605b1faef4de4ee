"""What can go wrong that is not a bug, sorted by whose fault it is.

Errors carry a stable code and the fields of the sentence, never the sentence itself: the Vietnamese is
written once, in the door that speaks to the person.
"""

from __future__ import annotations


class GiaobanError(Exception):
    """Something a person must be told. Nothing was written when it is raised.

    Attributes:
        code: a stable lower-case name of what happened, e.g. "unknown-unit"; wording looks it up.
        fields: the names, numbers and dates that the sentence needs, as text; may be empty.
    """

    def __init__(self, code: str, **fields: object) -> None:
        self.code = code
        self.fields = {name: str(value) for name, value in fields.items()}
        super().__init__(code, self.fields)

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in sorted(self.fields.items()))
        return f"{self.code} ({details})" if details else self.code


class Refused(GiaobanError):
    """A rule of the office forbids it; the person must choose differently."""


class Unreadable(GiaobanError):
    """A file or a text is not what it should be; the file itself was not changed."""


class Unavailable(GiaobanError):
    """The machine cannot do it now: no right, no space, a lock, a missing program."""
