"""`threefold search`: the contract's JSON, lines for people, refusals."""

from pathlib import Path

import pytest

from tests.cli.conftest import TEXT, Cli


def test_json(cli: Cli, study: Path) -> None:
    start = TEXT.index("trust me")
    assert cli("search", study, "TRÚST them OR they", "--json").json == {
        "hits": [
            {
                "transcript": "S01",
                "start": at,
                "end": at + len(word),
                "text": word,
                "speaker": "S01",
            }
            for at, word in ((start - 5, "they"), (start, "trust"))
        ]
    }
    assert cli("search", study, "nowhere", "--json").json == {"hits": []}


def test_lines(cli: Cli, study: Path) -> None:
    said = cli("search", study, "🙂")
    assert (said.code, said.err) == (0, "")
    assert "[🙂]" in said.out
    assert said.out.startswith(f"S01 {TEXT.index('🙂')}–{TEXT.index('🙂') + 1}: ")


@pytest.mark.parametrize(
    "query, line",
    [
        ('"open', "The quotation mark before “open” is not closed."),
        ("trust code:nothing", "There is no code “nothing”."),
    ],
)
def test_refused(cli: Cli, study: Path, query: str, line: str) -> None:
    said = cli("search", study, query)
    assert (said.code, said.out, said.err) == (1, "", f"threefold: {line}\n")


def test_without_a_query(cli: Cli, study: Path) -> None:
    assert cli("search", study).code == 2
