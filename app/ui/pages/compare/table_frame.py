"""What stands above and below a table of the Compare page: what it is about, what a figure says."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.theme.tokens import space
from app.ui.widgets.look import margins


def above(title: QLabel, aside: QWidget, about: QLabel) -> QVBoxLayout:
    """Return the title with something beside it, and the sentence below."""
    head = QHBoxLayout()
    head.setSpacing(space(3))
    head.addWidget(title, 1)
    head.addWidget(aside)
    upper = QVBoxLayout()
    margins(upper, space(5), space(3), space(4), space(3))
    upper.setSpacing(space(1))
    upper.addLayout(head)
    upper.addWidget(about)
    return upper


def below(told: QLabel) -> QVBoxLayout:
    """Return what the chosen figure says."""
    lower = QVBoxLayout()
    margins(lower, space(5), space(2), space(4), space(2))
    lower.addWidget(told)
    return lower
