"""The overview: every number counted by hand, nothing of the other coder, no words of anybody."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.documents.value import Block, Bullets, Document, Figure, Heading, Paragraph
from app.coding.overview.progress import Stage, progress
from app.coding.overview.report import overview_report
from app.coding.overview.weeks import growth, work
from app.coding.tables.value import Table, cell_text
from app.models.project import Project
from app.models.transaction import Transaction
from tests.builders import (
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
)

DAY = date(2026, 11, 28)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def report(project: Project, viewer: int | None = None, *, text: bool = False) -> Document:
    with project.read(viewer) as reader:
        return overview_report(reader, text=text, on=DAY)


def part(document: Document, head: str) -> list[Block]:
    """Return the blocks under a heading."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.text == head
        elif inside:
            found.append(block)
    return found


def lines(blocks: list[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [one.text for one in block.sentences]
        elif isinstance(block, Bullets):
            found += [one.text for one in block.items]
    return found


def rows(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell_text(cell) for cell in row.cells] for row in block.rows]


def made_on(project: Project, table: str, row: int, day: str) -> None:
    def date_back(tx: Transaction) -> None:
        tx.store(table).change(row, created=f"{day}T12:00:00Z")

    did(project, date_back)


def test_an_empty_project_says_what_comes_first(project: Project) -> None:
    document = report(project)
    assert not [block for block in document.blocks if isinstance(block, Heading)]
    assert "The first step is to import interviews." in lines(list(document.blocks))[-1]


def test_stages_by_group_are_counted_as_by_hand(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    texts = [add_transcript(project, name) for name in ("S01", "S02", "S03", "E1")]
    # The builder gives every transcript to S01; the last one is nobody's.
    did(project, operations.set_transcript_participants, transcript=texts[3], participants=[])
    code = add_code(project, "Trust", common=True)
    add_coding(project, texts[0], code, (5, 9), ana)
    add_coding(project, texts[1], code, (5, 9), ben)
    did(project, operations.finish, ana, transcripts=texts[:3])
    did(project, operations.finish, ben, transcripts=texts[1:2])
    did(project, operations.set_reconciled, ana, transcripts=texts[1:2])
    did(project, operations.check_transcripts, transcripts=texts[:1], by="Tim", on="2024-05-03")
    with project.read() as reader:
        found = progress(reader)
    assert found.groups == (
        Stage("Students", 1, 3, 3, 3, 1, 1, 1),
        Stage(None, 0, 1, 0, 0, 0, 0, 0),
    )
    assert found.whole == Stage(None, 1, 4, 3, 3, 1, 1, 1)
    table = part(report(project), "How far the study is")[1]
    assert rows(table)[-1] == ["All", "1", "4", "3", "3", "1", "1", "1"]


def test_who_is_not_interviewed_yet_is_named_under_the_group(project: Project) -> None:
    add_transcript(project)
    did(project, operations.add_participant, name="T01", groups=["Teachers"])
    gone = did(project, operations.add_participant, name="T02", groups=["Teachers"])

    def withdraw(tx: Transaction) -> None:
        tx.store("participant").change(gone, withdrawn="2024-05-03")

    did(project, withdraw)
    words, table = part(report(project), "How far the study is")
    assert "One participant has no transcript yet: T01." in lines([words])
    assert ["Teachers", "1", "0", "0", "0", "0", "0", "0"] in rows(table)
    assert isinstance(table, Table)
    assert {row.key for row in table.rows} == {"transcripts"}


def test_weeks_begin_on_monday_and_none_is_left_out(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text, code = add_transcript(project), add_code(project, "Trust", common=True)
    made = [add_coding(project, text, code, (5, end), ana) for end in (9, 12, 15)]
    made.append(add_coding(project, text, code, (5, 9), ben))
    for row, day in zip(
        made, ("2024-03-03", "2024-03-04", "2024-03-10", "2024-03-18"), strict=True
    ):
        made_on(project, "coding", row, day)
    with project.read() as reader:
        found = work(reader)
    assert [week.isoformat() for week in found.weeks] == [
        "2024-02-26", "2024-03-04", "2024-03-11", "2024-03-18"
    ]  # fmt: skip
    assert found.by_coder == {"Ana": (1, 2, 0, 0), "Ben": (0, 0, 0, 1)}
    assert found.totals == (1, 2, 0, 1)
    figure, table = part(report(project), "Who coded when")
    assert isinstance(figure, Figure)
    assert figure.chart.bars == (1, 2, 0, 1)
    assert "4 in all; most in the week from 4 March 2024 (2)." in figure.description
    assert rows(table) == [
        ["18 March 2024", "0", "1", "1"],
        ["4 March 2024", "2", "0", "2"],
        ["26 February 2024", "1", "0", "1"],
    ]


def test_the_codebook_grows_and_merges_are_told_while_they_stand(project: Project) -> None:
    ana, text = add_coder(project, "Ana"), add_transcript(project)
    codes = [add_code(project, name, ana) for name in ("Trust", "Faith", "Time")]
    made_on(project, "code", codes[0], "2024-03-04")
    made_on(project, "code", codes[2], "2024-03-12")
    did(project, operations.merge_codes, ana, into=codes[0], codes=[codes[1]])
    did(project, operations.define_code, ana, code=codes[0], definition="relying on somebody")
    with project.read() as reader:
        found = growth(reader)
    assert (found.new, found.so_far) == ((1, 1), (1, 2))
    said = lines(part(report(project), "The codebook"))
    assert said[0] == (
        "It holds 2 codes, of which 1 have no definition, 0 categories and 0 themes."
    )
    assert said[1].startswith("Merged: once, on ")
    project.undo(ana).result()  # the definition
    project.undo(ana).result()  # the merge
    assert not [one for one in lines(part(report(project), "The codebook")) if "Merged" in one]
    coded = add_coding(project, text, codes[2], (5, 9), ana)
    made_on(project, "coding", coded, "2024-03-05")  # imported: as old as its oldest coding
    with project.read() as reader:
        assert growth(reader).new[0] == 2


def test_sub_themes_are_told_apart_from_themes(project: Project) -> None:
    add_transcript(project)
    above = add_category(project, "Teaching", level="theme", common=True)
    add_category(project, "First classroom", level="theme", common=True, parent=above)
    add_code(project, "Trust", common=True)
    said = lines(part(report(project), "The codebook"))
    assert said[0].endswith("0 categories and 1 themes with 1 sub-themes.")


def test_memos_are_named_and_quoted_only_where_asked(project: Project) -> None:
    ana = add_coder(project, "Ana")
    add_transcript(project)
    did(project, operations.write_memo, ana, title="Doubt", text="She said she never slept.")
    did(project, operations.write_memo, ana, title="Mine", text="Alone.", private=True)
    document = report(project)
    (line,) = lines(part(document, "Memos of the last 4 weeks"))
    assert line.endswith(", Ana: Doubt")
    assert "never slept" not in repr(document)
    assert "never slept" in repr(report(project, text=True))
    assert "Mine" not in repr(report(project, ana, text=True))


def frozen(project: Project) -> tuple[int, int]:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text, code = add_transcript(project), add_code(project, "Trust", common=True)
    values = {"name": "Pilot", "kind": "independent", "open_codebook": True}
    round_ = did(project, operations.open_round, coders=[ana, ben], transcripts=[text], **values)
    add_coding(project, text, code, (5, 24), ana)
    add_coding(project, text, code, (5, 14), ben)
    for coder in (ana, ben):
        did(project, operations.finish, coder, transcripts=[text])
    did(project, operations.freeze_round, ana, round_=round_)
    return ana, ben


def test_what_was_agreed_on_is_not_coded_twice(project: Project) -> None:
    ana = add_coder(project, "Ana")
    text, code = add_transcript(project), add_code(project, "Trust", common=True)
    add_coding(project, text, code, (5, 9), ana)

    def agree(tx: Transaction) -> int:
        return tx.coders.add(name="Consensus", kind="consensus")

    add_coding(project, text, code, (5, 9), did(project, agree))
    with project.read() as reader:
        assert work(reader).by_coder == {"Ana": (1,)}


def test_agreement_of_a_frozen_round_with_what_is_open(project: Project) -> None:
    frozen(project)
    (table,) = part(report(project), "Agreement of the coders")
    ((name, coders, transcripts, _day, kappa, interval, positive, left),) = rows(table)
    assert (name, coders, transcripts, left) == ("Pilot", "Ana and Ben", "1", "1")
    assert interval == "too few interviews"
    # 9 characters marked by both, 19 and 9 in all: 18 of 28.
    assert positive == "0.64"
    assert 0 < float(kappa) < 1
    (why,) = lines(part(report(project), "Saturation"))
    assert "it is not decided whose coding counts" in why


def test_a_blind_coder_s_overview_tells_nothing_of_the_other(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text = add_transcript(project)
    values = {"name": "Pilot", "kind": "independent", "open_codebook": True}
    did(project, operations.open_round, coders=[ana, ben], transcripts=[text], **values)
    mine = add_code(project, "Trust", ana)
    add_coding(project, text, mine, (5, 9), ana)
    before = report(project, ana, text=True)
    code = add_code(project, "Ben's code", ben)
    add_coding(project, text, code, (5, 24), ben)
    add_category(project, "Ben's theme", ben, level="theme", codes=[code])
    did(project, operations.write_memo, ben, title="Ben's", text="Ben's doubt")
    assert report(project, ana, text=True) == before
    assert "only what Ana may see is counted" in repr(before)
    assert "Ben: not told while it is open" in repr(before)
