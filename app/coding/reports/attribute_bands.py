"""The bands in which tables print a number, as they are kept with the attribute."""

from app.coding.reports.bands import Bands, parse_bands
from app.models import queries
from app.models.reader import Reader


def bands_of(reader: Reader) -> dict[str, Bands]:
    """Return the bands of every attribute that has some, by its name."""
    return {row.name: parse_bands(row.bands) for row in queries.attributes(reader) if row.bands}
