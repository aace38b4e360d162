"""The Categories page and the Themes page: what the codes are grouped into."""
