"""Whether Qt can open a window on this machine, and the one line that says what to do if not.

PySide6 brings Qt but not the system libraries Qt stands on. When one is missing, Python shows an
ImportError or, worse, Qt aborts the process while it starts; both mean nothing to a researcher.
So the program asks here first. A real attempt to load decides; the table below only turns what is
missing into the names of Debian's and Ubuntu's packages. This module imports nothing of ours and
nothing of Qt at its top, so `.ci/run` can ask it before anything is installed; its sentences are
not in `app.words` for the same reason. It is on the way of every start: what only a failure needs
is imported where it is needed.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

# Shared library -> package. Collected with `objdump -p` from PySide6-Essentials 6.11 on Debian 12;
# on later releases, where a package is called …t64, apt-get finds it under the name given here.
CORE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
OF_PLATFORM = {"xcb": XCB, "wayland": WAYLAND}
KNOWN = CORE | XCB | WAYLAND
# Platforms of Qt that draw without anybody seeing it.
UNSEEN = frozenset({"offscreen", "minimal", "minimalegl"})


def problem() -> str | None:
    """Return the one line that says why Qt cannot open a window here, or None if it can.

    Asks for the platform that Qt would choose, `QT_QPA_PLATFORM` included. It loads Qt, so ask
    only where a window is wanted.
    """
    wanted = [library for name in platforms() for library in OF_PLATFORM.get(name, ())]
    if line := import_problem([*CORE, *wanted]):
        return line
    if not sys.platform.startswith("linux"):
        return None
    reachable = [name for name in platforms() if _reachable(name)]
    if not reachable:
        return no_display_line()
    lines = [_plugin_problem(name) for name in reachable]
    return None if None in lines else lines[0]


def import_problem(wanted: Iterable[str] = CORE) -> str | None:
    """Return the line that says why Qt cannot be loaded at all, or None if it can.

    The line covers the libraries of `wanted` too, so that one installation mends everything.
    """
    try:
        import PySide6.QtWidgets  # noqa: F401 - loading it is the question
    except ModuleNotFoundError:
        return "Qt for Python is not installed: run make, or pip install PySide6-Essentials."
    except ImportError as error:
        return _missing_line(str(error), wanted)
    return None


def has_display() -> bool:
    """Tell whether somebody could see a window: a screen is there, and Qt is to draw on it."""
    if not sys.platform.startswith("linux"):
        return os.environ.get("QT_QPA_PLATFORM") not in UNSEEN
    return any(name not in UNSEEN and _reachable(name) for name in platforms())


def no_display_line() -> str:
    """Return the line for a machine without a screen."""
    return "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY leads to a screen)."


def platforms(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Return the platform plugins that Qt tries on Linux, in Qt's order."""
    if chosen := environment.get("QT_QPA_PLATFORM"):
        return [name.partition(":")[0] for name in chosen.split(";") if name]
    found = []
    if environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland":
        found.append("wayland")
    if environment.get("DISPLAY"):
        found.append("xcb")
    return found


def missing(libraries: Iterable[str]) -> list[str]:
    """Return those of the shared libraries that this machine cannot load."""
    return [name for name in libraries if not _loads(name)]


def packages(libraries: Iterable[str]) -> list[str]:
    """Return the Debian packages that hold these libraries, each once, sorted."""
    return sorted({KNOWN[name] for name in libraries if name in KNOWN})


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing_line(error: str, candidates: Iterable[str]) -> str:
    """Return the line for a failed load: the one library it names, and all others missing."""
    import re

    lacking = missing(candidates)
    named = re.search(r"(lib[^\s:]+\.so[.\d]*): cannot open shared object", error)
    if named and named[1] not in lacking:
        lacking.insert(0, named[1])
    if not lacking:
        return f"Qt cannot be loaded: {' '.join(error.split())}"
    return repair_line(lacking)


def repair_line(lacking: list[str]) -> str:
    """Return the line that names the missing libraries and how they are installed."""
    import shutil

    names = ", ".join(lacking)
    wanted = packages(lacking)
    unknown = [name for name in lacking if name not in KNOWN]
    if not wanted or not shutil.which("apt-get"):
        return f"Qt needs system libraries that are not installed: {names}."
    sudo = "" if os.geteuid() == 0 else "sudo "
    line = f"Qt needs system libraries; install them with: {sudo}apt-get install {' '.join(wanted)}"
    return f"{line} (and whatever holds {', '.join(unknown)})" if unknown else line


def _plugin_problem(platform: str) -> str | None:
    """Load Qt's platform plugin as Qt will: where this fails, Qt aborts the process."""
    import PySide6

    folder = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
    plugin = folder / f"libq{platform}.so"
    if not plugin.exists():  # Qt of the distribution, or a platform that only Qt knows
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _missing_line(str(error), [*CORE, *OF_PLATFORM.get(platform, {})])
    return None


def _reachable(platform: str) -> bool:
    """Tell whether the screen behind a platform plugin answers; a stale DISPLAY does not."""
    if platform == "xcb":
        return _x_answers()
    if platform.startswith("wayland"):
        return _wayland_answers()
    return True


def _x_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return bool(os.environ.get("DISPLAY"))  # cannot ask; the missing library is reported
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers() -> bool:
    import socket

    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    path = Path(folder, os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(1)
        return probe.connect_ex(str(path)) == 0


def main(arguments: list[str]) -> int:
    """Print what is missing: `--packages` for a script, else one line for people."""
    if arguments == ["--packages"]:
        lacking = missing(CORE) if sys.platform.startswith("linux") else []
        print(*packages(lacking))
        return 0
    line = import_problem()
    if line:
        print(line, file=sys.stderr)
    return 1 if line else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
