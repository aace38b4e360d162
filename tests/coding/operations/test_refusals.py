"""Each rule of the operations says no with its reason and values, and changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.coding.operations.names import LONGEST
from app.models.errors import Refusal
from app.models.project import Operation, Project
from app.words import sentence
from tests.builders import TEXT, Study, dump


class Desk:
    """A study and what its things are called in the cases below."""

    def __init__(self, project: Project, ana: int) -> None:
        rows = dump(project)
        self.project, self.ana = project, ana
        self.transcript = next(row[0] for row in rows["transcript"] if row[1] == "S01")
        self.person = next(row[0] for row in rows["participant"] if row[1] == "S01")
        self.coder = ana
        self.code = next(row[0] for row in rows["code"] if row[1] == "Haste")
        self.group = next(row[0] for row in rows["participant_group"] if row[1] == "Students")
        self.watched = next(row[0] for row in rows["participant_group"] if "Ana's" in row[1])
        self.age = next(row[0] for row in rows["attribute"] if row[1] == "age")
        self.attribute = next(row[0] for row in rows["attribute"] if "Ana's" in row[1])


@pytest.fixture(scope="module")
def desk(template: Study, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    mine = template.copy(tmp_path_factory.mktemp("refusals"))
    with Project(mine.path, copies=False) as project:
        yield Desk(project, mine.ana)


def given(**values: Any) -> TranscriptInput:
    return TranscriptInput(**{"name": "New", "text": "Some text.", "turns": (), **values})


LONG = "x" * (LONGEST + 1)
CASES: list[tuple[Operation, dict[str, Any], str, dict[str, Any]]] = [
    (operations.create_code, {"name": " \t "}, "name-empty", {}),
    (operations.create_code, {"name": LONG}, "name-too-long", {"longest": LONGEST}),
    (
        operations.create_code,
        {"name": "a\nb\ud800"},
        "name-with-control-characters",
        {"name": r"'a\nb\ud800'"},
    ),
    (operations.create_code, {"name": " Haste "}, "code-exists", {"name": "Haste"}),
    (operations.edit_study, {"approach": "x"}, "approach-unknown", {"approach": "x"}),
    (operations.add_coder, {"name": "Ben"}, "coder-exists", {"name": "Ben"}),
    (operations.edit_coder, {"coder": "coder", "name": "Ben"}, "coder-exists", {"name": "Ben"}),
    (operations.add_participant, {"name": "S01"}, "participant-exists", {"name": "S01"}),
    (
        operations.edit_participant,
        {"participant": "person", "name": "S03"},
        "participant-exists",
        {"name": "S03"},
    ),
    (
        operations.remove_participants,
        {"participants": ["person"]},
        "participant-has-transcripts",
        {"name": "S01", "n": 2},
    ),
    (
        operations.remove_group,
        {"group": "watched"},
        "group-has-looks",
        {"name": "participant_group.name Ana's", "n": 1},
    ),
    (
        operations.edit_group,
        {"group": "watched", "name": "Students"},
        "group-exists",
        {"name": "Students"},
    ),
    (operations.define_attribute, {"name": "age"}, "attribute-exists", {"name": "age"}),
    (
        operations.edit_attribute,
        {"attribute": "attribute", "name": "age"},
        "attribute-exists",
        {"name": "age"},
    ),
    (
        operations.define_attribute,
        {"name": "x", "kind": "colour"},
        "attribute-kind-unknown",
        {"kind": "colour"},
    ),
    (
        operations.set_value,
        {"participant": "person", "attribute": "age", "value": "old"},
        "value-not-a-number",
        {"attribute": "age", "value": "old"},
    ),
    (
        operations.set_consent,
        {"participant": "person", "answers": {}, "given_on": "31.5.2024"},
        "value-not-a-date",
        {"attribute": "consent", "value": "31.5.2024"},
    ),
    (
        operations.set_consent,
        {"participant": "person", "answers": {"x": "yes"}},
        "consent-purpose-unknown",
        {"purpose": "x"},
    ),
    (
        operations.set_consent,
        {"participant": "person", "answers": {"take-part": "maybe"}},
        "consent-answer-unknown",
        {"answer": "maybe"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(name="S01")},
        "transcript-name-taken",
        {"name": "S01"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(source_hash="transcript.source_hash Ana's")},
        "transcript-imported-before",
        {"name": "New", "as_name": "transcript.name Ana's"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(text="")},
        "transcript-empty",
        {"name": "New"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(kind="poem")},
        "transcript-kind-unknown",
        {"kind": "poem"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(date="2024-02-30")},
        "value-not-a-date",
        {"attribute": "date", "value": "2024-02-30"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(turns=[TurnInput(0, 0, 4, None, "narrator")])},
        "role-unknown",
        {"role": "narrator"},
    ),
    (
        operations.import_transcript,
        {"transcript": given(text="half \ud83d")},
        "text-with-broken-characters",
        {},
    ),
    (
        operations.rename_transcript,
        {"transcript": "transcript", "name": "S02"},
        "transcript-name-taken",
        {"name": "S02"},
    ),
    (
        operations.edit_transcripts,
        {"transcripts": ["transcript"], "kind": "poem"},
        "transcript-kind-unknown",
        {"kind": "poem"},
    ),
    (
        operations.edit_transcripts,
        {"transcripts": ["transcript"], "date": "May"},
        "value-not-a-date",
        {"attribute": "date", "value": "May"},
    ),
    (
        operations.assign_speaker,
        {"transcripts": [], "speaker": "I", "role": "x"},
        "role-unknown",
        {"role": "x"},
    ),
    (
        operations.apply_code,
        {"transcript": "transcript", "code": "code", "start": 5, "end": len(TEXT) + 1},
        "span-outside-text",
        {"name": "S01", "start": 5, "end": len(TEXT) + 1, "length": len(TEXT)},
    ),
    (
        operations.apply_new_code,
        {"transcript": "transcript", "name": "x", "start": 5, "end": 5},
        "span-outside-text",
        {"name": "S01", "start": 5, "end": 5, "length": len(TEXT)},
    ),
    (
        operations.translate_quotation,
        {
            "transcript": "transcript",
            "start": 0,
            "end": 3,
            "translation": "x",
            "translated_on": "x",
        },
        "value-not-a-date",
        {"attribute": "date", "value": "x"},
    ),
    (operations.write_memo, {"text": "x", "kind": "poem"}, "memo-kind-unknown", {"kind": "poem"}),
    (operations.create_category, {"name": "Conditions"}, "category-exists", {"name": "Conditions"}),
    (
        operations.create_category,
        {"name": "x", "level": "part"},
        "level-unknown",
        {"level": "part"},
    ),
]


def meant(desk: Desk, value: Any) -> Any:
    if isinstance(value, list):
        return [meant(desk, one) for one in value]
    return getattr(desk, value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("operation, values, reason, told", CASES)
def test_refused(
    operation: Operation, values: dict[str, Any], reason: str, told: Any, desk: Desk
) -> None:
    before = dump(desk.project)
    texts = {"name", "text", "value", "kind"}
    real = {key: one if key in texts else meant(desk, one) for key, one in values.items()}
    with pytest.raises(Refusal) as caught:
        desk.project.do(operation, desk.ana, **real).result()
    assert (caught.value.reason, caught.value.values) == (reason, told)
    assert sentence(caught.value)
    assert dump(desk.project) == before


def test_a_text_is_known_again_whatever_its_name(desk: Desk) -> None:
    once = given(name="Once", text="Said once.")
    desk.project.do(operations.import_transcript, transcript=once).result()
    again = desk.project.do(operations.import_transcript, transcript=once._replace(name="Again"))
    with pytest.raises(Refusal) as caught:
        again.result()
    assert caught.value.reason == "transcript-imported-before"
    assert caught.value.values == {"name": "Again", "as_name": "Once"}


def test_nobody_codes_namelessly(desk: Desk) -> None:
    span = {"transcript": desk.transcript, "code": desk.code, "start": 0, "end": 3}
    for operation, values in (
        (operations.apply_code, span),
        (operations.finish, {"transcripts": [desk.transcript]}),
        (operations.unfinish, {"transcripts": [desk.transcript]}),
    ):
        with pytest.raises(Refusal, match="coder-needed"):
            desk.project.do(operation, None, **values).result()


def test_only_the_author_changes_a_memo(desk: Desk) -> None:
    memo = dump(desk.project)["memo"][0][0]
    for operation, values in (
        (operations.edit_memo, {"text": "x"}),
        (operations.delete_memo, {}),
    ):
        with pytest.raises(Refusal, match="memo-of-another"):
            desk.project.do(operation, None, memo=memo, **values).result()
