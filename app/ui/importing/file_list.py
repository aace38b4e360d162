"""The list of files in the import dialog: name, and below it how the file stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.importing.file_states import FileState
from app.ui.importing.plan import FilePlan
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.choosing import choose_row

FILE_ROLE = Qt.ItemDataRole.UserRole  # the FilePlan of a row
STATE_ROLE = Qt.ItemDataRole.UserRole + 1  # its FileState
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class FilesModel(QAbstractListModel):
    """One row per file. Roles: FILE_ROLE, STATE_ROLE; the text holds name and state for readers."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[FilePlan, FileState]] = []

    def show_files(self, files: Sequence[FilePlan], found: Sequence[FileState]) -> None:
        """Show these files; where they are the same ones, choice and place stay."""
        rows = list(zip(files, found, strict=True))
        same = [id(file) for file, _ in rows] == [id(file) for file, _ in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        elif not same:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return what is shown of a file."""
        file, state = self._rows[index.row()]
        return {
            _Role.DisplayRole: file.path.name,
            _Role.AccessibleTextRole: f"{file.path.name}: {state.words}",
            _Role.ToolTipRole: f"{file.path}\n{state.words}",
            FILE_ROLE: file,
            STATE_ROLE: state,
        }.get(role)

    def row_of(self, file: FilePlan) -> int:
        """Return the row of a file; -1 where it is not listed."""
        return next((at for at, row in enumerate(self._rows) if row[0] is file), -1)


class FileDelegate(QStyledItemDelegate):
    """Draws the state's icon, the file's name, and the state below it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one file."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        state: FileState = index.data(STATE_ROLE)
        area = option.rect.adjusted(space(3), space(2), -space(3), -space(2))
        side = theme().px(icons.SMALL)
        painter.drawPixmap(
            area.left(), area.top() + 2, icons.pixmap(state.icon, icons.SMALL, state.colour)
        )
        text = area.adjusted(side + space(2), 0, 0, 0)
        half = text.height() // 2
        self._line(painter, option, QRect(text.topLeft(), QSize(text.width(), half)), "ink",
                   index.data())  # fmt: skip
        below = QRect(text.left(), text.top() + half, text.width(), half)
        colour = "muted" if state.colour == "good" else state.colour
        self._line(painter, option, below, colour, state.words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(space(20), 2 * option.fontMetrics.height() + 5 * space(1))

    def _line(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, colour: str, text: str
    ) -> None:
        metrics = option.fontMetrics
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(theme().colour(colour))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(flags), shown)


class FileList(QListView):
    """`chosen` when other files are selected; `remove_asked` when Del is pressed."""

    chosen = Signal()
    remove_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = FilesModel()
        self.setModel(self.files)
        self.setItemDelegate(FileDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Files"))
        self.setAccessibleDescription(self.tr("Del takes files off the list"))
        self.selectionModel().selectionChanged.connect(lambda: self.chosen.emit())

    def show_files(self, files: Sequence[FilePlan], found: Sequence[FileState]) -> None:
        """Show files; the chosen ones stay chosen, and there is always a current one."""
        current, chosen = self.current_file(), self.chosen_files()
        self.files.show_files(files, found)
        if not self.selectionModel().hasSelection() and files:
            rows = [self.files.row_of(file) for file in (current, *chosen) if file is not None]
            rows = [row for row in rows if row >= 0]
            choose_row(self, self.files.index(rows[0] if rows else 0))

    def current_file(self) -> FilePlan | None:
        """Return the file whose text is shown."""
        index = self.currentIndex()
        return index.data(FILE_ROLE) if index.isValid() else None

    def chosen_files(self) -> list[FilePlan]:
        """Return the selected files in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.files.index(row).data(FILE_ROLE) for row in rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take files off the list with Del."""
        if event.key() == Qt.Key.Key_Delete and self.chosen_files():
            self.remove_asked.emit()
            return
        super().keyPressEvent(event)
