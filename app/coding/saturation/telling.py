"""What the figures say, in words: never "saturation was reached", but which rule was met and where.

Every sentence is put together from the words of `app.words.saturation`; the window hands in a
`say` that translates them and a `day` that writes dates as its reader does.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from app.coding.saturation.late import Late
from app.coding.saturation.looks import compare, read_snapshot
from app.coding.saturation.overview import Overview, Part
from app.coding.saturation.result import WHOLE
from app.coding.saturation.rules import Rule
from app.models.queries import Look
from app.words.saturation import word

Say = Callable[..., str]
Day = Callable[[str | None], str]
_PLURAL = {"code": "codes", "category": "categories", "theme": "themes"}
_NAMED = 12  # things that one sentence names


def plain_day(iso: str | None) -> str:
    """Return a date as files hold it."""
    return iso or ""


class Telling:
    """Sentences on an overview, in the words and dates of a reader."""

    def __init__(
        self,
        overview: Overview,
        say: Say = word,
        day: Day = plain_day,
        *,
        unfinished: bool = False,
    ) -> None:
        self._overview = overview
        self._presence = overview.presence
        self._say = say
        self._day = day
        self._coding = say("present-coding" if unfinished else "final-coding")

    def name(self, part: Part) -> str:
        """Return what a part is called."""
        return self._say("everybody") if part.name == WHOLE else part.name

    def level(self) -> str:
        """Return the level in the singular."""
        return self._say(self._presence.level)

    def levels(self) -> str:
        """Return the level in the plural."""
        return self._say(_PLURAL[self._presence.level])

    def nodes(self, nodes: Iterable[int]) -> str:
        """Return the names of nodes, or that there are none."""
        return self._listed([self._presence.names[node] for node in nodes])

    def result(self, part: Part) -> list[str]:
        """Return what the curve shows, what the rule says of it, and what the team judged."""
        if not part.numbers:
            return [self._say("no-interviews", who=self.name(part))]
        lines = [self._shown(part), self._ruled(part)]
        if self._overview.everywhere:
            lines.insert(0, self._say("everywhere"))
        looks = [look for look in self._overview.looks if look.participant_group == part.group]
        if looks:
            date, said = self._day(looks[-1].date), looks[-1].judgement
            lines.append(self._say("judged", date=date, judgement=said))
        return lines

    def rule(self, rule: Rule) -> str:
        """Return a rule in words."""
        return self._say(rule.kind, **rule.settings)

    def rule_set(self, part: Part) -> str:
        """Return the part's rule with the day it was set and what had been collected by then."""
        words = self.rule(part.answer.rule)
        if part.rule is None:
            return words
        date, held, every = self._day(part.rule.set_on), part.held_before, len(part.numbers)
        if part.inherited:
            words = self._say("set-for-all", rule=words)
        if not any(self._presence.interviews[at].date for at in part.numbers):
            return self._say("set-on", rule=words, date=date)
        if held >= every:
            return self._say("set-after", rule=words, date=date, n=every)
        return self._say("set-before", rule=words, date=date, n=held + 1)

    def seen_once(self, part: Part) -> str:
        """Return how many nodes are in one interview only."""
        once, found = part.answer.curve.seen_once, part.answer.curve.frequencies
        return self._say("once", n=len(once), all=len(found))

    def counted(self) -> list[str]:
        """Return whose codings were counted, and which interviews were left out."""
        parts = [self._say("mix", coder=coder, n=n) for coder, n in self._presence.parts]
        lines = [self._say("counted", mix=", ".join(parts) or self._say("none"))]
        left = self._presence.unfinished
        if left:
            lines.append(self._say("left-out", n=len(left), names=self._listed(list(left))))
        return lines

    def late(self, late: Sequence[Late]) -> list[str]:
        """Return what is known of late codes: each that was looked for earlier, then the others."""
        lines = [self._looked_for(one) for one in late if one.again]
        never: dict[int, list[Late]] = {}
        for one in late:
            if not one.again:
                never.setdefault(one.interview, []).append(one)
        for interview, codes in never.items():
            values = {
                "interview": self._presence.interviews[interview].name,
                "n": max(len(one.earlier) for one in codes),
                "names": ", ".join(self._presence.names[one.node] for one in codes),
            }
            lines.append(self._say("late-never", **values))
        return lines

    def _looked_for(self, late: Late) -> str:
        values = {
            "name": self._presence.names[late.node],
            "interview": self._presence.interviews[late.interview].name,
            "n": len(late.earlier),
            "again": len(late.again),
            "names": self._interviews(late.again),
        }
        up_to = late.up_to
        if up_to is None:
            line = self._say("late-some", **values)
        else:
            line = self._say("late-up-to", up_to=self._presence.interviews[up_to].name, **values)
        if not late.found:
            return line
        return self._say("late-found", line=line, names=self._interviews(late.found))

    def late_sum(self, late: Sequence[Late]) -> str:
        """Return how many codes were late, and how many of them nobody looked for earlier."""
        if not late:
            return self._say("late-none")
        return self._say("late-sum", n=len(late), never=sum(not one.again for one in late))

    def compared(self, look: Look) -> list[str]:
        """Return what has become of a look's curve."""
        kept = read_snapshot(look.curve)
        if not kept.interviews:
            return [self._say("look-empty")]
        part = self._overview.part(look.participant_group)
        found = compare(kept, self._presence, part.numbers)
        values = {"then": found.then, "now": found.now, "levels": self.levels()}
        lines = [self._say("fewer", date=self._day(look.date), **values)]
        if found.more:
            lines.append(self._say("look-more", names=self._listed(found.more)))
        if found.gone:
            lines.append(self._say("look-gone", names=self._listed(found.gone)))
        if found.since:
            lines.append(self._say("look-since", n=found.since))
        if found.left:
            lines.append(self._say("look-left", n=found.left))
        return lines

    def _shown(self, part: Part) -> str:
        """Return what the last interviews brought, whatever the rule."""
        answer, who = part.answer, self.name(part)
        counts, met_at = answer.curve.counts, answer.result.met_at
        if met_at is not None:
            return self._run(part, met_at)
        last = max((at for at, n in enumerate(counts) if n), default=None)
        if last is None:
            return self._say("no-interviews", who=who)
        values = {"who": who, "interview": answer.interviews[last]}
        if last == len(counts) - 1:
            words = {"n": counts[last], "levels": self.levels()}
            return self._say("still-new-last", **values, **words)
        return self._say("still-new", **values, level=self.level(), n=len(counts) - 1 - last)

    def _run(self, part: Part, met_at: int) -> str:
        answer, length = part.answer, part.answer.rule.run
        begin = met_at - length + 1
        run = ", ".join(answer.interviews[begin : met_at + 1])
        brought = sum(answer.curve.counts[begin : met_at + 1])
        if brought or answer.rule.threshold > Decimal(0):
            base = answer.rule.base
            found = sum(answer.curve.counts[:base])
            words = {"n": brought, "found": found, "levels": self.levels(), "base": base}
            return self._say("little-new", who=self.name(part), run=run, **words)
        return self._say(
            "nothing-new",
            who=self.name(part),
            level=self.level(),
            run=run,
            before=answer.interviews[begin - 1],
            base=begin,
            length=length,
        )

    def _ruled(self, part: Part) -> str:
        answer = part.answer
        state, met_at, rule = answer.result.state, answer.result.met_at, answer.rule
        values = {
            "rule": self.rule_set(part),
            "n": len(part.numbers),
            "needed": rule.base + rule.run,
            "interview": "" if met_at is None else answer.interviews[met_at],
            "after": self.nodes(answer.after),
            "coding": self._coding,
        }
        if part.rule is None:
            return self._say(f"tried-{state}", **values)
        return self._say("met-words" if state == "met" else state, **values)

    def _interviews(self, numbers: Iterable[int]) -> str:
        return self._listed([self._presence.interviews[at].name for at in numbers])

    def _listed(self, names: Iterable[str]) -> str:
        every = list(names)
        shown = ", ".join(every[:_NAMED])
        if len(every) > _NAMED:
            return f"{shown} … (+{len(every) - _NAMED})"
        return shown or self._say("none")
