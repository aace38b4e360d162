"""Each rule of the operations says no with its reason and values, and changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.coding import operations
from app.models.errors import Refusal
from app.models.project import Operation, Project
from app.words import sentence
from tests.builders import Study, dump
from tests.coding.operations.refusal_cases import CASES, given


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
