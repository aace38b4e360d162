"""What stands below every table that counts no codings, and whose styles a Word file takes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.operations import TranscriptInput
from app.coding.reports.made_on import dated
from app.coding.reports.word_template import TEMPLATE, write_styled
from app.coding.tables.value import Table
from app.models import clock
from app.models.errors import Refusal
from tests.builders import did, make_project

EMPTY = Table((), (), notes=("First.",))


def test_the_last_note_says_from_what_and_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2026-03-01T09:00:00Z")
    monkeypatch.setattr(clock, "here", lambda: datetime(2026, 3, 2, tzinfo=UTC))
    with make_project(tmp_path) as project:
        for name in ("S01", "S02"):
            text = TranscriptInput(name, f"{name} 🙂\n", ())
            did(project, operations.import_transcript, transcript=text)
        with project.read() as reader:
            first, last = dated(EMPTY, reader, codebook=True).notes
        assert first == "First."
        assert last == "2 transcripts in the project; as of 2026-03-02."
        did(project, operations.make_codebook_version, name="pilot")
        with project.read() as reader:
            known = dated(EMPTY, reader, transcripts=False, codebook=True).notes[-1]
        assert known == "Codebook kept last as “pilot” of 2026-03-01; as of 2026-03-02."


def test_a_table_of_any_page_takes_the_project_s_template(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        did(project, operations.set_setting, name=TEMPLATE, value=str(tmp_path / "gone.docx"))
        with project.read() as reader:
            with pytest.raises(Refusal, match="word-template"):
                write_styled(reader, EMPTY, tmp_path / "out.docx")
            assert write_styled(reader, EMPTY, tmp_path / "out.md").exists()
