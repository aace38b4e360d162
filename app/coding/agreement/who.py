"""Which two coders are compared."""

from app.models import queries
from app.models.errors import Refusal
from app.models.reader import Reader


def two_coders(reader: Reader, given: str | None = None) -> tuple[int, int]:
    """Return the coders named as "A,B", or without names the project's two people.

    A name may hold commas itself: the text is parted where it leaves two known names. Refused,
    with the names that there are: "agreement-two-coders", "coder-unknown",
    "agreement-which-coders".
    """
    coders = queries.coders(reader)
    known = {coder.name: coder.id for coder in coders}
    names = ", ".join(known) or "–"
    if given is None:
        people = [coder.id for coder in coders if coder.kind == "person"]
        if len(people) != 2:
            raise Refusal("agreement-which-coders", names=names)
        return people[0], people[1]
    parts = given.split(",")
    ways = [
        (",".join(parts[:at]).strip(), ",".join(parts[at:]).strip()) for at in range(1, len(parts))
    ]
    fitting = [way for way in ways if set(way) <= set(known)]
    if not fitting and len(ways) != 1:
        raise Refusal("agreement-two-coders", names=names)
    for name in (fitting or ways)[0]:
        if name not in known:
            raise Refusal("coder-unknown", name=name, names=names)
    first, second = (fitting or ways)[0]
    return known[first], known[second]
