"""Making the sample study with a dialog that shows how far it is and can be cancelled."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QProgressDialog, QWidget

from app.models.errors import Refusal, Trouble
from app.ui import speech


class SampleJob(QObject):
    """`made(path)` when the study is there, at once if it was; `refused(sentence)` where not."""

    made = Signal(object)
    refused = Signal(str)
    _progressed = Signal(int, int)
    _ended = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        from app.coding.sample import FILE_NAME

        self._folder = folder
        self._path = folder / FILE_NAME
        self._cancelled = Event()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="threefold-sample")
        self._dialog: QProgressDialog | None = None
        self._progressed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def start(self, parent: QWidget) -> None:
        """Make the study where it is not there yet."""
        if self._path.exists():
            self._finish()
            self.made.emit(self._path)
            return
        words = self.tr("Bringing in the sample study…")
        self._dialog = QProgressDialog(words, self.tr("Cancel"), 0, 24, parent)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(300)
        self._dialog.canceled.connect(self._cancelled.set)
        self._pool.submit(self._make).add_done_callback(self._ended.emit)

    def _make(self) -> None:
        from app.coding.sample import make_sample

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Trouble("folder-not-made", folder=self._folder, why=error.strerror) from error
        make_sample(self._path, self._report)

    def _report(self, done: int, total: int) -> None:
        if self._cancelled.is_set():
            raise Refusal("cancelled")
        self._progressed.emit(done, total)

    @Slot(int, int)
    def _show(self, done: int, total: int) -> None:
        if self._dialog is not None:
            self._dialog.setMaximum(total)
            self._dialog.setValue(done)

    @Slot(object)
    def _settle(self, future: object) -> None:
        problem = future.exception()  # type: ignore[attr-defined]
        self._finish()
        if problem is None:
            self.made.emit(self._path)
        elif isinstance(problem, Refusal | Trouble):
            if problem.reason != "cancelled":
                self.refused.emit(speech.sentence(problem))
        else:
            raise problem

    def _finish(self) -> None:
        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
        self._pool.shutdown(wait=False)
        self.deleteLater()
