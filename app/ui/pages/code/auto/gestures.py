"""The keys and menus that lead to coding many passages, and to passages that resemble one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.ui.pages.code.actions import PAGE, TEXT, Spec
from app.ui.pages.code.code_items import code_items
from app.ui.pages.code.looks import next_colour

if TYPE_CHECKING:
    from app.ui.pages.code.auto.dialog import AutocodeDialog
    from app.ui.pages.code.auto.hits_model import Place
    from app.ui.pages.code.auto.similar_dialog import SimilarDialog
    from app.ui.pages.code.page import CodePage

_LONGEST = 80  # code points of a selection that is taken for words to find


def table() -> list[Spec]:
    """Return the actions, in the order in which the sheet shows them."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("CodeActions", text)

    return [
        Spec("similar", TEXT, "S", "", tr("Similar passages…")),
        Spec("autocode", PAGE, "Ctrl+Shift+K", "tags", tr("Code automatically…")),
    ]


class Automatic(QObject):
    """Opens the dialogs. `autocoding` is the one open last; it is made when it is first needed,
    since its modules are not needed to start.
    """

    def __init__(self, page: "CodePage") -> None:
        super().__init__(page)
        self._page = page
        self.autocoding: AutocodeDialog | None = None
        self.comparing: SimilarDialog | None = None
        page.keys.add(table())
        page.keys.on("autocode", self.autocode)
        page.keys.on("similar", self.similar)
        page.codebook.autocode_asked.connect(self.autocode)

    def autocode(self, code: int | None = None) -> None:
        """Open the dialog, with the words selected and for a code where one is meant."""
        from app.ui.pages.code.auto.dialog import AutocodeDialog

        page, desk = self._page, self._page.desk
        if self.autocoding is not None:
            self.autocoding.close()
            self.autocoding.deleteLater()
        dialog = AutocodeDialog(page.hub, page.window(), lambda: next_colour(desk.codebook.codes))
        self.autocoding = dialog
        dialog.went.connect(self._go)
        dialog.coded.connect(self._coded)
        dialog.set_codes(code_items(desk.codebook, page.counts.by_code), page.applying.recent)
        dialog.ask(self._words(), code, desk.transcript)

    def similar(self) -> None:
        """Open the list of what resembles the words meant."""
        from app.ui.pages.code.auto.hits_model import Place
        from app.ui.pages.code.auto.similar_dialog import SimilarDialog

        page, desk = self._page, self._page.desk
        span, transcript = desk.span(), desk.transcript
        if span is None or transcript is None:
            desk.hint(self.tr("Select the words, or go to the coding, that others shall be like"))
            return
        if self.comparing is not None:
            self.comparing.close()
            self.comparing.deleteLater()
        dialog = self.comparing = SimilarDialog(page.hub, page.window())
        dialog.went.connect(self._go)
        dialog.coded.connect(self._coded)
        dialog.set_codes(code_items(desk.codebook, page.counts.by_code), page.applying.recent)
        dialog.ask(Place(transcript, *span), desk.quote(span), self._code_of(span))

    def _code_of(self, span: tuple[int, int]) -> int | None:
        """Return the viewer's code on the words, else the one used last."""
        coding = self._page.desk.target()
        if coding is not None and (coding.start, coding.end) == span:
            return coding.code
        return next(iter(self._page.applying.living_recent()), None)

    def _words(self) -> str:
        span = self._page.text.selected_span()
        words = self._page.desk.quote(span).strip() if span else ""
        return words if "\n" not in words and len(words) <= _LONGEST else ""

    def _go(self, place: "Place") -> None:
        self._page.open_transcript(place.transcript, (place.start, place.end))

    def _coded(self, code: int | None) -> None:
        if code is not None:
            self._page.applying.used(code)
