"""The tab of the interview guide: its questions, and the answers to each."""
