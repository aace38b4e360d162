"""A machine that lacks something for Qt gets one line that mends it, and no traceback.

A screen that is missing is played by an address where nobody listens, a library that is missing by
a name that no machine has.
"""

import os
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import PySide6
import pytest

from app import qt_check

ROOT = Path(__file__).parent.parent
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages of Linux")
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "XDG_SESSION_TYPE": "", "QT_QPA_PLATFORM": ""}


def ask(code: str, **environment: str) -> str:
    """Return what `code` prints about qt_check in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", f"from app import qt_check\n{code}"],
        cwd=ROOT,
        env={**os.environ, **NO_SCREEN, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_offscreen_there_is_no_problem_but_nothing_to_see() -> None:
    said = ask("print(qt_check.problem(), qt_check.has_display())", QT_QPA_PLATFORM="offscreen")
    assert said == "None False"


@linux
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ":97531"},
        {"WAYLAND_DISPLAY": "nobody-0"},
        {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":97531"},
    ],
)
def test_a_screen_that_does_not_answer_is_none(environment: dict[str, str]) -> None:
    said = ask("print(qt_check.has_display())\nprint(qt_check.problem())", **environment)
    assert said.splitlines() == ["False", qt_check.no_display_line()]


@linux
def test_a_wayland_screen_that_answers_is_one(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        said = ask(
            "print(qt_check.has_display())",
            WAYLAND_DISPLAY="wayland-7",
            XDG_RUNTIME_DIR=str(tmp_path),
        )
    assert said == "True"


@linux
def test_an_x_screen_that_answers_is_one() -> None:
    with x_server() as display:
        said = ask("print(qt_check.has_display())", DISPLAY=display)
    assert said == "True"


@linux
def test_a_screen_without_the_libraries_for_it_is_a_line_and_not_an_abort() -> None:
    lacking = qt_check.missing([*qt_check.CORE, *qt_check.XCB])
    with x_server() as display:
        said = ask("print(qt_check.problem())", DISPLAY=display)
    assert said == (qt_check.repair_line(lacking) if lacking else "None")


@contextmanager
def x_server() -> Iterator[str]:
    """Answer one client as an X server with one screen does; give the DISPLAY that leads to it."""
    screen = struct.pack("<IIIIIHHHHHHIBBBB", 1, 0, 0, 0, 0, *[1] * 6, 0, 0, 0, 24, 0)
    setup = struct.pack(
        "<IIIIHHBBBBBBBB4x", 0, 0, 0x1FFFFF, 0, 0, 65535, 1, 0, 0, 0, 32, 32, 8, 255
    )
    answer = struct.pack("<BxHHH", 1, 11, 0, len(setup + screen) // 4) + setup + screen

    def serve() -> None:
        client, _ = server.accept()
        with client:
            client.recv(4096)
            client.sendall(answer)
            client.recv(4096)

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1] - 6000}"
        thread.join()


@pytest.mark.parametrize(
    "environment, platforms",
    [
        ({}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, ["xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=9x9;xcb"}, ["offscreen", "xcb"]),
    ],
)
def test_platforms_are_tried_in_qts_order(
    environment: dict[str, str], platforms: list[str]
) -> None:
    assert qt_check.platforms(environment) == platforms


def test_only_what_does_not_load_is_missing() -> None:
    assert qt_check.missing(["libc.so.6", "libnobody-has-this.so.1"]) == ["libnobody-has-this.so.1"]


def test_packages_are_named_once() -> None:
    libraries = ["libgthread-2.0.so.0", "libglib-2.0.so.0", "libEGL.so.1", "libunknown.so.1"]
    assert qt_check.packages(libraries) == ["libegl1", "libglib2.0-0"]


@pytest.fixture
def apt_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this machine look like one with apt-get, and nothing else on the path."""
    program = tmp_path / "apt-get"
    program.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@linux
@pytest.mark.usefixtures("apt_get")
def test_the_repair_is_one_command() -> None:
    command = "apt-get" if os.geteuid() == 0 else "sudo apt-get"
    assert qt_check.repair_line(["libxcb-cursor.so.0", "libEGL.so.1"]) == (
        f"Qt needs system libraries; install them with: {command} install libegl1 libxcb-cursor0"
    )
    assert qt_check.repair_line(["libEGL.so.1", "libnew.so.3"]).endswith(
        "apt-get install libegl1 (and whatever holds libnew.so.3)"
    )


@linux
def test_without_apt_get_the_libraries_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert qt_check.repair_line(["libEGL.so.1"]) == (
        "Qt needs system libraries that are not installed: libEGL.so.1."
    )


@linux
def test_the_table_knows_what_qt_lacks_here() -> None:
    """What ldd misses on this machine for Qt's window parts must have a package."""
    qt = Path(PySide6.__file__).parent / "Qt"
    plugins = [qt / "plugins" / "platforms" / f"libq{name}.so" for name in qt_check.OF_PLATFORM]
    listed = subprocess.run(
        ["ldd", qt / "lib" / "libQt6Widgets.so.6", *plugins],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=True,
    )
    absent = {line.split()[0] for line in listed.stdout.splitlines() if "not found" in line}
    assert absent <= qt_check.KNOWN.keys()


def test_the_command_says_nothing_where_all_is_well() -> None:
    command = [sys.executable, "-m", "app.qt_check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@linux
def test_a_script_gets_the_names_of_packages_without_qt() -> None:
    command = [sys.executable, "-I", "-S", ROOT / "app" / "qt_check.py", "--packages"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == qt_check.packages(qt_check.missing(qt_check.CORE))
