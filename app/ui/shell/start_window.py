"""The start page: recent projects, a new one, another one, or the sample study to look around."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.models.format import ENDING
from app.ui.theme import icons, theme
from app.ui.theme.tokens import CONTROL, space
from app.ui.widgets.buttons import button
from app.ui.widgets.look import label, look, margins

_SIZE = QSize(880, 560)
_PATH = Qt.ItemDataRole.UserRole


class StartWindow(QWidget):
    """Signals say what was asked for; the shell does it."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    project_asked = Signal(object)  # Path
    forget_asked = Signal(object)  # Path

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Threefold")
        self.setAcceptDrops(True)
        self.resize(_SIZE)
        self.problem = look(label(), "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Recent projects"))
        self.recent.itemActivated.connect(lambda item: self.project_asked.emit(item.data(_PATH)))
        self.recent.itemClicked.connect(lambda item: self.project_asked.emit(item.data(_PATH)))
        self._nothing = look(label(self.tr("Projects that you open will be listed here.")), "muted")
        self._lay_out()

    def show_recent(self, paths: list[Path]) -> None:
        """List the recent projects; those that are away just now are named as such."""
        self.recent.clear()
        for path in paths:
            away = "" if path.exists() else self.tr(" (not there now)")
            item = QListWidgetItem(f"{path.stem}{away}\n{path.parent}")
            item.setData(_PATH, path)
            item.setToolTip(str(path))
            item.setSizeHint(QSize(0, theme().px(2 * CONTROL)))
            self.recent.addItem(item)
        self.recent.setVisible(bool(paths))
        self._nothing.setVisible(not paths)

    def complain(self, sentence: str) -> None:
        """Show what went wrong with the last thing asked for."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a project off the list; the file stays."""
        item = self.recent.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.forget_asked.emit(item.data(_PATH))
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a project file."""
        if _project_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the project dropped here."""
        path = _project_in(event)
        if path is not None:
            self.project_asked.emit(path)

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        margins(across)
        left = look(QWidget(), "rail")
        left.setFixedWidth(theme().px(320))
        column = QVBoxLayout(left)
        margins(column, space(8), space(10), space(8), space(8))
        picture = QLabel()
        picture.setPixmap(icons.pixmap("layers", 40, "accent"))
        name = look(label("Threefold"), "title")
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        name.setFont(font)
        purpose = look(
            label(self.tr("Code interviews in three levels, by two coders, up to the paper.")),
            "muted",
        )
        purpose.setWordWrap(True)
        for part, gap in ((picture, 3), (name, 1), (purpose, 8)):
            column.addWidget(part)
            column.addSpacing(space(gap))
        for made, asked in (
            (button(self.tr("New project…"), "accent", "plus"), self.new_asked),
            (button(self.tr("Open a project…"), "", "folder-open"), self.open_asked),
            (button(self.tr("Look at the sample study"), "", "book-open"), self.sample_asked),
        ):
            made.clicked.connect(asked)
            column.addWidget(made)
            column.addSpacing(space(2))
        column.addStretch()
        column.addWidget(look(label(self.tr("Everything stays on this computer.")), "muted"))
        across.addWidget(left)
        right = QVBoxLayout()
        margins(right, space(8), space(10), space(8), space(8))
        right.addWidget(look(label(self.tr("Recent projects")), "head"))
        right.addSpacing(space(3))
        right.addWidget(self.problem)
        right.addWidget(self._nothing)
        right.addWidget(self.recent, 1)
        right.addStretch()
        across.addLayout(right, 1)


def _project_in(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls():
        path = Path(url.toLocalFile())
        if path.suffix == ENDING:
            return path
    return None
