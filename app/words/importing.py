"""Sentences about reading transcript files."""

SENTENCES: dict[str, str] = {
    "import-missing": "There is no file “{file}”. Check its name and folder.",
    "import-not-a-file": "“{file}” is a folder, not a file. Name the files in it.",
    "import-unreadable": (
        "“{file}” cannot be read ({why}). Check that you may open it and that no other program "
        "holds it."
    ),
    "import-empty": "“{file}” holds no text. Check that it is the right file and was saved.",
    "import-too-large": (
        "“{file}” is larger than {megabytes} MB, too large for a transcript. Split it into parts."
    ),
    "import-format": (
        "“{file}” is a {format} file, which is not read here. Save it as Word (.docx) or as plain "
        "text (.txt) and import that."
    ),
    "import-not-word": (
        "“{file}” is not a Word document, whatever its ending says. Open it in the program that "
        "made it, save it as .docx or .txt, and import that."
    ),
    "import-old-word": (
        "“{file}” is in Word's old .doc format. Open it in Word or LibreOffice, save it as .docx, "
        "and import that."
    ),
    "import-nul": (
        "“{file}” has a NUL character at place {place}, so it is not plain text in the encoding "
        "it was read in. If it is text, name its encoding (often utf-16)."
    ),
    "import-surrogate": (
        "“{file}” has half a character (a lone surrogate) at place {place}. Open it in a text "
        "editor, correct the character there, and save it as UTF-8."
    ),
    "import-encoding-unknown": (
        "“{encoding}” is not the name of an encoding. Use one such as utf-8, gb18030 or cp1252."
    ),
    "import-encoding-wrong": (
        "“{file}” is not in the encoding {encoding}: byte {place} does not fit. Name another one."
    ),
    "import-encoding-not-found": (
        "The encoding of “{file}” could not be found out. Name it, or save the file as UTF-8."
    ),
    "import-subtitles-damaged": (
        "“{file}” is not a WebVTT or SRT subtitle file: no times were found where they belong. "
        "If it is plain text, rename it to .txt."
    ),
    "docx-encrypted": (
        "“{file}” is protected by a password. Remove the password in Word and import it again."
    ),
    "docx-damaged": (
        "“{file}” is damaged: its parts cannot be unpacked or read. Open it in Word, let Word "
        "repair it, save it, and import it again."
    ),
    "docx-doctype": (
        "“{file}” has a DOCTYPE in its part {part}, which Word never writes and which can carry "
        "an attack. Open it in Word, save it as a new file, and import that."
    ),
    "docx-too-large": (
        "“{file}” unpacks to far more than a transcript has, as a damaged or malicious file does. "
        "If it is sound, split it in Word into parts."
    ),
    "docx-no-body": (
        "“{file}” is a Word file without a document in it. Open it in Word, save it again, and "
        "import that."
    ),
    "left-out-comment": "comments left out: {count}",
    "left-out-cue": "subtitle cues without text or with an unreadable time, left out: {count}",
    "left-out-drawing": "drawings without text left out: {count}",
    "left-out-embedded-document": "embedded documents left out: {count}",
    "left-out-embedded-object": "embedded objects left out: {count}",
    "left-out-equation": "equations left out: {count}",
    "left-out-footer": "page footers left out: {count}",
    "left-out-header": "page headers left out: {count}",
    "left-out-hidden-text": "passages of hidden text, kept as ordinary text: {count}",
    "left-out-image": "pictures left out: {count}",
    "left-out-list-number": "automatic numbers and bullets of lists left out: {count}",
    "left-out-note-number": "numbers of notes left out (the notes stand at the end): {count}",
    "left-out-ruby": "reading aids above characters left out: {count}",
    "left-out-symbol": "symbols that only their font could show, kept as they are: {count}",
    "left-out-tracked-deletion": "passages deleted under tracked changes left out: {count}",
}
