"""For the paper: the study told in sentences for its methods section, and what checklists ask."""
