"""Sentences and headings of tables, in English: why an export is refused, and what tables print.

`SENTENCES` answer refusals and troubles. `WORDS` are what stands in the tables themselves; a report
takes a function like `word` as its `say`, so that the window can hand in a translated one. Where a
number decides the form, the slug for one has `-one` behind it.
"""

from app.words.counting import form

SENTENCES: dict[str, str] = {
    "export-ending": (
        "“{file}” has no ending that this can be written to. End the name in one of: {allowed}."
    ),
    "export-folder-missing": (
        "The folder “{folder}” does not exist. Make it first, or choose another place for “{file}”."
    ),
    "export-is-folder": "“{file}” is a folder. Give a file name inside it.",
    "export-disk-full": (
        "There is no room on the disk for “{file}”. Nothing was written. Free some space and "
        "export again."
    ),
    "export-not-allowed": (
        "“{file}” could not be written: the file or its folder is write-protected, or the file is "
        "open in another program. Nothing was written. Close it there, or choose another place."
    ),
    "export-failed": "“{file}” could not be written: {why}. Nothing was written.",
    "word-template": (
        "“{file}” cannot be used as a Word template. Choose an ordinary Word document (.docx) that "
        "has no password."
    ),
    "band-unreadable": (
        "“{text}” is no band of numbers. Write bands like 20-29, 30-39, <20 or 60+, with commas "
        "between them."
    ),
    "band-reversed": "The band “{text}” ends before it begins. Write the smaller number first.",
    "bands-overlap": (
        "The bands “{first}” and “{second}” overlap, so some participants would be counted twice. "
        "Change one of them."
    ),
    "no-participants": (
        "There is no participant to count. Import interviews or a list of participants first."
    ),
    "group-unknown": "No group is called “{name}”. The project has: {known}. Choose from these.",
    "no-codes": "There is no code yet, so there is nothing to count. Code an interview first.",
}

WORDS: dict[str, str] = {
    # Both tables
    "sheet-name": "Table",
    "n": "n",
    "percent": "%",
    "all": "All",
    "all-of": "All\n(n = {n})",
    "group-of": "{group}\n(n = {n})",
    "note-cell-cut": (
        "A cell holds more than the {limit} characters that Excel allows and was cut; the other "
        "formats have the whole text."
    ),
    "note-withdrawn": "{n} participants who withdrew are left out.",
    "note-withdrawn-one": "1 participant who withdrew is left out.",
    "note-groups-overlap": "A participant may be in more than one group.",
    # Participants
    "participants-title": "Characteristics of the participants",
    "characteristic": "Characteristic",
    "value": "Value",
    "group": "Group",
    "missing": "Missing",
    "not-applicable": "Not applicable",
    "no-group": "No group",
    "not-a-number": "Not a number",
    "not-a-date": "Not a date",
    "outside-bands": "Outside the bands",
    "mean-sd": "Mean (SD)",
    "median-range": "Median (range)",
    "below": "< {n}",
    "from": "≥ {n}",
    "note-percent-base": "Percentages refer to all participants of the column.",
    "note-sd": "SD: standard deviation of the sample (n − 1).",
    "warn-small": (
        "Cells with fewer than {least} participants could tell readers who somebody is: {cells}. "
        "Before you publish, merge values, widen the bands or leave the column out."
    ),
    "warn-small-one": (
        "A cell with fewer than {least} participants could tell readers who somebody is: {cells}. "
        "Before you publish, merge values, widen the bands or leave the column out."
    ),
    "small-cell": "{characteristic} {value} ({n})",
    "small-cell-in-group": "{characteristic} {value}, {group} ({n})",
    "and-more": "and {n} more",
    # Themes
    "themes-title": "Themes, sub-themes and codes",
    "theme": "Theme",
    "sub-theme": "Sub-theme",
    "code": "Code",
    "definition": "Definition",
    "participants": "Participants",
    "quotations": "Quotations",
    "quotation": "Illustrative quotation",
    "not-in-a-theme": "Not yet in a theme",
    "note-counts": (
        "Quotations: number of different passages. Participants: number of those who speak in "
        "these passages; percentages are of {n} participants."
    ),
    "note-uncoded": (
        "{n} participants are in no transcript whose coding is counted and are in no number of "
        "participants: {names}."
    ),
    "note-uncoded-one": (
        "1 participant is in no transcript whose coding is counted and is in no number of "
        "participants: {names}."
    ),
    "note-whole": (
        "Rows of themes and sub-themes count everything below them; a passage or participant with "
        "several of these codes counts once."
    ),
    "note-mix": "Codings counted: {mix}",
    "note-of-transcripts": "{n} of {all} transcripts",
    "note-transcripts": "{n} transcripts in the project",
    "note-transcripts-one": "1 transcript in the project",
    "note-codebook-version": "codebook kept last as {name}",
    "note-as-of": "as of {date}",
    "mix-part": "{coder} ({n} transcripts)",
    "mix-part-one": "{coder} (1 transcript)",
    "note-unplaced": (
        "{n} codes with {quotations} are not yet in a theme and stand in the last rows."
    ),
    "note-unplaced-one": (
        "1 code with {quotations} is not yet in a theme and stands in the last rows."
    ),
    "count-quotations": "{n} quotations",
    "count-quotations-one": "1 quotation",
    "note-unused": "{n} codes that were never applied are left out.",
    "note-unused-one": "1 code that was never applied is left out.",
    "note-translated": "Quotations translated: {sources}.",
    "note-omission": "{mark}: words of the interviewer left out.",
    "warn-proposed": (
        "{n} quotations are proposals of the program and were chosen by nobody. Read them before "
        "you publish, and mark those you want as quotable."
    ),
    "warn-proposed-one": (
        "1 quotation is a proposal of the program and was chosen by nobody. Read it before you "
        "publish, or mark the one you want as quotable."
    ),
    "warn-not-quoted": (
        "{n} passages marked as quotable are left out, because a participant did not agree to be "
        "quoted or withdrew: {sources}."
    ),
    "warn-not-quoted-one": (
        "1 passage marked as quotable is left out, because a participant did not agree to be "
        "quoted or withdrew: {sources}."
    ),
}


def word(slug: str, /, **values: object) -> str:
    """Return a heading or note in English; `n=1` takes the form for one where there is one."""
    return form(WORDS, slug, values).format(**values)
