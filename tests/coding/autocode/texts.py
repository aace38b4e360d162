"""Texts that are hard to cut: emoji, marks, Chinese, right to left, in random mixtures."""

from hypothesis import strategies as st

PIECES = (
    "care", "Care", "CARE", "çáré", "ca\u0301re", "careful", "trust", "don't",
    "well-being", "Straße", "共情", "病人", "很重要", "。", "？", "👩\u200d👩\u200d👧",
    "👍🏽", "🇨🇳", "\u2764\ufe0f", "e\u0301\u0323", "ﬁ", "Å", "नमस्ते", "שלום",
    "مرحبا", "ก็", "한국", ".", "!", "?", "…", ",", "“", "”", " ", "  ", "\n",
    "\xa0", "\u200d", "\ufe0f", "\r\n", "3.5", "Dr.",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)
