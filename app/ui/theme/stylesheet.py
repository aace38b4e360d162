"""The stylesheet: what the palette cannot say, built from the tokens.

It takes away what makes Fusion look like a form (gradients, frames, blue) and draws quiet controls
with one radius. Widgets opt in to a look with the property `look` (see `app.ui.widgets.look`), so
the rules stay few: each one costs time for each widget. Top-level popups are square: round corners
need a compositor, which bare X has not.
"""

from functools import cache
from string import Template

from PySide6.QtGui import QFont, QFontInfo

from app.resources import resource
from app.ui.theme.tokens import CONTROL, RADIUS, Colours

_BUTTONS = """
QPushButton, QToolButton[look="plain"] {
    color: $ink; background: $panel; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 0 12px; min-height: ${inner}px;
}
QToolButton[look="plain"] { padding: 0 8px; }
QPushButton:hover, QToolButton[look="plain"]:hover { background: $hover; }
QPushButton:pressed, QToolButton[look="plain"]:pressed,
QToolButton[look="plain"]:checked { background: $pressed; }
QPushButton:focus, QToolButton[look="plain"]:focus { border-color: $accent; }
QPushButton:disabled, QToolButton[look="plain"]:disabled {
    color: $faint; background: $paper; border-color: $line;
}
QPushButton[look="accent"] {
    color: $on_accent; background: $accent; border-color: $accent; font-weight: 600;
}
QPushButton[look="accent"]:hover, QPushButton[look="accent"]:pressed {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[look="accent"]:focus { border: 2px solid $ink; padding: 0 11px; }
QPushButton[look="accent"]:disabled {
    color: $faint; background: $pressed; border-color: $pressed;
}
QPushButton[look="danger"] { color: $danger; }
QPushButton[look="link"] {
    color: $accent; background: transparent; border: 1px solid transparent; padding: 1px 2px 0;
    min-height: 0; text-align: left;
}
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:focus { border-color: $accent; }
QPushButton[look="link"]:disabled { color: $faint; }
QToolButton {
    color: $ink; background: transparent; border: 1px solid transparent;
    border-radius: ${radius}px; padding: 3px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }
"""
_FIELDS = """
QLineEdit, QPlainTextEdit[look="field"], QTextEdit[look="field"], QComboBox, QAbstractSpinBox {
    color: $ink; background: $panel; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 0 7px; selection-background-color: $selected; selection-color: $ink;
}
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${inner}px; }
QPlainTextEdit[look="field"], QTextEdit[look="field"] { padding: 4px 3px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $strong_edge; }
QLineEdit:focus, QPlainTextEdit[look="field"]:focus, QTextEdit[look="field"]:focus,
QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled,
QPlainTextEdit[look="field"]:disabled { color: $faint; background: $paper; border-color: $line; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"],
QPlainTextEdit[wrong="true"] { border-color: $danger; }
QLineEdit[look="bare"] { border: none; background: transparent; padding: 0; border-radius: 0; }
QLineEdit[look="title"] {
    border-color: transparent; background: transparent; font-weight: 600; font-size: ${title}pt;
}
QLineEdit[look="title"]:hover { border-color: $edge; }
QLineEdit[look="title"]:focus { border-color: $accent; background: $panel; }
QLineEdit[look="quiet"], QLineEdit[look="quiet-head"] {
    border-color: transparent; background: transparent; padding: 0 2px;
}
QLineEdit[look="quiet-head"] { font-weight: 600; }
QLineEdit[look="quiet"]:hover, QLineEdit[look="quiet-head"]:hover { border-color: $edge; }
QLineEdit[look="quiet"]:focus, QLineEdit[look="quiet-head"]:focus {
    border-color: $accent; background: $panel;
}
QLineEdit[look="inline"] {
    padding: 0 2px; min-height: 0; border-color: $accent; border-radius: 2px;
}
QComboBox::drop-down { border: none; width: ${step}px; }
QComboBox::down-arrow {
    image: url("$controls/chevron-down.svg"); width: ${mark}px; height: ${mark}px;
}
QComboBox QAbstractItemView { border: 1px solid $edge; background: $panel; padding: 4px; }
QComboBox { padding: 0 9px; }
QAbstractSpinBox { max-height: ${inner}px; }
QAbstractSpinBox QLineEdit { border: none; background: transparent; min-height: 0; }
QPushButton, QMenu, QToolButton[look="plain"] { icon-size: ${mark}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    border: none; background: transparent; width: ${step}px;
}
QAbstractSpinBox::up-arrow {
    image: url("$controls/chevron-up.svg"); width: ${tick}px; height: ${tick}px;
}
QAbstractSpinBox::down-arrow {
    image: url("$controls/chevron-down.svg"); width: ${tick}px; height: ${tick}px;
}
QCheckBox, QRadioButton { color: $ink; spacing: 8px; min-height: ${inner}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: ${tick}px; height: ${tick}px; border: 1px solid $strong_edge; border-radius: 4px;
    background: $panel;
}
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover,
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$controls/check.svg");
}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$controls/minus.svg");
}
QRadioButton::indicator:checked {
    background: $on_accent; border: ${dot}px solid $accent; width: ${hole}px; height: ${hole}px;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    background: $paper; border-color: $edge;
}
QCheckBox::indicator:checked:disabled { image: url("$controls/check-disabled.svg"); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QSlider { min-height: ${inner}px; }
QSlider::groove:horizontal { height: 4px; background: $pressed; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    width: 14px; margin: -6px 0; border-radius: 8px; background: $panel;
    border: 1px solid $strong_edge;
}
QSlider::handle:horizontal:focus { border-color: $accent; }
QProgressBar {
    border: none; background: $pressed; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""
_VIEWS = """
QAbstractItemView {
    color: $ink; background: $panel; border: none; outline: none;
    selection-background-color: $selected; selection-color: $ink;
}
QAbstractItemView[look="paper"] { background: $paper; }
QListView { padding: 0 8px; }
QListView[look="bare"] { padding: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QComboBox QAbstractItemView { border: 1px solid $edge; }
QTreeView::item, QListView::item { min-height: ${row}px; padding: 0 4px; border: none; }
QListView::item { border-radius: ${radius}px; padding: 0 5px; }
QTreeView::item:hover, QListView::item:hover, QTreeView::branch:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected, QTreeView::branch:selected {
    background: $selected; color: $ink;
}
QTreeView[look="rows"] { padding: 0 8px; show-decoration-selected: 0; }
QTreeView[look="rows"]::item:selected, QTreeView[look="rows"]::branch:selected,
QTreeView[look="rows"]::item:hover, QTreeView[look="rows"]::branch:hover {
    background: transparent; color: $ink;
}
QTreeView::branch:has-children:closed { image: url("$controls/chevron-right.svg"); }
QTreeView::branch:has-children:open { image: url("$controls/chevron-down.svg"); }
QTreeView:focus, QListView:focus, QTableView:focus { border: none; }
QTableView { gridline-color: $line; }
QTableView { padding: 0 8px; }
QTableView::item { padding: 0 5px; border: none; }
QTableView::item:selected { background: $selected; color: $ink; }
QHeaderView { background: $panel; qproperty-defaultAlignment: 'AlignLeft | AlignVCenter'; }
QHeaderView::section {
    color: $muted; background: $panel; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px; font-weight: 600;
}
QTableCornerButton::section { background: $panel; border: none; border-bottom: 1px solid $line; }
QScrollArea, QAbstractScrollArea { border: none; background: transparent; }
QPlainTextEdit, QTextEdit { background: $paper; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; margin: 2px 3px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 3px 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $strong_edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
"""
_PARTS = """
QLabel { background: transparent; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="error"] { color: $danger; }
QLabel[look="warning"] { color: $warning; }
QLabel[look="head"] { font-weight: 600; }
QLabel[look="title"] { font-weight: 600; font-size: ${title}pt; }
QLabel[look="key"] {
    color: $muted; background: $hover; border: 1px solid $line; border-radius: 4px;
    padding: 1px 6px;
}
QWidget[look="panel"] { background: $panel; }
QWidget[look="rail"], QWidget[look="header"], QWidget[look="foot"] { background: $paper; }
QWidget[look="rail"] { border-right: 1px solid $line; }
QWidget[look="header"] { border-bottom: 1px solid $line; }
QWidget[look="foot"] { border-top: 1px solid $line; }
QWidget[look="card"] {
    background: $panel; border: 1px solid $line; border-radius: ${radius}px;
}
QFrame[look="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QToolButton[look="page"] { color: $muted; padding: 4px 2px; border-radius: ${radius}px; }
QToolButton[look="page"]:hover { color: $ink; background: $hover; }
QToolButton[look="page"]:checked { color: $accent; background: $selected; font-weight: 600; }
QToolButton[look="page"]:focus { border-color: $accent; }
QPushButton[look="find"] {
    color: $muted; background: $panel; border: 1px solid $edge; padding: 0 8px; text-align: left;
    min-height: ${inner}px;
}
QPushButton[look="find"]:hover, QPushButton[look="find"]:focus { border-color: $accent; }
QPushButton[look="pick"] { padding: 0 8px; text-align: left; }
QPushButton[look="pick"][wrong="true"] { border-color: $danger; }
QToolButton[look="chip"] { padding: 0 8px; min-height: ${inner}px; }
QToolButton[look="swatch"] { padding: 1px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QTabBar { background: transparent; qproperty-expanding: false; qproperty-drawBase: false; }
QTabBar::tab {
    color: $muted; background: transparent; border: none; border-bottom: 2px solid transparent;
    padding: 6px 4px; margin-right: 16px;
}
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { border-bottom-color: $ink; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QGroupBox { border: none; margin-top: ${row}px; padding: 0; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: $ink; }
QMenu { color: $ink; background: $panel; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $paper; color: $ink; }
QMenuBar::item:selected { background: $hover; }
QToolTip { color: $ink; background: $panel; border: 1px solid $edge; padding: 3px 6px; }
"""


@cache
def _template() -> Template:
    return Template(_BUTTONS + _FIELDS + _VIEWS + _PARTS)


def stylesheet(colours: Colours, dark: bool, font: QFont, zoom: int) -> str:
    """Return the stylesheet of a mode, for a program font at `zoom` percent."""
    measures = {
        "radius": RADIUS,
        "round": (round(14 * zoom / 100) + 2) // 2,  # a px more and Qt draws a square
        "inner": round(CONTROL * zoom / 100) - 2,  # the outline takes one px on each side
        "row": round(CONTROL * zoom / 100) - 4,
        "step": round(20 * zoom / 100),
        "mark": round(16 * zoom / 100),
        "tick": round(14 * zoom / 100),
        "dot": round(4 * zoom / 100),
        "hole": round(8 * zoom / 100),
        "title": f"{QFontInfo(font).pointSizeF() * 1.25:.1f}",
        "controls": resource(f"icons/controls/{'dark' if dark else 'light'}").as_posix(),
    }
    return _template().substitute(vars(colours), **measures)
