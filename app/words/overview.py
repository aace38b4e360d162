"""The words of the overview for the supervisor."""

from app.words.counting import form

SENTENCES: dict[str, str] = {}

WORDS: dict[str, str] = {
    "title": "Overview of the study",
    "about": "{study}, {date}. Written by {software}.",
    "without-text": "No passage of a transcript and no text of a memo is in this report. Names of codes, "
    "titles of memos and the team’s judgements stand as the team wrote them, also where a name is a "
    "participant’s own word.",
    "with-text": "This report quotes memos; they may hold words of participants.",
    "blind": "A round of blind coding is open: only what {name} may see is counted.",
    # How far the study is
    "progress": "How far the study is",
    "in-short": "{n} interviews are collected, {coded} are coded, {double} by two coders, and "
    "{reconciled} are reconciled.",
    "in-short-one": "One interview is collected, {coded} is coded, {double} by two coders, and "
    "{reconciled} is reconciled.",
    "nothing": "No transcript has been imported yet. The first step is to import interviews.",
    "group": "Group",
    "without-group": "without a group",
    "everything": "All",
    "people": "Participants",
    "collected": "Collected",
    "coded": "Begun",
    "finished": "By one coder",
    "double": "By two coders",
    "reconciled": "Reconciled",
    "checked": "Checked",
    "note-progress": "Participants: without those who withdrew. Collected: transcripts in the project. Begun: somebody has coded in it. By "
    "one coder, by two coders: one person, or at least two, marked their coding of it as finished. "
    "Checked: compared with the recording. A transcript with people of several groups stands under "
    "each of them, and once under All.",
    "withdrawn": "Withdrawn participants: {names}.",
    "awaited": "{n} participants have no transcript yet: {names}.",
    "awaited-one": "One participant has no transcript yet: {names}.",
    "last-collected": "The last interview was held on {date} ({name}).",
    # Work
    "work": "Who coded when",
    "week": "Week from",
    "coder": "Coder",
    "week-chart": "Passages coded each week",
    "week-said": "Passages coded in each week, from {first} to {last}: {n} in all; most in the week from "
    "{most} ({peak}).",
    "no-work": "Nothing has been coded yet.",
    "note-weeks": "A passage stands in the week in which it was coded; those that were taken away since "
    "are not counted. The last {n} weeks with any work.",
    # Codebook
    "codebook": "The codebook",
    "book-size": "It holds {n} codes, of which {undefined} have no definition, {categories} categories and "
    "{themes} themes.",
    "book-size-nested": "It holds {n} codes, of which {undefined} have no definition, {categories} "
    "categories and {themes} themes with {below} sub-themes.",
    "book-empty": "It holds no code yet.",
    "growth-chart": "New codes each week, and all codes so far",
    "growth-said": "New codes in each week and their number so far, from {first} to {last}: {n} codes now. "
    "In the week from {bars}.",
    "growth-week": "{name} {n} ({so_far} so far)",
    "merged": "Merged: {n} times, last on {date}.",
    "merged-one": "Merged: once, on {date}.",
    "version": "Last kept as a version on {date}: “{name}”.",
    # Agreement
    "agreement": "Agreement of the coders",
    "round": "Round",
    "coders": "Coders",
    "transcripts": "Texts",
    "frozen": "Frozen on",
    "kappa": "Pooled kappa",
    "interval": "95 % interval",
    "rough": "{low} to {high} (rough)",
    "between": "{low} to {high}",
    "no-interval": "too few interviews",
    "positive": "Positive agreement",
    "left": "Still open",
    "note-agreement": "By character, of codes as they were when the round was frozen. Positive agreement: of "
    "all text marked by either coder, the share that the other marked with the same code. Still "
    "open: differences that nobody has settled. –: not defined (no variation).",
    "no-agreement": "No round of independent coding has been frozen yet.",
    "round-open": "Round “{round}” is open: {progress}.",
    "round-coder": "{coder} has finished {done} of {total}",
    "round-coder-hidden": "{coder}: not told while it is open",
    # Saturation
    "saturation": "Saturation",
    "no-saturation": "Saturation is not told yet: {why}",
    "nothing-finished": "no interview has been marked as finished.",
    "curve": "{who}: new {levels} in each interview",
    "curve-said": "In {all} interviews: {bars}. No other brought anything new.",
    "curve-bar": "{name} {n} new ({so_far} so far)",
    "nobody-new": "none",
    # Gaps and notes
    "gaps": "What is still open in the analysis",
    "no-gaps": "The check list on the Themes page finds nothing.",
    "notes": "Memos of the last {weeks} weeks",
    "no-notes": "No memo was written in the last {weeks} weeks.",
    "note": "{date}, {author}: {title}",
    "note-on": "{date}, {author}: {title} (on {subject})",
    "more-notes": "and {n} more",
    "untitled": "without a title",
    "undecided": "two coders coded the same transcripts, and it is not decided whose coding counts.",
    "category-unrelated": "{n} categories are related to nothing",
    "category-unrelated-one": "One category is related to nothing",
    "theme-on-one": "{n} themes rest on one participant",
    "theme-on-one-one": "One theme rests on one participant",
    "theme-not-in-group": "{n} times a theme is not coded in a group",
    "theme-not-in-group-one": "Once a theme is not coded in a group",
    "relation-without-evidence": "{n} relations have no quotation behind them",
    "relation-without-evidence-one": "One relation has no quotation behind it",
    "code-nowhere": "{n} codes stand in no category",
    "code-nowhere-one": "One code stands in no category",
    "quotable-unused": "{n} passages marked as quotable are used nowhere",
    "quotable-unused-one": "One passage marked as quotable is used nowhere",
    "category-undefined": "{n} categories or themes have no definition",
    "category-undefined-one": "One category or theme has no definition",
    "code-undefined": "{n} codes have no definition",
    "code-undefined-one": "One code has no definition",
}


def word(slug: str, /, **values: object) -> str:
    """Return a sentence in English; `n=1` takes the form for one where there is one."""
    return form(WORDS, slug, values).format(**values)
