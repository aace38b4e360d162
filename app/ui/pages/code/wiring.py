"""Which action of the page does what, and where the middle of the page leads."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.coding.operations.relations import CONTRADICTS, SUPPORTS
from app.ui.pages.code.codebook import code_of
from app.ui.pages.code.word_steps import move_edge
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
        ("memo", lambda: _write_memo(page)),
        ("memo-passage", lambda: _write_passage_memo(page)),
        ("supports", lambda: page.witnessing.ask(SUPPORTS)),
        ("contradicts", lambda: page.witnessing.ask(CONTRADICTS)),
        ("copy-link", lambda: _copy_link(page)),
        ("quotable", marking.toggle_quotable),
        ("translate", marking.translate),
        ("next-coding", lambda: _next_coding(page, 1)),
        ("previous-coding", lambda: _next_coding(page, -1)),
        ("start-back", lambda: nudged.emit(Side.START, -1)),
        ("start-on", lambda: nudged.emit(Side.START, 1)),
        ("end-back", lambda: nudged.emit(Side.END, -1)),
        ("end-on", lambda: nudged.emit(Side.END, 1)),
        ("start-word-back", lambda: _move_edge(page, Side.START, -1)),
        ("start-word-on", lambda: _move_edge(page, Side.START, 1)),
        ("end-word-back", lambda: _move_edge(page, Side.END, -1)),
        ("end-word-on", lambda: _move_edge(page, Side.END, 1)),
        ("next", lambda: page.step_transcript(1)),
        ("previous", lambda: page.step_transcript(-1)),
        ("finish", page.toggle_finished),
        ("all", page.toggle_everybody),
        ("codebook", lambda: page.codebook.filter.setFocus()),
        ("code-page", lambda: _show_code(page)),
        ("alike", page.stage.show_alike),
        ("compare", lambda: page.stage.compare(page.codebook.chosen_codes())),
        ("quotations", lambda: page.fold_quotations(not page.quotations.folded())),
        ("part", page.next_part),
    ):
        page.keys.on(name, act)
    page.opening.opened.connect(page.passage_notes.refresh)
    for name in ("next-uncoded", "previous-uncoded"):
        page.keys.on(name, page.stage.show_text)
    _wire_stage(page)


def _write_memo(page: "CodePage") -> None:
    """Write on the viewer's coding that is meant; without one, on the words themselves."""
    if page.desk.target() is not None or not page.passage_notes.write():
        page.marking.write_memo()


def _write_passage_memo(page: "CodePage") -> None:
    if not page.passage_notes.write():
        page.desk.hint(page.tr("Select the words to write a memo on"))


def _copy_link(page: "CodePage") -> None:
    """Copy a link to the words, which can be pasted into any memo."""
    link = page.passage_notes.link()
    if link is None:
        page.desk.hint(page.tr("Select the words that the link shall lead to"))
        return
    QApplication.clipboard().setText(link)
    page.desk.hint(page.tr("Copied: paste the link into a memo"))


def _wire_stage(page: "CodePage") -> None:
    stage, marking = page.stage, page.marking
    page.codebook.apply_asked.connect(lambda code: _use_code(page, code))
    page.codebook.page_asked.connect(stage.show_code)
    page.codebook.compare_asked.connect(stage.compare)
    page.codebook.alike_asked.connect(stage.show_alike)
    page.transcripts.entered.connect(lambda _id: stage.show_text())
    page.transcripts.entered.connect(lambda _id: page.text.setFocus())
    stage.sorting.serve(page.quotations.view)
    for part in (stage, page.quotations):
        part.went.connect(page.go_to_quotation)
        part.starred.connect(marking.set_quotable)


def _next_coding(page: "CodePage", step: int) -> None:
    page.stage.show_text()
    page.text.next_coding(step)


def _use_code(page: "CodePage", code: int) -> None:
    """Put a code on the words meant; without any, or while they are hidden, open its page."""
    if page.stage.shows_text() and page.desk.span() is not None:
        page.applying.apply(code)
    else:
        page.stage.use(code)


def _show_code(page: "CodePage") -> None:
    """Open the page of the coding's code, or of the code chosen in the codebook."""
    inside = page.text.isAncestorOf(QApplication.focusWidget() or page)
    there = page.desk.at_place() if inside else []
    code = there[0].code if there else code_of(page.codebook.key())
    if code is not None:
        page.stage.show_code(code)


def _move_edge(page: "CodePage", side: Side, step: int) -> None:
    move_edge(page.desk, side, step, page.marking.resize)
