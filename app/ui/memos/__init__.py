"""Memos on screen: the field with its preview, the editor around it, the sheet beside a thing."""

from app.ui.memos.editor import MemoEditor
from app.ui.memos.sheet import MemoSheet

__all__ = ["MemoEditor", "MemoSheet"]
