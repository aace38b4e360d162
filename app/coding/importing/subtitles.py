"""Subtitle files (WebVTT, SRT) as text: one line per cue, with the speaker where one is named.

A speaker named by a voice tag is written in front as `Speaker: text`; a `Name: text` inside the cue
stays as it is. A cue in which several voices speak gives a line for each. Tags are removed, the
lines of a cue are joined by a blank, and cues without text give no line. The times are kept beside
the text, because a line of text has no room for them that a coder would not read.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Any, NamedTuple

from app.coding.importing.plain import check_text
from app.coding.importing.records import Cue, LeftOut
from app.models.errors import Refusal

_TIMING = re.compile(r"^[ \t]*[\d:.,]+[ \t]*-->", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>")
_VTT_TAG = re.compile(r"</?(?:(?:c|i|b|u|v|ruby|rt|lang)(?:\.[^\s>]*)?(?:\s[^>]*)?|[\d:.]+)>")
_SRT_TAG = re.compile(r"</?(?:[biu]|font(?:\s[^>]*)?)>|\{\\[^}]*\}", re.IGNORECASE)


class Subtitles(NamedTuple):
    """Text, one `Cue` per line, and what gave no line."""

    text: str
    cues: tuple[Cue, ...]
    left_out: tuple[LeftOut, ...]


def subtitles(text: str, file: str) -> Subtitles:
    """Read decoded subtitles; WebVTT is known by its first line, anything else is read as SRT.

    Refused is what has no readable cue with text.
    """
    web = text.lstrip("\n").startswith("WEBVTT")
    lines: list[str] = []
    cues: list[Cue] = []
    place = used = 0
    for caption in _captions(text.lstrip("\n"), "vtt" if web else "srt", file):
        said = list(_lines(caption.raw_text, web=web))
        used += bool(said)
        for speaker, line in said:
            cues.append(Cue(place, caption.start_time.in_milliseconds() / 1000, speaker))
            lines.append(f"{speaker}: {line}" if speaker else line)
            place += len(lines[-1]) + 1
    dropped = len(_TIMING.findall(text)) - used
    left_out = (LeftOut("cue", dropped),) if dropped > 0 else ()
    return Subtitles(check_text("\n".join(lines), file), tuple(cues), left_out)


def _captions(text: str, kind: str, file: str) -> Any:
    import webvtt  # at first use: most imports have no subtitles

    try:
        return webvtt.from_buffer(StringIO(text), format=kind)
    except webvtt.errors.MalformedFileError as error:
        raise Refusal("import-subtitles-damaged", file=file) from error


def _lines(raw: str, *, web: bool) -> Iterator[tuple[str | None, str]]:
    """Yield speaker and text of each voice in a cue."""
    if not web:
        yield from ((None, line) for line in [_joined(_SRT_TAG.sub("", raw))] if line)
        return
    parts = _VOICE.split(raw)
    for speaker, part in zip([None, *parts[1::2]], parts[0::2], strict=True):
        line = _joined(unescape(_VTT_TAG.sub("", part)))
        if line:
            said_by = " ".join(unescape(speaker or "").split()) or None
            yield said_by, line.lstrip(" ") if said_by else line


def _joined(text: str) -> str:
    return " ".join(line for line in text.split("\n") if line.strip())
