"""Builds the sample study's Word files and coding tables from its hand-written sources.

Reads `resources/sample/source/S01.txt` and `S01.codings.tsv` (one pair per interview) and writes

- `interviews/S01.docx` …: one Word paragraph per line, speaker labels in bold;
- `codings.csv`: both coders' codings, in the columns of `threefold codings import`, and "quotable";
- `quotations.csv`: translations of the quotable passages of the interviews that are not in English.

Offsets are Unicode code points in the stored text: the .txt without its final line feed, which is
also what the import makes of the Word file. Coding times are invented. Random numbers are seeded
per interview and the Word files carry fixed dates, so building again gives the same bytes.
Interviews that are not written yet are named and passed over.

Run from anywhere: `python tools/build_sample.py`
"""

import csv
import io
import random
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from docx import Document

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"
SOURCE = SAMPLE / "source"
CODERS = {"A": "Ana", "B": "Ben"}
SPEAKER_LABEL = re.compile(r"(?:Interviewer|采访者|[SDT]\d\d)[:：]")
# In these files the later lines of a turn are soft line breaks inside its paragraph, as some
# transcribers type them. The stored text is the same.
SOFT_BREAKS = {"S04", "D05", "T02"}
DOCUMENT_DATE = datetime(2024, 8, 1, 9, 0)  # naive, as Word's core properties are
TRANSLATOR, CHECKED_BY = "Lin", "Ana"
CODING_CONTENT = ("category", "theme", "quote", "created", "quotable")
CODING_COLUMNS = ("transcript", "start", "end", "code", "coder", "memo", *CODING_CONTENT)
QUOTATION_COLUMNS = (
    "transcript",
    "start",
    "end",
    "translation",
    "translator",
    "date",
    "checked_by",
)
Cells = tuple[str | int, ...]


class SourceRow(NamedTuple):
    """One line of a `.codings.tsv`; `start` and `end` are code points of the stored text."""

    start: int
    end: int
    row: dict[str, str]


def main() -> None:
    """Builds everything that has a source and says on standard error what has none."""
    places = read_places()
    codings: list[Cells] = []
    quotations: list[Cells] = []
    missing: list[str] = []
    (SAMPLE / "interviews").mkdir(exist_ok=True)
    for name, held_on in read_interview_dates():
        source = SOURCE / f"{name}.txt"
        if not (source.exists() and codings_file(name).exists()):
            missing.append(name)
            continue
        text = source.read_text(encoding="utf-8").removesuffix("\n")
        rows = read_source_rows(name, text)
        target = SAMPLE / "interviews" / f"{name}.docx"
        target.write_bytes(word_file(name, text, soft_breaks=name in SOFT_BREAKS))
        codings.extend(coding_records(name, held_on, rows, places))
        quotations.extend(quotation_records(name, held_on, rows))
    write_csv(SAMPLE / "codings.csv", CODING_COLUMNS, codings)
    write_csv(SAMPLE / "quotations.csv", QUOTATION_COLUMNS, quotations)
    sys.stderr.write(f"{len(codings)} codings, {len(quotations)} translated quotations\n")
    if missing:
        sys.stderr.write(f"not written yet: {', '.join(missing)}\n")


def codings_file(name: str) -> Path:
    """The transcript's codings as written by hand."""
    return SOURCE / f"{name}.codings.tsv"


def read_interview_dates() -> list[tuple[str, date]]:
    """Transcript names with the day of the interview, in the order of collection."""
    with (SAMPLE / "interviews.csv").open(encoding="utf-8", newline="") as file:
        return [(r["transcript"], date.fromisoformat(r["date"])) for r in csv.DictReader(file)]


def read_places() -> dict[str, tuple[str, str]]:
    """For each code of the codebook its category and theme; both are empty for unplaced codes."""
    with (SAMPLE / "codebook.csv").open(encoding="utf-8", newline="") as file:
        return {r["code"]: (r["category"], r["theme"]) for r in csv.DictReader(file)}


def read_source_rows(name: str, text: str) -> list[SourceRow]:
    """The rows in text order. A quote that does not occur exactly once ends the build."""
    rows = []
    with codings_file(name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        for line, row in enumerate(reader, start=2):
            quote = row["quote"]
            if text.count(quote) != 1:
                sys.exit(f"{name}, line {line}: found {text.count(quote)} times: {quote!r}")
            start = text.index(quote)
            rows.append(SourceRow(start, start + len(quote), row))
    return sorted(rows, key=lambda row: row[:2])


def coding_records(
    name: str, held_on: date, rows: list[SourceRow], places: dict[str, tuple[str, str]]
) -> Iterator[Cells]:
    """One record per coder and row. On a shared row memo and mark are the first coder's (Ana's)."""
    rng = random.Random(f"threefold sample {name}")
    days = dict(zip(CODERS, coding_days(held_on, rng), strict=True))
    for letter, coder in CODERS.items():
        own = [source for source in rows if letter in source.row["who"]]
        for (start, end, row), created in zip(own, coding_times(days[letter], rng), strict=False):
            first = row["who"][0] == letter
            memo, quotable = (row["memo"], "yes" if row["mark"] else "") if first else ("", "")
            category, theme = places[row["code"]]
            when = created.strftime("%Y-%m-%dT%H:%M:%SZ")
            content = (category, theme, row["quote"], when, quotable)
            yield name, start, end, row["code"], coder, memo, *content


def coding_days(held_on: date, rng: random.Random) -> tuple[date, date]:
    """Working days within six days of the interview: Ana's the first, Ben's two or more later."""
    week = [held_on + timedelta(days=n) for n in range(1, 7)]
    working = [day for day in week if day.weekday() < 5]
    return working[0], rng.choice([d for d in working if d - working[0] >= timedelta(days=2)])


def coding_times(day: date, rng: random.Random) -> Iterator[datetime]:
    """Ever later moments (UTC) of one day's work on one transcript."""
    moment = datetime.combine(day, time(7), UTC) + timedelta(minutes=rng.randrange(180))
    while True:
        moment += timedelta(seconds=rng.randrange(40, 480))
        yield moment


def quotation_records(name: str, held_on: date, rows: list[SourceRow]) -> Iterator[Cells]:
    """The translated passages, each span once; translated a fortnight after the interview."""
    day = (held_on + timedelta(days=14)).isoformat()
    spans = {(s.start, s.end): s.row["translation"] for s in rows if s.row["mark"]}
    for (start, end), translation in spans.items():
        if translation:
            yield name, start, end, translation, TRANSLATOR, day, CHECKED_BY


def word_file(name: str, text: str, *, soft_breaks: bool) -> bytes:
    """The transcript as .docx; with `soft_breaks` a turn is one paragraph however many lines."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = name, "Threefold sample study", ""
    properties.created = properties.modified = DOCUMENT_DATE
    paragraph = None
    for line in text.split("\n"):
        label = SPEAKER_LABEL.match(line)
        if paragraph is not None and soft_breaks and not label:
            paragraph.add_run().add_break()
        else:
            paragraph = document.add_paragraph()
        cut = label.end() if label else 0
        if label:
            paragraph.add_run(line[:cut]).bold = True
        paragraph.add_run(line[cut:])
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_dates(buffer)


def with_fixed_dates(archive: io.BytesIO) -> bytes:
    """The same ZIP file with all its entries dated alike; python-docx dates them by the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            dated = zipfile.ZipInfo(entry.filename, DOCUMENT_DATE.timetuple()[:6])
            new.writestr(dated, old.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_csv(path: Path, columns: Sequence[str], records: Iterable[Cells]) -> None:
    """UTF-8 without a byte order mark, LF line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(records)


if __name__ == "__main__":
    main()
