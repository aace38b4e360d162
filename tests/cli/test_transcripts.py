"""`new`, `import` and `text`."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import TEXT, Cli, rows, write

KEYS = {
    "transcript",
    "file",
    "length",
    "turns",
    "speakers",
    "encoding",
    "encoding_guessed",
    "left_out",
}


def interview(
    folder: Path, name: str, text: str = "I: Well?\n{}: Yes.\nI: Why?\n{}: So.\n"
) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(text.replace("{}", name), encoding="utf-8")
    return path


def test_new(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "a.threefold")
    assert (said.code, said.out, said.err) == (0, "", f"Made {tmp_path / 'a.threefold'}.\n")
    assert rows(tmp_path / "a.threefold", "study", "title") == [("a",)]
    assert cli("new", tmp_path / "b.threefold", "--title", "共情 & trust").code == 0
    assert rows(tmp_path / "b.threefold", "study", "title") == [("共情 & trust",)]


def test_new_never_overwrites(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.threefold"
    path.write_text("something else")
    assert cli("new", path).line == (
        f"“{path}” exists already. Choose another name; nothing was overwritten."
    )
    assert path.read_text() == "something else"
    assert list(tmp_path.iterdir()) == [path]


def test_new_in_a_missing_folder(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert cli("new", folder / "a.threefold").line == (
        f"There is no folder “{folder}”. Make it first, or choose another one."
    )
    assert not folder.exists()


def test_import_answers_what_was_made(cli: Cli, project: Path, tmp_path: Path) -> None:
    files = [interview(tmp_path, "S01"), interview(tmp_path, "S02")]
    options = ("--group", "students", "--date", "2024-03-05", "--json")
    said = cli("import", project, *files, *options)
    assert said.code == 0
    found = said.json
    assert found.keys() == {"imported", "failed"}
    assert found["failed"] == []
    assert found["imported"][0] == {
        "transcript": "S01",
        "file": str(files[0]),
        "length": 36,
        "turns": 4,
        "speakers": ["I", "S01"],
        "encoding": "utf-8",
        "encoding_guessed": False,
        "left_out": {},
    }
    assert [one.keys() for one in found["imported"]] == [KEYS, KEYS]
    assert {name for (name,) in rows(project, "participant", "name")} == {"S01", "S02"}
    assert rows(project, "participant_group", "name") == [("students",)]
    assert len(rows(project, "membership", "id")) == 2
    assert set(rows(project, "transcript", "date", "kind")) == {("2024-03-05", "interview")}


def test_a_file_that_fails_leaves_the_others(cli: Cli, project: Path, tmp_path: Path) -> None:
    good = [interview(tmp_path, "S01"), interview(tmp_path, "S03")]
    said = cli("import", project, good[0], tmp_path / "S02.txt", good[1], "--json")
    assert said.code == 1
    assert [one["transcript"] for one in said.json["imported"]] == ["S01", "S03"]
    why = "There is no file “S02.txt”. Check its name and folder."
    assert said.json["failed"] == [{"file": str(tmp_path / "S02.txt"), "why": why}]
    assert said.err == f"threefold: {why}\n"
    assert (
        len([kind for (kind,) in rows(project, "op", "kind") if kind == "import-transcript"]) == 2
    )
    assert {name for (name,) in rows(project, "transcript", "name")} == {"S01", "S03"}


def test_lines_for_people(cli: Cli, project: Path, tmp_path: Path) -> None:
    said = cli("import", project, interview(tmp_path, "S01"))
    assert (said.out, said.err) == ("S01: 4 turns, 36 characters\n", "")


def test_a_focus_group_has_several_participants(cli: Cli, project: Path, tmp_path: Path) -> None:
    text = "M: Who?\nS03: Me.\nD01: I too.\nM: And?\nP: Well.\nP: Yes.\n"
    file = interview(tmp_path, "group one", text)
    options = ("--participant", "S03", "--participant", "D01", "--participant", "T09")
    assert cli("import", project, file, *options).code == 0
    assert rows(project, "transcript", "name", "kind") == [("group one", "focus-group")]
    names = dict(rows(project, "participant", "id", "name"))
    assert set(names.values()) == {"S03", "D01", "T09"}
    turns = cli("text", project, "group one", "--json").json["turns"]
    assert [(turn["speaker"], turn["participant"]) for turn in turns if turn["participant"]] == [
        ("S03", "S03"),
        ("D01", "D01"),
    ]


def test_a_repeat_interview_is_a_second_transcript_of_the_same_participant(
    cli: Cli, project: Path, tmp_path: Path
) -> None:
    second = interview(tmp_path, "S01 again", "I: Now?\nS01: Better.\nI: Good.\nS01: Yes.\n")
    assert cli("import", project, interview(tmp_path, "S01")).code == 0
    assert cli("import", project, second, "--participant", "S01").code == 0
    assert rows(project, "participant", "name") == [("S01",)]
    turns = cli("text", project, "S01 again", "--json").json["turns"]
    assert [turn["participant"] for turn in turns] == [None, "S01", None, "S01"]


def test_what_was_imported_before_needs_again(cli: Cli, project: Path, tmp_path: Path) -> None:
    first = interview(tmp_path, "S01")
    assert cli("import", project, first).code == 0
    assert cli("import", project, first).line == (
        "There is already a transcript “S01”. Rename the file, or import it again on purpose as a "
        "second transcript. (Here: --again.)"
    )
    renamed = tmp_path / "S09.txt"
    renamed.write_bytes(first.read_bytes())
    assert cli("import", project, renamed).line.startswith(
        "“S09” was imported before, as “S01”. Import it again on purpose"
    )
    said = cli("import", project, first, "--again", "--json")
    assert said.code == 0
    assert said.json["imported"][0]["transcript"] == "S01 (2)"
    assert cli("text", project, "S01 (2)").out == first.read_text()


def test_the_encoding_is_guessed_aloud_or_told(cli: Cli, project: Path, tmp_path: Path) -> None:
    text = "采访者：你怎么理解共情？\nS05：就是站在病人的角度想问题。\n"
    text += "采访者：然后呢？\nS05：耐心地听他说完。\n"
    file = tmp_path / "S05.txt"
    file.write_bytes(text.encode("gb18030"))
    said = cli("import", project, file, "--json")
    assert said.json["imported"][0]["encoding"] == "gb18030"
    assert said.json["imported"][0]["encoding_guessed"] is True
    assert said.err == "S05: read as gb18030 (a guess; --encoding overrides it)\n"
    assert cli("text", project, "S05").out == text
    told = cli("import", project, file, "--again", "--encoding", "gbk", "--json")
    assert (told.err, told.json["imported"][0]["encoding_guessed"]) == ("", False)
    assert cli("import", project, file, "--again", "--encoding", "klingon").line == (
        "“klingon” is not the name of an encoding. Use one such as utf-8, gb18030 or cp1252."
    )


def test_what_a_word_file_holds_besides_text_is_named(
    cli: Cli, project: Path, tmp_path: Path
) -> None:
    document = Document()
    for line in ("I: Well?", "S01: Yes.", "I: Why?", "S01: So."):
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "Study 12"
    run = document.paragraphs[1].runs[0]
    document.add_comment([run], text="really?", author="A", initials="A")
    document.save(str(tmp_path / "S01.docx"))
    said = cli("import", project, tmp_path / "S01.docx", "--json")
    assert said.code == 0
    found = said.json["imported"][0]
    assert (found["encoding"], found["encoding_guessed"]) == (None, False)
    assert found["left_out"] == {"comment": 1, "header": 1}
    assert said.err == "S01: comments left out: 1\nS01: page headers left out: 1\n"
    assert cli("text", project, "S01").out.strip() == "I: Well?\nS01: Yes.\nI: Why?\nS01: So."


def test_labels_that_are_not_sure_stay_text_and_are_named(
    cli: Cli, project: Path, tmp_path: Path
) -> None:
    file = interview(tmp_path, "S01", "I: Well?\nS01: Yes.\nI: Why?\nMaria: So.\n")
    said = cli("import", project, file)
    assert said.err == "S01: “Maria” (1×) was not taken for a speaker\n"
    turns = cli("text", project, "S01", "--json").json["turns"]
    assert [turn["speaker"] for turn in turns] == ["I", "S01", "I"]


def test_text_and_its_turns(cli: Cli, study: Path) -> None:
    plain = cli("text", study, "S01")
    assert (plain.code, plain.out, plain.err) == (0, TEXT, "")
    found = cli("text", study, "S01", "--json").json
    assert found.keys() == {"text", "turns"}
    assert found["text"] == TEXT
    said = [found["text"][turn["start"] : turn["end"]] for turn in found["turns"]]
    assert said == ["What is trust?", "I sit down 🙂 first.", "And then?", "然后 they trust me."]
    assert found["turns"][1] == {
        "start": 23,
        "end": 42,
        "speaker": "S01",
        "role": "participant",
        "participant": "S01",
        "time": None,
    }
    assert [turn["role"] for turn in found["turns"]] == ["interviewer", "participant"] * 2
    assert [turn["participant"] for turn in found["turns"]] == [None, "S01"] * 2


def test_times_are_seconds(cli: Cli, project: Path, tmp_path: Path) -> None:
    cues = "WEBVTT\n\n00:00:01.500 --> 00:00:03.000\n<v I>Well?\n\n"
    cues += "00:01:00.250 --> 00:01:03.000\n<v S01>Yes.\n"
    write(tmp_path / "S01.vtt", cues)
    assert cli("import", project, tmp_path / "S01.vtt").code == 0
    found = cli("text", project, "S01", "--json").json
    assert found["text"].splitlines() == ["I: Well?", "S01: Yes."]
    assert [turn["time"] for turn in found["turns"]] == [1.5, 60.25]


def test_a_text_that_is_not_there(cli: Cli, study: Path) -> None:
    assert cli("text", study, "S99").line == "There is no transcript “S99”. Name one of: S01."


@pytest.mark.parametrize("name", ["one", "two words"])
def test_the_last_line_end_stays_as_it_is(
    cli: Cli, project: Path, tmp_path: Path, name: str
) -> None:
    interview(tmp_path, name, "a text\nwithout a last line end")
    assert cli("import", project, tmp_path / f"{name}.txt").code == 0
    assert cli("text", project, name).out == "a text\nwithout a last line end"
