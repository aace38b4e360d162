"""What comes next in a round, as each of its coders sees it."""

from pathlib import Path

from app.coding import operations
from app.coding.rounds.overview import coded, standings, strata
from app.models.project import Project
from tests.builders import add_code, add_coder, add_coding, add_transcript, did, make_project


def steps(project: Project, *viewers: int) -> list[str]:
    found = []
    for viewer in viewers:
        with project.read(viewer) as reader:
            found.append(standings(reader)[0].step)
    return found


def test_finish_then_freeze_then_compare(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        text = add_transcript(project)
        add_transcript(project, "Essay", "She sat down.")
        code = add_code(project, "Haste", ana)
        add_coding(project, text, code, (5, 24), ana)
        values = {"kind": "independent", "coders": [ana, ben], "transcripts": [text]}
        round_ = did(project, operations.open_round, ana, name="Main", **values)
        assert steps(project, ana, ben) == ["finish", "finish"]
        did(project, operations.finish, ana, transcripts=[text])
        assert steps(project, ana, ben) == ["wait", "finish"]
        with project.read(ben) as reader:
            assert standings(reader)[0].owed == (text,)
            assert coded(reader) == set()
            assert strata(reader) == {"Students": ["S01", "Essay"]}
        did(project, operations.finish, ben, transcripts=[text])
        assert steps(project, ana, ben) == ["freeze", "freeze"]
        did(project, operations.freeze_round, ana, round_=round_)
        assert steps(project, ana, ben) == ["compare", "compare"]
