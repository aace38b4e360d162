"""What a coder keeps private leaves the project by no command, whoever runs it."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.reports.catalog import REPORTS
from app.models import queries
from app.models.project import Project
from tests.builders import did
from tests.cli.conftest import Cli

SECRET = "unspoken"


@pytest.fixture
def secretive(study: Path) -> Path:
    """Return the study with a private memo of Ben's on everything that can carry one."""
    with Project(study, copies=False) as project:
        with project.read() as reader:
            coders = {row.name: row.id for row in queries.coders(reader)}
            transcript = queries.transcripts(reader)[0].id
            about = [
                {},
                {"code": queries.codes(reader)[0].id},
                {"category": queries.categories(reader)[0].id},
                {"participant": queries.participants(reader)[0].id},
                {"transcript": transcript},
                {"passage": (transcript, 0, 3)},
                {"coding": queries.all_codings(reader)[0].id},
            ]
        for on in about:
            did(
                project,
                operations.write_memo,
                coders["Ben"],
                text=SECRET,
                title=SECRET,
                private=True,
                **on,
            )
    return study


@pytest.mark.parametrize("viewer", [(), ("--as", "Ana"), ("--as", "Ben")])
@pytest.mark.parametrize("what", REPORTS)
def test_no_export_holds_a_private_memo(
    cli: Cli, secretive: Path, tmp_path: Path, what: str, viewer: tuple[str, ...]
) -> None:
    assert cli("finish", secretive, "--coder", "Ana").code == 0
    out = tmp_path / "out.csv"
    said = cli("export", secretive, what, out, "--coder", "Ana", *viewer)
    if said.code == 2:
        said = cli("export", secretive, what, out)  # it counts nothing, so it asks for no coder
    told = said.out + said.err + (out.read_text(encoding="utf-8") if out.exists() else "")
    assert SECRET not in told


def test_no_other_command_tells_of_it(cli: Cli, secretive: Path, tmp_path: Path) -> None:
    for words in (
        ("codings", "export", secretive, tmp_path / "codings.csv"),
        ("codebook", "export", secretive, tmp_path / "codebook.csv"),
        ("check", secretive, "--json"),
        ("text", secretive, "S01", "--json"),
    ):
        said = cli(*words)
        assert said.code == 0, words
        assert SECRET not in said.out + said.err
    for name in ("codings.csv", "codebook.csv"):
        assert SECRET not in (tmp_path / name).read_text(encoding="utf-8")
