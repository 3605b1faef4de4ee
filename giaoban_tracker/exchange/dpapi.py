"""Windows' own seal for secrets of one account (DPAPI, user scope), called directly: no other package is needed."""

from __future__ import annotations

import ctypes
import sys

from giaoban_tracker.domain.errors import Unavailable

_NO_DIALOG = 1


class _Blob(ctypes.Structure):
    """DATA_BLOB of dpapi.h."""

    _fields_ = [("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char))]


def protect(secret: bytes) -> bytes:
    """The secret, sealed for the account that runs the program; nobody else on this or another computer opens it.

    Raises:
        Unavailable: "key-seal" when Windows refuses, and on every other system.
    """
    return _call("CryptProtectData", secret)


def unprotect(sealed: bytes) -> bytes:
    """The secret again.

    Raises:
        Unavailable: "key-seal" for another account, another computer, or after an administrator reset the password.
    """
    return _call("CryptUnprotectData", sealed)


def _call(function: str, content: bytes) -> bytes:
    if sys.platform != "win32":
        raise Unavailable("key-seal", system=sys.platform)
    buffer = ctypes.create_string_buffer(content, len(content))
    given, got = _Blob(len(content), buffer), _Blob()
    crypt32 = ctypes.WinDLL("crypt32", use_last_error=True)
    call = getattr(crypt32, function)
    if not call(ctypes.byref(given), None, None, None, None, _NO_DIALOG, ctypes.byref(got)):
        raise Unavailable("key-seal", fault=ctypes.get_last_error())
    try:
        return ctypes.string_at(got.data, got.size)
    finally:
        local_free = ctypes.WinDLL("kernel32").LocalFree
        # Without the type a 64-bit address is cut to 32 bits.
        local_free.argtypes = [ctypes.c_void_p]
        local_free(got.data)
