"""A screen, a bus and the program on them: everything that a screen reader's user would have, and nothing else.

The session bus starts the accessibility bus itself (at-spi2-core's service file), so ending the first ends both.
"""

from __future__ import annotations

import ctypes.util
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.blackbox.reader import Reader

_LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_SCREEN = "1366x768x24"
_START_SECONDS = 20


def missing() -> str:
    """What this machine lacks for a run through the accessibility bus; empty when nothing."""
    if not sys.platform.startswith("linux"):
        return "no accessibility bus: not Linux"
    lacks = [name for name in ("Xvfb", "dbus-daemon") if not shutil.which(name)]
    lacks += [] if _LAUNCHER.exists() else ["at-spi2-core"]
    lacks += [] if ctypes.util.find_library("xcb-cursor") else ["libxcb-cursor0"]
    return f"not installed: {', '.join(lacks)}" if lacks else ""


@contextmanager
def program_on_the_bus(folder: Path, *arguments: str) -> Iterator[Reader]:
    """The program as a process of its own, and a reader of what it tells the accessibility bus.

    Args:
        folder: home of everything that the program may write.
        arguments: what is typed after `giaoban`.
    """
    with ExitStack() as stack:
        around = _variables(folder)
        around["DISPLAY"] = f":{stack.enter_context(_screen(around))}"
        address = stack.enter_context(_session_bus(around))
        around["DBUS_SESSION_BUS_ADDRESS"] = address
        reader = Reader(_accessibility_bus(address))
        stack.callback(reader.close)
        program = stack.enter_context(_process([sys.executable, "-m", "giaoban_tracker", *arguments], around))
        reader.process = program
        yield reader


def _variables(folder: Path) -> dict[str, str]:
    """An environment in which the program meets nothing of the person who runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "VIRTUAL_ENV") if name in os.environ}
    kept.update({name: str(folder / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")})
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        Path(kept[name]).mkdir(mode=0o700)
    return kept | {
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
    }


@contextmanager
def _screen(around: Mapping[str, str]) -> Iterator[str]:
    """An X server of its own; yields the number that it chose."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SCREEN, "-nolisten", "tcp", "-noreset"]
    with _process(command, around, keep_open=writing):
        os.close(writing)
        yield _first_line(reading)


@contextmanager
def _session_bus(around: Mapping[str, str]) -> Iterator[str]:
    """A session bus of its own; yields its address."""
    reading, writing = os.pipe()
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--print-address={writing}"]
    with _process(command, around, keep_open=writing):
        os.close(writing)
        yield _first_line(reading)


def _accessibility_bus(session: str) -> str:
    """The address of the accessibility bus, which the session bus starts when it is asked for."""
    with open_dbus_connection(bus=session) as connection:
        service = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        reply = connection.send_and_get_reply(new_method_call(service, "GetAddress"), timeout=_START_SECONDS)
        return str(reply.body[0])


@contextmanager
def _process(
    command: list[str], around: Mapping[str, str], keep_open: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, ended with all that it started."""
    process = subprocess.Popen(
        command,
        env=dict(around),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=() if keep_open is None else (keep_open,),
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _first_line(pipe: int) -> str:
    """What a server writes when it is ready."""
    with os.fdopen(pipe, "rb", buffering=0) as stream:
        ready, _, _ = select.select([stream], [], [], _START_SECONDS)
        return stream.readline().decode().strip() if ready else ""
