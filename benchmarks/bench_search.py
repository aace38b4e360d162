"""Searching 1,000 interviews, 60 million characters: when the first hits are there, and when all.

The floor is one pass of raw sqlite3 and Python's `in` over the same folded texts. Goals are those
of DESIGN §7. Run `python -m benchmarks.bench_search`; `--texts N` takes fewer interviews.
"""

import argparse
import random
import sqlite3
import tempfile
from pathlib import Path
from time import perf_counter

from app.coding.search.find import search
from app.coding.search.language import parse
from app.models.project import Project
from app.models.transaction import Transaction
from benchmarks.pairs import Measured, measure, print_table
from benchmarks.workload import NEEDLE, SEED, vocabulary

LENGTH = 60_000  # characters of each interview
_RATIO, _PAIRS = 20, 10
_TURN = 300  # characters of each turn
_CHINESE = "然后我觉得医生应该多听病人说话这样才有信任"
_QUERIES = (
    ("a rare word", NEEDLE),
    ("a frequent word", "patient"),
    ("both words in a turn", f"{NEEDLE} patient"),
    ("an exact expression", f'"{NEEDLE} again"'),
    ("near", f"again NEAR/3 {NEEDLE}"),
    ("two Chinese characters", "信任"),
)


def make(path: Path, texts: int) -> None:
    """Make a project of interviews; every twentieth holds the rare word and a Chinese turn."""
    rng = random.Random(SEED)
    words, weights = vocabulary(rng)
    base = " ".join(rng.choices(words, cum_weights=weights, k=LENGTH // 4))[:LENGTH]

    def fill(tx: Transaction) -> None:
        for number in range(texts):
            cut = rng.randrange(LENGTH)
            text = base[cut:] + base[:cut]
            if number % 20 == 0:
                planted = f" {NEEDLE} again {_CHINESE} "
                text = text[: LENGTH // 2] + planted + text[LENGTH // 2 + len(planted) :]
            _add(tx, number, text)

    with Project.create(path, copies=False) as project:
        project.do(fill).result()


def _add(tx: Transaction, number: int, text: str) -> None:
    version = tx.add_text(text)
    row = tx.transcripts.add(name=f"S{number}", text_version=version, import_order=number)
    turn = {"transcript": row, "text_version": version, "role": "participant"}
    starts = range(0, len(text), _TURN)
    tx.turns.add_many(
        {**turn, "label_start": at, "start": at, "end": min(at + _TURN, len(text))} for at in starts
    )


def rows(path: Path) -> list[Measured]:
    """Measure every query: until the first transcript with hits, and to the end."""
    raw = sqlite3.connect(path)

    def floor(_k: int) -> int:
        return sum(NEEDLE in text for (text,) in raw.execute("SELECT text FROM folded_text"))

    found: list[Measured] = []
    with Project(path, copies=False) as project:
        for name, query in _QUERIES:
            asked = parse(query)

            def first(_k: int) -> None:
                with project.read() as reader:
                    next(search(reader, asked), None)  # noqa: B023 - called at once

            def everything(_k: int) -> int:
                with project.read() as reader:
                    return sum(len(one.hits) for one in search(reader, asked))  # noqa: B023

            for when, act, limit in (("first", first, 100), ("all", everything, 1000)):
                row = measure(
                    f"{name}: {when}",
                    act,
                    floor,
                    goal=_RATIO,
                    limit_ms=limit,
                    limit_of="median",
                    pairs=_PAIRS,
                )
                found.append(row)
    raw.close()
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--texts", type=int, default=1_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, began = Path(folder) / "search.threefold", perf_counter()
        make(path, args.texts)
        print(f"made in {perf_counter() - began:.0f} s")
        millions = args.texts * LENGTH / 1e6
        print_table(f"search in {millions:g} million characters", rows(path))


if __name__ == "__main__":
    main()
