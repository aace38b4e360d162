"""What the sample study holds beyond its codes: properties, relations, paradigms, core, memos.

The files name passages by their words; each must stand exactly once in its transcript. They are
brought in by the operations that a team would use.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from app.coding import operations
from app.coding.notes import passage_link, thing_link
from app.models import queries
from app.models.reader import Reader

CORE = "Taking the patient's perspective"
_MENTION = re.compile(r"\[\[(?:([A-Z]\d\d): )?([^\]]+)\]\]")
Row = Mapping[str, str]
Do = Callable[..., Any]


class Theory:
    """Brings the files of a folder into a study whose codings are there already."""

    def __init__(self, reader: Reader, folder: Path, do: Do) -> None:
        self._folder = folder
        self._do = do
        rows = queries.transcripts(reader)
        self._transcripts = {row.name: row.id for row in rows}
        self._texts = {row.name: queries.text_of(reader, row.id).text for row in rows}
        self._categories = {row.name: row.id for row in queries.categories(reader)}
        self._codes = {row.name: row.id for row in queries.codes(reader)}
        above = {row.code: row.parent for row in queries.placements(reader)}
        self._codings = [(above.get(row.code), row) for row in queries.all_codings(reader)]

    def bring_in(self, coder: int | None) -> None:
        """Bring everything in, in the name of `coder`, whose codings stand on the properties."""
        self._properties(coder)
        self._relations()
        self._paradigms()
        self._do(operations.set_core_category, category=self._categories[CORE])
        text = (self._folder / "storyline.md").read_text(encoding="utf-8")
        self._do(operations.write_storyline, text=_MENTION.sub(self._linked, _unwrapped(text)))
        self._memos()
        for row in self._rows("silenced"):
            key = (row["gap"], self._codes[row["code"]], None)
            self._do(operations.silence_gaps, gaps=[key], reason=row["reason"])

    def _memos(self) -> None:
        """Write memos, and sort those under a heading into the outline."""
        for (heading,), rows in _grouped(self._rows("memos"), ("heading",)):
            memos = [
                self._do(
                    operations.write_memo,
                    kind=row["kind"],
                    title=row["title"],
                    text=row["text"],
                    category=self._categories.get(row["category"]),
                )
                for row in rows
            ]
            if heading:
                parent = self._do(operations.add_outline_heading, text=heading)
                self._do(operations.sort_memos, memos=memos, parent=parent)

    def _properties(self, coder: int | None) -> None:
        heads = ("category", "property", "low", "high")
        for head, rows in _grouped(self._rows("properties"), heads):
            category, name, low, high = head
            ident = self._do(
                operations.add_property,
                name=name,
                category=self._categories[category],
                low=low,
                high=high,
            )
            for row in rows:
                self._do(
                    operations.place_on_property,
                    property=ident,
                    codings=self._on(row, self._categories[category], coder),
                    percent=int(row["percent"]),
                )

    def _on(self, row: Row, category: int, coder: int | None) -> list[int]:
        """Return the coder's codings of a category that the words of a row touch."""
        transcript, start, end = self._place(row["transcript"], row["quote"])
        return [
            one.id
            for above, one in self._codings
            if (above, one.transcript, one.coder) == (category, transcript, coder)
            and one.start < end
            and start < one.end
        ]

    def _relations(self) -> None:
        for head, rows in _grouped(self._rows("relations"), ("from", "relation", "to", "memo")):
            one, kind, other, memo = head
            relation = self._do(
                operations.relate,
                kind=kind,
                from_category=self._categories[one],
                to_category=self._categories[other],
                memo=memo,
            )
            for row in rows:
                if row["quote"]:
                    self._do(
                        operations.add_evidence,
                        relation=relation,
                        passages=[self._place(row["transcript"], row["quote"])],
                        stance=row["stance"],
                        note=row["note"],
                    )

    def _paradigms(self) -> None:
        heads = ("paradigm", "preset", "phenomenon")
        for (name, preset, phenomenon), rows in _grouped(self._rows("paradigms"), heads):
            middle = self._categories[phenomenon]
            made = self._do(operations.add_paradigm, name=name, preset=preset, phenomenon=middle)
            for row in rows:
                self._do(
                    operations.set_paradigm_role,
                    paradigm=made,
                    categories=[self._categories[row["category"]]],
                    role=row["role"],
                )

    def _linked(self, found: "re.Match[str]") -> str:
        transcript, words = found.group(1), found.group(2)
        if transcript is None:
            return thing_link("category", self._categories[words], words)
        ident, start, end = self._place(transcript, words)
        return passage_link(transcript, words, ident, (start, end))

    def _place(self, transcript: str, words: str) -> tuple[int, int, int]:
        """Return where words stand, in code points; they must stand there once."""
        text = self._texts[transcript]
        if text.count(words) != 1:
            raise ValueError(f"{transcript} does not hold these words once: {words}")
        start = text.index(words)
        return self._transcripts[transcript], start, start + len(words)

    def _rows(self, name: str) -> list[Row]:
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def _grouped(
    rows: list[Row], names: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """Yield the rows that follow one another with the same values of some columns."""
    for head, held in groupby(rows, lambda row: tuple(row[name] for name in names)):
        yield head, list(held)


def _unwrapped(text: str) -> str:
    """Return Markdown with each paragraph on one line, so that no mention is broken."""
    return "\n\n".join(" ".join(part.split("\n")) for part in text.strip().split("\n\n"))
