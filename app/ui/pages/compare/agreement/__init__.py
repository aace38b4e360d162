"""The figures of agreement on the Compare page: views, what a figure says, the passages behind."""
