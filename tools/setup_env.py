"""Make the virtual environment `.venv` that `make` works in; do nothing if it is up to date.

Started by the machine's own Python, so it uses the standard library only, and it keeps to a syntax
that old Pythons read, so that a too old one gets a sentence and not a syntax error. A stamp in
`.venv` remembers from what the environment was made: the same again costs no installation.

    python3 tools/setup_env.py          what the program needs
    python3 tools/setup_env.py test     and what the tests need
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWEST_KNOWN = 15
ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
STAMP = FOLDER / "threefold-stamp.json"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def newer_python() -> str:
    """Return a command of this machine that is a new enough Python, or ""."""
    for minor in range(NEWEST_KNOWN, OLDEST[1] - 1, -1):
        command = shutil.which(f"python3.{minor}")
        # pyenv leaves commands on the path that only print an error
        if command and subprocess.call([command, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return command
    return ""


if sys.version_info < OLDEST:
    better = newer_python()
    if better:
        os.execv(better, [better, *sys.argv])
    sys.exit(
        f"Threefold needs Python 3.11 or newer, and {sys.executable} is {sys.version.split()[0]}. "
        "Install a newer one, or name it: make PYTHON=/path/to/python3.11"
    )


def missing_modules() -> str:
    """Return the line for a Python that lacks parts of its own library, or an empty text."""
    lacking = [name for name in ("venv", "ensurepip", "ssl", "sqlite3") if not _has(name)]
    if not lacking:
        return ""
    line = f"This Python ({sys.executable}) lacks {' and '.join(lacking)}."
    if not {"venv", "ensurepip"}.isdisjoint(lacking) and shutil.which("apt-get"):
        package = f"python3.{sys.version_info.minor}-venv"
        return f"{line} Install it with: sudo apt-get install {package}"
    return f"{line} Install a complete Python, or name one: make PYTHON=/path/to/python3"


def _has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None and bool(__import__(module))
    except ImportError:
        return False


def wanted_stamp(extra: str) -> dict[str, str]:
    """Return what an environment made now would be made from.

    Another Python or another folder needs a new one, since an environment does not survive being
    moved; another pyproject.toml only other packages in it.
    """
    packages = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    place = f"{sys.version} | {sys.base_prefix} | {ROOT}"
    return {"place": place, "packages": packages, "extra": extra}


def stamped() -> dict[str, str]:
    """Return what the environment was made from; empty if there is none."""
    try:
        read = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) and PYTHON.exists() else {}


def up_to_date(extra: str) -> bool:
    """Tell whether the environment stands and holds what `extra` asks for."""
    return stamped() in (wanted_stamp(extra), wanted_stamp("test"))


def make_folder() -> None:
    """Make the environment anew, without packages."""
    if FOLDER.exists() and not (FOLDER / "pyvenv.cfg").exists() and any(FOLDER.iterdir()):
        sys.exit(f"{FOLDER} is not a virtual environment; move it away and try again.")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=False)
    if made.returncode:
        sys.exit(f"The virtual environment {FOLDER} could not be made (see above).")


def install(extra: str) -> None:
    """Install the checkout, editable, with its packages, into the environment."""
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    command = [str(PYTHON), "-I", "-m", "pip", "install", "--no-input"]
    command += ["--disable-pip-version-check", "--editable", target]
    if not sys.stdout.isatty():
        command.append("--quiet")
    # PIP_USER=1, which some machines set, makes pip refuse inside a virtual environment.
    made = subprocess.run(command, check=False, cwd=ROOT, env={**os.environ, "PIP_USER": "0"})
    if made.returncode:
        sys.exit("The packages could not be installed (see above). Is this machine online?")


def main(extra: str) -> None:
    """Bring the environment up to date; `extra` is "test" or empty."""
    if up_to_date(extra):
        return
    line = missing_modules()
    if line:
        sys.exit(line)
    print("Setting up Threefold in .venv, once; this may take some minutes ...", flush=True)
    wanted = wanted_stamp(extra)
    if stamped().get("place") != wanted["place"]:
        make_folder()
    # Without its packages the stamp says: unfinished, but fit to be continued.
    STAMP.write_text(json.dumps({"place": wanted["place"]}), encoding="utf-8")
    install(extra)
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["test"]):
        sys.exit(__doc__)
    try:
        main("".join(sys.argv[1:]))
    except OSError as error:
        sys.exit(f"Setting up failed: {error}")
    except KeyboardInterrupt:
        sys.exit("Stopped; the next run begins again.")
