"""The core category and the storyline: what they keep when things are renamed, merged, hidden."""

from pathlib import Path

import pytest

from app.coding import operations
from app.coding.notes import Link, find_links, passage_link, place_of, storyline, thing_link
from app.coding.notes.names import Names
from app.models import queries
from app.models.errors import Refusal
from app.models.project import Project
from tests.builders import (
    TEXT,
    add_category,
    add_code,
    add_coder,
    add_transcript,
    did,
    make_project,
    open_round,
)


def told(project: Project, viewer: int | None = None) -> str:
    with project.read(viewer) as reader:
        return storyline(reader)


def core(project: Project) -> int | None:
    with project.read() as reader:
        return queries.study(reader).core_category


def test_the_core_follows_a_merge_and_goes_with_its_category(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        one, other = add_category(project, "Time"), add_category(project, "Haste", level="theme")
        did(project, operations.set_core_category, category=one)
        assert core(project) == one
        did(project, operations.merge_categories, into=other, categories=[one])
        assert core(project) == other
        with pytest.raises(Refusal, match="category-gone"):
            did(project, operations.set_core_category, category=one)
        did(project, operations.delete_categories, categories=[other])
        assert core(project) is None
        project.undo().result()
        assert core(project) == other
        did(project, operations.set_core_category, category=None)
        assert core(project) is None


def test_links_show_the_present_name_also_of_what_was_merged(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        time, code = add_category(project, "Time"), add_code(project, "Haste [x]")
        link, coded = thing_link("category", time, "Time"), thing_link("code", code, "Haste [x]")
        did(project, operations.write_storyline, text=f"  {link} makes {coded}.\n")
        assert told(project) == f"{link} makes {coded}."
        did(project, operations.rename_category, category=time, name="Too little time")
        did(project, operations.rename_code, code=code, name="急")
        renamed = thing_link("category", time, "Too little time")
        assert told(project) == f"{renamed} makes {thing_link('code', code, '急')}."
        ward = add_category(project, "Ward")
        did(project, operations.merge_categories, into=ward, categories=[time])
        assert told(project).startswith(thing_link("category", time, "Ward"))
        with project.read() as reader:
            assert Names(reader).living(Link("category", time)) == Link("category", ward)
        did(project, operations.delete_categories, categories=[ward])
        assert told(project).startswith(link)  # the words stay where nothing is left
        did(project, operations.write_storyline, text=" ")
        assert told(project) == ""


def test_a_link_to_a_quotation_moves_with_the_text(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        text = add_transcript(project)
        written = f"As in {passage_link('S01', TEXT[43:59], text, (43, 59))}."
        did(project, operations.write_storyline, text=written)
        (link,) = find_links(told(project))
        assert link.kind == "quotation"
        corrected = TEXT.replace("And then?", "And what came then?")
        did(project, operations.edit_text, transcript=text, text=corrected)
        with project.read() as reader:
            place = place_of(reader, link)
            assert place is not None
            now = queries.text_of(reader, text).text
        assert now[place[1] : place[2]] == TEXT[43:59]


def test_while_blind_both_stand_still_and_tell_no_name(tmp_path: Path) -> None:
    with make_project(tmp_path) as project:
        ana, ben = add_coder(project, "Ana"), add_coder(project, "Ben")
        bens = add_category(project, "Ben's thought", ben)
        link = thing_link("category", bens, "Ben's thought")
        did(project, operations.write_storyline, ben, text=f"It is {link}.")
        open_round(project, (ana, ben))
        assert told(project, ana) == f"It is […](threefold:category/{bens})."
        assert told(project, ben) == f"It is {link}."
        for operation, values in (
            (operations.write_storyline, {"text": "x"}),
            (operations.set_core_category, {"category": None}),
        ):
            with pytest.raises(Refusal, match="team-fixed-while-blind"):
                did(project, operation, ana, **values)
