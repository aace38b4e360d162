"""What matching codes of two coders is called, and why its figures are no reliability."""

from app.words.counting import form

SENTENCES: dict[str, str] = {
    "matching-not-frozen": "Codes of two coders are matched when a round of independent coding by "
    "both is frozen. Until then neither sees the other’s.",
}

WORDS: dict[str, str] = {
    "view-likely": "Likely the same",
    "view-matched": "Matched",
    "view-converged": "Convergence",
    "view-alone": "Matched with nothing",
    "head-likely": "Likely the same",
    "head-matched": "Matched codes",
    "head-converged": "Convergence after matching",
    "head-alone": "Matched with nothing",
    "empty-likely": "No codes that only one of the two used resemble each other in words or passages.",
    "empty-matched": "Nothing is matched yet.",
    "empty-converged": "Nothing is matched yet, so there is nothing to count.",
    "empty-alone": "Every code was used by both, or is matched.",
    "about-likely": "Codes that only one of the two used, side by side where their words or their "
    "passages are alike. Whether they mean the same you decide; neither coding is changed.",
    "about-matched": "What was said to mean the same.",
    "about-converged": "How far the passages of matched codes are the same. This is no reliability: "
    "the codes were matched with the passages in view.",
    "about-alone": "Codes that only one of the two used and that are matched with none of the "
    "other’s.",
    "code-of": "{name}’s code",
    "words": "Words\nalike, %",
    "overlap": "Passages\nshared, %",
    "units-of": "Marked by\n{name}",
    "units": "Characters",
    "matched-codes": "Matched codes",
    "group-converged": "Convergence, no reliability",
    "only-used-by": "Used only by",
    "title-likely": "Codes of {first} and {second} that may mean the same",
    "title-matched": "Codes of {first} and {second} that mean the same",
    "title-converged": "Convergence after matching codes of {first} and {second}",
    "title-alone": "Codes that only {first} or only {second} used",
    "no-reliability": "Convergence after matching is no reliability: the codes were matched after the "
    "independent coding, with its passages in view.",
    "of-round": "Round {name}, frozen {date}, {n} transcripts.",
    "of-round-one": "Round {name}, frozen {date}, 1 transcript.",
    "pooled": "Pooled kappa over {n} matched codes: {value} (convergence, no reliability).",
    "pooled-one": "Kappa of the one matched code: {value} (convergence, no reliability).",
    "left": "Used only by {name} and matched with nothing ({n}): {codes}.",
    # What a pair says
    "tells-pair": "{first}’s “{one}” and {second}’s “{other}”: their words are {words} % alike; of all "
    "text marked with either, counted for each, {overlap} % is the same.",
    "tells-class": "Counted as one code, “{code}”: {positive} of what either marked is the same text.",
    "tells-alone": "{name} marked {n:,} characters with “{code}”; the other coder has no such code.",
    "tells-alone-one": "{name} marked 1 character with “{code}”; the other coder has no such code.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about matching in English, its gaps filled; its form for one where n is 1."""
    return form(WORDS, slug, values).format(**values)
