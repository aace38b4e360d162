"""What the import dialog is about to do, file by file. No Qt, so that it can be tested alone.

A file is read once; what the user says about it and about speakers is kept beside it, and the
states (imported before, name taken, date wrong) are worked out anew whenever somebody asks, because
each depends on the files around it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from app.coding.importing import LabelFound, Proposal, Role, Source, Turn
from app.coding.importing.as_input import as_input
from app.coding.operations.people import is_date
from app.coding.operations.transcripts import TranscriptInput
from app.models import queries
from app.models.errors import Refusal, Trouble
from app.models.reader import Reader
from app.models.texts import hash_of

SPOKEN = ("interview", "focus-group")  # kinds in which somebody should be found speaking
WITHOUT_PARTICIPANT = ("web-text",)


class Known(NamedTuple):
    """What the project holds already: names by hash of file or text, and ids for suggestions.

    `by_file` names the transcripts that have another name than their file had.
    """

    names: frozenset[str] = frozenset()
    by_hash: Mapping[str, str] = {}
    participants: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    by_file: Mapping[str, str] = {}


def known(reader: Reader) -> Known:
    """Read what a new file is compared with."""
    rows = queries.transcripts(reader)
    by_hash = {row.hash: row.name for row in rows}
    by_hash |= {row.source_hash: row.name for row in rows if row.source_hash}
    return Known(
        frozenset(row.name for row in rows),
        by_hash,
        tuple(row.name for row in queries.participants(reader)),
        tuple(row.name for row in queries.groups(reader)),
        {
            row.source_name: row.name
            for row in rows
            if row.source_name and Path(row.source_name).stem != row.name
        },
    )


@dataclass
class FilePlan:
    """One file: as it was read, and what is to become of it.

    `participants` is None while nobody said anything: then it follows from the file's name.
    """

    path: Path
    source: Source | None = None
    problem: Refusal | Trouble | None = None
    encoding: str | None = None  # chosen, and the text is read in it
    asked: str | None = None  # chosen last, whether it fits or not
    name: str = ""
    participants: tuple[str, ...] | None = None
    groups: tuple[str, ...] = ()
    date: str = ""
    kind: str = "interview"
    again: bool = False
    digest: str = ""

    @property
    def readable(self) -> bool:
        """Whether there is a text."""
        return self.source is not None

    def take(self, source: Source) -> None:
        """Hold what was read; what the user has said stays."""
        self.source, self.problem = source, None
        self.name = self.name or source.name
        self.digest = hash_of(source.text)


UPDATABLE = ("name-taken", "file-renamed")
"""Where a file may be the corrected text of the transcript that `Before` names."""


class Before(NamedTuple):
    """Why a file would be a second one: `slug` says how it is known, `name` as what."""

    slug: str  # imported-before | same-file | name-taken | file-renamed | name-twice
    name: str


class Summary(NamedTuple):
    """The numbers under the dialog."""

    transcripts: int
    unknown_speakers: int
    without_speakers: int
    skipped: int
    unreadable: int


@dataclass
class ImportPlan:
    """All files of the dialog, what was said about speakers, and what was found with it."""

    known: Known = field(default_factory=Known)
    files: list[FilePlan] = field(default_factory=list)
    roles: dict[str, Role | None] = field(default_factory=dict)
    proposal: Proposal | None = None
    sources: list[FilePlan] = field(default_factory=list)  # those that the proposal was made of
    variant_of: dict[str, str] = field(default_factory=dict)
    _turns: dict[int, tuple[Turn, ...]] = field(default_factory=dict)

    def offered(self) -> list[FilePlan]:
        """Return the files that have a text and are not skipped, in order.

        Only in these are speakers looked for: who speaks in a file that is known already was said
        when it was imported.
        """
        pairs = zip(self.files, self.befores(), strict=True)
        return [one for one, before in pairs if one.readable and (before is None or one.again)]

    def take_proposal(self, files: Sequence[FilePlan], proposal: Proposal) -> None:
        """Hold speakers and turns found in `files`; a proposed variant is remembered as one."""
        self.proposal, self.sources = proposal, list(files)
        self._turns = {id(one): turns for one, turns in zip(files, proposal.texts, strict=True)}
        for label in proposal.labels:
            if label.variant_of is not None:
                self.variant_of[label.name] = label.variant_of

    def turns(self, file: FilePlan) -> tuple[Turn, ...]:
        """Return the turns found in a file."""
        return self._turns.get(id(file), ())

    def participant_ids(self) -> list[str]:
        """Return the ids of the project and those named for files, which labels may equal."""
        named = [name for one in self.files for name in one.participants or ()]
        return list(dict.fromkeys([*self.known.participants, *named]))

    def participants(self, file: FilePlan) -> tuple[str, ...]:
        """Return who speaks: as was said, else the speakers of a focus group, else the file's name.

        A web text has nobody.
        """
        if file.participants is not None:
            return file.participants
        if file.kind in WITHOUT_PARTICIPANT:
            return ()
        if file.kind == "focus-group":
            heard = (turn.speaker for turn in self.turns(file) if turn.role == "participant")
            found = tuple(dict.fromkeys(one for one in heard if one))
            return found or (file.name,)
        return (file.name,)

    def say(self, labels: Iterable[str], role: Role | None) -> None:
        """Give labels a role over all files; None: not a speaker."""
        self.roles.update(dict.fromkeys(labels, role))

    def unsay(self, labels: Iterable[str]) -> None:
        """Leave labels to the proposal again (a variant is joined again)."""
        for name in labels:
            self.roles.pop(name, None)

    def undecided(self) -> list[LabelFound]:
        """Return the labels of which nobody has said, and nothing tells, who or what they are."""
        labels = () if self.proposal is None else self.proposal.labels
        return [one for one in speaker_rows(labels) if not self._is_decided(one)]

    def _is_decided(self, label: LabelFound) -> bool:
        told = label.name in self.roles
        variant = label.variant_of is not None or label.name in self.variant_of
        return told or variant or (label.counts and label.role != "unknown")

    def befores(self) -> list[Before | None]:
        """Tell for each file whether it is in the project, or further up in the list, already."""
        digests, names = dict(self.known.by_hash), dict.fromkeys(self.known.names, "name-taken")
        slugs = dict.fromkeys(digests, "imported-before")
        found: list[Before | None] = []
        for file in self.files:
            if file.source is None:
                found.append(None)
                continue
            keys = (file.source.sha256, file.digest)
            same = next((key for key in keys if key in digests), None)
            if same is not None:
                found.append(Before(slugs[same], digests[same]))
            else:
                found.append(self._namesake(file, names))
            for key in keys:
                slugs.setdefault(key, "same-file")
                digests.setdefault(key, file.path.name)
            names.setdefault(file.name, "name-twice")
        return found

    def _namesake(self, file: FilePlan, names: Mapping[str, str]) -> Before | None:
        """Return whose name a file has, or whose file had its name before it was renamed."""
        if file.name in names:
            return Before(names[file.name], file.name)
        renamed = self.known.by_file.get(file.path.name)
        unchanged = file.source is not None and file.name == file.source.name
        return Before("file-renamed", renamed) if renamed is not None and unchanged else None

    def wrong(self, file: FilePlan) -> dict[str, Refusal]:
        """Return what is wrong with the fields of a file, by field."""
        found: dict[str, Refusal] = {}
        if not file.name.strip():
            found["name"] = Refusal("name-empty")
        if file.date and not is_date(file.date):
            found["date"] = Refusal("value-not-a-date", attribute="date", value=file.date)
        return found

    def wanted(self) -> list[FilePlan]:
        """Return the files that will be imported."""
        return [one for one in self.offered() if not self.wrong(one)]

    def skipped(self) -> list[FilePlan]:
        """Return the files that are left out because they are known."""
        pairs = zip(self.files, self.befores(), strict=True)
        return [one for one, before in pairs if before is not None and not one.again]

    def unknown_speakers(self, file: FilePlan) -> bool:
        """Tell whether a speaker was found of whom nobody has said who it is."""
        return any(
            turn.speaker and turn.role == "unknown" and turn.speaker not in self.roles
            for turn in self.turns(file)
        )

    def without_speakers(self, file: FilePlan) -> bool:
        """Tell whether nobody was found speaking where somebody should; False until looked for."""
        looked = id(file) in self._turns
        return looked and file.kind in SPOKEN and not any(turn.speaker for turn in self.turns(file))

    def summary(self) -> Summary:
        """Count what will happen."""
        wanted = self.wanted()
        return Summary(
            len(wanted),
            sum(map(self.unknown_speakers, wanted)),
            sum(map(self.without_speakers, wanted)),
            len(self.skipped()),
            sum(not one.readable for one in self.files),
        )

    def input_of(self, file: FilePlan) -> TranscriptInput:
        """Return what the import operation stores of a file."""
        if file.source is None:
            raise ValueError("a file without a text cannot be imported")
        return as_input(
            replace(file.source, name=file.name),
            self.turns(file),
            participants=self.participants(file),
            groups=file.groups,
            kind=file.kind,
            date=file.date or None,
            file_name=file.path.name,
        )


def speaker_rows(labels: Sequence[LabelFound]) -> list[LabelFound]:
    """Return labels as they are listed: speakers with their variants below, then the open ones."""
    below: dict[str, list[LabelFound]] = {}
    for label in labels:
        if label.counts and label.variant_of is not None:
            below.setdefault(label.variant_of, []).append(label)
    rows: list[LabelFound] = []
    for label in labels:
        if label.counts and label.variant_of is None:
            rows += [label, *below.get(label.name, ())]
    return rows + [label for label in labels if not label.counts]


def paths_in(names: Collection[Path], endings: Collection[str]) -> list[Path]:
    """Return the files, and for folders the files in them that can be read; in natural order."""
    found: list[Path] = []
    for path in names:
        if path.is_dir():
            inside = [one for one in path.iterdir() if one.suffix.lower() in endings]
            found += sorted(inside, key=lambda one: queries.natural_key(one.name))
        else:
            found.append(path)
    return list(dict.fromkeys(found))
