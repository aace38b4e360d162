"""Kinds of transcripts and encodings, in words."""

from PySide6.QtCore import QCoreApplication


def kind_words(kind: str) -> str:
    """Return a kind of transcript in words."""
    known = {
        "interview": _tr("Interview"),
        "focus-group": _tr("Focus group"),
        "essay": _tr("Essay or narrative"),
        "web-text": _tr("Web text"),
    }
    return known.get(kind, kind)


def encoding_words(encoding: str) -> str:
    """Return an encoding with the languages that it is for: "Chinese, simplified (gb18030)"."""
    known = {
        "utf-8": _tr("Unicode"),
        "utf-16": _tr("Unicode"),
        "gb18030": _tr("Chinese, simplified"),
        "big5": _tr("Chinese, traditional"),
        "cp932": _tr("Japanese"),
        "cp949": _tr("Korean"),
        "cp1252": _tr("Western European"),
        "iso8859-15": _tr("Western European"),
        "cp1250": _tr("Central European"),
        "iso8859-2": _tr("Central European"),
        "cp1251": _tr("Cyrillic"),
        "koi8-r": _tr("Cyrillic"),
        "cp1253": _tr("Greek"),
        "cp1254": _tr("Turkish"),
        "mac-roman": _tr("Western, old Mac"),
    }
    return f"{known[encoding]} ({encoding})" if encoding in known else encoding


def _tr(text: str) -> str:
    return QCoreApplication.translate("Kinds", text)
