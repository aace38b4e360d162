"""The actions of listening, with their keys.

F4 plays and pauses as in programs for transcribing. Their F3 finds the next place here, so going
back has F5, where it is beside F4.
"""

from PySide6.QtCore import QCoreApplication

from app.ui.pages.code.actions import PAGE, TEXT, Spec


def table() -> list[Spec]:
    """Return the actions, in the order in which menu and sheet show them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec(
            "listen", PAGE, "Shift+F4", "headphones", tr("Listen to the recording"), checkable=True
        ),
        Spec("listen-play", PAGE, "F4", "play", tr("Play or pause")),
        Spec("listen-turn", TEXT, "P", "play", tr("Play from this turn")),
        Spec("listen-back", PAGE, "F5", "rewind", tr("Back 3 seconds")),
        Spec("listen-on", PAGE, "Shift+F5", "fast-forward", tr("Forward 3 seconds")),
        Spec("listen-slower", PAGE, "Shift+F9", "", tr("Slower")),
        Spec("listen-faster", PAGE, "F9", "", tr("Faster")),
        Spec("listen-stamp", PAGE, "Ctrl+T", "clock", tr("This turn begins now; go to the next")),
        Spec(
            "checked",
            PAGE,
            "Ctrl+Shift+D",
            "clipboard-check",
            tr("Mark as checked against the recording"),
            checkable=True,
        ),
        Spec("recording", PAGE, "Ctrl+Alt+R", "", tr("Attach a recording…")),
        Spec("recording-away", PAGE, "", "", tr("Take the recording away")),
    ]
