"""A PostgreSQL server of the suite's own: made, started on a Unix socket and thrown away within one session."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENVIRONMENT_NAME = "GIAOBAN_TEST_PG"
"""Names a server's database that the suite may use instead; every test makes a schema of its own in it."""

_PERSON = "giaoban"
_SETTINGS = (
    "-c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=40"
)


class NoServer(Exception):
    """This computer has no PostgreSQL server programs."""


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a server that runs until the block ends.

    Raises:
        NoServer: neither PATH nor Debian's folder has initdb and pg_ctl.
    """
    programs = _programs()
    # A socket's path must be short, so the folder is not one of pytest's.
    folder = Path(tempfile.mkdtemp(prefix="giaoban-pg-"))
    account = _account()
    try:
        if account is not None:
            shutil.chown(folder, account, account)
        data, log = folder / "data", folder / "log"
        _run(account, programs / "initdb", "-D", data, "-U", _PERSON, "-A", "trust", "-E", "UTF8", "--no-locale", "-N")
        options = f"-k {folder} {_SETTINGS}"
        _run(account, programs / "pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "-t", "30", "start")
        try:
            yield f"postgresql://{_PERSON}@/postgres?host={folder}"
        finally:
            _run(account, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    on_path = shutil.which("initdb")
    candidates = [Path(on_path).resolve().parent] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in candidates:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise NoServer


def _account() -> str | None:
    """The account the server must run under, because it refuses to run as root; None to keep one's own."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(account: str | None, *words: object) -> None:
    command = [str(word) for word in words]
    # The server keeps the output open for as long as it runs, so nobody may wait for its end.
    done = subprocess.run(
        command, user=account, group=account and _group(account), cwd="/", check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}")


def _group(account: str) -> int:
    return pwd.getpwnam(account).pw_gid
