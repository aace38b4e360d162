"""Attaching recordings to transcripts: the dialog, and what happens with the files chosen in it.

One file belongs to the transcript that was meant, whatever it is called. Of several, each goes to
the transcript with its name. Where a missing recording was found, the others that are missing are
looked for in the same folder, so a folder that has moved is shown once.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.coding import operations
from app.coding.recordings import SUFFIXES, matched, moved, to_store
from app.models import queries
from app.ui.hub import Hub


def ask_recordings(parent: QWidget, hub: Hub, name: str) -> list[Path]:
    """Ask for the recording of a transcript, or for those of several at once."""
    title = _tr("Recording of {name} (several files go by their names)").format(name=name)
    kinds = ";;".join(
        (
            _tr("Recordings ({patterns})").format(patterns=" ".join(f"*{one}" for one in SUFFIXES)),
            _tr("All files (*)"),
        )
    )
    first = str(hub.project.path.absolute().parent)
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, first, kinds)
    return [Path(one) for one in chosen]


def attach(hub: Hub, transcript: int, files: Sequence[Path], say: Callable[[str], None]) -> None:
    """Attach files in one step; `say` hears of those that are called like no transcript."""
    if not files:
        return
    project = hub.project.path
    with hub.read() as reader:
        rows = queries.transcripts(reader)
    if len(files) == 1:
        held = {row.id: row.audio for row in rows if row.audio and row.id != transcript}
        found = {transcript: to_store(project, files[0]), **moved(project, held, files[0])}
    else:
        chosen = matched({row.name: row.id for row in rows}, files)
        found = {one: to_store(project, file) for one, file in chosen.items()}
        left = [file.name for file in files if file not in chosen.values()]
        if left:
            say(_tr("Called like no transcript: {files}").format(files=", ".join(left)))
    if found:
        hub.do(operations.attach_recordings, recordings=found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Recordings", text)
