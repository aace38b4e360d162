"""The page of transcripts and participants."""
