"""The methods text: what the project holds in sentences, and nothing that it does not hold."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.documents.value import Document, Heading, Paragraph
from app.coding.paper.methods import ASKED, methods
from app.coding.tables.value import Table, cell_text
from app.models import queries
from app.models.project import Project
from app.words.methods import word
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
Rows = list[dict[str, str]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def written(project: Project, viewer: int | None = None) -> Document:
    with project.read(viewer) as reader:
        return methods(reader, DAY)


def sentences(document: Document) -> str:
    """Return the running text without the list of what is missing."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.text == word("missing-head"):
            break
        if isinstance(block, Paragraph):
            found += [one.text for one in block.sentences]
    return " ".join(found)


def checklist(document: Document, number: int) -> dict[str, str]:
    table = [block for block in document.blocks if isinstance(block, Table)][number]
    return {cell_text(row.cells[0]): cell_text(row.cells[2]) for row in table.rows}


def test_an_empty_project_claims_nothing(project: Project) -> None:
    document = written(project)
    assert sentences(document) == ("")
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert all(name in paragraphs[-1].sentences[0].text for name in ASKED.values())
    first, second = checklist(document, 0), checklist(document, 1)
    assert (len(first), len(second)) == (32, 21)
    told = {number for number, answer in first.items() if answer != "not recorded in the project"}
    assert told == {"4"}
    assert second["19"] == "for the authors to write"


def test_every_sentence_of_people_and_interviews(project: Project) -> None:
    add_transcript(project, "S01")
    add_transcript(project, "S01 again")
    other = did(project, operations.add_participant, name="D01", groups=["Doctors"])
    with project.read() as reader:
        first, second = [row.id for row in queries.transcripts(reader)]
        person = queries.participants(reader)[0].id
    fields = {
        "committee": "the Board of Z",
        "approval_number": "12/3",
        "recruitment": "by posters.",
        "refusals": "two had no time.",
    }
    did(project, operations.edit_study, approach="content-analysis", **fields)
    answers = {"take-part": "yes", "be-quoted": "no"}
    did(project, operations.set_consent, participant=person, answers=answers)
    did(project, operations.set_consent, participant=other, answers={"take-part": "yes"})
    for transcript, day, seconds in ((first, "2024-05-03", 1800), (second, "2024-06-01", None)):
        values = {"date": day, "seconds": seconds, "mode": "in person"}
        did(project, operations.edit_transcripts, transcripts=[transcript], **values)
    guide = [("Trust", ["What is trust?", "And mistrust?"])]
    did(project, operations.set_guide, name="G2", topics=guide)
    check = {"participants": [person, other], "sent_on": "2024-07-01"}
    did(project, operations.record_member_check, what="findings", **check)
    with project.read() as reader:
        sent = queries.member_checks(reader)[0].id
    back = {"sent_on": "2024-07-01", "returned_on": "2024-07-09", "outcome": "One word changed."}
    did(project, operations.edit_member_check, check=sent, **back)
    did(project, operations.write_memo, text="I was shy.", kind="reflexive")
    said = sentences(written(project))
    for sentence in (
        "2 people took part (1 Students, 1 Doctors).",
        "Recruitment: by posters. Refusals and dropouts: two had no time.",
        "The study was approved by the Board of Z (approval number 12/3).",
        "Consent to take part: 2 of 2 participants agreed.",
        "Consent to be quoted: 0 of 2 participants agreed, 1 did not.",
        "The material consists of 2 interviews. "
        "They were collected between 3 May 2024 and 1 June 2024.",
        "How the interviews were held: in person (2). The interview took 30 minutes; the length of "
        "1 of 2 is recorded.",
        "One participant was interviewed more than once.",
        "The interview guide (G2) had 2 questions on one topic: Trust.",
        "The analysis was a qualitative content analysis.",
        "The findings were sent to 2 participants to be checked; 1 came back, and 1 led to a note "
        "of what they changed.",
        "One reflexive note was written during the study.",
    ):
        assert sentence in said


def frozen_round(project: Project, *, look: bool) -> tuple[int, int]:
    """Let two coders code a transcript in a round of which one may have looked."""
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text = add_transcript(project, "S01")
    theme = add_category(project, "Care", level="theme", common=True)
    codes = [add_code(project, name, common=True, category=theme) for name in ("Trust", "Time")]
    values = {"name": "Pilot", "kind": "independent", "open_codebook": False}
    round_ = did(project, operations.open_round, coders=[ana, ben], transcripts=[text], **values)
    add_coding(project, text, codes[0], (5, 24), ana)
    add_coding(project, text, codes[0], (5, 14), ben)
    if look:
        did(project, operations.unblind, ben, round_=round_, reason="I was curious.")
    for coder in (ana, ben):
        did(project, operations.finish, coder, transcripts=[text])
    did(project, operations.freeze_round, ana, round_=round_)
    return ana, ben


def test_independently_only_if_nobody_looked(project: Project) -> None:
    frozen_round(project, look=False)
    said = sentences(written(project))
    assert "Ana and Ben coded 1 of 1 transcripts (100 %) independently" in said
    assert "Ana and Ben independently coded" in said
    assert "Ana and Ben coded the material." in said
    day = said.split("frozen on ")[1].split(")")[0]  # written in prose, and alike in both
    assert f"Their codings were frozen on {day}, before" in said
    assert not re.search(r"\d{4}-\d{2}", said)


def test_an_early_look_is_told_and_nothing_called_independent(project: Project) -> None:
    frozen_round(project, look=True)
    document = written(project)
    said = sentences(document)
    assert "not wholly without seeing each other's work" in said
    assert "I was curious." in said
    answers = [*checklist(document, 0).values(), *checklist(document, 1).values()]
    assert not [one for one in (said, *answers) if "ndependent" in one]


def test_numbers_that_nobody_has_decided_are_left_out(project: Project) -> None:
    ana, _ben = frozen_round(project, look=False)
    said = sentences(written(project))
    assert "it is not decided whose coding counts" in said
    assert "codes were applied" not in said
    did(project, operations.name_analysis_coder, coder=ana)
    said = sentences(written(project))
    assert "In open coding one code was applied to 1 passages." in said
    assert "One theme was found: Care (1 of 1 participants)." in said


def test_a_blind_coder_is_told_nothing_of_the_other(project: Project) -> None:
    ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
    text = add_transcript(project, "S01")
    values = {"name": "Pilot", "kind": "independent", "open_codebook": True}
    did(project, operations.open_round, coders=[ana, ben], transcripts=[text], **values)
    before = written(project, ana)
    hidden = add_code(project, "Ben's secret", ben)
    add_coding(project, text, hidden, (5, 24), ben)
    add_category(project, "Ben's theme", ben, level="theme")
    did(project, operations.write_memo, ben, text="Ben's doubt", kind="theoretical")
    assert written(project, ana) == before


def test_reflexive_analysis_is_not_asked_for_kappa(project: Project) -> None:
    did(project, operations.edit_study, approach="reflexive-thematic-analysis")
    document = written(project)
    missing = document.blocks[-3]
    assert isinstance(missing, Paragraph)
    assert "agreement between coders" not in missing.sentences[0].text
    assert "recruitment" in missing.sentences[0].text


def test_themes_of_a_reflexive_analysis_are_developed_and_not_counted(project: Project) -> None:
    did(project, operations.edit_study, approach="reflexive-thematic-analysis")
    ana, text = add_coder(project, "Ana"), add_transcript(project)
    theme = add_category(project, "Care", level="theme", common=True)
    add_coding(project, text, add_code(project, "Trust", common=True, category=theme), (5, 9), ana)
    said = sentences(written(project))
    assert "They were grouped into one theme. " in said
    assert "One theme was developed: Care." in said
    assert "The coding tree has one code below one theme, and is 2 levels deep." in said
    assert "found" not in said


def test_an_attribute_that_some_lack_is_not_said_of_each(project: Project) -> None:
    people = [did(project, operations.add_participant, name=name) for name in ("S01", "S02")]
    for attribute, known in (("age", people), ("degree", people[:1]), ("height", [])):
        row = did(project, operations.define_attribute, name=attribute)
        for one in known:
            did(project, operations.set_value, participant=one, attribute=row, value="20")
    said = sentences(written(project))
    assert "Of each participant was recorded: age." in said
    assert "Of some of the 2 participants was recorded: degree (1)." in said
    assert "height" not in said


def test_every_number_of_the_sample_study_is_that_of_the_exported_codings(
    study: Path, codings: Rows
) -> None:
    with Project(study, copies=False) as project, project.read() as reader:
        document = methods(reader, DAY)
        counted = {
            row.name: "Consensus" if row.reconciled_on else "Ana"
            for row in queries.transcripts(reader)
        }
        people = len(queries.participants(reader))
    rows = [row for row in codings if row["coder"] == counted[row["transcript"]]]
    passages = {(row["transcript"], row["start"], row["end"]) for row in rows}
    said = sentences(document)
    assert f"{people} people took part (12 students, 8 doctors, 4 teachers)." in said
    codes = {row["code"] for row in rows}
    assert f"In open coding {len(codes)} codes were applied to {len(passages)} passages." in said
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        heard[row["theme"].partition(" > ")[0]].add(row["transcript"])
    for theme in heard.keys() - {""}:
        where = heard[theme]
        assert f"{theme} ({len(where)} of {people} participants)" in said
    assert "students: no new category in S10, S11, S12 after S09 (9+3)." in said
    assert "Ana and Ben coded 24 of 24 transcripts (100 %) independently" in said
