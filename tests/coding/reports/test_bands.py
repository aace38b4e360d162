"""Bands of numbers: read, written, found, and made where nobody set them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coding.reports.bands import Band, Bands, default_bands, parse_bands
from app.models.errors import Refusal


def labels(bands: Bands) -> list[str]:
    return [band.label() for band in bands.bands]


def whose(bands: Bands, value: str) -> str | None:
    band = bands.find(Decimal(value))
    return band.label() if band else None


def decimals(*values: float) -> list[Decimal]:
    return [Decimal(str(value)) for value in values]


def test_bands_are_sorted_and_printed_with_an_en_dash() -> None:
    bands = parse_bands("30-39, 20 – 29;60+，<20, 45")
    assert labels(bands) == ["< 20", "20–29", "30–39", "45", "≥ 60"]
    assert bands.source == "<20,20-29,30-39,45,60+"


@pytest.mark.parametrize(
    "value, label",
    [
        ("19.9", "< 20"),
        ("20", "20–29"),
        ("29", "20–29"),
        ("29.9", "20–29"),
        ("30", "30–39"),
        ("40", None),
        ("60", "≥ 60"),
        ("99", "≥ 60"),
        ("-5", "< 20"),
    ],
)
def test_a_value_between_two_printed_ends_is_in_the_lower_band(
    value: str, label: str | None
) -> None:
    assert whose(parse_bands("<20,20-29,30-39,>=60"), value) == label


def test_bands_as_fine_as_they_are_written() -> None:
    bands = parse_bands("0-0.5,0.6-1.0")
    assert [whose(bands, value) for value in ("0.5", "0.59", "0.6", "1.09", "1.1")] == [
        "0–0.5",
        "0–0.5",
        "0.6–1.0",
        "0.6–1.0",
        None,
    ]


def test_negative_numbers() -> None:
    assert labels(parse_bands("-10--1,0-10")) == ["-10–-1", "0–10"]


@pytest.mark.parametrize(
    "text, reason",
    [
        ("", "band-unreadable"),
        (" , ", "band-unreadable"),
        ("young", "band-unreadable"),
        ("20-", "band-unreadable"),
        ("20-29-39", "band-unreadable"),
        ("１０-２０", "band-unreadable"),
        ("29-20", "band-reversed"),
        ("20-30,30-40", "bands-overlap"),
        ("20-29,25", "bands-overlap"),
        ("<20,15-19", "bands-overlap"),
        ("<20,<30", "bands-overlap"),
        ("60+,70+", "bands-overlap"),
        ("20-29,20-29", "bands-overlap"),
    ],
)
def test_what_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_bands(text)
    assert refused.value.reason == reason


def test_bands_that_only_touch_do_not_overlap() -> None:
    assert labels(parse_bands("<20,20-29,30+")) == ["< 20", "20–29", "≥ 30"]


@pytest.mark.parametrize(
    "values, expected",
    [
        # The model study's ages come out as in its paper.
        ((20, 24, 29, 36, 45, 53), ["20–29", "30–39", "40–49", "50–59"]),
        ((20, 21, 24), ["20–24"]),
        ((19, 31), ["15–19", "20–24", "25–29", "30–34"]),
        ((4, 27), ["0–9", "10–19", "20–29"]),
        ((1, 2, 5), ["1", "2", "3", "4", "5"]),
        ((0, 9), ["0–1", "2–3", "4–5", "6–7", "8–9"]),
        ((7,), ["7"]),
        ((1.5, 3.25), ["1.0–1.9", "2.0–2.9", "3.0–3.9"]),
        ((-5, 3), ["-6–-5", "-4–-3", "-2–-1", "0–1", "2–3"]),
        ((0, 1000), ["0–499", "500–999", "1000–1499"]),
        ((), []),
    ],
)
def test_bands_that_nobody_set(values: tuple[float, ...], expected: list[str]) -> None:
    assert labels(default_bands(decimals(*values))) == expected


NUMBERS = st.integers(-(10**6), 10**6).map(Decimal) | st.decimals(
    -1000, 1000, places=2, allow_nan=False
)


@given(st.lists(NUMBERS, min_size=1, max_size=20))
def test_default_bands_are_few_and_hold_every_value(values: list[Decimal]) -> None:
    bands = default_bands(values)
    assert 1 <= len(bands.bands) <= 5
    for value in values:
        assert sum(band.has(value, bands.places) for band in bands.bands) == 1
    assert parse_bands(bands.source) == bands


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=8, unique=True), NUMBERS)
def test_no_value_is_in_two_bands(edges: list[int], value: Decimal) -> None:
    edges = sorted(edges)
    ends = zip(edges, [edge - 1 for edge in edges[1:]], strict=False)
    bands = Bands(tuple(Band(Decimal(low), Decimal(high)) for low, high in ends))
    assert parse_bands(bands.source) == bands
    inside = edges[0] <= value < edges[-1]
    assert sum(band.has(value, 0) for band in bands.bands) == inside
