"""How far two coders agree: METHODS A, from spans to the figures that a paper prints.

Everything is interval arithmetic on sorted spans, so the cost follows the number of codings and
not the length of the texts.
"""
