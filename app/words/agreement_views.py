"""What the views of agreement are called, what each figure says, and the paragraph for a paper.

Where a number decides the form, the slug for one has `-one` behind it.
"""

from app.words.counting import form

SENTENCES: dict[str, str] = {}

WORDS: dict[str, str] = {
    # The views
    "view-codes": "Code by code",
    "view-categories": "Category by category",
    "view-themes": "Theme by theme",
    "view-confusion": "Who says what",
    "view-pairs": "What differs most",
    "view-transcripts": "By transcript",
    "view-groups": "By group",
    "view-rounds": "Round by round",
    "view-segments": "Segments matched",
    "view-units": "Where units lie",
    "about-codes": "For each code: how much text both marked, only one, or neither, and what follows "
    "from it.",
    "about-confusion": "Rows are what {first} said, columns what {second} said on the same text; in "
    "the diagonal both said the same. Codes can lie over one another, so a row need not add up.",
    "about-pairs": "Where the two said different things on the same text, what is most first; “no "
    "code” is text that the other left alone.",
    "about-transcripts": "The same figures for each transcript. They show where coders part; one "
    "interview is too little to report.",
    "about-groups": "The same figures for each group of participants. An interview with people of "
    "two groups is in both.",
    "about-rounds": "The same figures for each frozen round of the two coders, the earliest first.",
    "about-segments": "How many of both coders’ segments the other marked too, by the share of the "
    "segment that has to be marked. There is no correction for chance here.",
    "about-units": "Agreement on where units begin and end and what they are, for codings that "
    "exclude one another, such as themes (Krippendorff et al. 2016).",
    # Columns
    "nothing": "no code",
    "marked-by": "Marked by\n{name}",
    "share-of": "Share of\n{name}’s",
    "part-transcript": "Transcript",
    "part-group": "Group",
    "part-round": "Round",
    "frozen-on": "Frozen on",
    "version": "Codebook",
    "transcripts": "Transcripts",
    "length": "Units",
    "vary": "Codes that\nvary",
    "pooled-kappa": "Pooled\nkappa",
    "low": "From",
    "high": "To",
    "interval": "Interval",
    "certainty-none": "too few interviews",
    "certainty-rough": "rough",
    "certainty-95": "95 %",
    "overlap": "Share that\nmust be marked",
    "segments": "Segments",
    "matched": "Matched",
    "share": "Share\nmatched",
    "figure": "Figure",
    "value": "Value",
    "pairable": "Share that can\nbe compared",
    "u-alpha": "u-alpha: units and gaps",
    "binary-alpha": "binary u-alpha: unit or gap",
    "cu-alpha": "cu-alpha: what the units are",
    "value-alpha": "{name}",
    "band-kappa": "Band of kappa\n(Landis & Koch 1977)",
    "band-alpha": "Band of alpha\n(Krippendorff 2004)",
    # What a figure says; {code} is a name, {first} and {second} are the coders
    "tells-both": "{first} and {second} both marked {n:,} {units} with “{code}”.",
    "tells-only-first": "{first} marked {n:,} {units} with “{code}” that {second} did not.",
    "tells-only-second": "{second} marked {n:,} {units} with “{code}” that {first} did not.",
    "tells-neither": "Neither marked {n:,} {units} with “{code}”.",
    "tells-percent-agreement": "{percent} of all {units} were judged alike: marked by both or by "
    "neither. It rises with every page left uncoded, so read it beside positive agreement, {positive}.",
    "tells-positive-agreement": "Of all text marked “{code}”, counted for each coder, {percent} was "
    "also marked by the other.",
    "tells-kappa": "Agreement beyond what the two coders’ own shares of “{code}” would bring by chance "
    "(Cohen 1960).",
    "tells-alpha": "One minus the disagreement found over the disagreement that chance would bring, "
    "both coders’ shares taken together (Krippendorff 2004).",
    "tells-pi": "Like kappa, with one share for both coders together (Scott 1955).",
    "tells-brennan-prediger": "Chance is a coin: half of all units (Brennan & Prediger 1981; PABAK). "
    "Read it beside positive agreement, {positive}.",
    "tells-ac1": "Chance is small where a code is rare or everywhere (Gwet 2008). Read it beside "
    "positive agreement, {positive}.",
    "tells-prevalence": "From −1, “{code}” nowhere, to 1, “{code}” everywhere; kappa is low at both ends.",
    "tells-bias": "From −1 to 1: how much more {first} marked “{code}” than {second} did.",
    "tells-cell": "{first} said “{one}” and {second} said “{other}” on the same {n:,} {units}.",
    "tells-marked": "{name} marked {n:,} {units} with “{code}”.",
    "tells-part": "{name}: positive agreement {positive} over all codes, pooled kappa {value} over "
    "{n} codes that vary.",
    "tells-part-one": "{name}: positive agreement {positive} over all codes, pooled kappa {value} "
    "over 1 code that varies.",
    "tells-segments": "{percent} of all segments ({matched} of {n}) were marked by the other coder "
    "over at least {least} of their length.",
    "tells-u-alpha": "Where units begin and end, and what they are, all in one figure.",
    "tells-binary-alpha": "Whether something is a unit at all, whatever its value.",
    "tells-cu-alpha": "What a unit is, where both coders have one.",
    "tells-value-alpha": "How well {name} is told from the other values, where both have a unit.",
    # Why a figure is not there, or is what it is
    "why-not-used": "Not defined: neither coder used it (no variation). Percent agreement {po}.",
    "why-everywhere": "Not defined: both coders put it on everything (no variation). Percent "
    "agreement {po}.",
    "why-nothing-varies": "Not defined: nothing varies.",
    "why-nothing-marked": "Not defined: nobody marked anything.",
    "why-one-only": "Kappa is 0 because {name} never used it.",
    "why-interval": "No interval: fewer than {fewest} interviews.",
    "why-doubled": "Not defined, because {levels} do not exclude one another here: {first} gave "
    "more than one to {a} {units}, {second} to {b}.",
    "part-line": "{name}: {n} transcripts, positive agreement {pos}, pooled kappa {kappa}",
    "part-line-one": "{name}: 1 transcript, positive agreement {pos}, pooled kappa {kappa}",
    "note-one-only": "Kappa is 0 because only {name} used it: {codes}.",
    "note-not-used": "Not defined, because neither coder used it: {codes}.",
    "note-everywhere": "Not defined, because both coders put it on everything: {codes}.",
    "note-confusion": "Units that {first} (rows) and {second} (columns) marked; codes can lie over "
    "one another.",
    "note-matrix-cut": "Of {all:,} codes those that were marked most are shown, {n:,} of each coder.",
    "note-pairs-cut": "Of {all:,} pairs the {n:,} largest are shown.",
    "note-segments": "Overlapping and adjoining codings of one code by one coder are one segment. A "
    "segment is matched if the other coder marked at least this share of it with the same code.",
    "note-bands": "Bands are conventions and no test: kappa by Landis & Koch (1977), alpha by "
    "Krippendorff (2004).",
    "units-character": "characters",
    "units-character-one": "character",
    "units-sentence": "sentences",
    "units-sentence-one": "sentence",
    "units-turn": "turns",
    "units-turn-one": "turn",
    "levels-code": "codes",
    "levels-category": "categories",
    "levels-theme": "themes",
    "one-code": "code",
    "one-category": "category",
    "one-theme": "theme",
    # Bands
    "band": "{value}, “{band}” by the convention of {author}",
    "kappa-poor": "poor",
    "kappa-slight": "slight",
    "kappa-fair": "fair",
    "kappa-moderate": "moderate",
    "kappa-substantial": "substantial",
    "kappa-perfect": "almost perfect",
    "alpha-reliable": "reliable",
    "alpha-tentative": "for tentative conclusions",
    "alpha-low": "not to be relied on",
    "landis": "Landis & Koch (1977)",
    "krippendorff": "Krippendorff (2004)",
    # The paragraph for the methods section
    "methods": "For the methods section: {text}",
    "m-independently": "{first} and {second} independently coded the same {n} transcripts ({length} "
    "{units}).",
    "m-independently-one": "{first} and {second} independently coded the same transcript ({length} "
    "{units}).",
    "m-coded": "{first} and {second} coded the same {n} transcripts ({length} {units}).",
    "m-coded-one": "{first} and {second} coded the same transcript ({length} {units}).",
    "m-frozen": "Their codings were frozen on {date}, before they were discussed; compared are the "
    "{n} codes of the codebook version “{version}” with which the round began.",
    "m-frozen-one": "Their codings were frozen on {date}, before they were discussed; compared is "
    "the one code of the codebook version “{version}” with which the round began.",
    "m-not-frozen": "Their codings were not frozen before they were compared, so the figures "
    "describe the present state of the coding.",
    "m-unblinded": "The coders did not stay blind until then: one saw the other’s work on {date}.",
    "m-unit": "Agreement was counted by {unit}, {interviewer}.",
    "m-unit-character": "character",
    "m-unit-sentence": "sentence",
    "m-unit-turn": "speaker turn",
    "m-with": "with the interviewers’ words",
    "m-without": "without the interviewers’ words",
    "m-rolled-up": "Codes were counted as the team’s {levels} above them, which the coders did not "
    "assign themselves.",
    "m-figures": "For each {level} we report percent agreement, positive agreement (of all text marked "
    "with it, counted for each coder, the share that the other marked as well), Cohen’s kappa "
    "(Cohen 1960) and Krippendorff’s alpha for nominal data (Krippendorff 2004).",
    "m-pooled": "Over the {n} {levels} that vary, kappa pooled from mean observed and mean expected "
    "agreement (De Vries et al. 2008) was {value}{interval}{band}; of all text marked by either coder, "
    "counted for each of them, {positive} was marked with the same {level} by the other.",
    "m-pooled-one": "Only one {level} varies; its kappa was {value}{interval}{band}; of all text marked "
    "by either coder, counted for each of them, {positive} was marked with the same {level} by the "
    "other.",
    "m-pooled-undefined": "No coefficient is defined, because no {level} varies.",
    "m-band": ", which {author} call “{band}” by convention",
    "m-more": "Scott’s pi (1955), the coefficient of Brennan and Prediger (1981; with two categories "
    "PABAK) and Gwet’s AC1 (2008) are given beside them; the last two rise with the text left uncoded "
    "and are to be read with positive agreement.",
    "m-rough": "rough 95 %",
    "m-95": "95 %",
    "m-interval": " ({certainty} interval {low} to {high}, bootstrap over interviews, {draws} draws)",
    "m-no-interval": " (no interval, because there are fewer than {fewest} interviews)",
    "m-left-out": "{n} {levels} that do not vary have no coefficient.",
    "m-left-out-one": "One {level} that does not vary has no coefficient.",
    "m-made-since": "{n} codes that one coder made during the round are not compared.",
    "m-made-since-one": "1 code that one coder made during the round is not compared.",
    "m-segments": "Segments of the two coders count as matched where the other coder marked at least "
    "half of a segment with the same code: {percent} of {n}. This share is not corrected for chance.",
    "m-units": "Agreement on where units lie and what they are is the unitizing alpha of "
    "Krippendorff, Mathet, Bouvry and Widlöcher (2016): u-alpha {u}, binary {binary}, cu {cu}.",
}


def word(slug: str, /, **values: object) -> str:
    """Return a line about agreement in English, its gaps filled; its form for one where n is 1."""
    return form(WORDS, slug, values).format(**values)
