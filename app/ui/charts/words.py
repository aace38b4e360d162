"""Texts of several lines in figures."""

from app.ui.charts.scene import SIZE, Measure


def wrapped(
    text: str, width: float, measure: Measure, *, size: float = SIZE, bold: bool = False
) -> list[str]:
    """Return a text in lines that are no wider than `width`; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if measure.width(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:  # Chinese has no blanks, and a word may be longer than a line
            if line and measure.width(line + character, size, bold) > width:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line] if line else lines
