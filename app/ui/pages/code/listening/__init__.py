"""Listening to the recording beside the text: the player, its bar, and the gestures."""
