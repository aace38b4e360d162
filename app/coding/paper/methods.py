"""The methods text: all that the project can say of itself, in the order of a paper."""

from datetime import date

from app import __version__
from app.coding.documents.value import Block, Document, Heading, Paragraph, Sentence
from app.coding.paper.analysis import tell_analysis
from app.coding.paper.checklists import coreq, srqr
from app.coding.paper.interviews import tell_interviews
from app.coding.paper.people import tell_people
from app.coding.paper.quality import tell_quality
from app.coding.paper.telling import Telling
from app.models import queries
from app.models.clock import today
from app.models.reader import Reader
from app.words.methods import day, word

SOFTWARE = f"Threefold {__version__}"
_METHODS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "participants-head",
        (
            ("participants", "withdrawn", "attributes"),
            ("recruitment", "refusals"),
            ("approval", "consent"),
        ),
    ),
    (
        "interviews-head",
        (
            ("kinds", "dates", "modes", "duration", "languages", "repeat", "present"),
            ("interviewers", "training", "relation", "notes"),
            ("guide",),
            ("recorded", "checked", "translated"),
        ),
    ),
    (
        "coding-head",
        (
            ("approach", "codes", "axial", "selective", "grouped", "negative", "memos"),
            ("coders", "counted", "versions", "software", "undecided"),
        ),
    ),
    (
        "quality-head",
        (
            ("rounds", "drawn"),
            ("agreement",),
            ("differences", "reconciled"),
            ("saturation",),
            ("checks-transcript", "checks-findings"),
        ),
    ),
)
_RESULTS = (("themes",), ("sub-themes",), ("tree", "quotable"))
# What a paper is usually asked for, and how it is called where the project does not hold it.
ASKED = {
    "approval": "ethics approval",
    "recruitment": "recruitment",
    "refusals": "refusals",
    "consent": "consent",
    "interviewers": "interviewers",
    "training": "the interviewers' training",
    "relation": "their relation to the participants",
    "duration": "the length of the interviews",
    "guide": "the interview guide",
    "recorded": "recordings",
    "checked": "checks against the recordings",
    "rounds": "rounds of coding",
    "agreement": "agreement between coders",
    "saturation": "a rule of saturation",
    "checks-transcript": "transcripts sent back",
    "checks-findings": "findings sent back",
}
# Reflexive thematic analysis does without these, so nobody is told that they are missing.
_NOT_REFLEXIVE = ("rounds", "agreement", "saturation")


def tell(reader: Reader) -> Telling:
    """Return all that the project can say of itself to this viewer."""
    telling = Telling()
    tell_people(reader, telling)
    tell_interviews(reader, telling)
    tell_analysis(reader, telling)
    tell_quality(reader, telling)
    if telling.has("coders"):
        telling.say("software", "software", "", software=SOFTWARE)
    return telling


def methods(reader: Reader, on: date | None = None) -> Document:
    """Return the methods text with the two checklists; `on` is the day it is written (None: today).

    What a project does not hold is named at the end and claimed nowhere.
    """
    telling = tell(reader)
    study = queries.study(reader)
    about = word(
        "about", study=study.title, software=SOFTWARE, date=day((on or today()).isoformat())
    )
    blocks: list[Block] = []
    for head, paragraphs in _METHODS:
        found = [telling.of(names) for names in paragraphs]
        if any(found):
            blocks.append(Heading(word(head), 2))
            blocks += [Paragraph(one) for one in found if one]
    if blocks:
        blocks.insert(0, Heading(word("methods")))
    if results := [one for one in map(telling.of, _RESULTS) if one]:
        blocks += [Heading(word("results")), *map(Paragraph, results)]
    blocks += _missing(telling, study.approach)
    sections = _sections()
    blocks += [coreq(telling, sections), srqr(telling, sections)]
    return Document(word("title"), about, tuple(blocks))


def _sections() -> dict[str, str]:
    found = {name: word(head) for head, parts in _METHODS for names in parts for name in names}
    return found | {name: word("results") for names in _RESULTS for name in names}


def _missing(telling: Telling, approach: str) -> list[Block]:
    left = _NOT_REFLEXIVE if approach == "reflexive-thematic-analysis" else ()
    names = [words for name, words in ASKED.items() if name not in left and not telling.has(name)]
    if not names:
        return []
    said = Sentence(word("missing", names=", ".join(names)))
    return [Heading(word("missing-head")), Paragraph((said,))]
