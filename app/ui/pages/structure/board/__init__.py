"""The board: codes as cards in the columns of their categories."""
