"""Words that the parts of the import dialog share, apart from what is shown."""

ENDINGS = (".docx", ".txt", ".md", ".vtt", ".srt")
SAME = "same"  # a variant is left with the label that it was taken to be
NOBODY = "nobody"  # not a speaker
KINDS = ("interview", "focus-group", "essay", "web-text")
ENCODINGS = (
    "utf-8", "utf-16", "gb18030", "big5", "cp932", "cp949", "cp1252", "iso8859-15", "cp1250",
    "iso8859-2", "cp1251", "koi8-r", "cp1253", "cp1254", "mac-roman",
)  # fmt: skip
