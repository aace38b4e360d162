"""Which pages the rail has, in which order, and how each is made when it is first shown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.ui.frame.rail import PageSpec
from app.ui.hub import Hub
from app.ui.pages.page import Page


def page_specs() -> list[PageSpec]:
    """Return the pages as the rail shows them."""

    def words(text: str) -> str:
        return QCoreApplication.translate("pages", text)

    rows = (
        ("transcripts", words("Transcripts"), "files", words("Transcripts and participants")),
        ("code", words("Code"), "highlighter", words("Open coding: name what is said")),
        ("categories", words("Categories"), "shapes", words("Axial coding: group codes")),
        ("themes", words("Themes"), "layers", words("Selective coding: themes of categories")),
        ("compare", words("Compare"), "git-compare", words("Two coders: differences, decisions")),
        ("notes", words("Notes"), "notebook-pen", words("Memos, journal and meetings")),
        ("search", words("Search"), "search", words("Words and codes in all transcripts")),
        ("saturation", words("Saturation"), "chart-line", words("Is anything new still said?")),
        ("tables", words("Tables"), "table-2", words("The paper's tables")),
        ("history", words("History"), "history", words("Who did what when")),
        ("overview", words("Overview"), "layout-dashboard", words("How far the study is")),
    )
    return [
        # Ctrl+0 is the usual size of text, so the pages from the tenth on have none.
        PageSpec(key, word, icon, f"Ctrl+{number}" if number < 10 else "", purpose)
        for number, (key, word, icon, purpose) in enumerate(rows, 1)
    ]


def make_page(key: str, hub: Hub) -> Page:
    """Make a page; its module is loaded now and not at the program's start."""
    return _MAKERS[key]()(hub)


def _transcripts() -> Callable[[Hub], Page]:
    from app.ui.pages.transcripts.page import TranscriptsPage

    return TranscriptsPage


def _code() -> Callable[[Hub], Page]:
    from app.ui.pages.code.page import CodePage

    return CodePage


def _categories() -> Callable[[Hub], Page]:
    from app.ui.pages.structure.categories import CategoriesPage

    return CategoriesPage


def _themes() -> Callable[[Hub], Page]:
    from app.ui.pages.structure.themes import ThemesPage

    return ThemesPage


def _compare() -> Callable[[Hub], Page]:
    from app.ui.pages.compare.page import ComparePage

    return ComparePage


def _notes() -> Callable[[Hub], Page]:
    from app.ui.pages.notes.page import NotesPage

    return NotesPage


def _search() -> Callable[[Hub], Page]:
    from app.ui.pages.search.page import SearchPage

    return SearchPage


def _saturation() -> Callable[[Hub], Page]:
    from app.ui.pages.saturation.page import SaturationPage

    return SaturationPage


def _tables() -> Callable[[Hub], Page]:
    from app.ui.pages.tables.page import TablesPage

    return TablesPage


def _history() -> Callable[[Hub], Page]:
    from app.ui.pages.history.page import HistoryPage

    return HistoryPage


def _overview() -> Callable[[Hub], Page]:
    from app.ui.pages.overview.page import OverviewPage

    return OverviewPage


_MAKERS: dict[str, Callable[[], Callable[[Hub], Page]]] = {
    "transcripts": _transcripts,
    "code": _code,
    "categories": _categories,
    "themes": _themes,
    "compare": _compare,
    "notes": _notes,
    "search": _search,
    "saturation": _saturation,
    "tables": _tables,
    "history": _history,
    "overview": _overview,
}
