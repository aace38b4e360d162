"""The window around the pages: rail, header, page stack, foot. It knows nothing of the study."""
