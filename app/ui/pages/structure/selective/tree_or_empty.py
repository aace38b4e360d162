"""A list, or in its place what is said while it is empty."""

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.ui.widgets.empty_state import EmptyState


class TreeOrEmpty(QWidget):
    """Shows `tree`, or `empty` in its place; `only_with_rows` are hidden while there is nothing."""

    def __init__(self, tree: QWidget, empty: EmptyState, *only_with_rows: QWidget) -> None:
        super().__init__()
        self._parts = only_with_rows
        self._stack = QStackedLayout(self)
        self._stack.addWidget(tree)
        self._stack.addWidget(empty)

    def show_rows(self, some: bool) -> None:
        """Show the list, or that there is nothing in it."""
        self._stack.setCurrentIndex(0 if some else 1)
        for part in self._parts:
            part.setVisible(some)
