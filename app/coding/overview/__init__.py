"""The overview for the supervisor: how far the study is, on a page and as a report."""
