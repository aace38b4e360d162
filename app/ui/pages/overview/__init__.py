"""The Overview page: how far the study is, and its methods text."""
