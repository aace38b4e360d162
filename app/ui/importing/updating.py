"""A corrected file for a transcript that is there: its text is exchanged, codings move along."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.coding import operations
from app.coding.editing.preview import Preview, preview
from app.coding.operations import SourceFile
from app.models import queries
from app.models.reader import Reader
from app.ui.hub import Hub
from app.ui.importing.plan import FilePlan
from app.ui.pages.code.correcting.preview_dialog import PreviewDialog


def update_text(
    hub: Hub, parent: QWidget, file: FilePlan, name: str, done: Callable[[], None]
) -> None:
    """Show what the file's text does to the codings of the transcript `name`; then do it."""
    source = file.source
    if source is None:
        return

    def ask(reader: Reader) -> tuple[int, Preview] | None:
        rows = [row for row in queries.transcripts(reader) if row.name == name]
        return (rows[0].id, preview(reader, rows[0].id, source.text)) if rows else None

    def shown(found: tuple[int, Preview] | None) -> None:
        if found is None or not isValid(parent):
            return
        transcript, what = found
        with hub.read() as reader:
            codes = {code.id: code.name for code in queries.codes(reader)}
            coders = {coder.id: coder for coder in queries.coders(reader)}
        dialog = PreviewDialog(parent, what, lambda code: codes.get(code, ""), coders, hub.coder)
        dialog.everything.setChecked(not what.doubtful())
        dialog.accepted.connect(
            lambda: hub.do(
                operations.edit_text,
                transcript=transcript,
                text=source.text,
                version=what.version,
                lose=bool(what.lost()),
                others=dialog.may_lose_others(),
                source=SourceFile(file.path.name, source.sha256, source.encoding),
                then=lambda _counts: done(),
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    hub.fetch(ask, shown)
