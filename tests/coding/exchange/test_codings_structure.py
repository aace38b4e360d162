"""Where codings from a CSV file put their codes, and what a blind coder's import may do."""

from app.coding.exchange import import_codebook, import_codings, read_codebook, read_codings
from app.coding.exchange.trees import Place
from app.coding.operations import (
    add_coder,
    apply_code,
    create_category,
    create_code,
    place_codes,
    set_level,
)
from app.models import queries
from tests.coding.exchange.study import HEAD, PLACED, Study, bring_in, problems, refused, told


def test_category_and_theme_are_paths(study: Study) -> None:
    done = bring_in(
        study,
        PLACED,
        "S01,0,1,talk,Ana,Strategies > First classroom,Teacher guidance",
        "S01,0,1,club,Ana,Strategies > Second classroom,Campus > Life",
        "S01,0,1,direct,Ana,Strategies,",
        "S01,0,1,alone,Ana,,Workload",
        "S01,0,1,free,Ana,,",
        "S01,0,1,twin,Ana,Strategies > Second classroom,Teacher guidance",
    )
    assert done.headings_made == (
        "Strategies",
        "Strategies > First classroom",
        "Strategies > First classroom > Teacher guidance",
        "Strategies > Second classroom",
        "Strategies > Second classroom > Campus",
        "Strategies > Second classroom > Campus > Life",
        "Workload",
        "Strategies > Second classroom > Teacher guidance",
    )
    first, second = ("Strategies", "First classroom"), ("Strategies", "Second classroom")
    assert study.state()["places"] == [
        (("alone",), Place((), ("Workload",))),
        (("club",), Place(second, ("Campus", "Life"))),
        (("direct",), Place(("Strategies",), ())),
        (("talk",), Place(first, ("Teacher guidance",))),
        (("twin",), Place(second, ("Teacher guidance",))),
    ]
    assert study.state()["headings"].count(("category", "Teacher guidance")) == 2


def test_the_structure_is_the_teams(study: Study) -> None:
    ana = study.do(add_coder, name="Ana")
    study.do(import_codings, ana, table=read_codings(study.file(PLACED, "S01,0,1,a,Ben,T,C")))
    with study.project.read() as reader:
        assert [row.owner for row in queries.placements(reader)] == [None] * 3
        assert [(row.name, row.common, row.made_by) for row in queries.categories(reader)] == [
            ("C", 1, ana),
            ("T", 1, ana),
        ]


def test_new_codes_go_behind_those_that_are_there(study: Study) -> None:
    theme = study.do(create_category, name="T", level="theme")
    study.do(place_codes, codes=[study.do(create_code, name="old")], parent=theme)
    bring_in(study, PLACED, "S01,0,1,b,Ana,T,", "S01,0,1,a,Ana,T,", "S01,0,1,c,Ana,T,C")
    with study.project.read() as reader:
        codes = {row.id: row.name for row in queries.codes(reader)}
        under = [row for row in queries.placements(reader) if row.parent == theme]
    assert [(codes.get(row.code or 0), row.position) for row in under] == [
        ("old", 0),
        ("b", 1),
        ("a", 2),
        (None, 3),
    ]
    assert study.written_codes() == ["old", "b", "a", "c"]


def test_a_placed_code_keeps_its_place_and_the_conflict_is_told_once(study: Study) -> None:
    code = study.do(create_code, name="talk")
    here = study.do(create_category, name="Here")
    study.do(place_codes, codes=[code], parent=here)
    done = bring_in(
        study,
        PLACED,
        "S01,0,1,talk,Ana,,Here",
        "S01,1,2,talk,Ana,T,There",
        "S01,2,3,talk,Ben,T,There",
        "S01,3,4,talk,Ana,,",
    )
    assert (done.added, done.headings_made) == (4, ())
    assert told(done.notices) == [(3, "code-placed-elsewhere")]
    assert done.notices[0].values == {"code": "talk", "place": "Here", "wanted": "T > There"}
    assert study.state()["places"] == [(("talk",), Place((), ("Here",)))]


def test_of_two_places_in_a_file_the_first_counts(study: Study) -> None:
    done = bring_in(study, PLACED, "S02,0,1,a,Ana,T,", "S01,0,1,a,Ana,U,")
    assert (told(done.notices), done.headings_made) == ([(3, "code-placed-elsewhere")], ("T",))


def test_a_category_that_the_team_made_a_theme_is_still_found(study: Study) -> None:
    category = study.do(create_category, name="Workload")
    study.do(set_level, category=category, level="theme")
    done = bring_in(study, PLACED, "S01,0,1,a,Ana,,Workload", "S01,0,1,b,Ana,Workload,")
    assert (done.headings_made, told(done.notices)) == ((), [])


def test_a_theme_cannot_stand_under_a_category(study: Study) -> None:
    lines = (PLACED, "S01,0,1,a,Ana,,C", "S01,0,1,b,Ana,C > D,", "S01,0,1,c,Ana,C,D")
    assert problems(refused(study, *lines)) == [(3, "theme-under-category")]
    done = bring_in(study, *lines, partial=True)
    assert (done.codes_made, done.headings_made) == (("a", "c"), ("C", "C > D"))


# Blind coding


def open_round(study: Study, *coders: int) -> None:
    """Open an independent round of all transcripts, by the bytes: rounds have no operation here."""
    with study.project._writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO op (uid, kind, at) VALUES (2, 'open-round', '')")
        connection.exec_driver_sql("INSERT INTO open_op SELECT max(id) FROM op")
        connection.exec_driver_sql(
            "INSERT INTO round (id, name, kind, created) VALUES (7, 'r', 'independent', '')"
        )
        for number, coder in enumerate(coders):
            connection.exec_driver_sql(
                f"INSERT INTO round_coder (id, round, coder) VALUES ({number}, 7, {coder})"
            )
        connection.exec_driver_sql("DELETE FROM open_op")


def test_a_blind_coder_learns_nothing_of_the_others_codes(study: Study) -> None:
    ana, ben = study.do(add_coder, name="Ana"), study.do(add_coder, name="Ben")
    theirs = study.do(create_code, ana, name="Trust")
    study.do(apply_code, ana, transcript=study.transcripts["S01"], code=theirs, start=0, end=3)
    open_round(study, ana, ben)
    table = read_codings(study.file(HEAD, "S01,0,3,Trust,Ben"))
    done = study.do(import_codings, ben, table=table)
    assert (done.added, done.codes_made) == (1, ("Trust",))
    table = read_codings(study.file(HEAD, "S01,0,3,Trust,Ana"))
    refusal = study.refused(import_codings, ben, table=table)
    assert problems(refusal) == [(2, "row-coder-hidden")]


def test_what_a_blind_coder_brings_in_is_not_shown_to_the_others(study: Study) -> None:
    ana, ben = study.do(add_coder, name="Ana"), study.do(add_coder, name="Ben")
    study.do(create_code, ana, name="team", common=True)
    open_round(study, ana, ben)
    table = read_codings(study.file(PLACED, "S01,0,3,mine,Ben,T,C", "S01,0,3,ours,Cai,T,"))
    study.do(import_codings, ben, table=table)
    with study.project.read(ana) as reader:
        assert [row.name for row in queries.codes(reader)] == ["team", "ours"]
        assert queries.categories(reader) == []
    with study.project.read(ben) as reader:
        assert len(queries.placements(reader)) == 4
    for file in ("S01,0,3,team,Ben,T,", "S01,0,3,team,Ben,New,"):
        table = read_codings(study.file(PLACED, file))
        refusal = study.refused(import_codings, ben, table=table)
        assert problems(refusal) == [(2, "code-fixed-while-blind")]


def test_the_teams_codebook_stands_still_while_one_codes_blind(study: Study) -> None:
    ana, ben = study.do(add_coder, name="Ana"), study.do(add_coder, name="Ben")
    open_round(study, ana, ben)
    table = read_codebook(study.file("code", "a"))
    refusal = study.refused(import_codebook, ben, table=table)
    assert refusal.reason == "codebook-fixed-while-blind"
