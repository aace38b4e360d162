"""What is sent to a participant is theirs: no words, ids or codes of anybody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.documents.value import Document, Heading, Paragraph
from app.coding.operations import TranscriptInput, TurnInput
from app.coding.sending.own_words import own_words
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, add_transcript, did, make_project

SPOKEN = (
    ("", "unknown", "recorded in the ward"),
    ("I", "interviewer", "谁先说？"),
    ("S01", "participant", "I do 🙂 e\u0301."),
    ("S02", "participant", "SECRET one."),
    ("S02", "participant", "SECRET two."),
    ("Nurse", "unknown", "SECRET nurse."),
    ("?", "participant", "SECRET voice."),
    ("S01", "participant", "שלום to all."),
    ("I", "interviewer", " "),
)
ESSAY = (TurnInput(0, 0, 8, None, "unknown"), TurnInput(9, 9, 15, None, "unknown"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with make_project(tmp_path_factory.mktemp("sending"), title="Trust") as made:
        coder = add_coder(made)
        text = add_transcript(made, coder=coder)
        add_coding(made, text, add_code(made, "SECRET code", coder), (5, 13), coder)
        said, turns = "", []
        for label, role, words in SPOKEN:
            head = f"{label}: " if label else ""
            start = len(said) + len(head)
            turns.append(TurnInput(len(said), start, start + len(words), label, role))
            said += f"{head}{words}\n"
        for given in (
            TranscriptInput("S01-SECRET", said, turns, participants=("S01", "S02"),
                            date="2026-05-03", kind="focus-group"),
            TranscriptInput("essay", "I wrote.\nTwice.", ESSAY, ("S01",), kind="essay"),
            TranscriptInput("both", "SECRET text", ESSAY[:1], participants=("S01", "S03")),
        ):  # fmt: skip
            did(made, operations.import_transcript, coder, transcript=given, again=True)
        did(made, operations.add_participant, name="S09")
        yield made


def written(project: Project, name: str) -> Document:
    with project.read() as reader:
        return own_words(reader, name)


def lines(document: Document) -> list[str]:
    """Return headings after "#", small print after ">"."""
    found = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append(f"# {block.text}")
        if isinstance(block, Paragraph):
            words = " ".join(one.text for one in block.sentences)
            found.append(f"> {words}" if block.quiet else words)
    return found


def test_their_turns_stand_in_order_and_the_place_of_others_is_marked(project: Project) -> None:
    first, *rest = lines(written(project, "S01"))
    assert "Please tell us" in first
    own = {part[0]: part for part in parted(rest)}
    assert own["# Group interview on 3 May 2026"][1:] == [
        "> [It is not recorded who spoke here.]",
        "> Interviewer: 谁先说？",
        "I do 🙂 e\u0301.",
        "> [Somebody else spoke here.]",
        "> [It is not recorded who spoke here.]",
        "שלום to all.",
    ]
    assert own["# Text that you wrote"][1:] == ["I wrote.", "Twice."]
    assert ["I listen 🙂 to them.", "> Interviewer: And then?", "然后 they trust me."] in [
        part[1:] for part in parted(rest)
    ]
    assert ["> [Several people took part, and it is not recorded who said what.]"] in [
        part[1:] for part in parted(rest)
    ]


def test_nothing_of_anybody_else_is_in_it(project: Project) -> None:
    document = written(project, "S01")
    whole = "\n".join([document.title, document.about, *lines(document)])
    for others in ("SECRET", "S02", "S03", "Nurse", "ward"):
        assert others not in whole
    assert "Trust. For participant S01" in document.about


def test_whoever_said_nothing_or_is_unknown(project: Project) -> None:
    assert lines(written(project, "S09")) == ["No words of yours are held in this study."]
    with pytest.raises(Refusal) as refused:
        written(project, "S1")
    assert refused.value.reason == "participant-unknown"
    assert "S01" in str(refused.value.values["names"])


def parted(rest: list[str]) -> list[list[str]]:
    """Return the lines of each transcript, its heading first."""
    found: list[list[str]] = []
    for line in rest:
        if line.startswith("# "):
            found.append([])
        found[-1].append(line)
    return found


def test_the_file_can_be_read(project: Project, tmp_path: Path) -> None:
    from docx import Document as Word

    from app.coding.documents.write import write_document

    write_document(written(project, "S01"), tmp_path / "o.docx")
    assert "I do 🙂 e\u0301." in [one.text for one in Word(str(tmp_path / "o.docx")).paragraphs]
