"""Every command, run by a coder in an open blind round, says nothing of what the other has done.

The other's code, heading, memo and note begin with one word, which must be in no output and in no
file; packed files are unpacked.
"""

from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from app.cli.parser import command_names
from app.coding import operations
from app.coding.documents.catalog import DOCUMENTS, FOR_ONE
from app.coding.printing.story_writers import NAME as STORY
from app.coding.printing.write import NAME as CODED
from app.coding.reports.catalog import REPORTS
from app.models import queries
from app.models.project import Project
from tests.builders import did
from tests.cli.conftest import SIT, TEXT, TRUST, Cli, write

SECRET = "zzsecret"
# What a figure, a picture or the window is needed for is tested there.
NOT_HERE = {"new", "demo"}
PLAIN: dict[str, tuple[str, ...]] = {
    "import": ("import", "{p}", "{d}/S02.txt"),
    "text": ("text", "{p}", "S01", "--json"),
    "correct": ("correct", "{p}", "S01", "{d}/S01.txt"),
    "participants": ("participants", "{p}", "{d}/people.csv", "--json"),
    "codings": ("codings", "export", "{p}", "{o}.csv", "--as", "Ben"),
    "codebook": ("codebook", "export", "{p}", "{o}.csv", "--as", "Ben"),
    "finish": ("finish", "{p}", "--coder", "Ben", "--json"),
    "handout": ("handout", "{p}", "{o}.threefold", "--to", "Ben", "--json"),
    "merge": ("merge", "{p}", "{d}/ana.threefold", "--dry-run", "--as", "Ben", "--json"),
    "agreement": ("agreement", "{p}", "--coders", "Ana,Ben", "--as", "Ben", "--json"),
    "saturation": ("saturation", "{p}", "--coder", "Ben", "--as", "Ben", "--json"),
    "search": ("search", "{p}", f"trust OR {SECRET}", "--as", "Ben", "--json"),
    "check": ("check", "{p}", "--json"),
}
EXPORTS = {
    f"export {what}": ("export", "{p}", what, "{o}.docx", "--coder", "Ben", "--as", "Ben")
    for what in REPORTS
}
WRITTEN = {
    f"export {what}": ("export", "{p}", what, "{o}.md", "--as", "Ben")
    for what in DOCUMENTS
    if what not in FOR_ONE
}
CALLS = (
    PLAIN
    | EXPORTS
    | WRITTEN
    | {
        f"export {what}": ("export", "{p}", what, "{o}.md", "--as", "Ben", "--participant", "S01")
        for what in FOR_ONE
    }
    | {
        f"export {CODED}": ("export", "{p}", CODED, "{o}.docx", "--as", "Ben"),
        f"export {CODED} of one": (
            *("export", "{p}", CODED, "{o}.docx", "--coder", "Ana", "--as", "Ben"),
        ),
        f"export {STORY}": ("export", "{p}", STORY, "{o}.docx", "--as", "Ben"),
        "export overview with text": (*WRITTEN["export overview"], "--with-text"),
        "export all": ("export", "{p}", "quotations", "{o}.csv", "--coder", "all", "--as", "Ben"),
        "search by coder": ("search", "{p}", "trust coder:Ana", "--as", "Ben", "--json"),
        "search by code": ("search", "{p}", f"code:{SECRET}", "--as", "Ben", "--json"),
    }
)


@pytest.fixture(scope="module")
def told(ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a study in an open blind round, in which Ana has left her marks."""
    folder = tmp_path_factory.mktemp("blind")
    study = folder / "p.threefold"
    study.write_bytes((ready / "study.threefold").read_bytes())
    (folder / "S01.txt").write_text(TEXT.replace("And then?", "And after that?"), encoding="utf-8")
    (folder / "S02.txt").write_text(TEXT, encoding="utf-8")
    write(folder / "people.csv", "id,group,age", "S01,students,21")
    with Project(study, copies=False) as project:
        with project.read() as reader:
            ids = {row.name: row.id for row in queries.coders(reader)}
            (text,) = (row.id for row in queries.transcripts(reader))
        ana, ben = ids["Ana"], ids["Ben"]
        values = {"name": "Round", "kind": "independent", "coders": [ana, ben]}
        did(project, operations.open_round, ana, transcripts=[text], **values)
        where = {"transcript": text, "start": TRUST[0], "end": TRUST[1]}
        did(project, operations.apply_new_code, ana, **where, name=f"{SECRET} code")
        with project.read() as reader:
            (mine,) = [row for row in queries.all_codings(reader) if row.start == TRUST[0]][-1:]
        did(project, operations.write_coding_memo, ana, coding=mine.id, memo=f"{SECRET} memo")
        did(project, operations.create_category, ana, name=f"{SECRET} heading", own=True)
        did(project, operations.write_memo, ana, text=f"{SECRET} note", code=mine.code)
        values = {"transcript": text, "start": SIT[0], "end": SIT[1]}
        did(
            project,
            operations.write_memo,
            ana,
            text=f"{SECRET} aside",
            passage=tuple(values.values()),
        )
        project.save_copy(folder / "ana.threefold").result()
    return folder


def test_every_command_is_here() -> None:
    assert set(command_names()) == {*PLAIN, "export", *NOT_HERE}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_nothing_of_the_other_is_told(
    cli: Cli, told: Path, tmp_path: Path, call: tuple[str, ...]
) -> None:
    study = tmp_path / "p.threefold"
    study.write_bytes((told / "p.threefold").read_bytes())
    assert SECRET.encode() in study.read_bytes()
    said = cli(*(word.format(p=study, o=tmp_path / "out", d=told) for word in call))
    asked = SECRET in " ".join(call)  # a query is repeated where it is refused
    assert SECRET not in said.out
    assert asked or SECRET not in said.err
    for file in tmp_path.glob("out*"):
        assert SECRET.encode() not in content(file)


def content(file: Path) -> bytes:
    if not is_zipfile(file):
        return file.read_bytes()
    with ZipFile(file) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize(
    "call", ["codings", "codebook", "export quotations", "export history", f"export {CODED}"]
)
def test_who_did_it_reads_it(cli: Cli, told: Path, tmp_path: Path, call: str) -> None:
    words = [
        word.format(p=told / "p.threefold", o=tmp_path / "out", d=told) for word in CALLS[call]
    ]
    assert cli(*("Ana" if word == "Ben" else word for word in words)).code == 0
    (file,) = tmp_path.glob("out*")
    assert SECRET.encode() in content(file)
