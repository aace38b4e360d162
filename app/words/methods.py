"""The sentences of the methods text, one for each thing that a project can tell a reader.

`WORDS` are statements with gaps for the study's own numbers; where a number decides the form, the
slug for one has `-one` behind it.
"""

from datetime import date

from app.words.counting import form

SENTENCES: dict[str, str] = {}

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

WORDS: dict[str, str] = {
    "title": "Methods text",
    "about": "{study}. Written by {software} on {date} from what the project holds.",
    "methods": "Methods",
    "results": "Results",
    "participants-head": "Participants",
    "interviews-head": "Interviews",
    "coding-head": "Coding",
    "quality-head": "Agreement, saturation and checks",
    # Participants
    "participants": "{n} people took part{groups}.",
    "participants-one": "One person took part{groups}.",
    "of-groups": " ({groups})",
    "of-group": "{n} {group}",
    "overlap": "A participant may belong to more than one group.",
    "withdrawn": "{n} participants withdrew later.",
    "withdrawn-one": "One participant withdrew later.",
    "attributes": "Of each participant was recorded: {names}.",
    "attributes-some": "Of some of the {all} participants was recorded: {names}.",
    "attribute": "{name} ({n})",
    "recruitment": "Recruitment: {text}",
    "refusals": "Refusals and dropouts: {text}",
    "approval": "The study was approved by {committee}.",
    "approval-number": "The study was approved by {committee} (approval number {number}).",
    "approval-only-number": "The study was approved by an ethics committee (approval number {number}).",
    "consent": "Consent {purpose}: {yes} of {all} participants agreed{no}.",
    "consent-no": ", {n} did not",
    "purpose-take-part": "to take part",
    "purpose-be-recorded": "to be recorded",
    "purpose-be-quoted": "to be quoted",
    "purpose-share-data": "to have the data shared",
    # Interviews
    "kinds": "The material consists of {kinds}.",
    "kind-interview": "{n} interviews",
    "kind-interview-one": "one interview",
    "kind-focus-group": "{n} group interviews",
    "kind-focus-group-one": "one group interview",
    "kind-essay": "{n} essays",
    "kind-essay-one": "one essay",
    "kind-web-text": "{n} texts from the web",
    "kind-web-text-one": "one text from the web",
    "dates": "They were collected between {first} and {last}.",
    "date-one": "It was collected on {first}.",
    "by": "Interviews were held by {names}.",
    "by-some": "Interviews were held by {names}; of {n} it is not recorded who held them.",
    "training": "Training of {name}: {text}",
    "relation": "Relation of {name} to the participants: {text}",
    "modes": "How the interviews were held: {modes}.",
    "mode": "{mode} ({n})",
    "duration": "The interviews took {mean} minutes on average (range {low} to {high}){of}.",
    "duration-one": "The interview took {mean} minutes{of}.",
    "of-some": "; the length of {n} of {all} is recorded",
    "languages": "Languages of the interviews: {names}.",
    "repeat": "{n} participants were interviewed more than once.",
    "repeat-one": "One participant was interviewed more than once.",
    "present": "In {n} interviews more than one participant spoke.",
    "present-one": "In one interview more than one participant spoke.",
    "guide": "The interview guide ({name}) had {questions} questions on {n} topics: {topics}.",
    "guide-one": "The interview guide ({name}) had {questions} questions on one topic: {topics}.",
    "recorded": "{n} recordings are kept with their transcripts.",
    "recorded-one": "One recording is kept with its transcript.",
    "checked": "{n} of {all} transcripts were compared with the recording.",
    "notes": "{n} reflexive notes were written during the study.",
    "notes-one": "One reflexive note was written during the study.",
    "translated": "{n} quotations were translated{by}.",
    "translated-one": "One quotation was translated{by}.",
    "translated-by": " by {names}",
    # Coding
    "approach-grounded-theory": "The analysis followed grounded theory.",
    "approach-reflexive-thematic-analysis": "The analysis followed reflexive thematic analysis.",
    "approach-codebook-thematic-analysis": "The analysis followed codebook thematic analysis.",
    "approach-content-analysis": "The analysis was a qualitative content analysis.",
    "questions": "Research questions: {text}",
    "open": "In open coding {n} codes were applied to {passages} passages.",
    "open-one": "In open coding one code was applied to {passages} passages.",
    "axial": "In axial coding codes were grouped into {n} categories{more}.",
    "axial-one": "In axial coding codes were grouped into one category{more}.",
    "axial-relations": ", with {n} relations between them, {evidence} of which rest on quotations",
    "axial-relations-one": ", with one relation between them",
    "selective": "In selective coding they were brought together in {n} themes{core}.",
    "selective-one": "In selective coding they were brought together in one theme{core}.",
    "core": " around the core category “{name}”",
    "codes": "{n} codes were applied to {passages} passages.",
    "codes-one": "One code was applied to {passages} passages.",
    "grouped": "They were grouped into {what}.",
    "in-categories": "{n} categories or sub-themes",
    "in-categories-one": "one category or sub-theme",
    "in-themes": "{n} themes",
    "in-themes-one": "one theme",
    "negative": "{n} passages that contradict a relation were kept as negative cases.",
    "negative-one": "One passage that contradicts a relation was kept as a negative case.",
    "memos": "{n} memos record the thinking behind it.",
    "memos-one": "One memo records the thinking behind it.",
    "coder": "{names} coded the material.",
    "version": "The codebook was kept as a version of its own {n} times, last as “{name}” on {date}.",
    "version-one": "The codebook was kept as a version of its own once, as “{name}” on {date}.",
    "round-joint": "{names} coded {n} of {all} transcripts together (round “{round}”).",
    "round-divided": "{names} divided {n} of {all} transcripts between them (round “{round}”).",
    "round-independent": "{names} coded {n} of {all} transcripts ({share} %) independently, "
    "without seeing each other's work (round “{round}”, frozen on {date}).",
    "round-seen": "{names} coded {n} of {all} transcripts ({share} %) separately (round “{round}”, "
    "frozen on {date}), but not wholly without seeing each other's work.",
    "drawn": "These transcripts were drawn at random within groups before anyone had coded (seed "
    "{seed}): {groups}.",
    "drawn-part": "{n} of {all} {group}",
    "drawn-part-rest": "{n} of {all} without a group",
    "open-codebook": "New codes could be made in this round.",
    "fixed-codebook": "The codebook was fixed in this round.",
    # Agreement
    "left-for-consensus": "The two codings differed in {n} places; {settled} of them were settled{how}"
    "{open}.",
    "how-reason": ", {n} with a written reason",
    "how-open": ", {n} are open",
    "reconciled": "The consensus counts in {n} of {all} transcripts.",
    "counted": "Counted here and in the tables: {mix}.",
    "mix": "the coding of {coder} in {n} transcripts",
    "mix-one": "the coding of {coder} in one transcript",
    # Checks
    "sent-transcript": "Transcripts were sent to {n} participants to be checked; {back} came back"
    "{changed}.",
    "sent-transcript-one": "One participant was sent the transcript to be checked; {back} came back"
    "{changed}.",
    "sent-findings": "The findings were sent to {n} participants to be checked; {back} came back"
    "{changed}.",
    "sent-findings-one": "One participant was sent the findings to be checked; {back} came back"
    "{changed}.",
    "check-outcomes": ", and {n} led to a note of what they changed",
    "software": "Transcripts were coded with {software}.",
    # Results
    "themes": "{n} themes were found: {names}.",
    "themes-one": "One theme was found: {names}.",
    "themes-developed": "{n} themes were developed: {names}.",
    "themes-developed-one": "One theme was developed: {names}.",
    "theme": "{name} ({n} of {all} participants)",
    "sub-themes": "“{name}” holds {n} sub-themes: {names}.",
    "sub-themes-one": "“{name}” holds one sub-theme: {names}.",
    "quotable": "{n} quotations are marked to be printed.",
    "quotable-one": "One quotation is marked to be printed.",
    "participants-table": "Table 1 describes the participants.",
    "tree": "The coding tree has {n} codes below {above}, and is {levels} levels deep.",
    "tree-one": "The coding tree has one code below {above}, and is {levels} levels deep.",
    # Check lists
    "coreq-title": "COREQ: where the project answers an item",
    "srqr-title": "SRQR: where the project answers an item",
    "number": "No.",
    "item": "Item",
    "answer": "In the project",
    "not-recorded": "not recorded in the project",
    "see": "in the text, under {sections}",
    "yours": "for the authors to write",
    "checklist-note": "Items are named by number and in a few words; the checklists themselves stand "
    "in Tong et al. 2007 (COREQ) and O'Brien et al. 2014 (SRQR).",
    "missing-head": "What the project does not hold",
    "missing": "Each sentence above stands there because the project holds what it says. Not "
    "recorded, and so not said: {names}.",
    "undecided": "Numbers of codes and passages are left out: two coders coded the same "
    "transcripts, and it is not decided whose coding counts.",
    "blind": "A round of blind coding is open: this shows what one coder may see.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a sentence in English; `n=1` takes the form for one where there is one."""
    return form(WORDS, slug, values).format(**values)


def day(iso: str | None) -> str:
    """Return a date (ISO, perhaps with a time behind it) as prose has it: "3 May 2026"."""
    try:
        found = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or ""
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def listed(names: list[str]) -> str:
    """Return names as prose has them: "Ana, Ben and Cem"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
