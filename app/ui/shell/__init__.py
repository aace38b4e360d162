"""The running program around the pages: start page, project windows, menu, preferences."""
