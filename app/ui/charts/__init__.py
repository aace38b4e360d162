"""Figures: charts and diagrams, the same on screen and in SVG, PNG and PDF.

A figure is laid out by plain Python into a `Scene` of primitives (`scene`) whose colours are names
of the theme. One function paints any scene with a QPainter (`paint`); the widget that shows it
(`view`) and the files (`files`) differ only in colours and device. What a layout needs to know of
fonts it asks a `Measure` (`measure`). Nothing here knows what a figure is about.
"""
