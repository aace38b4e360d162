"""The table of agreement says the same as the command, and what was compared."""

from pathlib import Path

import pytest

from app.coding.reports.agreement_table import AgreementOptions, agreement_report
from app.coding.tables.value import cell_text
from app.models.errors import Refusal
from tests.builders import (
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    make_project,
)


def test_the_table(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        text = add_transcript(project, text="x" * 100)
        code, _unused = add_code(project, "trust"), add_code(project, "unused")
        add_coding(project, text, code, (0, 50), ana)
        add_coding(project, text, code, (25, 50), ben)
        with project.read() as reader:
            table = agreement_report(reader, AgreementOptions(all_transcripts=True, more=True))
            with pytest.raises(Refusal, match="agreement-nothing-finished"):
                agreement_report(reader)
        add_coder(project, "Cleo")
        with project.read() as reader, pytest.raises(Refusal, match="agreement-which-coders"):
            agreement_report(reader)
        with project.read() as reader:
            named = AgreementOptions("Ben,Ana", all_transcripts=True)
            turned = agreement_report(reader, named)
    rows = [[cell_text(cell) for cell in row.cells] for row in table.rows]
    assert rows[0][:9] == ["trust", "25", "25", "0", "50", "0.750", "0.667", "0.500", "0.469"]
    assert rows[1][:14] == ["unused", "0", "0", "0", "100", "1.000", *["–"] * 6, "-1.000", "0.000"]
    assert rows[1][-2:] == ["", ""]
    assert [column.heading for column in table.columns][2:4] == ["Only\nAna", "Only\nBen"]
    assert table.notes[:2] == (
        "Not defined, because neither coder used it: unused.",
        "Bands are conventions and no test: kappa by Landis & Koch (1977), alpha by Krippendorff "
        "(2004).",
    )
    assert table.notes[2].startswith("Kappa of the one code that varies: 0.500")
    assert table.notes[3].startswith("Compared: Ana and Ben, 1 transcript, unit character")
    assert rows[0][-2:] == ["moderate", "not to be relied on"]
    assert [cell_text(cell) for cell in turned.rows[0].cells][1:4] == ["25", "0", "25"]
