"""Sentences on saturation: why it is not computed, and what the figures say."""

SENTENCES: dict[str, str] = {
    "rule-unreadable": "“{rule}” is no rule of saturation. Write run:3 (three in a row with nothing "
    "new), initial:10+3 (the same after ten), or guest:4/2/5 (base, run, percent).",
}

WORDS: dict[str, str] = {
    "met": "The rule ({rule}) was met at {interview} in the final coding; later new: {after}.",
    "not-met": "The rule ({rule}) was not met.",
    "not-possible": "The rule ({rule}) cannot be applied yet: {n} interviews, {needed} needed.",
    "not-defined": "The rule ({rule}) is not defined: nothing was found to compare with.",
    "run": "{run} in a row with nothing new",
    "initial": "{run} in a row with nothing new after the first {initial}",
    "guest": "at most {threshold:g} % of the first {base} new in {run}",
    "once": "Seen in one interview only: {n} of {all}.",
    "unfinished": "{n} unfinished interviews left out: {names}.",
    "estimate": "Estimates (lower bounds, assuming interviews drawn alike): Chao2 {chao2:.1f}"
    "{interval}, coverage {coverage}.",
    "interval": " ({low:.1f} to {high:.1f})",
    "nearly-all": "above 99 %",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about saturation in English, its gaps filled."""
    return WORDS[slug].format(**values)
