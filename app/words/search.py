"""Sentences about queries that cannot be read, and about what they name."""

SENTENCES: dict[str, str] = {
    "search-empty": "Type a word to look for.",
    "search-quote-open": "The quotation mark before “{rest}” is not closed.",
    "search-field-unknown": "“{field}:” is not known. Narrow a search with {fields} — or put the text in quotation marks.",
    "search-field-empty": "Say behind “{field}:” which one; a name with blanks goes into quotation marks.",
    "search-field-inside": "“{field}:” narrows the whole search: put it outside brackets, OR and NEAR, beside the words.",
    "search-only-narrow": "Add a word to look for: what is given only narrows the search.",
    "search-only-without": "Add a word to look for: what is given only leaves turns out.",
    "search-nothing-beside": "{operator} needs a word before it and one behind it.",
    "search-minus-inside": "What is left out with “-” cannot stand beside {operator}; put it at the end.",
    "search-minus-twice": "Two “-” stand before one word.",
    "search-bracket-open": "A bracket is not closed.",
    "search-bracket-close": "A bracket is closed that was not opened.",
    "search-too-deep": "Too many brackets stand in one another ({deepest} at most).",
    "search-nothing-in-word": "There is nothing to look for in “{word}”.",
    "search-name-unknown": "There is no {field} “{name}”.",
    "search-hidden": "What {name} coded is hidden while the round of blind coding is open.",
}
