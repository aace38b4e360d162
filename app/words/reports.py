"""Headings, notes and refusals of the tables that set codes against people."""

from app.words import tables
from app.words.counting import form

SENTENCES: dict[str, str] = {
    "attribute-unknown": (
        "No attribute of participants is called “{name}”. The project has: {known}. Choose from "
        "these."
    ),
    "by-too-many": "Two attributes can be crossed, not more. Leave some out.",
    "by-twice": "“{name}” cannot be crossed with itself. Choose another attribute.",
    "no-groups": (
        "No participant is in a group yet. Put participants into groups, or choose an attribute "
        "for the columns."
    ),
    "nobody-counted": (
        "There is no participant whose coding is counted yet. Code an interview first, or say who "
        "speaks in it."
    ),
    "no-scores": (
        "No attribute of the participants is a number. Add a score to them, or choose other "
        "attributes for the columns."
    ),
    "no-themes": (
        "There is no theme yet. Make one on the Themes page, or choose codes for the columns."
    ),
    "no-quotations": (
        "There is no passage to print. Code one first, mark one as worth quoting, or look at the "
        "participants' consent to be quoted."
    ),
}

WORDS: dict[str, str] = {
    "matrix-title": "Codes by participant",
    "matrix-title-category": "Sub-themes by participant",
    "matrix-title-theme": "Themes by participant",
    "crosstab-title": "Codes by {by}",
    "crosstab-title-category": "Sub-themes by {by}",
    "crosstab-title-theme": "Themes by {by}",
    "by-group": "group",
    "crossed": "{first} × {second}",
    "where-coded": "Where\ncoded",
    "only-in": "only in: {groups}",
    "not-in": "not coded in: {groups}",
    "coded-in-none": "not coded in any",
    "note-where-coded": (
        "Where coded names the groups in which alone a row was coded, or those in which it was not coded; it "
        "is empty where it was coded in all that are compared."
    ),
    "note-unquoted": "Without a quotation: nobody agreed to be quoted with such a passage.",
    "note-crossed": "A crossing in which nobody was asked is left out.",
    "note-small-crossings": (
        "Fewer than {least} were asked in: {groups}. A difference there may rest on one person, whom readers "
        "may recognise."
    ),
    "comparison-title": "Codes by {by}, in the participants' words",
    "comparison-title-category": "Sub-themes by {by}, in the participants' words",
    "comparison-title-theme": "Themes by {by}, in the participants' words",
    "compared": "Group",
    "note-comparison": (
        "n beside a group: participants asked, that is those whose coding is counted. Participants: how many "
        "of them speak in the passages. Quotations: different passages in which one of them speaks. 0: not "
        "coded in what was said there."
    ),
    "participants-n": "Participants\nn",
    "quotations-n": "Quotations\nn",
    "participants-short": "Participants",
    "quotations-short": "Quotations",
    "percent-short": "%",
    "note-matrix-counts": (
        "Numbers are different passages in which the participant speaks. 0: not coded in what this "
        "participant said."
    ),
    "note-matrix-presence": (
        "1: coded at least once in what the participant said. 0: not coded in it."
    ),
    "note-crosstab": (
        "n in the headings: participants asked, that is those whose coding is counted. Participants: "
        "how many of them speak in the passages. Quotations: different passages in which one of "
        "them speaks. 0: not coded in what was said there."
    ),
    "note-percent-from": "Percentages are given only for groups of {least} or more.",
    "note-percent-always": (
        "Percentages are of the participants of the column; in a group of fewer than {least} one "
        "person changes them by more than {step} points."
    ),
    "note-overlap-columns": (
        "A participant may be in more than one of the groups, so they do not add up to all."
    ),
    "note-uneven": (
        "Rows begin with what differs most between the groups (largest minus smallest share of "
        "participants). In small groups such differences come about by chance."
    ),
    "note-nobody": (
        "{n} passages in which no counted participant speaks are counted under Quotations n only."
    ),
    "note-nobody-one": (
        "1 passage in which no counted participant speaks is counted under Quotations n only."
    ),
    "appendix-title": "Quotations by theme",
    "quotation-short": "Quotation",
    "note-appendix": (
        "All coded passages, in the order in which the interviews were made. A passage with several "
        "codes stands under each of them."
    ),
    "note-appendix-quotable": (
        "Passages that are marked as worth quoting, in the order in which the interviews were "
        "made. A passage with several codes stands under each of them."
    ),
    "warn-refused": (
        "{n} passages are left out, because a participant did not agree to be quoted or withdrew: "
        "{sources}."
    ),
    "warn-refused-one": (
        "1 passage is left out, because a participant did not agree to be quoted or withdrew: "
        "{sources}."
    ),
    "tree-title": "Coding tree",
    "tree-name": "Theme, category or code",
    "tree-level": "Level",
    "category": "Category",
    "note-tree": (
        "Quotations: number of different passages. Participants: number of those who speak in "
        "these passages. Each row counts everything below it once."
    ),
    "joint-title": "Codes and what is known of the participants",
    "joint-title-category": "Sub-themes and what is known of the participants",
    "joint-title-theme": "Themes and what is known of the participants",
    "score-of": "{name} (n = {n})",
    "with-n": "With\nn",
    "without-n": "Without\nn",
    "with-mean": "With mean (SD)",
    "without-mean": "Without mean (SD)",
    "rho": "ρ",
    "note-joint": (
        "n in the headings: participants asked who have a value. With: those in whose words the row "
        "was coded. Without: those in whose words it was not coded."
    ),
    "note-rho": (
        "ρ: Spearman's rank correlation between the number of a participant's passages and the value, "
        "ties with mean ranks; –: not defined, because nothing varies or fewer than three have a "
        "value. It is not tested: participants are few and were chosen on purpose."
    ),
    "note-joint-values": (
        "Numbers below the values of a text are participants in whose words the row was coded; n in "
        "the heading: those asked."
    ),
    "note-points": (
        "A dot is a participant: filled where the row was coded in what this participant said, hollow "
        "where it was not; their numbers stand at the left, a bar marks their mean. With few "
        "participants a mean moves with each of them. ρ: Spearman's rank correlation between the number "
        "of a participant's passages and the value; –: not defined. Nothing is tested: participants are "
        "few and were chosen on purpose."
    ),
    "framework-title": "Framework matrix",
    "participant": "Participant",
    "note-framework": (
        "Summaries by the researchers, and quotations from what the participant said. An empty cell: "
        "not coded in."
    ),
    "note-whole-rows": (
        "Rows of themes count everything below them; a passage or participant with several of "
        "these codes counts once."
    ),
}


def word(slug: str, /, **values: object) -> str:
    """Return a heading or note in English; what is not here is a word of the other tables."""
    if slug not in WORDS:
        return tables.word(slug, **values)
    return form(WORDS, slug, values).format(**values)
