"""The bar below the text: where the recording stands, how fast it plays, what can be done.

Where nothing can be played it says why in one sentence, with the one step that helps.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.code.actions import Actions
from app.ui.text.turns import clock
from app.ui.theme import icons, theme
from app.ui.theme.tokens import space
from app.ui.widgets.buttons import IconButton, button, native_keys
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.look import hairline, label, look, margins

SLOWEST, FASTEST, STEP = 50, 200, 10  # percent
_STEP, _PAGE = 1_000, 15_000  # ms that the slider's keys go


class PlayerBar(QWidget):
    """`sought(ms)` and `speed_chosen(percent)` by the reader; `helped` for the step that is
    offered; `left` when it is closed; `hidden` when nobody sees it any more.
    """

    sought = Signal(int)
    speed_chosen = Signal(int)
    helped = Signal()
    left = Signal()
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.play = IconButton("play", self.tr("Play"), "F4", colour="ink", large=True)
        self.slider = _Slider()
        self.clock: QLabel = look(label(), "muted")
        self.speed = look(QToolButton(), "plain")
        self.words = look(ElidedLabel(), "muted")
        self.help = button("", "link")
        self._controls, self._message = QWidget(), QWidget()
        self._line, self._said = QHBoxLayout(self._controls), QHBoxLayout(self._message)
        self._length = 0
        self._lay_out()
        self._connect()
        self.hide()

    def take(self, actions: Actions) -> None:
        """Put the page's actions on the buttons."""
        line = self._line
        back, on = (
            _does("rewind", actions, "listen-back"),
            _does("fast-forward", actions, "listen-on"),
        )
        for place, part in enumerate((back, self.play, on)):
            line.insertWidget(place, part)
        self.play.clicked.connect(actions["listen-play"].trigger)
        line.addWidget(_does("clock", actions, "listen-stamp"))
        line.addWidget(_does("clipboard-check", actions, "checked"))
        more = IconButton("ellipsis", self.tr("More"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addActions([actions[name] for name in ("listen-turn", "recording", "recording-away")])
        more.setMenu(menu)
        line.addWidget(more)
        for row in (line, self._said):
            row.addWidget(self._close())

    def say(self, words: str, step: str = "") -> None:
        """Say in place of the controls why nothing plays, and offer a step."""
        self.words.setText(words)
        self.help.setText(step)
        self.help.setVisible(bool(step))
        self._message.show()
        self._controls.hide()

    def show_controls(self) -> None:
        """Show the player."""
        self._controls.show()
        self._message.hide()

    def plays_something(self) -> bool:
        """Tell whether the controls are there."""
        return not self._controls.isHidden()

    def show_position(self, milliseconds: int) -> None:
        """Show where the recording stands; not under the reader's hand."""
        if not self.slider.isSliderDown():
            self.slider.setValue(milliseconds)
        self._show_clock(milliseconds)

    def show_length(self, milliseconds: int) -> None:
        """Show how long the recording is."""
        self._length = milliseconds
        self.slider.setRange(0, max(0, milliseconds))
        self._show_clock(self.slider.value())

    def show_playing(self, playing: bool) -> None:
        """Show on the button what it does now."""
        icons.put(self.play, "pause" if playing else "play", "ink")
        self.play.say(self.tr("Pause") if playing else self.tr("Play"), "F4")

    def show_speed(self, percent: int) -> None:
        """Show how fast it plays."""
        words = _times(percent)
        self.speed.setText(words)
        self.speed.setAccessibleName(self.tr("Speed: {times}").format(times=words))

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody sees it any more."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_clock(self, milliseconds: int) -> None:
        now, whole = clock(milliseconds / 1000), clock(self._length / 1000)
        self.clock.setText(f"{now} / {whole}")
        self.slider.setAccessibleDescription(
            self.tr("{now} of {whole}").format(now=now, whole=whole)
        )

    def _lay_out(self) -> None:
        self.slider.setAccessibleName(self.tr("Position in the recording"))
        self.speed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setMenu(self._speeds())
        keys = native_keys("Shift+F9"), native_keys("F9")
        self.speed.setToolTip(self.tr("Speed (slower {0}, faster {1})").format(*keys))
        self._line.addWidget(self.clock)
        self._line.addWidget(self.slider, 1)
        self._line.addWidget(self.speed)
        self._said.addWidget(self.words, 1)
        self._said.addWidget(self.help)
        column = QVBoxLayout(self)
        margins(column)
        column.setSpacing(0)
        column.addWidget(hairline())
        for part, row in ((self._controls, self._line), (self._message, self._said)):
            margins(row, space(3), space(1), space(3), space(1))
            row.setSpacing(space(1))
            column.addWidget(part)
        self._said.setContentsMargins(space(5), space(1), space(3), space(1))
        self._message.hide()
        self.show_length(0)
        self.show_speed(100)
        self._renew()
        theme().changed.connect(self._renew)

    def _speeds(self) -> QMenu:
        menu = QMenu(self.speed)
        for percent in (50, 60, 70, 80, 90, 100, 120, 150, 200):
            chosen = menu.addAction(_times(percent))
            chosen.triggered.connect(lambda _on=False, it=percent: self.speed_chosen.emit(it))
        return menu

    def _connect(self) -> None:
        self.slider.sought.connect(self.sought)
        self.help.clicked.connect(self.helped)

    def _close(self) -> IconButton:
        made = IconButton("x", self.tr("Close"), "Esc")
        made.clicked.connect(self.left)
        return made

    def _renew(self) -> None:
        """Keep the room of the clock, so that the slider does not tremble with each second."""
        self.clock.setMinimumWidth(self.fontMetrics().horizontalAdvance("00:00 / 00:00"))
        self.speed.setMinimumWidth(theme().px(48))


class _Slider(QSlider):
    """A click goes to its place; Qt's own goes a page towards it. `sought(ms)` by the reader."""

    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSingleStep(_STEP)
        self.setPageStep(_PAGE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.actionTriggered.connect(lambda _action: self.sought.emit(self.sliderPosition()))

    def minimumSizeHint(self) -> QSize:
        """Give way where the text is narrow."""
        return QSize(48, super().minimumSizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place of the click, from where the handle can be dragged on."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.sought.emit(self._value_at(event.position().x()))
            self.setSliderDown(True)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; the recording goes along."""
        if self.isSliderDown():
            self.setSliderPosition(self._value_at(event.position().x()))
            self.sought.emit(self.sliderPosition())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def _value_at(self, x: float) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl
        whole = QStyle.ComplexControl.CC_Slider
        handle = style.subControlRect(whole, option, part.SC_SliderHandle, self).width()
        span = max(1, self.width() - handle)
        at = round(x - handle / 2)
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, span)


def _does(icon: str, actions: Actions, name: str) -> IconButton:
    action = actions[name]
    made = IconButton(icon, action.text().rstrip("…"), action.shortcut().toString())
    made.setCheckable(action.isCheckable())
    made.setChecked(action.isChecked())
    action.toggled.connect(made.setChecked)
    action.changed.connect(
        lambda: made.say(action.text().rstrip("…"), action.shortcut().toString())
    )
    made.clicked.connect(lambda _on=False: action.trigger())
    return made


def _times(percent: int) -> str:
    return f"{percent / 100:.1f}×"
