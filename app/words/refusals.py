"""Sentences of the rules that say no to a change."""

SENTENCES: dict[str, str] = {
    "only-texts-are-merged": "“{name}” is no text: numbers are printed in bands, dates by year.",
    "value-in-two-rows": "“{value}” would be counted in two rows. Take one of them apart first.",
    "copy-over-itself": "“{file}” is the open project itself. Choose another name for the copy.",
    "row-gone": "That is not there any more: it was deleted or undone in the meantime.",
    "undo-later-work": "That cannot be taken back: later work stands on it. Undo the later work "
    "first.",
    "nothing-to-undo": "There is nothing of yours to undo.",
    "nothing-to-redo": "There is nothing to redo.",
    "cancelled": "Cancelled; nothing was changed.",
    "name-empty": "A name is needed.",
    "name-too-long": "That name is too long: {longest} characters at most.",
    "name-with-control-characters": "A name cannot hold line ends, tabs or broken characters: "
    "{name}.",
    "text-with-broken-characters": "That text holds half a character or a NUL, which cannot be kept. "
    "Delete what is shown as a box, and try again.",
    "approach-unknown": "There is no approach “{approach}”.",
    "coder-exists": "There is already a coder “{name}”. Choose another name.",
    "coder-needed": "Say first who is coding.",
    "participant-exists": "There is already a participant “{name}”. Choose another id.",
    "participant-has-transcripts": "“{name}” speaks in transcripts ({n}). Delete or reassign those "
    "first.",
    "group-exists": "There is already a group “{name}”. Choose another name.",
    "attribute-exists": "There is already an attribute “{name}”. Choose another name.",
    "attribute-kind-unknown": "An attribute is text, number or date, not “{kind}”.",
    "value-not-a-number": "“{attribute}” is a number; “{value}” is none. Write it like 12 or 3.5, "
    "or change the attribute to text.",
    "member-check-unknown": "Sent to be checked is a transcript or the findings, not “{what}”.",
    "member-check-order": "It cannot come back on {returned}, before it was sent on {sent}.",
    "value-not-a-date": "“{attribute}” is a date; “{value}” is none. Write it like 2026-05-31.",
    "consent-purpose-unknown": "The consent form does not know “{purpose}”.",
    "consent-answer-unknown": "An answer on the consent form is yes or no, not “{answer}”.",
    "group-has-looks": "Dated looks at saturation were taken at “{name}” ({n}), so the group stays. "
    "Take its members out instead.",
    "transcript-fixed-while-blind": "“{name}” cannot be deleted while its round of blind coding is "
    "open. Delete it when the round is over.",
    "transcript-name-taken": "There is already a transcript “{name}”. Rename the file, or import it "
    "again on purpose as a second transcript.",
    "transcript-imported-before": "“{name}” was imported before, as “{as_name}”. Import it again on "
    "purpose if you want a second transcript.",
    "text-changed-meanwhile": "The text of “{name}” has been changed in the meantime. Copy what you "
    "have written, open the text again, and correct it there.",
    "spans-would-be-lost": "Codings or quotations would lose all their text ({n}). Say so explicitly "
    "if that is what you want.",
    "words-stay-while-blind": "While you code blind, single words can be corrected and words added, but "
    "none taken away and no passage rewritten: others may have coded it. Do that when the round is "
    "over.",
    "turn-cannot-be-split-here": "There must be words of the turn before and behind the place where "
    "it is split.",
    "turn-is-the-last": "No turn follows that this one could be joined with.",
    "time-below-zero": "A time in the recording cannot lie before its beginning.",
    "transcript-empty": "“{name}” holds no text.",
    "transcript-kind-unknown": "There is no kind of transcript “{kind}”.",
    "role-unknown": "A speaker is interviewer, participant or unknown, not “{role}”.",
    "code-exists": "There is already a code “{name}” here. Choose another name, or use that one.",
    "code-gone": "The code “{name}” was deleted or merged.",
    "code-not-itself": "“{name}” cannot differ from itself.",
    "code-fixed-while-blind": "“{name}” is the team's and stands still while you code blind. "
    "Change it when the round is over.",
    "codings-of-others": "Other coders' codings would change ({n}). Say so explicitly if that is "
    "what you want.",
    "would-close-a-circle": "“{name}” cannot stand under itself.",
    "span-outside-text": "{start}–{end} lies outside “{name}”, which has {length} characters.",
    "text-changed": "“{name}” was corrected in the meantime. Find the passages anew.",
    "autocode-nothing-asked": "Say what is to be found.",
    "pattern-wrong": "This expression cannot be read: {why}, at character {at}.",
    "pattern-too-slow": "This expression tries too many ways: it was stopped in “{name}” after "
    "{seconds} s in one turn. Repeats inside repeats, as in (a+)+, do that; write it without.",
    "category-exists": "There is already “{name}” here. Choose another name.",
    "team-fixed-while-blind": "The core category and the storyline are the team's and stand still "
    "while you code blind. Change them when the round is over.",
    "gap-unknown": "There is no check “{kind}”.",
    "gap-reason-needed": "Say why it is no gap.",
    "category-gone": "“{name}” was deleted or merged.",
    "theme-under-category": "The theme “{name}” cannot stand under the category “{parent}”. Put it "
    "under a theme, or at the top.",
    "level-unknown": "There is a category and a theme, but no “{level}”.",
    "memo-kind-unknown": "There is no kind of memo “{kind}”.",
    "meeting-has-decisions": "Decisions were taken in the meeting of {date} ({n}), so it stays.",
    "memo-of-another": "That memo is another coder's. Write one of your own beside it.",
    "undo-stops-at-freeze": "The round “{name}” is frozen, so undo stops here. Take the freeze back first, "
    "with a reason.",
    "codebook-version-exists": "There is already a codebook version “{name}”. Choose another name.",
    "codebook-fixed": "The codebook of the round “{name}” is fixed: no codes are made until it is over.",
    "round-kind-unknown": "A round is joint, independent or divided, not “{kind}”.",
    "round-exists": "There is already a round “{name}”. Choose another name.",
    "round-coders": "A round needs two coders, or one who codes for all in a joint round.",
    "round-empty": "Choose the transcripts of the round.",
    "round-overlaps": "“{transcript}” is in the open round “{name}” already. Freeze that one first.",
    "round-parts": "In a divided round every transcript has one coder of the round.",
    "round-frozen": "The round “{name}” is frozen.",
    "round-open": "The round “{name}” is not frozen.",
    "round-not-blind": "Nothing is hidden in the round “{name}”.",
    "freeze-in-a-copy": "This is one coder's copy. The round “{name}” is frozen in the project itself, "
    "where everybody's work comes together.",
    "round-not-finished": "The round “{name}” cannot be frozen yet: not all is finished ({names}).",
    "sample-after-coding": "A sample is drawn before anyone codes. Some of these transcripts are coded "
    "already: draw from the others, or take them without drawing.",
    "conflict-while-blind": "What both sides changed is decided when the round of blind coding is over.",
    "conflict-decided": "That is decided already. Undo the decision to decide anew.",
    "conflict-cannot-be-taken": "What the copy holds cannot stand here now: what it leans on is gone, is "
    "still used, or the text is another. What stands here can be kept.",
    "reason-needed": "Say why: the reason is printed with the figures.",
    "reassign-same": "That is already the work of “{name}”.",
    "reassign-hidden": "While you code blind, the work of “{name}” stays where it is.",
}
