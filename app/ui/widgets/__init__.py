"""Widgets that know nothing of the study: pages fill them and listen to their signals."""
