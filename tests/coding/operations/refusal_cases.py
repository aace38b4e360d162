"""What the rules of the operations say no to: operation, values, reason, values of the sentence."""

from typing import Any

from app.coding import operations
from app.coding.operations import TranscriptInput, TurnInput
from app.coding.operations.names import LONGEST
from app.models.project import Operation
from tests.builders import TEXT


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
    (
        operations.tell_apart,
        {"first": "code", "second": "code"},
        "code-not-itself",
        {"name": "Haste"},
    ),
    (
        operations.match_codes,
        {"first": "code", "second": "code"},
        "code-not-itself",
        {"name": "Haste"},
    ),
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
        operations.record_member_check,
        {"participants": [], "what": "gossip", "sent_on": "2024-05-31"},
        "member-check-unknown",
        {"what": "gossip"},
    ),
    (
        operations.record_member_check,
        {"participants": [], "what": "findings", "sent_on": "31.5.2024"},
        "value-not-a-date",
        {"attribute": "member check", "value": "31.5.2024"},
    ),
    (
        operations.edit_member_check,
        {"check": 1, "sent_on": "2024-05-31", "returned_on": "2024-05-30", "outcome": None},
        "member-check-order",
        {"sent": "2024-05-31", "returned": "2024-05-30"},
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
    (
        operations.set_saturation_rule,
        {"level": "category", "rule": "often"},
        "rule-unreadable",
        {"rule": "often"},
    ),
    (
        operations.set_saturation_rule,
        {"level": "word", "rule": "run:3"},
        "saturation-level-unknown",
        {"level": "word"},
    ),
    (
        operations.set_saturation_rule,
        {"level": "category", "rule": "run:3", "set_on": "May"},
        "value-not-a-date",
        {"attribute": "date", "value": "May"},
    ),
    (
        operations.add_look,
        {"level": "category", "judgement": " ", "curve": {}},
        "look-without-judgement",
        {},
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
