"""The page of notes: all memos and meetings, as a list and as a journal."""
