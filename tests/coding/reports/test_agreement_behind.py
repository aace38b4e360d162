"""From a cell to the passages that it counts, and to the sentence that explains it."""

from collections.abc import Iterator

import pytest

from app.coding.agreement.comparison import Question
from app.coding.agreement.confusion import NOTHING
from app.coding.reports.agreement_behind import Behind, asked_by, read_behind
from app.coding.reports.agreement_table import AgreementOptions, view_of
from app.coding.reports.agreement_tells import Tells
from app.coding.reports.agreement_views import VIEWS, Look, View, ViewName, look_at
from app.coding.tables.value import Key, Number
from tests.coding.reports.test_agreement_views import Frozen


class Asking:
    """A frozen round, and its views as they are read."""

    def __init__(self, frozen: Frozen) -> None:
        self.frozen = frozen
        self.question = Question(frozen.ana, frozen.ben)
        self.views: dict[ViewName, tuple[Look, View]] = {}
        with frozen.project.read() as reader:
            for name in VIEWS:
                look = look_at(reader, self.question)
                options = AgreementOptions(view=name, more=True)
                self.views[name] = look, view_of(reader, look, options)

    def behind(self, name: ViewName, row: Key, column: str, **more: int) -> Behind:
        asked = asked_by(name, self.views[name][1], self.question, row, column)
        with self.frozen.project.read() as reader:
            return read_behind(reader, asked, **more)

    def spans(self, name: ViewName, row: Key, column: str) -> list[tuple[int, int]]:
        return [one[1:3] for one in self.behind(name, row, column).passages]

    def tell(self, name: ViewName, row: Key, column: str) -> str:
        look, view = self.views[name]
        return Tells(look, name, view).tell(row, column)


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    made = Frozen(tmp_path_factory.mktemp("behind"))
    yield Asking(made)
    made.project.close()


def test_counts_lead_to_what_they_count(asking: Asking) -> None:
    trust, hope = asking.frozen.codes["trust"], asking.frozen.codes["hope"]
    assert asking.spans("codes", trust, "both") == [(25, 50)]
    assert asking.spans("codes", trust, "only-first") == [(0, 25)]
    assert asking.spans("codes", trust, "only-second") == []
    assert asking.spans("codes", trust, "neither") == [(50, 100)]
    assert asking.spans("codes", trust, "kappa") == [(0, 25), (25, 50)]
    assert asking.spans("codes", hope, "code") == [(60, 80)]


def test_cells_pairs_and_parts_lead_to_passages(asking: Asking) -> None:
    codes = asking.frozen.codes
    trust, hope, doubt = (codes[name] for name in ("trust", "hope", "doubt"))
    assert asking.spans("confusion", doubt, str(hope)) == [(60, 80)]
    assert asking.spans("confusion", trust, "marked") == [(0, 25), (25, 50)]
    assert asking.spans("confusion", NOTHING, str(NOTHING)) == [(50, 60), (80, 100)]
    assert asking.spans("pairs", f"{trust}:{NOTHING}", "units") == [(0, 25)]
    for name in ("transcripts", "groups", "rounds"):
        assert asking.spans(name, 0, "only-second") == [(60, 80)]
    assert asking.spans("segments", "0.9", "share") == [(0, 50), (60, 80), (60, 80)]
    assert asking.spans("segments", "0.9", "matched") == [(25, 50)]
    assert asking.spans("units", "u-alpha", "value")[:2] == [(0, 25), (25, 50)]
    assert asking.spans("units", hope, "value") == [(60, 80)]


def test_passages_have_their_words_and_a_limit(asking: Asking) -> None:
    trust = asking.frozen.codes["trust"]
    found = asking.behind("codes", trust, "kappa", most=1)
    (passage,) = found.passages
    assert (found.total, found.texts) == (2, 1)
    assert (passage.name, passage.text) == ("S01", "x" * 25)
    assert (passage.first, passage.second) == (trust, NOTHING)


@pytest.mark.parametrize("name", VIEWS)
def test_every_cell_leads_to_passages_and_is_told(asking: Asking, name: ViewName) -> None:
    _look, view = asking.views[name]
    for row in view.rows:
        for column, cell in zip(view.columns, row.cells, strict=True):
            assert asking.tell(name, row.key, column.key), (row.key, column.key)
            found = asking.behind(name, row.key, column.key)
            counted = isinstance(cell.content, Number) and column.key in ("both", "neither")
            if counted:
                total = sum(one.end - one.start for one in found.passages)
                assert total == cell.content.value


def test_what_figures_say(asking: Asking) -> None:
    codes = asking.frozen.codes
    trust, hope, unused = (codes[name] for name in ("trust", "hope", "unused"))
    assert asking.tell("codes", trust, "positive-agreement") == (
        "Of all text marked “trust”, counted for each coder, 67 % was also marked by the other."
    )
    assert "beside positive agreement, 67 %" in asking.tell("codes", trust, "percent-agreement")
    assert asking.tell("codes", trust, "kappa").startswith(
        "0.500, “moderate” by the convention of Landis & Koch (1977). "
    )
    assert "Krippendorff (2004)" in asking.tell("codes", trust, "alpha")
    assert asking.tell("codes", hope, "kappa").endswith("Kappa is 0 because Ana never used it.")
    assert asking.tell("codes", unused, "kappa") == (
        "Not defined: neither coder used it (no variation). Percent agreement 100 %."
    )
    assert asking.tell("codes", unused, "positive-agreement").startswith("Not defined: nobody")
    assert asking.tell("confusion", codes["doubt"], str(hope)) == (
        "Ana said “doubt” and Ben said “hope” on the same 20 characters."
    )
    assert "fewer than 5 interviews" in asking.tell("groups", 0, "pooled")
    assert asking.tell("segments", "0.5", "share") == (
        "50 % of all segments (2 of 4) were marked by the other coder over at least 50 % of "
        "their length."
    )
