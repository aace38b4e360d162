"""Working together: rounds, copies that go out and come back, and what is to be decided then."""
