"""Write a file so that it is there as a whole or not at all.

The bytes go to a temporary file in the same folder, reach the disk, and take the old file's place
in one step. Beside the target and not in the system's folder: transcript text must not be left in
places the user does not know of, and a rename across disks is no single step.
"""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from app.models.errors import Refusal, Trouble

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY}


def write_whole(out: Path, content: bytes) -> None:
    """Put `content` at `out`, replacing what is there.

    Refused (`export-folder-missing`, `export-is-folder`) before anything is written; Trouble
    (`export-disk-full`, `export-not-allowed`, `export-failed`) leaves the old file as it was.
    """
    target = check_place(out)
    beside = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_and_replace(beside, target, content)
    except OSError as error:
        raise _trouble(error, out) from error
    finally:
        with suppress(OSError):  # the first error is the one to tell
            beside.unlink(missing_ok=True)


def check_place(out: Path) -> Path:
    """Return the file that will be replaced; refuse where no file can be, before any work."""
    # Through a link the file that it names is replaced, not the link.
    target = Path(os.path.realpath(out))
    try:
        has_folder, is_folder = target.parent.is_dir(), target.is_dir()
    except OSError as error:  # a name longer than the disk allows
        raise _trouble(error, out) from error
    if not has_folder:
        raise Refusal("export-folder-missing", file=out, folder=target.parent)
    if is_folder:
        raise Refusal("export-is-folder", file=out)
    return target


def _write_and_replace(beside: Path, target: Path, content: bytes) -> None:
    with beside.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if target.exists():
        shutil.copymode(target, beside)
    beside.replace(target)


def _trouble(error: OSError, out: Path) -> Trouble:
    if error.errno in _FULL:
        return Trouble("export-disk-full", file=out)
    if error.errno in _FORBIDDEN:
        return Trouble("export-not-allowed", file=out)
    return Trouble("export-failed", file=out, why=error.strerror or str(error))
