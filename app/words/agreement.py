"""Sentences on agreement between coders: why it is not computed, and what the figures say."""

SENTENCES: dict[str, str] = {
    "freeze-gone": "The freeze was taken back in the meantime, so there is nothing to reconcile.",
    "reconciling-blind": "A round of blind coding with these coders is still open. Reconcile when "
    "it is frozen.",
    "deciders-needed": "Say who decides.",
    "ruling-unknown": "There is no ruling “{ruling}”.",
    "agreement-two-coders": "Name two coders, parted by a comma: {names}.",
    "agreement-same-coder": "Agreement needs two different coders.",
    "agreement-blind": "The round of blind coding is still open, so the two codings are not "
    "compared yet. Freeze the round first.",
    "round-not-frozen": "There is no frozen independent round “{name}” of these two coders.",
    "agreement-nothing-finished": "No transcript is marked as finished by both coders, so there is "
    "nothing to compare. Mark what is finished, or compare all transcripts as they are.",
}

WORDS: dict[str, str] = {
    "not-used": "neither coder used it (no variation)",
    "everywhere": "both coders put it on everything (no variation)",
    "scope": "Compared: {first} and {second}, {n} transcripts, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; present codings, not frozen.",
    "scope-frozen": "Compared: {first} and {second}, {n} transcripts, unit {unit}, level {level}, "
    "interviewer turns {interviewer}; independent coding.",
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
    "pooled": "Pooled kappa over {n} codes that vary: {value}{interval}.",
    "pooled-undefined": "Pooled kappa: not defined (no variation).",
    "interval": ", 95 % interval {low} to {high} (bootstrap over interviews, {draws} draws)",
    "interval-rough": ", rough 95 % interval {low} to {high} (bootstrap over few interviews, "
    "{draws} draws)",
    "interval-none": " (fewer than {fewest} interviews: no interval)",
    "one-never-used": "{code}: kappa is 0 or less because {coder} never used it.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about agreement in English, its gaps filled."""
    return WORDS[slug].format(**values)
