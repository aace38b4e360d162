"""`make run`: open the sample study, or say why not.

Without a screen the same study is worked through on the command line, so that somebody who tries
the program on a server sees what it does.
"""

import subprocess
import sys

from app import qt_check


def main() -> int:
    """Start the program and return its exit status."""
    command = [sys.executable, "-m", "app.main", "demo"]
    if not qt_check.has_display():
        print(f"{qt_check.no_display_line()} Running: threefold demo --headless", flush=True)
        command.append("--headless")
    elif line := qt_check.problem():
        print(line, file=sys.stderr)
        return 1
    return subprocess.call(command)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
