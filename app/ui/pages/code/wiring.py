"""Which action of the page does what."""

from typing import TYPE_CHECKING

from app.ui.text.offsets import Side

if TYPE_CHECKING:
    from app.ui.pages.code.page import CodePage


def wire(page: "CodePage") -> None:
    """Connect every action with its gesture."""
    applying, marking, text = page.applying, page.marking, page.text
    nudged = text.view.nudged
    for name, act in (
        ("last", applying.apply_last),
        ("new", applying.ask_name),
        ("in-vivo", applying.apply_in_vivo),
        ("recent", applying.ask_recent),
        ("choose", applying.ask_code),
        ("remove", marking.remove),
        ("memo", marking.write_memo),
        ("quotable", marking.toggle_quotable),
        ("translate", marking.translate),
        ("next-coding", text.next_coding),
        ("previous-coding", lambda: text.next_coding(-1)),
        ("start-back", lambda: nudged.emit(Side.START, -1)),
        ("start-on", lambda: nudged.emit(Side.START, 1)),
        ("end-back", lambda: nudged.emit(Side.END, -1)),
        ("end-on", lambda: nudged.emit(Side.END, 1)),
        ("next", lambda: page.step_transcript(1)),
        ("previous", lambda: page.step_transcript(-1)),
        ("finish", page.toggle_finished),
        ("all", page.toggle_everybody),
        ("codebook", lambda: page.codebook.filter.setFocus()),
        ("quotations", lambda: page.fold_quotations(not page.quotations.folded())),
        ("part", page.next_part),
    ):
        page.keys.on(name, act)
