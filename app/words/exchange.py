"""Sentences about files that are exchanged, whose codings count, and `threefold check`."""

SENTENCES: dict[str, str] = {
    # The file
    "csv-missing": "There is no file “{file}”. Check the name and the folder.",
    "csv-is-folder": "“{file}” is a folder. Give the name of a CSV file.",
    "csv-unreadable": "“{file}” cannot be read ({why}). Check who may read the file.",
    "csv-empty": "“{file}” is empty. Its first line has to name the columns.",
    "csv-not-text": "“{file}” is not a text file. Save it as CSV in the other program and import "
    "that.",
    "csv-quotation-marks": "The quotation marks of “{file}” do not match in the row that starts in "
    "line {line}: one is not closed, or text follows the closing one. Double those inside a cell.",
    "csv-column-unnamed": "Column {number} of “{file}” has no name. Name it, or leave it out.",
    "csv-column-twice": "“{file}” has two columns “{column}”. Rename one of them.",
    "csv-column-missing": "“{file}” has no column “{columns}”; its first line names: {found}.",
    "csv-columns-missing": "“{file}” has no columns {columns}; its first line names: {found}.",
    "row-does-not-fit": "1 row of “{file}” does not fit; nothing was imported.",
    "rows-do-not-fit": "{n} rows of “{file}” do not fit; nothing was imported.",
    # A row
    "row-too-short": "The row has only {n} of {columns} cells.",
    "row-too-long": "The row has {n} cells for {columns} columns. A cell that holds the delimiter "
    "needs quotation marks.",
    "row-cell-empty": "“{column}” is empty.",
    "row-not-whole-number": "“{column}” is {value}, which is no whole number from 0.",
    "row-not-a-moment": "“{column}” is {value}; write a moment like 2026-05-31T14:05:00Z.",
    "row-not-yes-or-no": "“{column}” is {value}; write yes, or leave it empty.",
    "row-transcript-unknown": "There is no transcript “{transcript}”.",
    "row-transcript-twice": "There are {n} transcripts “{transcript}”. Rename all but one.",
    "row-span-empty": "{start}–{end} holds no character.",
    "row-span-outside": "{start}–{end} lies outside “{transcript}”, which has {length} characters.",
    "row-quote-not-found": "The quote is not the text of “{transcript}” at {start}–{end}, and it "
    "stands nowhere else in it.",
    "row-quote-elsewhere": "The quote is not the text of “{transcript}” at {start}–{end}; it "
    "stands at {found}–{found_end}. Offsets count characters (Unicode code points) from 0.",
    "row-coder-hidden": "The work of “{coder}” is hidden from you until the round is over.",
    "row-id-twice": "“{id}” stands in line {first} already.",
    "row-code-twice": "“{code}” stands in line {first} already.",
    "row-heading-twice": "“{path}” stands in line {first} already.",
    "row-named-twice": "“{transcript}” stands in line {first} already.",
    "row-parent-missing": "“{path}” is neither in the project nor in the file. Give it a row.",
    "codebook-fixed-while-blind": "The team's codebook stands still while you code blind. Import it "
    "when the round is over.",
    "code-ambiguous": "{n} codes fit “{code}”. Write the path from the top (parent/child), or "
    "rename one of them.",
    "path-part-empty": "A name is missing in “{path}”.",
    # Notices
    "columns-not-used": "These columns are not known here and were passed over: {columns}.",
    "code-placed-elsewhere": "“{code}” stays in “{place}”, where the team has put it; the file "
    "says “{wanted}”.",
    "coding-memo-kept": "The coding of “{transcript}” with “{code}” is there already and keeps its "
    "own memo.",
    "heading-level-kept": "“{path}” stays a {level}.",
    "values-taken-away": "“{id}” loses {n} values or groups that the file leaves empty.",
    "colour-not-known": "The colour {colour} is none of the program's and was passed over.",
    # Whose codings count
    "analysis-undecided": "{names} have coded the same transcripts ({transcripts}), and it is not "
    "decided whose codings count. Name one (on the command line with --coder), or reconcile "
    "them.",
    # check
    "check-unreadable": "The part “{part}” cannot be read: {why}.",
    "check-older-format": "The file has format {theirs}; opening it in the program makes it format "
    "{ours}.",
    "check-pages": "SQLite finds the file damaged: {what}.",
    "check-reference": "{n} rows of “{table}” refer to rows of “{meant}” that are not there.",
    "check-types": "{n} rows of “{table}” hold a value of the wrong type.",
    "check-triggers": "{n} triggers of the journal are missing or changed ({names}); opening the "
    "project restores them, but changes made meanwhile are not in the history.",
    "check-open-operation": "An operation was left open; opening the project closes it.",
    "check-text-length": "The text of “{transcript}” has {length} characters and not {said}.",
    "check-text-hash": "The text of “{transcript}” is not the one that was imported.",
    "check-text-not-folded": "The text of “{transcript}” cannot be searched: its folded copy is missing.",
    "check-span-version": "{n} rows of “{table}” belong to a text that is none of “{transcript}”.",
    "check-span-behind": "{n} rows of “{table}” were left behind on an older text of “{transcript}”.",
    "check-text-map": "Nobody can tell how codings moved into the corrected text of “{transcript}”.",
    "check-span-outside": "Rows of “{table}” reach from {first} to {last}, beyond the {length} "
    "characters of “{transcript}”.",
    "check-span-empty": "{n} rows of “{table}” hold no character of “{transcript}”.",
    "check-turns": "{n} turns of “{transcript}” overlap, lie outside its text, or belong to "
    "an older one.",
    "check-placement-odd": "{n} placements are of nothing, or of two things.",
    "check-placement-twice": "{n} codes or categories stand in two places of one structure.",
    "check-placement-circle": "{n} categories or themes stand under themselves.",
    "check-code-circle": "{n} codes stand under themselves.",
    "check-coding-of-gone": "{n} codings are of codes that were deleted or merged.",
    "check-log-details": "{n} operations of the history cannot be read (the first is number {op}).",
    "check-log-image": "{n} rows of “{table}” cannot be put back from the journal.",
    "check-log-step": "{n} steps of the journal do not fit the rows of “{table}”.",
    "check-log-unwritten": "{n} rows of “{table}” are not in the journal: something else "
    "wrote them.",
}
