"""Sentences on agreement between coders: why it is not computed, and what the figures say."""

from app.words.counting import form

SENTENCES: dict[str, str] = {
    "freeze-gone": "The freeze was taken back in the meantime, so there is nothing to reconcile.",
    "reconciling-blind": "A round of blind coding with these coders is still open. Reconcile when "
    "it is frozen.",
    "no-frozen-round": "There is no frozen round of independent coding whose differences could go out.",
    "nothing-open": "All differences of the round “{name}” are settled, so there is nothing to decide.",
    "arbiter-is-coder": "A third person decides: choose somebody else than the two who coded.",
    "agreement-of-a-part": "This copy holds only what is still to be decided, so no agreement can be "
    "computed from it.",
    "deciders-needed": "Say who decides.",
    "ruling-unknown": "There is no ruling “{ruling}”.",
    "agreement-which-coders": "Say which two coders are compared: {names}.",
    "agreement-two-coders": "Name two coders, parted by a comma: {names}.",
    "agreement-same-coder": "Agreement needs two different coders.",
    "agreement-blind": "The round of blind coding is still open, so the two codings are not "
    "compared yet. Freeze the round first.",
    "round-not-frozen": "There is no frozen independent round “{name}” of these two coders.",
    "agreement-nothing-finished": "No transcript is marked as finished by both coders, so there is "
    "nothing to compare. Mark what is finished, or compare all transcripts as they are.",
}

WORDS: dict[str, str] = {
    "come-together": "Differences settled: {settled} of {of}. Pooled kappa of the independent coding: "
    "{before}. With what was settled put in: {after}; that second figure says how far the coders have "
    "come together and is no measure of reliability.",
    "come-together-round": "Round {name}, {first} and {second}. {sentence}",
    "to-be-decided": "For you to decide: what Coder A and Coder B left open. Your decisions go home when "
    "this copy is merged.",
    "together-short": "after reconciling {after}, no reliability figure",
    "not-used": "neither coder used it (no variation)",
    "everywhere": "both coders put it on everything (no variation)",
    "scope-one": "Compared: {first} and {second}, 1 transcript, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; present codings, not frozen.",
    "scope-frozen-one": "Compared: {first} and {second}, 1 transcript, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; independent coding.",
    "scope": "Compared: {first} and {second}, {n} transcripts, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; present codings, not frozen.",
    "scope-frozen": "Compared: {first} and {second}, {n} transcripts, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; independent coding.",
    "scope-seen": "Compared: {first} and {second}, {n} transcripts, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; frozen coding, not blind to the end.",
    "scope-seen-one": "Compared: {first} and {second}, 1 transcript, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; frozen coding, not blind to the end.",
    "frozen": "Round {name}, frozen {at}; codes of the codebook version {version}.",
    "codes-made-since": "Left out, because made during the round by one coder ({n}): {codes}.",
    "unblinded": "{coder} looked at the other's work on {at}, before the freeze: {reason}",
    "unblinded-all": "All looked at each other's work on {at}, before the freeze: {reason}",
    "taken-back": "A freeze of {at} was taken back on {on}: {reason}",
    "opened-as": "On one computer the name was changed from {was} to {now} {n} times while the round "
    "was open, last on {at}.",
    "made-since": "made during the round by one coder",
    "in": "included",
    "out": "left out",
    "rolled-up": "Open codes rolled up to the team's {levels} of {date}; the coders did not assign "
    "{levels} themselves.",
    "unplaced": "Not in any {level}, so not compared at this level: {codes}.",
    "pooled-one": "Kappa of the one {levels} that varies: {value}{interval}.",
    "pooled": "Pooled kappa over {n} {levels} that vary: {value}{interval}.",
    "pooled-band": "{author} call this “{band}”, by convention.",
    "pooled-undefined": "Pooled kappa: not defined (no variation).",
    "interval": ", 95 % interval {low} to {high} (bootstrap over interviews, {draws} draws)",
    "interval-rough": ", rough 95 % interval {low} to {high} (bootstrap over few interviews, "
    "{draws} draws)",
    "interval-none": " (fewer than {fewest} interviews: no interval)",
    "title": "Agreement between {first} and {second}",
    "column-code": "Code",
    "column-category": "Category",
    "column-theme": "Theme",
    "group-counts": "Units",
    "group-figures": "Agreement",
    "both": "Both",
    "only-first": "Only\n{first}",
    "only-second": "Only\n{second}",
    "neither": "Neither",
    "percent-agreement": "Percent\nagreement",
    "positive-agreement": "Positive\nagreement",
    "kappa": "Cohen's\nkappa",
    "alpha": "Krippendorff's\nalpha",
    "pi": "Scott's\npi",
    "brennan-prediger": "Brennan–\nPrediger",
    "ac1": "Gwet's\nAC1",
    "prevalence": "Prevalence\nindex",
    "bias": "Bias\nindex",
    "note-undefined": "–: not defined (no variation).",
    "decisions-title": "Decisions on differences between coders",
    "decisions-when": "When",
    "decisions-transcript": "Transcript",
    "decisions-passage": "Passage",
    "decisions-difference": "Difference",
    "decisions-first-code": "First coder's code",
    "decisions-second-code": "Second coder's code",
    "decisions-ruling": "Decision",
    "decisions-reason": "Reason",
    "decisions-who": "Decided by",
    "decisions-codebook": "Codebook changed",
    "field-name": "name",
    "field-name2": "second name",
    "field-definition": "definition",
    "field-when_to_use": "when to use",
    "field-when_not_to_use": "when not to use",
    "field-example": "example",
    "decisions-meeting": "Meeting",
    "note-decisions": "Differences that nobody has looked at are not listed.",
    "kind-only-first": "only the first",
    "kind-only-second": "only the second",
    "kind-boundaries": "boundaries",
    "kind-nested": "nested",
    "kind-other-code": "other code",
    "ruling-first": "as the first",
    "ruling-second": "as the second",
    "ruling-both": "both",
    "ruling-neither": "neither",
    "ruling-new": "something new",
    "ruling-wider": "the wider one",
    "ruling-narrower": "the narrower one",
    "ruling-later": "to be discussed",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about agreement in English, its gaps filled; its form for one where n is 1."""
    return form(WORDS, slug, values).format(**values)
