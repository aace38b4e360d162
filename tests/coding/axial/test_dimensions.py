"""How a property is written, and which ends its quotations reach."""

import pytest

from app.coding.axial.dimensions import Ends, Written, ends_seen, read_property


@pytest.mark.parametrize(
    "text, expected",
    [
        ("intensity", Written("intensity")),
        (" intensity : weak … overwhelming ", Written("intensity", "weak", "overwhelming")),
        ("强度：弱…压倒", Written("强度", "弱", "压倒")),
        ("length: short... very long", Written("length", "short", "very long")),
        ("length: short – long", Written("length", "short", "long")),
        ("on-off: self-made … given", Written("on-off", "self-made", "given")),
        ("length: short", Written("length", "short")),
        ("length:", Written("length")),
        (": weak … strong", Written(": weak … strong")),
    ],
)
def test_a_property_as_it_is_typed(text: str, expected: Written) -> None:
    assert read_property(text) == expected


@pytest.mark.parametrize(
    "percents, expected",
    [((), (False, False)), ((34, 66), (False, False)), ((33,), (True, False)), ((0, 67), (1, 1))],
)
def test_ends_are_the_outer_thirds(percents: tuple[int, ...], expected: tuple[bool, bool]) -> None:
    assert ends_seen(percents) == Ends(*expected)
