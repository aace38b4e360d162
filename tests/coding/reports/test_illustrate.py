"""Which passage is proposed: one rule at a time, each between two passages that differ in it."""

from app.coding.reports.illustrate import Illustrator
from app.coding.reports.inputs import Coded, Person, Transcript
from app.coding.reports.passages import Passages, Quoter, QuoteStyle
from tests.coding.reports.small_study import TEXTS, interview

SHORT = "too few words here"
GOOD = " ".join(["word"] * 25)
LONG = " ".join(["word"] * 60)


def speech(name: str, *said: str) -> Transcript:
    return interview(name, (name,), *(f"{name}: {part}" for part in said))


def turn(document: Transcript, number: int, *, quotable: bool = False) -> Coded:
    found = document.turns[number]
    return Coded(document.id, found.start, found.end, "code", quotable)


def illustrator(*documents: Transcript, silent: str = "") -> Illustrator:
    passages = Passages(documents)
    quoter = Quoter(
        passages,
        lambda transcript, start, end: TEXTS[str(transcript)][start:end],
        lambda transcript, start, end: None,
        QuoteStyle("", "", source="{participant}"),
        {},
    )
    people = [Person(document.name, may_quote=document.name != silent) for document in documents]
    return Illustrator(quoter, passages, people)


def picked(maker: Illustrator, *codings: Coded, wanted: int = 1) -> list[tuple[str, bool]]:
    quotes = maker.pick(codings, wanted, propose=True)
    return [(quote.text, quote.proposed) for quote in quotes]


def test_a_readable_length_is_preferred_on_both_sides() -> None:
    document = speech("P1", SHORT, GOOD, LONG)
    codings = [turn(document, number) for number in range(3)]
    assert picked(illustrator(document), *codings) == [(GOOD, True)]


def test_within_readable_lengths_the_medium_one_is_preferred() -> None:
    nine, thirty = " ".join(["word"] * 9), " ".join(["word"] * 30)
    document = speech("P1", nine, thirty)
    assert picked(illustrator(document), turn(document, 0), turn(document, 1)) == [(thirty, True)]


def test_what_is_marked_wins_over_what_reads_better() -> None:
    document = speech("P1", GOOD, SHORT)
    found = picked(illustrator(document), turn(document, 0), turn(document, 1, quotable=True))
    assert found == [(SHORT, False)]


def test_marked_once_is_marked_whatever_the_other_coding_says() -> None:
    document = speech("P1", GOOD)
    found = picked(illustrator(document), turn(document, 0, quotable=True), turn(document, 0))
    assert found == [(GOOD, False)]


def test_whoever_was_not_quoted_yet_is_preferred() -> None:
    first, second = speech("P1", GOOD, f"{GOOD} b"), speech("P2", f"{GOOD} c d")
    maker = illustrator(first, second)
    assert picked(maker, turn(first, 0)) == [(GOOD, True)]
    assert picked(maker, turn(first, 1), turn(second, 0)) == [(f"{GOOD} c d", True)]
    assert picked(maker, turn(first, 1), turn(second, 0)) == [(f"{GOOD} b", True)]


def test_one_turn_is_preferred_to_several() -> None:
    document = speech("P1", GOOD, SHORT)
    across = Coded("P1", document.turns[0].start, document.turns[1].end, "code")
    assert picked(illustrator(document), across, turn(document, 1)) == [(SHORT, True)]


def test_a_passage_is_not_quoted_twice_while_there_is_another() -> None:
    document = speech("P1", GOOD, SHORT)
    maker = illustrator(document)
    codings = [turn(document, 0), turn(document, 1)]
    assert [picked(maker, *codings)[0][0] for _ in range(2)] == [GOOD, SHORT]


def test_several_in_one_row_come_from_different_people() -> None:
    first, second = speech("P1", GOOD, f"{GOOD} b"), speech("P2", f"{GOOD} c d")
    codings = [turn(first, 0), turn(first, 1), turn(second, 0)]
    found = picked(illustrator(first, second), *codings, wanted=2)
    assert [text for text, _ in found] == [GOOD, f"{GOOD} c d"]


def test_equals_are_decided_by_the_order_of_collection() -> None:
    later, earlier = speech("P2", GOOD), speech("P1", GOOD)
    maker = illustrator(later, earlier)
    quotes = maker.pick([turn(earlier, 0), turn(later, 0)], 1, propose=True)
    assert quotes[0].source == "P2"


def test_nobody_is_quoted_who_did_not_agree() -> None:
    document = speech("P1", GOOD)
    maker = illustrator(document, silent="P1")
    assert picked(maker, turn(document, 0)) == []
    assert maker.refused == set()
    assert picked(maker, turn(document, 0, quotable=True)) == []
    assert len(maker.refused) == 1


def test_of_many_passages_few_are_read() -> None:
    document = speech("P1", *(f"{GOOD} {number}" for number in range(200)))
    maker = illustrator(document)
    read: list[int] = []
    text_of = maker.quoter.text_of

    def counting(transcript: int | str, start: int, end: int) -> str:
        read.append(start)
        return text_of(transcript, start, end)

    maker.quoter.text_of = counting
    picked(maker, *(turn(document, number) for number in range(200)))
    assert len(read) < 20
