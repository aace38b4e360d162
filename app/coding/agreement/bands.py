"""Conventions by which authors call a figure good or bad; never shown without its author's name.

Landis & Koch's belong to kappa and Krippendorff's to alpha; neither is lent to other coefficients.
"""

_KAPPA = (
    (0.8, "kappa-perfect"),
    (0.6, "kappa-substantial"),
    (0.4, "kappa-moderate"),
    (0.2, "kappa-fair"),
)


def band_of_kappa(value: float) -> str:
    """Return the slug of a kappa's band. Source: Landis & Koch 1977, table on page 165.

    Theirs are printed as .00–.20, .21–.40 …: a value is in the band that holds it to two places.
    """
    rounded = round(value, 2)
    if rounded < 0:
        return "kappa-poor"
    return next((slug for over, slug in _KAPPA if rounded > over), "kappa-slight")


def band_of_alpha(value: float) -> str:
    """Return the slug of an alpha's band. Source: Krippendorff 2004, page 241."""
    if value >= 0.8:
        return "alpha-reliable"
    return "alpha-tentative" if value >= 0.667 else "alpha-low"
