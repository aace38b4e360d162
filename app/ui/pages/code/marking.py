"""What is done to a coding that is there: remove, memo, quotable, translation, other boundaries.

Only the viewer's own codings are changed; for another coder's it says whose they are.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QObject

from app.coding import operations
from app.models import queries
from app.models.queries import Coding
from app.ui.memos.sheet import MemoSheet
from app.ui.pages.code.desk import Desk, Span
from app.ui.pages.code.translation_sheet import Translation, TranslationSheet
from app.ui.pages.page import Page, Place


class Marking(QObject):
    """The gestures on the coding that is focused or at the caret."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page

    @cached_property
    def memo_sheet(self) -> MemoSheet:
        """The sheet for memos, made when it is first needed."""
        sheet = MemoSheet(self._desk.hub, self._page)
        sheet.went.connect(lambda place: self._page.went.emit(Place(*place)))
        return sheet

    @cached_property
    def translation_sheet(self) -> TranslationSheet:
        """The sheet for translations, made when it is first needed."""
        return TranslationSheet(self._page)

    def remove(self) -> None:
        """Remove one coding: of several at the place the shortest; again, the next."""
        coding = self._own()
        if coding is not None:
            self._desk.hub.do(operations.remove_codings, codings=[coding.id])

    def remove_of_another(self, coding: Coding) -> None:
        """Remove another coder's coding: only where one was asked for by its coder's name."""
        self._desk.hub.do(operations.remove_codings, codings=[coding.id], others=True)

    def write_memo(self) -> None:
        """Open the memo of the coding."""
        coding = self._own()
        if coding is None:
            return
        desk = self._desk
        desk.text.focus_coding(coding.id)
        self.memo_sheet.ask_coding(coding, desk.codebook.name(coding.code), *desk.anchor())

    def toggle_quotable(self) -> None:
        """Mark the coding as worth quoting, or take the mark away."""
        coding = self._own()
        if coding is not None:
            self.set_quotable([coding.id], not coding.quotable)

    def set_quotable(self, codings: Sequence[int], quotable: bool) -> None:
        """Set or take the mark of the viewer's codings."""
        self._desk.hub.do(operations.mark_quotable, codings=list(codings), quotable=quotable)

    def translate(self) -> None:
        """Open the translation of the words meant, or of the coding at the caret."""
        desk = self._desk
        there = desk.at_place()
        span = desk.span() or ((there[0].start, there[0].end) if there else None)
        if span is None or desk.transcript is None:
            desk.hint(self.tr("Select the words to translate, or go to a coding"))
            return
        transcript = desk.transcript
        self.translation_sheet.ask_at(
            *desk.anchor(),
            self.tr("“{quotation}”").format(quotation=desk.quote(span)),
            self._translation(transcript, span),
            lambda sheet: self._translated(transcript, span, sheet),
        )

    def resize(self, ident: int, start: int, end: int) -> None:
        """Give a coding other boundaries."""
        coding = self._desk.codings.get(ident)
        if coding is None:
            return
        if self._desk.is_own(coding):
            self._desk.hub.do(operations.resize_coding, coding=ident, start=start, end=end)
        else:
            self._say_whose(coding)
            self._desk.text.focus_coding(ident)

    def _own(self) -> Coding | None:
        """Return the coding meant, or say why there is none."""
        coding = self._desk.target()
        if coding is None:
            there = self._desk.at_place()
            if there:
                self._say_whose(there[0])
            else:
                self._desk.hint(self.tr("There is no coding here"))
        return coding

    def _say_whose(self, coding: Coding) -> None:
        coder = self._desk.coders.get(coding.coder)
        name = coder.name if coder else self.tr("another coder")
        self._desk.hint(self.tr("This is a coding of {name}").format(name=name))

    def _translation(self, transcript: int, span: Span) -> Translation:
        """Return the translation of a span as it is; else what a new one is likely to say."""
        with self._desk.hub.read() as reader:
            known = queries.quotations(reader)
        for have in known:
            if (have.transcript, have.start, have.end) == (transcript, *span) and have.translation:
                return Translation(
                    have.translation,
                    have.translator or "",
                    have.translated_on or "",
                    have.language or "",
                    have.checked_by or "",
                )
        me = self._desk.coders.get(self._desk.hub.coder or 0)
        languages = Counter(have.language for have in known if have.language)
        usual = next((language for language, _n in languages.most_common(1)), "")
        return Translation("", me.name if me else "", language=usual)

    def _translated(self, transcript: int, span: Span, sheet: Translation) -> None:
        self._desk.hub.do(
            operations.translate_quotation,
            transcript=transcript,
            start=span[0],
            end=span[1],
            translation=sheet.text,
            language=sheet.language,
            translator=sheet.translator,
            translated_on=sheet.date,
            checked_by=sheet.checked_by,
        )
