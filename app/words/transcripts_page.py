"""Sentences of the page of transcripts and participants."""

SENTENCES: dict[str, str] = {
    "duration-unreadable": "“{value}” is not a duration. Write minutes, as in 42, or 42:10.",
}
