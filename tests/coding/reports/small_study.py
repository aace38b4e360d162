"""A study that is small enough to count by hand, with everything that tables have to cope with.

Four deep structure, a nested code, a code directly under a theme, two that are nowhere, one never
applied; interviews, a focus group, an essay without speakers and a web text without a participant;
an interviewer inside a passage; a refusal to be quoted and a withdrawal; a translation.
"""

from datetime import date

from app.coding.reports.inputs import (
    Coded,
    Gap,
    Material,
    Mix,
    Node,
    Person,
    Role,
    Transcript,
    Turn,
)

TEXTS: dict[str, str] = {}


def interview(name: str, participants: tuple[str, ...], *turns: str) -> Transcript:
    """Write down a transcript; a turn is "S01: what she says", the interviewer's begins with I."""
    text, found = "", []
    for line in turns:
        label, said = line.split(": ", 1)
        start = len(text) + len(label) + 2
        role: Role = "interviewer" if label == "I" else "participant"
        whose = None if label == "I" else label
        found.append(Turn(start, start + len(said), role, whose, label))
        text += f"{line}\n"
    TEXTS[name] = text
    return Transcript(name, name, participants, tuple(found))


def essay(name: str, participants: tuple[str, ...], *paragraphs: str) -> Transcript:
    """Write down a text without speakers, one turn a paragraph."""
    text, found = "", []
    for paragraph in paragraphs:
        found.append(Turn(len(text), len(text) + len(paragraph)))
        text += f"{paragraph}\n"
    TEXTS[name] = text
    return Transcript(name, name, participants, tuple(found))


def place(transcript: str, phrase: str) -> tuple[str, int, int]:
    """Return the span of a phrase, which occurs once."""
    text = TEXTS[transcript]
    assert text.count(phrase) == 1, phrase
    start = text.index(phrase)
    return transcript, start, start + len(phrase)


def coded(transcript: str, phrase: str, code: str, *, quotable: bool = False) -> Coded:
    return Coded(*place(transcript, phrase), code, quotable)


TRANSCRIPTS = (
    interview(
        "S01",
        ("S01",),
        "I: What is empathy?",
        "S01: For me it is sitting down first and asking what the day was like for them.",
        "I: And then?",
        "S01: Then I wait. I am not good at waiting, but it is what they need from me.",
    ),
    interview(
        "S02",
        ("S02",),
        "I: What is empathy?",
        "S02: Having no time is what kills it.",
        "I: Really?",
        "S02: Yes, =no time= and the forms. It is also what the older ones show us every day.",
    ),
    interview(
        "FG",
        ("S03", "D01"),
        "S03: We learned it in the village, walking from door to door with the nurse all week.",
        "D01: I never did, and nobody taught me how to talk to the dying either.",
    ),
    essay(
        "E1", ("S01",), "I wrote this at night.", "The old man held my sleeve and would not let go."
    ),
    essay("W1", (), "Doctors have no hearts, said the forum."),
    interview(
        "S05", ("S05",), "I: 什么是共情？", "S05: 就是站在病人的角度想问题，耐心地听他说完。"
    ),
    interview(
        "S06", ("S06",), "I: And you?", "S06: I withdrew later, but this was said before I did so."
    ),
)

NODES = (
    Node("A", "theme", "Definition", "What empathy is", None, 1),
    Node("A1", "category", "Attention", "", "A", 1),
    Node("sit", "code", "sitting down", "Sits to talk", "A1", 1),
    Node("wait", "code", "waiting", "", "A1", 2),
    Node("view", "code", "perspective", "", "A", 1),
    Node("B", "theme", "Cultivation", "", None, 2),
    Node("B1", "theme", "Second classroom", "", "B", 1),
    Node("B11", "category", "Early contact", "", "B1", 1),
    Node("visit", "code", "visits", "", "B11", 1),
    Node("village", "code", "in villages", "", "visit", 1),
    Node("time", "code", "lack of time", "", None, 1),
    Node("C", "category", "Talk online", "", None, 2),
    Node("web", "code", "heartless | =doctors", "", "C", 1),
    Node("never", "code", "never applied", "", "C", 2),
)

CODINGS = (
    coded("S01", "sitting down first and asking what the day was like for them", "sit"),
    coded("S01", "Then I wait.", "wait", quotable=True),
    # The interviewer inside, two codes on one passage, and the same coding twice.
    coded("S01", "for them.\nI: And then?\nS01: Then I wait. I am", "wait"),
    coded("S01", "for them.\nI: And then?\nS01: Then I wait. I am", "sit"),
    coded("S01", "for them.\nI: And then?\nS01: Then I wait. I am", "sit"),
    coded("E1", "The old man held my sleeve and would not let go.", "sit"),
    coded("S02", "It is also what the older ones show us every day.", "view"),
    coded("S05", "站在病人的角度想问题，耐心地听他说完", "view"),
    coded("S06", "I withdrew later, but this was said before I did so.", "view"),
    coded("FG", "We learned it in the village", "visit"),
    coded("FG", "walking from door to door with the nurse all week.\nD01: I never did", "village"),
    coded("S02", "Having no time is what kills it.", "time"),
    coded("S02", "=no time= and the forms", "time", quotable=True),
    coded("W1", "Doctors have no hearts", "web"),
)

PEOPLE = (
    Person("S01", ("students",), {"Age": "21", "Gender": "female"}),
    Person("S02", ("students",), {"Age": "22", "Gender": "male"}, may_quote=False),
    Person("S03", ("students", "nurses"), {"Age": "34", "Gender": " female "}),
    Person("D01", ("doctors",), {"Age": Gap.NOT_APPLICABLE, "Gender": Gap.MISSING}),
    Person("S05", ("students",), {"Age": "about 20", "Gender": "female"}),
    Person("S06", ("students",), {"Age": "20", "Gender": "male"}, withdrawn=True),
)

TRANSLATIONS = {
    place("S05", "站在病人的角度想问题，耐心地听他说完"): "seeing it from where the patient is"
}

STUDY = Material(
    nodes=NODES,
    codings=CODINGS,
    transcripts=TRANSCRIPTS,
    people=PEOPLE,
    text_of=lambda transcript, start, end: TEXTS[str(transcript)][start:end],
    translation_of=lambda *span: TRANSLATIONS.get(span),
    mix=Mix((("Consensus", 6), ("Ana", 1)), date(2025, 11, 22)),
)
