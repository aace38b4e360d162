"""Fonts: the system's for the program, a reading font for transcripts, both with Chinese behind.

Qt picks some font for characters that the chosen one lacks; on Linux that may be a Japanese or
bitmap one, with other forms of the Chinese characters. So families that hold them are named, in
the order of the platforms: the first installed one is taken.
"""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

CHINESE_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
)
READING_FAMILIES = ("Noto Sans", "Open Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans")


def system_font() -> QFont:
    """Return the font that the desktop asks programs to use, under its real name.

    The desktop may name an alias ("Sans Serif"). With families behind it Qt would pass over an
    alias and take the first real one, and so set English in a Chinese font.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies([QFontInfo(font).family()])
    return font


def zoomed(font: QFont, percent: int) -> QFont:
    """Return the font at so many percent of its size, with the Chinese families behind it."""
    larger = QFont(font)
    if font.pointSizeF() > 0:
        larger.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        larger.setPixelSize(round(font.pixelSize() * percent / 100))
    larger.setFamilies(_with_chinese(font.families()))
    return larger


def reading_font(program: QFont, family: str = "", percent: int = 100) -> QFont:
    """Return the font for transcripts at so many percent of the program's (not below 100).

    `family` is the reader's choice; without one, or where it is not installed, it is the first
    installed sans of `READING_FAMILIES`, or the program's font.
    """
    installed = set(QFontDatabase.families())
    chosen = [name for name in (family, *READING_FAMILIES) if name in installed][:1]
    font = zoomed(program, max(100, percent))
    font.setFamilies(_with_chinese([*chosen, *program.families()]))
    return font


def _with_chinese(families: list[str]) -> list[str]:
    return [*families, *(name for name in CHINESE_FAMILIES if name not in families)]
