"""Diagrams of axial coding: paradigms and all relations, laid out and arranged by hand."""
