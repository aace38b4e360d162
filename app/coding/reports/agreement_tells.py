"""What a cell of a view of agreement says, as one plain sentence for the reader of the figure."""

from collections.abc import Callable

from app.coding.agreement.bands import band_of_alpha, band_of_kappa
from app.coding.agreement.coefficients import Counts
from app.coding.agreement.methods import percent
from app.coding.agreement.pooled import FEWEST
from app.coding.reports.agreement_table import numbers_of, remark
from app.coding.reports.agreement_views import Look, View, ViewName
from app.coding.tables.value import Key, Number, Row
from app.words.agreement_views import word

Say = Callable[..., str]
_COUNTS = ("both", "only-first", "only-second", "neither")
_PART = ("positive-agreement", "pooled")


class Tells:
    """The sentences for the cells of one view; `say` finds the words in the reader's language."""

    def __init__(self, look: Look, name: ViewName, view: View, say: Say = word) -> None:
        self._look = look
        self._name = name
        self._rows = {row.key: row for row in view.rows}
        self._columns = [column.key for column in view.columns]
        self._why = " ".join(view.notes)
        self._say = say
        question = look.comparison.question
        self._names = {"first": look.first, "second": look.second}
        self._unit_slug = f"units-{question.unit}"
        self._tables = look.comparison.tables() if name == "codes" else {}

    def tell(self, row: Key, column: str) -> str:
        """Return the sentence for a cell."""
        if row not in self._rows:
            return ""
        if self._name == "codes":
            return self._code(int(row), column)
        if self._name in ("transcripts", "groups", "rounds"):
            return self._part(self._rows[row])
        if self._name == "confusion":
            return self._cell(int(row), column)
        if self._name == "pairs":
            one, other = map(int, str(row).split(":"))
            return self._met(one, other, self._number(self._rows[row], "units"))
        return self._segments(row) if self._name == "segments" else self._unit(row)

    def _code(self, node: int, column: str) -> str:
        counts = self._tables[node]
        numbers = numbers_of(counts)
        code = self._look.name(node)
        values = {**self._names, "code": code, "units": self._say(self._unit_slug)}
        positive = percent(numbers["positive-agreement"])
        if column in ("code", "band-kappa", "band-alpha"):
            column = {"code": "positive-agreement"}.get(column, column.removeprefix("band-"))
        if column in _COUNTS:
            n = counts[_COUNTS.index(column)]
            values["units"] = self._say(self._unit_slug, n=n)
            return self._say(f"tells-{column}", **values, n=n)
        told = numbers.get(column)
        if told is None:
            return self._not_defined(counts, column)
        sentence = self._say(f"tells-{column}", **values, percent=percent(told), positive=positive)
        return f"{self._banded(column, told)}{sentence}{self._remark(counts)}"

    def _banded(self, column: str, value: float) -> str:
        """Return the number, and for kappa and alpha the band with its author."""
        if column == "kappa":
            band, author = band_of_kappa(value), "landis"
        elif column == "alpha":
            band, author = band_of_alpha(value), "krippendorff"
        else:
            return "" if column.endswith("agreement") else f"{value:.3f}. "
        words = {"band": self._say(band), "author": self._say(author)}
        return f"{self._say('band', value=f'{value:.3f}', **words)}. "

    def _remark(self, counts: Counts) -> str:
        slug = remark(counts)
        if slug not in ("only-first-used", "only-second-used"):
            return ""
        # Who did not use it is the other one.
        name = self._look.second if slug == "only-first-used" else self._look.first
        return f" {self._say('why-one-only', name=name)}"

    def _not_defined(self, counts: Counts, column: str) -> str:
        if column == "positive-agreement" or not sum(counts):
            return self._say("why-nothing-marked")
        po = percent(numbers_of(counts)["percent-agreement"])
        return self._say("why-everywhere" if counts.both else "why-not-used", po=po)

    def _part(self, row: Row) -> str:
        positive, kappa = (row.cells[self._columns.index(key)].content for key in _PART)
        n = self._number(row, "vary")
        name = str(row.cells[0].content)
        if not n:
            return f"{name}: {self._say('why-nothing-varies')}"
        values = {"positive": percent(_value(positive)), "value": f"{_value(kappa) or 0:.3f}"}
        sentence = self._say("tells-part", name=name, n=n, **values)
        low = row.cells[self._columns.index("low")].content if "low" in self._columns else None
        if _value(low) is None:
            return f"{sentence} {self._say('why-interval', fewest=FEWEST)}"
        return sentence

    def _cell(self, node: int, column: str) -> str:
        row = self._rows[node]
        if not column.lstrip("-").isdigit():
            n = self._number(row, "marked")
            values = {"name": self._look.first, "units": self._say(self._unit_slug, n=n)}
            return self._say("tells-marked", n=n, code=self._look.name(node), **values)
        return self._met(node, int(column), self._number(row, column))

    def _met(self, one: int, other: int, n: int) -> str:
        names = {"one": self._look.name(one), "other": self._look.name(other)}
        units = self._say(self._unit_slug, n=n)
        return self._say("tells-cell", **self._names, **names, n=n, units=units)

    def _segments(self, row: Key) -> str:
        n, matched = (self._number(self._rows[row], key) for key in ("segments", "matched"))
        if not n:
            return self._say("why-nothing-marked")
        return self._say(
            "tells-segments",
            percent=percent(matched / n),
            matched=f"{matched:,}",
            n=f"{n:,}",
            least=percent(float(row)),
        )

    def _unit(self, row: Key) -> str:
        value = _value(self._rows[row].cells[1].content)
        key = row if isinstance(row, str) else "value-alpha"
        name = str(self._rows[row].cells[0].content)
        said = self._say(f"tells-{key}", name=name)
        if value is None:
            return f"{said} {self._why or self._say('why-nothing-varies')}"
        band = self._say(band_of_alpha(value))
        author = self._say("krippendorff")
        return f"{self._say('band', value=f'{value:.3f}', band=band, author=author)}. {said}"

    def _number(self, row: Row, column: str) -> int:
        return int(_value(row.cells[self._columns.index(column)].content) or 0)


def _value(content: object) -> float | None:
    return content.value if isinstance(content, Number) else None
