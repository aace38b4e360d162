"""Properties of a code, category or theme, and the line on which its quotations are placed."""
