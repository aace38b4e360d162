"""What is exported is imported again without a difference: into itself, and into a new project."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.coding.exchange import codings_csv, export_codings, import_codings, read_codings
from app.coding.exchange.trees import Place
from app.coding.operations import add_coder, create_category, create_code, place_codes
from app.coding.operations.codings import apply_code, mark_quotable
from app.models import queries
from app.models.errors import Refusal
from app.models.transaction import Transaction
from tests.coding.exchange.study import HEAD, Study

NAME = st.text(st.sampled_from("ab/>\\='- 采\u00a0"), min_size=1, max_size=6).map(str.strip)
NAMES = st.lists(NAME.filter(bool), min_size=1, max_size=5, unique=True)
# CR is no part of a stored text, NUL and lone surrogates neither.
TEXT = st.text(st.sampled_from("a='\n\t\" ,;采😀\u2028"), min_size=1, max_size=30)
CODERS = ("Ana", "=Ben", "陈")


class Coded(NamedTuple):
    """A coding to make: numbers of transcript, code and coder, a span, memo and mark."""

    transcript: int
    code: int
    coder: int
    start: int
    end: int
    memo: str
    quotable: bool


class Plan(NamedTuple):
    """A project to make. `parents` and `places` are numbers of codes and headings before."""

    texts: tuple[str, str]
    codes: list[tuple[str, int | None]]
    headings: list[tuple[str, str, int | None]]
    places: list[int | None]
    codings: list[Coded]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    texts = (f"0{draw(TEXT)}", f"1{draw(TEXT)}")  # two texts must differ
    names = draw(NAMES)
    codes = [(name, draw(_before(number))) for number, name in enumerate(names)]
    headings: list[tuple[str, str, int | None]] = []
    for number, name in enumerate(draw(NAMES)):
        parent = draw(_before(number))
        under_category = parent is not None and headings[parent][1] == "category"
        level = "category" if under_category else draw(st.sampled_from(["theme", "category"]))
        headings.append((name, level, parent))
    places = [draw(_before(len(headings))) for _ in codes]
    return Plan(texts, codes, headings, places, draw(st.lists(_coded(texts, len(codes)))))


def _before(number: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, number - 1) if number else st.none()


@st.composite
def _coded(draw: st.DrawFn, texts: tuple[str, str], codes: int) -> Coded:
    transcript = draw(st.integers(0, 1))
    start = draw(st.integers(0, len(texts[transcript]) - 1))
    return Coded(
        transcript,
        draw(st.integers(0, codes - 1)),
        draw(st.integers(0, len(CODERS) - 1)),
        start,
        draw(st.integers(start + 1, len(texts[transcript]))),
        draw(st.just("") | TEXT.map(str.strip)),
        draw(st.booleans()),
    )


def carry_out(tx: Transaction, *, plan: Plan, transcripts: Sequence[int]) -> None:
    """Make the plan's project as one operation, which is quicker than one for each step."""
    coders = [add_coder(tx, name=name) for name in CODERS]
    codes: list[int] = []
    for name, parent in plan.codes:
        codes.append(create_code(tx, name=name, parent=None if parent is None else codes[parent]))
    headings: list[int] = []
    for name, level, parent in plan.headings:
        above = None if parent is None else headings[parent]
        headings.append(create_category(tx, name=name, level=level, parent=above))
    for code, place in zip(codes, plan.places, strict=True):
        if place is not None:
            place_codes(tx, codes=[code], parent=headings[place])
    for one in plan.codings:
        tx.coder = coders[one.coder]
        row = apply_code(
            tx,
            transcript=transcripts[one.transcript],
            code=codes[one.code],
            start=one.start,
            end=one.end,
            memo=one.memo,
        )
        if one.quotable:
            mark_quotable(tx, codings=[row])


def expected_rows(plan: Plan) -> list[tuple[Any, ...]]:
    """Return what a file must say of a plan, worked out from the plan alone."""
    rows: dict[tuple[Any, ...], list[Any]] = {}
    for one in plan.codings:
        key = (
            f"S{one.transcript}",
            one.start,
            one.end,
            code_path(plan, one.code),
            CODERS[one.coder],
        )
        have = rows.setdefault(key, [one.memo, False])
        have[1] |= one.quotable
    return sorted((*key, memo, mark) for key, (memo, mark) in rows.items())


def code_path(plan: Plan, number: int) -> tuple[str, ...]:
    name, parent = plan.codes[number]
    return (name,) if parent is None else (*code_path(plan, parent), name)


def place_of(plan: Plan, code: int) -> Place | None:
    at, above = plan.places[code], []
    while at is not None:
        name, level, parent = plan.headings[at]
        above.insert(0, (name, level))
        at = parent
    if not above:
        return None
    return Place(
        tuple(name for name, level in above if level == "theme"),
        tuple(name for name, level in above if level == "category"),
    )


@settings(max_examples=20)
@given(plan=plans())
def test_round_trip(
    plan: Plan, tmp_path_factory: pytest.TempPathFactory, empty_project: Path
) -> None:
    folder = tmp_path_factory.mktemp("trip")
    texts = {"S0": plan.texts[0], "S1": plan.texts[1]}
    study = Study(folder / "study.threefold", empty_project, texts)
    other = Study(folder / "other.threefold", empty_project, texts)
    with study.project, other.project:
        study.do(carry_out, plan=plan, transcripts=list(study.transcripts.values()))
        out = folder / "out.csv"
        with study.project.read() as reader:
            n = export_codings(reader, out)
        table = read_codings(out)
        assert table.problems == ()

        again = study.project.do(import_codings, table=table).result()
        assert (again.changes, again.value.already_there) == (None, n)
        assert again.value.notices == ()

        other.do(import_codings, table=table)
        state = other.state()
        assert state["codings"] == study.state()["codings"]
        assert [(*row[:6], bool(row[6])) for row in state["codings"]] == expected_rows(plan)
        used = {one.code for one in plan.codings}
        places = {(code_path(plan, code), place_of(plan, code)) for code in used}
        assert set(state["places"]) == {pair for pair in places if pair[1] is not None}
        with other.project.read() as reader:
            assert codings_csv(reader)[0] == out.read_bytes()


def exported(study: Study, coders: Sequence[int] | None = None) -> list[dict[str, str]]:
    with study.project.read() as reader:
        content, n = codings_csv(reader, coders)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == n
    return rows


def test_the_order_is_that_of_collection_and_of_the_text(study: Study) -> None:
    lines = ["S02,0,3,b,Ben", "S02,0,3,a,Ben", "S01,5,6,a,Ana", "S02,0,2,b,Ana", "S01,1,9,a,Ben"]
    study.do(import_codings, table=read_codings(study.file(HEAD, *lines)))
    found = [",".join(list(row.values())[:5]) for row in exported(study)]
    assert found == [lines[4], lines[2], lines[3], lines[1], lines[0]]


def test_one_coder_or_all(study: Study) -> None:
    study.do(
        import_codings,
        table=read_codings(study.file(HEAD, "S01,0,1,a,Ana", "S01,0,2,b,Ben", "S01,0,3,c,Cai")),
    )
    with study.project.read() as reader:
        ben = next(row.id for row in queries.coders(reader) if row.name == "Ben")
    assert [row["coder"] for row in exported(study, [ben])] == ["Ben"]
    assert [row["coder"] for row in exported(study, [])] == []
    assert [row["coder"] for row in exported(study)] == ["Ana", "Ben", "Cai"]


def test_the_cells_as_they_stand_in_the_file(study: Study) -> None:
    head = f"{HEAD},memo,category,theme,created,quotable"
    row = "S02,5,14,a/b,Ana,=1+1,C > D,T > U,2024-03-05T09:31:44Z,x"
    study.do(import_codings, table=read_codings(study.file(head, row)))
    assert exported(study) == [
        {
            "transcript": "S02",
            "start": "5",
            "end": "14",
            "code": "a/b",
            "coder": "Ana",
            "memo": "'=1+1",
            "category": "C > D",
            "theme": "T > U",
            "quote": "我们等了五个小时。",
            "created": "2024-03-05T09:31:44Z",
            "quotable": "yes",
        }
    ]


def test_an_empty_export_is_a_file_that_can_be_read(study: Study) -> None:
    with study.project.read() as reader:
        assert export_codings(reader, study.folder / "out.csv") == 0
    assert read_codings(study.folder / "out.csv").rows == ()


def test_an_export_needs_a_folder(study: Study) -> None:
    with study.project.read() as reader, pytest.raises(Refusal) as caught:
        export_codings(reader, study.folder / "no" / "out.csv")
    assert caught.value.reason == "export-folder-missing"
