"""Constant comparison: the quotations of several codes side by side, sorted, split and merged."""
