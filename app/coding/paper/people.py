"""Sentences on who took part: participants, groups, recruitment, ethics, consent."""

from collections import Counter

from app.coding.paper.telling import Telling
from app.models import queries
from app.models.reader import Reader
from app.words.methods import listed, word

_PURPOSES = ("take-part", "be-recorded", "be-quoted", "share-data")
_PAGE = "transcripts"


def tell_people(reader: Reader, telling: Telling) -> None:
    """Tell of the participants and of what the study record says of them."""
    participants = queries.participants(reader)
    if participants:
        telling.say(
            "participants", "participants", _PAGE, n=len(participants), groups=_groups(reader)
        )
        _tell_overlap(reader, telling)
    if withdrawn := sum(row.withdrawn is not None for row in participants):
        telling.say("withdrawn", "withdrawn", _PAGE, n=withdrawn)
    _tell_attributes(reader, telling, len(participants))
    _tell_consent(reader, telling, len(participants))
    _tell_record(reader, telling)


def _groups(reader: Reader) -> str:
    sizes = Counter(row.participant_group for row in queries.memberships(reader))
    parts = [
        word("of-group", n=sizes[group.id], group=group.name)
        for group in queries.groups(reader)
        if sizes[group.id]
    ]
    return word("of-groups", groups=", ".join(parts)) if parts else ""


def _tell_overlap(reader: Reader, telling: Telling) -> None:
    per_person = Counter(row.participant for row in queries.memberships(reader))
    if any(n > 1 for n in per_person.values()):
        telling.say("participants", "overlap", _PAGE)


def _tell_attributes(reader: Reader, telling: Telling, everybody: int) -> None:
    """Tell what is known of everybody, and of how many the rest; "not applicable" is known."""
    known = Counter(row.attribute for row in queries.attribute_values(reader))
    found = [(row.name, known[row.id]) for row in queries.attributes(reader) if known[row.id]]
    if of_all := [name for name, n in found if n >= everybody]:
        telling.say("attributes", "attributes", _PAGE, names=listed(of_all))
    if of_some := [word("attribute", name=name, n=n) for name, n in found if n < everybody]:
        telling.say("attributes", "attributes-some", _PAGE, all=everybody, names=listed(of_some))


def _tell_consent(reader: Reader, telling: Telling, everybody: int) -> None:
    answers = Counter((row.purpose, row.answer) for row in queries.consents(reader))
    for purpose in _PURPOSES:
        yes, no = answers[purpose, "yes"], answers[purpose, "no"]
        if yes or no:
            refused = word("consent-no", n=no) if no else ""
            values = {"yes": yes, "all": everybody, "no": refused}
            telling.say("consent", "consent", _PAGE, purpose=word(f"purpose-{purpose}"), **values)


def _tell_record(reader: Reader, telling: Telling) -> None:
    study = queries.study(reader)
    if study.questions:
        telling.say("questions", "questions", "study", text=study.questions)
    if study.recruitment:
        telling.say("recruitment", "recruitment", "study", text=study.recruitment)
    if study.refusals:
        telling.say("refusals", "refusals", "study", text=study.refusals)
    if study.committee and study.approval_number:
        values = {"committee": study.committee, "number": study.approval_number}
        telling.say("approval", "approval-number", "study", **values)
    elif study.committee:
        telling.say("approval", "approval", "study", committee=study.committee)
    elif study.approval_number:
        telling.say("approval", "approval-only-number", "study", number=study.approval_number)
