"""The whole text with its labels, for larger corrections."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.pages.code.correcting.text_field import TextField
from app.ui.theme import theme
from app.ui.theme.tokens import space
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.look import label, look, margins

_SIZE = (820, 640)  # px at 100 %


class TextDialog(Dialog):
    """Accepted: `field` holds the corrected text."""

    def __init__(self, parent: QWidget, name: str, text: str, chosen: tuple[int, int]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct the text of {name}").format(name=name))
        self.want(*_SIZE)
        self.field = TextField()
        self.field.setAccessibleName(self.tr("Text of the transcript"))
        self.field.setFont(theme().reading_font())
        self.field.show_text(text)
        hint = label(
            self.tr(
                "Codings, translations and memos move with the words. A new line that begins with "
                "a speaker's label is a new turn; a label that is changed names another speaker."
            ),
            "muted",
        )
        hint.setWordWrap(True)
        self.go = look(QPushButton(self.tr("Correct the text")), "accent")
        self.cancel = QPushButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setSpacing(space(3))
        column.addWidget(hint)
        column.addWidget(self.field, 1)
        foot = QHBoxLayout()
        margins(foot)
        foot.setSpacing(space(2))
        foot.addStretch()
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column.addLayout(foot)
        self.go.setToolTip(self.tr("Ctrl+Enter"))
        self.go.setShortcut("Ctrl+Return")
        self.go.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.field.select(*chosen)
        self.field.setFocus()
