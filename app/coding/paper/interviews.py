"""Sentences on the material: interviews, interviewers, guide, recordings, translations."""

from collections import Counter
from statistics import fmean

from app.coding.paper.telling import Telling
from app.models import queries
from app.models.queries import Transcript
from app.models.reader import Reader
from app.words.methods import day, listed, word

_KINDS = ("interview", "focus-group", "essay", "web-text")
_HELD = ("interview", "focus-group")  # kinds that somebody holds
_PAGE = "transcripts"


def tell_interviews(reader: Reader, telling: Telling) -> None:
    """Tell how the material came about."""
    texts = queries.transcripts(reader)
    kinds = Counter(row.kind for row in texts)
    if parts := [word(f"kind-{kind}", n=kinds[kind]) for kind in _KINDS if kinds[kind]]:
        telling.say("kinds", "kinds", _PAGE, kinds=listed(parts))
    held = [row for row in texts if row.kind in _HELD]
    _tell_dates(texts, telling)
    _tell_interviewers(reader, held, telling)
    _tell_modes(held, telling)
    _tell_durations(held, telling)
    _tell_languages(reader, texts, telling)
    _tell_speakers(reader, held, telling)
    _tell_guide(reader, telling)
    _tell_recordings(texts, telling)
    _tell_translations(reader, telling)


def _tell_dates(texts: list[Transcript], telling: Telling) -> None:
    dates = sorted(row.date for row in texts if row.date)
    if len(texts) == len(dates) == 1:
        telling.say("dates", "date-one", _PAGE, first=day(dates[0]))
    elif texts and len(texts) == len(dates):
        telling.say("dates", "dates", _PAGE, first=day(dates[0]), last=day(dates[-1]))


def _tell_interviewers(reader: Reader, held: list[Transcript], telling: Telling) -> None:
    persons = {row.id: row for row in queries.persons(reader)}
    by = Counter(row.interviewer for row in held if row.interviewer in persons)
    known = [persons[one] for one in by if one is not None]
    if not known:
        return
    names = listed([row.name for row in known])
    if unknown := len(held) - by.total():
        telling.say("interviewers", "by-some", _PAGE, names=names, n=unknown)
    else:
        telling.say("interviewers", "by", _PAGE, names=names)
    for row in known:
        if row.training:
            telling.say("training", "training", _PAGE, name=row.name, text=row.training)
        if row.relation:
            telling.say("relation", "relation", _PAGE, name=row.name, text=row.relation)


def _tell_modes(held: list[Transcript], telling: Telling) -> None:
    modes = Counter(row.mode for row in held if row.mode)
    if held and modes.total() == len(held):
        parts = [word("mode", mode=mode, n=n) for mode, n in modes.most_common()]
        telling.say("modes", "modes", _PAGE, modes=", ".join(parts))


def _tell_durations(held: list[Transcript], telling: Telling) -> None:
    minutes = [row.seconds / 60 for row in held if row.seconds]
    if not minutes:
        return
    of = word("of-some", n=len(minutes), all=len(held)) if len(minutes) < len(held) else ""
    low, high = f"{min(minutes):.0f}", f"{max(minutes):.0f}"
    values = {"mean": f"{fmean(minutes):.0f}", "low": low, "high": high, "of": of}
    telling.say("duration", "duration", _PAGE, n=len(minutes), **values)


def _tell_languages(reader: Reader, texts: list[Transcript], telling: Telling) -> None:
    spoken = queries.study(reader).languages
    named = spoken or ", ".join(sorted({row.language for row in texts if row.language}))
    if named:
        telling.say("languages", "languages", "study" if spoken else _PAGE, names=named)


def _tell_speakers(reader: Reader, held: list[Transcript], telling: Telling) -> None:
    ids = {row.id for row in held}
    speakers = [row for row in queries.speakers(reader) if row.transcript in ids]
    per_person = Counter(row.participant for row in speakers)
    if again := sum(n > 1 for n in per_person.values()):
        telling.say("repeat", "repeat", _PAGE, n=again)
    per_text = Counter(row.transcript for row in speakers)
    if several := sum(n > 1 for n in per_text.values()):
        telling.say("present", "present", _PAGE, n=several)


def _tell_guide(reader: Reader, telling: Telling) -> None:
    """Tell of the guide's last version."""
    questions = queries.guide(reader)
    if not questions:
        return
    last = [row for row in questions if row.version_id == questions[-1].version_id]
    topics = list(dict.fromkeys(row.topic for row in last))
    telling.say(
        "guide",
        "guide",
        _PAGE,
        name=last[0].version,
        n=len(topics),
        questions=len(last),
        topics=listed(topics),
    )


def _tell_recordings(texts: list[Transcript], telling: Telling) -> None:
    if recorded := sum(row.audio is not None for row in texts):
        telling.say("recorded", "recorded", _PAGE, n=recorded)
    if checked := sum(row.checked_on is not None for row in texts):
        telling.say("checked", "checked", _PAGE, n=checked, all=len(texts))


def _tell_translations(reader: Reader, telling: Telling) -> None:
    translated = [row for row in queries.quotations(reader) if row.translation]
    if translated:
        names = sorted({row.translator for row in translated if row.translator})
        known = all(row.translator for row in translated)  # else it would claim too much
        by = word("translated-by", names=listed(names)) if known else ""
        telling.say("translated", "translated", "code", n=len(translated), by=by)
