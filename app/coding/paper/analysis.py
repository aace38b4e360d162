"""Sentences on the analysis: approach, the three levels, codebook, memos, coders and what counts.

Where it is not decided whose coding counts, no number of codes or passages is given.
"""

from app.coding.analysis.analysis_coding import AnalysisCoding, analysis_coding
from app.coding.analysis.counts import Count, Id
from app.coding.analysis.tally import count_in
from app.coding.paper.telling import Telling
from app.coding.reports.inputs import Node
from app.coding.reports.material import nodes
from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader
from app.words.methods import day, listed, word

_IN_THREE_STEPS = ("grounded-theory", "own")
_ALL = "all"  # the node above all others, which counts each passage once


def tell_analysis(reader: Reader, telling: Telling) -> None:
    """Tell how the material was coded and what came of it."""
    study = queries.study(reader)
    # A new project has an approach before anybody has thought of one.
    if study.approach != "own" and queries.transcripts(reader):
        telling.say("approach", f"approach-{study.approach}", "study")
    _tell_memos(reader, telling)
    _tell_versions(reader, telling)
    if names := _people_who_coded(reader):
        telling.say("coders", "coder", "code", names=listed(names))
    try:
        analysis = analysis_coding(reader)
    except Refusal:
        telling.say("undecided", "undecided", "tables")
        return
    if not analysis.parts:
        return
    parts = [word("mix", coder=name, n=n) for name, n in analysis.parts]
    telling.say("counted", "counted", "tables", mix=listed(parts))
    _tell_levels(reader, telling, analysis, in_steps=study.approach in _IN_THREE_STEPS)


def _people_who_coded(reader: Reader) -> list[str]:
    """Return who coded or finished any, as far as the viewer may know; Consensus is no person."""
    coded = {coder for _transcript, coder in queries.counts_by_transcript(reader)}
    coded |= {row.coder for row in queries.finished(reader)}
    return [row.name for row in queries.coders(reader) if row.kind == "person" and row.id in coded]


def _tell_levels(
    reader: Reader, telling: Telling, analysis: AnalysisCoding, *, in_steps: bool
) -> None:
    structure = nodes(reader)
    parents: dict[Id, Id | None] = {node.id: node.parent or _ALL for node in structure}
    counts = count_in(reader, {**parents, _ALL: None}, analysis)
    used = [node for node in structure if counts[node.id].quotations]
    codes = [node for node in used if node.kind == "code"]
    if not codes:
        return
    passages = counts[_ALL].quotations
    telling.say("codes", "open" if in_steps else "codes", "code", n=len(codes), passages=passages)
    themes = [node for node in structure if node.kind == "theme" and node.parent is None]
    between = [node for node in structure if node.kind != "code" and node not in themes]
    if in_steps:
        categories = sum(node.kind == "category" for node in structure)
        _tell_steps(reader, telling, categories, len(themes))
    elif between or themes:
        telling.say("grouped", "grouped", "themes", what=_structure(len(between), len(themes)))
    _tell_themes(telling, structure, counts, analysis, reader)
    if between or themes:
        sizes = {"n": len(codes), "above": _structure(len(between), len(themes))}
        telling.say("tree", "tree", "themes", levels=_depth(structure), **sizes)
    quotable = {
        (row.transcript, row.start, row.end)
        for row in queries.quotable_codings(reader)
        if analysis.counts(row.transcript, row.coder)
    }
    if quotable:
        telling.say("quotable", "quotable", "tables", n=len(quotable))


def _structure(between: int, themes: int) -> str:
    """Return how many sub-themes or categories and themes there are, of what there are any."""
    sizes = (("in-categories", between), ("in-themes", themes))
    return listed([word(slug, n=n) for slug, n in sizes if n])


def _tell_steps(reader: Reader, telling: Telling, categories: int, themes: int) -> None:
    if categories:
        telling.say("axial", "axial", "categories", n=categories, more=_relations(reader, telling))
    if themes:
        core = queries.study(reader).core_category
        names = {row.id: row.name for row in queries.categories(reader)}
        around = word("core", name=names[core]) if core in names else ""
        telling.say("selective", "selective", "themes", n=themes, core=around)


def _relations(reader: Reader, telling: Telling) -> str:
    relations = queries.relations(reader)
    evidence = queries.evidence(reader)
    against = {
        (row.transcript, row.start, row.end) for row in evidence if row.stance == "contradicts"
    }
    if against:
        telling.say("negative", "negative", "categories", n=len(against))
    if not relations:
        return ""
    shown = {row.relation for row in evidence if row.stance == "supports"}
    with_evidence = sum(row.id in shown for row in relations)
    return word("axial-relations", n=len(relations), evidence=with_evidence)


def _tell_themes(
    telling: Telling,
    structure: tuple[Node, ...],
    counts: dict[Id, Count],
    analysis: AnalysisCoding,
    reader: Reader,
) -> None:
    kinds = {node.id: node.kind for node in structure}
    top = [node for node in structure if node.kind == "theme" and node.parent is None]
    if not top:
        return
    heard = len(
        {row.participant for row in queries.speakers(reader) if row.transcript in analysis.covered}
    )
    # In reflexive thematic analysis themes are made, not found, and not weighed by counting.
    reflexive = queries.study(reader).approach == "reflexive-thematic-analysis"
    parts = [
        word("theme", name=node.name, n=len(counts[node.id].participants), all=heard)
        if not reflexive
        else node.name
        for node in sorted(top, key=lambda node: node.position)
    ]
    slug = "themes-developed" if reflexive else "themes"
    telling.say("themes", slug, "themes", n=len(top), names="; ".join(parts))
    for theme in sorted(top, key=lambda node: node.position):
        below = [node for node in structure if node.parent == theme.id and kinds[node.id] != "code"]
        if below:
            names = "; ".join(n.name for n in sorted(below, key=lambda node: node.position))
            values = {"name": theme.name, "n": len(below), "names": names}
            telling.say("sub-themes", "sub-themes", "themes", **values)


def _depth(structure: tuple[Node, ...]) -> int:
    """Return how many levels the deepest code stands at."""
    parents = {node.id: node.parent for node in structure}

    def depth(node: int | str | None) -> int:
        return 0 if node is None else 1 + depth(parents[node])

    return max(map(depth, parents), default=0)


def _tell_memos(reader: Reader, telling: Telling) -> None:
    """Count memos that are open to the team; what is private is nobody's to count."""
    memos = [row for row in queries.memos(reader) if not row.private]
    if reflexive := sum(row.kind == "reflexive" for row in memos):
        telling.say("notes", "notes", "notes", n=reflexive)
    if others := sum(row.kind in ("code-note", "theoretical", "methodological") for row in memos):
        telling.say("memos", "memos", "notes", n=others)


def _tell_versions(reader: Reader, telling: Telling) -> None:
    if versions := queries.codebook_versions(reader):
        last = versions[-1]
        values = {"n": len(versions), "name": last.name, "date": day(last.date)}
        telling.say("versions", "version", "compare", **values)
