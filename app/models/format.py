"""The marks by which a file is known as a project. Apart, so that the start page needs no SQL."""

APPLICATION_ID = 0x33464C44  # "3FLD", in SQLite's header
FORMAT = 2  # user_version that this program writes
ENDING = ".threefold"
