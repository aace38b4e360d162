"""Bringing a copy of the project home: a three-way merge by the identity of rows, never by names.

What only the copy changed is taken over, what only the main file changed stays, what both changed
stays as it is here and is listed. Nothing of a coder's work is dropped silently.
"""
