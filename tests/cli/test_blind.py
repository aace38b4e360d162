"""While an independent round is open, commands need to know who is looking."""

import csv
from pathlib import Path

import pytest

from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from app.models.transaction import Transaction
from app.words import sentence
from tests.cli.conftest import TEXT, Cli, state, write

NEEDED = "An independent round is open (First round). Say with --as who is looking."
REVEALING = [
    ("codings", "export", "{p}", "{o}.csv"),
    ("codebook", "export", "{p}", "{o}.csv"),
    ("export", "{p}", "theme-table", "{o}.docx"),
    ("export", "{p}", "codebook", "{o}.docx"),
    ("export", "{p}", "quotations", "{o}.csv"),
    ("export", "{p}", "history", "{o}.csv"),
    ("search", "{p}", "trust coder:Ana"),
]


@pytest.fixture
def blind(study: Path) -> Path:
    """Return the study with an open independent round of Ana and Ben."""

    def open_a_round(tx: Transaction) -> None:
        coding = tx.store("round").add(
            name="First round", kind="independent", state="open", created=tx.now()
        )
        for coder in tx.coders.find():
            tx.store("round_coder").add(round=coding, coder=coder.id)

    with Project(study) as project:
        project.do(open_a_round).result()
        with project.read() as reader:
            assert queries.blind_rounds(reader) == ["First round"]
    return study


@pytest.mark.parametrize("words", REVEALING, ids=" ".join)
def test_refused_without_a_name(
    cli: Cli, blind: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    call = [word.format(p=blind, o=tmp_path / "out") for word in words]
    assert cli(*call).line == NEEDED
    assert list(tmp_path.glob("out*")) == []
    assert cli(*call, "--as", "Cleo").line == "There is no coder “Cleo”. Name one of: Ana, Ben."
    assert cli(*call, "--as", "Ana").code == 0


def test_what_shows_nobody_s_work_is_free(cli: Cli, blind: Path, tmp_path: Path) -> None:
    assert cli("text", blind, "S01").out == TEXT
    assert cli("export", blind, "participants-table", tmp_path / "t1.docx").code == 0
    assert cli("search", blind, "trust").code == 0
    assert cli("check", blind).code == 0
    assert cli("finish", blind, "--coder", "Ana").code == 0


@pytest.mark.parametrize("viewer, n, code", [("Ana", 2, "trust"), ("Ben", 1, "sitting down")])
def test_only_one_s_own_work_is_shown(
    cli: Cli, blind: Path, tmp_path: Path, viewer: str, n: int, code: str
) -> None:
    out = tmp_path / "out.csv"
    for words in (("codings", "export", blind, out), ("export", blind, "quotations", out)):
        said = cli(*words, "--as", viewer)
        assert said.code == 0
        found = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
        assert len(found) == n
        assert {row.get("coder") or row["Coder"] for row in found} == {viewer}
        assert code in {row.get("code") or row["Code"] for row in found}


HEAD = "transcript,start,end,code,coder"


def test_codings_are_brought_in_by_who_says_so_and_only_one_s_own(
    cli: Cli, blind: Path, tmp_path: Path
) -> None:
    """Without a name "already there" would tell what Ana did; her "trust" is not Ben's to meet."""
    mine = write(tmp_path / "mine.csv", HEAD, "S01,0,4,trust,Ben")
    before = state(blind)
    assert cli("codings", "import", blind, mine).line == NEEDED
    hers = write(tmp_path / "hers.csv", HEAD, "S01,0,4,trust,Ana")
    said = cli("codings", "import", blind, hers, "--as", "Ben")
    assert said.code == 1
    assert "Ana" in said.err
    assert state(blind) == before
    said = cli("codings", "import", blind, mine, "--as", "Ben", "--json")
    assert said.code == 0
    assert (said.json["added"], said.json["codes_made"]) == (1, ["trust"])
    out = tmp_path / "out.csv"
    assert cli("codings", "export", blind, out, "--as", "Ana").code == 0
    assert "Ben" not in out.read_text(encoding="utf-8-sig")


def test_the_codebook_stands_still_while_a_round_is_open(
    cli: Cli, blind: Path, tmp_path: Path
) -> None:
    book = write(tmp_path / "book.csv", "code,definition", "trust,new")
    before = state(blind)
    assert cli("codebook", "import", blind, book).line == NEEDED
    said = cli("codebook", "import", blind, book, "--as", "Ben")
    assert said.code == 1
    assert said.line == sentence(Refusal("codebook-fixed-while-blind"))
    assert state(blind) == before


def test_the_history_says_who_brought_codings_in(cli: Cli, study: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "more.csv", HEAD, "S01,0,4,calm,Ben")
    assert cli("codings", "import", study, file, "--as", "Ana").code == 0
    out = tmp_path / "history.csv"
    assert cli("export", study, "history", out).code == 0
    first = next(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert "Ana" in first.values()
    assert "Imported codings (1)" in first.values()


def test_all_is_all_that_one_may_see(cli: Cli, blind: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    said = cli("export", blind, "quotations", out, "--coder", "all", "--as", "Ben", "--json")
    assert said.json["rows"] == 1
    # The code "trust" is Ana's alone.
    assert cli("codebook", "export", blind, out, "--as", "Ben").code == 0
    assert "trust" not in out.read_text()
    assert cli("codebook", "export", blind, out, "--as", "Ana").code == 0
    assert "trust" in out.read_text()


def test_a_code_that_is_hidden_does_not_break_the_tables(
    cli: Cli, blind: Path, tmp_path: Path
) -> None:
    def use_the_other_s_code(tx: Transaction) -> None:
        codes = {row.name: row for row in tx.codes.find()}
        ben = next(row.id for row in tx.coders.find() if row.name == "Ben")
        mine = next(row for row in tx.codings.find() if row.coder == ben)
        tx.codings.change(mine.id, code=codes["trust"].id)

    with Project(blind) as project:
        project.do(use_the_other_s_code).result()
    for what in ("theme-table", "quotations", "codebook"):
        assert cli("export", blind, what, tmp_path / "x.docx", "--as", "Ben").code == 0


def test_with_the_round_frozen_nobody_has_to_say(cli: Cli, blind: Path, tmp_path: Path) -> None:
    def freeze(tx: Transaction) -> None:
        tx.store("round").change(tx.store("round").find()[0].id, state="frozen")

    with Project(blind) as project:
        project.do(freeze).result()
    assert cli("codings", "export", blind, tmp_path / "x.csv").code == 0


def test_a_merge_tells_numbers_only_to_whose_copy_it_is(
    cli: Cli, blind: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "ben.threefold"
    assert cli("handout", blind, copy, "--to", "Ben").code == 0
    mine = write(tmp_path / "mine.csv", HEAD, "S01,0,4,a secret name,Ben", "S01,0,9,calm,Ben")
    assert cli("codings", "import", copy, mine, "--as", "Ben").code == 0
    for viewer in ((), ("--as", "Ana")):
        said = cli("merge", blind, copy, "--dry-run", *viewer)
        assert said.out.startswith("The copy brings new work. How much and where is not told")
        assert not {"S01", "secret", "2"} & set(said.out.split())
        found = cli("merge", blind, copy, "--dry-run", "--json", *viewer).json
        assert found.pop("withheld") is True
        assert set(found.values()) == {None}
    said = cli("merge", blind, copy, "--dry-run", "--as", "Ben", "--json")
    assert said.json["added"]["codings"] == 2
    assert "not told" in cli("merge", blind, copy).out
    assert cli("merge", blind, copy).out == "The copy holds nothing new.\n"
