"""What a screen reader can say of the things in a window that take part in something."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTextEdit,
)


def nameless(root: QWidget) -> list[str]:
    """Return the interactive widgets within `root` that a screen reader has no name for.

    What is hidden for itself (not with its page) is not there for anybody.

    Qt's own parts of a widget (the buttons in a field, the header of a view) are its affair.
    """
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in [root, *root.findChildren(QWidget)]
        if isinstance(one, INTERACTIVE)
        and (one is root or one.isVisibleTo(root))
        and not _is_qt_s_own(one)
        and not _name(one)
    ]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _is_qt_s_own(widget: QWidget) -> bool:
    own = widget.objectName().startswith("qt_")
    inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit)
    return own or inner or isinstance(widget, QHeaderView)
