"""Tests of where resources are found: in the checkout, and in an installed package."""

from pathlib import Path

import pytest

from app import resources


def test_a_resource_of_the_checkout_is_found() -> None:
    path = resources.resource("icons/LICENSE")
    assert path == Path(__file__).parent.parent / "resources" / "icons" / "LICENSE"
    assert path.is_file()


def test_a_folder_is_a_resource_too() -> None:
    assert resources.resource("icons").is_dir()


def test_what_is_not_there_is_said_with_its_path() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons.no-such\.svg"):
        resources.resource("icons/no-such.svg")


def test_the_folder_in_the_package_goes_before_one_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "app"
    package.mkdir()
    (tmp_path / "resources").mkdir()
    assert resources.folder_of(package) == tmp_path / "resources"
    (package / "_resources").mkdir()
    assert resources.folder_of(package) == package / "_resources"
