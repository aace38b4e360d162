"""Counts in every table are those that one gets by walking over `codings export`, row by row."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.coding import operations
from app.coding.analysis.analysis_coding import analysis_coding, counted_codings
from app.coding.exchange.codebook_csv import COLUMNS, codebook_rows
from app.coding.exchange.codings_csv import codings_csv
from app.coding.exchange.paths import CODES, HEADINGS, split_path
from app.coding.operations import TranscriptInput, TurnInput
from app.coding.reports.catalog import REPORTS, Choices
from app.coding.reports.compared import GROUPS as BY_GROUPS
from app.coding.reports.crosstab import CrosstabOptions
from app.coding.reports.framework import FrameworkOptions
from app.coding.reports.group_comparison import ComparisonOptions
from app.coding.reports.joint_display import JointOptions
from app.coding.reports.material import material, quoting_material
from app.coding.reports.matrix import MatrixOptions
from app.coding.reports.theme_options import ThemeOptions
from app.coding.reports.theme_table import theme_table
from app.coding.tables.value import Number, Row, Table
from app.models import queries
from app.models.project import Project
from app.models.reader import Reader
from tests.builders import add_category, add_code, add_coder, did, make_project
from tests.coding.reports import brute_lists

LISTS = (
    "appendix",
    "framework",
    "joint-display",
    "quotations",
    "saturation",
    "codebook-difference",
)
GROUPS = {"S01": ("students",), "S02": ("students", "girls"), "D01": ("doctors",)}
PEOPLE = tuple(GROUPS)
NEW = count()  # for a definition that no example before had
SCORES = {"S01": 3.0, "D01": 8.5}


class World(NamedTuple):
    """A project without codings, its coder, its transcripts with their length, and its codes."""

    project: Project
    coder: int
    texts: list[tuple[int, int]]
    codes: list[int]


class Passage(NamedTuple):
    """A row of the exported file: the span, the names above it, and who speaks in it."""

    span: tuple[str, int, int]
    above: tuple[tuple[str, ...], ...]
    people: frozenset[str]


def _talk(name: str, *labels: str) -> TranscriptInput:
    text, turns = "", []
    for label in labels:
        begin, start = len(text), len(text) + len(label) + 2
        text += f"{label}: 我 say 🙂 so.\n"
        role = "interviewer" if label == "I" else "participant"
        turns.append(TurnInput(begin, start, len(text) - 1, label, role))
    who = tuple(dict.fromkeys(label for label in labels if label != "I"))
    return TranscriptInput(name, text, tuple(turns), participants=who)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with make_project(tmp_path_factory.mktemp("numbers")) as project:
        coder = add_coder(project)
        given_texts = (
            _talk("one", "I", "S01", "I", "S01"),
            _talk("two", "S02", "I", "S02"),
            _talk("group", "D01", "S01", "I", "D01"),
            TranscriptInput("essay", "Nobody\nspeaks here.\n", (), participants=("S02", "D01")),
            TranscriptInput("web", "Doctors have no hearts.\n", ()),
        )
        texts = []
        for one in given_texts:
            made = did(project, operations.import_transcript, coder, transcript=one)
            texts.append((int(made), len(one.text)))
        with project.read() as reader:
            ids = {row.name: row.id for row in queries.participants(reader)}
        for name, groups in GROUPS.items():
            did(project, operations.set_groups, participants=[ids[name]], groups=groups)
        score = did(project, operations.define_attribute, name="score", kind="number")
        for name, number in SCORES.items():
            values = {"participant": ids[name], "attribute": score, "value": str(number)}
            did(project, operations.set_value, **values)
        theme = add_category(project, "Theme", level="theme")
        inner = add_category(project, "Inner", level="theme", parent=theme)
        category = add_category(project, "Category", parent=inner)
        upper = add_code(project, "upper", coder, category=category)
        codes = [
            upper,
            add_code(project, "lower", coder, parent=upper),
            add_code(project, "beside", coder, category=category),
            add_code(project, "direct", coder, category=theme),
            add_code(project, "nowhere", coder),
        ]
        did(project, operations.finish, coder, transcripts=[texts[0][0]])  # S01 always counts
        did(project, operations.make_codebook_version, name="before")
        yield World(project, coder, texts, codes)


def exported(reader: Reader) -> list[Passage]:
    """Return the rows of `codings export` with who speaks in them, turn by turn."""
    content, _n = codings_csv(reader)
    names = {row.id: row.name for row in queries.participants(reader)}
    texts = {row.name: row.id for row in queries.transcripts(reader)}
    turns = queries.turns(reader)
    # A nested code stands where the code above it stands.
    places = {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in codebook_rows(reader)}
    found = []
    for row in csv.DictReader(StringIO(content.decode("utf-8-sig"))):
        text, start, end = texts[row["transcript"]], int(row["start"]), int(row["end"])
        touched = [
            turn
            for turn in turns
            if turn.transcript == text and turn.start < end and turn.end > start
        ]
        if any(turn.transcript == text for turn in turns):
            who = {names[turn.participant] for turn in touched if turn.participant}
        else:
            who = {names[s.participant] for s in queries.speakers(reader) if s.transcript == text}
        top = places[split_path(row["code"], CODES)[0]]
        path: list[str] = []
        above: list[tuple[str, ...]] = []
        for column, sign in (("theme", HEADINGS), ("category", HEADINGS), ("code", CODES)):
            for part in split_path((row if column == "code" else top)[column], sign):
                path.append(part)
                above.append(tuple(path))
        found.append(Passage((row["transcript"], start, end), tuple(above), frozenset(who)))
    return found


def brute(rows: list[Passage], name: str, people: frozenset[str] | None) -> tuple[int, int]:
    """Return participants n and quotations n of a node, in all or in what some people say."""
    under = [row for row in rows if any(path[-1] == name for path in row.above)]
    if people is not None:
        under = [row for row in under if row.people & people]
    speakers = {who for row in under for who in row.people}
    return len(speakers if people is None else speakers & people), len({row.span for row in under})


def value(row: Row, at: int) -> int:
    content = row.cells[at].content
    assert isinstance(content, Number)
    assert content.value is not None
    return int(content.value)


def check(table: Table, names: dict[int, str], rows: list[Passage]) -> None:
    """Compare every number of the table; what is in no theme is not exported under a name."""
    for row in table.rows:
        if row.key not in names:
            continue
        for at, column in enumerate(table.columns):
            if column.kind == "number":
                whose = column.people if row.people is None else row.people
                people, quotations = brute(rows, names[int(row.key)], whose)
                counts_people = column.key.startswith(("participants", "group"))
                wanted = people if counts_people else quotations
                assert value(row, at) == wanted, (table.title, row.key, column.key)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_table_counts_like_the_exported_codings(world: World, data: st.DataObject) -> None:
    project, coder, texts, codes = world
    spans = []
    for _ in range(data.draw(st.integers(1, 14))):
        text, length = data.draw(st.sampled_from(texts))
        start = data.draw(st.integers(0, length - 1))
        end = data.draw(st.integers(start + 1, length))
        spans.append((text, data.draw(st.sampled_from(codes)), start, end))
    for text, code, start, end in spans:
        values = {"transcript": text, "code": code, "start": start, "end": end}
        made = did(project, operations.apply_code, coder, **values)
        if (start + end) % 3 == 0:
            did(project, operations.mark_quotable, coder, codings=[made], quotable=True)
    defined = {"code": codes[0], "definition": f"words {next(NEW)}"}
    did(project, operations.define_code, coder, **defined)
    try:
        _compare(project)
        _compare_lists(project)
        _compare_columns(project)
    finally:
        with project.read() as reader:
            ids = [row.id for row in queries.all_codings(reader)]
        did(project, operations.remove_codings, coder, codings=ids)


def _compare(project: Project) -> None:
    with project.read() as reader:
        rows = exported(reader)
        names = {row.id: row.name for row in queries.codes(reader)}
        names |= {row.id: row.name for row in queries.categories(reader)}
        texts = {row.id: row.name for row in queries.transcripts(reader)}
        options = [
            ("theme-table", Choices(themes=ThemeOptions(groups=("students", "doctors")))),
            ("codebook", Choices()),
            ("coding-tree", Choices()),
        ]
        for level in ("code", "category", "theme"):
            options.append(("matrix", Choices(matrix=MatrixOptions(level, totals=True))))
            options.append(("crosstab", Choices(crosstab=CrosstabOptions(level, totals=True))))
        crossed = ("score", BY_GROUPS)
        options += [
            ("crosstab", Choices(crosstab=CrosstabOptions("code", by=crossed))),
            ("group-comparison", Choices(comparison=ComparisonOptions("category", quotes=2))),
            ("group-comparison", Choices(comparison=ComparisonOptions("code", crossed, quotes=2))),
        ]
        for what, choices in options:
            table = REPORTS[what](reader, choices)
            check(table, names, rows)
            if what == "group-comparison":
                brute_lists.check_voices(table, names, texts, rows)
            if what == "crosstab":
                brute_lists.check_where(table, names, rows)


def _compare_columns(project: Project) -> None:
    """Tables made of columns, with turns read where one quotes, are those made of records."""
    with project.read() as reader:
        analysis = analysis_coding(reader)
        records = material(reader, counted_codings(reader, analysis), analysis)
        columns = quoting_material(reader, analysis)
        for quotes in (1, 3):
            shown = ThemeOptions(quotes=quotes)
            assert theme_table(columns, shown) == theme_table(records, shown)


def _compare_lists(project: Project) -> None:
    with project.read() as reader:
        rows = exported(reader)
        names = {row.id: row.name for row in queries.codes(reader)}
        texts = {row.id: row.name for row in queries.transcripts(reader)}
        choices = Choices(
            framework=FrameworkOptions("code", quotes=99), joint=JointOptions(level="code")
        )
        made = {name: REPORTS[name](reader, choices) for name in LISTS}
        brute_lists.check_appendix(made["appendix"], names, texts, rows)
        brute_lists.check_framework(made["framework"], names, texts, rows)
        brute_lists.check_saturation(made["saturation"], rows)
        brute_lists.check_difference(made["codebook-difference"], "upper", rows)
        content, _n = codings_csv(reader)
        lines = csv.DictReader(StringIO(content.decode("utf-8-sig")))
        keys = ("transcript", "start", "end", "code")
        said = ((row[keys[0]], row[keys[1]], row[keys[2]], row[keys[3]]) for row in lines)
        brute_lists.check_quotations(made["quotations"], said)
        asked = {str(row.key) for row in made["framework"].rows}
        scores = {who: score for who, score in SCORES.items() if who in asked}
        brute_lists.check_joint(made["joint-display"], names, scores, rows)
