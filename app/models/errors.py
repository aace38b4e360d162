"""What can go wrong on purpose: rules that say no, and an environment that fails.

Everything else that is raised is a bug. Neither class carries a sentence: the reason is a slug,
and `app.words` holds the sentence for people, so that it can be translated.
"""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A rule of the program says no; nothing was changed.

    `reason` is the slug of the sentence in `app.words`; `values` fill its gaps.
    """

    def __init__(self, reason: str, /, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values


class Trouble(Exception):  # noqa: N818 - read aloud: "trouble: disk-full"
    """The environment fails (disk full, locked, damaged, not a project); nothing was changed."""

    def __init__(self, reason: str, /, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values
