"""Where the files that are not code lie: icons, translations, templates, the sample study, help.

In a checkout they are the folder `resources/` beside `app/`. The wheel carries the same folder
inside the package as `app/_resources`, because a folder `resources` of its own in site-packages
would belong to everybody. The packaged place is asked first: beside an installed `app/` a folder
`resources` may be another program's.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

PACKAGED = "_resources"
IN_CHECKOUT = "resources"


def resource(name: str) -> Path:
    """Return the path of a resource, e.g. `icons/undo-2.svg`; parts are parted by a slash.

    Raises FileNotFoundError where there is none: a resource that the program asks for and does
    not have is a bug, or a damaged installation.
    """
    path = root().joinpath(*name.split("/"))
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@cache
def root() -> Path:
    """Return the folder that holds all resources."""
    return folder_of(Path(str(files("app"))))


def folder_of(package: Path) -> Path:
    """Return the folder of resources that belongs to the package at this path."""
    packaged = package / PACKAGED
    return packaged if packaged.is_dir() else package.parent / IN_CHECKOUT
