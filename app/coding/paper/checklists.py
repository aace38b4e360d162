"""Which items of COREQ and SRQR the project answers, and with what.

Items stand by number and in a few words of our own; the checklists are Tong, Sainsbury & Craig 2007
(COREQ, 32 items) and O'Brien et al. 2014 (SRQR, 21 items). An item that no project could hold, such
as the authors' discussion, says that it is for the authors to write.
"""

from collections.abc import Mapping, Sequence

from app.coding.paper.telling import Telling
from app.coding.tables.value import Cell, Column, Row, Table
from app.words.methods import word

Item = tuple[str, tuple[str, ...]]  # short name, and the sentences that answer it
Sections = Mapping[str, str]  # under which heading of the text a sentence stands
_OF_AUTHORS: tuple[str, ...] = ()
_LONGEST = 240  # characters that are repeated in a list

COREQ: tuple[Item, ...] = (
    ("Who interviewed", ("interviewers",)),
    ("Credentials", ("training",)),
    ("Occupation", ("training",)),
    ("Gender", _OF_AUTHORS),
    ("Experience and training", ("training",)),
    ("Relationship before the study", ("relation",)),
    ("What participants knew of the interviewer", ("relation",)),
    ("Interviewer's characteristics", ("relation", "notes")),
    ("Methodological orientation", ("approach",)),
    ("Sampling", ("recruitment",)),
    ("How participants were approached", ("recruitment",)),
    ("Sample size", ("participants",)),
    ("Non-participation", ("refusals", "withdrawn")),
    ("Setting", ("modes",)),
    ("Others present", ("present",)),
    ("Description of the sample", ("participants", "attributes", "dates")),
    ("Interview guide", ("guide",)),
    ("Repeat interviews", ("repeat",)),
    ("Recording", ("recorded", "checked")),
    ("Field notes", ("notes",)),
    ("Duration", ("duration",)),
    ("Data saturation", ("saturation",)),
    ("Transcripts returned", ("checks-transcript",)),
    ("Number of coders", ("coders", "rounds")),
    ("Coding tree", ("tree",)),
    ("Derivation of themes", ("codes", "axial", "selective", "grouped")),
    ("Software", ("software",)),
    ("Participants' checking", ("checks-findings",)),
    ("Quotations presented", ("quotable", "translated")),
    ("Consistency of data and findings", ("agreement", "differences")),
    ("Clarity of major themes", ("themes",)),
    ("Clarity of minor themes", ("sub-themes", "negative")),
)
SRQR: tuple[Item, ...] = (
    ("Title", _OF_AUTHORS),
    ("Abstract", _OF_AUTHORS),
    ("Problem", _OF_AUTHORS),
    ("Research question", ("questions",)),
    ("Approach and paradigm", ("approach",)),
    ("Researchers and reflexivity", ("interviewers", "training", "relation", "notes")),
    ("Context", ("modes", "dates")),
    ("Sampling strategy", ("recruitment", "saturation")),
    ("Ethics", ("approval", "consent")),
    ("Data collection", ("kinds", "dates", "duration")),
    ("Instruments", ("guide", "recorded")),
    ("Units of study", ("participants", "attributes", "refusals", "withdrawn")),
    ("Data processing", ("checked", "translated", "software")),
    ("Data analysis", ("codes", "axial", "selective", "grouped", "coders", "rounds")),
    ("Trustworthiness", ("agreement", "differences", "checks-transcript", "checks-findings")),
    ("Findings", ("themes", "sub-themes")),
    ("Links to the data", ("quotable", "negative")),
    ("Integration with earlier work", _OF_AUTHORS),
    ("Limitations", _OF_AUTHORS),
    ("Conflicts of interest", _OF_AUTHORS),
    ("Funding", _OF_AUTHORS),
)


def coreq(telling: Telling, sections: Sections) -> Table:
    """Return COREQ's 32 items, each with what the project says to it."""
    return _table(word("coreq-title"), COREQ, telling, sections)


def srqr(telling: Telling, sections: Sections) -> Table:
    """Return SRQR's 21 items, each with what the project says to it."""
    return _table(word("srqr-title"), SRQR, telling, sections)


def _table(title: str, items: Sequence[Item], telling: Telling, sections: Sections) -> Table:
    columns = (
        Column("number", word("number"), "number", 1.0),
        Column("item", word("item"), weight=4.5, stub=True),
        Column("answer", word("answer"), weight=11.0),
    )
    rows = [
        Row(
            (Cell(str(number)), Cell(name), Cell(_answer(names, telling, sections))),
            key=next((one.page for one in telling.of(names) if one.page), ""),
        )
        for number, (name, names) in enumerate(items, 1)
    ]
    return Table(columns, tuple(rows), title=title, notes=(word("checklist-note"),))


def _answer(names: tuple[str, ...], telling: Telling, sections: Sections) -> str:
    """Return what the project says to an item, or where in the text that stands if it is long."""
    if not names:
        return word("yours")
    said = " ".join(one.text for one in telling.of(names))
    if len(said) <= _LONGEST:
        return said or word("not-recorded")
    found = (sections[name] for name in names if telling.has(name) and name in sections)
    heads = dict.fromkeys(found)
    return word("see", sections=", ".join(f"“{head}”" for head in heads))
