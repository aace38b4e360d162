"""The page on the command line says what the parser does, option by option."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.names import COMMANDS
from app.cli.parser import build_parser, command_names

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## threefold (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.M | re.S))


def _leaves(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from _leaves(below, f"{name} {word}".strip())
            return
    yield name, parser


PARSERS = dict(_leaves(build_parser()))


def test_every_command_has_a_section_and_no_section_is_of_no_command() -> None:
    assert set(SECTIONS) == set(PARSERS)


def test_the_window_knows_the_names_without_the_parser() -> None:
    assert set(command_names()) == COMMANDS


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_the_section_names_exactly_the_options(name: str) -> None:
    options = {
        option
        for action in PARSERS[name]._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", SECTIONS[name])) == options


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_every_option_is_explained_on_a_line_of_its_own(name: str) -> None:
    for action in PARSERS[name]._actions:
        for option in action.option_strings:
            if option.startswith("--") and option != "--help":
                assert f"- `{option}`:" in SECTIONS[name]


@pytest.mark.parametrize("name", sorted(PARSERS))
def test_the_usage_line_names_every_argument(name: str) -> None:
    usage = SECTIONS[name].strip().splitlines()[0]
    for action in PARSERS[name]._actions:
        if not action.option_strings:
            shown = action.metavar if isinstance(action.metavar, str) else action.dest
            assert shown in usage


def test_every_report_is_in_the_table() -> None:
    from app.coding.documents.catalog import DOCUMENTS
    from app.coding.printing.story_writers import NAME as STORY
    from app.coding.printing.write import NAME
    from app.coding.reports.catalog import REPORTS

    named = set(re.findall(r"^\| `([a-z-]+)` \|", SECTIONS["export"], re.M))
    assert named == {*REPORTS, *DOCUMENTS, NAME, STORY}
