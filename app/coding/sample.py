"""The sample study, brought in as a team would bring its own: file by file, nothing ready-made.

The two coders work as two people on two computers do: a round is opened, each gets a copy, codes in
it and finishes; the copies are merged, the round is frozen, and a meeting settles a third of the
differences.

It is made under a hidden name and renamed when it is whole, so that a half-made study is never
taken for the study.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.coding import operations
from app.coding.exchange.codebook_csv import read_codebook, read_structure
from app.coding.exchange.codebook_import import import_codebook, import_structure
from app.coding.exchange.codings_csv import CodingsFile, read_codings
from app.coding.exchange.codings_import import import_codings
from app.coding.exchange.guide_csv import read_guide
from app.coding.exchange.interviews_csv import import_interviews, read_interviews
from app.coding.exchange.participants_csv import import_participants, read_participants
from app.coding.exchange.quotations_csv import import_quotations, read_quotations
from app.coding.guide.proposing import propose_asked
from app.coding.importing import propose, read_source
from app.coding.importing.as_input import as_input
from app.coding.merging.merge import merge_copy
from app.coding.operations.handing import record_handout
from app.coding.sample_reconciling import reconcile_a_third
from app.coding.sample_saturation import keep_saturation
from app.coding.sample_theory import Theory
from app.models import queries
from app.models.errors import Refusal
from app.models.handout import new_uid, write_handout
from app.models.project import Project
from app.resources import resource

TITLE = "Empathy in medical education (invented)"
CODERS = ("Ana", "Ben")
ROUND = "Main coding"
FILE_NAME = "study.threefold"
_QUESTIONS = (
    "How do medical students, doctors and teachers understand empathy, how does it show, what "
    "helps or hinders it, and how can it be cultivated?"
)

Report = Callable[[int, int], None]


def make_sample(path: Path, report: Report = lambda done, total: None) -> None:
    """Make the sample study as a new project at `path`; `report` is told (files done, files).

    Refused ("project-exists") where something is there. A refusal that `report` raises cancels the
    work; nothing is left then.
    """
    if path.exists():
        raise Refusal("project-exists", file=path)
    part = path.with_name(f".{path.name}.making")
    part.unlink(missing_ok=True)
    try:
        with Project.create(part, TITLE, copies=False) as project:
            _Sample(project, resource("sample"), report).bring_in()
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f".{part.name}.lock").unlink(missing_ok=True)


class _Sample:
    """Brings the study's files into an empty project in the name of the first coder."""

    def __init__(self, project: Project, folder: Path, report: Report) -> None:
        self.project = project
        self.folder = folder
        self.report = report
        self.coder: int | None = None

    def bring_in(self) -> None:
        coders = [self._do(operations.add_coder, name=name) for name in CODERS]
        self.coder = coders[0]
        self._do(
            operations.edit_study,
            questions=_QUESTIONS,
            recruitment="Invented for this program; no such interviews took place.",
            languages="English, Chinese",
        )
        self._do(import_participants, table=read_participants(self.folder / "participants.csv"))
        self._interviews()
        self._do(import_interviews, table=read_interviews(self.folder / "interviews.csv"))
        topics = read_guide(self.folder / "guide.csv")
        self._asked(self._do(operations.set_guide, name="Guide 1", topics=topics))
        self._do(import_codebook, table=read_codebook(self.folder / "codebook.csv"))
        self._do(import_structure, table=read_structure(self.folder / "structure.csv"))
        self._code_blind(coders)
        self._do(import_quotations, table=read_quotations(self.folder / "quotations.csv"))
        with self.project.read(self.coder) as reader:
            theory = Theory(reader, self.folder / "theory", self._do)
        theory.bring_in(self.coder)
        # Two coders are never added up; until they are reconciled the first one's codings count.
        self._do(operations.name_analysis_coder, coder=coders[0])
        keep_saturation(self.folder, self._do, lambda: self.project.read(self.coder))

    def _asked(self, version: int) -> None:
        """Keep which questions were asked where, as the program proposes it."""
        with self.project.read(self.coder) as reader:
            found = propose_asked(reader, version)
        asked = [(one.transcript, one.question, one.turn) for one in found]
        self._do(operations.record_questions_asked, asked=asked)

    def _interviews(self) -> None:
        files = sorted((self.folder / "interviews").glob("*.docx"))
        sources = [read_source(file) for file in files]
        proposal = propose(sources, participants={source.name for source in sources})
        for number, (source, turns) in enumerate(zip(sources, proposal.texts, strict=True), 1):
            ready = as_input(
                source, turns, participants=[source.name], file_name=f"{source.name}.docx"
            )
            self._do(operations.import_transcript, transcript=ready)
            self.report(number, len(files))

    def _code_blind(self, coders: list[int]) -> None:
        """Let each code in a copy of their own, bring the copies home and freeze the round."""
        everything = self._transcripts()
        round_ = self._do(
            operations.open_round,
            name=ROUND,
            kind="independent",
            coders=coders,
            transcripts=everything,
            open_codebook=False,
        )
        table = read_codings(self.folder / "codings.csv")
        for coder, name in zip(coders, CODERS, strict=True):
            rows = tuple(row for row in table.rows if row.coder == name)
            self._code_in_a_copy(coder, name, replace(table, rows=rows))
        freeze = self._do(operations.freeze_round, round_=round_)
        with self.project.read(self.coder) as reader:
            reconcile_a_third(reader, self._do, freeze, coders)

    def _code_in_a_copy(self, coder: int, name: str, table: CodingsFile) -> None:
        with TemporaryDirectory(prefix=".", dir=self.project.path.parent) as folder:
            path = Path(folder) / f"{name}.threefold"
            uid = new_uid()
            self._do(record_handout, uid=uid, coder=coder)
            with self.project.read() as reader:
                write_handout(reader, path, coder, uid=uid)
            with Project(path, copies=False) as copy:
                copy.do(import_codings, coder, table=table).result()
                copy.do(operations.finish, coder, transcripts=self._transcripts()).result()
            self._do(merge_copy, copy=path)

    def _transcripts(self) -> list[int]:
        with self.project.read() as reader:
            return [row.id for row in queries.transcripts(reader)]

    def _do(self, operation: Any, **values: Any) -> Any:
        return self.project.do(operation, self.coder, **values).result().value
