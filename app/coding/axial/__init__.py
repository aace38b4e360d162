"""What is known about axial coding: dimensions, relations, paradigms and their evidence."""
