"""What each operation did, in the past tense, for the history, the foot of the window and undo.

Gaps are filled from the details that the operation noted; `did` chooses the plain wording where a
detail is missing, so that a project of another version still reads.
"""

from collections.abc import Mapping, Sequence

SENTENCES: dict[str, str] = {}
_NAMED = 3  # things that a sentence names

DID: dict[str, str] = {
    "make-project": "Made the project",
    "edit-study": "Changed the study record",
    "set-setting": "Changed a setting",
    "name-analysis-coder": "Named whose codings count",
    "add-coder": "Added the coder {name}",
    "edit-coder": "Changed the coder {name}",
    "add-participant": "Added the participant {name}",
    "edit-participant": "Changed the participant {name}",
    "remove-participants": "Removed participants: {names}",
    "order-participants": "Reordered the participants",
    "set-groups": "Set groups: {names}",
    "edit-group": "Renamed the group {name} to {now}",
    "remove-group": "Removed the group {name}",
    "define-attribute": "Added the attribute {name}",
    "edit-attribute": "Changed the attribute {name}",
    "merge-values": "Changed which values of {name} are printed in one row",
    "remove-attribute": "Removed the attribute {name}",
    "set-value": "Set {attribute} of {participant}",
    "set-consent": "Recorded the consent of {name}",
    "record-member-check": "Recorded what was sent to be checked: {names}",
    "edit-member-check": "Changed a member check of {name}",
    "remove-member-check": "Removed a member check of {name}",
    "import-participants": "Imported participants: {names}",
    "import-transcript": "Imported {name}",
    "import-interviews": "Imported what is recorded of interviews: {names}",
    "edit-text": "Corrected the text of {name}",
    "split-turn": "Split a turn of {name}",
    "join-turns": "Joined two turns of {name}",
    "change-speaker": "Gave turns of {name} to {speaker} ({n})",
    "attach-recordings": "Set the recordings of transcripts: {names}",
    "check-transcripts": "Set who compared transcripts with their recordings: {names}",
    "set-turn-time": "Set the time of a turn of {name}",
    "rename-transcript": "Renamed the transcript {name} to {now}",
    "edit-transcripts": "Changed transcripts: {names}",
    "set-transcript-participants": "Set who speaks in {name}",
    "assign-speaker": "Set the speaker {speaker} to {role}",
    "order-transcripts": "Reordered the transcripts",
    "delete-transcripts": "Deleted {name} with its codings ({codings})",
    "set-guide": "Added the interview guide {name}",
    "edit-guide": "Changed the interview guide {name}",
    "remove-guide": "Removed the interview guide {name}",
    "record-questions-asked": "Set which questions of the guide were asked ({n} transcripts)",
    "create-code": "Made the code {code}",
    "rename-code": "Renamed the code {code} to {now}",
    "define-code": "Defined the code {code}",
    "revise-code": "Changed the code {code} after a decision",
    "recolour-codes": "Recoloured {code}",
    "nest-codes": "Moved the code {code}",
    "merge-codes": "Merged codes into {code}: {merged}",
    "delete-codes": "Deleted codes with their codings ({codings}): {codes}",
    "order-codes": "Reordered codes",
    "import-codebook": "Imported a codebook ({n} codes)",
    "import-structure": "Imported categories and themes ({n})",
    "apply-code": "Coded {transcript} with {code}",
    "apply-codes": "Coded {transcript} with {code}",
    "apply-new-code": "Coded {transcript} with the new code {code}",
    "autocode": "Coded passages with {code} ({n})",
    "import-codings": "Imported codings ({n})",
    "import-quotations": "Imported translations of quotations ({n})",
    "remove-codings": "Removed {code} from passages ({n})",
    "recode": "Moved codings: {before} → {code} ({n})",
    "copy-codings": "Put {code} on passages of other codes too ({n})",
    "split-code": "Split {now} off {code} ({n})",
    "match-codes": "Noted that {code} and {other} mean the same",
    "unmatch-codes": "Took back that {code} and {other} mean the same",
    "tell-apart": "Noted that {code} and {other} are not the same",
    "resize-coding": "Moved the boundaries of {code} in {transcript}",
    "write-coding-memo": "Wrote a memo on a coding of {code}",
    "mark-quotable": "Marked as quotable: {code} in {transcript} ({n})",
    "translate-quotation": "Set the translation of a quotation in {transcript}",
    "finish": "Marked as finished: {names}",
    "unfinish": "No longer finished: {names}",
    "create-category": "Made the {level} {name}",
    "rename-category": "Renamed the {level} {name} to {now}",
    "define-category": "Defined the {level} {name}",
    "recolour-category": "Recoloured the {level} {name}",
    "place-codes": "Placed {code}",
    "place-categories": "Moved {name}",
    "set-level": "Made {name} a {level}",
    "merge-categories": "Merged into the {level} {name}: {merged}",
    "delete-categories": "Deleted categories or themes: {names}",
    "add-property": "Added the property {name} to {of}",
    "edit-property": "Changed the property {name}",
    "remove-property": "Removed the property {name}",
    "place-on-property": "Placed quotations of {code} on {name}",
    "relate": "Related: {name} {kind} {other}",
    "edit-relation": "Changed a relation: {name} {kind} {other}",
    "remove-relations": "Removed relations ({n})",
    "add-evidence": "Added evidence to the relation of {name} to {other} ({n})",
    "edit-evidence": "Changed evidence of a relation ({n})",
    "remove-evidence": "Took evidence off a relation ({n})",
    "add-paradigm": "Began the paradigm {name}",
    "rename-paradigm": "Renamed the paradigm {name} to {now}",
    "choose-phenomenon": "Chose the phenomenon of {name}",
    "set-paradigm-role": "Set the role of {names} in {paradigm}",
    "add-role": "Added the role {name} to {paradigm}",
    "edit-role": "Changed the role {name}",
    "move-role": "Moved the role {name}",
    "remove-role": "Removed the role {name}",
    "make-roles-own": "Made the roles of {name} ones that can be changed",
    "wave-suggestions": "Waved suggestions away for: {names}",
    "bring-back-suggestions": "Brought suggestions back for: {names}",
    "place-in-diagram": "Moved in a diagram: {names}",
    "lay-out-diagram": "Laid a diagram out anew",
    "mention-codes": "Mentioned {code} in {category}",
    "unmention-codes": "No longer mentioned in {category}: {code}",
    "remove-paradigm": "Removed the paradigm {name}",
    "place-things": "Moved {names}",
    "begin-own-structure": "Copied places of the team's structure into an own one",
    "adopt-places": "Adopted from {coder}'s structure: {names}",
    "set-core-category": "Changed the core category: {name}",
    "silence-gaps": "Noted why gaps are none ({n}): {reason}",
    "unsilence-gaps": "Put gaps back on the list ({n})",
    "write-storyline": "Wrote the storyline",
    "delete-things": "Deleted {names} with their codings ({codings})",
    "record-handout": "Handed a copy out to {coder}",
    "share": "Changed what is the team's ({n})",
    "merge-copy": "Merged the copy {file}",
    "decide-conflict": "Decided what both sides had changed",
    "make-codebook-version": "Kept the codebook as “{name}”",
    "mark-rechecked": "Marked as re-checked by the codebook: {names}",
    "open-round": "Opened the round {name} ({n} transcripts)",
    "freeze-round": "Froze the round {name} ({n} codings)",
    "unfreeze-round": "Took the freeze of {name} back: {reason}",
    "unblind": "Looked at the other's work in {name}: {reason}",
    "open-as": "Went on under another name in {rounds}",
    "reassign-work": "Gave work of {coder} to {to} ({n})",
    "settle": "Settled disagreements ({n})",
    "adopt-agreed": "Put agreed codings into the consensus ({n})",
    "set-reconciled": "Changed which transcripts are reconciled ({n})",
    "write-memo": "Wrote a memo",
    "edit-memo": "Changed a memo",
    "delete-memo": "Deleted a memo",
    "add-outline-heading": "Added the heading {name} to the outline of memos",
    "sort-memos": "Sorted memos into the outline ({n})",
    "move-in-outline": "Moved in the outline of memos ({n})",
    "rename-outline-heading": "Renamed a heading of the outline of memos to {name}",
    "take-out-of-outline": "Took out of the outline of memos ({n})",
    "write-summary": "Summarised {participant} under {name}",
    "write-meeting": "Wrote down the meeting of {date}",
    "edit-meeting": "Changed the meeting of {date}",
    "delete-meeting": "Deleted the meeting of {date}",
    "set-saturation-rule": "Set the rule of saturation for the level {level}",
    "add-look": "Kept the look at saturation of {date}",
    "edit-look": "Changed the look at saturation of {date}",
    "delete-look": "Deleted the look at saturation of {date}",
}


INSTEAD: dict[str, tuple[str, object, str]] = {
    "edit-text": ("lost", 0, "Corrected the text of {name} (lost codings: {lost})"),
    "mark-quotable": ("quotable", True, "No longer quotable: {code} in {transcript} ({n})"),
}
"""By kind: a detail, its usual value, and the sentence for any other value of it."""


ONE: dict[str, tuple[str, str]] = {
    "record-questions-asked": ("n", "Set which questions of the guide were asked (1 transcript)"),
    "import-codebook": ("n", "Imported a codebook (1 code)"),
    "open-round": ("n", "Opened the round {name} (1 transcript)"),
    "freeze-round": ("n", "Froze the round {name} (1 coding)"),
}
"""By kind: the detail that counts, and the sentence where it is 1."""


MORE = "{names} and {n} more"


def template(kind: str, details: Mapping[str, object]) -> str | None:
    """Return the English sentence of an operation with its gaps; None for an unknown kind."""
    counts, one = ONE.get(kind, ("", ""))
    if details.get(counts) == 1:
        return one
    detail, usual, instead = INSTEAD.get(kind, ("", None, ""))
    return DID.get(kind) if details.get(detail, usual) == usual else instead


def did(
    kind: str, details: Mapping[str, object], words: str | None = None, more: str = MORE
) -> str:
    """Return the sentence of an operation; `words` and `more` are translations."""
    words = words or template(kind, details) or kind.replace("-", " ").capitalize()
    gaps = {
        name: named(value, more) if isinstance(value, list) else value
        for name, value in details.items()
    }
    try:
        return words.format(**gaps)
    except KeyError:
        return words.partition(" {")[0].rstrip(":")


def named(held: Sequence[object], more: str = MORE) -> str:
    """Return three of the names, then how many more; a number in `held` stands for so many."""
    names = [str(name) for name in held if not isinstance(name, int)]
    beyond = len(names) - _NAMED + sum(name for name in held if isinstance(name, int))
    text = ", ".join(names[:_NAMED])
    return more.format(names=text, n=beyond) if beyond > 0 else text
