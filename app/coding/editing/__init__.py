"""Correcting a text that is coded: what changed, and where the spans on it go.

Pure logic over texts and offsets (half-open, code points); the operation that writes it down is
`app.coding.operations.editing`.
"""
