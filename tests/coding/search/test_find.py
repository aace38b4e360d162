"""Searching a project: what narrows a query, who may see what, and in which order hits come."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.coding import operations
from app.coding.operations import TranscriptInput
from app.coding.search.find import reveals, search
from app.coding.search.language import parse
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_category,
    add_code,
    add_coder,
    add_coding,
    add_transcript,
    did,
    make_project,
    open_round,
)


class Study:
    def __init__(self, folder: Path) -> None:
        self.project = make_project(folder)
        self.ana, self.ben = add_coder(self.project, "Ana"), add_coder(self.project, "Ben")
        first = add_transcript(self.project)
        essay = TranscriptInput("E1", "They listen.\nI trust.\n", (), participants=("D01",))
        did(self.project, operations.import_transcript, transcript=essay)
        theme = add_category(self.project, "Deeds", level="theme")
        category = add_category(self.project, "Small acts", parent=theme)
        heard = add_code(self.project, "Being heard", category=category, common=True)
        sub_code = add_code(self.project, "Écoute", parent=heard, common=True)
        trust = add_code(self.project, "Trust", self.ben)
        add_coding(self.project, first, sub_code, (5, 24), self.ana)
        add_coding(self.project, first, trust, (43, 60), self.ben)

    def hits(self, query: str, viewer: int | None = None) -> list[tuple[str, str, str | None]]:
        """Return transcript, words and speaker of each hit."""
        with self.project.read(viewer) as reader:
            return [
                (found.transcript.name, found.text[hit.start : hit.end], hit.speaker)
                for found in search(reader, parse(query))
                for hit in found.hits
            ]

    def count(self, query: str, viewer: int | None = None) -> int:
        return len(self.hits(query, viewer))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Study]:
    made = Study(tmp_path_factory.mktemp("search"))
    yield made
    made.project.close()


def test_hits_come_in_the_order_of_collection_with_their_speakers(study: Study) -> None:
    assert TEXT.index("listen") == 7
    assert study.hits("listen OR trust") == [
        ("S01", "listen", "S01"),
        ("S01", "trust", "S01"),
        ("E1", "listen", None),
        ("E1", "trust", None),
    ]
    assert study.hits("🙂") == [("S01", "🙂", "S01")]
    assert study.hits("然后") == [("S01", "然后", "S01")]


@pytest.mark.parametrize(
    "query, n",
    [
        ("then speaker:I", 1),
        ("then speaker:interviewer", 1),
        ("then speaker:s01", 0),
        ("then -speaker:i", 0),
        ("trust participant:S01", 1),
        ("trust participant:D01", 1),
        ("then participant:S01", 0),
        ("trust group:students", 1),
        ("trust -group:students", 1),
        ("trust speaker:S01", 1),
        ("trust transcript:E1", 1),
        ("trust -transcript:E1", 1),
        ("they code:trust", 1),
        ("they -code:trust", 1),
        ('listen code:"being heard"', 1),
        ('listen code:"being heard" code:trust', 1),
        ('trust code:"being heard" code:trust', 1),
        ('listen category:"small acts"', 1),
        ("listen theme:Deeds", 1),
        ("trust theme:Deeds", 0),
        ("listen code:ecoute", 1),
        ("trust OR listen coder:Ana", 1),
        ("trust OR listen coder:Ana coder:Ben", 2),
        ("trust OR listen -coder:Ana", 3),
        ("trust OR listen code:trust coder:Ana", 0),
        ("trust OR listen code:trust -coder:Ana", 1),
    ],
)
def test_narrowing(study: Study, query: str, n: int) -> None:
    assert study.count(query) == n


@pytest.mark.parametrize(
    "query, reason",
    [
        ("a code:nothing", "search-name-unknown"),
        ('a theme:"small acts"', "search-name-unknown"),
        ("a group:nothing", "search-name-unknown"),
        ("a participant:nothing", "search-name-unknown"),
        ("a coder:nothing", "search-name-unknown"),
        ("a transcript:nothing", "search-name-unknown"),
    ],
)
def test_names_that_there_are_not(study: Study, query: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        study.count(query)


def test_a_search_ends_when_it_is_told_to(study: Study) -> None:
    def stop(done: int, total: int) -> None:
        raise Refusal("cancelled")

    with study.project.read() as reader, pytest.raises(Refusal, match="cancelled"):
        list(search(reader, parse("trust"), stop))


def test_which_queries_show_what_somebody_coded() -> None:
    assert [reveals(parse(f"a {more}")) for more in ("", "group:x", "code:x", "-coder:x")] == [
        False,
        False,
        True,
        True,
    ]


def test_a_blind_coder_finds_nothing_by_the_other_s_work(tmp_path: Path) -> None:
    made = Study(tmp_path)
    with made.project:
        open_round(made.project, (made.ana, made.ben))
        assert made.count("listen coder:Ana", made.ana) == 1
        assert made.count('listen code:"Being heard"', made.ben) == 0
        with pytest.raises(Refusal, match="search-name-unknown"):
            made.count("they code:Trust", made.ana)
        with pytest.raises(Refusal, match="search-hidden"):
            made.count("they coder:Ben", made.ana)
        with pytest.raises(Refusal, match="search-hidden"):
            made.count("they -coder:Ben", made.ana)


def test_a_deleted_transcript_is_not_searched_and_found_again_after_undo(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        text = add_transcript(project)

        def count(project: Project) -> int:
            with project.read() as reader:
                return sum(len(found.hits) for found in search(reader, parse("trust")))

        assert count(project) == 1
        did(project, operations.delete_transcripts, transcripts=[text])
        assert count(project) == 0
        project.undo().result()
        assert count(project) == 1
