"""Coding many passages at once: finding them, widening them, and what resembles a passage.

Nothing here writes. What was found is shown, the researcher unticks what does not belong, and the
operation `autocode` codes the rest as one step.
"""
