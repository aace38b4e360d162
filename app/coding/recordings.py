"""Where the recording of a transcript lies, and which recording belongs to which transcript.

A recording below the project's folder, or below the folder around it, is remembered by its way from
the project file, so that both can move together; any other by its whole path. The files
themselves never enter the project.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

SUFFIXES = (
    ".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".aac", ".wma", ".amr", ".aiff",
    ".mp4", ".mov", ".mkv", ".webm", ".3gp",
)  # fmt: skip
"""Files that usually hold speech; a video is listened to like any other."""


def to_store(project: Path, recording: Path) -> str:
    """Return how a project remembers a recording: from its own folder where they lie together."""
    home, there = project.absolute().parent, recording.absolute()
    if there.is_relative_to(home):
        return there.relative_to(home).as_posix()
    around = home.parent
    if around != around.parent and there.is_relative_to(around):
        return (PurePosixPath("..") / there.relative_to(around).as_posix()).as_posix()
    return str(there)


def place_of(project: Path, stored: str) -> Path:
    """Return where a remembered recording is to be looked for."""
    return (project.absolute().parent / stored).resolve()


def name_of(stored: str) -> str:
    """Return the file name in a remembered path, also in one from Windows."""
    kind = PureWindowsPath if "\\" in stored else PurePosixPath
    return kind(stored).name


def moved(project: Path, attached: Mapping[int, str], found: Path) -> dict[int, str]:
    """Return what else lies where a missing recording was found, by transcript.

    `attached` are the recordings as remembered, by transcript; those that are still in their place
    are left alone.
    """
    folder = found.absolute().parent
    return {
        transcript: to_store(project, there)
        for transcript, stored in attached.items()
        if not place_of(project, stored).is_file() and (there := folder / name_of(stored)).is_file()
    }


def matched(names: Mapping[str, int], files: Iterable[Path]) -> dict[int, Path]:
    """Return the files that are called like transcripts, by transcript; case makes no difference.

    Of several files for one transcript the first counts.
    """
    folded = {name.casefold(): transcript for name, transcript in names.items()}
    found: dict[int, Path] = {}
    for file in files:
        transcript = folded.get(file.stem.casefold())
        if transcript is not None:
            found.setdefault(transcript, file)
    return found
