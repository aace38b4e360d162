"""The options of `threefold export` that only some tables have."""

import argparse

from app.coding.reports.agreement_table import AgreementOptions
from app.coding.reports.agreement_views import VIEWS
from app.coding.reports.appendix import AppendixOptions
from app.coding.reports.catalog import Choices
from app.coding.reports.codebook_difference import DifferenceOptions
from app.coding.reports.crosstab import CrosstabOptions
from app.coding.reports.framework import FrameworkOptions
from app.coding.reports.group_comparison import ComparisonOptions
from app.coding.reports.joint_display import JointOptions
from app.coding.reports.matching_tables import MATCHING_VIEWS
from app.coding.reports.matrix import MatrixOptions
from app.coding.reports.row_names import Level
from app.coding.reports.theme_options import ThemeOptions
from app.models.errors import Refusal

_LEVELS = ("code", "category", "theme")
# Which tables an option is for, by the name that argparse gives it.
_FOR = {
    "coders": ("agreement",),
    "view": ("agreement",),
    "level": (
        "matrix",
        "crosstab",
        "group-comparison",
        "joint-display",
        "framework",
        "agreement",
        "saturation",
    ),
    "quotes": ("theme-table", "framework", "group-comparison"),
    "attribute": ("joint-display",),
    "by": ("crosstab", "group-comparison"),
    "zero_one": ("matrix",),
    "totals": ("matrix", "crosstab"),
    "percent": ("crosstab",),
    "uneven_first": ("crosstab", "group-comparison"),
    "quotable": ("appendix",),
    "from_version": ("codebook-difference",),
    "to_version": ("codebook-difference",),
}


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("--coders", metavar="A,B", help="the two coders who are compared")
    parser.add_argument(
        "--view", choices=(*VIEWS, *MATCHING_VIEWS), help="agreement seen from another side"
    )
    parser.add_argument("--level", choices=_LEVELS, help="what is counted")
    parser.add_argument(
        "--by",
        metavar="ATTRIBUTE",
        action="append",
        default=[],
        help="compare by an attribute's values; repeat it to cross two, “group” being the groups",
    )
    parser.add_argument(
        "--attribute",
        metavar="ATTRIBUTE",
        action="append",
        default=[],
        help="an attribute to set the rows against; repeat it for more, all numbers without it",
    )
    parser.add_argument(
        "--quotes", type=int, metavar="N", help="quotations in each row or cell at most"
    )
    parser.add_argument("--zero-one", action="store_true", help="1 and 0 in place of numbers")
    parser.add_argument("--totals", action="store_true", help="rows for whole themes too")
    parser.add_argument(
        "--percent", action="store_true", help="percentages also of groups of fewer than 20"
    )
    parser.add_argument("--uneven-first", action="store_true", help="begin with what differs most")
    parser.add_argument(
        "--quotable", action="store_true", help="only passages marked as worth quoting"
    )
    parser.add_argument(
        "--from-version", metavar="NAME", help="the earlier codebook version, the last without it"
    )
    parser.add_argument(
        "--to-version", metavar="NAME", help="the later one, the present codebook without it"
    )


def check(args: argparse.Namespace) -> None:
    """Refuse an option that says nothing about the table that was asked for."""
    for name, reports in _FOR.items():
        if getattr(args, name) not in (None, False, []) and args.what not in reports:
            option = f"--{name.replace('_', '-')}"
            raise Refusal(
                "export-option", option=option, what=args.what, reports=", ".join(reports)
            )


def choices(args: argparse.Namespace) -> Choices:
    """Return what was asked for, as the reports read it."""
    level: Level = args.level or "code"
    return Choices(
        coder=args.coder,
        groups=tuple(args.group),
        level=level,
        matrix=MatrixOptions(
            level=level, values="presence" if args.zero_one else "counts", totals=args.totals
        ),
        crosstab=CrosstabOptions(
            level=level,
            by=tuple(args.by),
            percent="always" if args.percent else "large",
            uneven=args.uneven_first,
            totals=args.totals,
        ),
        comparison=ComparisonOptions(
            level=level,
            by=tuple(args.by),
            quotes=_number(args.quotes),
            uneven=args.uneven_first,
        ),
        agreement=_agreement(args, level),
        joint=JointOptions(level=args.level or "theme", attributes=tuple(args.attribute)),
        themes=ThemeOptions(groups=tuple(args.group), quotes=_number(args.quotes)),
        framework=FrameworkOptions(level=args.level or "theme", quotes=_number(args.quotes)),
        appendix=AppendixOptions(quotable=args.quotable),
        difference=DifferenceOptions(args.from_version, args.to_version),
    )


def _agreement(args: argparse.Namespace, level: Level) -> AgreementOptions:
    options = AgreementOptions(coders=args.coders, level=level)
    if args.view in MATCHING_VIEWS:
        return options._replace(matching=args.view)
    return options._replace(view=args.view or "codes")


def _number(wanted: int | None) -> int:
    return 1 if wanted is None else max(0, wanted)
